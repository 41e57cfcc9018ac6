"""A row of a list -> one incident: its cells, its figures, and what could not be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...schema import EVENTS
from ..records import Cell, Incident, Rows
from .dates import date_cells
from .figures import figures
from .places import place_cells
from .reader import Read, RowReader, UnreadableError
from .values import read_code, read_flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .mapping import Mapping
    from .row import Piece, Row

LISTS = ("side_a", "side_b", "cited_sources")

NOT_READ = 0.0
"""Confidence of a type that the row does not tell: the event's confidence then falls by all that the type counts."""

_EVENT_ID = re.compile(EVENTS["event_id"].pattern or "")


def rows_of(row: Row, mapping: Mapping) -> Rows:
    """Read one row."""
    reader = RowReader(row, mapping)
    lists = {ours: list(reader.members(ours)) for ours in LISTS}
    cells = [*date_cells(reader), *place_cells(reader), _event_type(reader), *_rest(reader, lists)]
    cited = lists["cited_sources"]
    source = cited[0].value if len(cited) == 1 else None
    incident = Incident(
        anchor=reader.passage(_anchor(row, mapping)),
        cells=tuple(cells),
        figures=tuple(figures(reader, source)),
        event_id=own_id(row, mapping),
    )
    return Rows(report_id=row.report_id, incidents=(incident,), notices=tuple(reader.notices))


def own_id(row: Row, mapping: Mapping) -> str | None:
    """The id that the list gives the row, where it can be an event's id."""
    piece = next(RowReader(row, mapping).pieces("event_id"), None)
    return piece.text if piece and _EVENT_ID.fullmatch(piece.text) else None


def _event_type(reader: RowReader) -> Cell:
    """What kind of incident it is; every event has one, so that an unreadable one is `other`."""
    column = EVENTS["event_type"]
    for piece in reader.pieces("event_type"):
        text = reader.text("event_type", piece.text)
        if text is None:
            continue
        try:
            return reader.cell("event_type", read_code(text, column), piece)
        except UnreadableError as error:
            reader.remark(piece, f"{error}; taken as other")
            return reader.cell("event_type", "other", piece, "not_known", NOT_READ)
    return reader.cell("event_type", "other", _anchor(reader.row, reader.mapping), "not_said", NOT_READ)


def _rest(reader: RowReader, lists: dict[str, list[Read[str]]]) -> Iterator[Cell]:
    for ours, members in lists.items():
        yield from (reader.cell(ours, member.value, member.piece) for member in members)
    if targeted := reader.read("civilians_targeted", read_flag):
        yield reader.cell("civilians_targeted", targeted.value, targeted.piece)
    if status := reader.read("review_status", lambda text: read_code(text, EVENTS["review_status"])):
        yield reader.cell("review_status", status.value, status.piece)
    if notes := reader.read("notes", str):
        yield reader.cell("notes", notes.value, notes.piece)


def _anchor(row: Row, mapping: Mapping) -> Piece:
    """What makes the row an incident: its id, else its date, else its first value."""
    reader = RowReader(row, mapping)
    parts = mapping.columns["date_start"].sources if "date_start" in mapping.columns else ()
    candidates = (*reader.pieces("event_id"), *map(row.piece, parts), *map(row.piece, row.spans))
    return next(piece for piece in candidates if piece)
