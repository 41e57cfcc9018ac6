"""A table as a Pandera schema: generated from its description, so that no limit is written twice."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from .column import Kind
from .frames import dtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandera.polars import Check, DataFrameSchema, PolarsData

    from .column import Column, Rule, Table


@cache
def load_pandera() -> None:
    """Import Pandera, which imports PySpark where it is installed, without PySpark's warning about pandas."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        import pandera.polars  # noqa: F401


@cache
def model(table: Table) -> DataFrameSchema:
    """Return the table's Pandera schema (polars backend); each of its checks fails with the name of our rule."""
    load_pandera()
    import pandera.polars as pa

    checks = [_across(rule) for rule in table.rules]
    return pa.DataFrameSchema(_columns(table), checks=checks, strict=True, name=table.name)


@cache
def columns_model(table: Table) -> DataFrameSchema:
    """Return the schema without the rules across columns.

    Pandera makes Python objects of every row that breaks one, which takes longer than all the rest; `validation` asks
    those rules itself.
    """
    load_pandera()
    import pandera.polars as pa

    made = pa.DataFrameSchema(strict=True, name=table.name)
    made.columns = _columns(table)  # given to DataFrameSchema, each is copied in depth: slow, and nobody else has them
    return made


def _columns(table: Table) -> dict[str, Any]:
    import pandera.polars as pa

    return {
        column.name: pa.Column(
            dtype(column.kind), checks=_checks(column), nullable=column.nullable, unique=column.unique, name=column.name
        )
        for column in table.columns
    }


def _checks(column: Column) -> list[Check]:
    from pandera.polars import Check

    checks = []
    if column.vocabulary:
        checks.append(Check.isin(column.vocabulary.codes, error="vocabulary"))
    if column.pattern:
        checks.append(Check(_matches(column.pattern), error="pattern"))
    if column.minimum is not None:
        checks.append(Check.ge(column.minimum, error="minimum"))
    if column.maximum is not None:
        checks.append(Check.le(column.maximum, error="maximum"))
    if column.kind is Kind.LIST:
        checks.append(Check(_members_filled, error="list_members"))
    return checks


def _matches(pattern: str) -> Callable[[PolarsData], pl.LazyFrame]:
    """The whole value matches; Pandera's own check would take a match at the start."""
    return lambda data: data.lazyframe.select(pl.col(data.key or "*").str.contains(rf"\A(?:{pattern})\z"))


def _members_filled(data: PolarsData) -> pl.LazyFrame:
    members = pl.col(data.key or "*").list
    return data.lazyframe.select(members.eval((pl.element().str.len_bytes() > 0).fill_null(False)).list.all())


def _across(rule: Rule) -> Check:
    from pandera.polars import Check

    def holds(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule.holds().fill_null(True).alias(rule.name))

    return Check(holds, name=rule.name, error=rule.name)
