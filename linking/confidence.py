"""How far a row can be trusted unread, from 0 to 1. docs/confidence.md explains the formula.

score      = sum over the four questions of weight * sharpness * (confidence of the cell that answers it)
confidence = 1 - (1 - score) * DOUBT_KEPT ** (distinct texts beyond the first, at most MOST_WITNESSES)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .member import Member

WEIGHTS = {"date_start": 0.3, "country": 0.25, "event_type": 0.25, "side_a": 0.2}
"""When, where, what, who. Those without which a row cannot be used weigh more. To retune: regress, on reports coded
by hand, whether a row is right on the confidence of its cells, and round."""

BLUNT = {"date_start": 0.6, "country": 0.7}
"""What is left of an answer that is not sharp: a date wider than a day, a place no closer than a first-order
division. An analyst has to look such a row up before using it."""

SHARP_PLACES = frozenset({"exact", "near", "admin2"})

DOUBT_KEPT = 0.8
"""How much doubt another independent text leaves. Reports copy from each other: far above one half."""

MOST_WITNESSES = 5
"""Texts beyond the first that count; more of them are mostly the same agency's."""


def confidence(row: Mapping[str, Any], members: Sequence[Member]) -> float:
    """Score a settled row, rounded to two digits."""
    score = sum(
        weight * _sharpness(column, row) * _cell_confidence(column, row, members) for column, weight in WEIGHTS.items()
    )
    beyond = min(len({member.key.text for member in members}) - 1, MOST_WITNESSES)
    return round(min(1.0, max(0.0, 1 - (1 - score) * DOUBT_KEPT**beyond)), 2)


def _sharpness(column: str, row: Mapping[str, Any]) -> float:
    sharp = {
        "date_start": row["date_precision"] == "day",
        "country": row["geo_precision"] in SHARP_PLACES,
    }
    return 1.0 if sharp.get(column, True) else BLUNT[column]


def _cell_confidence(column: str, row: Mapping[str, Any], members: Sequence[Member]) -> float:
    """The best confidence with which any report gives the value; 0 where the cell is empty."""
    settled = row[column]
    if settled is None:
        return 0.0
    values = settled if isinstance(settled, list) else [settled]
    given = [cell.confidence for member in members for cell in member.cells.get(column, ()) if cell.value in values]
    return max(given, default=0.0)
