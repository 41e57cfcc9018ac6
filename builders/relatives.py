"""Relative clauses: whom they are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .people import People, people_at, phrase_start
from .people_lists import THEM, people_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk


RELATIVE = frozenset({"who", "which", "that"})


def relative_before(row: Sequence[Chunk], verb: int) -> int | None:
    """Index of the relative pronoun that opens the clause of a verb: fighters who had crossed the border."""
    at = verb
    while at > 0 and row[at].tag in "vVxhnamt":
        at -= 1
    return at if row[at].word in RELATIVE and at > 0 else None


def antecedent(row: Sequence[Chunk], relative: int, limit: int) -> list[People]:
    """The people right before a relative pronoun, whatever governs them."""
    at = relative - 1
    while at > 0 and row[at].tag == ",":
        at -= 1
    if at >= 0 and row[at].tag in "LD" and at > 1 and row[at - 1].tag in "op" and row[at - 2].tag == "O":
        at -= 2
    if at < 0 or row[at].tag not in "ON":
        return []
    start = phrase_start(row, at)
    if start > 3 and row[start].word in THEM and row[start - 2].tag == "N" and row[start - 3].tag == ",":
        return antecedent(row, start - 3, limit)  # six priests, five of them foreigners, who
    return people_list(row, start, limit)


def some_of_them(row: Sequence[Chunk], whom: int, limit: int) -> list[People]:
    """So many of the people right before: passengers, 28 of whom were shot."""
    counted = people_at(row, whom - 2, whom - 1)
    told = antecedent(row, whom - 2, limit)
    if counted is None or not told:
        return [counted] if counted is not None else []
    return [told[-1]._replace(last=whom, end=row[whom].end, number=counted.number)]


def whom_before(row: Sequence[Chunk], index: int) -> int | None:
    """Index of `whom` where the people right before the verb do to others what it says: whom the rebels killed."""
    if index < 2 or row[index - 1].tag != "O":
        return None
    at = phrase_start(row, index - 1) - 1
    return at if at > 0 and row[at].word == "whom" else None
