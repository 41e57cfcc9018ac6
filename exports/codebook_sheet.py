"""The Codebook sheet: columns, allowed values and rules, as `sourcebook codebook` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..schema import TABLES
from ..schema.codebook import HEADINGS, codebook_frame, vocabularies
from . import styles

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "Codebook"
WIDTHS = (12, 22, 14, 10, 10, 34, 16, 60, 24, 24, 18, 18, 18)


def write_codebook(sheet: Any) -> None:
    """Write the three blocks below one another."""
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    sheet.freeze_panes = "C2"
    styles.page(sheet)
    frame = codebook_frame()
    _block(sheet, HEADINGS, frame.rows())
    terms = [
        (name, term.code, None, None, None, None, None, term.definition, None, None, term.ucdp, term.acled, term.gtd)
        for name, vocabulary in vocabularies().items()
        for term in vocabulary.terms
    ]
    sheet.append([])
    _block(sheet, ("vocabulary", "value", *[""] * 5, "meaning", "", "", "ucdp", "acled", "gtd"), terms)
    rules = [
        (table.name, rule.name, None, None, None, ", ".join(rule.columns), None, rule.meaning)
        for table in TABLES
        for rule in table.rules
    ]
    sheet.append([])
    _block(sheet, ("table", "rule", "", "", "", "columns", "", "meaning"), rules)
    sheet.close()


def _block(sheet: Any, headings: Iterable[str], rows: Iterable[tuple[str | None, ...]]) -> None:
    sheet.append([styles.header(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([styles.text(sheet, cell, alignment=styles.top(wrap=True)) if cell else None for cell in row])
