"""An answer -> the rows of its report: what can be quoted, and a notice for everything that cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...schema import Kind
from ..records import Incident, Rows
from .answer_schema import EVENT_COLUMNS, NOT_ASKED
from .checks import CHECKS
from .dates import date_cells
from .figures import BACKGROUND, figures_of
from .places import position_cells
from .reader import AnswerReader, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reports import Report
    from ..records import Cell, Passage
    from .words import Knowledge

_DATES = frozenset({"date_start", "date_end", "date_precision"})


def rows_of(report: Report, answer: dict[str, Any], known: Knowledge) -> Rows:
    """Read an answer."""
    reader = AnswerReader(report, known, CHECKS)
    incidents = tuple(_distinct(reader, answer))
    background = tuple(figures_of(reader, reader.entries(answer, "background_figures"), 0, BACKGROUND))
    return Rows(report_id=report.report_id, incidents=incidents, background=background, notices=tuple(reader.notices))


def _distinct(reader: AnswerReader, answer: dict[str, Any]) -> Iterator[Incident]:
    """The incidents, each once: a model that runs in circles repeats them."""
    seen = set()
    for entry in reader.entries(answer, "incidents"):
        incident = _incident(reader, entry) if isinstance(entry, dict) else None
        if incident is None:
            continue
        what = incident.anchor, incident.cells
        if what in seen:
            reader.drop("repeated", f"the incident at {incident.anchor.quote!r:.60} was given again")
            continue
        seen.add(what)
        yield incident


def _incident(reader: AnswerReader, entry: dict[str, Any]) -> Incident | None:
    """One incident; None where no words of the report bear it out. Its own quote settles what repeated words mean."""
    anchor = reader.words(entry.get("quote"), "an incident")
    if anchor is None:
        return None
    near = anchor.start
    cells = [*date_cells(reader, entry, near), *_cells(reader, entry, near)]
    if not any(cell.column == "event_type" for cell in cells):
        cells.append(_untyped(reader, anchor))
    figures = figures_of(reader, reader.entries(entry, "figures"), near)
    return Incident(anchor=anchor, cells=tuple(cells), figures=tuple(figures))


def _cells(reader: AnswerReader, entry: dict[str, Any], near: int) -> Iterator[Cell]:
    for name in sorted(NOT_ASKED):
        if entry.get(name) is not None:
            reader.drop("position", f"{name} {entry[name]!r:.60} is not asked for: positions are the gazetteer's")
    country, place = None, None
    for column in EVENT_COLUMNS:
        if column.name in _DATES:
            continue
        members = reader.entries(entry, column.name) if column.kind is Kind.LIST else iter([entry.get(column.name)])
        for member in members:
            told = reader.told(column, member, near)
            if told is None:
                continue
            yield reader.cell(column.name, told)
            if column.name == "country":
                country = str(told.value)
            elif column.name == "place":
                place = told
    if place is not None:
        yield from position_cells(reader, place, country)


def _untyped(reader: AnswerReader, anchor: Passage) -> Cell:
    """Every event has a type: where none was told, or none that there is, it is `other`."""
    return reader.cell("event_type", Told("other", anchor), "not_said")
