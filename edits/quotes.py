"""The words behind findings, and whether quotations stand in the reports they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import CLAIMS, PROVENANCE
from ..schema.crossing import findings_of
from ..schema.findings import WARNING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..schema import Table

KEY = ["table", "row_id", "column"]


def with_quotes(findings: pl.DataFrame, provenance: pl.DataFrame) -> pl.DataFrame:
    """Findings with the words that the cell was built from, as provenance has them."""
    words = (
        provenance.filter(pl.col("quote").is_not_null() & (pl.col("origin") != "alternative"))
        .select(*KEY, pl.col("quote").alias("words"))
        .unique(KEY, keep="first", maintain_order=True)
    )
    joined = findings.join(words, on=KEY, how="left", maintain_order="left")
    return joined.with_columns(quote=pl.coalesce("quote", "words")).drop("words")


def misquoted(frames: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> pl.DataFrame:
    """Findings about quotations that do not stand in their report (`quote_in_report`), or elsewhere (`quote_moved`).

    Only reports whose text is at hand are asked. A quote without start and end may stand anywhere in its report.
    """
    tables = [table for table in (CLAIMS, PROVENANCE) if table.name in frames]
    return pl.concat([finding for table in tables for finding in _misquoted(table, frames[table.name], texts)])


def _misquoted(table: Table, frame: pl.DataFrame, texts: Mapping[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    quoted = frame.with_row_index("row").filter(pl.col("quote").is_not_null() & pl.col("report_id").is_in(list(texts)))
    lost: list[int] = []
    moved: list[int] = []
    for at, report, quote, start, end in quoted.select("row", "report_id", "quote", "start", "end").iter_rows():
        text = texts[report]
        if start is None and end is None and quote in text:
            continue
        if text[start:end] != quote:
            (moved if quote in text else lost).append(at)
    cells = quoted.select(
        pl.col("row").cast(pl.Int64),
        pl.col(table.key).alias("row_id"),
        pl.lit("quote").alias("column"),
        pl.col("quote").alias("value"),
        "report_id",
    )
    told = pl.format("the quote does not occur in report {}; restore its words, or correct report_id", "report_id")
    elsewhere = pl.format("the quote stands elsewhere in report {} than start and end say", "report_id")
    return (
        findings_of(table, cells.filter(pl.col("row").is_in(lost)), "quote_in_report", told),
        findings_of(table, cells.filter(pl.col("row").is_in(moved)), "quote_moved", elsewhere, severity=WARNING),
    )
