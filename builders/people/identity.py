"""Words that say which group people are: gunmen believed to be members of it, fighters allied with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

IDENTITY = frozenset(
    tuple(phrase.split())
    for phrase in (
        *("believed to be", "suspected to be", "thought to be", "presumed to be", "alleged to be", "said to be"),
        *("suspected of being", "claiming to be", "belonging to", "loyal to", "calling itself", "calling themselves"),
    )
)
"""What stands between people and the group they are: gunmen believed to be members of it."""
TIES = frozenset(
    tuple(phrase.split())
    for phrase in (
        *("called", "named", "dubbed", "known as", "known locally as", "identified as"),
        *("linked to", "tied to", "hired by", "paid by", "sent by", "working for", "allied with", "allied to"),
        *(
            "affiliated with",
            "affiliated to",
            "in the service of",
            "at the service of",
            "in the pay of",
            "on the payroll of",
        ),
    )
)
"""What makes armed people without a name those of a group, and of others nothing: gunmen, not guards, hired by it."""
SIDING = frozenset({"allied", "loyal", "affiliated"})
_FIRST_OF_IDENTITY = frozenset(first for first, *_ in IDENTITY | TIES)


def identity_end(row: Sequence[Chunk], index: int) -> int | None:
    """Index behind words that say which people these are; None where none stand at `index`."""
    at = index
    if at + 2 < len(row) and row[at].tag == "(" and getattr(row[at + 2].item, "suspected", False):
        return at + 1  # armed men (suspected MFDC fighters)
    while at < len(row) and (row[at].tag in ",a" or row[at].word in ("who", "is", "are", "was", "were")):
        at += 1
    if at == len(row) or row[at].word.partition(" ")[0] not in _FIRST_OF_IDENTITY:
        return at + 1 if at < len(row) and row[at].word == "from" and row[at - 1].tag == "a" else None
    for end in range(at + 1, min(len(row), at + 4) + 1):
        words = tuple(word for chunk in row[at:end] for word in chunk.word.split())
        if words in IDENTITY or (words in TIES and getattr(row[index - 1].item, "group", None) == "armed_group"):
            return end
    return None
