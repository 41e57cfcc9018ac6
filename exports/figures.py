"""What the Summary counts: rows, dates, and what its charts draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from . import limits
from .series import by_actor, by_division, killed_over_time, over_time, span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from .series import Series


class Figures(NamedTuple):
    """Everything that the Summary needs to know of the data."""

    rows: dict[str, int]
    first_event: date | None
    last_event: date | None
    first_report: date | None
    last_report: date | None
    over_time: Series
    killed_over_time: Series
    by_actor: Series
    by_division: Series

    @property
    def charts(self) -> tuple[Series, ...]:
        """What the charts draw, in their order."""
        return self.over_time, self.killed_over_time, self.by_actor, self.by_division

    def left_out(self, table: str) -> int:
        """Rows for which the table's sheet has no room."""
        return max(0, self.rows[table] - limits.MAX_ROWS + 1)


def figures(paths: Mapping[str, Path]) -> Figures:
    """Count what the tables' Parquet files hold. Rejected events are in no chart."""
    reports = pl.scan_parquet(paths["reports"])
    events = pl.scan_parquet(paths["events"]).filter(pl.col("review_status") != "rejected")
    rows = {name: int(pl.scan_parquet(path).select(pl.len()).collect().item()) for name, path in paths.items()}
    return Figures(
        rows,
        *span(events, "date_start", "date_end"),
        *span(reports, "published", "published"),
        over_time(events),
        killed_over_time(events),
        by_actor(events),
        by_division(events),
    )
