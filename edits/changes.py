"""What an analyst changed: a workbook's tables beside those of the edition that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from ..exports.limits import MAX_ROWS
from .book import ROW
from .completion import COUNTED
from .entry import ADD, CELL, DELETE
from .recorded import comparable, differ, filled, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..schema import Table
    from .book import Sheet

OLD, NEW = "old", "new"


class Change(NamedTuple):
    """One edit: a cell with another value or note, a row that was added, or one that was deleted."""

    kind: str
    table: str
    row: str
    column: str = ""
    old: Any = None
    """What the edition has, as JSON has it; of a deleted row, its filled cells."""
    new: Any = None
    """What the workbook has; of an added row, its filled cells."""
    address: str = ""
    """Where in the workbook; the empty string for a deleted row."""
    beside: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """The row's cells in the columns that a rule ties to this one, as the workbook has them."""
    author: str = ""
    """Who wrote a note, where it says so itself."""


def changes(table: Table, base: pl.DataFrame, sheet: Sheet) -> Iterator[Change]:
    """Yield what differs between an edition's table and the workbook's: cells by column, then added, then deleted rows.

    What is counted anew whenever edits are applied is no edit (`COUNTED`). Rows are known by their keys, wherever they
    stand. Columns that the sheet lacks count as untouched, and so do the rows that it never had room for. Of rows with
    one key the first counts; validation tells of the others.
    """
    rows = sheet.frame.unique(table.key, keep="first", maintain_order=True)
    known = pl.col(table.key).is_in(base[table.key].implode())
    yield from _cells(table, base, rows.filter(known.fill_null(False)), sheet)
    for row in rows.filter(~known.fill_null(False)).iter_rows(named=True):
        if row[table.key] is not None:
            cells = {name: value for name, value in filled(table, row).items() if (table, name) not in COUNTED}
            yield Change(ADD, table.name, row[table.key], new=cells, address=sheet.address(row[ROW], None))
    shown = base.head(MAX_ROWS - 1)
    for row in shown.join(rows, on=table.key, how="anti", maintain_order="left").iter_rows(named=True):
        yield Change(DELETE, table.name, row[table.key], old=filled(table, row))


def _cells(table: Table, base: pl.DataFrame, rows: pl.DataFrame, sheet: Sheet) -> Iterator[Change]:
    """Cells that differ, column by column: whole columns are compared, so that a million rows take seconds."""
    before = base.join(rows.select(table.key), on=table.key, how="right", maintain_order="right")
    tied = _tied(table)
    for column in table.columns:
        if column.name == table.key or column.name not in sheet.letters or (table, column.name) in COUNTED:
            continue
        pair = pl.DataFrame([before[column.name].alias(OLD), rows[column.name].alias(NEW)])
        one, two = (comparable(pl.col(side), column.kind, f"{table.name}.parquet") for side in (OLD, NEW))
        for at in pair.select(differ(one, two, column.kind)).to_series().arg_true():
            row, old = rows.row(at, named=True), before[column.name][at]
            beside = {name: written(row[name]) for name in tied.get(column.name, ()) if name in sheet.letters}
            address = sheet.address(row[ROW], column.name)
            key, new = row[table.key], row[column.name]
            yield Change(CELL, table.name, key, column.name, written(old), written(new), address, beside)


def _tied(table: Table) -> dict[str, list[str]]:
    """Column -> the other columns that share a rule with it, and those that share one with these."""
    tied: dict[str, list[str]] = {}
    for name in table.names:
        together = {name}
        while more := {n for rule in table.rules if together & {*rule.columns} for n in rule.columns} - together:
            together |= more
        if len(together) > 1:
            tied[name] = [other for other in table.names if other in together - {name}]
    return tied
