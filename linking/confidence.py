"""How often the filled cells of a row are right, from 0 to 1. docs/confidence.md explains the formula.

score      = certainty of the incident * mean confidence of the cells that say when, where, what and who
confidence = 1 - (1 - score) * DOUBT_KEPT ** (distinct texts beyond the first, at most MOST_WITNESSES)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .member import Member

QUESTIONS = ("date_start", "country", "event_type", "side_a")
"""When, where, what, who. An empty cell is not asked: it says nothing that could be wrong."""

DOUBT_KEPT = 0.8
"""How much doubt another independent text leaves. Reports copy from each other: far above one half."""

MOST_WITNESSES = 5
"""Texts beyond the first that count; more of them are mostly the same agency's."""


def confidence(row: Mapping[str, Any], members: Sequence[Member]) -> float:
    """Score a settled row, rounded to two digits; 0 for a row that answers no question."""
    answered = [column for column in QUESTIONS if row[column] is not None]
    score = sum(_trust(column, row, members) for column in answered) / max(1, len(answered))
    beyond = min(len({member.key.text for member in members}) - 1, MOST_WITNESSES)
    return round(min(1.0, max(0.0, 1 - (1 - score) * DOUBT_KEPT**beyond)), 2)


def _trust(column: str, row: Mapping[str, Any], members: Sequence[Member]) -> float:
    """How often such a cell is right: the best that any report gives for the value, its incident's certainty in it."""
    values = row[column] if isinstance(row[column], list) else [row[column]]
    given = (
        member.incident.certainty * cell.confidence
        for member in members
        for cell in member.cells.get(column, ())
        if cell.value in values
    )
    return max(given, default=0.0)
