"""What somebody wrote into a workbook that is no cell of the tables that people edit: told, as it is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..exports import read_table
from ..exports.limits import MAX_ROWS
from ..schema import PROVENANCE, Kind
from .recorded import comparable

if TYPE_CHECKING:
    from pathlib import Path

    from .book import Book, Sheet


def unread(book: Book, provenance: Path | None) -> list[str]:
    """Say what is not taken: columns of their own, and changed rows of Provenance.

    `provenance`: the table's file, where the folder still has the edition that the workbook was made from.
    """
    told = [
        f"{sheet.address(None, name)}: {name} is no column of ours"
        for sheet in book.sheets.values()
        for name in sheet.extra
    ]
    if provenance is not None and PROVENANCE.name in book.sheets:
        changed = _changed(book.sheets[PROVENANCE.name], provenance)
        if changed:
            told.append(f"{PROVENANCE.title}: {changed:,} rows differ, and the sheet is written by the build")
    return told


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
