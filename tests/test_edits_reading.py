"""A workbook is read back to the letter, wherever its rows, columns and sheets have been moved to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from polars.testing import assert_frame_equal
from sourcebook.edits.book import ROW
from sourcebook.edits.reading import read_book
from sourcebook.schema import EVENTS, TABLES

from .edits_support import SOFFICE, at, edited, events, resaved, told, with_events
from .frames_support import frames, with_cell
from .workbook_support import workbook

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from sourcebook.schema import Table

ODD_TEXTS = ["=1+1", "+41 79", "-5", "@home", "'quoted", "a\tb\nc", "\x01 raw _x0041_", "العربية 😀", "  blanks  "]


def tables() -> dict[str, pl.DataFrame]:
    """Frames with odd text in the analyst's notes and in quotations."""
    made = frames(20)
    for row, text in enumerate(ODD_TEXTS):
        made["events"] = with_cell(made["events"], row, notes=text.strip(), side_b=["civilians", "-=+ force"])
        made["reports"] = with_cell(made["reports"], row, title=text)
    return made


def as_read(frame: pl.DataFrame) -> pl.DataFrame:
    """A sheet does not tell empty text from an empty cell."""
    text = pl.col(pl.String)
    return frame.with_columns(pl.when(text != "").then(text).name.keep())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path, frames())


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("odd"), tables())


