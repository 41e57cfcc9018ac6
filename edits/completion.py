"""What a row that an analyst added need not say: it follows from the rest, or is what every new row begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import EVENTS, REPORTS

if TYPE_CHECKING:
    from ..schema import Table

NEW_STATUS = "unreviewed"

COUNTED = ((REPORTS, "n_events"),)
"""Columns that are counted whenever edits are applied: what is typed there is not taken."""


def completed(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Fill what is empty and follows; other columns stay as they are.

    Of events: report_ids (none), n_reports, review_status. Of reports: n_events (none so far).
    """
    if table is REPORTS:
        return frame.with_columns(pl.col("n_events").fill_null(0))
    if table is not EVENTS:
        return frame
    reports = pl.col("report_ids").fill_null(pl.lit([], pl.List(pl.String)))
    return frame.with_columns(
        reports,
        pl.col("n_reports").fill_null(reports.list.len().cast(pl.Int64)),
        pl.col("review_status").fill_null(NEW_STATUS),
    )
