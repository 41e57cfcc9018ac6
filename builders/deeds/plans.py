"""Words of plan, threat or prevention, and how far they reach: to end an attack, to end a siege that left nine dead."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

RELATIVE = frozenset({"that", "which", "who"})
DONE = frozenset({"has", "have", "had", "left", "killed", "claimed", "cost", "caused", "began", "saw", "was", "were"})
"""What stands behind such a pronoun where its clause tells what happened."""


def governs(row: Sequence[Chunk], at: int, index: int, voice: str) -> bool:
    """Whether a word of plan reaches the event word: nothing but its own complement stands between.

    Who is calling itself something, or calls by telephone, calls for nothing; who pledged allegiance did not plan.
    """
    between = row[at + 1 : index]
    is_else = between and between[0].word in ("itself", "themselves", "allegiance", "loyalty")
    if is_else or row[at - 1].word in ("telephone", "phone"):
        return False
    if any(pair[0] in RELATIVE and pair[1] in DONE for pair in pairwise(chunk.word for chunk in between)):
        return False  # to end a siege that has left 59 dead
    tags = "".join(chunk.tag for chunk in between)
    if voice != "noun" and "t" in tags and row[index - 1].tag in "OLN" and "c" not in tags:
        return False  # men who wanted to join the police died
    return not any(tag == "V" or (tag == "v" and voice != "noun") for tag in tags)
