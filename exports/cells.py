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
    numbers = pl.int_range(first_row, first_row + frame.height, eager=True).cast(pl.String).alias("")
    cells = [_cells(frame[column.name], column, numbers, rest) for column in columns]
    heights = _heights(frame, columns)
    rows = pl.select(pl.concat_str(pl.lit('<row r="'), numbers, heights, *cells, pl.lit("</row>")))
    return "".join(rows.to_series())


def _heights(frame: pl.DataFrame, columns: list[CellColumn]) -> pl.Expr:
    """The end of a row's opening tag, with its height where text needs several lines.

    Spreadsheets that fit rows to their text only when they are shown would cut it off in print.
    """
    wrapped = [
        (_as_text(frame[column.name], column.kind), column.wrapped_at) for column in columns if column.wrapped_at
    ]
    lines = [1 + texts.str.len_chars() // width + texts.str.count_matches("\n") for texts, width in wrapped]
    most = pl.max_horizontal(pl.lit(1), *lines).clip(1, MOST_LINES)
    return pl.when(most > 1).then(pl.format('" ht="{}">', most * LINE_HEIGHT)).otherwise(pl.lit('">'))


def _cells(values: pl.Series, column: CellColumn, numbers: pl.Series, rest: str) -> pl.Series:
    """One column's cells, the empty string for empty ones."""
    texts, plainly = _as_text(values, column.kind), _content(values, column.kind)
    written = xml_text(fitted(texts, rest))
    style = pl.when(texts.str.contains(GUARDED)).then(column.guarded_style).otherwise(column.style)
    head = (pl.lit(f'<c r="{column.letter}'), numbers, pl.lit('" s="'))
    as_text = pl.concat_str(
        *head, style, pl.lit('" t="inlineStr"><is><t xml:space="preserve">'), written, pl.lit("</t></is></c>")
    )
    kept = pl.when((texts != "").fill_null(False)).then(as_text).otherwise(pl.lit(""))
    if plainly is None:
        return pl.select(kept).to_series()
    boolean = ' t="b"' if column.kind is Kind.BOOLEAN else ""
    as_value = pl.concat_str(*head, pl.lit(f'{column.style}"{boolean}><v>'), plainly, pl.lit("</v></c>"))
    return pl.select(pl.when(plainly.is_not_null()).then(as_value).otherwise(kept)).to_series()


def _as_text(values: pl.Series, kind: Kind) -> pl.Series:
    return values.list.join(LIST_SEPARATOR) if kind is Kind.LIST else values.cast(pl.String)


def _content(values: pl.Series, kind: Kind) -> pl.Series | None:
    """Numbers, dates and booleans as Excel stores them; null for what it cannot store, None for kinds of text."""
    cell = pl.col(values.name)
    content: pl.Expr
    if kind is Kind.INTEGER:
        content = pl.when(cell.is_between(-MOST_EXACT, MOST_EXACT)).then(cell)
    elif kind is Kind.NUMBER:
        content = pl.when(cell.is_finite()).then(cell)
    elif kind is Kind.BOOLEAN:
        content = cell.cast(pl.Int8)
    elif kind is Kind.DATE:
        content = pl.when(cell.is_between(FIRST_DAY, LAST_DAY)).then((cell - EPOCH).dt.total_days())
    elif kind is Kind.TIMESTAMP:
        moment = cell.dt.replace_time_zone(None)
        days = (moment - pl.lit(EPOCH).cast(pl.Datetime("us"))).dt.total_microseconds() / 86_400_000_000
        content = pl.when(moment.dt.date().is_between(FIRST_DAY, LAST_DAY)).then(days)
    else:
        return None
    return values.to_frame().select(content.cast(pl.String)).to_series()
