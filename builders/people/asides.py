"""What stands between a deed and `by`: who tells it, and words that lead to a time rather than to who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

BY_THEN = ["by", "the", "time"]
"""What leads to no doer: six were dead by the time the soldiers came."""


def past_aside(row: Sequence[Chunk], index: int) -> int:
    """Index behind an aside that says who tells it, where `by` follows: were shot dead, it is reported, by police."""
    if index >= len(row) or row[index].tag != ",":
        return index
    comma = next((at for at in range(index + 1, min(len(row) - 1, index + ASIDE)) if row[at].tag == ","), index)
    is_told = any(chunk.word in TELLING for chunk in row[index + 1 : comma])
    return comma + 1 if is_told and row[comma + 1].tag == "b" else index


TELLING = frozenset(
    {"said", "say", "says", "told", "reported", "reports", "report", "confirmed", "confirm", "announced", "added"}
    | {"stated", "believed", "thought", "learnt", "learned"}
)
"""Verbs of telling, behind which a subject may begin without a word between: police said five soldiers were killed."""
ASIDE = 9
"""Chunks of such an aside."""
