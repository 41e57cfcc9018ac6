"""What the Summary counts: rows, dates, events over time, people killed by actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from . import limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

ACTORS = 10

MOST_BARS = 62
"""Bars that a chart can show side by side; beyond them days become months, and months years."""


class Series(NamedTuple):
    """What one chart draws."""

    title: str
    across: str
    names: list[str]
    values: list[int]
    left_out: int
    """Events that are not in it."""


class Figures(NamedTuple):
    """Everything that the Summary needs to know of the data."""

    rows: dict[str, int]
    first_event: date | None
    last_event: date | None
    first_report: date | None
    last_report: date | None
    over_time: Series
    by_actor: Series

    def left_out(self, table: str) -> int:
        """Rows for which the table's sheet has no room."""
        return max(0, self.rows[table] - limits.MAX_ROWS + 1)


def figures(paths: Mapping[str, Path]) -> Figures:
    """Count what the tables' Parquet files hold. Rejected events are in no chart."""
    reports = pl.scan_parquet(paths["reports"])
    events = pl.scan_parquet(paths["events"]).filter(pl.col("review_status") != "rejected")
    first_event, last_event = _span(events, "date_start", "date_end")
    first_report, last_report = _span(reports, "published", "published")
    rows = {name: int(pl.scan_parquet(path).select(pl.len()).collect().item()) for name, path in paths.items()}
    over_time = _over_time(events, first_event, last_event)
    return Figures(rows, first_event, last_event, first_report, last_report, over_time, _by_actor(events))


def _span(rows: pl.LazyFrame, first: str, last: str) -> tuple[date | None, date | None]:
    found = rows.select(pl.col(first).min().alias("first"), pl.col(last).max().alias("last")).collect()
    return found["first"][0], found["last"][0]


def _over_time(events: pl.LazyFrame, first: date | None, last: date | None) -> Series:
    """Events by the finest of day, month and year that gives few enough bars; dates coarser than it are left out."""
    days = (last - first).days + 1 if first and last else 1
    if days <= MOST_BARS:
        every, shown, precise = "1d", "%Y-%m-%d", ["day"]
    elif days <= MOST_BARS * 30:
        every, shown, precise = "1mo", "%Y-%m", ["day", "several_days", "week", "month"]
    else:
        every, shown, precise = "1y", "%Y", ["day", "several_days", "week", "month", "year"]
    unit = {"1d": "day", "1mo": "month", "1y": "year"}[every]
    dated = events.filter(pl.col("date_start").is_not_null() & pl.col("date_precision").is_in(precise))
    counts = dated.group_by(pl.col("date_start").dt.truncate(every).alias("from")).len().sort("from").collect()
    if not counts.is_empty():  # the bars of times without events
        counts = counts.upsample("from", every=every).with_columns(pl.col("len").fill_null(0))
    total = events.select(pl.len()).collect().item()
    names = counts["from"].dt.strftime(shown).to_list()
    return Series(f"Events by {unit}", unit.capitalize(), names, counts["len"].to_list(), total - counts["len"].sum())


def _by_actor(events: pl.LazyFrame) -> Series:
    """People killed in events in which an actor acted; an event of several actors counts for each."""
    counted = events.filter(pl.col("killed_best").is_not_null() & (pl.col("side_a").list.len() > 0))
    killed = (
        counted.select("side_a", "killed_best")
        .explode("side_a")
        .group_by(pl.col("side_a").alias("actor"))
        .agg(pl.col("killed_best").sum())
        .filter(pl.col("killed_best") > 0)
        .sort(["killed_best", "actor"], descending=[True, False])
        .head(ACTORS)
        .collect()
    )
    left_out = events.select(pl.len()).collect().item() - counted.select(pl.len()).collect().item()
    names = [name if len(name) <= 40 else f"{name[:39]}…" for name in killed["actor"]]
    return Series("People killed, by who acted", "Actor", names, killed["killed_best"].to_list(), left_out)
