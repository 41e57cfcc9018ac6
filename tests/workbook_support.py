"""Workbooks of small frames, and what is inside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from sourcebook.exports import BuildInfo, TableWriter, write_workbook
from sourcebook.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

INFO = BuildInfo(version="1.2", builder="stub@1", fingerprint="f00", failures=(("a.pdf", "it holds no text"),))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["Summary", "Events", "Claims", "Provenance", "Reports", "Codebook", "Lists"]


def workbook(folder: Path, frames: Mapping[str, pl.DataFrame], info: BuildInfo = INFO) -> Path:
    """Write the frames as Parquet files and those as a workbook."""
    paths = {}
    for table in TABLES:
        paths[table.name] = folder / f"{table.name}.parquet"
        with TableWriter(paths[table.name], table, info) as writer:
            writer.write(frames[table.name])
    write_workbook(folder / "book.xlsx", paths, info)
    return folder / "book.xlsx"


def xml(path: Path, sheet: str) -> ElementTree.Element:
    """The XML of one sheet."""
    with ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml"))


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """A table's sheet as dicts, by heading."""
    values = list(load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    return [dict(zip(values[0], row, strict=True)) for row in values[1:]]


def cells(path: Path, sheet: str) -> dict[str, ElementTree.Element]:
    """Cells of a sheet by their address."""
    return {cell.attrib["r"]: cell for cell in xml(path, sheet).iter(f"{MAIN}c")}


def links(path: Path, sheet: str) -> dict[str, str]:
    """Where the links of a sheet lead, by the cells they are on."""
    return {link.attrib["ref"]: link.attrib["location"] for link in xml(path, sheet).iter(f"{MAIN}hyperlink")}
