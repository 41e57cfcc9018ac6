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
from .traces import CELL_KEY

MOST_TOLD = 20
"""Rows of Provenance that are told one by one."""

INSTEAD = (
    "written by the build; correct the value on Events or Claims, where an edit gets its own row here, or say what is "
    "wrong in a note on that cell"
)

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
        told += _of_provenance(book.sheets[PROVENANCE.name], provenance)
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


def _of_provenance(sheet: Sheet, provenance: Path) -> Iterator[str]:
    """Cells of Provenance that differ from the table's, rows that it lacks, and rows that the sheet lacks."""
    names = [column.name for column in PROVENANCE.columns if column.name in sheet.letters and _is_exact(column.kind)]
    if not {*CELL_KEY} <= {*names}:
        yield f"{sheet.title}: without the columns {', '.join(CELL_KEY)} nobody can tell what was changed here"
        return
    there = _comparable(sheet.frame, names).with_columns(sheet.frame[ROW])
    here = _comparable(read_table(provenance).head(MAX_ROWS - 1), names)
    other, missing = (
        one.join(two, on=names, how="anti", nulls_equal=True, maintain_order="left")
        for one, two in ((there, here), (here, there))
    )
    of_cell = pl.int_range(pl.len()).over(CELL_KEY).alias("")
    other, missing = other.with_columns(of_cell), missing.with_columns(of_cell)
    pairs = other.join(missing, on=[*CELL_KEY, ""], how="left", nulls_equal=True, maintain_order="left")
    for row in pairs.head(MOST_TOLD).iter_rows(named=True):
        changed = [name for name in names if name not in CELL_KEY and row[name] != row[f"{name}_right"]]
        known = any(row[f"{name}_right"] is not None for name in names if name not in CELL_KEY)
        for name in changed if known else [None]:
            yield f"{sheet.address(row[ROW], name)}: {f'{name} is' if name else 'rows here are'} {INSTEAD}"
    if other.height > MOST_TOLD:
        yield f"{sheet.title}: more rows differ ({other.height - MOST_TOLD:,})"
    if lacking := missing.join(other, on=[*CELL_KEY, ""], how="anti", nulls_equal=True).height:
        yield f"{sheet.title}: rows that are missing here stay in the dataset ({lacking:,})"


def _comparable(frame: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    return frame.select(comparable(pl.col(name), PROVENANCE[name].kind, "provenance.parquet") for name in names)


def _is_exact(kind: Kind) -> bool:
    """Spreadsheets keep moments to some thousandths of a second only."""
    return kind is not Kind.TIMESTAMP
