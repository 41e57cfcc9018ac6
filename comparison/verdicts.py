"""Cell by cell: whether two builders give the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..linking.keys import fold, fold_place
from ..schema import Kind

if TYPE_CHECKING:
    from ..schema import Column

PLACES = frozenset({"place", "admin1", "admin2"})

SAME_DEGREES = 0.01
"""Coordinates closer than this, some 1 km, are one place: gazetteers differ by more about the middle of a town."""


def verdict(column: Column, first: object, second: object) -> str | None:
    """The verdict on a cell, by the codes of `schema.comparison.VERDICT`; None where both leave it empty."""
    if first is None or second is None:
        if first is second:
            return None
        return "only_second" if first is None else "only_first"
    return "same" if _same(column, first, second) else "different"


def _same(column: Column, first: object, second: object) -> bool:
    if isinstance(first, list) and isinstance(second, list):
        return set(map(fold, first)) == set(map(fold, second))
    if isinstance(first, float) and isinstance(second, float):
        return abs(first - second) < SAME_DEGREES
    if column.kind is Kind.TEXT and not column.vocabulary:
        folded = fold_place if column.name in PLACES else fold
        return folded(str(first)) == folded(str(second))
    return first == second
