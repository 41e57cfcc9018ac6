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


def mistyped(frame: pl.DataFrame, table: Table) -> bool:
    """Whether the frame lacks columns of the table, or holds other types."""
    return any(frame.schema.get(name) != held for name, held in polars_schema(table).items())


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


def text_of(name: str, held: pl.DataType) -> pl.Expr:
    """Give a frame's column as `as_text` writes its values; null stays null. `held`: the type it has there."""
    cell = pl.col(name)
    if held == pl.List(pl.String()):
        return cell.list.join(LIST_SEPARATOR, ignore_nulls=True)
    if isinstance(held, pl.Datetime):
        return cell.dt.to_string("iso:strict")
    return cell.cast(pl.String, strict=False)
