"""Values of cells on their way into the ledger and back, and when two of them are the same."""

from __future__ import annotations

import re
from datetime import date, datetime
from math import isclose
from typing import TYPE_CHECKING, Any

import polars as pl

from ..exports.excel_text import fitted
from ..schema import LIST_SEPARATOR, Kind

if TYPE_CHECKING:
    from ..schema import Column, Table

DIGITS = 1e-12
"""Numbers closer than this, relatively, are the same: spreadsheets keep 15 digits, so the 16th may change on saving."""

BLANKS = r"[\s\u00a0]+"
ESCAPED = r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b\x0c\x0e-\x1f]"
"""Characters that XML cannot hold, as they are and as the workbook writes them; programs keep or drop them."""


def written(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return list(value) if isinstance(value, (list, tuple, pl.Series)) else value


_TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.BOOLEAN: bool,
    Kind.INTEGER: int,
    Kind.NUMBER: (int, float),
    Kind.LIST: list,
}
"""What JSON has for each kind; text for the others."""


def restored(column: Column, value: Any) -> Any:
    """A value of the ledger as the column's dtype has it.

    Raises TypeError or ValueError for one that the column cannot hold.
    """
    if value is None:
        return None
    _refuse_misfit(column, value)
    if column.kind is Kind.DATE:
        return date.fromisoformat(value)
    if column.kind is Kind.TIMESTAMP:
        return datetime.fromisoformat(value)
    if column.kind is Kind.NUMBER:
        return float(value)
    return value


def _refuse_misfit(column: Column, value: object) -> None:
    if not isinstance(value, _TYPES.get(column.kind, str)):
        raise TypeError(f"{column.name} cannot hold {value!r}")


def filled(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The filled cells of a row, as JSON has them."""
    cells = {name: written(row[name]) for name in table.names if name in row}
    return {name: value for name, value in cells.items() if value not in (None, "", [])}


def same(one: Any, two: Any) -> bool:
    """Whether two values, as JSON has them, are the same to a reader: blanks and a 16th digit make no difference."""
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    if isinstance(one, (int, float)) and isinstance(two, (int, float)):
        return isclose(one, two, rel_tol=DIGITS)
    return bool(_plain(one) == _plain(two))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(BLANKS, " ", re.sub(ESCAPED, "", value)).strip() or None
    if isinstance(value, list):
        members = (_plain(member) for member in LIST_SEPARATOR.join(map(str, value)).split(LIST_SEPARATOR.strip()))
        return [member for member in members if member] or None
    return value


def comparable(values: pl.Expr, kind: Kind, file: str) -> pl.Expr:
    """A column so that equal cells are equal however a spreadsheet saved them, as text, number, date or boolean.

    `file` names the table's Parquet file, as the workbook does at the end of a text that no cell can hold.
    """
    if kind is Kind.LIST:
        texts = _tidy(values.list.join(LIST_SEPARATOR), file).str.replace_all(r"\s*;[\s;]*", LIST_SEPARATOR)
        return texts.str.strip_chars(" ;").replace("", None)
    return _tidy(values, file).replace("", None) if kind is Kind.TEXT else values


def _tidy(texts: pl.Expr, file: str) -> pl.Expr:
    whole = texts.map_batches(lambda series: fitted(series, file), return_dtype=pl.String)
    return whole.str.replace_all(ESCAPED, "").str.replace_all(BLANKS, " ").str.strip_chars(" ")


def differ(one: pl.Expr, two: pl.Expr, kind: Kind) -> pl.Expr:
    """Whether two comparable cells are not the same."""
    if kind is not Kind.NUMBER:
        return one.ne_missing(two)
    far = (one - two).abs() > DIGITS * pl.max_horizontal(one.abs(), two.abs())
    return pl.when(one.is_null() | two.is_null()).then(one.is_null() != two.is_null()).otherwise(far)
