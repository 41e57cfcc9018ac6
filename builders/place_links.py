"""How namings next to each other belong together: one lies in another, or both bound a stretch of land."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .gazetteer import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .place_names import Naming

_INTO_CONTAINER = re.compile(r"\s*(?:,|\(|,? (?:a|an|the) (?:[\w'-]+ ){0,4}?[\w-]+)?\s*")
_POSSESSIVE = re.compile(r"'s? (?:[a-z-]+ ){0,2}")
_JOINED = re.compile(r"(?:,? and | ?- ?|/|, | )(?:the )?(?:(?:town|village|city) of )?")
_LINE = re.compile(r"[ -]?(?:axis|axes|road|highway|route|corridor|line|triangle|tri-border area)\b")
_BETWEEN = re.compile(r"\b(?:border )?between (?:the )?(?:(?:towns|villages|cities|town|village|city|areas|districts) of )?$")
LONGEST_GAP = 60
"""Characters between a place and what it is said to lie in."""
LOOK_BACK = 40


class Stretch(NamedTuple):
    """Namings `first` up to and without `last` that bound a stretch: an axis, a triangle, the land between."""

    first: int
    last: int
    start: int
    end: int
    precision: str


def leads_into(norm: str, inner: Naming, outer: Naming) -> bool:
    """Whether only a comma, a bracket, an apposition or a preposition stands between a naming and a larger one."""
    if outer.is_adjective or outer.first - inner.stop > LONGEST_GAP or outer.relation in ("near", "other"):
        if outer.relation != inner.relation:
            return False
    gap = norm[inner.stop : max(inner.stop, outer.first)]
    return _INTO_CONTAINER.fullmatch(gap) is not None and (gap.strip() != "" or outer.relation in ("in", "of"))


def owns(norm: str, outer: Naming, inner: Naming) -> bool:
    """Whether the second naming is the first one's: Syria's Idlib, the Peruvian department of Ayacucho."""
    if outer.is_adjective:
        return inner.first <= outer.start or inner.start - outer.end == 1
    return _POSSESSIVE.fullmatch(norm, outer.stop, inner.start) is not None


def stretches(norm: str, namings: Sequence[Naming]) -> Iterator[Stretch]:
    """Find axes and triangles (A-B-C triangle) and what lies between two places (between A and B)."""
    index = 0
    while index < len(namings):
        last = index + 1
        while last < len(namings) and _continues(norm, namings[last - 1], namings[last]):
            last += 1
        yield from _stretch(norm, namings, index, last)
        index = last


def _continues(norm: str, left: Naming, right: Naming) -> bool:
    joined = _JOINED.fullmatch(norm, left.end, right.start) is not None
    return joined and not left.is_adjective and not right.is_adjective


def _stretch(norm: str, namings: Sequence[Naming], first: int, last: int) -> Iterator[Stretch]:
    start, end = namings[first].start, namings[last - 1].end
    line = _LINE.match(norm, end)
    between = _BETWEEN.search(norm, max(0, start - LOOK_BACK), start)
    if line is not None and (last - first > 1 or "-" in norm[start:end] or " " in norm[start:end]):
        yield Stretch(first, last, start, line.end(), "area" if "tri" in line[0] else "near")
    elif between is not None and last - first > 1:
        yield Stretch(first, first + 2, between.start(), namings[first + 1].end, "near")


def stretch_place(name: str, corners: Sequence[Place]) -> Place | None:
    """The land that places bound: their mean position, and the divisions that all of them share; None without any."""
    known = [place for place in corners if place.latitude is not None and place.longitude is not None]
    if not known or len({place.country for place in known}) > 1:
        return None
    admin1 = {(place.admin1, place.admin1_pcode) for place in known}
    admin2 = {(place.admin2, place.admin2_pcode) for place in known}
    return Place(
        name,
        known[0].country,
        "area",
        round(sum(place.latitude or 0 for place in known) / len(known), 4),
        round(sum(place.longitude or 0 for place in known) / len(known), 4),
        *(next(iter(admin1)) if len(admin1) == 1 else (None, None)),
        *(next(iter(admin2)) if len(admin1) == len(admin2) == 1 else (None, None)),
    )
