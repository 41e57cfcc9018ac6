"""Where people speak who tell of what happened there: police in Mosul said they had found five bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..places.finding import PlaceMention
    from ..words.document import Document

_WHO = r"(?:, [^.;,]{1,60}(?:, [^.;,]{1,30})?)?,? (?:also |later )?"
"""What may stand between where somebody speaks and the verb: in Mosul, where he commands the police, also said."""
_THEY_ACTED = re.compile(
    rf"{_WHO}(?:said|say|told [\w'-]+|reported|announced)"
    r"(?: (?:that|on|late|early|(?:mon|tues|wednes|thurs|fri|satur|sun)day)){0,3} (?:they|it) (?:had |have )?(?:also )?"
    r"(?:found|recovered|retrieved|discovered|killed|shot|arrested|detained|captured|seized|clashed|fought)\b"
)
"""What stands behind where somebody speaks who acted there: police in Mosul said they had found five bodies."""
_THERE = re.compile(
    rf"{_WHO}(?:said|say|says|told [\w'-]+|reported)\b"
    r"[^.;:\n]{3,140}?\b(?:there\b(?! (?:is|was|are|were|has|have|had|would|will|may|might)\b)"
    r"|(?:in|on|at|near|around|outside|inside) the (?:town|village|city|camp|settlement|community|hamlet)\b(?! of\b))"
)
"""What stands behind where people tell what happened there: residents of Gubio said gunmen came there too."""
_PLACED = re.compile(
    r" (?:in|at|near|to|from|of|on|outside) (?:[a-z]+ ){0,3}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]"
)


def happened_there(doc: Document, place: PlaceMention) -> bool:
    """Whether those who speak in a place, or people of it, tell what they did or what happened there."""
    if _THEY_ACTED.match(doc.norm, place.end) is not None:
        return True
    told = _THERE.match(doc.norm, place.end)
    return told is not None and _PLACED.search(doc.text, told.start(), told.end()) is None
