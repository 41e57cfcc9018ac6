"""What analysts need not fill in a row that they add: its id, and what builds count or set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from ..schema import CLAIMS, EVENTS, Kind, dtype
from .entry import entry_id
from .recorded import filled

if TYPE_CHECKING:
    from ..schema import Table
    from .book import Book, Sheet
    from .edition import Edition

CODE = 6
"""Letters of the code in an event's id, as builds make them."""


def completed(book: Book, edition: Edition) -> Book:
    """The workbook with every added row's id, and its count of reports and review status."""
    sheets = dict(book.sheets)
    for table in (EVENTS, CLAIMS):
        if table.name in sheets:
            sheets[table.name] = _completed(table, sheets[table.name], edition)
    return replace(book, sheets=sheets)


def _completed(table: Table, sheet: Sheet, edition: Edition) -> Sheet:
    sheet = _with_lists(table, sheet)
    known = edition.table(table)[table.key]
    keys = sheet.frame[table.key]
    added = (~keys.is_in(known.implode()).fill_null(False)).arg_true()
    if added.is_empty():
        return sheet
    taken = {*keys.drop_nulls(), *known}
    rows = {}
    for at in added:
        row = sheet.frame.row(at, named=True)
        if row[table.key] is None:
            row[table.key] = _name(table, row, edition.name, taken)
            taken.add(row[table.key])
        rows[at] = with_defaults(table, row)
    fresh = pl.DataFrame(list(rows.values()), schema=sheet.frame.schema).insert_column(0, pl.Series("", list(rows)))
    others = (
        sheet.frame.with_row_index("").with_columns(pl.col("").cast(pl.Int64)).filter(~pl.col("").is_in(list(rows)))
    )
    return replace(sheet, frame=pl.concat([others, fresh]).sort("").drop(""))


def _with_lists(table: Table, sheet: Sheet) -> Sheet:
    """A cell of a list that must be there is an empty list where it is empty: a row without reports has none."""
    lists = [column.name for column in table.columns if column.kind is Kind.LIST and not column.nullable]
    empty = pl.lit([], dtype(Kind.LIST))
    return replace(sheet, frame=sheet.frame.with_columns(pl.col(name).fill_null(empty) for name in lists))


def with_defaults(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """An added row with what a build would set."""
    if table is not EVENTS:
        return row
    reports = row["report_ids"] or []
    count = len(reports) if row["n_reports"] is None else row["n_reports"]
    return row | {
        "report_ids": reports,
        "n_reports": count,
        "review_status": row["review_status"] or "unreviewed",
    }


def _name(table: Table, row: dict[str, Any], base: str, taken: set[str]) -> str:
    """An id like those of builds, made from what the row says: merging it again is no new row, a copy of it is."""
    copies = 0
    while True:
        code = entry_id(base, table.name, filled(table, row), copies).removeprefix("e-")
        day = row.get("date_start")
        prefix = f"{row['country'] or 'XXX'}-{f'{day:%Y%m%d}' if day else '00000000'}-" if table is EVENTS else "c-"
        name = prefix + (code[:CODE] if table is EVENTS else code)
        if name not in taken:
            return name
        copies += 1
