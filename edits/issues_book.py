"""Findings as a workbook of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import OutputError
from ..exports import styles
from ..exports.limits import MAX_ROWS
from ..schema.findings import ERROR
from .annotate.issues import COLUMNS, LETTERS, TITLE

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


def write_issues_book(findings: pl.DataFrame, out: Path) -> None:
    """Write findings as a list, one to a row; raises OutputError where the file cannot be written."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(TITLE)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{LETTERS[-1]}{findings.height + 1}"
    for letter, (_, width) in zip(LETTERS, COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([styles.header(sheet, heading) for heading, _ in COLUMNS.values()])
    wrapped = styles.top(wrap=True)
    for row in findings.head(MAX_ROWS - 1).select(list(COLUMNS)).iter_rows():
        shade = {"fill": styles.fill(styles.RED if row[0] == ERROR else styles.AMBER)}
        sheet.append(
            [
                styles.text(sheet, value, alignment=wrapped, **(shade if at == 0 else {})) if value else None
                for at, value in enumerate(row)
            ]
        )
    try:
        book.save(out)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another place") from error
