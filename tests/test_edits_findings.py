"""Findings of a workbook: each with its cell, what was found, what is allowed, what was meant, and the words behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import sourcebook
from sourcebook.schema import CLAIMS, EVENTS
from sourcebook.schema.findings import FINDINGS
from sourcebook.schema.rule_names import meanings

from .edits_support import at, edited, with_events
from .frames_support import frames, with_cell
from .workbook_support import workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path, frames())


def findings(path: Path) -> list[dict[str, Any]]:
    return sourcebook.validate(path).to_dicts()


def only(path: Path) -> dict[str, Any]:
    found = findings(path)
    assert len(found) == 1, found
    return found[0]


def setting(row: int, **cells: object) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for column, value in cells.items():
            at(sheet, row, column).value = value

    return change


def test_a_workbook_as_it_was_built_has_no_findings(book: Path) -> None:
    found = sourcebook.validate(book)
    assert found.is_empty()
    assert dict(found.schema) == FINDINGS


def test_a_finding_says_where_what_and_what_to_do(book: Path) -> None:
    found = only(with_events(book, setting(3, killed_best=31, killed_high=30)))
    assert found["address"] == "Events!S3"
    assert found["message"] == "killed_best 31 is above killed_high 30; raise killed_high or lower killed_best"
    assert (found["rule"], found["severity"], found["value"]) == ("killed_in_order", "error", "31")
    assert found["row_id"] == frames()["events"]["event_id"][1]
    assert found["quote"] == frames()["provenance"].filter(pl.col("row_id") == found["row_id"])["quote"][0]


@pytest.mark.parametrize(
    ("cells", "address", "rule", "severity", "nearest"),
    [
        ({"event_type": "Air strikes"}, "Events!N3", "vocabulary", "error", "air_strike"),
        ({"event_type": "picnic"}, "Events!N3", "vocabulary", "error", None),
        ({"review_status": "acepted"}, "Events!AE3", "vocabulary", "error", "accepted"),
        ({"country": "Ukraine"}, "Events!E3", "pattern", "error", "UKR"),
        ({"country": "XYZ"}, "Events!E3", "known_country", "warning", None),
        ({"side_a": "Daesh; JNIM"}, "Events!O3", "known_actor", "warning", "Islamic State (ISIS)"),
        ({"side_a": "Rusian Armed Forces"}, "Events!O3", "known_actor", "warning", "Russian Armed Forces"),
        ({"place": "Kupainsk"}, "Events!J3", "known_place", "warning", "Kupiansk"),
        ({"report_ids": "note-001"}, "Events!AB3", "known_reference", "error", "note-0001"),
        ({"latitude": 91}, "Events!K3", "maximum", "error", None),
        ({"killed_low": "about 3"}, "Events!R3", "type", "error", None),
        ({"killed_low": "#N/A"}, "Events!R3", "error_value", "error", None),
        ({"date_end": "2023-01-01"}, "Events!B3", "date_order", "error", None),
    ],
)
def test_each_rule_names_its_cell(
    book: Path, cells: dict[str, object], address: str, rule: str, severity: str, nearest: str | None
) -> None:
    found = only(with_events(book, setting(3, **cells)))
    assert (found["address"], found["rule"], found["severity"], found["nearest"]) == (address, rule, severity, nearest)
    assert nearest is None or nearest in found["message"]


@pytest.mark.parametrize(
    "cells",
    [
        {"place": "Novyi Kupiansk"},
        {"side_a": "Unit of nobody knows"},
        {"side_b": "civilians; women"},
        {"place": "Homs"},
    ],
)
def test_new_names_that_are_near_to_none_are_in_order(book: Path, cells: dict[str, object]) -> None:
    assert findings(with_events(book, setting(3, **cells))) == []


def test_a_cell_that_cannot_be_read_is_told_once_and_not_by_the_rules_that_miss_it(book: Path) -> None:
    found = only(with_events(book, setting(3, date_start="08/11/2023")))
    assert (found["address"], found["rule"]) == ("Events!B3", "type")


def test_rows_with_one_id_name_each_other(book: Path) -> None:
    def change(sheet: Any) -> None:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(20, column, sheet.cell(2, column).value)

    first, second = findings(with_events(book, change))
    assert (first["address"], second["address"]) == ("Events!A2", "Events!A20")
    assert "is also in Events!A20" in first["message"]
    assert "is also in Events!A2;" in second["message"]


def test_a_row_that_is_added_needs_no_key_and_nothing_that_follows(book: Path) -> None:
    found = only(with_events(book, setting(20, event_type="attack", country="SYR", notes="by phone")))
    assert (found["address"], found["rule"], found["severity"]) == ("Events!A20", "filled", "warning")


def test_claims_of_an_event_that_was_deleted_are_a_warning_and_others_an_error(book: Path) -> None:
    deleted = findings(with_events(book, lambda sheet: sheet.delete_rows(3)))
    assert {(row["address"], row["severity"]) for row in deleted} == {
        ("Claims!B4", "warning"),
        ("Claims!B5", "warning"),
    }

    def change(loaded: Any) -> None:
        at(loaded["Claims"], 4, "event_id").value = "nobody-knows"

    assert [(row["address"], row["rule"], row["severity"]) for row in findings(edited(book, change))] == [
        ("Claims!B4", "known_reference", "error")
    ]


def test_a_deleted_event_is_not_taken_for_a_slip_of_another(tmp_path: Path) -> None:
    made = frames()
    ids = {old: f"E-2023-{number:02}" for number, old in enumerate(made["events"]["event_id"])}
    renamed = {
        "events": made["events"].with_columns(pl.col("event_id").replace(ids)),
        "claims": made["claims"].with_columns(pl.col("event_id").replace(ids)),
        "provenance": made["provenance"].with_columns(pl.col("row_id").replace(ids)),
    }
    book = with_events(workbook(tmp_path, made | renamed), lambda sheet: sheet.delete_rows(3))
    assert {(row["rule"], row["severity"], row["nearest"]) for row in findings(book)} == {
        ("known_reference", "warning", None)
    }


def test_an_event_that_counts_people_wants_a_claim(book: Path) -> None:
    def change(loaded: Any) -> None:
        loaded["Claims"].delete_rows(2, 2)

    found = only(edited(book, change))
    assert (found["address"], found["rule"], found["severity"]) == ("Events!A2", "has_claims", "warning")


def test_rows_that_were_sorted_keep_their_addresses(book: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(2, 3)
        sheet.insert_cols(3)
        at(sheet, 9, "killed_high").value = 0

    assert [row["address"] for row in findings(with_events(book, change))] == ["Events!T9"]


def test_a_sheet_or_column_that_is_missing_is_told_once(book: Path) -> None:
    def change(loaded: Any) -> None:
        del loaded["Reports"]
        at(loaded["Events"], 1, "event_type").value = "kind"

    assert [(row["table"], row["rule"]) for row in findings(edited(book, change))] == [
        ("events", "missing_column"),
        ("reports", "missing_sheet"),
    ]


def test_a_workbook_that_is_open_elsewhere_is_told(book: Path) -> None:
    (book.parent / f"~${book.name}").write_bytes(b"\x04Amal")
    found = only(book)
    assert (found["rule"], found["severity"]) == ("open_elsewhere", "warning")
    assert "Amal" in found["message"]


def test_quotations_are_looked_up_in_the_reports(tmp_path: Path) -> None:
    made = frames(3)
    quote = made["claims"]["quote"][0]
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, report in enumerate(made["reports"].to_dicts()):
        words = made["provenance"].filter(pl.col("report_id") == report["report_id"])
        claims = made["claims"].filter(pl.col("report_id") == report["report_id"])
        text = words["quote"][0] + words["suffix"][0]
        text = text if all(q in text for q in claims["quote"]) else text + " ".join(claims["quote"])
        line = {"id": report["report_id"], "text": ("x" if number == 2 else "") + text}
        (folder / f"{number}.jsonl").write_text(json.dumps(line))
    broken = with_cell(made["claims"], 0, quote=quote.replace("killed", "injured"))
    book = workbook(
        tmp_path, made | {"claims": broken.with_columns(end=pl.col("start") + pl.col("quote").str.len_chars())}
    )
    found = sourcebook.validate(book, reports=[folder])
    lost = found.filter(pl.col("rule") == "quote_in_report")
    assert lost["address"].to_list() == ["Claims!L2"]
    moved = found.filter(pl.col("rule") == "quote_moved")
    assert set(moved["severity"]) == {"warning"}
    assert "Claims!L6" in moved["address"].to_list()


def test_every_rule_has_a_meaning() -> None:
    of_tables = {rule.name for table in (EVENTS, CLAIMS) for rule in table.rules}
    assert of_tables < set(meanings())
    assert all(meaning.endswith(".") for meaning in meanings().values())
