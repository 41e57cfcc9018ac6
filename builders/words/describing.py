"""Words for deeds that only say who people are: two displaced men, stone-throwing youths, the slain leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chunks import Chunk

DISPLACED = "displaced"
SLAIN = "slain"
DESCRIBING = (DISPLACED, SLAIN, "rioting", "stone-throwing")
"""Words for deeds that between other words and people say who these are: fired at stone-throwing youths."""
CAMPS = frozenset({"camp", "camps", "site", "sites", "settlement", "settlements"})
"""Where the displaced live: Fata Borno displaced camp."""


def described(before: Chunk | None, chunk: Chunk, behind: Chunk | None) -> Chunk:
    """A chunk, no event where it only says what people are: two displaced men; but the raid displaced two men."""
    if chunk.word not in DESCRIBING or behind is None:
        return chunk
    if chunk.word == SLAIN:  # the home town of slain leader X; but two policemen slain in Taiz, slain by
        is_of_one = before is not None and before.tag in "dopVv" and behind.tag in "Ow"
        return chunk._replace(tag="w", item=None) if is_of_one else chunk
    between = "NdobpVa" if chunk.word == DISPLACED else "NdobpVavw"  # the raid displaced men
    is_between = before is not None and before.tag in between and behind.tag == "O"
    is_camp = chunk.word == DISPLACED and behind.word in CAMPS
    return chunk._replace(tag="w", item=None) if is_between or is_camp else chunk
