"""Cells of a sheet as text, a column at a time; what each stands for is decided by `values`."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CHUNK_ROWS = 20_000
"""Rows turned into columns at once: some 50 MB of Python objects."""

LARGEST_EXACT = 2.0**53


def letters_of(at: int) -> str:
    """Letters of a column, counted from 0."""
    letters = ""
    while at >= 0:
        at, rest = divmod(at, 26)
        letters, at = chr(ord("A") + rest) + letters, at - 1
    return letters


def columns_of(sheet: Any, wanted: Mapping[str, int], row: str, after: int) -> pl.DataFrame:
    """Read columns of a calamine sheet as text. `wanted`: name -> position in the sheet's rows.

    Gives the rows after number `after` in which one of the columns is filled, with their numbers as column `row`.
    Empty cells are null; numbers are written without needless zeros, dates as ISO, booleans as true and false.
    """
    parts = []
    schema = dict.fromkeys(wanted, pl.String())
    number = after
    for rows in _chunks(islice(sheet.iter_rows(), after, None)):
        columns = list(zip(*rows, strict=True))
        texts = {name: [_text(value) for value in columns[at]] for name, at in wanted.items()}
        numbers = pl.int_range(number + 1, number + 1 + len(rows), dtype=pl.Int64, eager=True).alias(row)
        number += len(rows)
        filled = pl.any_horizontal(pl.lit(False), *(pl.col(name).is_not_null() for name in wanted))
        parts.append(pl.DataFrame(texts, schema=schema).with_columns(numbers).filter(filled))
    return pl.concat(parts) if parts else pl.DataFrame(schema=schema | {row: pl.Int64()})


def _chunks(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield chunk


def _text(value: Any) -> str | None:
    if value.__class__ is str:
        return value or None
    if value.__class__ is float:
        return _number(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) <= LARGEST_EXACT:
        return str(int(value))
    text = repr(value)
    return text + "0" if text[-4:-3] == "." else text  # 1.234 as text would be a thousand and more
