"""Branches of groups, which act as the group that they are of: the armed wing of Hamas, the Unit 121 faction of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

BRANCHES = frozenset({"faction", "wing", "branch", "arm", "cell", "unit", "offshoot", "splinter", "chapter"})
LONGEST = 5
"""Chunks of the words for a branch before `of`."""


def past_branch(row: Sequence[Chunk], at: int) -> int:
    """Where the group begins behind the words for a branch of it; `at` where none stand there."""
    for end in range(at, min(len(row) - 2, at + LONGEST)):
        if row[end].tag not in "dwvjNO":
            break
        if row[end].word in BRANCHES and row[end + 1].tag == "o":
            return end + 2
    return at
