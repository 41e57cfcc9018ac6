"""Whom others take to have done something: by what police believe were rebels, strikes believed to be by the army."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


def past_belief(row: Sequence[Chunk], at: int) -> int:
    """Index behind who says whom the words behind it name: by what police believe were guerrillas."""
    if at < len(row) and row[at].word == "what":
        clause = range(at, min(len(row), at + BELIEF_REACH))
        said = next((be for be in clause if row[be].tag == "x" or row[be].word in CALLED), at - 1)
        return said + 1 + (said + 1 < len(row) and row[said + 1].word == "as")
    return at


BELIEF_REACH = 8
"""Chunks of such a clause."""
CALLED = frozenset({"called", "described", "identified", "termed", "labelled", "labeled"})
"""Verbs by which somebody says who they were: by what survivors called militiamen."""


def is_belief(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb only says whose a deed is taken to be: strikes believed to be by, thought to have been."""
    return row[at].word in BELIEVED and at + 1 < len(row) and row[at + 1].tag == "t"


BELIEVED = frozenset({"believed", "thought", "suspected", "said", "reported", "alleged", "presumed", "understood"})
