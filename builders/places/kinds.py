"""Which places a word for a place speaks for: what may be called a town, a district, a quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.names import name_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer, Match, Place

STATED_KINDS = {
    "populated": frozenset({"populated"}),
    "quarter": frozenset({"populated"}),
    "admin1": frozenset({"admin1"}),
    "admin2": frozenset({"admin2"}),
    "region": frozenset({"admin1", "area"}),
}
"""The kinds of place that a word for one speaks for."""
PARTS_OF_TOWNS = frozenset({"admin2", "quarter", "street", "site"})
"""What may be called part of a town: Karrada district of Baghdad is none elsewhere."""


def agrees(place: Place, kind: str | None) -> bool:
    """Whether a place may be called by the word for a place that the text has."""
    if kind == "admin1":
        return place.kind in ("admin1", "area", "admin2")
    if kind == "populated":
        return place.kind in ("populated", "admin2")
    if kind == "quarter":
        return place.kind == "populated"
    if kind == "street":
        return place.kind == "feature"
    if kind == "site":
        return place.kind in ("populated", "feature")
    return kind != "feature" or place.kind == "feature"


def around_seats(gazetteer: Gazetteer, towns: Sequence[Match]) -> list[Match]:
    """The provinces that are called after one of the towns, of which only the town has this spelling: Deir al-Zor."""
    found = []
    for town in (match.place for match in towns if match.place.admin1):
        same = [match for key in name_keys(str(town.admin1)) for match in gazetteer.matches(key)]
        if any(match.place == town for match in same):
            found += [m for m in same if m.place.kind == "admin1" and m.place.country == town.country]
    return found
