"""What people type is read where it means one thing, and told where it means none or two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sourcebook.edits.cells import letters_of
from sourcebook.edits.dates import MONTHS
from sourcebook.edits.reading import read_book
from sourcebook.edits.values import cleaned, values
from sourcebook.schema import EVENTS, PROVENANCE, TABLES, Kind, as_text

from .edits_support import at, edited, events, with_events
from .frames_support import frames
from .workbook_support import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from sourcebook.schema import Column


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path, frames())


def read(column: Column, text: str, *, from_1904: bool = False) -> object:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    cell = values(cleaned(pl.col("text"), column), column, from_1904=from_1904)
    return frame.select(cell.alias("value")).to_dicts()[0]["value"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31", 31),
        ("1,200", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("1\u202f200\u00a0", 1200),
        ("1'234'567", 1_234_567),
        ("12,34,567", 1_234_567),
        ("1,200.300", None),
        ("31.0", 31),
        ("٣١", 31),
        ("−3", -3),
        ("\u200e12", 12),
        ("31.5", None),
        ("1.2340", None),
        ("about 30", None),
        ("30-40", None),
        ("12,34", None),
    ],
)
def test_whole_numbers(typed: str, meant: int | None) -> None:
    assert read(EVENTS["killed_best"], typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("35.2", 35.2), ("35,2", 35.2), ("-0,5", -0.5), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("35°12'N", None)],
)
def test_numbers(typed: str, meant: float | None) -> None:
    assert read(EVENTS["latitude"], typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("2023-11-08", "2023/11/8", "8.11.2023", "08. 11. 2023", "8 November 2023", "8 Nov 2023", "8-Nov-2023"),
        *("November 8, 2023", "8th November 2023", "Nov. 8 2023", "2023-11-08T00:00:00", "2023-11-08 00:00:00"),
        *("45238", " ٢٠٢٣-١١-٠٨ ", "2023-11-08 14:30", "8 de noviembre de 2023", "8 novembre 2023"),
    ],
)
def test_days(typed: str) -> None:
    assert read(EVENTS["date_start"], typed) == date(2023, 11, 8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25/12/2023", date(2023, 12, 25)),
        ("12/25/2023", date(2023, 12, 25)),
        ("7/7/2023", date(2023, 7, 7)),
        ("08/11/2023", None),
        ("2023", None),
        ("31 February 2023", None),
        ("yesterday", None),
        ("8 Maybe 2023", None),
        ("08.11.23", None),
        ("14 août 2023", date(2023, 8, 14)),
        ("2023-11", None),
        ("99999999", None),
    ],
)
def test_days_that_may_be_two_or_none(typed: str, meant: date | None) -> None:
    assert read(EVENTS["date_start"], typed) == meant


def test_days_are_counted_from_1904_where_the_workbook_does() -> None:
    assert read(EVENTS["date_start"], "43776", from_1904=True) == date(2023, 11, 8)


def test_no_word_means_two_months() -> None:
    words = [name for names in MONTHS for name in names.split()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("typed", "meant"), [("TRUE", True), ("no", False), ("1", True), ("0", False), ("perhaps", None)]
)
def test_yes_and_no(typed: str, meant: bool | None) -> None:
    assert read(EVENTS["civilians_targeted"], typed) is meant


def test_lists_keep_their_members_and_lose_blanks_between_them() -> None:
    assert read(EVENTS["side_a"], " ISIS;JNIM ; \u00a0Katiba Macina;") == ["ISIS", "JNIM", "Katiba Macina"]
    assert read(EVENTS["side_a"], " ; ") is None


def test_moments() -> None:
    assert read(PROVENANCE["edited_at"], "2024-05-01 12:30") == datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
    assert read(PROVENANCE["edited_at"], "2024-05-01T12:30:05.25Z") == datetime(2024, 5, 1, 12, 30, 5, 250_000, UTC)


def test_quotations_are_read_to_the_letter_and_other_text_without_blanks_around_it() -> None:
    assert read(PROVENANCE["prefix"], " said\u00a0that ") == " said\u00a0that "
    assert read(EVENTS["place"], "\u00a0Al-Koum \u200b") == "Al-Koum"


@settings(deadline=None)
@given(st.sampled_from([column for table in TABLES for column in table.columns]), st.text(max_size=30))
def test_no_text_stops_the_reader_and_what_is_read_can_be_read_again(column: Column, typed: str) -> None:
    if any(0xD800 <= ord(character) <= 0xDFFF for character in typed):
        return
    value = read(column, typed)
    if value is not None and column.kind is not Kind.BOOLEAN:
        assert read(column, as_text(value)) == value


@settings(deadline=None)
@given(st.dates(date(1801, 1, 1), date(2199, 1, 1)))
def test_every_way_to_write_a_day_gives_that_day(day: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"):
        assert read(EVENTS["date_start"], day.strftime(form)) == day


def test_cells_of_every_type_are_read(book: Path) -> None:
    def change(sheet: Any) -> None:
        at(sheet, 2, "killed_high").value = "1,200"
        at(sheet, 3, "killed_high").value = 1.234
        at(sheet, 2, "date_start").value = 45238
        at(sheet, 2, "date_start").number_format = "General"
        at(sheet, 3, "date_start").value = "8 November 2023"
        at(sheet, 4, "date_start").value = "08/11/2023"
        at(sheet, 5, "date_start").value = 2023
        at(sheet, 5, "date_start").number_format = "General"
        at(sheet, 2, "civilians_targeted").value = "no"
        at(sheet, 2, "place").value = CellRichText("Al-", TextBlock(InlineFont(b=True), "Koum"), "\u00a0")
        at(sheet, 2, "notes").value = 12.5

    changed = with_events(book, change)
    row = events(changed).to_dicts()[0]
    assert (row["killed_high"], row["place"], row["notes"]) == (1200, "Al-Koum", "12.5")
    assert row["civilians_targeted"] is False
    assert events(changed)["date_start"].to_list()[:4] == [date(2023, 11, 8), date(2023, 11, 8), None, None]
    findings = {row["address"]: row for row in read_book(changed).findings.to_dicts()}
    assert sorted(findings) == ["Events!B4", "Events!B5", "Events!T3"]
    assert "can be read as two days" in findings["Events!B4"]["message"]
    assert "is a year" in findings["Events!B5"]["message"]
    assert findings["Events!T3"]["value"] == "1.2340"
    assert findings["Events!B4"]["row_id"] == frames()["events"]["event_id"][2]
    assert findings["Events!B4"]["allowed"] == "a date (yyyy-mm-dd)"


def test_dates_of_a_workbook_that_counts_from_1904(book: Path) -> None:
    def change(loaded: Any) -> None:
        loaded.epoch = CALENDAR_MAC_1904
        at(loaded["Events"], 3, "date_start").value = 43776
        at(loaded["Events"], 3, "date_start").number_format = "General"

    found = events(edited(book, change))
    assert found["date_start"].to_list()[:3] == [date(2023, 1, 9), date(2023, 11, 8), date(2023, 2, 24)]


@pytest.mark.parametrize(
    ("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters_of_columns(at: int, letters: str) -> None:
    assert letters_of(at) == letters


def test_a_number_that_the_sheet_shows_as_a_date_is_asked_back(book: Path) -> None:
    """Somebody who typed 1-2 for a range has a day in the cell, and 46,024 people killed by its number."""

    def change(sheet: Any) -> None:
        at(sheet, 3, "killed_high").value = 46_024
        at(sheet, 3, "killed_high").number_format = "d-mmm"

    (finding,) = read_book(with_events(book, change)).findings.to_dicts()
    assert (finding["address"], finding["rule"], finding["value"]) == ("Events!T3", "type", "2026-01-02")
