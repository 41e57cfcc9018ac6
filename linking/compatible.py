"""When two incidents of different reports can be one event: the tests on date, place, type and actors."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .keys import Key

NEAR_KM = 25.0
"""Points closer than this can be one place: reports name the hamlet, the town beside it or the road between."""

WIDE_DAYS = 7
"""A window of more days than a week says too little by itself: place and a named actor have to agree as well."""

EARTH_KM = 6371.0

_TYPES_THAT_MEET = (
    # what one report calls an attack, another tells as a clash, or as the killing of those who were taken
    ("attack", "armed_clash", "execution"),
    # an attack whose means only one report gives
    ("attack", "bombing"),
    ("attack", "shelling"),
    ("attack", "air_strike"),
    ("attack", "landmine"),
    # a buried charge is a mine to one and a bomb to another; a rocket may come from the ground or from the air
    ("bombing", "landmine"),
    ("bombing", "shelling"),
    ("shelling", "air_strike"),
    ("armed_clash", "shelling"),
    ("armed_clash", "air_strike"),
    # a raid of which one report tells the killing, another the taking of people or goods
    ("attack", "abduction"),
    ("attack", "arson"),
    ("attack", "looting", "robbery"),
    ("attack", "sexual_violence"),
    ("arson", "looting"),
    ("abduction", "hijacking"),
    ("robbery", "hijacking"),
    # a protest that turned, or was put down
    ("attack", "protest"),
    ("protest", "riot"),
    ("riot", "looting"),
    ("riot", "arson"),
    ("attack", "other"),
)
"""Types in one line can be one event; every type can be one event with itself."""

_WEAK = frozenset({"same_area", "near_place"})
"""Agreements on place that need another beside them: a named actor of either side, or a figure of the killed."""

COMPATIBLE_TYPES = frozenset((one, two) for line in _TYPES_THAT_MEET for one in line for two in line)


def same_event(one: Key, two: Key) -> str | None:
    """Name the rule by which two incidents are one event; None when they are not. Either order gives the same."""
    if not (_types_meet(one, two) and _dates_meet(one, two) and _actors_meet(one, two)):
        return None
    place = _place_rule(one, two)
    if place is None:
        return None
    shared = share_name(one.side_a, two.side_a)
    if max(one.days, two.days) > WIDE_DAYS:
        return f"link.wide_date_{place}" if place == "same_place" and shared else None
    if place in _WEAK and not (shared or share_name(one.side_b, two.side_b) or set(one.killed) & set(two.killed)):
        return None
    day = "same_day" if one.first == two.first and one.last == two.last else "overlapping_days"
    return f"link.{day}_{place}"


def is_placed(key: Key) -> bool:
    """Whether an incident has what linking by time and place needs: a date and a place below the country."""
    return key.first is not None and key.country is not None and (key.place or key.admin1) is not None


def _types_meet(one: Key, two: Key) -> bool:
    return one.event_type == two.event_type or (one.event_type, two.event_type) in COMPATIBLE_TYPES


def _dates_meet(one: Key, two: Key) -> bool:
    if not (one.first and one.last and two.first and two.last):
        return False
    return max(one.first, two.first) <= min(one.last, two.last)


def _actors_meet(one: Key, two: Key) -> bool:
    """Nobody named on one side, a shared name, or (in a clash) the same two sides told the other way round."""
    if not one.side_a or not two.side_a or share_name(one.side_a, two.side_a):
        return True
    return share_name(one.side_a, two.side_b) and share_name(one.side_b, two.side_a)


def share_name(ones: tuple[str, ...], twos: tuple[str, ...]) -> bool:
    """Whether a name of each is the same, or the words of one are among the other's (a movement and its branch)."""
    return any(one == two or _within(one, two) or _within(two, one) for one in ones for two in twos)


def _within(short: str, long: str) -> bool:
    return set(short.split()) <= set(long.split())


def _place_rule(one: Key, two: Key) -> str | None:
    if one.country is None or one.country != two.country:
        return None
    apart = distance_km(one, two)
    if one.spot and two.spot:
        return _spots_rule(one, two, apart)
    return "same_area" if one.admin1 and one.admin1 == two.admin1 else None


def _spots_rule(one: Key, two: Key, apart: float | None) -> str | None:
    divided = bool(one.admin1 and two.admin1 and one.admin1 != two.admin1)
    if one.spot == two.spot:
        return "same_place" if not divided or (apart is not None and apart <= NEAR_KM) else None
    if apart is not None and apart <= NEAR_KM:
        return "near_place"
    nested = _within(one.spot or "", two.spot or "") or _within(two.spot or "", one.spot or "")
    return "nested_place" if nested and apart is None and one.admin1 == two.admin1 else None


def distance_km(one: Key, two: Key) -> float | None:
    """Great-circle distance of two places; None where one is without a point of its own."""
    if not (_has_point(one) and _has_point(two)):
        return None
    lat1, lon1, lat2, lon2 = (radians(x or 0.0) for x in (one.latitude, one.longitude, two.latitude, two.longitude))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _has_point(key: Key) -> bool:
    return key.latitude is not None and key.longitude is not None and key.geo_precision in {"exact", "near"}
