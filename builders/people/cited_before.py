"""Sources before a list of people: according to the army and residents, 14 men and a boy were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

LONGEST_SOURCE = 16
"""Chunks of the words behind `according to` that say who is cited."""


def are_cited_before(row: Sequence[Chunk], first: int) -> bool:
    """Whether who stands before `first` is cited: according to the army and residents."""
    for at in range(first - 1, max(0, first - LONGEST_SOURCE), -1):
        if row[at].tag in "vVxhm;":
            return False
        if row[at].tag == "t" and row[at - 1].word == "according":
            return True
    return False


def behind_cited(row: Sequence[Chunk], joined: Sequence[int]) -> int:
    """Where a list begins that sources stand before: according to the army and residents, 14 men and a boy.

    `joined` is where its members begin, the last first. A list has `and` before its last and commas before.
    """
    comma = None
    has_and = False
    for at in joined:
        if row[at - 1].tag == ",":
            if not has_and:
                return at
            comma = at
        elif comma is not None:
            return comma
        else:
            has_and = True
    return joined[-1]
