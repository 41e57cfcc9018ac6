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

_LEADING = ("in", "at", "near", "of", "outside", "around", "between", "and")
_BEHIND = "|".join(rf"(?<=\b{word} {article}.)" for word in _LEADING for article in ("", "the "))
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LED = re.compile(
    rf"([A-Z](?=[a-z])(?:(?<=, .)|(?<=\(.)|{_BEHIND})(?<!(?=(?:{_MONTHS})\b).)[\w'-]*(?:[ -][A-Z][\w'-]*){{0,3}}?)"
    r"(?: (?:State|Region|Province|County|District|Governorate)\b|(?![ -][A-Z]))"
)
"""The whole name of a place behind what leads to it: Bulo Mareer is not Bulo. Capitals are rarer than what leads."""


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
