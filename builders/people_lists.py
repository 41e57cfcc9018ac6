"""Lists of people: joined by commas and `and`, told one by one, said again in other words, or counted as parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .people import PART_WORDS, people_at, phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk
    from .people import People


THEM = frozenset({"them", "whom", "these", "those"})


def people_list(row: Sequence[Chunk], index: int, limit: int | None = None) -> list[People]:
    """Read phrases joined by commas and `and` from `index` on; phrases behind `including` are left to the caller."""
    found: list[People] = []
    at = index
    while (people := people_at(row, at, limit)) is not None:
        if found and ((limit is None and _begins_anew(row, people)) or _counts_them(row, people)):
            break
        at = people.last + 1
        if not (found and _is_apposition(row, found[-1], people)):
            if len(found) == 1 and _counts_others(found[0]) and row[people.first - 1].tag == "," and _is_one(people):
                break
            found.append(_with_determiner(people, found[-1]) if found else people)
        joined = at = _past_modifier(row, at)
        while joined < len(row) and (row[joined].tag in ",c" or row[joined].word == "well"):
            joined += 1
        if joined == at or (joined < len(row) and row[joined].word in PART_WORDS):
            break
        at = joined
    return found


LONGEST_MODIFIER = 8
"""Chunks of a phrase that says where people in a list are from, or of a bracket behind them."""


def _past_modifier(row: Sequence[Chunk], at: int) -> int:
    """Index behind where people are from, or a bracket about them, where the list goes on: the mayor of Diffa, and."""
    if at >= len(row):
        return at
    bracket = row[at].tag in "(["
    if not (bracket or row[at].tag == "o" or row[at].word in ("from", "for", "at")):
        return at
    for end in range(at + 1, min(len(row) - 1, at + LONGEST_MODIFIER)):
        tag = row[end].tag
        if bracket and tag in ")]":
            return end + 1 if row[end + 1].tag in ",c" else at
        if not bracket and tag in ",c":
            return end
        if not bracket and tag not in "dwLTao-N":
            return at
    return at


def _with_determiner(people: People, before: People) -> People:
    """A bare noun in a list has the determiner of the one before it: his bodyguard and driver."""
    if people.determiner or people.number is not None or before.number is not None:
        return people
    return people._replace(determiner=before.determiner)


def parts_after(row: Sequence[Chunk], index: int) -> list[People]:
    """Read the people named as part of those just named: `, including three children`, `, nine of them women`."""
    at = index
    while at < len(row) and row[at].tag in ",(-c":
        at += 1
    if at >= len(row):
        return []
    if row[at].tag == "N" and _is_of_them(row, at + 1):
        counted = people_at(row, at, at + 1)
        described = people_at(row, at + 3)
        if counted is None:
            return []
        return [described._replace(first=at, start=counted.start, number=counted.number)] if described else [counted]
    if row[at].word in SHARES:
        return people_list(row, at + 3 if _is_of_them(row, at + 1) else at + 1)
    if row[at].word not in PART_WORDS:
        return []
    at += 1
    while at < len(row) and row[at].word in THEM:
        at += 1
    return people_list(row, at)


SHARES = frozenset({"most", "mostly", "mainly", "many", "some", "largely", "chiefly"})


def _is_of_them(row: Sequence[Chunk], at: int) -> bool:
    return at + 1 < len(row) and row[at].tag == "o" and row[at + 1].word in THEM


def coordinated(row: Sequence[Chunk], start: int, limit: int) -> list[People]:
    """Widen a phrase to the left over `A, B and C`, then read all of it."""
    first = start
    while first >= 2 and row[first - 1].tag in "c,":
        before = first - 2
        if row[before].tag == ",":
            before -= 1
        if before > 0 and row[before].tag in ")]":
            before = before_bracket(row, before)
        if before < 0 or row[before].tag not in "ON" or row[first].word in PART_WORDS:
            break
        candidate = phrase_start(row, before)
        if candidate and (row[candidate - 1].tag in "pbvV" or row[candidate - 1].word in PART_WORDS):
            break
        first = candidate
    return people_list(row, first, limit)


def is_second_side(row: Sequence[Chunk], start: int) -> bool:
    """Whether a phrase is the second of two sides: clashes between the army and rebels."""
    if start < 2 or row[start - 1].tag != "c" or row[start - 2].tag not in "ON":
        return False
    first = phrase_start(row, start - 2)
    return bool(first) and row[first - 1].word == "between"


LONGEST_BRACKET = 16
"""Chunks of a bracket that says who the people before it are."""
LEAVING = frozenset({"left", "leaving", "leaves", "leave"})


LONGEST_LIST = 16
"""Chunks of a list of people between such a verb and what became of them."""


def left(row: Sequence[Chunk], start: int, limit: int) -> list[People]:
    """All people that something left dead or hurt, the last of them from `start` on: left a guard and two men dead."""
    for at in range(start - 1, max(-1, start - LONGEST_LIST), -1):
        if row[at].word in LEAVING:
            people = people_list(row, at + 1, limit)
            return people if people and people[-1].first == start else []
        if row[at].tag in "Vv;:":
            break
    return []


def before_bracket(row: Sequence[Chunk], closing: int) -> int:
    """Index before the bracket that ends here: six priests (five of them foreigners) and two women."""
    for at in range(closing - 1, max(0, closing - LONGEST_BRACKET), -1):
        if row[at].tag in "([":
            return at - 1
    return closing


def _counts_them(row: Sequence[Chunk], people: People) -> bool:
    """Whether a number counts some of those just named: 16 people, nine of them women."""
    at = people.last + 1
    return not people.actors and _is_of_them(row, at)


def _is_apposition(row: Sequence[Chunk], before: People, people: People) -> bool:
    """Whether a phrase behind a comma says again who the people before it are: Orlando Gomez, a street vendor."""
    if row[people.first - 1].tag != ",":
        return False
    named, described = _is_name(before), people.determiner in ("a", "an", "the") or _is_article(people)
    if named and not _is_name(people):
        return described or people.number is None
    return not named and _is_name(people) and (before.number is None or _is_article(before))


def _is_one(people: People) -> bool:
    return _is_name(people) or _is_article(people)


def _is_name(people: People) -> bool:
    return bool(people.actors) and people.actors[0].kind == "person"


def _is_article(people: People) -> bool:
    return people.number is not None and people.number.article


def _counts_others(before: People) -> bool:
    """Whether what follows a comma tells one by one of people already counted: two reporters, A and B."""
    return before.number is not None and not before.number.article and (before.number.low or 0) > 1


LONGEST_NAME = 6
"""Chunks of a name between commas."""


def _begins_anew(row: Sequence[Chunk], people: People) -> bool:
    """Whether a further phrase of a list is the subject of the clause behind it: 11 people, the governor said."""
    at = people.last + 1
    if row[people.first - 1].tag == "," and at < len(row) and row[at].tag == "c" and (other := people_at(row, at + 1)):
        at = other.last + 1  # 17 soldiers, residents and the group said
    while people.determiner == "the" and at < min(len(row), people.last + LONGEST_NAME) and row[at].tag in "owL":
        at += 1  # the mayor of the town
    if people.determiner == "the" and at < len(row) and row[at].tag == ",":
        name = next((end for end in range(at + 1, min(len(row), at + LONGEST_NAME)) if row[end].tag not in "wO"), at)
        at = name + 1 if row[name].tag == "," else at  # 134 herders, the mayor of the town, Moulaye Guindo, said
    while at < len(row) and (row[at].tag in "a" or (row[at].tag in "Tw" and people.number is None)):
        at += 1
    return at < len(row) and (
        row[at].tag in "vxhm" or (row[at].tag == "V" and people.number is None and at == people.last + 1)
    )
