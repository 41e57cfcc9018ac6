"""The ages of people, told between them and their verb: twelve children aged 10 to 16 were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .words import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

AGED = frozenset({"aged", "ages"})
JOINTS = frozenset({"to", "and", "between", "from", "of", "or", "years"})
"""Words that stand between `aged` and the last age."""
OPENING = frozenset({"the", "between", "of"})
"""Words before `ages` that belong to it: between the ages of."""
REACH = 6
"""Chunks from the last age to the word `aged`."""


def ages_before(row: Sequence[Chunk], at: int) -> int:
    """How many chunks, up to the one at `at`, tell ages; 0 where none do."""
    if not _is_age(row[at]):
        return 0
    start = at
    while start > 0 and at - start < REACH and (_is_age(row[start]) or row[start].word in JOINTS):
        start -= 1
    if row[start].word not in AGED:
        return 0
    while row[start].word != "aged" and start > 0 and row[start - 1].word in OPENING:
        start -= 1
    return at - start + 1


def _is_age(chunk: Chunk) -> bool:
    return chunk.tag == "w" and (chunk.word.isdigit() or chunk.word in number_words()["values"])
