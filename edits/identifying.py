"""Ids for rows that analysts add without one: made from what the row says, so that merging it again is no new row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from .completion import completed
from .edition import EDITED
from .entry import entry_id
from .recorded import filled

if TYPE_CHECKING:
    from ..schema import Table
    from .book import Book, Sheet
    from .edition import Edition

CODE = 6
"""Letters of the code in an event's id, as builds make them."""

PREFIX = {"claims": "c-", "reports": "r-"}
"""What the ids of other tables begin with."""


def identified(book: Book, edition: Edition) -> Book:
    """The workbook with an id for every row that people edit, and with what follows in added rows filled in."""
    sheets = dict(book.sheets)
    for table in EDITED:
        if table.name in sheets:
            sheets[table.name] = _identified(table, sheets[table.name], edition)
    return replace(book, sheets=sheets)


def _identified(table: Table, sheet: Sheet, edition: Edition) -> Sheet:
    frame = completed(table, sheet.frame)
    keys = frame[table.key].to_list()
    bare = [at for at, key in enumerate(keys) if key is None]
    taken = {*keys, *edition.table(table)[table.key]} if bare else set()
    for at in bare:
        keys[at] = _name(table, frame.row(at, named=True), edition.name, taken)
        taken.add(keys[at])
    return replace(sheet, frame=frame.with_columns(pl.Series(table.key, keys, pl.String)))


def _name(table: Table, row: dict[str, Any], base: str, taken: set[str]) -> str:
    """An id like those of builds, made from what the row says: merging it again is no new row, a copy of it is."""
    copies = 0
    while True:
        code = entry_id(base, table.name, filled(table, row), copies).removeprefix("e-")
        name = PREFIX[table.name] + code if table.name in PREFIX else _event_name(row, code)
        if name not in taken:
            return name
        copies += 1


def _event_name(row: dict[str, Any], code: str) -> str:
    day = row["date_start"]
    return f"{row['country'] or 'XXX'}-{f'{day:%Y%m%d}' if day else '00000000'}-{code[:CODE]}"
