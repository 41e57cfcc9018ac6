"""A place of the gazetteer."""

from __future__ import annotations

import math

from ..words.immutable import Immutable


class Place(Immutable, frozen=True):
    """A place with its position. `country` is ISO 3166-1 alpha-3, WGS84 degrees.

    `kind`: populated, admin1, admin2, country, area (a region without borders of its own) or feature (a river, a
    forest, a site). A country's and a division's position is that of its settlement nearest to where its people
    live on average. `population` is that of the place or of the settlements in it, 0 where unknown.
    """

    name: str
    country: str
    kind: str
    latitude: float | None
    longitude: float | None
    admin1: str | None = None
    admin1_pcode: str | None = None
    admin2: str | None = None
    admin2_pcode: str | None = None
    population: int = 0


_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


def kilometres(one: Place, two: Place) -> float | None:
    """How far two places lie apart, as precisely as places that may be near each other need."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    east = (one.longitude - two.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(one.latitude - two.latitude, east) * _DEGREE


KINDS = ("country", "admin1", "admin2", "area", "feature", "populated")


class Match(Immutable, frozen=True):
    """A place that has the name looked up.

    `is_main`: it is the place's main name, not another of its names. `weight`: how much speaks for the place before
    anything is known of the text, the decimal logarithm of its people and a little for the main name.
    """

    place: Place
    is_main: bool
    weight: float


AREA_PEOPLE = 100_000
"""Areas and features have no population of their own; they weigh as a town of this size."""
MAIN_NAME = 0.7
"""What the main name weighs: five times the people."""


def match(place: Place, *, is_main: bool) -> Match:
    """Weigh a place for a name."""
    return Match(place, is_main, math.log10(people(place) + 10) + MAIN_NAME * is_main)


def people(place: Place) -> int:
    """The population, or what stands for it."""
    return AREA_PEOPLE if place.kind in ("area", "feature") else place.population


LEVEL = {"country": 0, "admin1": 1, "area": 1, "admin2": 2, "feature": 3, "populated": 3}
"""How deep a kind of place lies: a container lies above what it contains."""


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in the other, as far as the gazetteer knows."""
    if outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer == inner or outer.kind == inner.kind == "admin2":
        return False
    if inner.latitude is None and outer.kind in ("admin2", "populated"):  # where in its division it lies is not known
        return outer.admin1 == inner.admin1 != outer.name
    if LEVEL[outer.kind] >= LEVEL[inner.kind]:
        return False
    if outer.kind in ("admin1", "admin2"):
        return outer.name in (inner.admin1, inner.admin2) and outer.admin1 in (inner.admin1, None)
    return True
