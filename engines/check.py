"""What every builder promises, checked on what it gives: words that occur where it says, columns that exist."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ..schema import CLAIMS, EVENTS, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..builders.records import Cell, Figure, Passage, Rows
    from ..reports import Report

_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.LIST: (str,),
    Kind.INTEGER: (int,),
    Kind.NUMBER: (float, int),
    Kind.DATE: (date,),
    Kind.BOOLEAN: (bool,),
}

_FILLED = {column.name: _TYPES[column.kind] for column in EVENTS.columns if column.role in (Role.EVIDENCE, Role.REVIEW)}
"""Columns of events that builders fill, and the Python types of their values; review columns come from lists only."""

_CODES = {
    column.name: frozenset(column.vocabulary.codes)
    for table in (EVENTS, CLAIMS)
    for column in table.columns
    if column.vocabulary
}


def check_rows(report: Report, rows: Rows) -> None:
    """Raise ValueError, with what is wrong, when the rows are not this report's or break a builder's promises."""
    if rows.report_id != report.report_id:
        raise ValueError(f"it gave rows of report {rows.report_id!r} for {report.report_id!r}")
    for passage in _passages(rows):
        _check_passage(report, passage)
    for incident in rows.incidents:
        for cell in incident.cells:
            _check_cell(cell)
    for figure in _figures(rows):
        _check_figure(figure)


def _figures(rows: Rows) -> Iterator[Figure]:
    yield from rows.background
    for incident in rows.incidents:
        yield from incident.figures


def _passages(rows: Rows) -> Iterator[Passage]:
    for incident in rows.incidents:
        yield incident.anchor
        for cell in incident.cells:
            yield cell.passage
    for figure in _figures(rows):
        yield figure.passage
        yield from figure.passages.values()


def _check_passage(report: Report, words: Passage) -> None:
    if words.report_id != report.report_id or not words.quote or report.text[words.start : words.end] != words.quote:
        raise ValueError(f"the words {words.quote!r:.80} do not stand at {words.start}:{words.end} of the report")


def _check_cell(cell: Cell) -> None:
    types = _FILLED.get(cell.column)
    if types is None:
        raise ValueError(f"it filled {cell.column!r}, which is no column that builders fill")
    value = cell.value
    wrong = (
        not isinstance(value, types) or isinstance(value, datetime) or (isinstance(value, bool) and bool not in types)
    )
    if wrong or (cell.column in _CODES and value not in _CODES[cell.column]):
        raise ValueError(f"it filled {cell.column} with {value!r:.60}")
    if not 0 <= cell.confidence <= 1:
        raise ValueError(f"it gave {cell.column} a confidence of {cell.confidence}; 0 to 1 is allowed")


def _check_figure(figure: Figure) -> None:
    for column in ("measure", "qualifier", "scope"):
        if getattr(figure, column) not in _CODES[column]:
            raise ValueError(f"it gave a figure with {column} {getattr(figure, column)!r:.60}")
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    if not bounds or min(bounds) < 0 or bounds != sorted(bounds):
        raise ValueError(f"it gave a figure of low {figure.low} and high {figure.high}")
