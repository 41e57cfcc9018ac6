"""Lists of people: joined by commas and `and`, told one by one, or said again in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..numbers.ages import ages_before
from .appositions import ORIGIN, are_among_them, are_titles, before_origin, is_again, is_article, is_name
from .asides import TELLING, before_bracket, behind_bracket, clause_before
from .cited_before import are_cited_before, behind_cited
from .identity import SIDING
from .phrases import EXCLUDING, ONE_PERSON, PART_WORDS, one_told_of, people_at, phrase_start
from .stated import is_plural
from .things import SUSPECTED
from .unknown_words import counts_people, told_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from .phrases import People


THEM = frozenset({"them", "whom", "these", "those"})


def people_list(row: Sequence[Chunk], index: int, limit: int | None = None) -> list[People]:
    """Read phrases joined by commas and `and` from `index` on; phrases behind `including` are left to the caller."""
    found: list[People] = []
    before: People | None = None
    at = index
    while (people := told_at(row, at, limit)) is not None:
        is_anew = limit is None and not _is_of_list(row, people, index) and _begins_anew(row, people)
        if before and (is_anew or _counts_them(row, before, people)):
            break
        at = _past_modifier(row, people.last + 1)
        is_listed = len(found) > 1 and found[-1] is before and row[before.first - 1].tag != "c"
        is_one_more = is_listed and is_article(people)  # a judge, a lawyer, a guard; not a judge and his son, a lawyer
        if before is not None and found[-1] is before and are_titles(row, before, people):
            found[-1] = people._replace(first=before.first, start=before.start, actors=(*before.actors, *people.actors))
            people = found[-1]
        elif before is not None and row[people.first].word == "both":
            found[-1] = before._replace(number=people.number) if len(found) == 1 else before  # a couple, both teachers
        elif before is None or is_one_more or not is_again(row, before, people, at):
            found.append(_with_determiner(people, found[-1]) if found else people)
        joined = joined_end(row, at, index)
        if joined == at or (joined < len(row) and row[joined].word in PART_WORDS):
            break
        at, before = joined, people
    return _without_those_counted(row, found)


def _is_of_list(row: Sequence[Chunk], people: People, index: int) -> bool:
    """Whether a phrase ends a list behind `of` that a verb follows: the murder of a judge, and of his wife, was."""
    if row[people.first - 1].tag == "o":
        return True
    is_last = row[people.first - 1].tag == "c" and people.last + 1 < len(row) and row[people.last + 1].tag == "x"
    return is_last and index > 0 and row[index - 1].tag == "o"


JOINING = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("alongside",), ("besides",))
"""Words besides `and` that join one more to a list."""
JOINED_BY = frozenset(first for first, *_ in JOINING)
LONGEST_JOINING = max(map(len, JOINING))


def joined_end(row: Sequence[Chunk], at: int, first: int) -> int:
    """Index behind the words at `at` that join one more to the list that begins at `first`; `at` where none do."""
    start = at
    while at < len(row):
        if row[at].tag in ",c" or (row[at].tag == ";" and _is_age(row, at - 1)):
            at += 1
        elif row[at].word in JOINED_BY and (length := _joining(row, at)):
            at += length
        else:
            break
    is_governed = first > 0 and start < at < len(row) and row[at].word == row[first - 1].word
    return at + 1 if is_governed and row[at].tag == "o" else at  # the murder of A and of B


def _joining(row: Sequence[Chunk], at: int) -> int:
    """How many words such as `along with` stand at `at`."""
    words = tuple(chunk.word for chunk in row[at : at + LONGEST_JOINING])
    return next((len(each) for each in JOINING if words[: len(each)] == each), 0)


LONGEST_MODIFIER = 8
"""Chunks of a phrase that says where people in a list are from."""


def _past_modifier(row: Sequence[Chunk], at: int) -> int:
    """Index behind where people are from, or a bracket about them, where the list goes on: the mayor of Diffa, and."""
    if at >= len(row):
        return at
    if _is_age(row, at + 1):
        at += 2
    if row[at].word == "aged" and ages_before(row, at + 1):
        at += 2  # a girl aged nine and her mother
    if row[at].tag in "([-":
        return behind_bracket(row, at)
    is_called = row[at].word == "known" and at + 1 < len(row) and row[at + 1].word == "as"
    if not (row[at].tag == "o" or is_called or row[at].word in ("from", "for", "at")):
        return at
    for end in range(at + 1 + is_called, min(len(row) - 1, at + LONGEST_MODIFIER)):
        tag = row[end].tag
        if tag in ",c" or row[end].word in JOINED_BY:
            return end
        if tag not in "dwLTao-N" and row[end].word not in ORIGIN:
            return at
    return at


def _is_age(row: Sequence[Chunk], at: int) -> bool:
    """Whether a person's age stands between commas."""
    return 0 < at < len(row) - 1 and row[at].word.isdigit() and row[at - 1].tag == "," and row[at + 1].tag in ",;"


