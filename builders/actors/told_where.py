"""The country of a report by its places, for acronyms that mean somebody there alone, or land: UPC in Bambari."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..gazetteer.names import text_view
from ..words.countries import countries
from ..words.document import fold

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from ..words.document import Document

_LED = re.compile(
    r"(?:\b(?:in|at|near|of|outside|around|between|and)(?: the)? |, |\()"
    r"(?=[A-Z][a-z])(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""What leads to the name of a place."""


def country_of_places(doc: Document, gazetteer: Gazetteer) -> str | None:
    """The country, alpha-3, in which more of the places named lie than in any other."""
    view = text_view(doc.norm)
    named: dict[str, set[str]] = {}
    for match in _LED.finditer(doc.text):
        for found in gazetteer.prefixes(view, match.end())[:1]:
            for told in gazetteer.matches(found.key):
                named.setdefault(told.place.country, set()).add(found.key)
    ranked = sorted(named, key=lambda country: -len(named[country]))
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and len(named[ranked[0]]) > len(named[ranked[1]]))
    return ranked[0] if is_clear else None


def is_land(name: str, gazetteer: Gazetteer | None) -> bool:
    """Whether a name with its acronym behind is that of land, and of nobody: Khyber Pakhtunkhwa (KP), an area (LGA)."""
    if countries().iso3_of(name) is not None or name.endswith(" Area"):
        return True
    return gazetteer is not None and any(place.kind == "admin1" for place in gazetteer.lookup(fold(name)))
