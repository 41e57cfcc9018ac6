"""The cells of a sheet get other styles while its XML is copied; every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string, get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .shades import Shades

_ROW = re.compile(rb"<((?:\w+:)?)row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?)/?>")
_NUMBER = re.compile(rb'\br="([A-Z]*)([0-9]*)"')
_STYLE = re.compile(rb'\s*\bs="([0-9]+)"')

AFTER_DRAWING = re.compile(
    rb"<(?:\w+:)?(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|</(?:\w+:)?worksheet>"
)
"""What stands behind the reference to the drawing of notes (ECMA-376, CT_Worksheet)."""


def restyled(chunks: Iterable[bytes], marks: Mapping[int, Mapping[int, str]], shades: Shades) -> Iterator[bytes]:
    """Yield a sheet's XML with the marked cells shaded, and those that an earlier check shaded no longer so.

    `marks`: row -> column, from 1 -> severity.
    """
    painter = _Painter(marks, shades)
    buffer = b""
    for chunk in chunks:
        buffer += chunk
        start = 0
        for row in _ROW.finditer(buffer):
            yield painter.head(buffer[start : row.start()])
            yield painter.row(row)
            start = row.end()
        buffer = buffer[start:]
    yield buffer


def with_drawing(chunks: Iterable[bytes], reference: str) -> Iterator[bytes]:
    """Yield a sheet's XML with a reference to the drawing of its notes; `reference`: the element."""
    last = b""
    for chunk in chunks:
        yield last
        last = chunk
    place = AFTER_DRAWING.search(last)
    at = place.start() if place else len(last)
    yield last[:at] + reference.encode() + last[at:]


class _Painter:
    def __init__(self, marks: Mapping[int, Mapping[int, str]], shades: Shades) -> None:
        self.marks = marks
        self.shades = shades
        self.number = 0
        self.columns: list[tuple[int, int, int]] = []
        """First, last and style of the columns that have one."""

    def head(self, content: bytes) -> bytes:
        """What stands before a row; the first time, the styles of columns are in it."""
        if self.number == 0:
            for attributes in _COLUMN.findall(content):
                found = dict(re.findall(rb'(\w+)="([0-9.]+)"', attributes))
                if b"style" in found:
                    self.columns.append((int(found[b"min"]), int(found[b"max"]), int(found[b"style"])))
        return content

    def row(self, row: re.Match[bytes]) -> bytes:
        prefix, attributes, body = row[1], row[2], row[3] or b""
        number = _NUMBER.search(attributes)
        self.number = int(number[2]) if number and number[2] else self.number + 1
        marks = self.marks.get(self.number, {})
        if not marks and not self.shades.marked:
            return row[0]
        return b"<%srow%s>%s</%srow>" % (prefix, attributes, b"".join(self._cells(prefix, body, marks)), prefix)

    def _cells(self, prefix: bytes, body: bytes, marks: Mapping[int, str]) -> Iterator[bytes]:
        waiting = dict(sorted(marks.items()))
        column = 0
        for cell in _CELL.finditer(body):
            place = _NUMBER.search(cell[1])
            column = column_index_from_string(place[1].decode()) if place and place[1] else column + 1
            while waiting and next(iter(waiting)) < column:
                yield self._first(prefix, waiting)
            yield self._painted(prefix, cell, waiting.pop(column, None))
        while waiting:
            yield self._first(prefix, waiting)

    def _first(self, prefix: bytes, waiting: dict[int, str]) -> bytes:
        """A new, empty cell for the first mark that waits."""
        column = next(iter(waiting))
        style = next((style for first, last, style in self.columns if first <= column <= last), 0)
        shaded = self.shades.shaded(style, waiting.pop(column))
        return f'<{prefix.decode()}c r="{get_column_letter(column)}{self.number}" s="{shaded}"/>'.encode()

    def _painted(self, prefix: bytes, cell: re.Match[bytes], severity: str | None) -> bytes:
        found = _STYLE.search(cell[1])
        style = int(found[1]) if found else 0
        if severity is None and style not in self.shades.marked:
            return cell[0]
        new = self.shades.shaded(style, severity) if severity else self.shades.plain(style)
        return b'<%sc%s s="%d"%s' % (prefix, _STYLE.sub(b"", cell[1]), new, cell[2])
