"""What a row that an analyst added need not say: it follows from the rest, or is what every new row begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import EVENTS

if TYPE_CHECKING:
    from ..schema import Table

NEW_STATUS = "unreviewed"


def completed(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Fill what is empty and follows: report_ids (none), n_reports, review_status. Other columns stay as they are."""
    if table is not EVENTS:
        return frame
    reports = pl.col("report_ids").fill_null(pl.lit([], pl.List(pl.String)))
    return frame.with_columns(
        reports,
        pl.col("n_reports").fill_null(reports.list.len().cast(pl.Int64)),
        pl.col("review_status").fill_null(NEW_STATUS),
    )
