"""Findings: what breaks a rule, as rows that can be shown, counted and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

ERROR = "error"
WARNING = "warning"

FINDINGS: dict[str, pl.DataType] = {
    "table": pl.String(),
    "row": pl.Int64(),
    "row_id": pl.String(),
    "column": pl.String(),
    "rule": pl.String(),
    "severity": pl.String(),
    "value": pl.String(),
    "message": pl.String(),
    "address": pl.String(),
    "allowed": pl.String(),
    "nearest": pl.String(),
    "quote": pl.String(),
}
"""Columns of a frame of findings."""


class Finding(NamedTuple):
    """One breach of one rule; the fields are the columns of `FINDINGS`, in order."""

    table: str
    row: int | None
    """Position in the frame, from 0; null where the finding is about a whole column."""
    row_id: str | None
    """The row's key: event_id, claim_id, report_id."""
    column: str | None
    rule: str
    severity: str
    value: str | None
    """What was found, as text; null for an empty cell."""
    message: str
    """What was found, what is allowed and what to do."""
    address: str | None = None
    """The cell in a workbook (Events!H14), or the line of a file; null for a frame in memory."""
    allowed: str | None = None
    """What the cell may hold, in words."""
    nearest: str | None = None
    """The allowed value that was probably meant, where what was found looks like a slip of the fingers."""
    quote: str | None = None
    """The words that a built cell came from."""


def findings_frame(findings: Iterable[Finding]) -> pl.DataFrame:
    """Return findings as a frame, in the order given."""
    return pl.DataFrame(list(findings), schema=FINDINGS, orient="row")
