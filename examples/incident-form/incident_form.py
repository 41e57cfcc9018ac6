"""A Sourcebook builder for incident forms: reports made of lines such as `Date: 2024-05-01` and `Killed: 3`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sourcebook.builders.records import Cell, Figure, Incident, Passage, Rows, Settings, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcebook.reports import Report

LINE = re.compile(r"^(?P<field>[A-Za-z]+):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)

COLUMNS = {"country": "country", "place": "place", "type": "event_type", "source": "cited_sources"}
"""Field of the form -> column of events."""


class IncidentForm:
    """Reads forms of one incident each: Date, Country, Place, Type, Killed, Injured, Source."""

    name = "incident-form"
    version = "1"

    def __init__(self, settings: Settings) -> None:
        """`settings` holds the user's gazetteers and lexicons; a form needs neither."""

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Return one Rows for each report, in order."""
        return [_rows(report) for report in batch]


def _rows(report: Report) -> Rows:
    fields = {line["field"].lower(): passage(report, *line.span("value")) for line in LINE.finditer(report.text)}
    if "type" not in fields:
        return Rows(report_id=report.report_id)
    incident = Incident(anchor=fields["type"], cells=tuple(_cells(fields)), figures=tuple(_figures(fields)))
    return Rows(report_id=report.report_id, incidents=(incident,))


def _cells(fields: dict[str, Passage]) -> Iterator[Cell]:
    for field, column in COLUMNS.items():
        if field in fields:
            yield Cell(column=column, value=fields[field].quote, passage=fields[field], rule=f"form.{field}")
    if "date" in fields:
        day = date.fromisoformat(fields["date"].quote)
        for column, value in (("date_start", day), ("date_end", day), ("date_precision", "day")):
            yield Cell(column=column, value=value, passage=fields["date"], rule="form.date")


def _figures(fields: dict[str, Passage]) -> Iterator[Figure]:
    source = fields["source"].quote if "source" in fields else None
    for measure in ("killed", "injured"):
        if measure in fields:
            count = int(fields[measure].quote)
            yield Figure(
                measure=measure,
                low=count,
                high=count,
                qualifier="exact",
                scope="incident",
                passage=fields[measure],
                rule=f"form.{measure}",
                cited_source=source,
                source_is_named=source is not None,
            )
