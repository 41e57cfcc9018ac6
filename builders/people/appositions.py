"""People told again in other words behind a comma: Orlando Gomez, a street vendor; a man, a teacher at the school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import people_at, phrase_start
from .stated import is_one_person, is_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from .phrases import People


def is_again(row: Sequence[Chunk], before: People, people: People, end: int) -> bool:
    """Whether a phrase of a list, behind which the list goes on at `end`, only says again who the one before it is."""
    tests = (_is_also, _is_described)
    return _is_apposition(row, before, people) or any(test(row, before, people, end) for test in tests)


def _is_apposition(row: Sequence[Chunk], before: People, people: People) -> bool:
    """Whether a phrase behind a comma says again who the people before it are: Orlando Gomez, a street vendor."""
    if row[people.first - 1].tag != ",":
        return False
    if not is_name(before):
        is_one_of = row[before.first].word == "one of" and is_article(people)  # one of the hostages, an engineer
        if is_one_of and row[people.last + 1 : people.last + 2] and row[people.last + 1].tag != "c":
            return True
        return is_name(people) and (before.number is None or is_article(before))
    is_bare = not (people.determiner or people.number)
    if is_article(people):
        return True  # a Sunday Times correspondent
    return not is_name(people) and (is_bare or people.determiner in ("a", "an", "the", "its"))


def _is_described(row: Sequence[Chunk], before: People, people: People, end: int) -> bool:
    """Whether one person behind a comma, where no list goes on, is the one before it: a man, a teacher from Goma.

    So is who is told by his office between commas, though others follow: a colonel, the head of the unit, and two men.
    """
    has_office = people.determiner == "the" and is_article(before) and is_one_person(people)
    is_one = has_office or (people.number is not None and people.number.high == 1)
    if not (is_one and is_one_person(before)) or row[people.first - 1].tag != "," or end >= len(row):
        return False
    if has_office and row[end].tag == "," and any(chunk.tag == "o" for chunk in row[people.first : end]):
        return True
    behind = end + 1 if row[end].tag == "," else end
    return behind < len(row) and row[behind].tag != "c" and (behind == end or people_at(row, behind) is None)


def _is_also(row: Sequence[Chunk], before: People, people: People, end: int) -> bool:
    """Whether an apposition goes on to say who somebody is: the head of the bank and one of the richest men, was."""
    if row[people.first - 1].tag != "c" or row[before.first - 1].tag != "," or end == len(row) or row[end].tag != ",":
        return False
    return before.determiner == "the" and is_article(people) and row[people.first].word == "one of"


def are_among_them(row: Sequence[Chunk], before: People, people: People) -> bool:
    """Whether those of a phrase are some of those before: eleven guests, the bride among them.

    So are those of two behind a list: killed a judge and six others, three women and a boy among them.
    """
    at = people.last + 1
    ends_list = row[before.first - 1].tag == "c" and row[people.first - 1].tag == ","
    if ends_list and row[at].tag == "c" and (second := people_at(row, at + 1)) is not None:
        at = second.last + 1
    return [chunk.word for chunk in row[at : at + 2]] == ["among", "them"]


def are_titles(row: Sequence[Chunk], before: People, people: People) -> bool:
    """Whether two phrases joined by `and` are the titles of one person named behind: Senator and leader Juan Lopez."""
    are_bare = not (before.determiner or before.number or people.determiner or people.number)
    is_joined = people.first == before.last + 2 and row[before.last + 1].tag == "c"
    is_one = bool(before.actors) and not is_named(before) and not is_plural(before.head)
    return are_bare and is_joined and is_one and is_named(people) and not _is_bare_name(people)


def is_named(people: People) -> bool:
    """Whether a phrase has the name of a person in it."""
    return any(actor.kind == "person" for actor in people.actors)


def _is_bare_name(people: People) -> bool:
    """Whether a phrase is a name without a title."""
    return is_name(people) and len(people.actors[0].name) == people.actors[0].end - people.actors[0].start


def is_name(people: People) -> bool:
    """Whether a phrase names one person."""
    return bool(people.actors) and people.actors[0].kind == "person"


def is_article(people: People) -> bool:
    """Whether an article counts the one person of a phrase."""
    return people.number is not None and people.number.article


def before_origin(row: Sequence[Chunk], at: int) -> int:
    """Index before words for where people are from, or are what they are of, that end at `at`: a judge of the court.

    Labourers from southern Punjab and a guard; a judge at the high court in Cali, and her driver.
    """
    for start in range(at, max(0, at - LONGEST_ORIGIN), -1):
        if start < at and row[start].word in ORIGIN and row[start - 1].tag == "O":
            return start - 1
        is_article = row[start].word in ("a", "an")  # six staff of an agency and their driver
        if row[start].tag not in "wLdaT" and not is_article and not (start < at and row[start].word in ORIGIN):
            break
    return at


ORIGIN = frozenset({"from", "of", "in", "at"})
LONGEST_ORIGIN = 8
"""Chunks of such words."""


def before_owner(row: Sequence[Chunk], start: int) -> int:
    """Index of the country, or of the words for the person, whose people a phrase tells of: the judge's escort."""
    is_owned = start > 1 and row[start].word == "s" and row[start - 1].tag == "'"
    owner = phrase_start(row, start - 2) if is_owned and row[start - 2].tag == "O" else start - 2
    return owner if is_owned and row[owner].tag in "LdN" else start


def names_of_both(row: Sequence[Chunk], comma: int) -> int | None:
    """Index of the names, up to a comma, of the two groups told of before them: two militias, A and B, clashed."""
    at = comma - 1
    while at > 0 and row[at].tag in "Ocd":
        at -= 1
    named = [chunk for chunk in row[at + 1 : comma] if chunk.tag == "O"]
    if at < 1 or row[at].tag != "," or len(named) != PAIR:
        return None
    is_of_two = row[at - 1].tag == "O" and any(chunk.word in TWO for chunk in row[max(0, at - LONGEST_TWO) : at])
    is_told = is_of_two and all(getattr(chunk.item, "kind", None) in ("named", "force") for chunk in named)
    return at + 1 if is_told else None


TWO, PAIR = ("two", "both"), 2
LONGEST_TWO = 4
"""Chunks of such a phrase: two rival cult groups."""
