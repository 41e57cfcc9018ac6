"""What somebody is accused of: the deed that is told, or something that is none: supporting those who did it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

DEED_REACH = 7
"""Chunks behind "involved in" among which the deed stands; without one they are involved in something else."""


PARTS = frozenset({"role", "involvement", "responsibility", "part", "hand", "complicity"})
"""Nouns for what somebody had in a deed."""
PRONOUNS = frozenset({"it", "them", "this", "both"})


def is_of_another_deed(row: Sequence[Chunk], at: int) -> bool:
    """Whether people are accused of what is no event word: of corruption, of having lied about the attack."""
    if at >= len(row) or row[at].tag != "o":
        return False
    after = [*takewhile(lambda chunk: chunk.tag not in "q,;:", row[at + 1 : at + DEED_REACH])]
    first = next((chunk for chunk in after if chunk.tag != "a"), None)
    if first is not None and first.tag in "wv" and first.word.endswith("ing") and first.word not in DOING:
        return True  # accusing Rwanda of supporting them
    verb = next((chunk for chunk in after if chunk.tag in "VEv" or chunk.word in PARTS or chunk.word in PRONOUNS), None)
    return verb is None or (verb.tag == "v" and verb.word not in DOING)


DOING = frozenset(
    {"carrying", "carried", "committing", "committed", "launching", "launched", "staging", "staged", "being", "been"}
    | {"planning", "planned", "ordering", "ordered", "perpetrating", "perpetrated", "orchestrating", "orchestrated"}
    | {
        "continuing",
        "masterminding",
        "conducting",
        "conducted",
        "making",
        "using",
        "used",
        "plotting",
        "instigating",
        "taking",
    }
)
"""Verbs that only lead to the word for the deed: accused of carrying out the attack."""
