"""Is what a workbook says in order, so that its edits can be merged? Found in the tables that people edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import CLAIMS, EVENTS, REPORTS, Table
from ..schema.findings import ERROR, Finding, findings_frame
from ..schema.validation import validate
from .edition import EDITED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .book import Book, Sheet
    from .edition import Edition

REFERENCES = ((CLAIMS, "event_id", EVENTS), (CLAIMS, "report_id", REPORTS), (EVENTS, "report_ids", REPORTS))
"""Columns that name rows of other tables."""


def findings_of(book: Book, edition: Edition) -> pl.DataFrame:
    """Everything that is amiss in a workbook's edited tables, each with its cell."""
    own = [_placed(book.sheets[table.name], table) for table in EDITED if table.name in book.sheets]
    return pl.concat([book.findings, *own, findings_frame(_unknown(book, edition))])


def _placed(sheet: Sheet, table: Table) -> pl.DataFrame:
    """A table's findings with the cells that they are about."""
    found = validate(table, sheet.frame.select(table.names))
    where = [
        sheet.address(None if at is None else sheet.row_of(at), column)
        for at, column in found.select("row", "column").iter_rows()
    ]
    return found.with_columns(pl.Series("address", where, pl.String))


def _unknown(book: Book, edition: Edition) -> Iterator[Finding]:
    """References to rows that are nowhere.

    A row that the edition has may be deleted in the workbook: the claims of a deleted event go with it.
    """
    for table, column, target in REFERENCES:
        if table.name not in book.sheets or target.name not in book.sheets:
            continue
        sheet, others = book.sheets[table.name], book.sheets[target.name].frame[target.key]
        cells = sheet.frame.select(pl.int_range(pl.len()).alias("at"), table.key, pl.col(column).alias("value"))
        if table[column].kind.name == "LIST":
            cells = cells.explode("value")
        known = pl.concat([others, edition.table(target)[target.key]]).implode()
        for at, key, value in cells.filter(pl.col("value").is_not_null() & ~pl.col("value").is_in(known)).iter_rows():
            told = f"{column} is {value}, which {target.title} does not have; correct it, or add the row there"
            where = sheet.address(sheet.row_of(at), column)
            yield Finding(table.name, at, key, column, "known_reference", ERROR, value, told, where)