def _with_determiner(people: People, before: People) -> People:
    """A bare noun in a list has the determiner of the one before it: his bodyguard and driver."""
    if people.determiner or people.number is not None or before.number is not None:
        return people
    return people._replace(determiner=before.determiner)


def is_of_them(row: Sequence[Chunk], at: int) -> bool:
    """Whether the words at `at` make a number one of some of those before: four of them, two of whom."""
    return at + 1 < len(row) and row[at].tag == "o" and row[at + 1].word in THEM


def coordinated(row: Sequence[Chunk], start: int, limit: int) -> list[People]:
    """Widen a phrase to the left over `A, B and C`, then read all of it."""
    first = start
    joined = [start]
    if first > 1 and row[first - 1].tag == "'" and row[first - 2].tag == "O":
        owner = phrase_start(row, first - 2)
        first = owner if row[owner].tag in "dN" else first  # a woman and the driver's apprentice
    while first >= 2 and row[first - 1].tag in "c,":
        before = first - 2
        if row[before].tag == ",":
            before -= 1
        before -= ages_before(row, before)
        if _is_age(row, before):
            before -= 2
        if before > 0 and row[before].tag in ")]-":
            before = before_bracket(row, before)
        if row[first - 1].tag == "c":
            before = before_origin(row, before)
        if before < 0 or not counts_people(row, before, limit) or row[first].word in PART_WORDS:
            break
        candidate = _widened(row, phrase_start(row, before))
        if candidate and _is_of_others(row, candidate, first, is_first=first == start):
            break
        if candidate > 1 and (
            _is_said_of_others(row[candidate - 2], row[candidate - 1]) or is_of_them(row, candidate + 1)
        ):
            break  # nine died, six of them women, and five were hurt
        first = candidate
        joined.append(first)
    if len(joined) > 1 and are_cited_before(row, first):
        first = behind_cited(row, joined)
    if first > 1 and row[first - 1].tag == "c" and row[first - 2].word in ONE_PERSON:
        return [one_told_of(row, first - 2), *people_list(row, first, limit)]  # he and two guards died
    who = clause_before(row, first) if first == start else None
    told = people_list(row, phrase_start(row, who - 1), who) if who is not None else []
    return [*told, *people_list(row, first, limit)]


def _widened(row: Sequence[Chunk], start: int) -> int:
    """Where a phrase begins that ends with whose people they are: ten members of the army, a militia loyal to him."""
    while start > 1 and row[start - 1].tag == "o" and row[start - 2].tag in "ON":
        start = phrase_start(row, start - 2)
    is_sided = start > MOST_BEFORE and row[start - 1].tag == "t" and row[start - 2].word in SIDING
    return phrase_start(row, start - 3) if is_sided and row[start - 3].tag in "ON" else start


MOST_BEFORE = 2


def _is_of_others(row: Sequence[Chunk], candidate: int, first: int, *, is_first: bool) -> bool:
    """Whether a phrase before a list that begins at `first` is told of by words of its own, and none of the list.

    After the killing of two herders, gunmen attacked: a comma alone joins no two.
    """
    candidate -= row[candidate - 1].word in SUSPECTED  # suspected ADF and CODECO rebels attacked
    before = row[candidate - 1]
    if candidate == 0:
        return False
    if before.tag == "o":
        return is_first and row[first - 1].tag == ","
    if before.tag not in "pbvV" and before.word not in PART_WORDS | EXCLUDING:
        return False
    return before.word not in TELLING or (row[candidate].tag != "N" and row[first - 2].tag == ",")


def _is_said_of_others(before: Chunk, last: Chunk) -> bool:
    """Whether people behind two chunks are no subject: according to doctors, three were children, and 16 were hurt."""
    is_subject = before.word in ("there", "to")  # raiders believed to be Murle and Nuer youths killed
    is_part = last.word == "them" and before.word == "among"  # 12 died, among them a judge, and 30 were hurt
    return (
        is_part
        or (last.tag == "t" and before.word in ("according", "addition"))
        or (last.tag == "x" and not is_subject)
    )


