"""Is the file a workbook at all, and one that can be read in bounded time and memory? One line where it is not."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ..errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of a compound file (MS-CFB): Excel 97-2003, and every workbook with a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds the workbook behind a password (MS-OFFCRYPTO 2.3.4.4)."""
OLE_SEARCHED = 64_000_000
"""Bytes searched for that name; a directory that lies later is taken for an old workbook's."""

MOST_BYTES = 8_000_000_000
"""Bytes of a workbook once it is unpacked. Four full sheets of ours have some 5 GB."""
MOST_RATIO = 250
"""How many times its size a workbook may become. Ours become 15 to 25 times as large, sheets of blank formatted rows
30 to 60 times; a file made to fill the memory, some 1,000 times. Raise it if a true workbook is refused."""
HARMLESS = 200_000_000
"""Bytes below which the ratio is of no account."""

LOCKED = 1
"""Flag of an entry that a zip program has encrypted."""

WORKBOOK_PART = "xl/workbook.xml"


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """Open the workbook's zip file; raises InputError where it is none, is damaged, locked or far too large."""
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is a folder or a device; name a workbook (.xlsx)")
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
            locked = head == OLE and ENCRYPTED in stream.read(OLE_SEARCHED)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}; check its name and whether you may read it"
        ) from error
    _refuse(path, head, locked=locked)
    try:
        with ZipFile(path) as archive:
            _check(path, archive)
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(
            f"{path} is damaged or cut short ({error}); take another copy, or open and save it in Excel or LibreOffice"
        ) from error


def _refuse(path: Path, head: bytes, *, locked: bool) -> None:
    if not head:
        raise InputError(f"{path} is empty; name a workbook (.xlsx)")
    if locked:
        raise InputError(f"{path} is protected by a password; open it, remove the password and save it again")
    if head == OLE:
        raise InputError(f"{path} is a workbook of Excel 97-2003; open it and save it as .xlsx")
    if not head.startswith(b"PK"):
        raise InputError(f"{path} is not a workbook; name an .xlsx file that Sourcebook wrote")


def _check(path: Path, archive: ZipFile) -> None:
    names = set(archive.namelist())
    if WORKBOOK_PART not in names:
        what = "an OpenDocument file" if "content.xml" in names else "no .xlsx workbook"
        what = "a binary workbook (.xlsb)" if "xl/workbook.bin" in names else what
        raise InputError(f"{path} is {what}; open it and save it as .xlsx")
    if any(entry.flag_bits & LOCKED for entry in archive.infolist()):
        raise InputError(f"{path} is protected by a password; open it, remove the password and save it again")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in archive.infolist()):
        raise BadZipFile("its parts are packed in a way that no workbook's are")
    size = sum(entry.file_size for entry in archive.infolist())
    if size > MOST_BYTES or (size > HARMLESS and size > MOST_RATIO * path.stat().st_size):
        raise InputError(
            f"{path} would unpack to {size / 1e9:,.1f} GB, more than a workbook can hold; it was not opened. "
            "Take another copy, or copy the sheets into a new workbook"
        )
