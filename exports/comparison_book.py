"""A comparison of two builders as a workbook: how often they agree, then every cell with the words of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from ..schema.comparison import AGREEMENT, CELLS, UNMATCHED
from . import styles
from .registry import Target
from .target import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from ..schema import Column, Table

Failed = tuple[str, str, str]
"""Builder, where, reason."""

DISAGREEMENTS = replace(CELLS, title="Disagreements")

REST = "what sourcebook.compare returns"
"""Where all rows are when a sheet has no room for them: no file but the workbook is written."""

SHOWN_FAILURES = 200
"""Failures listed one by one in the Summary; of more, only the number."""

SHADES = (("different", styles.RED), ("only", styles.AMBER))
"""Beginning of a verdict and its colour."""

HEADING_ROW = 10
"""Row of the Summary with the headings of the tally."""

TALLY_WIDTHS = (24, 14, 14, 14, 16, 16, 14)


class Compared(Protocol):
    """What the workbook shows of a comparison (`sourcebook.comparison.Comparison`)."""

    @property
    def builders(self) -> tuple[str, str]:
        """The builders' names, first and second."""
        ...

    @property
    def events(self) -> tuple[int, int]:
        """How many events each found."""
        ...

    @property
    def matched(self) -> int:
        """How many events both found."""
        ...

    @property
    def agreement(self) -> pl.DataFrame:
        """One row per column."""
        ...

    @property
    def cells(self) -> pl.DataFrame:
        """The cells of the events that both found."""
        ...

    @property
    def disagreements(self) -> pl.DataFrame:
        """Those of the cells about which they do not agree."""
        ...

    @property
    def unmatched(self) -> pl.DataFrame:
        """The events that only one found."""
        ...


def write_comparison(path: Path, compared: Compared, failures: Sequence[Failed]) -> None:
    """Write the workbook, the same bytes for the same frames, whole or not at all. Raises OutputError."""
    shown = (DISAGREEMENTS, compared.disagreements), (CELLS, compared.cells), (UNMATCHED, compared.unmatched)
    sheets = [(named(table, compared.builders), _told(frame, compared.builders)) for table, frame in shown]
    with replacing(path, Target.FILE) as draft:
        _write(draft, sheets, lambda sheet: _summary(sheet, compared, failures))


def named(table: Table, builders: tuple[str, str]) -> Table:
    """The table with the builders' names for first and second."""
    return replace(table, columns=tuple(_named(column, builders) for column in table.columns))


def _named(column: Column, builders: tuple[str, str]) -> Column:
    for place, builder in zip(("first", "second"), builders, strict=True):
        if column.name == "event" and place == "first":
            return replace(column, meaning=column.meaning.replace("the first builder has", f"{builder} has"))
        if column.name in (f"{place}_value", f"{place}_quote", f"{place}_event", f"only_{place}"):
            name = column.name.replace(place, builder)
            return replace(column, name=name, meaning=column.meaning.replace(f"the {place} builder", builder))
    return column


def _told(frame: pl.DataFrame, builders: tuple[str, str]) -> pl.DataFrame:
    """The frame with the builders' names in its columns and verdicts."""
    import polars as pl

    if "verdict" not in frame.columns:
        return frame
    verdicts = {f"only_{place}": f"only {name}" for place, name in zip(("first", "second"), builders, strict=True)}
    columns = dict(zip(CELLS.names, named(CELLS, builders).names, strict=True))
    return frame.with_columns(pl.col("verdict").replace(verdicts)).rename(columns)


def _write(draft: Path, sheets: Sequence[tuple[Table, pl.DataFrame]], summarise: Any) -> None:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    from .archive import Archive, Body
    from .sheets import TableSheet

    book = Workbook(write_only=True)
    book.properties.creator = book.properties.lastModifiedBy = "Sourcebook"
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - no clock in it
    summarise(book.create_sheet("Summary"))
    bodies = {}
    with TemporaryDirectory(prefix="sourcebook-") as folder:
        for number, (table, frame) in enumerate(sheets, 2):
            file = Path(folder) / f"{number}.parquet"
            frame.write_parquet(file)
            sheet = TableSheet(book.create_sheet(table.title), table, frame.height, {}, REST)
            _shade(sheet, frame.height)
            sheet.close()
            bodies[f"xl/worksheets/sheet{number}.xml"] = Body(sheet.rows(file), (), False)
        with Archive(draft, bodies) as archive:
            ExcelWriter(book, archive).save()


def _shade(sheet: Any, rows: int) -> None:
    """Colour the verdicts that are no agreement."""
    from openpyxl.formatting.rule import FormulaRule

    letter = sheet.letters.get("verdict")
    for beginning, shade in SHADES if letter and rows else ():
        formula = f'LEFT({letter}2,{len(beginning)})="{beginning}"'
        rule = FormulaRule([formula], fill=styles.fill(shade))
        sheet.sheet.conditional_formatting.add(f"{letter}2:{letter}{rows + 1}", rule)


def _summary(sheet: Any, compared: Compared, failures: Sequence[Failed]) -> None:
    first, second = compared.builders
    for letter, width in zip("ABCDEFG", TALLY_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    styles.page(sheet, portrait=True)
    _line(sheet, f"{first} and {second} on the same reports", font=styles.font(16, bold=True, color=styles.NAVY))
    sheet.append([])
    _facts(sheet, f"events of {first}", compared.events[0])
    _facts(sheet, f"events of {second}", compared.events[1])
    _facts(sheet, "matched", compared.matched)
    for builder in compared.builders:
        _facts(sheet, f"only {builder}", (compared.unmatched["builder"] == builder).sum())
    sheet.append([])
    _line(sheet, "Agreement on the cells of matched events", font=styles.font(12, bold=True, color=styles.NAVY))
    columns = named(AGREEMENT, compared.builders).columns
    sheet.row_dimensions[HEADING_ROW].height = 18
    sheet.append([styles.header(sheet, column.name, numeric=styles.is_numeric(column)) for column in columns])
    for row in compared.agreement.iter_rows():
        sheet.append([_tally(sheet, column, value) for column, value in zip(columns, row, strict=True)])
    sheet.append([])
    _failed(sheet, failures)
    sheet.close()


def _failed(sheet: Any, failures: Sequence[Failed]) -> None:
    if not failures:
        return
    _line(sheet, f"Not read or built: {len(failures):,}", font=styles.font(12, bold=True, color=styles.NAVY))
    for builder, where, reason in failures[:SHOWN_FAILURES]:
        _line(sheet, f"{builder}: {where}: {reason}")


def _tally(sheet: Any, column: Column, value: object) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return styles.text(sheet, value)
    return styles.number(sheet, value, number_format="0%" if column.name == "agreement" else "#,##0")


def _facts(sheet: Any, name: str, number: object) -> None:
    sheet.append([styles.text(sheet, name, font=styles.font(bold=True)), styles.number(sheet, number)])


def _line(sheet: Any, words: str, **style: Any) -> None:
    sheet.append([styles.text(sheet, words, **style)])
