"""How the workbook looks: few colours, one font, the same on every sheet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from ..schema import Kind, Role
from .excel_text import plain

if TYPE_CHECKING:
    from ..schema import Column, Table

INK = "1F2A37"
NAVY = "1F3A5F"
BLUE = "1F5FA8"
GREY = "E3E6EA"
AMBER = "FCE8B2"
GREEN = "D5EBD8"
RED = "F6CFCB"
FONT = "Calibri"

A4, A3 = 9, 8
"""Paper sizes by the numbers of ECMA-376."""

WRAPPED_FROM = 26
"""Columns of this width hold sentences or lists, and wrap."""

FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIMESTAMP: "yyyy-mm-dd hh:mm:ss",
    Kind.INTEGER: "#,##0",
    Kind.NUMBER: "General",
    Kind.BOOLEAN: '"TRUE";"TRUE";"FALSE"',  # LibreOffice shows 1 and 0 otherwise
}
TEXT_FORMAT = "@"
"""What is typed into a cell of this format stays text: no formula, no date, no lost zeros."""


def editable(table: Table, column: Column) -> bool:
    """Whether analysts are meant to change the column: what is said of the world, figures, their own columns."""
    if table.name not in ("events", "claims"):
        return False
    return column.role in (Role.EVIDENCE, Role.REVIEW) or (column.role is Role.DERIVED and column.unit == "people")


def text(sheet: Any, value: str, **style: Any) -> WriteOnlyCell:
    """A cell that holds text whatever it begins with; `style`: font, fill, alignment, border, number_format."""
    return styled(_text_cell(sheet, value), **style)


def _text_cell(sheet: Any, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    cell.value = plain(value)
    cell.data_type = "s"
    return cell


def like(model: WriteOnlyCell, value: str) -> WriteOnlyCell:
    """A cell of text in the style of another: openpyxl takes longer to look a style up than to make the cell."""
    cell = _text_cell(model.parent, value)
    cell._style = model._style
    return cell


def number(sheet: Any, value: object, **style: Any) -> WriteOnlyCell:
    """A cell that holds a number, date or boolean."""
    return styled(WriteOnlyCell(sheet, value), **style)


def styled(cell: WriteOnlyCell, **style: Any) -> WriteOnlyCell:
    """Give a cell its style; what is not named is the sheet's."""
    style = {"font": font(), "alignment": top()} | style
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


def header(sheet: Any, title: str, *, quiet: bool = False, numeric: bool = False) -> WriteOnlyCell:
    """A column's heading: white on navy, or quiet grey for columns that are not for editing."""
    return text(
        sheet,
        title,
        font=font(bold=True, color=INK if quiet else "FFFFFF"),
        fill=fill(GREY if quiet else NAVY),
        alignment=Alignment(vertical="center", wrap_text=True, **_side(numeric)),
        border=Border(bottom=Side("thin", "9AA5B1")),
    )


def column_style(column: Column, *, link: bool = False) -> dict[str, Any]:
    """The style of a column's cells."""
    return {
        "font": font(color=BLUE) if link else font(),
        "alignment": Alignment(vertical="top", wrap_text=wraps(column) or None, **_side(is_numeric(column))),
        "number_format": number_format(column),
    }


def is_numeric(column: Column) -> bool:
    """Whether the column's cells stand on the right."""
    return column.kind in (Kind.INTEGER, Kind.NUMBER)


def _side(numeric: bool) -> dict[str, Any]:
    """Numbers stand on the right, a little off the text of the next column."""
    return {"horizontal": "right", "indent": 1} if numeric else {"horizontal": "left"}


def number_format(column: Column) -> str:
    """Excel's number format for a column; offsets and coordinates have no thousands separators."""
    if column.kind is Kind.INTEGER and column.name in ("start", "end"):
        return "0"
    return FORMATS.get(column.kind, TEXT_FORMAT)


def wraps(column: Column) -> bool:
    """Whether the column's text goes over several lines."""
    return column.width >= WRAPPED_FROM and column.kind in (Kind.TEXT, Kind.LIST)


def style_id(sheet: Any, **style: Any) -> int:
    """Register a style in the sheet's workbook and return its id."""
    return int(styled(WriteOnlyCell(sheet), **style).style_id)


@cache
def font(size: float = 10, *, bold: bool = False, color: str = INK, italic: bool = False) -> Font:
    """The workbook's font."""
    return Font(name=FONT, size=size, bold=bold, color=color, italic=italic)


@cache
def fill(color: str) -> PatternFill:
    """A plain background."""
    return PatternFill("solid", start_color=color, end_color=color)


@cache
def top(*, wrap: bool = False) -> Alignment:
    """Text at the top of its cell."""
    return Alignment(vertical="top", wrap_text=wrap or None)


def page(sheet: Any, *, portrait: bool = False, across: int = 1) -> None:
    """Set a sheet up for printing: as wide as so many pages, as long as it is."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = A4 if portrait else A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.3)
    sheet.HeaderFooter.oddFooter.left.text = "Sourcebook: &A"
    sheet.HeaderFooter.oddFooter.right.text = "&P / &N"
