"""The workbook: every value as it is, the same bytes for the same rows, nothing that executes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from sourcebook.exports import BuildInfo, limits, write_workbook
from sourcebook.schema import TABLES, Kind, as_text, empty_frame

from .frames_support import frames, with_cell
from .workbook_support import INFO, MAIN, SHEETS, cells, rows, workbook, xml

if TYPE_CHECKING:
    from sourcebook.schema import Table


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("book"), frames())


def test_sheets_stand_in_order_and_lists_are_hidden(book: Path) -> None:
    loaded = load_workbook(book)
    assert loaded.sheetnames == SHEETS
    assert [sheet.title for sheet in loaded if sheet.sheet_state == "hidden"] == ["Lists"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_value_is_there_with_its_type(table: Table, book: Path) -> None:
    found = rows(book, table.title)
    expected = frames()[table.name].to_dicts()
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        for column in table.columns:
            assert row[column.name] == _shown(wanted[column.name], column.kind), column.name


def _shown(value: object, kind: Kind) -> object:
    if isinstance(value, date) and kind is Kind.DATE:
        return datetime.fromisoformat(value.isoformat())
    if kind is Kind.LIST:
        return as_text(value) or None
    return None if value == "" else value


def test_the_same_rows_give_the_same_bytes(book: Path, tmp_path: Path) -> None:
    assert workbook(tmp_path, frames()).read_bytes() == book.read_bytes()


AGAIN = """
import sys
from pathlib import Path
import msgspec
from sourcebook.exports import BuildInfo, write_workbook
folder, target, info = sys.argv[1:]
tables = {path.stem: path for path in Path(folder).glob("*.parquet")}
write_workbook(target, tables, msgspec.json.decode(info, type=BuildInfo))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_do_not_depend_on_how_strings_are_hashed(seed: str, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "again.xlsx"
    arguments = [str(book.parent), str(target), msgspec.json.encode(INFO).decode()]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", AGAIN, *arguments], check=True, env=environment)
    assert target.read_bytes() == book.read_bytes()


def test_every_part_is_well_formed_and_carries_no_clock(book: Path) -> None:
    with ZipFile(book) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            ElementTree.fromstring(archive.read(entry))
    last = frames()["reports"]["published"].max()
    assert load_workbook(book).properties.modified.date() == last


def test_parts_of_a_sheet_stand_in_the_order_of_the_standard(book: Path) -> None:
    order = ["sheetData", "autoFilter", "conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins"]
    found = [element.tag.removeprefix(MAIN) for element in xml(book, "Events")]
    assert [tag for tag in dict.fromkeys(found) if tag in order] == order


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", '=HYPERLINK("x")', "#N/A"])
def test_text_that_looks_like_a_formula_stays_text(text: str, tmp_path: Path) -> None:
    tables = frames()
    tables["events"] = with_cell(tables["events"], 0, notes=text, side_a=[text])
    book = workbook(tmp_path, tables)
    assert not list(xml(book, "Events").iter(f"{MAIN}f"))
    assert unescape(rows(book, "Events")[0]["notes"]) == text
    column = tables["events"].columns.index("notes")
    cell = load_workbook(book)["Events"].cell(2, column + 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix or text == "#N/A"


def test_no_cell_of_any_sheet_is_a_formula(tmp_path: Path) -> None:
    info = BuildInfo(version="1", builder="=1@1", fingerprint="@f", failures=(("=cmd", "+1"), ("-a", "@b")))
    book = workbook(tmp_path, frames(), info)
    assert not any(list(xml(book, sheet).iter(f"{MAIN}f")) for sheet in SHEETS)


ODD = (
    "a\x00b",
    "\x1b[31m",
    "\x0b\x0c",
    "a\r\nb",
    "\ufffe\uffff",
    "_x0041_",
    "_x0041_x0042_",
    " a  b ",
    "<&>\"'",
    "😀é\u202e",
)


@pytest.mark.parametrize("text", ODD)
def test_characters_that_xml_cannot_hold_are_kept(text: str, tmp_path: Path) -> None:
    tables = frames()
    tables["events"] = with_cell(tables["events"], 0, notes=text)
    assert unescape(rows(workbook(tmp_path, tables), "Events")[0]["notes"]) == text


def test_text_too_long_for_a_cell_says_where_the_rest_is(tmp_path: Path) -> None:
    tables = frames()
    tables["events"] = with_cell(with_cell(tables["events"], 0, notes="😀" * 20_000), 1, notes="é" * 32_767)
    cut, whole = (row["notes"] for row in rows(workbook(tmp_path, tables), "Events")[:2])
    assert whole == "é" * 32_767
    assert cut.startswith("😀" * 16_000)
    assert cut.endswith("[cut: the whole text is in events.parquet]")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_numbers_and_dates_that_excel_cannot_hold_are_text(tmp_path: Path) -> None:
    tables = frames()
    odd = {"latitude": float("nan"), "longitude": float("inf"), "date_start": date(1789, 7, 14), "killed_low": 2**60}
    tables["events"] = with_cell(tables["events"], 0, **odd)
    found = rows(workbook(tmp_path, tables), "Events")[0]
    assert [found[name] for name in odd] == ["NaN", "inf", "1789-07-14", str(2**60)]


def test_moments_are_utc(tmp_path: Path) -> None:
    tables = frames()
    moment = datetime.fromisoformat("2024-02-29T13:45:30+00:00")
    tables["provenance"] = with_cell(tables["provenance"], 0, edited_at=moment)
    assert rows(workbook(tmp_path, tables), "Provenance")[0]["edited_at"] == moment.replace(tzinfo=None)


def test_rows_beyond_the_sheet_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 101)
    tables = frames()
    book = load_workbook(workbook(tmp_path, tables))
    told = f"{tables['provenance'].height - 100:,} more rows are in provenance.parquet"
    assert book["Provenance"].max_row == 101
    assert told in book["Provenance"]["A1"].comment.text
    assert any(told in str(value) for row in book["Summary"].iter_rows(values_only=True) for value in row)
    assert book["Events"].max_row == tables["events"].height + 1


def test_an_empty_dataset_is_a_workbook(tmp_path: Path) -> None:
    book = workbook(tmp_path, {table.name: empty_frame(table) for table in TABLES})
    assert load_workbook(book)["Events"].max_row == 1


def test_headings_freeze_and_columns_can_be_filtered(book: Path) -> None:
    loaded = load_workbook(book)
    for table in TABLES:
        sheet = loaded[table.title]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        headings = [cell.value for cell in sheet[1]]
        assert headings == table.names
        for column, cell in zip(table.columns, sheet[1], strict=True):
            assert column.meaning in cell.comment.text
            assert sheet.column_dimensions[cell.column_letter].width >= column.width


def test_a_write_that_fails_leaves_the_workbook_that_was_there(book: Path, tmp_path: Path) -> None:
    before = workbook(tmp_path, frames()).read_bytes()
    (tmp_path / "claims.parquet").write_bytes(b"no Parquet")
    with pytest.raises(Exception, match=r"parquet|Parquet"):
        write_workbook(
            tmp_path / "book.xlsx", {table.name: tmp_path / f"{table.name}.parquet" for table in TABLES}, INFO
        )
    assert (tmp_path / "book.xlsx").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_cells_of_text_are_formatted_as_text(book: Path) -> None:
    sheet = load_workbook(book)["Events"]
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert (formats["event_id"], formats["date_start"], formats["killed_best"]) == ("@", "yyyy-mm-dd", "#,##0")
    assert cells(book, "Events")["A2"].attrib["t"] == "inlineStr"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_and_saves_it_unchanged(book: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for table in TABLES:
        assert rows(tmp_path / book.name, table.title)[: len(frames()[table.name])] == rows(book, table.title)


def test_rows_are_as_high_as_their_text_needs(tmp_path: Path) -> None:
    tables = frames()
    tables["events"] = with_cell(with_cell(tables["events"], 0, notes="word " * 30), 1, notes="word " * 5_000)
    heights = [row.attrib.get("ht") for row in xml(workbook(tmp_path, tables), "Events").iter(f"{MAIN}row")][1:4]
    assert float(heights[0] or 0) >= 4 * 13.5
    assert 60 < float(heights[1] or 0) <= 409
    assert heights[2] is None


def test_memory_stays_small_however_long_the_provenance() -> None:
    command = [sys.executable, "-m", "bench.workbook", "--sizes", "100000"]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    (line,) = (line for line in done.stdout.splitlines() if "sourcebook" in line)
    assert float(line.split()[3]) < 300, "megabytes; with all rows in memory it is some 700"
