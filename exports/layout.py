"""A dataset in the columns of another: what both layouts need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from ..schema import EVENTS, LIST_SEPARATOR
from .originals import original_figures, originals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from .tables import Tables

    Row = dict[str, Any]
    LineOf = Callable[["Told"], Row]


SLICE = 5_000
"""Events laid out at a time, with their provenance: some 50 MB in memory. Larger slices read provenance less often."""


class Told(NamedTuple):
    """An event with what else a layout tells of it."""

    event: Row
    report: Row
    """The first of its reports; empty where the dataset does not have it."""
    given: dict[str, str]
    """What stood in the columns of the list it was read from."""
    figures: dict[str, str]
    """The numbers of the list's columns of figures."""


def write_layout(dataset: Tables, target: Path, columns: Sequence[str], mapping: str, line: LineOf) -> None:
    """Write csv with these columns, a line an event. What was read by `mapping` and is unchanged stands as it stood."""
    schema = dict.fromkeys(columns, pl.String())
    with target.open("wb") as file:
        for number, events in enumerate(_slices(dataset)):
            lines = [line(told) | told.given for told in _told(dataset, events, mapping)]
            cells = {name: [_cell(row.get(name)) for row in lines] for name in columns}
            pl.DataFrame(cells, schema=schema).write_csv(file, include_header=number == 0)


def _slices(dataset: Tables) -> Iterator[pl.DataFrame]:
    """Events, so many at a time; one without rows where there are none."""
    events = dataset.events.select(EVENTS.names)
    for start in range(0, max(events.height, 1), SLICE):
        yield events[start : start + SLICE]


def _told(dataset: Tables, events: pl.DataFrame, mapping: str) -> Iterator[Told]:
    ids, report_ids = events["event_id"].implode(), events["report_ids"].list.first().implode()
    claims = dataset.lazy("claims").filter(pl.col("event_id").is_in(ids)).collect()
    rows = pl.concat([events["event_id"], claims["claim_id"].alias("event_id")]).implode()
    provenance = dataset.lazy("provenance").filter(pl.col("row_id").is_in(rows)).collect()
    reports = dataset.lazy("reports").filter(pl.col("report_id").is_in(report_ids)).collect()
    given = originals(events, provenance, mapping)
    figures = original_figures(claims, provenance, mapping)
    by_id = {row["report_id"]: row for row in reports.iter_rows(named=True)}
    for event in events.iter_rows(named=True):
        name = event["event_id"]
        first = next(iter(event["report_ids"]), None)
        yield Told(event, by_id.get(first, {}), given.get(name, {}), figures.get(name, {}))


def counterpart(column: str, code: str | None, attribute: str) -> str | None:
    """The nearest value of another dataset (`acled` or `ucdp`) for a value of a vocabulary; of several the first."""
    vocabulary = EVENTS[column].vocabulary
    if code is None or vocabulary is None:
        return None
    nearest: str | None = getattr(vocabulary[code], attribute)
    return nearest.split("; ")[0] if nearest else None


def joined(names: Sequence[str] | None) -> str | None:
    """The members of a list as one text."""
    return LIST_SEPARATOR.join(names) if names else None


def middle(first: date | None, last: date | None) -> date | None:
    """The day in the middle of a window."""
    return first + (last - first) // 2 if first and last else None


def _cell(value: object) -> str | None:
    return None if value is None or value == "" else str(value)
