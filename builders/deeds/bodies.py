"""Bodies that are found of people who were put to death unseen: bound and shot in the head, dumped by the road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.triggers import trigger_forms

if TYPE_CHECKING:
    from ..words.chunks import Row
    from ..words.triggers import Trigger

BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
FOUND = frozenset({"found", "discovered", "dumped", "recovered"})
MURDERED = frozenset(
    {"bound", "tied", "blindfolded", "handcuffed", "handcuffs", "gagged", "torture", "tortured", "headless"}
    | {"beheaded", "decapitated", "bullet-riddled", "mutilated"}
)
"""Words beside bodies of people who were killed while somebody held them."""
IN_THE_HEAD = ({"shot", "head"}, {"wounds", "head"}, {"bullet", "head"}, {"bullets", "head"})
"""The same, in two words."""


def are_murdered(row: Row, index: int) -> bool:
    """Whether bodies were found of people who had been put to death: police found five bodies, bound and shot.

    Not so of those told of before: the bodies of the victims, their bodies.
    """
    *described, noun = row[index].word.split()
    if noun not in BODIES or row.words.isdisjoint(FOUND):
        return False
    if (
        row.words.isdisjoint(MURDERED)
        and MURDERED.isdisjoint(described)
        and not any(words <= row.words for words in IN_THE_HEAD)
    ):
        return False
    before, behind = row[index - 1] if index else None, row[index + 1 : index + 3]
    is_counted = before is not None and (before.tag == "N" or before.word in ("headless", "bullet-riddled"))
    return is_counted or [chunk.tag for chunk in behind] == ["o", "N"]


def as_execution(row: Row, index: int, trigger: Trigger) -> Trigger:
    """A word for bodies as one for an execution, where they are of people put to death."""
    is_one = are_murdered(row, index)
    return trigger_forms()["execution"][0] if is_one else trigger
