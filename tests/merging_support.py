"""Reports, builds and hand-edited workbooks for the tests of merging."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import sourcebook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from sourcebook.edits.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sourcebook.edits.entry import Entry
    from sourcebook.merging import Merged

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
HOMS = "EVENT day=2024-05-01 country=SYR place=Homs lat=34.7 lon=36.7 type=attack a=ISIS b=civilians"
HAMA = "EVENT day=2024-05-03 country=SYR place=Hama lat=35.1 lon=36.8 type=shelling a=army"
KYIV = "EVENT day=2024-05-04 country=UKR place=Kyiv lat=50.4 lon=30.5 type=shelling a=Army"
LINES = {"a": f"{HOMS} killed=21 source=SOHR", "b": f"{HAMA} killed=3", "c": f"{KYIV} injured=2"}

DYING = """
import pathlib, sys, os
replace, done = pathlib.Path.replace, []
def dying(self, target):
    if ".staging" in pathlib.Path(target).parts: return replace(self, target)
    if len(done) == {rename}: os._exit(9)
    done.append(target)
    return replace(self, target)
pathlib.Path.replace = dying
sys.argv = {argv!r}
from sourcebook.cli import main
main()
"""
"""A command that is killed at its nth rename out of the staging folder: formatted with `rename` and `argv`."""


def reports(path: Path, lines: Mapping[str, str] = LINES) -> Path:
    """Write reports, by id, as one file."""
    rows = [{"id": name, "published": "2024-05-05", "text": text} for name, text in lines.items()]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def build(out: Path, lines: Mapping[str, str] = LINES, **options: Any) -> sourcebook.Dataset:
    """Build reports into a folder."""
    return sourcebook.build(reports(out.with_name("reports.jsonl"), lines), builder="stub", out=out, **options)


class Desk:
    """A workbook open on an analyst's desk; `save` writes it."""

    def __init__(self, source: Path) -> None:
        self.book = load_workbook(source)
        self.source = source

    def heads(self, sheet: str = "Events") -> dict[str, int]:
        """Columns by heading, from 1."""
        return {cell.value: cell.column for cell in self.book[sheet][1] if cell.value}

    def row(self, key: str, sheet: str = "Events") -> int:
        """Number of the row with this key in the first of our columns."""
        column = self.heads(sheet)[{"Events": "event_id", "Claims": "claim_id", "Reports": "report_id"}[sheet]]
        found = [row for row in range(2, self.book[sheet].max_row + 1) if self.cell(row, column, sheet).value == key]
        return found[0]

    def cell(self, row: int, column: int, sheet: str = "Events") -> Any:
        return self.book[sheet].cell(row, column)

    def set(self, key: str, sheet: str = "Events", **values: object) -> Desk:
        """Type values into the cells of a row."""
        row, heads = self.row(key, sheet), self.heads(sheet)
        for column, value in values.items():
            self.cell(row, heads[column], sheet).value = value
        return self

    def add(self, sheet: str = "Events", **values: object) -> Desk:
        """Type a new row below the others."""
        heads = self.heads(sheet)
        row = self.book[sheet].max_row + 1
        for column, value in values.items():
            self.cell(row, heads[column], sheet).value = value
        return self

    def delete(self, key: str, sheet: str = "Events") -> Desk:
        """Delete a row, and all links of the sheet, which openpyxl leaves behind where rows were."""
        self.book[sheet].delete_rows(self.row(key, sheet))
        for cells in self.book[sheet].iter_rows():
            for cell in cells:
                cell.hyperlink = None
        return self

    def note(self, key: str, column: str, words: str | None, by: str = "Ana", sheet: str = "Events") -> Desk:
        """Write a cell's note, in place of the one that is there; None takes it away."""
        cell = self.cell(self.row(key, sheet), self.heads(sheet)[column], sheet)
        cell.comment = Comment(words, by) if words else None
        return self

    def sort(self, by: Callable[[tuple[Any, ...]], Any], sheet: str = "Events") -> Desk:
        """Sort the rows of a sheet, as Excel does: with the notes of their cells."""
        cells = [[(cell.value, cell.comment) for cell in row] for row in self.book[sheet].iter_rows(min_row=2)]
        for at, row in enumerate(sorted(cells, key=lambda row: by(tuple(value for value, _ in row))), 2):
            for column, (value, comment) in enumerate(row, 1):
                cell = self.cell(at, column, sheet)
                cell.value, cell.comment = value, comment and Comment(comment.text, comment.author)
        return self

    def save(self, path: Path, by: str | None = "Ana", at: datetime = NOON) -> Path:
        """Save it, as a spreadsheet program would: with who and when."""
        if by is not None:
            self.book.properties.lastModifiedBy = by
        self.book.save(path)
        return _stamped(path, at)


def _stamped(path: Path, at: datetime) -> Path:
    """Put a time into a workbook that openpyxl has just dated by the clock."""
    import re
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{at:%Y-%m-%dT%H:%M:%SZ}", core)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in (parts | {"docProps/core.xml": core.encode()}).items():
            archive.writestr(name, content)
    return path


def events(out: Path) -> dict[str, dict[str, Any]]:
    """Published events by id."""
    return {row["event_id"]: row for row in sourcebook.read(out).events.to_dicts()}


def event_at(out: Path, place: str) -> str:
    """Id of the event at a place, as it was built."""
    return next(key for key, row in events(out).items() if row["place"] == place)


def ledger(out: Path) -> list[Entry]:
    """Every entry of the ledger."""
    return list(History(out).ledger().entries)


def conflicts(out: Path) -> list[tuple[str, str | None]]:
    """Kind and column of the conflicts of a folder."""
    return [(one.conflict, one.column) for one in History(out).conflicts()]


def notes(out: Path, sheet: str = "Events") -> dict[tuple[str, str], tuple[str, str]]:
    """Words and author of the notes in the folder's workbook, headings aside, by row and column."""
    rows = list(load_workbook(out / "sourcebook.xlsx")[sheet].iter_rows())
    return {
        (row[0].value, head.value): (cell.comment.text, cell.comment.author)
        for row in rows[1:]
        for head, cell in zip(rows[0], row, strict=True)
        if cell.comment
    }


def words(out: Path, row: str, column: str) -> list[tuple[str, str]]:
    """Value and origin of a cell's provenance, in order."""
    found = sourcebook.read(out).provenance.filter((pl.col("row_id") == row) & (pl.col("column") == column))
    return list(found.select("value", "origin").iter_rows())


def merge(book: Path, out: Path, **options: Any) -> Merged:
    return sourcebook.merge(book, out, **options)


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def whole(folder: Path) -> dict[str, bytes]:
    """What whoever opens the folder finds."""
    sourcebook.read(folder)
    return {name: data for name, data in content(folder).items() if not name.startswith(".")}
