"""The annotated copy: marks in the cells, a list with links, and everything else as the analyst left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import polars as pl
import pytest
import sourcebook
from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from sourcebook.edits.annotate import annotate
from sourcebook.edits.annotate.shades import COLOURS
from sourcebook.edits.reading import read_book
from sourcebook.errors import InputError, OutputError

from .edits_support import SOFFICE, at, edited, resaved, with_events, with_part
from .frames_support import frames
from .workbook_support import workbook

if TYPE_CHECKING:
    from pathlib import Path

ERROR, WARNING = COLOURS["error"], COLOURS["warning"]


def spoil(sheet: Any) -> None:
    """Four findings: two in one cell of the analyst's own look, one in an empty cell, one warning."""
    cell = at(sheet, 3, "killed_best")
    cell.value, cell.font, cell.border = 99, Font(italic=True, color="FF00AA00"), Border(left=Side("thick"))
    cell.comment = Comment("checked by phone", "Amal")
    at(sheet, 4, "event_type").value = None
    at(sheet, 5, "side_a").value = "Daesh"
    at(sheet, 5, "place").fill = PatternFill("solid", start_color="FFFFFF00")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return with_events(workbook(tmp_path, frames()), spoil)


def marked(book: Path, name: str = "marked.xlsx") -> Path:
    annotate(book, sourcebook.validate(book), book.with_name(name))
    return book.with_name(name)


def background(cell: Any) -> str | None:
    return str(cell.fill.fgColor.rgb) if cell.fill.fill_type else None


def test_cells_are_shaded_by_severity_and_keep_their_look(book: Path) -> None:
    sheet = load_workbook(marked(book))["Events"]
    cell = at(sheet, 3, "killed_best")
    assert (background(cell), cell.font.i, cell.font.color.rgb, cell.border.left.style) == (
        ERROR,
        True,
        "FF00AA00",
        "thick",
    )
    assert (cell.value, cell.number_format) == (99, "#,##0")
    assert background(at(sheet, 4, "event_type")) == ERROR
    assert background(at(sheet, 5, "side_a")) == WARNING
    assert background(at(sheet, 5, "place")) == "FFFFFF00"
    assert background(at(sheet, 6, "killed_best")) is None


def test_each_has_a_note_and_the_analysts_notes_stay(book: Path) -> None:
    sheet = load_workbook(marked(book))["Events"]
    note = at(sheet, 3, "killed_best").comment.text
    assert note.startswith("checked by phone")
    assert "killed_best 99 is above killed_high 9" in note
    assert "Built from “" in note
    assert "it must not be empty" in at(sheet, 4, "event_type").comment.text
    assert at(sheet, 1, "event_id").comment.text.startswith("Stable identifier")


