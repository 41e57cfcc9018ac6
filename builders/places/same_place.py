"""Whether places told in two sentences may be one scene: equal, one in the other, or near enough."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..gazetteer.place import contains, kilometres

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..gazetteer.place import Place
    from .finding import PlaceMention


def places_agree(places: Sequence[PlaceMention], told: Sequence[PlaceMention]) -> bool:
    """Whether one of the innermost places is, contains or lies in one of the innermost places told."""
    return any(_compatible(place, other) for place in _innermost(places) for other in _innermost(told))


def _innermost(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Those in which none of the others lies, or is said to lie where the gazetteer lacks it: Kidal of Kidal, Mali."""
    told = {place.place for place in places if place.place is not None}  # each once, however often it is told
    chained = (outer for place in places if place.place is None for outer in place.container_chain)
    around = {outer.place for outer in chained if outer.place is not None and outer.place.kind in WIDE}
    return [place for place in places if place.place not in around and not _is_around(place.place, told)]


def _is_around(outer: Place | None, told: Iterable[Place]) -> bool:
    """Whether one of the places is told more exactly than one that lies around it: a town, and not its country."""
    return outer is not None and outer.kind in WIDE and any(contains(outer, inner) for inner in told)


LISTED = 3
"""Divisions that a sentence names of each of which more is told behind it: in Baghlan, Faryab and Kandahar."""


def lists_divisions(places: Sequence[PlaceMention]) -> bool:
    """Whether a sentence sums up what happened in several divisions, so that it is not told where any of it was."""
    return len({each.place.admin1 for each in places if each.place is not None and each.place.admin1}) >= LISTED


def lists_towns(places: Sequence[PlaceMention]) -> bool:
    """Whether a sentence tells what happened in several towns: attacked Oicha and Mbau on Tuesday and Wednesday."""
    towns = [each for each in places if each.kind == "populated" and each.relation == "in"]
    return any(not places_agree([one], [two]) for one, two in pairwise(towns))


NEARBY = 150
"""Kilometres between the middles of two wide areas, or of one and a place, that may be one scene: a triangle of towns,
or the road between two, is as long."""


def _overlap(one: Place, two: Place) -> bool:
    """Whether an area without borders of its own lies about where the other place does."""
    if "area" not in (one.kind, two.kind):
        return False
    distance = kilometres(one, two)
    return distance is not None and distance <= NEARBY


def _compatible(place: PlaceMention, other: PlaceMention) -> bool:
    names = place.name.casefold(), other.name.casefold()
    if names[0] == names[1] or ("site" in (place.kind, other.kind) and _is_called_after(*sorted(names, key=len))):
        return True
    one, two = place.place, other.place
    if one is None or two is None:
        return place.start == other.start or _lies_in(place, other) or _lies_in(other, place)
    if one.country != two.country:
        return False
    if "country" in (one.kind, two.kind) or _overlap(one, two):
        return True
    if one.kind == "admin1" or two.kind == "admin1":
        return one.admin1 == two.admin1
    if one.kind == "admin2" or two.kind == "admin2":
        return one.admin2 == two.admin2
    return one.name == two.name


def _lies_in(place: PlaceMention, other: PlaceMention) -> bool:
    """Whether the words say of a place that it lies in another, or in what lies there."""
    return any(
        outer.name == other.name or (outer.place and other.place and contains(other.place, outer.place))
        for outer in place.container_chain
    )


def _is_called_after(name: str, longer: str) -> bool:
    """Whether a site has the name of the other place: Bagan bazaar and Bagan."""
    return longer.startswith(name + " ")


def may_lie_in(place: PlaceMention, told: Sequence[PlaceMention]) -> bool:
    """Whether a place that the gazetteer lacks may lie in those told: a hotel in a town, a village in a province."""
    is_quarter = place.kind == "quarter"  # known by its division alone
    if (place.place is not None and not is_quarter) or place.container_chain:
        return False
    if place.kind in PARTS:
        return all(other.kind != place.kind for other in told)
    return all(other.place is not None and other.kind in WIDE for other in told)


WIDE = frozenset({"country", "admin1", "admin2", "area"})
PARTS = frozenset({"site", "street", "quarter"})
"""Kinds of place that lie in a town."""
