"""Whose deed `its` means behind a verb: took the town in its attack; the group said 60 soldiers died in its attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shared_subjects import is_undergone
from .subjects import body_before, subject_before

if TYPE_CHECKING:
    from ..words.chunks import Row
    from .phrases import People


def whose(row: Row, verb: int) -> list[People]:
    """Whose deed `its` tells of behind a verb: that verb's subject; of those who died in it, who says so."""
    told = subject_before(row, verb)
    is_suffered = bool(told) and row[verb].tag == "V" and (is_undergone(row[verb]) or row[verb - 1].tag == "x")
    return body_before(row, told[0].first) if is_suffered else told