def test_the_sheet_of_issues_links_to_the_cells(book: Path) -> None:
    findings = sourcebook.validate(book)
    sheet = load_workbook(marked(book))["Issues"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == findings["address"].to_list()
    assert [row[2] for row in rows] == findings["message"].to_list()
    assert [sheet.cell(row, 2).hyperlink.location for row in range(2, 5)] == findings["address"].to_list()


def test_everything_else_is_copied_to_the_letter(book: Path) -> None:
    with ZipFile(book) as before, ZipFile(marked(book)) as after:
        assert after.testzip() is None
        changed = {
            name
            for name in before.namelist()
            if etree.tostring(etree.fromstring(before.read(name)), method="c14n")
            != etree.tostring(etree.fromstring(after.read(name)), method="c14n")
        }
        assert changed == {
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
            "xl/comments/comment1.xml",
            "xl/drawings/commentsDrawing1.vml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet2.xml",
        }


def test_the_copy_is_read_as_the_workbook_is(book: Path) -> None:
    before, after = read_book(book), read_book(marked(book))
    assert all(after.frames[name].equals(frame) for name, frame in before.frames.items())
    assert after.info.fingerprint == before.info.fingerprint
    assert sourcebook.validate(marked(book)).drop("row").equals(sourcebook.validate(book).drop("row"))


def test_a_second_check_takes_the_marks_of_the_first_away(book: Path) -> None:
    def mend(loaded: Any) -> None:
        at(loaded["Events"], 3, "killed_best").value = 7
        at(loaded["Events"], 4, "event_type").value = "attack"

    again = marked(edited(marked(book), mend, "mended.xlsx"), "again.xlsx")
    loaded = load_workbook(again)
    sheet = loaded["Events"]
    assert [name for name in loaded.sheetnames if name.startswith("Issues")] == ["Issues"]
    assert [row[1] for row in loaded["Issues"].iter_rows(min_row=2, values_only=True)] == ["Events!O5"]
    assert background(at(sheet, 3, "killed_best")) is None
    assert at(sheet, 3, "killed_best").font.i
    assert at(sheet, 3, "killed_best").comment.text == "checked by phone"
    assert at(sheet, 4, "event_type").comment is None
    assert background(at(sheet, 5, "side_a")) == WARNING


def test_an_analysts_own_sheet_of_that_name_is_left_alone(book: Path) -> None:
    def add(loaded: Any) -> None:
        loaded.create_sheet("issues").append(["mine"])

    loaded = load_workbook(marked(edited(book, add, "own.xlsx")))
    assert loaded["issues"]["A1"].value == "mine"
    assert loaded["Issues 2"]["A1"].value == "severity"


def test_a_sheet_of_any_name_is_marked_and_linked(book: Path) -> None:
    def rename(loaded: Any) -> None:
        loaded["Events"].title = "Rita's events (2)"

    loaded = load_workbook(marked(edited(book, rename, "renamed.xlsx")))
    assert background(at(loaded["Rita's events (2)"], 3, "killed_best")) == ERROR
    assert loaded["Issues"]["B2"].hyperlink.location == loaded["Issues"]["B2"].value == "'Rita''s events (2)'!S3"


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/comments/comment1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_damaged_part_is_one_line_and_leaves_no_copy(book: Path, part: str) -> None:
    findings = sourcebook.validate(book)
    broken = with_part(book, part, lambda content: content[:-40], "broken.xlsx")
    with pytest.raises(InputError, match="damaged") as caught:
        annotate(broken, findings, book.with_name("copy.xlsx"))
    assert "\n" not in str(caught.value)
    assert not book.with_name("copy.xlsx").exists()


def test_sheets_without_notes_get_some(book: Path) -> None:
    def strip(loaded: Any) -> None:
        for row in loaded["Claims"].iter_rows():
            for cell in row:
                cell.comment = None
        at(loaded["Claims"], 3, "measure").value = "kiled"

    sheet = load_workbook(marked(edited(book, strip, "bare.xlsx")))["Claims"]
    assert "did you mean killed" in at(sheet, 3, "measure").comment.text


def test_a_workbook_that_libreoffice_saved_is_annotated_and_opens_in_it(book: Path, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed, so no workbook can be saved by it")
    saved = resaved([book], tmp_path / "first")[0]
    again = resaved([marked(saved)], tmp_path / "second")[0]
    sheet = load_workbook(again)["Events"]
    assert background(at(sheet, 3, "killed_best")) == ERROR
    assert at(sheet, 3, "killed_best").font.i
    assert "killed_best 99" in at(sheet, 3, "killed_best").comment.text
    assert load_workbook(again)["Issues"]["B2"].hyperlink is not None
    assert sourcebook.validate(again)["address"].to_list() == sourcebook.validate(book)["address"].to_list()


def test_nothing_is_written_in_the_workbooks_place_or_where_nothing_can_be(book: Path, tmp_path: Path) -> None:
    findings, before = sourcebook.validate(book), book.read_bytes()
    with pytest.raises(OutputError, match="the workbook itself"):
        annotate(book, findings, book)
    with pytest.raises(OutputError, match="cannot be written"):
        annotate(book, findings, tmp_path / "nowhere" / "marked.xlsx")
    with pytest.raises(InputError, match="not a workbook"):
        (tmp_path / "text.xlsx").write_text("no")
        annotate(tmp_path / "text.xlsx", findings, tmp_path / "marked.xlsx")
    assert book.read_bytes() == before
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


def test_the_same_findings_give_the_same_bytes(book: Path) -> None:
    assert marked(book, "one.xlsx").read_bytes() == marked(book, "two.xlsx").read_bytes()


def test_text_of_findings_is_no_markup_and_no_formula(book: Path) -> None:
    def change(sheet: Any) -> None:
        at(sheet, 6, "event_type").value = "=cmd|'<a>&\"'!A1"
        at(sheet, 6, "event_type").data_type = "s"

    path = marked(with_events(book, change, "odd.xlsx"))
    found = sourcebook.validate(path).filter(pl.col("address") == "Events!N6")
    cells = [cell for row in load_workbook(path)["Issues"].iter_rows(min_row=2) for cell in row]
    assert found["value"][0] in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
