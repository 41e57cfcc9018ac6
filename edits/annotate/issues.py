"""The sheet Issues: every finding in a row, with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from lxml import etree

from ...exports import styles
from ...exports.cells import LINE_HEIGHT, MOST_LINES
from ...exports.excel_text import fitted, xml_text
from ...exports.limits import MAX_LINKS, MAX_ROWS
from ...schema.findings import ERROR, WARNING
from .package import OFFICE
from .shades import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .package import Package
    from .shades import Shades

TITLE = "Issues"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COLUMNS = {
    "severity": ("severity", 10),
    "address": ("cell", 20),
    "message": ("what is amiss and what to do", 80),
    "nearest": ("did you mean", 22),
    "value": ("found", 24),
    "allowed": ("allowed", 40),
    "quote": ("built from", 60),
    "row_id": ("row", 26),
    "column": ("column", 20),
    "rule": ("rule", 26),
}
"""Column of the findings -> heading and width in characters."""
LETTERS = "ABCDEFGHIJ"


def write_issues(package: Package, findings: pl.DataFrame, shades: Shades, sheets: Mapping[str, str]) -> None:
    """Add the sheet as the last one, or write it anew where an earlier check has. `sheets`: title -> part."""
    part = next((part for title, part in sheets.items() if _is_ours(package, title, part)), None)
    if part is None:
        part = package.free_name("xl/worksheets/sourcebookIssues{}.xml")
        _register(package, part, sheets)
    package.add(part, b"".join(issues_xml(findings, shades)), SHEET_TYPE)


def issues_xml(findings: pl.DataFrame, shades: Shades) -> Iterator[bytes]:
    """Yield the sheet's XML."""
    heading = shades.add("FFFFFFFF", bold=True, fill=f"FF{styles.NAVY}")
    text = shades.add(f"FF{styles.INK}")
    link = shades.add(f"FF{styles.BLUE}", underlined=True)
    shown = findings.head(MAX_ROWS - 1)
    yield f"{_head()}<sheetData>{_headings(heading)}".encode()
    yield "".join(_rows(shown, text, link, shades)).encode()
    yield f'</sheetData><autoFilter ref="A1:{LETTERS[-1]}{shown.height + 1}"/>'.encode()
    if links := "".join(_links(shown)):
        yield f"<hyperlinks>{links}</hyperlinks>".encode()
    yield b'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    yield b'<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'


def _head() -> str:
    widths = (
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, (_, width) in enumerate(COLUMNS.values(), 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetPr><tabColor rgb="FFC0392B"/><pageSetUpPr fitToPage="1"/>'
        '</sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{"".join(widths)}</cols>'
    )


def _headings(style: int) -> str:
    cells = (_cell(f"{letter}1", style, title) for letter, (title, _) in zip(LETTERS, COLUMNS.values(), strict=True))
    return f'<row r="1" ht="22" customHeight="1">{"".join(cells)}</row>'


def _cell(address: str, style: int | str, text: str) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _rows(findings: pl.DataFrame, text: int, link: int, shades: Shades) -> pl.Series:
    numbers = pl.lit(pl.int_range(2, findings.height + 2, eager=True).cast(pl.String).alias("n"))
    shaded = {severity: str(shades.shaded(text, severity)) for severity in (ERROR, WARNING)}
    cells, lines = [], [pl.lit(1)]
    for letter, (name, (_, width)) in zip(LETTERS, COLUMNS.items(), strict=True):
        content = pl.lit(xml_text(fitted(findings[name], "sourcebook validate --format json")).alias("t"))
        style = pl.lit(str(link if name == "address" else text))
        if name == "severity":
            style = pl.lit(findings["severity"].replace_strict(shaded, default=str(text)))
        made = pl.format(_cell(f"{letter}{{}}", "{}", "{}"), numbers, style, content)
        cells.append(pl.when(content.is_null()).then(pl.lit("")).otherwise(made))
        lines.append(1 + (content.str.len_chars().fill_null(1) - 1).cast(pl.Int32) // width)
    height = pl.max_horizontal(lines).clip(1, MOST_LINES) * LINE_HEIGHT
    return pl.select(
        pl.concat_str(pl.format('<row r="{}" ht="{}">', numbers, height), *cells, pl.lit("</row>"))
    ).to_series()


def _links(findings: pl.DataFrame) -> pl.Series:
    placed = findings.with_row_index("n", offset=2).filter(pl.col("address").str.contains("!").fill_null(False))
    placed = placed.head(MAX_LINKS).with_columns(
        xml_text(placed.head(MAX_LINKS)["address"]).str.replace_all('"', "&quot;")
    )
    return placed.select(pl.format('<hyperlink ref="B{}" location="{}"/>', "n", "address")).to_series()


def _is_ours(package: Package, title: str, part: str) -> bool:
    """Whether a sheet is one that an earlier check has written: by its name and its headings."""
    if not title.startswith(TITLE):
        return False
    from python_calamine import CalamineWorkbook

    path = str(package.archive.filename)
    first = next(CalamineWorkbook.from_path(path).get_sheet_by_name(title).iter_rows(), [])
    return list(first[: len(COLUMNS)]) == [heading for heading, _ in COLUMNS.values()] and part in package.names


def _register(package: Package, part: str, sheets: Mapping[str, str]) -> None:
    from ..container import WORKBOOK_PART

    root = package.xml(WORKBOOK_PART)
    space = "{" + (etree.QName(root).namespace or MAIN) + "}"
    listed: Any = root.find(f"{space}sheets")
    taken = {title.casefold() for title in sheets}
    title = next(t for t in (TITLE, *(f"{TITLE} {n}" for n in range(2, 1_000))) if t.casefold() not in taken)
    number = max(int(sheet.get("sheetId")) for sheet in listed) + 1
    reference = package.relate(WORKBOOK_PART, part, "worksheet")
    etree.SubElement(listed, f"{space}sheet", {"name": title, "sheetId": str(number), f"{{{OFFICE}}}id": reference})
