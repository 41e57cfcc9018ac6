"""Who died, where a clause of time stands between them and the verb: a woman hurt when a bomb went off died later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .relatives import antecedent, described, relative_before
from .shared_subjects import TIMES, is_harm
from .subjects import subject_before
from .victims import one_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from .phrases import People

REACH = 20
"""Chunks before the verb in which those who died are told of."""
OPENS = 'qc,;:"'
"""Tags right before a verb that has a subject of its own, or shares one."""


def who_died(row: Row, index: int) -> list[People]:
    """Who died by the verb at `index`: whom its sentence tells to be hurt, its subject, or one told of before."""
    return _hurt_before(row, index) or subject_before(row, index) or one_before(row, index)


def _hurt_before(row: Sequence[Chunk], index: int) -> list[People]:
    """The people whom a participle or relative clause before a clause of time says to be hurt; empty where none is."""
    when = index - 1
    if when < 0 or row[when].tag in OPENS:
        return []
    first = max(0, index - REACH)
    while when > first and row[when].word not in TIMES and row[when].tag not in ';:"':
        when -= 1
    if row[when].word not in TIMES or not any(chunk.tag in "vV" for chunk in row[when + 1 : index]):
        return []
    hurt = when - 1
    while hurt > first and row[hurt].tag in "DpaLdT":
        hurt -= 1
    if hurt < 1 or not is_harm(row[hurt]):
        return []
    relative = relative_before(row, hurt)
    return antecedent(row, relative, hurt) if relative is not None else described(row, hurt)
