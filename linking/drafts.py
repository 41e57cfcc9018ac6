"""A report's drafts, packed for the journey between processes and for the store, and taken out again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from ..builders.records import Cell, Figure, Incident
from ..schema import EVENTS, Kind
from .keys import Key, key_of

if TYPE_CHECKING:
    from ..builders.records import Rows
    from ..reports import Notice, Report

_DATES = frozenset(column.name for column in EVENTS.columns if column.kind is Kind.DATE)


class Draft(NamedTuple):
    """One report's drafts, packed for the journey between processes and into the store."""

    report_id: str
    published: str | None
    sha256: str
    row: bytes
    """The report's row of the reports table, without n_events."""
    incidents: list[tuple[str | None, bytes, bytes]]
    """Country, key and incident."""
    background: list[bytes]
    notices: tuple[Notice, ...] = ()


class _StoredCell(Cell, frozen=True, kw_only=True):
    """A cell as msgspec can decode it: it writes days as text, and the column says which texts are days."""

    value: bool | int | float | str

    def __post_init__(self) -> None:
        if self.column in _DATES and isinstance(self.value, str):
            msgspec.structs.force_setattr(self, "value", date.fromisoformat(self.value))


class _StoredIncident(Incident, frozen=True, kw_only=True):
    cells: tuple[_StoredCell, ...]


_PACK = msgspec.msgpack.Encoder().encode
unpack_key = msgspec.msgpack.Decoder(Key).decode
unpack_incident = msgspec.msgpack.Decoder(_StoredIncident).decode
unpack_figure = msgspec.msgpack.Decoder(Figure).decode
unpack_row = msgspec.msgpack.Decoder(dict[str, Any]).decode


def pack(report: Report, rows: Rows) -> Draft:
    """Pack what a builder found in a report; the text itself stays behind."""
    row = {
        **{name: getattr(report, name) for name in ("report_id", "title", "publisher", "url", "path", "language")},
        "characters": report.characters,
        "sha256": report.sha256,
    }
    keys = [key_of(report, position, incident) for position, incident in enumerate(rows.incidents)]
    return Draft(
        report.report_id,
        report.published.isoformat() if report.published else None,
        report.sha256,
        _PACK(row),
        [(key.country, _PACK(key), _PACK(incident)) for key, incident in zip(keys, rows.incidents, strict=True)],
        [_PACK(figure) for figure in rows.background],
        rows.notices,
    )
