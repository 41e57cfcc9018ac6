"""Military units: how far the name of a battalion or brigade reaches to the left of that word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .person_names import is_common

if TYPE_CHECKING:
    from collections.abc import Container

    from ..words.document import Document

_WORD_BEFORE = re.compile(r"([^\W_][\w'’-]*) $")
_ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th|d)?$|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$"
)
_MARTYR = re.compile(r"\bmartyrs? $")
"""What may stand before the name of somebody whom a unit is named after: the martyr Talaat Yassin brigade."""
_OF_LAND = re.compile(r"division(?:,|\))")
"""What some countries call a district: at Kifem, Boyo division, North-West."""
BRANCHES = frozenset(
    re.findall(
        r"\w+",
        "infantry artillery mechanized mechanised armored armoured airborne cavalry mountain tank motorized motorised "
        "marine army military naval air assault commando engineer engineers paratrooper paratroopers parachute "
        "counterinsurgency reconnaissance antiaircraft transport signal signals rifle border intervention reaction",
    )
)
"""Words between a unit's name and its size that only regular forces use."""
LONGEST = 4
"""Words before battalion or brigade that are looked at."""


class UnitName(NamedTuple):
    """Where a unit's name begins, and whether its words show that it is a regular unit."""

    start: int
    is_regular: bool


def unit_name(doc: Document, start: int, known: Container[int]) -> UnitName | None:
    """Read number, name and branch to the left of `start`; None for a unit without any."""
    first, regular = start, False
    for _ in range(LONGEST):
        match = _WORD_BEFORE.search(doc.norm, max(0, first - 24), first)
        if match is None:
            break
        word = match[1]
        if word in BRANCHES or _ORDINAL.match(word):
            regular = True
        elif match.start() in known or is_common(word) or not (doc.is_upper or doc.text[match.start()].isupper()):
            break
        first = match.start()
        if doc.is_upper and not (word in BRANCHES or _ORDINAL.match(word)):
            break
    if first < start and (martyr := _MARTYR.search(doc.norm, max(0, first - 24), first)) is not None:
        first = martyr.start()
    if not regular and doc.norm.endswith(", ", 0, first) and _OF_LAND.match(doc.norm, start):
        return None
    return UnitName(first, regular) if first < start else None
