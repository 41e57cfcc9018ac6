"""A workbook as it came back: its tables as typed frames, and for every value the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..schema.findings import findings_frame

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    import polars as pl

    from .cell_notes import CellNote

ROW = "excel_row"
"""Column of a sheet's frame that holds the row's number in the sheet; no table has a column of this name."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table's sheet."""

    name: str
    """Name of the table."""
    title: str
    """Name of the sheet in the workbook."""
    frame: pl.DataFrame
    """The table's columns with the schema's types, and `ROW`. Rows stand as they do in the sheet, hidden and filtered
    ones among them; rows without a value are left out. A column that the sheet lacks is null."""
    letters: Mapping[str, str]
    """Column -> its letters in the sheet; a column that the sheet lacks is not in it."""
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    """Columns that the analyst added: heading -> letters."""
    extras: pl.DataFrame
    """What stands in those columns, as text, with `ROW`; rows as in `frame`."""
    heading_row: int = 1
    """Number of the row of headings."""
    notes: Mapping[str, CellNote] = field(default_factory=dict[str, "CellNote"])
    """Notes on cells, by the cells' addresses in the sheet (`H14`), headings and foreign cells among them."""

    by_line: bool = False
    """Whether it is no sheet but a file of rows: then an address is its name and the number of the line."""

    def address(self, row: int | None, column: str | None) -> str:
        """Where a value stands: `Events!H14`; `row` is a number of `ROW`, None for the column's heading.

        Without a column it is the row, `Events!14`; for a column that the sheet lacks it is the row or the sheet.
        """
        letters = "" if self.by_line else self.letters.get(column or "", self.extra.get(column or "", ""))
        if row is None and not letters:
            return self._name
        return f"{self.before}{letters}{self.heading_row if row is None else row}"

    def address_of(self, rows: pl.Expr, column: str | None) -> pl.Expr:
        """Where values of one column stand, for an expression that gives numbers of rows; null is the heading."""
        import polars as pl

        some_row = pl.format(f"{self.address(1, column).removesuffix('1')}{{}}", rows)
        return pl.when(rows.is_null()).then(pl.lit(self.address(None, column))).otherwise(some_row)

    @property
    def _name(self) -> str:
        return self.title if self.by_line else quoted(self.title)

    @property
    def before(self) -> str:
        """What stands before a cell in an address: `Events!`."""
        return f"{self._name}:" if self.by_line else f"{self._name}!"

    def row_of(self, position: int) -> int:
        """Number in the sheet of the row at this position of `frame`, from 0."""
        return int(self.frame[ROW][position])


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What the file says about itself."""

    version: str | None = None
    """Version of Sourcebook that wrote the workbook."""
    builder: str | None = None
    """name@version of the builder."""
    fingerprint: str | None = None
    """Fingerprint of the build; None where the Summary is gone and the program that saved the file kept no more."""
    base: str | None = None
    """Which export of the dataset the workbook is a copy of; None where the dataset had none."""
    saved_by: str | None = None
    """Who saved the file last, as their program names them; None for a workbook as we wrote it."""
    saved_at: datetime | None = None
    """When, in UTC."""
    application: str | None = None
    """The program that saved it last."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook that was read; `sheets` has those of the four tables that are there, by the table's name."""

    path: Path
    sheets: Mapping[str, Sheet]
    info: Saved
    findings: pl.DataFrame = field(default_factory=lambda: findings_frame([]))
    """What could not be read as what its column holds, and sheets or columns that are amiss (`FINDINGS`).

    The cell is null in the frame; the finding has what stands in it. `row` is a position in the sheet's frame.
    """
    opened_by: str | None = None
    """Who has the workbook open at this moment, by the lock file beside it; their unsaved changes are not read."""

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables without the numbers of rows."""
        return {name: sheet.frame.drop(ROW) for name, sheet in self.sheets.items()}


def quoted(title: str) -> str:
    """A sheet's name as it stands in an address."""
    plain = title.replace("_", "").isalnum() and not title[0].isdigit()
    return title if plain else "'" + title.replace("'", "''") + "'"
