"""Whether a frame breaks no rule of its table, asked in one go.

Pandera says what is wrong, row by row; that takes some hundred steps a table, and loading it longer than a small build.
So it is asked only where something is wrong. What is sound here passes there: both are made of the same description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from .column import Kind
from .frames import polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .column import Column, Table


def is_sound(table: Table, frame: pl.DataFrame) -> bool:
    """Whether the frame has the table's columns, in order and of their types, and all obey the rules."""
    if frame.schema != polars_schema(table):
        return False
    columns = (check.fill_null(True).all() for column in table.columns for check in _checks(column))
    rules = (rule.holds().fill_null(True).all() for rule in table.rules)
    return bool(frame.select(pl.all_horizontal(*columns, *rules)).item())


def _checks(column: Column) -> Iterator[pl.Expr]:
    """What holds for each value of the column; null where the value is."""
    cell = pl.col(column.name)
    if not column.nullable:
        yield cell.is_not_null()
    if column.unique:
        yield cell.is_unique()
    if column.vocabulary:
        yield cell.is_in(column.vocabulary.codes)
    if column.pattern:
        yield matches(cell, column.pattern)
    if column.minimum is not None:
        yield cell >= column.minimum
    if column.maximum is not None:
        yield cell <= column.maximum
    if column.kind is Kind.LIST:
        yield members_filled(cell)


def matches(cell: pl.Expr, pattern: str) -> pl.Expr:
    """The whole value matches."""
    return cell.str.contains(rf"\A(?:{pattern})\z")


def members_filled(cell: pl.Expr) -> pl.Expr:
    """No member of a list is empty."""
    return cell.list.eval((pl.element().str.len_bytes() > 0).fill_null(False)).list.all()
