"""Notes on cells: what analysts wrote in a workbook's, and what the ledger's say together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
from openpyxl.utils.cell import coordinate_from_string

from ..exports.excel_text import HAS_ALL
from ..exports.notes import Note
from ..exports.sheets import told_of
from .book import ROW
from .changes import Change
from .entry import NOTE
from .recorded import ESCAPED, same
from .settle import by_column, latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..schema import Table
    from .book import Sheet
    from .cell_notes import CellNote
    from .entry import Entry
    from .plan import Plan


def note_changes(table: Table, known: Iterable[Note], sheet: Sheet) -> Iterator[Change]:
    """Yield the notes that differ from those of the edition (`known`): new ones, changed ones, and those taken away.

    A sheet without any note, not even on its headings, was saved by a program that keeps none: nothing is taken away.
    """
    before = {(note.row, note.column): note for note in known if note.table == table.name}
    quotations = {(note.column, _spoken(note.quoted)) for note in before.values() if note.quoted}
    found = _on_cells(table, sheet)
    for cell, address in _cells(table, sheet, [*before, *found]).items():
        old, note = before.get(cell, Note(table.name, *cell)), found.get(cell)
        said = note.text if note else ""
        new = _without(old.quoted, said)
        moved = (cell[1], _spoken(said)) in quotations  # some programs leave notes where they are when rows are sorted
        if not moved and not same(said, old.text) and not same(new, old.written):
            author = note.author if note and note.author not in (None, *old.author.split("; ")) else ""
            yield Change(
                NOTE, table.name, *cell, old=old.written or None, new=new or None, address=address, author=author or ""
            )


def stray_notes(table: Table, sheet: Sheet) -> Iterator[str]:
    """Addresses of notes that analysts put on headings, and on cells that are in no row or column of the table."""
    columns = {letters: name for name, letters in sheet.letters.items()}
    rows = set(sheet.frame.filter(pl.col(ROW).is_in([_row(address) for address in sheet.notes]))[ROW])
    for address, note in sheet.notes.items():
        letters, number = coordinate_from_string(address)
        column = columns.get(letters)
        heading = column is not None and number == sheet.heading_row
        said = _without(told_of(table[column]), note.text) if column and heading else note.text
        if (heading or column is None or number not in rows) and said and not said.endswith(HAS_ALL):
            yield f"{sheet.before}{address}"


def noted(plan: Plan) -> list[Note]:
    """The notes that stand, one for each cell: of several that did not know of each other, all are in it."""
    return [
        Note(table, row, column, written=_together(said), author="; ".join(dict.fromkeys(e.editor for e in said)))
        for table, rows in plan.notes.items()
        for row, edits in rows.items()
        for column, some in by_column(edits).items()
        if (said := _distinct([entry for _, entry in latest(some) if entry.new]))
    ]


def _distinct(entries: Sequence[Entry]) -> list[Entry]:
    return [one for at, one in enumerate(entries) if not any(same(one.new, other.new) for other in entries[:at])]


def _together(entries: Sequence[Entry]) -> str:
    """The words of one note; of several, each behind its author's name."""
    if len(entries) == 1:
        return str(entries[0].new)
    named = ((f"{entry.editor}:", str(entry.new)) for entry in entries)
    return "\n\n".join(said if said.startswith(name) else f"{name} {said}" for name, said in named)


def _row(address: str) -> int:
    return int(coordinate_from_string(address)[1])


def _on_cells(table: Table, sheet: Sheet) -> dict[tuple[str, str], CellNote]:
    """The sheet's notes by row and column; of rows with one key the first counts."""
    columns = {letters: name for name, letters in sheet.letters.items()}
    places = {coordinate_from_string(address): note for address, note in sheet.notes.items()}
    rows = sheet.frame.filter(pl.col(ROW).is_in([number for _, number in places]) & pl.col(table.key).is_not_null())
    keys = dict(rows.select(ROW, table.key).iter_rows())
    found: dict[tuple[str, str], CellNote] = {}
    for (letters, number), note in places.items():
        if number in keys and letters in columns:
            found.setdefault((keys[number], columns[letters]), note)
    return found


def _cells(table: Table, sheet: Sheet, cells: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Those of the cells that the sheet has, with their addresses; none of a sheet without any note."""
    if not sheet.notes:
        return {}
    rows = sheet.frame.filter(pl.col(table.key).is_in([row for row, _ in cells]))
    numbers = dict(rows.unique(table.key, keep="first", maintain_order=True).select(table.key, ROW).iter_rows())
    return {
        (row, column): sheet.address(numbers[row], column)
        for row, column in cells
        if row in numbers and column in sheet.letters
    }


def _without(quoted: str, said: str) -> str:
    """What analysts added to the words that a build wrote into a note."""
    said = re.sub(ESCAPED, "", said)
    words = _spoken(quoted).split(" ")
    return re.sub(r"\s+".join(map(re.escape, words)), "", said, count=1).strip() if quoted else said.strip()


def _spoken(text: str) -> str:
    return " ".join(re.sub(ESCAPED, "", text).split())
