"""Read a workbook that we wrote, however it was treated since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..schema import TABLES
from ..schema.findings import findings_frame
from . import parts
from .book import Book
from .cell_notes import notes
from .container import opened
from .headings import assign
from .locks import opened_by
from .misread import missing_sheet, of_sheet
from .origin import origin
from .scan import scan, verify
from .sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..schema.findings import Finding
    from .book import Sheet


def read_book(path: str | Path) -> Book:
    """Read the tables of a workbook, each value with its cell; what cannot be read is in `findings`.

    Sheets and columns are known by their names, wherever they stand and whatever was added beside them; rows without
    a value are left out. Raises InputError, one line, for a file that is no workbook, is damaged or locked by a
    password, is a workbook of another tool, or is too large to be one of ours. Nothing is written.
    """
    path = Path(path)
    with opened(path) as archive:
        places = parts.sheet_parts(archive)
        verify(archive)
        scans = {title: scan(archive, part, title) for title, part in places.items()}
        from_1904 = parts.counts_from_1904(archive)
        cells = _cells(path, places)
        found = assign(cells)
        if not found:
            raise InputError(
                f"{path} has no sheet of ours (its sheets: {', '.join(places) or 'none'}); "
                "name a workbook that `sourcebook build` or `sourcebook template` wrote"
            )
        info = origin(archive, cells)
        noted = {title: notes(archive, places[title]) for title, _ in found.values()}
    sheets: dict[str, Sheet] = {}
    findings: list[Finding] = []
    for table in TABLES:
        if table.name not in found:
            findings.append(missing_sheet(table))
            continue
        title, headings = found[table.name]
        held = cells.pop(title)  # its memory is free once it is read
        sheet, texts = read_sheet(held, table, title, headings, from_1904=from_1904)
        merged = held.merged_cell_ranges or []
        findings += of_sheet(table, sheet, texts, headings, scans[title], merged)
        sheets[table.name] = replace(sheet, notes=noted[title])
    return Book(path=path, sheets=sheets, info=info, findings=findings_frame(findings), opened_by=opened_by(path))


def _cells(path: Path, titles: Iterable[str]) -> dict[str, Any]:
    """The calamine sheets by title."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        return {title: workbook.get_sheet_by_name(title) for title in titles if title in workbook.sheet_names}
    except CalamineError as error:
        reason = " ".join(str(error).split())
        raise InputError(
            f"{path} is damaged ({reason}); take another copy, or open and save it in Excel or LibreOffice"
        ) from error
