"""Phrases for things: where the one begins whose head is known, and what armed people hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

HELD = frozenset(
    re.findall(
        r"[\w-]+",
        "camp camps position positions stronghold strongholds bastion bastions headquarters compound compounds site "
        "sites target targets convoy convoys depot depots trench trenches checkpoint checkpoints tunnel tunnels "
        "facility facilities vehicle vehicles outpost outposts hideaway hideaways enclave enclaves",
    )
)
"""Words for what armed people hold or drive, beside those that the lexicon knows as things attacked."""
HOLDING = frozenset({"held", "controlled", "used", "manned", "occupied", "run", "belonging", "operated"})


def thing_start(row: Sequence[Chunk], at: int) -> int:
    """Index of the first chunk of the phrase for a thing whose head is at `at`."""
    while at > 0 and (row[at - 1].tag in "dNaOwTMEL'" or row[at - 1].word in SUSPECTED or _describes(row, at - 1)):
        if is_doing(row[at - 1].word):
            break
        at -= 1
    return at


def _describes(row: Sequence[Chunk], at: int) -> bool:
    """Whether a participle stands before the noun it describes: in the troubled region, in armoured cars."""
    before = row[at - 1] if at and row[at].tag == "v" and row[at].word.endswith("ed") else None
    return before is not None and (before.tag in "dp" or before.word in ("a", "an", "s"))


def is_doing(word: str) -> bool:
    """Whether a word is a verb form by its ending: firing, but no fixed-wing aircraft."""
    return word.endswith("ing") and not word.endswith("-wing")


SUSPECTED = frozenset({"suspected", "alleged", "presumed"})
"""Verb forms before a noun that say it is not certain: a suspected suicide bomber."""
