"""The country of a report by its places, for acronyms that mean somebody there alone, or land: UPC in Bambari."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..gazetteer.gazetteer import DIVISIONS
from ..words.countries import countries
from ..words.document import fold

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from ..words.document import Document

_LED = re.compile(
    r"(?:\b(?:in|at|near|of|outside|around|between|and)(?: the)? |, |\()"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"([A-Z][a-z][\w'-]*(?:[ -][A-Z][\w'-]*){0,3}?)"
    r"(?: (?:State|Region|Province|County|District|Governorate)\b|(?![ -][A-Z]))"
)
"""What leads to the name of a place, and the whole name: Bulo Mareer is not Bulo."""


def country_of_places(doc: Document, gazetteer: Gazetteer) -> str | None:
    """The country, alpha-3, in which more of the places named lie than in any other; divisions count twice."""
    told: dict[str, int] = {}
    for name in {fold(match[1]) for match in _LED.finditer(doc.text)}:
        found = gazetteer.lookup(name)
        for country in {place.country for place in found}:
            is_division = any(place.country == country and place.kind in DIVISIONS for place in found)
            told[country] = told.get(country, 0) + 1 + is_division
    ranked = sorted(told, key=lambda country: -told[country])
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and told[ranked[0]] > told[ranked[1]])
    return ranked[0] if is_clear else None


def is_land(name: str, gazetteer: Gazetteer | None) -> bool:
    """Whether a name with its acronym behind is that of land, and of nobody: Khyber Pakhtunkhwa (KP), an area (LGA)."""
    if countries().iso3_of(name) is not None or name.endswith(" Area"):
        return True
    return gazetteer is not None and any(place.kind == "admin1" for place in gazetteer.lookup(fold(name)))
