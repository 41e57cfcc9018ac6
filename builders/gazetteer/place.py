"""A place of the gazetteer."""

from __future__ import annotations

import math
from typing import NamedTuple


class Place(NamedTuple):
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


KINDS = ("country", "admin1", "admin2", "area", "feature", "populated")


class Match(NamedTuple):
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
