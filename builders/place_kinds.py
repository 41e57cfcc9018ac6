"""Which places a word for a place speaks for: what may be called a town, a district, a quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .gazetteer import Place

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
