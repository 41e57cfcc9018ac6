"""The workbook's zip file: no clock in it, and sheets whose rows are streamed into place while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
AFTER_ROWS = b"</sheetData>"
AFTER_LINKS = b"<pageMargins"
"""Hyperlinks stand before the print set-up (ECMA-376, CT_Worksheet); openpyxl always writes the margins."""


class Body(NamedTuple):
    """What is streamed into one sheet."""

    rows: Iterable[str]
    """`<row>` elements, after those that openpyxl wrote."""
    links: Iterable[str]
    """`<hyperlink>` elements."""
    large: bool
    """Whether the sheet may exceed 2 GB; then the entry has the ZIP64 form, which not every program reads."""


class Archive(ZipFile):
    """A zip file in which the same content always gives the same bytes. `bodies`: sheet path -> what to stream."""

    def __init__(self, path: Path, bodies: dict[str, Body]) -> None:
        super().__init__(path, "w", ZIP_DEFLATED)
        self.bodies = bodies

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Add an entry."""
        super().writestr(_entry(str(name)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Add a file that openpyxl made; a sheet gets its rows and hyperlinks here."""
        content = Path(filename).read_bytes()
        body = self.bodies.get(arcname)
        if body is None:
            self.writestr(arcname, content)
            return
        head, after_rows, tail = content.partition(AFTER_ROWS)
        middle, after_links, end = tail.partition(AFTER_LINKS)
        with self.open(_entry(arcname), "w", force_zip64=body.large) as stream:
            stream.write(head)
            for rows in body.rows:
                stream.write(rows.encode())
            stream.write(after_rows + middle)
            if links := "".join(body.links):
                stream.write(f"<hyperlinks>{links}</hyperlinks>".encode())
            stream.write(after_links + end)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, ZIP_EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    return entry
