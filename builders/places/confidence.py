"""How likely it is that words are those of a place, and of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..gazetteer import Place
    from .finding import PlaceMention
    from .namings import Naming

BASE_CONFIDENCE = {
    "place.country": 0.95,
    "place.adjective": 0.9,
    "place.dateline": 0.9,
    "place.heading": 0.7,
    "place.gazetteer": 0.8,
    "place.variant": 0.7,
    "place.capital": 0.7,
    "place.before_type": 0.7,
    "place.after_type": 0.75,
    "place.apposition": 0.75,
    "place.before_container": 0.6,
    "place.sea": 0.8,
    "place.after_preposition": 0.4,
}
"""How often mentions of each rule are right, estimated on the development reports; read a sample anew to retune."""


def confidence_of(naming: Naming, place: Place | None, container: PlaceMention | None) -> float:
    """How likely a mention is right."""
    confidence = BASE_CONFIDENCE[naming.rule]
    if container is not None or naming.kind is not None:
        confidence += 0.1
    if naming.key is not None and place is None:
        confidence -= 0.2
    if naming.relation in ("of", "other") and not naming.codes:
        confidence -= 0.15
    return round(min(confidence, 0.95), 2)
