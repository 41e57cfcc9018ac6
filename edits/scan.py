"""A look through a sheet's XML for what the reader of values passes over.

Calamine gives values fast, but an empty cell for an error value and for a formula that was never computed; it takes
memory for every cell of the rectangle that the outermost cells span; and it does not notice an archive that was
tampered with. One pass over the unpacked bytes finds all of that: most bytes are only searched for a few letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile

CHUNK = 1 << 20
OVERLAP = 1 << 15
"""Bytes looked at twice, for cells that lie across two chunks; a formula has at most 8,192 characters."""

MOST_CELLS = 120_000_000
"""Cells of a sheet's rectangle, which take 32 bytes each: a full sheet of over a hundred columns."""
USUAL_COLUMNS = 52
"""Columns up to AZ are not looked for one by one."""

_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*[^/>])>\s*"
    rb"(<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>))?\s*"
    rb"(?:<(?:\w+:)?v\b[^>]*>([^<]*))?"
)
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_KIND = re.compile(rb'\bt="(\w+)"')
_OUTLYING = re.compile(rb'\br="(?:([B-Z][A-Z]|[A-Z]{3,9})([0-9]{1,9})|[A-Z]{1,2}([0-9]{7,9}))"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]{1,9})"')


class Scan(NamedTuple):
    """What one sheet holds beyond values, by address (`B12`)."""

    errors: dict[str, str]
    """Error values: `#DIV/0!`."""
    uncomputed: set[str]
    """Formulas that no program has computed."""


def scan(archive: ZipFile, part: str, title: str) -> Scan:
    """Look through a sheet; raises InputError for a cell far outside of any table, BadZipFile for a damaged part."""
    found: dict[str, str | None] = {}
    rows, columns, tail = 0, USUAL_COLUMNS, b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            content = tail + chunk
            if b'"e"' in content or b"<f" in content or b":f" in content:
                _collect(content, found)
            rows = max(rows, _last_row(content))
            if _OUTLYING.search(content):
                for letters, row, low_row in _OUTLYING.findall(content):
                    rows, columns = max(rows, int(row or low_row)), max(columns, _number(letters))
            if rows * columns > MOST_CELLS:
                raise InputError(
                    f"{title} has a cell far outside of its table (row {rows:,}, column {columns:,}); "
                    "delete the rows below and the columns right of the table, and save the workbook"
                )
            tail = content[-OVERLAP:]
    errors = {address: value for address, value in found.items() if value}
    return Scan(errors, {address for address, value in found.items() if value == ""})


def verify(archive: ZipFile) -> None:
    """Read the parts that the reader of values will read; raises BadZipFile where one is not what the archive says."""
    for name in ("xl/sharedStrings.xml", "xl/styles.xml"):
        if name in archive.namelist():
            with archive.open(name) as stream:
                while stream.read(CHUNK):
                    pass


def _collect(content: bytes, found: dict[str, str | None]) -> None:
    """Note cells that have an error (its name), a formula without a value (empty text), or neither after all."""
    for attributes, formula, value in _CELL.findall(content):
        kind = _KIND.search(attributes)
        if not formula and not (kind and kind[1] == b"e"):
            continue
        address = _ADDRESS.search(attributes)
        if address is None:
            continue
        state: str | None = None
        if kind and kind[1] == b"e":
            state = value.decode("utf-8", "replace") or "an error"
        elif not value and not (kind and kind[1] == b"str"):  # a formula may give the empty text
            state = ""
        found[address[1].decode()] = state


def _last_row(content: bytes) -> int:
    at = content.rfind(b"row ")
    row = _ROW.search(content, max(0, content.rfind(b"<", 0, at))) if at >= 0 else None
    return int(row[1]) if row else 0


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
