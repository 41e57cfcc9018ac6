"""The capitals of countries: which town `the capital` means, and which towns are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.countries import countries
from ..words.document import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..gazetteer import Gazetteer, Place


def capital_of(gazetteer: Gazetteer, code: str | None, told: Collection[str]) -> Place | None:
    """The capital of a country; the former one where a report names that and not the present: Bujumbura in 2015.

    `told`: the keys of the places that it names.
    """
    if code is None:
        return None
    row = countries().by_code[code]
    former = _town(gazetteer, row.former_capital, code) if row.former_capital else None
    if former is not None and fold(row.capital) not in told and _is_named(gazetteer, former, told):
        return former
    return _town(gazetteer, row.capital, code)


def _town(gazetteer: Gazetteer, name: str, code: str) -> Place | None:
    inside = (place for place in gazetteer.lookup(name) if place.country == code and place.kind == "populated")
    return max(inside, key=lambda place: place.population, default=None)


def _is_named(gazetteer: Gazetteer, town: Place, told: Collection[str]) -> bool:
    """Whether a report names a town, by any of its names."""
    return any(match.place == town for key in told for match in gazetteer.matches(key))


def is_capital(place: Place | None) -> bool:
    """Whether a place has the name of its country's capital, where most that is said of an incident is said."""
    return place is not None and fold(countries().by_code[place.country].capital) == fold(place.name)


def is_seat(place: Place) -> bool:
    """Whether a place is the capital of its country, known though small: Kuwait City, Manama."""
    return place.kind == "populated" and is_capital(place)
