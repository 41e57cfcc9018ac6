"""Which build a workbook came from: by the document's properties, or by what its Summary says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..exports.summary import TITLE
from ..exports.workbook import AUTHOR, PROPERTIES
from . import parts
from .book import Saved
from .headings import normal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile


def origin(archive: ZipFile, cells: Mapping[str, Any]) -> Saved:
    """Read it; what is nowhere said is None. `cells`: the calamine sheets by title."""
    about: dict[str, Any] = _of_summary(cells) | {
        field: value
        for name, value in parts.custom_properties(archive).items()
        if value and (field := _FIELDS.get(name))
    }
    saved = parts.saved(archive)
    created = saved.pop("created")
    if saved["saved_by"] == AUTHOR:  # as we wrote it, or by a program that does not say whose it is
        saved["saved_by"] = None
        if saved["saved_at"] == created:  # dated by its data
            saved["saved_at"] = None
    return Saved(**about, **saved)


_FIELDS = {name: field for field, name in PROPERTIES.items()}


def _of_summary(cells: Mapping[str, Any]) -> dict[str, str]:
    sheet = next((sheet for title, sheet in cells.items() if normal(title) == normal(TITLE)), None)
    told: dict[str, str] = {}
    for row in sheet.iter_rows() if sheet else ():
        filled = [str(cell) for cell in row if cell != ""]
        if len(filled) > 1:
            told.setdefault(normal(filled[0]), filled[1])
    found = {}
    if "fingerprint" in told:
        found["fingerprint"] = told["fingerprint"].split(" ")[0]
    tool, _, builder = told.get("tool", "").partition(", builder ")
    if builder:
        found |= {"version": tool.removeprefix("sourcebook "), "builder": builder}
    return found
