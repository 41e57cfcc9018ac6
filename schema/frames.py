"""Column kinds as polars dtypes, and the one way each kind is written as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import polars as pl

from .column import Kind

if TYPE_CHECKING:
    from .column import Table

LIST_SEPARATOR = "; "

_DTYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.INTEGER: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.DATE: pl.Date(),
    Kind.TIMESTAMP: pl.Datetime("us", "UTC"),
    Kind.BOOLEAN: pl.Boolean(),
    Kind.LIST: pl.List(pl.String()),
}


def dtype(kind: Kind) -> pl.DataType:
    """Return the polars dtype of a kind of column."""
    return _DTYPES[kind]


def polars_schema(table: Table) -> dict[str, pl.DataType]:
    """Return the table's polars schema: column name -> dtype, in order."""
    return {column.name: dtype(column.kind) for column in table.columns}


def empty_frame(table: Table) -> pl.DataFrame:
    """Return the table with its columns and no rows."""
    return pl.DataFrame(schema=polars_schema(table))


def as_text(value: object) -> str:
    """Write a value as csv, provenance and messages show it: ISO dates, lower-case booleans, `; ` between members."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return LIST_SEPARATOR.join(as_text(member) for member in value)
    return str(value)
