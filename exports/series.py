"""What charts draw: events and people killed over time, by actor and by division. Give them no rejected events."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MOST_NAMES = 10
"""Bars of a chart by name."""

MOST_BARS = 62
"""Bars that a chart can show side by side; beyond them days become months, and months years."""

LONGEST_NAME = 40
"""Characters."""


class Series(NamedTuple):
    """What one chart draws."""

    title: str
    across: str
    """What the names are."""
    counted: str
    """What the values are."""
    names: list[str]
    values: list[int]
    left_out: int
    """Events that are not in it."""
    reason: str
    """Why they are not."""
    low: Sequence[int] = ()
    high: Sequence[int] = ()
    """Where each value is the best of three figures: the lowest and the highest."""


class _Unit(NamedTuple):
    """How long the time of one bar is."""

    name: str
    every: str
    shown: str
    precise: list[str]
    """Dates that are precise enough for it."""


def _unit(first: date | None, last: date | None) -> _Unit:
    """The finest of day, month and year that gives few enough bars."""
    days = (last - first).days + 1 if first and last else 1
    if days <= MOST_BARS:
        return _Unit("day", "1d", "%Y-%m-%d", ["day"])
    precise = ["day", "several_days", "week", "month"]
    if days <= MOST_BARS * 30:
        return _Unit("month", "1mo", "%Y-%m", precise)
    return _Unit("year", "1y", "%Y", [*precise, "year"])


def span(rows: pl.LazyFrame, first: str, last: str) -> tuple[date | None, date | None]:
    """The first and the last day of two columns."""
    found = rows.select(pl.col(first).min().alias("first"), pl.col(last).max().alias("last")).collect()
    return found["first"][0], found["last"][0]


def over_time(events: pl.LazyFrame) -> Series:
    """Events by day, month or year."""
    unit = _unit(*span(events, "date_start", "date_end"))
    dated = _dated(events, unit)
    counts = _by_time(dated, unit, pl.len().alias("events"))
    names, values = counts["from"].dt.strftime(unit.shown).to_list(), counts["events"].to_list()
    reason = "have no date, or none that fits a bar"
    left_out = _height(events) - sum(values)
    return Series(f"Events by {unit.name}", unit.name.capitalize(), "Events", names, values, left_out, reason)


def killed_over_time(events: pl.LazyFrame) -> Series:
    """People killed by day, month or year: the sums of best, and of low and high around it."""
    unit = _unit(*span(events, "date_start", "date_end"))
    figured = _dated(events, unit).filter(pl.col("killed_best").is_not_null())
    bounds = [f"killed_{bound}" for bound in ("low", "best", "high")]
    sums = _by_time(figured, unit, pl.col(bounds).sum())
    low, best, high = (sums[name].to_list() for name in bounds)
    return Series(
        f"People killed by {unit.name}, lowest to highest figure",
        unit.name.capitalize(),
        "People killed (killed_best)",
        sums["from"].dt.strftime(unit.shown).to_list(),
        best,
        _height(events) - _height(figured),
        "have no figure, or no date that fits a bar",
        low,
        high,
    )


def by_actor(events: pl.LazyFrame) -> Series:
    """People killed in events in which an actor acted; an event of several actors counts for each."""
    figured = events.filter(pl.col("killed_best").is_not_null() & (pl.col("side_a").list.len() > 0))
    named = figured.select(pl.col("side_a").alias("name"), "killed_best").explode("name")
    return _killed_by("by who acted", "Actor", named, _height(events) - _height(figured), "have no figure or no actor")


def by_division(events: pl.LazyFrame) -> Series:
    """People killed by first-order division."""
    figured = events.filter(pl.col("killed_best").is_not_null() & pl.col("admin1").is_not_null())
    name = pl.concat_str([pl.col("admin1"), pl.format("({})", pl.col("country"))], separator=" ", ignore_nulls=True)
    named = figured.select(name.alias("name"), "killed_best")
    left_out = _height(events) - _height(figured)
    return _killed_by("by admin1", "Division", named, left_out, "have no figure or no admin1")


def _killed_by(title: str, across: str, named: pl.LazyFrame, left_out: int, reason: str) -> Series:
    killed = (
        named.group_by("name")
        .agg(pl.col("killed_best").sum())
        .filter(pl.col("killed_best") > 0)
        .sort(["killed_best", "name"], descending=[True, False])
        .head(MOST_NAMES)
        .collect()
    )
    names = [name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…" for name in killed["name"]]
    title, counted = f"People killed, {title}", "People killed (killed_best)"
    return Series(title, across, counted, names, killed["killed_best"].to_list(), left_out, reason)


def _dated(events: pl.LazyFrame, unit: _Unit) -> pl.LazyFrame:
    return events.filter(pl.col("date_start").is_not_null() & pl.col("date_precision").is_in(unit.precise))


def _by_time(dated: pl.LazyFrame, unit: _Unit, *counted: pl.Expr) -> pl.DataFrame:
    """Counts by bar, with the bars of times without events."""
    counts = dated.group_by(pl.col("date_start").dt.truncate(unit.every).alias("from")).agg(*counted)
    bars = counts.sort("from").collect()
    return bars if bars.is_empty() else bars.upsample("from", every=unit.every).fill_null(0)


def _height(rows: pl.LazyFrame) -> int:
    return int(rows.select(pl.len()).collect().item())
