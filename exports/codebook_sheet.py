"""The Codebook sheet: columns, allowed values and rules, as `sourcebook codebook` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..schema import TABLES
from ..schema.codebook import HEADINGS, codebook_frame, vocabularies
from . import styles
from .cells import LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = "Codebook"
WIDTHS = (15, 22, 14, 10, 10, 34, 16, 60, 24, 24, 18, 18, 18)


def write_codebook(sheet: Any) -> None:
    """Write columns, allowed values and rules below one another."""
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    sheet.freeze_panes = "C2"
    styles.page(sheet)
    blocks = (
        (HEADINGS, codebook_frame().rows()),
        (("vocabulary", "value", *[""] * 5, "meaning", "", "", "ucdp", "acled", "gtd"), list(_terms())),
        (("table", "rule", "", "", "", "columns", "", "meaning"), list(_rules())),
    )
    model = styles.text(sheet, "", alignment=styles.top(wrap=True))
    row = 0
    for headings, rows in blocks:
        row += 1
        sheet.append([styles.header(sheet, heading) for heading in headings])
        for cells in rows:
            row += 1
            sheet.row_dimensions[row].height = LINE_HEIGHT * _lines(cells)
            sheet.append([styles.like(model, cell) if cell else None for cell in cells])
        row += 1
        sheet.append([])
    sheet.close()


Cells = tuple[str | None, ...]


def _terms() -> Iterator[Cells]:
    for name, vocabulary in vocabularies().items():
        for term in vocabulary.terms:
            counterparts = (term.ucdp, term.acled, term.gtd)
            yield name, term.code, *[None] * 5, term.definition, None, None, *counterparts


def _rules() -> Iterator[Cells]:
    for table in TABLES:
        for rule in table.rules:
            yield table.name, rule.name, None, None, None, ", ".join(rule.columns), None, rule.meaning


def _lines(cells: Cells) -> int:
    return max(1 + len(cell or "") // width for cell, width in zip(cells, WIDTHS, strict=False))
