"""Which sheet is which table, and which of its columns is which: by name, wherever they have been moved to."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema import TABLES
from .cells import letters_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..schema import Table

SEARCHED_ROWS = 30
"""Rows in which the headings are looked for: people put titles and notes above them."""

RECOGNISED = 0.5
"""Share of a table's headings by which a sheet of another name is known for the table's."""


class Headings(NamedTuple):
    """Where a table's columns stand in a sheet; positions and rows as calamine counts them, from the first used."""

    row: int
    """Number of the heading row in the sheet, from 1."""
    columns: dict[str, int]
    """Column -> position in the rows read."""
    extra: dict[str, int]
    """Headings of other columns, which analysts added -> position; `(H)` for column H without a heading."""
    repeated: dict[str, list[str]]
    """Column -> letters of further columns under the same heading, which are not read."""
    first: int
    """Position in the sheet of the first column of the rows read, from 0."""

    def letters(self, at: int) -> str:
        """Letters of the column at a position."""
        return letters_of(self.first + at)


def normal(heading: object) -> str:
    """A heading as it is compared: case, blanks and hyphens are of no account."""
    text = unicodedata.normalize("NFKC", str(heading))
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)
    return re.sub(r"[\s_-]+", "_", text.strip()).strip("_").casefold()


def find_headings(sheet: Any, table: Table) -> Headings | None:
    """The row among the first with the most of the table's headings; None where none has two."""
    best, most = None, 1
    for number, row in enumerate(islice(sheet.iter_rows(), SEARCHED_ROWS), 1):
        found = len({normal(cell) for cell in row} & set(table.names))
        if found > most:
            best, most = (number, row), found
    return _placed(sheet, table, *best) if best else None


def _placed(sheet: Any, table: Table, number: int, row: Sequence[object]) -> Headings:
    first = sheet.start[1]
    headings = Headings(number, {}, {}, {}, first)
    for at, cell in enumerate(row):
        name = normal(cell)
        if name in table and name not in headings.columns:
            headings.columns[name] = at
        elif name in table:
            headings.repeated.setdefault(name, []).append(letters_of(first + at))
        else:
            title = str(cell).strip()
            letters = letters_of(first + at)
            headings.extra[title if name and title not in headings.extra else f"{title} ({letters})".strip()] = at
    return headings


def assign(sheets: Mapping[str, Any]) -> dict[str, tuple[str, Headings]]:
    """Table name -> title and headings of its sheet: the one of its name, or else the one that has its headings."""
    titles = {normal(title): title for title in reversed(list(sheets))}
    assigned = {}
    for table in TABLES:
        title = titles.get(normal(table.title))
        if title is not None and (headings := find_headings(sheets[title], table)):
            assigned[table.name] = (title, headings)
    for table in TABLES:
        if table.name not in assigned:
            taken = {title for title, _ in assigned.values()}
            others = {title: find_headings(sheet, table) for title, sheet in sheets.items() if title not in taken}
            known = {title: found for title, found in others.items() if found and _recognised(found, table)}
            if known:
                title = max(known, key=lambda name: len(known[name].columns))
                assigned[table.name] = (title, known[title])
    return assigned


def _recognised(headings: Headings, table: Table) -> bool:
    return table.key in headings.columns and len(headings.columns) >= RECOGNISED * len(table.names)
