"""A sheet for a table: heading, widths, filter, checks, colours; its rows are streamed in by `archive`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from . import checks, limits, styles
from .cells import CellColumn, row_xml
from .excel_text import plain, rows_left_out
from .links import LINKS
from .parquet import read_batches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..schema import Column, Table

CHUNK_CELLS = 32_000
"""Cells made at once: larger chunks are hardly faster and cost more memory; `bench.workbook` shows it."""

HEADING_HEIGHT = 30
BUTTON = 4
"""Characters that the filter's button hides of a heading."""
PAGE_WIDTH = 340
"""Characters across a printed page that can still be read."""
PROSE = 1.1
"""Characters of prose that fit where one digit of the heading's font does."""
AUTHOR = "Sourcebook"


class TableSheet:
    """One table's sheet. Made first, so that openpyxl writes all but the rows; then `rows` gives those.

    `rest` is where rows and text are that the sheet has no room for; the table's Parquet file unless it is given.
    """

    def __init__(self, sheet: Any, table: Table, rows: int, lists: Mapping[str, str], rest: str | None = None) -> None:
        self.sheet = sheet
        self.table = table
        self.rest = rest or f"{table.name}.parquet"
        self.count = min(rows, limits.MAX_ROWS - 1)
        self.letters = {name: get_column_letter(at) for at, name in enumerate(table.names, 1)}
        linked = {link.column for link in LINKS.get(table.name, ())}
        self.columns = [self._column(column, link=column.name in linked) for column in table.columns]
        self._set_up(rows > self.count)
        for check in checks.validations(table, self.letters, lists, self.count):
            sheet.data_validations.append(check)
        checks.colour(sheet, table, self.letters, self.count)
        sheet.append([self._heading(column, rows - self.count) for column in table.columns])

    def rows(self, path: Path) -> Iterator[str]:
        """Yield the rows of the table's Parquet file as XML, as many as the sheet holds."""
        done = 0
        for batch in read_batches(path, self.table.names, CHUNK_CELLS // len(self.columns)):
            frame = batch.head(self.count - done)
            yield row_xml(frame, self.columns, done + 2, self.rest)
            done += frame.height
            if done == self.count:
                return

    def note(self, row: int, column: str, words: str, author: str = "") -> None:
        """Put a note on a cell of the data; all notes come before `close`."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.comments.comment_sheet import CommentRecord

        cell = WriteOnlyCell(self.sheet)
        cell.row, cell.column = row, self.table.names.index(column) + 1
        cell.comment = _comment(words, author)
        self.sheet._comments.append(CommentRecord.from_cell(cell))  # where write-only sheets keep them

    def close(self) -> None:
        """Let openpyxl finish its part of the sheet."""
        self.sheet.close()

    def _column(self, column: Column, *, link: bool) -> CellColumn:
        style = styles.column_style(column, link=link)
        usual, guarded = styles.style_id(self.sheet, **style), styles.style_id(self.sheet, **style, quotePrefix=True)
        wrapped_at = round(PROSE * column.width) if styles.wraps(column) else None
        return CellColumn(column.name, self.letters[column.name], column.kind, usual, guarded, wrapped_at)

    def _set_up(self, cut: bool) -> None:
        sheet = self.sheet
        sheet.freeze_panes = "B2"
        last = list(self.letters.values())[-1]
        sheet.auto_filter.ref = f"A1:{last}{self.count + 1}"
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
        sheet.row_dimensions[1].height = HEADING_HEIGHT
        if cut:
            sheet.sheet_properties.tabColor = "C0392B"
        widths = {column.name: max(column.width, len(column.name) + BUTTON) for column in self.table.columns}
        styles.page(sheet, across=ceil(sum(widths.values()) / PAGE_WIDTH))
        for column in self.table.columns:
            dimension = sheet.column_dimensions[self.letters[column.name]]
            dimension.width = widths[column.name]
            dimension.number_format = styles.number_format(column)
            dimension.alignment = styles.column_style(column)["alignment"]
            dimension.font = styles.font()

    def _heading(self, column: Column, left_out: int) -> Any:
        quiet, numeric = not styles.editable(self.table, column), styles.is_numeric(column)
        cell = styles.header(self.sheet, column.name, quiet=quiet, numeric=numeric)
        told = told_of(column)
        if left_out and column is self.table.columns[0]:
            told = f"{rows_left_out(left_out, self.rest)}\n{told}"
        cell.comment = _comment(plain(told))
        return cell


def told_of(column: Column) -> str:
    """The note on a column's heading."""
    return column.meaning + (f"\nUnit: {column.unit}." if column.unit else "")


def _comment(words: str, author: str = "") -> Comment:
    """A note whose box is as high as its words need."""
    return Comment(words, plain(author) or AUTHOR, width=280, height=40 + 16 * (len(words) // 42 + words.count("\n")))