def is_second_side(row: Sequence[Chunk], start: int) -> bool:
    """Whether a phrase is the second of two that a deed is between or against: clashes between the army and rebels.

    Or of two places that people are named after: al-Qaida in the Levant and Egypt claimed responsibility.
    """
    if start < 2 or row[start - 1].tag != "c" or row[start - 2].tag not in "ONwL":
        return False
    if row[start - 2].tag in "wL":
        named = start - 3 - (row[start - 3].tag == "d")
        return row[start].tag == "L" and named > 0 and row[named].tag == "p" and row[named - 1].tag == "O"
    first = phrase_start(row, start - 2)
    first -= 2 if first > 1 and row[first - 1].tag == "'" else 0
    is_of_deed = first > 1 and row[first - 1].tag in "po" and row[first - 2].tag == "E"
    return first > 0 and (is_of_deed or row[first - 1].word in ("between", "against"))


def _counts_them(row: Sequence[Chunk], before: People, people: People) -> bool:
    """Whether a number counts some of those just named: 16 people, nine of them women; the bomber and four of them."""
    if row[people.first - 1].tag == "c" and row[people.first - 2].tag == "O" and _counted(before) == 1:
        return False
    at = people.last + 1
    if at < len(row) and (row[at].word == "included" or are_among_them(row, before, people)):
        return True  # eleven guests, the bride among them
    is_from = row[people.first - 1].tag == "," and at < len(row) and row[at].word == "from"  # two women, one from Oslo
    is_described = is_from or (at < len(row) and row[at].word in ("a", "an"))  # three fighters, one a general
    return not people.actors and (is_described or is_of_them(row, at))


def _without_those_counted(row: Sequence[Chunk], found: list[People]) -> list[People]:
    """Leave out who is told one by one behind the number of all: two reporters, A and B; 9 people, cooks and guards."""
    if len(found) < 2 or row[found[1].first - 1].tag != "," or (all_told := _counted(found[0])) < 2:
        return found
    rest = found[1:]
    are_open = any(map(_is_uncounted, rest)) and all(_is_uncounted(people) or is_article(people) for people in rest)
    if found[0].head in ANYBODY and len(rest) > 1 and are_open:  # six persons, a conscript and civilians
        return [found[0]._replace(actors=tuple(actor for people in found for actor in people.actors))]
    if all_told == sum(map(_counted, rest)):
        return found if _are_others(found[0], rest) else found[:1]
    is_whole = row[rest[-1].first - 1].tag == "c" and not any(map(is_name, rest))
    return found[:1] if _is_one(rest[0]) and not is_whole else found


ANYBODY = frozenset({"people", "persons"})
"""Words for people that leave open who they are."""


def _is_uncounted(people: People) -> bool:
    """Whether a phrase tells of several people by a plural alone: civilians."""
    return people.number is None and not people.determiner and is_plural(people.head)


def _counted(people: People) -> int:
    return people.number.low or 0 if people.number is not None else 1


def _are_others(people: People, rest: Sequence[People]) -> bool:
    """Whether those told behind are of another kind, and so none of the first: two soldiers, a nun and a boy."""
    mine = {actor.group for actor in people.actors}
    theirs = {actor.group for each in rest for actor in each.actors}
    return bool(mine and theirs) and None not in mine | theirs and mine.isdisjoint(theirs)


def _is_one(people: People) -> bool:
    return is_name(people) or is_article(people)


LONGEST_NAME = 6
"""Chunks of a name between commas."""


def _begins_anew(row: Sequence[Chunk], people: People) -> bool:
    """Whether a further phrase of a list is the subject of the clause behind it: 11 people, the governor said."""
    at = people.last + 1
    if not people.actors and _is_source(row, at):
        return True
    if row[people.first - 1].tag == "," and at < len(row) and row[at].tag == "c" and (other := people_at(row, at + 1)):
        at = other.last + 1  # 17 soldiers, residents and the group said
    while people.determiner == "the" and at < min(len(row), people.last + LONGEST_NAME) and row[at].tag in "owLp":
        at += 1  # the mayor of the town, the head of a hospital in Hajjah
    if people.determiner == "the" and at < len(row) and row[at].tag == ",":
        name = next((end for end in range(at + 1, min(len(row), at + LONGEST_NAME)) if row[end].tag not in "wO"), at)
        at = name + 1 if row[name].tag == "," else at  # 134 herders, the mayor of the town, Moulaye Guindo, said
    while at < len(row) and (
        row[at].tag in "a" or (row[at].tag in "TwM" and (people.number is None or not people.head))
    ):
        at += 1
    return at < len(row) and (
        row[at].tag in "vxhm" or (row[at].tag == "V" and people.number is None and at == people.last + 1)
    )


def _is_source(row: Sequence[Chunk], at: int) -> bool:
    """Whether a bare number before `at` counts sources for whom no word is known: a judge, two aid sources said."""
    end = next((end for end in range(at, min(len(row), at + LONGEST_NAME)) if row[end].tag not in "wapTL"), at)
    return at < end < len(row) and row[end].word in TELLING
