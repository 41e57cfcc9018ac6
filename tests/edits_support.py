"""Workbooks as analysts send them back: changed cell by cell, or saved anew by another program."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from sourcebook.edits.book import ROW
from sourcebook.edits.reading import read_book

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import polars as pl

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def edited(book: Path, change: Callable[[Any], None], name: str = "edited.xlsx") -> Path:
    """A copy of the workbook with a change made by openpyxl; the change gets the loaded workbook."""
    loaded = load_workbook(book, rich_text=True)
    change(loaded)
    path = book.with_name(name)
    loaded.save(path)
    return path


def with_events(book: Path, change: Callable[[Any], None], name: str = "edited.xlsx") -> Path:
    """The same, where only the sheet Events is changed."""
    return edited(book, lambda loaded: change(loaded["Events"]), name)


def with_part(book: Path, part: str, change: Callable[[bytes], bytes], name: str = "edited.xlsx") -> Path:
    """A copy of the workbook with the bytes of one part changed."""
    path = book.with_name(name)
    with ZipFile(book) as source, ZipFile(path, "w", ZIP_DEFLATED) as copy:
        for entry in source.namelist():
            content = source.read(entry)
            copy.writestr(entry, change(content) if entry == part else content)
    return path


def resaved(books: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks opened and saved by LibreOffice, in one start of it."""
    assert SOFFICE
    profile = (folder / "profile").as_uri()
    form = "xlsx:Calc MS Excel 2007 XML"
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, books)], check=True, capture_output=True, timeout=300)
    return [folder / book.name for book in books]


def events(path: Path) -> pl.DataFrame:
    """The events of a workbook, as they are read back."""
    return read_book(path).sheets["events"].frame.drop(ROW)


def told(path: Path) -> list[tuple[str | None, str]]:
    """Address and rule of what could not be read."""
    return [(row["address"], row["rule"]) for row in read_book(path).findings.to_dicts()]


def at(sheet: Any, row: int, column: str) -> Any:
    """The cell of a column, by its heading in row 1."""
    return sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == column))
