"""Counts that share the clause behind the last of them: the funeral of six priests and two women who were shot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import people_at, phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


def first_of_counts(row: Sequence[Chunk], start: int) -> int:
    """Where the first of several counts begins, of which the last begins at `start`; `start` where it is the only one.

    Not behind a deed, which may have befallen them in its own way: killed six priests and two women who had fled.
    """
    first = start
    while first > 1 and row[first - 1].tag in "c," and row[first - 2].tag == "O" and _is_counted(row, first):
        before = phrase_start(row, first - 2)
        if not _is_counted(row, before):
            break
        first = before
    is_joined = first < start and row[start - 1].tag == "c"
    return first if is_joined and row[first - 1].tag != "V" else start


def _is_counted(row: Sequence[Chunk], start: int) -> bool:
    people = people_at(row, start)
    return people is not None and (people.number is not None or people.determiner in ("a", "an"))