@pytest.fixture(scope="module")
def from_libreoffice(odd: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed, so no workbook can be saved by it")
    return resaved([odd], tmp_path_factory.mktemp("saved"))[0]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_was_written_is_read(table: Table, odd: Path) -> None:
    read = read_book(odd)
    assert_frame_equal(read.frames[table.name], as_read(tables()[table.name]))
    assert read.findings.is_empty()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_libreoffice_saved_is_read(table: Table, from_libreoffice: Path) -> None:
    read = read_book(from_libreoffice)
    assert_frame_equal(read.frames[table.name], as_read(tables()[table.name]))
    assert read.findings.is_empty()


def test_the_build_is_known_after_libreoffice_saved_it(from_libreoffice: Path) -> None:
    info = read_book(from_libreoffice).info
    assert (info.fingerprint, info.builder, info.version) == ("f00", "stub@1", "1.2")
    assert "LibreOffice" in str(info.application)


def test_the_build_is_known_from_the_summary_or_from_the_file_itself(book: Path) -> None:
    def forget_properties(loaded: Any) -> None:
        for name in loaded.custom_doc_props.names:
            del loaded.custom_doc_props[name]

    def forget_summary(loaded: Any) -> None:
        del loaded["Summary"]

    for change in (forget_properties, forget_summary):
        info = read_book(edited(book, change)).info
        assert (info.fingerprint, info.builder, info.version) == ("f00", "stub@1", "1.2")


def test_a_workbook_as_we_wrote_it_was_saved_by_nobody(book: Path) -> None:
    info = read_book(book).info
    assert (info.saved_by, info.saved_at) == (None, None)


def test_who_saved_it_last_is_known(book: Path) -> None:
    def sign(loaded: Any) -> None:
        loaded.properties.lastModifiedBy = "Amal"

    info = read_book(edited(book, sign)).info
    assert info.saved_by == "Amal"
    assert info.saved_at is not None


def test_every_value_has_its_address(book: Path) -> None:
    sheet = read_book(book).sheets["events"]
    assert sheet.address(sheet.row_of(3), "event_id") == "Events!A5"
    assert sheet.address(None, "date_start") == "Events!B1"
    assert sheet.address(7, None) == "Events!7"


def test_rows_that_were_sorted_inserted_hidden_and_copied_are_read_in_their_order(book: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(4, 2)
        sheet.row_dimensions[3].hidden = True
        for column in range(1, sheet.max_column + 1):
            sheet.cell(40, column, sheet.cell(2, column).value)
        sheet.delete_rows(8)

    before, sheet = events(book), read_book(with_events(book, change)).sheets["events"]
    assert sheet.frame["event_id"].to_list() == [before["event_id"][at] for at in (0, 1, 2, 3, *range(5, 12), 0)]
    assert sheet.frame[ROW].to_list() == [2, 3, *range(6, 15), 39]
    assert sheet.address(39, "event_id") == "Events!A39"


def test_columns_are_known_by_their_headings_wherever_they_stand(book: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_cols(1, 2)
        sheet["A1"], sheet["A3"], sheet["B4"] = "My check", "yes", "under no heading"
        sheet.column_dimensions["E"].hidden = True
        headings = {cell.value: cell for cell in sheet[1]}
        headings["killed_best"].value = " Killed\u00a0Best "
        headings["event_id"].value = "EVENT-ID"

    changed = with_events(book, change)
    sheet = read_book(changed).sheets["events"]
    assert_frame_equal(sheet.frame.drop(ROW), events(book))
    assert sheet.letters["event_id"] == "C"
    assert sheet.extra == {"My check": "A", "(B)": "B"}
    assert sheet.extras["(B)"].drop_nulls().to_list() == ["under no heading"]
    assert sheet.extras["My check"].to_list()[:3] == [None, "yes", None]
    assert told(changed) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_any_order_of_rows_and_columns_is_the_same_table(book: Path, random: Random) -> None:
    def change(sheet: Any) -> None:
        heading, *rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
        order = random.sample(range(len(heading)), len(heading))
        random.shuffle(rows)
        for number, row in enumerate([heading, *rows], 1):
            for column, place in enumerate(order, 1):
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = row[place]
            sheet.row_dimensions[number].hidden = random.random() < 0.3
        for letter in "BDF":
            sheet.column_dimensions[letter].hidden = True
        sheet.auto_filter.ref = "A1:AF6"

    assert_frame_equal(events(with_events(book, change)).sort("event_id"), frames()["events"].sort("event_id"))


def test_headings_may_stand_below_a_title(book: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Draft of Tuesday"

    sheet = read_book(with_events(book, change)).sheets["events"]
    assert_frame_equal(sheet.frame.drop(ROW), events(book))
    assert sheet.address(sheet.row_of(0), "event_id") == "Events!A5"


def test_a_renamed_sheet_is_known_by_its_headings_and_a_copy_beside_it_is_not_read(book: Path) -> None:
    def change(loaded: Any) -> None:
        loaded.copy_worksheet(loaded["Claims"]).title = "Claims (2)"
        loaded["Events"].title = "Events checked 12.3."
        loaded["Provenance"].title = "PROVENANCE "

    read = read_book(edited(book, change))
    assert_frame_equal(read.frames["events"], frames()["events"])
    assert read.sheets["events"].address(2, "event_id") == "'Events checked 12.3.'!A2"
    assert {name: sheet.title for name, sheet in read.sheets.items() if name != "events"} == {
        "claims": "Claims",
        "provenance": "PROVENANCE ",
        "reports": "Reports",
    }


def test_missing_sheets_and_columns_and_repeated_ones_are_told(book: Path) -> None:
    def change(loaded: Any) -> None:
        del loaded["Claims"]
        at(loaded["Events"], 1, "place").value = "town"
        at(loaded["Events"], 1, "notes").value = "admin1"

    assert set(told(edited(book, change))) == {
        ("Claims", "missing_sheet"),
        ("Events", "missing_column"),
        ("Events!AF1", "repeated_column"),
    }


def test_notes_merged_cells_errors_and_formulas(book: Path) -> None:
    def change(sheet: Any) -> None:
        at(sheet, 2, "place").comment = Comment("is this right?", "Amal")
        sheet.merge_cells("F3:F5")
        at(sheet, 6, "killed_best").value = "#DIV/0!"
        at(sheet, 7, "killed_best").value = "=S6+1"
        at(sheet, 8, "notes").value = '=CONCATENATE("a", "b")'

    changed = with_events(book, change)
    assert told(changed) == [
        ("Events!S6", "error_value"),
        ("Events!S7", "formula_without_value"),
        ("Events!AF8", "formula_without_value"),
        ("Events!F3", "merged_cells"),
    ]
    assert events(changed)["killed_best"].to_list()[4:6] == [None, None]
    assert events(changed)["admin1"].to_list()[1:4] == ["Kharkiv", None, None]


def test_formulas_are_read_by_the_value_that_the_program_computed(book: Path, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed, so no formula can be computed")

    def change(sheet: Any) -> None:
        at(sheet, 2, "killed_high").value = "=3*14"
        at(sheet, 3, "notes").value = '=CONCATENATE("a", "b")'
        at(sheet, 4, "notes").value = '=""'
        at(sheet, 5, "notes").value = "=1/0"

    saved = resaved([with_events(book, change)], tmp_path / "saved")[0]
    found = events(saved)
    assert (found["killed_high"][0], found["notes"].to_list()[1:4]) == (42, ["ab", None, None])
    assert told(saved) == [("Events!AF5", "error_value")]


def test_rows_that_are_formatted_and_blank_are_no_rows(book: Path) -> None:
    def change(sheet: Any) -> None:
        for row in range(14, 200):
            for column in range(1, 30):
                sheet.cell(row, column).number_format = "0.00"
        sheet.cell(100, 3).value = " \u00a0 "

    assert_frame_equal(events(with_events(book, change)), frames()["events"])


def test_a_table_without_rows_is_read_and_told(book: Path) -> None:
    changed = with_events(book, lambda sheet: sheet.delete_rows(2, 100))
    assert events(changed).is_empty()
    assert events(changed).columns == EVENTS.names
    assert told(changed) == [("Events", "no_rows")]
