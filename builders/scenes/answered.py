"""Places of what a deed was the answer to: fired rockets in retaliation for the part others took in a war there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.rare import Rare

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document

_ANSWERS = Rare(
    r"\b(?:(?:retaliation|revenge|reprisal|response|retribution|vengeance|reply) (?:for|to)|aveng(?:e|ed|ing))\b"
    r"[^,;:.\"]*$",
    *("retaliation", "revenge", "reprisal", "response", "retribution", "vengeance", "reply", "aveng"),
)
"""What stands between a deed and such a place."""


def answers(doc: Document, fact: Fact, place: PlaceMention) -> bool:
    """Whether a deed is told before what it was the answer to, which is what happened at a place."""
    return fact.end < place.start and _ANSWERS.search(doc.norm, fact.end, place.start) is not None
