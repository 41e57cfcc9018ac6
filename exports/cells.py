"""Rows of a frame as the rows of a worksheet, in the XML of ECMA-376 (SpreadsheetML), a chunk at a time.

Made by polars expressions, for whole columns at once: cells as objects would take ten times as long. Text is always an
inline string and never a formula, whatever it begins with.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import polars as pl

from ..schema import LIST_SEPARATOR, Kind
from .excel_text import fitted, xml_text
from .limits import MAX_CHARACTERS

GUARDED = r"\A[=+\-@\t\r\n']"
"""Beginnings that a spreadsheet would read as a formula or a quote mark when the cell is typed anew."""

EPOCH = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)
"""Days that Excel counts rightly; others are written as text. (Excel takes 1900 for a leap year.)"""

LINE_HEIGHT = 13.5
"""Points of a line in the workbook's font."""
MOST_LINES = 12
"""A row is no higher than these; the rest of its text is read in the cell."""

MOST_EXACT = 999_999_999_999_999
"""Excel keeps 15 digits of a number; longer ones are written as text."""


NUMBER = ""
"""Name of the column of row numbers; no column of a table has it."""


class CellColumn(NamedTuple):
    """How one column is written: its letter, kind, and the styles of its cells by their ids in the workbook."""

    name: str
    letter: str
    kind: Kind
    style: int
    guarded_style: int
    wrapped_at: int | None
    """Characters of a line where the text goes over several."""


def row_xml(frame: pl.DataFrame, columns: list[CellColumn], first_row: int, rest: str) -> str:
    """Write the frame as `<row>` elements, numbered from `first_row`; `rest` is the file that has all of a cut text."""
    numbers = pl.int_range(first_row, first_row + pl.len()).cast(pl.String).alias(NUMBER)
    texts = (_as_text(column).alias(column.letter) for column in columns)
    told = _fitted(frame.with_columns(numbers, *texts), [column.letter for column in columns], rest)
    row = pl.concat_str(pl.lit('<row r="'), NUMBER, _height(columns), *map(_cell, columns), pl.lit("</row>"))
    return "".join(told.select(row).to_series())


def _fitted(frame: pl.DataFrame, texts: list[str], rest: str) -> pl.DataFrame:
    longest = frame.select(pl.col(texts).str.len_bytes().max()).row(0, named=True)
    return frame.with_columns(fitted(frame[name], rest) for name in texts if (longest[name] or 0) > MAX_CHARACTERS)


def _height(columns: list[CellColumn]) -> pl.Expr:
    """The end of a row's opening tag, with its height where text needs several lines.

    Spreadsheets that fit rows to their text only when they are shown would cut it off in print.
    """
    wrapped = [(_as_text(column).str, column.wrapped_at) for column in columns if column.wrapped_at]
    lines = [1 + text.len_chars() // width + text.count_matches("\n") for text, width in wrapped]
    most = pl.max_horizontal(pl.lit(1), *lines).clip(1, MOST_LINES)
    return pl.when(most > 1).then(pl.format('" ht="{}">', most * LINE_HEIGHT)).otherwise(pl.lit('">'))


def _cell(column: CellColumn) -> pl.Expr:
    """One column's cells, the empty string for empty ones."""
    text, plainly = pl.col(column.letter), _content(pl.col(column.name), column.kind)
    style = pl.when(text.str.contains(GUARDED)).then(column.guarded_style).otherwise(column.style)
    head = (pl.lit(f'<c r="{column.letter}'), pl.col(NUMBER), pl.lit('" s="'))
    as_text = pl.concat_str(
        *head, style, pl.lit('" t="inlineStr"><is><t xml:space="preserve">'), xml_text(text), pl.lit("</t></is></c>")
    )
    kept = pl.when((text != "").fill_null(False)).then(as_text).otherwise(pl.lit(""))
    if plainly is None:
        return kept
    boolean = ' t="b"' if column.kind is Kind.BOOLEAN else ""
    value = plainly.cast(pl.String)
    as_value = pl.concat_str(*head, pl.lit(f'{column.style}"{boolean}><v>'), value, pl.lit("</v></c>"))
    return pl.when(value.is_not_null()).then(as_value).otherwise(kept)


def _as_text(column: CellColumn) -> pl.Expr:
    values = pl.col(column.name)
    return values.list.join(LIST_SEPARATOR) if column.kind is Kind.LIST else values.cast(pl.String)


def _content(cell: pl.Expr, kind: Kind) -> pl.Expr | None:
    """Numbers, dates and booleans as Excel stores them; null for what it cannot store, None for kinds of text."""
    if kind is Kind.INTEGER:
        return pl.when(cell.is_between(-MOST_EXACT, MOST_EXACT)).then(cell)
    if kind is Kind.NUMBER:
        return pl.when(cell.is_finite()).then(cell)
    if kind is Kind.BOOLEAN:
        return cell.cast(pl.Int8)
    if kind is Kind.DATE:
        return pl.when(cell.is_between(FIRST_DAY, LAST_DAY)).then((cell - EPOCH).dt.total_days())
    if kind is Kind.TIMESTAMP:
        moment = cell.dt.replace_time_zone(None)
        days = (moment - pl.lit(EPOCH).cast(pl.Datetime("us"))).dt.total_microseconds() / 86_400_000_000
        return pl.when(moment.dt.date().is_between(FIRST_DAY, LAST_DAY)).then(days)
    return None
