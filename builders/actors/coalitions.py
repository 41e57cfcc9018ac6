"""Coalitions of states that fight in a country, told without whose they are: the Coalition struck Raqqa."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..words.automaton import Hit
    from ..words.document import Document

COALITION = "coalition"
"""The role of words for one."""
COALITIONS = {"YEM": "Saudi-led coalition", "IRQ": "US-led coalition", "SYR": "US-led coalition"}
"""Which one is meant in a country where but one fights."""
_OF_WAR = re.compile(
    r" (?:(?:fighter |war)?(?:air)?(?:craft|planes?|jets?|strikes?|raids?|drones?)"
    r"|(?:air|drone|missile) (?:strikes?|raids?)"
    r"|helicopters?|gunships?|bomb(?:ing|ers|ardment)|missiles?|artillery|tanks?|shelling|snipers?|patrols?|convoys?)\b"
)
"""What a coalition has that fights."""


def is_at_war(doc: Document, hit: Hit) -> bool:
    """Whether a coalition is one that fights, and not one of parties: its forces and strikes, or the Coalition."""
    if " " in doc.norm[hit.start : hit.end] or _OF_WAR.match(doc.norm, hit.end) is not None:
        return True
    return doc.text[hit.start].isupper() and doc.norm.endswith(("the ", " by "), 0, hit.start)
