"""Write the copy."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from openpyxl.utils import coordinate_to_tuple

from ...errors import OutputError
from ...schema.findings import ERROR, WARNING
from ...schema.validation import shown
from ..book import quoted
from ..container import opened
from ..parts import sheet_parts
from .issues import write_issues
from .notes import write_notes
from .package import Package
from .rows import restyled, with_drawing
from .shades import Shades

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_NOTES = 5_000
"""Notes of a sheet; a spreadsheet takes seconds to open with more. The rest are shaded and listed all the same."""


def annotate(path: str | Path, findings: pl.DataFrame, out: str | Path) -> None:
    """Copy a workbook to `out` with its findings marked: cells shaded, a note in each, and a sheet Issues with links.

    `findings`: as `validate` gives them for the workbook. Everything else stays as it is; marks of an earlier check are
    taken away. The copy appears under its name when it is whole. Raises InputError where the workbook cannot be read,
    OutputError where the copy cannot be written or would replace the workbook.
    """
    path, out = Path(path), Path(out)
    if out.exists() and out.samefile(path):
        raise OutputError(f"{out} is the workbook itself; name another file for the annotated copy")
    draft = out.with_name(f".{out.name}.part")
    try:
        with opened(path) as archive:
            package = Package(archive)
            _mark(package, sheet_parts(archive), findings)
            package.save(draft)
        draft.replace(out)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another place, or close it") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _mark(package: Package, sheets: Mapping[str, str], findings: pl.DataFrame) -> None:
    shades = Shades(package)
    for title, part in sheets.items():
        own = findings.filter(pl.col("address").str.starts_with(f"{quoted(title)}!").fill_null(False))
        cells = own.with_columns(pl.col("address").str.slice(len(quoted(title)) + 1)).filter(
            pl.col("address").str.contains(r"^[A-Z]+[0-9]+$")
        )
        reference = write_notes(package, part, _notes(cells))
        marks = _marks(cells)
        if marks or shades.marked or reference:
            package.filter(part, lambda chunks, m=marks, r=reference: _changed(chunks, m, r, shades))  # type: ignore[misc]
    write_issues(package, findings, shades, sheets)


def _changed(
    chunks: Iterable[bytes], marks: Mapping[int, Mapping[int, str]], reference: str | None, shades: Shades
) -> Iterator[bytes]:
    painted = restyled(chunks, marks, shades)
    return with_drawing(painted, reference) if reference else painted


def _notes(cells: pl.DataFrame) -> dict[str, str]:
    notes: dict[str, str] = {}
    for row in cells.iter_rows(named=True):
        words = row["message"] + (f"\nBuilt from “{shown(row['quote'])}”" if row["quote"] else "")
        if row["address"] in notes:
            notes[row["address"]] += f"\n{words}"
        elif len(notes) < MOST_NOTES:
            notes[row["address"]] = words
    return notes


def _marks(cells: pl.DataFrame) -> dict[int, dict[int, str]]:
    marks: dict[int, dict[int, str]] = {}
    for address, severity in cells.select("address", "severity").iter_rows():
        row, column = coordinate_to_tuple(address)
        known = marks.setdefault(row, {}).get(column)
        marks[row][column] = ERROR if ERROR in (known, severity) else WARNING
    return marks
