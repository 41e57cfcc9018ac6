"""Findings of reading: cells that are not what their column holds, and sheets and columns that are amiss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..schema import EVENTS, Kind
from ..schema.findings import ERROR, WARNING, Finding
from ..schema.validation import shown
from .book import ROW
from .cells import letters_of
from .dates import FIRST_YEAR, LAST_YEAR, SLASHED
from .values import WHAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from ..schema import Column, Table
    from .book import Sheet
    from .headings import Headings
    from .scan import Scan


def of_sheet(
    table: Table, sheet: Sheet, texts: pl.DataFrame, headings: Headings, scan: Scan, merged: list[Any]
) -> Iterator[Finding]:
    """Everything that was amiss in a table's sheet. `texts`: its cells as they stand, row by row as in the frame."""
    yield from _columns(table, sheet, headings)
    yield from unreadable(table, sheet, texts)
    yield from _without_values(table, sheet, scan)
    yield from _merged(table, sheet, merged)
    if sheet.frame.is_empty() and table is EVENTS:
        told = f"{sheet.title} has no rows below its headings; enter some, or take the workbook that has them"
        yield Finding(table.name, None, None, None, "no_rows", WARNING, None, told, sheet.address(None, None))


def missing_sheet(table: Table) -> Finding:
    """A table without a sheet."""
    told = f"the sheet {table.title} is missing; copy it back from the workbook that was built"
    return Finding(table.name, None, None, None, "missing_sheet", ERROR, None, told, table.title)


def _columns(table: Table, sheet: Sheet, headings: Headings) -> Iterator[Finding]:
    for name in table.names:
        if name not in headings.columns:
            told = f"the column {name} is missing; put it back under the heading {name}"
            yield Finding(table.name, None, None, name, "missing_column", ERROR, None, told, sheet.address(None, None))
    for name, letters in headings.repeated.items():
        for letter in letters:
            told = f"a second column {name}, which is not read; delete it or give it another heading"
            where = f"{sheet.address(None, None)}!{letter}{headings.row}"
            yield Finding(table.name, None, None, name, "repeated_column", ERROR, name, told, where)


def unreadable(table: Table, sheet: Sheet, texts: pl.DataFrame) -> Iterator[Finding]:
    """Yield a finding for every cell that is filled and cannot be read as what its column holds."""
    for column in table.columns:
        if column.name not in sheet.letters or column.kind not in WHAT:
            continue
        lost = sheet.frame[column.name].is_null() & texts[column.name].is_not_null()
        for position in lost.arg_true():
            found = texts[column.name][position]
            told = f"{column.name} {shown(found)} {_why(column, found)}"
            yield _at(table, sheet, position, column.name, "type", found, told, WHAT[column.kind])


def _why(column: Column, found: str) -> str:
    if column.kind is Kind.DATE:
        if re.match(SLASHED, found):
            return "can be read as two days; write the one meant as yyyy-mm-dd"
        if found.isdigit() and FIRST_YEAR <= int(found) <= LAST_YEAR:
            return "is a year and no day; write yyyy-mm-dd, with date_start and date_end for the whole year"
    return f"is not {WHAT[column.kind]}; correct it or clear the cell"


def _without_values(table: Table, sheet: Sheet, scan: Scan) -> Iterator[Finding]:
    names = {letters: name for name, letters in sheet.letters.items()}
    positions = dict(zip(sheet.frame[ROW], range(sheet.frame.height), strict=True))
    errors = ((address, value, "error_value") for address, value in scan.errors.items())
    formulas = ((address, None, "formula_without_value") for address in scan.uncomputed)
    for address, value, rule in sorted([*errors, *formulas], key=lambda entry: _place(entry[0])):
        row, letters = _place(address)
        name, position = names.get(letters), positions.get(row)
        if name is None or row <= sheet.heading_row:
            continue
        told = f"{name} shows {value}; correct the formula, or type the value"
        if rule == "formula_without_value":
            told = (
                f"{name} has a formula that was never computed; open the workbook in Excel and save it, or type a value"
            )
        key = None if position is None else sheet.frame[table.key][position]
        yield Finding(table.name, position, key, name, rule, ERROR, value, told, sheet.address(row, name))


def _merged(table: Table, sheet: Sheet, merged: list[Any]) -> Iterator[Finding]:
    names = {letters: name for name, letters in sheet.letters.items()}
    positions = dict(zip(sheet.frame[ROW], range(sheet.frame.height), strict=True))
    for (top, left), (bottom, right) in merged:
        name = next((names[letters_of(at)] for at in range(left, right + 1) if letters_of(at) in names), None)
        if name is None or bottom + 1 <= sheet.heading_row:
            continue
        area = f"{letters_of(left)}{top + 1}:{letters_of(right)}{bottom + 1}"
        told = f"{area} are merged, and only the first of them holds a value; unmerge them and fill each"
        position = positions.get(top + 1)
        key = None if position is None else sheet.frame[table.key][position]
        yield Finding(table.name, position, key, name, "merged_cells", ERROR, area, told, sheet.address(top + 1, name))


def _at(
    table: Table, sheet: Sheet, position: int, column: str, rule: str, found: str, told: str, allowed: str
) -> Finding:
    key = sheet.frame[table.key][position]
    where = sheet.address(sheet.row_of(position), column)
    return Finding(table.name, position, key, column, rule, ERROR, found, told, where, allowed)


def _place(address: str) -> tuple[int, str]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), letters
