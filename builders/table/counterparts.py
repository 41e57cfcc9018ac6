"""What the schema says of other datasets, turned round: their columns and codes -> ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...schema import EVENTS, REPORTS
from .mapping import MAPPABLE, REPORT_FIELDS, Origin, fold

if TYPE_CHECKING:
    from ...schema import Column

OWN = "sourcebook"

COUNTERPARTS = ("acled", "ucdp", "gtd", OWN)
"""Datasets whose columns the schema knows; the last are our own names."""


def columns_of(counterpart: str) -> dict[str, Origin]:
    """Our columns of events by the one column of theirs that the schema names."""
    return {name: origin for name in MAPPABLE if (origin := _origin(EVENTS[name], counterpart))}


def report_fields_of(counterpart: str) -> dict[str, Origin]:
    """Fields of reports by theirs."""
    if counterpart == OWN:
        return {}
    return {name: origin for name in REPORT_FIELDS if (origin := _origin(REPORTS[name], counterpart))}


def _origin(column: Column, counterpart: str) -> Origin | None:
    theirs = column.name if counterpart == OWN else getattr(column, counterpart)
    if theirs is None or ", " in theirs:  # several columns together: a mapping says how
        return None
    return Origin(columns=(theirs,), values={} if counterpart == OWN else _codes(column, counterpart))


def _codes(column: Column, counterpart: str) -> dict[str, str]:
    """Their codes -> ours; where several of ours have one counterpart, the first."""
    codes: dict[str, str] = {}
    for term in column.vocabulary.terms if column.vocabulary else ():
        for code in (getattr(term, counterpart) or "").split("; "):
            if code:
                codes.setdefault(fold(code), term.code)
    return codes
