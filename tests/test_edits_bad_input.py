"""What is no workbook of ours is one line, in bounded time and memory, and never a traceback."""

from __future__ import annotations

import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sourcebook.edits import container
from sourcebook.edits.reading import read_book
from sourcebook.errors import InputError, SourcebookError

from .edits_support import events, with_part
from .frames_support import frames
from .workbook_support import workbook

if TYPE_CHECKING:
    from pathlib import Path

EVENTS_PART = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("book"), frames())


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_book(path)
    told = str(caught.value)
    assert "\n" not in told
    assert str(path) in told
    return told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"event_id,place\n1,Homs\n", "not a workbook"),
        (container.OLE + bytes(600), "Excel 97-2003"),
        (container.OLE + bytes(600) + container.ENCRYPTED, "protected by a password"),
        (b"PK\x03\x04" + bytes(50), "damaged or cut short"),
    ],
)
def test_files_that_are_no_workbooks(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert told in refused(path)


def test_folders_and_files_that_are_not_there(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert "a device" in refused(tmp_path / "pipe.xlsx")
    assert "No such file" in refused(tmp_path / "none.xlsx")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", "binary workbook"),
        ("word/document.xml", "no .xlsx workbook"),
    ],
)
def test_zip_files_of_other_programs(tmp_path: Path, part: str, told: str) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    assert told in refused(path)


def test_a_workbook_of_another_tool_is_refused_with_the_names_of_its_sheets(tmp_path: Path) -> None:
    made = Workbook()
    made.active.title = "Budget"
    made.active.append(["event_id", "amount"])
    made.save(tmp_path / "book.xlsx")
    assert "Budget" in refused(tmp_path / "book.xlsx")


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_workbook_that_is_cut_short(book: Path, kept: float) -> None:
    content = book.read_bytes()
    short = book.with_name(f"short{kept}.xlsx")
    short.write_bytes(content[: int(len(content) * kept)])
    assert "damaged" in refused(short)


def test_a_workbook_with_a_damaged_sheet(book: Path) -> None:
    content = bytearray(book.read_bytes())
    entry = zipfile.ZipFile(book).getinfo(EVENTS_PART)
    content[entry.header_offset + 200 : entry.header_offset + 260] = bytes(60)
    broken = book.with_name("broken.xlsx")
    broken.write_bytes(content)
    assert "damaged" in refused(broken)


@pytest.mark.parametrize(
    "content", [b"<worksheet><sheetData><row r='1'><c r='A1'", b"\x00\xff", b"<worksheet><sheetData><row></c></row>"]
)
def test_a_sheet_that_is_no_xml(book: Path, content: bytes) -> None:
    assert "damaged" in refused(with_part(book, EVENTS_PART, lambda _: content, "no_xml.xlsx"))


def test_a_zip_bomb_is_not_unpacked(book: Path) -> None:
    bomb = with_part(book, EVENTS_PART, lambda _: bytes(container.HARMLESS + 1), "bomb.xlsx")
    assert "more than a workbook can hold" in refused(bomb)


def test_a_part_that_unpacks_to_more_than_it_says_is_not_read_on(book: Path) -> None:
    bomb = with_part(book, EVENTS_PART, lambda _: bytes(5_000_000), "lying.xlsx")
    content = bytearray(bomb.read_bytes())
    for at in _offsets(content, struct.pack("<L", 5_000_000)):
        content[at : at + 4] = struct.pack("<L", 1_000)
    bomb.write_bytes(content)
    assert "damaged" in refused(bomb)


def _offsets(content: bytearray, wanted: bytes) -> list[int]:
    found, at = [], content.find(wanted)
    while at >= 0:
        found.append(at)
        at = content.find(wanted, at + 1)
    return found


def test_parts_that_are_encrypted_or_packed_in_another_way(book: Path, tmp_path: Path) -> None:
    content = bytearray(book.read_bytes())
    for at in _offsets(content, b"PK\x01\x02"):
        content[at + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(content)
    assert "protected by a password" in refused(tmp_path / "locked.xlsx")
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(tmp_path / "odd.xlsx", "w", zipfile.ZIP_BZIP2) as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name))
    assert "packed in a way" in refused(tmp_path / "odd.xlsx")


def test_xml_that_defines_entities_is_not_parsed(book: Path) -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    path = with_part(book, "xl/workbook.xml", lambda content: doctype + content, "entities.xlsx")
    assert "damaged" in refused(path)


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZ999999", "A99999999"])
def test_a_cell_in_the_last_corner_is_told_and_takes_no_memory(book: Path, cell: str) -> None:
    stray = f'<row r="14"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    path = with_part(book, EVENTS_PART, lambda content: content.replace(b"</sheetData>", stray), "corner.xlsx")
    with pytest.raises(InputError, match="far outside of its table"):
        read_book(path)


def test_half_a_million_blank_formatted_rows_are_passed_over(book: Path) -> None:
    blank = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="1"/><c r="C%d" s="1"/></row>'
        % ((row,) * 4)
        for row in range(14, 500_014)
    )
    path = with_part(
        book, EVENTS_PART, lambda content: content.replace(b"</sheetData>", blank + b"</sheetData>"), "blank.xlsx"
    )
    assert events(path).equals(frames()["events"])


@pytest.mark.parametrize(
    ("name", "content", "who"),
    [
        (".~lock.book.xlsx#", b",amal,laptop,01.05.2024 10:00,file:///amal;", "amal"),
        (".~lock.book.xlsx#", rb"Amal\, Rita,amal,laptop,;", "Amal, Rita"),
        ("~$book.xlsx", b"\x04Amal" + b" " * 50 + b"\x04\x00A\x00m\x00a\x00l\x00", "Amal"),
        ("~$book.xlsx", b"", "somebody"),
    ],
)
def test_a_workbook_that_is_open_elsewhere_is_read_and_known_to_be(
    tmp_path: Path, name: str, content: bytes, who: str
) -> None:
    made = workbook(tmp_path, frames(2))
    assert read_book(made).opened_by is None
    (tmp_path / name).write_bytes(content)
    assert read_book(made).opened_by == who


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_changed_at_random_are_read_or_refused(book: Path, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([EVENTS_PART, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]))
    with zipfile.ZipFile(book) as archive:
        content = bytearray(archive.read(part))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = with_part(book, part, lambda _: bytes(content), "random.xlsx")
    try:
        read_book(path)
    except SourcebookError as error:
        assert "\n" not in str(error)
