"""A tiny deterministic builder for tests of everything around builders.

It reads reports of lines such as

    EVENT day=2024-05-01 country=SYR place=Homs lat=34.7 lon=36.7 type=attack a=ISIS b=civilians killed=21 source=SOHR

Keys: day (or first, last), precision, country, admin1, place, lat, lon, geo, type, a, b, killed, injured, civilians,
source.
A line `BACKGROUND killed=514 source=SOHR` is a background figure; `CRASH` raises; `DIE` ends the process.
"""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING

from sourcebook.builders.records import Cell, Figure, Incident, Rows, Settings, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcebook.reports import Report

PAIR = re.compile(r"(\w+)=(\S+)")
COLUMNS = {
    "country": "country",
    "admin1": "admin1",
    "place": "place",
    "lat": "latitude",
    "lon": "longitude",
    "geo": "geo_precision",
    "type": "event_type",
    "a": "side_a",
    "b": "side_b",
    "source": "cited_sources",
}


class StubBuilder:
    name = "stub"
    version = "1"

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        return [rows_of(report) for report in batch]


def rows_of(report: Report) -> Rows:
    if "CRASH" in report.text:
        raise RuntimeError("the stub was told\nto crash")
    if "DIE" in report.text:
        os._exit(9)
    incidents, background = [], []
    for line in re.finditer(r"^(EVENT|BACKGROUND)\b.*$", report.text, re.MULTILINE):
        found = {m[1]: (m[2].replace("_", " "), m.span()) for m in PAIR.finditer(report.text, line.start(), line.end())}
        figures = tuple(figures_of(report, found, "incident" if line[1] == "EVENT" else "cumulative"))
        if line[1] == "EVENT":
            anchor = passage(report, line.start(), line.start() + 5)
            incidents.append(Incident(anchor=anchor, cells=tuple(cells_of(report, found)), figures=figures))
        else:
            background += figures
    return Rows(report_id=report.report_id, incidents=tuple(incidents), background=tuple(background))


def cells_of(report: Report, found: dict) -> Iterator[Cell]:
    def cell(column, value, span):
        return Cell(column=column, value=value, passage=passage(report, *span), rule="stub", confidence=0.9)

    first, last = found.get("first", found.get("day")), found.get("last", found.get("day"))
    if first and last:
        days = (date.fromisoformat(last[0]) - date.fromisoformat(first[0])).days + 1
        narrowest = "day" if days == 1 else "several_days" if days < 7 else "month" if days <= 31 else "year"
        yield cell("date_start", date.fromisoformat(first[0]), first[1])
        yield cell("date_end", date.fromisoformat(last[0]), last[1])
        yield cell("date_precision", found["precision"][0] if "precision" in found else narrowest, first[1])
    for key, column in COLUMNS.items():
        if key in found:
            text, span = found[key]
            values = text.split(",") if column in ("side_a", "side_b") else [text]
            for value in values:
                yield cell(column, float(value) if key in ("lat", "lon") else value, span)
    if "lat" in found and "geo" not in found:
        yield cell("geo_precision", "exact", found["lat"][1])


def figures_of(report: Report, found: dict, scope: str) -> Iterator[Figure]:
    for key in ("killed", "injured", "civilians"):
        if key in found:
            text, span = found[key]
            yield Figure(
                measure="killed" if key == "civilians" else key,
                low=int(text),
                high=int(text),
                qualifier="exact",
                scope=scope,
                passage=passage(report, *span),
                rule="stub.figure",
                victims="civilians" if key == "civilians" else None,
                victim_group="civilian" if key == "civilians" else None,
                cited_source=found["source"][0] if "source" in found else None,
                source_is_named="source" in found,
            )
