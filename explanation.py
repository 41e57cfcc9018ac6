"""Why an event's row says what it says: its claims side by side and the words behind every cell."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from .dataset import Dataset, read
from .errors import UnknownNameError
from .schema import CLAIMS, EVENTS, PROVENANCE

if TYPE_CHECKING:
    from pathlib import Path

    from .schema import Table

    Row = dict[str, Any]


@dataclass(frozen=True)
class Explanation:
    """One event with everything that it rests on; rows are dicts by column name."""

    event: Row
    claims: list[Row]
    """The event's claims, in the order of the dataset."""
    evidence: list[Row]
    """Rows of provenance for the event's cells, in the order of the columns."""


def explain(event_id: str, dataset: Dataset | str | Path = "out", column: str | None = None) -> Explanation:
    """Gather the words behind an event, or behind one of its columns.

    `dataset`: a folder or an opened dataset. Raises UnknownNameError, with the nearest names, when it has no such
    event or events have no such column, and InputError when the folder holds no dataset.
    """
    if column is not None and column not in EVENTS:
        raise UnknownNameError(f"events have no column {column!r}{_nearest(column, EVENTS.names)}")
    dataset = dataset if isinstance(dataset, Dataset) else read(dataset)
    events = _rows(dataset, EVENTS, "event_id", event_id)
    if not events:
        known = dataset.events["event_id"].to_list()
        near = _nearest(event_id, known) or "; ids stand in the column event_id of the Events sheet"
        raise UnknownNameError(f"no event {event_id!r} among {len(known):,}{near}")
    evidence = [row for row in _rows(dataset, PROVENANCE, "row_id", event_id) if row["table"] == "events"]
    if column is not None:
        evidence = [row for row in evidence if row["column"] == column]
    return Explanation(events[0], _rows(dataset, CLAIMS, "event_id", event_id), evidence)


def _rows(dataset: Dataset, table: Table, key: str, value: str) -> list[Row]:
    """The rows of one event, read without the rest of the table."""
    import polars as pl

    frame = dataset.lazy(table.name)
    return frame.filter(pl.col(key) == value).select(table.names).collect().to_dicts()


def _nearest(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=3, cutoff=0.4)
    return f"; the nearest: {', '.join(nearest)}" if nearest else ""
