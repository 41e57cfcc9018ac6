"""A source that no program read: its report, event and claim, entered by hand into a built dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.display import show_explanation
from sourcebook.exports.registry import FORMATS
from sourcebook.schema import CLAIMS, PROVENANCE, TABLES
from sourcebook.schema.crossing import validate_dataset
from sourcebook.schema.validation import validate

from .frames_support import frames, with_cell
from .hand_support import REPORT, entered
from .merging_support import HOMS, LINES, Desk, build, event_at, events, merge, reports

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")


@pytest.fixture
def book(tmp_path: Path, out: Path) -> Path:
    """Its workbook with a source entered by hand."""
    return entered(Desk(out / "sourcebook.xlsx")).save(tmp_path / "ana.xlsx")


def told(out: Path) -> dict[str, int]:
    """How many events each report tells of."""
    return dict(sourcebook.read(out).reports.select("report_id", "n_events").iter_rows())


def findings(out: Path) -> list[tuple[str, str]]:
    data = sourcebook.read(out)
    return list(
        validate_dataset({table.name: data.table(table.name) for table in TABLES}).select("rule", "message").rows()
    )


def test_the_analyst_is_asked_for_nothing_that_only_a_program_knows(book: Path) -> None:
    found = sourcebook.validate(book)
    assert found.filter(pl.col("severity") == "error").is_empty()
    assert found.select("address", "rule").rows() == [("Claims!A5", "filled")]


def test_the_source_its_event_and_its_claim_stand_in_the_dataset(out: Path, book: Path) -> None:
    merged = merge(book, out)
    assert [(entry.kind, entry.table) for entry in merged.entries] == [
        ("add", "events"),
        ("add", "claims"),
        ("add", "reports"),
    ]
    data = sourcebook.read(out)
    (report,) = data.reports.filter(pl.col("report_id") == "mine-source").to_dicts()
    assert {name: report[name] for name in REPORT} == REPORT
    assert (report["characters"], report["sha256"], report["n_events"]) == (None, None, 1)
    (claim,) = data.claims.filter(pl.col("event_id") == "mine").to_dicts()
    assert (claim["quote"], claim["start"], claim["end"]) == ("four people were killed", None, None)
    words = data.provenance.filter((pl.col("row_id") == claim["claim_id"]) & (pl.col("column") == "low"))
    assert words.select("value", "quote", "report_id", "start", "cited_source", "origin", "edited_by").rows() == [
        ("4", "four people were killed", "mine-source", None, "a doctor", "added", "Ana")
    ]
    assert findings(out) == []
    assert list(sourcebook.diff(out / "sourcebook.xlsx").changes) == []


def test_later_builds_and_later_edits_keep_them(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    assert build(out, LINES | {"d": f"{HOMS} killed=30"}).conflicts == []
    (claim,) = sourcebook.read(out).claims.filter(pl.col("event_id") == "mine")["claim_id"]
    again = Desk(out / "sourcebook.xlsx").set(claim, "Claims", high=5).set("mine", killed_high=5)
    assert merge(again.save(tmp_path / "bo.xlsx", "Bo"), out).conflicts == []
    assert events(out)["mine"]["killed_high"] == 5
    assert build(out).conflicts == []
    assert sourcebook.read(out).claims.filter(pl.col("event_id") == "mine")["high"].to_list() == [5]


def test_a_report_without_an_id_gets_one(tmp_path: Path, out: Path) -> None:
    book = Desk(out / "sourcebook.xlsx").add("Reports", **REPORT).save(tmp_path / "ana.xlsx")
    (entry,) = merge(book, out).entries
    assert entry.row.startswith("r-") and told(out)[entry.row] == 0
    assert list(merge(book, out).entries) == []


def test_events_that_come_go_or_change_their_reports_are_counted(tmp_path: Path, out: Path, book: Path) -> None:
    assert told(out) == {"a": 1, "b": 1, "c": 1}
    merge(book, out)
    homs, hama, kyiv = (event_at(out, place) for place in ("Homs", "Hama", "Kyiv"))
    desk = Desk(out / "sourcebook.xlsx").delete(homs).set(hama, report_ids="b; mine-source").set(kyiv, report_ids="b")
    merge(desk.save(tmp_path / "bo.xlsx", "Bo"), out)
    counted = {"a": 0, "b": 2, "c": 0, "mine-source": 2}
    assert told(out) == counted
    build(out)
    assert told(out) == counted
    listed = sourcebook.read(out).events["report_ids"].explode().value_counts()
    assert {name: told(out)[name] for name in listed["report_ids"]} == dict(listed.iter_rows())


def test_a_typed_count_is_told_and_not_taken(tmp_path: Path, out: Path) -> None:
    desk = Desk(out / "sourcebook.xlsx").set("a", "Reports", n_events=9).add("Reports", report_id="x", n_events=3)
    merged = merge(desk.save(tmp_path / "ana.xlsx"), out)
    assert list(merged.unread) == [
        "Reports!J2: n_events is counted from Events",
        "Reports!J5: n_events is counted from Events",
    ]
    assert told(out) == {"a": 1, "b": 1, "c": 1, "x": 0}


def test_a_built_claim_has_a_place_and_an_edited_one_may_lose_it(tmp_path: Path, out: Path) -> None:
    sound = frames()
    for table, rule in (("claims", "built_has_place"), ("provenance", "built_has_quote")):
        found = validate_dataset(sound | {table: with_cell(sound[table], 0, start=None, end=None)})
        assert found.select("table", "row", "rule").rows() == [(table, 0, rule)]
    half = with_cell(sound["claims"], 0, end=None)
    assert validate(CLAIMS, half)["rule"].to_list() == ["quote_has_length"]
    added = with_cell(sound["provenance"], 0, start=None, end=None, origin="added")
    assert validate(PROVENANCE, added).is_empty()
    claim = sourcebook.read(out).claims["claim_id"][0]
    desk = Desk(out / "sourcebook.xlsx").set(claim, "Claims", quote="as it is in print", start=None, end=None)
    merge(desk.save(tmp_path / "ana.xlsx"), out)
    assert findings(out) == []
    assert build(out).conflicts == []
    assert sourcebook.read(out).claims.filter(pl.col("claim_id") == claim)["quote"][0] == "as it is in print"


def test_a_builder_that_gives_no_place_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.linking import events as linked

    made = linked.claim_row
    monkeypatch.setattr(linked, "claim_row", lambda *args: made(*args) | {"start": None, "end": None})
    data = sourcebook.build(reports(tmp_path / "in.jsonl"), builder="stub")
    assert data.claims.is_empty()
    assert all("built_has_place" in line for line in data.defects) and len(data.defects) == 3


def test_quotes_entered_by_hand_are_looked_up_where_the_reports_are(tmp_path: Path, out: Path) -> None:
    event = event_at(out, "Homs")
    figure = {"measure": "killed", "low": 21, "qualifier": "exact", "scope": "incident", "report_id": "a"}
    desk = Desk(out / "sourcebook.xlsx").add("Claims", claim_id="here", event_id=event, quote="killed=21", **figure)
    desk.add("Claims", claim_id="lost", event_id=event, quote="21 dead", **figure)
    book = desk.save(tmp_path / "ana.xlsx")
    found = sourcebook.validate(book, reports=[out.with_name("reports.jsonl")])
    assert found.select("row_id", "rule").rows() == [("lost", "quote_in_report")]


def test_every_format_takes_them(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    readable = {"acled", "csv", "datapackage", "geojson", "hxl", "ucdp"}
    for name in (found.name for found in FORMATS):
        if name == "duckdb":
            pytest.importorskip("duckdb")
        target = sourcebook.export(out, name, tmp_path / name)
        files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
        content = b"".join(path.read_bytes() for path in files)
        assert (b"Deraa" if name in readable else b"") in content and content


def test_explain_shows_them(out: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    merge(book, out)
    show_explanation(sourcebook.explain("mine", out))
    shown = capsys.readouterr().out
    assert "a doctor" in shown and "[four people were killed]" in shown and "None" not in shown
