"""What somebody wrote into a workbook that is no cell of the tables that people edit: told, as it is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..exports import read_table
from ..exports.limits import MAX_ROWS
from ..schema import PROVENANCE, Kind
from .book import ROW
from .completion import COUNTED
from .edition import EDITED
from .noted import stray_notes
from .recorded import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..schema import Table
    from .book import Book, Sheet
    from .edition import Edition


def unread(book: Book, edition: Edition, provenance: Path | None) -> list[str]:
    """Say what is not taken: further columns, notes on no cell of a table, figures that are counted, and Provenance.

    `edition`: what the workbook was made from; `provenance`: its words, where the folder still has them.
    """
    told = [
        f"{sheet.address(None, name)}: {name} is no column of ours"
        for sheet in book.sheets.values()
        for name in sheet.extra
    ]
    told += [
        f"{address}: a note on a heading, or beside the table"
        for table in EDITED
        if table.name in book.sheets
        for address in stray_notes(table, book.sheets[table.name])
    ]
    told += [line for table, column in COUNTED for line in _typed(table, column, book, edition)]
    if provenance is not None and PROVENANCE.name in book.sheets:
        changed = _changed(book.sheets[PROVENANCE.name], provenance)
        if changed:
            told.append(f"{PROVENANCE.title}: {changed:,} rows differ, and the sheet is written by the build")
    return told


def _typed(table: Table, column: str, book: Book, edition: Edition) -> Iterator[str]:
    """Figures that somebody typed where one is counted."""
    sheet = book.sheets.get(table.name)
    if sheet is None or column not in sheet.letters:
        return
    before = edition.table(table).select(table.key, pl.col(column).alias("before"))
    rows = sheet.frame.join(before, on=table.key, how="left", maintain_order="left")
    for row in rows.filter(pl.col(column) != pl.col("before").fill_null(0)).iter_rows(named=True):
        yield f"{sheet.address(row[ROW], column)}: {column} is counted from Events"


def _changed(sheet: Sheet, provenance: Path) -> int:
    """How many rows of the sheet the table does not have, or the other way round, whichever is more."""
    names = [column.name for column in PROVENANCE.columns if column.name in sheet.letters and _is_exact(column.kind)]
    there = _comparable(sheet.frame, names)
    here = _comparable(read_table(provenance).head(MAX_ROWS - 1), names)
    return max(_missing(there, here, names), _missing(here, there, names))


def _missing(some: pl.DataFrame, others: pl.DataFrame, names: list[str]) -> int:
    return some.join(others, on=names, how="anti", nulls_equal=True).height


def _comparable(frame: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    return pl.DataFrame([comparable(frame[name], PROVENANCE[name].kind, "provenance.parquet") for name in names])


def _is_exact(kind: Kind) -> bool:
    """Spreadsheets keep moments to some thousandths of a second only."""
    return kind is not Kind.TIMESTAMP
