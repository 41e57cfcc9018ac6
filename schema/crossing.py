"""Rules that need more than one table: references, evidence for every filled cell, dates and their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from .claims import CLAIMS
from .column import Kind, Role
from .events import EVENTS
from .findings import ERROR, FINDINGS
from .provenance import PROVENANCE
from .reports import REPORTS
from .validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .column import Table

KEYED = (EVENTS, CLAIMS, REPORTS)
"""Tables whose rows others refer to."""
KEYS = {table.name: table.key for table in KEYED}
REPORTED = {"report_ids": "reports"}
"""Members of lists that refer to another table's key."""


def validate_dataset(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the findings of all four tables (name -> frame): each table's own, then those across tables.

    Rules across tables: `known_reference` (what refers to an event, a claim or a report finds it),
    `known_column` (provenance names a column of its table), `has_evidence` (a filled evidence cell has its words in
    provenance), `built_has_place` (a claim that nobody entered or edited says where its quote stands),
    `date_within_reports` (no event is later than its last report). They are asked only when every table has its
    columns and types. Linear in rows.
    """
    own = [validate(table, frames[table.name]) for table in (*KEYED, PROVENANCE)]
    if any(findings["row"].null_count() for findings in own):
        return pl.concat(own)
    return pl.concat([*own, *_across(frames)])


def _across(frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    keys = {table.name: frames[table.name].get_column(table.key).unique() for table in KEYED}
    yield from unknown_references(frames, (EVENTS, CLAIMS, PROVENANCE))
    yield from _misplaced(frames["provenance"], keys)
    for table in (EVENTS, CLAIMS):
        yield from _ungrounded(table, frames[table.name], frames["provenance"])
    yield unplaced(frames["claims"], _by_hand(frames["provenance"]))
    yield too_late(frames["events"], frames["reports"])


def _by_hand(provenance: pl.DataFrame) -> pl.Series:
    """Claims that somebody entered or edited."""
    by_hand = (pl.col("table") == CLAIMS.name) & pl.col("origin").is_in(["added", "edited"])
    return provenance.filter(by_hand)["row_id"].unique()


def unknown_references(frames: Mapping[str, pl.DataFrame], tables: Iterable[Table]) -> Iterator[pl.DataFrame]:
    """Yield findings about cells of the tables that refer to a row which is not there, as far as frames are given."""
    for table in tables:
        references = REPORTED if table is EVENTS else table.references
        for column, target in references.items():
            if table.name in frames and target in frames:
                found = cells(table, frames[table.name], column)
                found = found.explode("value") if table[column].kind is Kind.LIST else found
                yield _unknown(table, found, frames[target].get_column(KEYS[target]).unique(), target)


def cells(table: Table, frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Give one column's cells with where they are: row, row_id, column, value."""
    return frame.select(
        pl.int_range(pl.len(), dtype=pl.Int64).alias("row"),
        pl.col(table.key).alias("row_id"),
        pl.lit(column).alias("column"),
        pl.col(column).alias("value"),
    )


def findings_of(
    table: Table,
    cells: pl.DataFrame,
    rule: str,
    message: pl.Expr,
    *,
    severity: str = ERROR,
    nearest: pl.Expr | None = None,
) -> pl.DataFrame:
    """Give findings about cells (see `cells`); `message` and `nearest` may use their columns."""
    made = {
        "table": pl.lit(table.name),
        "rule": pl.lit(rule),
        "severity": pl.lit(severity),
        "value": pl.col("value").cast(FINDINGS["value"]),
        "message": message,
        **dict.fromkeys(("address", "allowed", "quote"), pl.lit(None, pl.String)),
        "nearest": pl.lit(None, pl.String) if nearest is None else nearest,
    }
    return cells.select(made.get(name, pl.col(name)).alias(name) for name in FINDINGS)


def _unknown(table: Table, cells: pl.DataFrame, keys: pl.Series, target: str) -> pl.DataFrame:
    lost = cells.filter(pl.col("value").is_not_null() & ~pl.col("value").is_in(keys.implode()))
    told = pl.format(f"{{}} is {{}}, which {target} do not have; correct it or add the row there", "column", "value")
    return findings_of(table, lost, "known_reference", told)


def _misplaced(provenance: pl.DataFrame, keys: Mapping[str, pl.Series]) -> Iterator[pl.DataFrame]:
    """Provenance of rows or columns that do not exist."""
    for table in (EVENTS, CLAIMS):
        own = pl.col("table") == table.name
        rows = cells(PROVENANCE, provenance, "row_id").filter(provenance.select(own).to_series().fill_null(False))
        yield _unknown(PROVENANCE, rows, keys[table.name], table.name)
        columns = cells(PROVENANCE, provenance, "column").filter(provenance.select(own).to_series().fill_null(False))
        lost = columns.filter(~pl.col("value").is_in(table.names))
        told = pl.format(f"{{}} is no column of {table.name}; correct it", "value")
        yield findings_of(PROVENANCE, lost, "known_column", told)


def _ungrounded(table: Table, frame: pl.DataFrame, provenance: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Filled evidence cells without words."""
    grounded = provenance.filter((pl.col("table") == table.name) & (pl.col("origin") != "alternative"))
    for column in table.columns:
        if column.role is not Role.EVIDENCE:
            continue
        filled = cells(table, frame, column.name)
        if column.kind is Kind.LIST:
            filled = filled.with_columns(pl.col("value").list.join("; ").replace("", None))
        words = grounded.filter(pl.col("column") == column.name).select("row_id").unique()
        bare = filled.with_columns(pl.col("value").cast(pl.String)).drop_nulls("value")
        told = pl.format("{} is {} and provenance has no words for it; add them or clear it", "column", "value")
        yield findings_of(table, bare.join(words, on="row_id", how="anti", maintain_order="left"), "has_evidence", told)


def unplaced(claims: pl.DataFrame, by_hand: pl.Series) -> pl.DataFrame:
    """Findings of `built_has_place`; `by_hand`: claims that somebody entered or edited."""
    bare = cells(CLAIMS, claims, "start").filter(pl.col("value").is_null() & ~pl.col("row_id").is_in(by_hand.implode()))
    told = pl.lit("start is empty in a claim that nobody entered; a built claim says where its quote stands")
    return findings_of(CLAIMS, bare, "built_has_place", told)


BOUNDED = ("week", "month", "year")
"""Precisions whose last day merely bounds what is known: "in May", written on the 3rd."""


BOUNDED = ("week", "month", "year")
"""Precisions whose last day merely bounds what is known: "in May", written on the 3rd."""


def too_late(events: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    """Findings of `date_within_reports`; of `reports` only report_id and published are asked.

    Asked is the last day, or the first where the precision is one of BOUNDED.
    """
    published = (
        events.select("report_ids")
        .with_row_index("row")
        .explode("report_ids")
        .join(reports.select("report_id", "published"), left_on="report_ids", right_on="report_id")
        .group_by("row")
        .agg(pl.col("published").max())
        .with_columns(pl.col("row").cast(pl.Int64))
    )
    bounded = events.select(pl.col("date_precision").is_in(BOUNDED).fill_null(False)).to_series()
    found = []
    for column, asked in (("date_start", bounded), ("date_end", ~bounded)):
        dates = cells(EVENTS, events, column).filter(asked)
        late = dates.join(published, on="row", maintain_order="left").filter(pl.col("value") > pl.col("published"))
        told = pl.format(
            f"{column} is {{}}, after the last of its reports ({{}}); correct the date", "value", "published"
        )
        found.append(findings_of(EVENTS, late, "date_within_reports", told))
    return pl.concat(found)
