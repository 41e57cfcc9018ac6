"""Hand edits into the dataset and out of it: what a merge takes, what a build keeps, what meets what."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from openpyxl import load_workbook
from sourcebook.edits.reading import read_book
from sourcebook.errors import InputError, OutputError, UnknownNameError
from sourcebook.schema import crossing
from sourcebook.schema.crossing import validate_dataset
from sourcebook.schema.findings import findings_frame

from .merging_support import (
    HAMA,
    HOMS,
    KYIV,
    LINES,
    NOON,
    Desk,
    build,
    conflicts,
    content,
    event_at,
    events,
    ledger,
    merge,
    notes,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")


def test_a_workbook_as_it_was_written_has_no_edits(out: Path) -> None:
    assert list(sourcebook.diff(out / "sourcebook.xlsx").changes) == []


def test_diff_tells_every_kind_of_edit_and_who_and_when(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    desk.set(homs, place="Al-Koum").delete(hama).add(event_id="MINE-1", event_type="riot")
    found = sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out)
    assert (found.editor, found.time) == ("Ana", NOON)
    assert [(change.kind, change.row) for change in found.changes] == [
        ("cell", homs),
        ("add", "MINE-1"),
        ("delete", hama),
    ]
    cell = found.changes[0]
    assert (cell.column, cell.old, cell.new, cell.address) == ("place", "Homs", "Al-Koum", "Events!J2")


def test_sorting_moving_and_saving_again_are_no_edits(tmp_path: Path, out: Path, desk: Desk) -> None:
    desk.sort(lambda values: str(values[4]))
    sheet = desk.book["Events"]
    sheet.move_range(f"B1:C{sheet.max_row}", cols=60)
    found = sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out)
    assert list(found.changes) == []


def test_a_merged_edit_stands_in_tables_workbook_and_provenance(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merged = merge(desk.set(homs, place="Al-Koum", side_b="civilians; police").save(tmp_path / "ana.xlsx"), out)
    assert [(entry.column, entry.old, entry.new) for entry in merged.entries] == [
        ("place", "Homs", "Al-Koum"),
        ("side_b", ["civilians"], ["civilians", "police"]),
    ]
    assert events(out)[homs]["place"] == "Al-Koum"
    shown = load_workbook(out / "sourcebook.xlsx")["Events"]
    assert "Al-Koum" in {cell.value for cell in shown["J"]}
    assert words(out, homs, "place") == [("Al-Koum", "edited"), ("Homs", "alternative")]
    assert words(out, homs, "side_b") == [("civilians", "edited"), ("police", "edited"), ("civilians", "built")]
    row = sourcebook.read(out).provenance.filter((pl.col("column") == "place") & (pl.col("origin") == "edited"))
    assert row.select("edited_by", "edited_at", "previous_value").row(0) == ("Ana", NOON, "Homs")
    (entry,) = (entry for entry in merged.entries if entry.column == "place")
    assert row["rule"][0] == f"edit:{entry.id}"


def test_choosing_another_reports_reading_makes_its_words_the_cells_words(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a": f"{HOMS}", "b": f"{HOMS} x", "c": HOMS.replace("attack", "bombing")})
    (event,) = events(out)
    assert ("bombing", "alternative") in words(out, event, "event_type")
    merge(Desk(out / "sourcebook.xlsx").set(event, event_type="bombing").save(tmp_path / "ana.xlsx"), out)
    assert words(out, event, "event_type") == [
        ("bombing", "edited"),
        ("attack", "alternative"),
        ("attack", "alternative"),
        ("bombing", "built"),
    ]


def test_merging_the_same_workbook_again_changes_nothing(tmp_path: Path, out: Path, desk: Desk) -> None:
    book = desk.set(event_at(out, "Homs"), notes="seen").add(event_type="riot").save(tmp_path / "ana.xlsx")
    merge(book, out)
    before = content(out)
    again = merge(book, out)
    assert (len(again.entries), len(again.known), again.files) == (0, 2, [])
    assert content(out) == before


def test_a_workbook_that_was_only_saved_by_somebody_else_keeps_its_editor(
    tmp_path: Path, out: Path, desk: Desk
) -> None:
    homs = event_at(out, "Homs")
    book = desk.set(homs, notes="seen").save(tmp_path / "ana.xlsx")
    merge(book, out)
    merge(Desk(book).set(homs, place="Tartus").save(tmp_path / "bo.xlsx", by="Bo"), out)
    assert [(entry.column, entry.editor) for entry in ledger(out)] == [("notes", "Ana"), ("place", "Bo")]


def test_a_build_keeps_every_edit_and_gives_the_same_bytes(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    desk.set(homs, place="Al-Koum").delete(hama).add(event_id="MINE-1", event_type="riot", country="SYR")
    merge(desk.save(tmp_path / "ana.xlsx"), out)
    merged = content(out)
    assert build(out).conflicts == []
    rows = events(out)
    assert rows[homs]["place"] == "Al-Koum"
    assert hama not in rows and "MINE-1" in rows
    assert content(out) == merged
    assert not validate_dataset(
        {n: sourcebook.read(out).table(n) for n in ("events", "claims", "provenance", "reports")}
    ).height


def test_new_reports_come_in_beside_edits(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, notes="seen").save(tmp_path / "ana.xlsx"), out)
    data = build(out, LINES | {"d": f"{HOMS} killed=25 source=police"})
    assert data.conflicts == []
    assert events(out)[homs]["notes"] == "seen"
    assert (events(out)[homs]["killed_low"], events(out)[homs]["killed_high"]) == (21, 25)


def test_a_rebuilt_value_that_changed_too_is_listed_and_the_edit_stands(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, event_type="riot").save(tmp_path / "ana.xlsx"), out)
    data = build(out, LINES | {"a": LINES["a"].replace("attack", "bombing")})
    (one,) = data.conflicts
    assert (one.conflict, one.stands, one.edited, one.before, one.rebuilt) == (
        "rebuilt",
        "riot",
        "riot",
        "attack",
        "bombing",
    )
    assert events(out)[homs]["event_type"] == "riot"
    sheet = load_workbook(out / "sourcebook.xlsx")["Conflicts"]
    assert [cell.value for cell in sheet[2]][:4] == ["rebuilt", "events", homs, "event_type"]


def test_a_build_that_comes_round_to_the_edit_is_no_conflict(tmp_path: Path, out: Path, desk: Desk) -> None:
    merge(desk.set(event_at(out, "Homs"), event_type="bombing").save(tmp_path / "ana.xlsx"), out)
    assert build(out, LINES | {"a": LINES["a"].replace("attack", "bombing")}).conflicts == []


def test_an_edit_on_an_edit_is_compared_with_what_was_built(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, place="Al-Koum").save(tmp_path / "one.xlsx"), out)
    merge(Desk(out / "sourcebook.xlsx").set(homs, place="Sukhna").save(tmp_path / "two.xlsx"), out)
    assert conflicts(out) == []
    assert build(out).conflicts == []
    assert events(out)[homs]["place"] == "Sukhna"
    (row,) = sourcebook.read(out).provenance.filter(pl.col("origin") == "edited")["previous_value"]
    assert row == "Al-Koum"


@pytest.mark.parametrize("first", ["Ana", "Bo"])
def test_two_analysts_merge_in_either_order_with_the_same_result(tmp_path: Path, out: Path, first: str) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    source = out / "sourcebook.xlsx"
    books = {
        "Ana": Desk(source).set(homs, place="Al-Koum", notes="Ana's").save(tmp_path / "ana.xlsx", "Ana"),
        "Bo": Desk(source)
        .set(homs, place="Sukhna")
        .set(hama, notes="Bo's")
        .save(tmp_path / "bo.xlsx", "Bo", NOON + timedelta(hours=1)),
    }
    for name in sorted(books, reverse=first == "Bo"):
        merge(books[name], out)
    rows = events(out)
    assert (rows[homs]["place"], rows[homs]["notes"], rows[hama]["notes"]) == ("Sukhna", "Ana's", "Bo's")
    assert conflicts(out) == [("edited_twice", "place")]


def test_two_analysts_who_agree_have_no_conflict(tmp_path: Path, out: Path) -> None:
    homs, source = event_at(out, "Homs"), out / "sourcebook.xlsx"
    for name in ("Ana", "Bo"):
        assert merge(Desk(source).set(homs, place="Al-Koum").save(tmp_path / f"{name}.xlsx", name), out).conflicts == []
        source = tmp_path / "Ana.xlsx"


def test_a_row_that_one_deletes_and_another_edits_is_listed(tmp_path: Path, out: Path) -> None:
    homs, source = event_at(out, "Homs"), out / "sourcebook.xlsx"
    ana = Desk(source).delete(homs).save(tmp_path / "ana.xlsx")
    bo = Desk(source).set(homs, notes="mine").save(tmp_path / "bo.xlsx", "Bo")
    merge(ana, out)
    merge(bo, out)
    assert homs not in events(out)
    assert conflicts(out) == [("deleted_and_edited", "notes")]


def test_a_deleted_event_takes_its_claims_and_words_along(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.delete(homs).save(tmp_path / "ana.xlsx"), out)
    data = sourcebook.read(out)
    assert homs not in set(data.claims["event_id"])
    assert "a" not in set(data.provenance["report_id"])
    assert data.reports.height == 3


def test_a_deleted_event_that_more_reports_tell_stays_deleted_and_is_listed(
    tmp_path: Path, out: Path, desk: Desk
) -> None:
    merge(desk.delete(event_at(out, "Homs")).save(tmp_path / "ana.xlsx"), out)
    data = build(out, LINES | {"0": f"{HOMS} killed=30"})
    assert [one.conflict for one in data.conflicts] == ["deleted_and_rebuilt"]
    assert "Told by 0 as well." in data.conflicts[0].note
    assert "Homs" not in {row["place"] for row in events(out).values()}


def test_a_deleted_event_that_joins_a_living_one_does_not_take_it_along(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lines = {"a": f"{HOMS} killed=21", "b": HAMA}
    build(out, lines)
    merge(Desk(out / "sourcebook.xlsx").delete(event_at(out, "Homs")).save(tmp_path / "ana.xlsx"), out)
    data = build(out, lines | {"b": f"{HOMS} killed=22"})
    assert [one.conflict for one in data.conflicts] == ["deleted_and_joined"]
    (row,) = events(out).values()
    assert row["report_ids"] == ["a", "b"]


def test_edits_follow_an_event_whose_id_changes(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, notes="seen").save(tmp_path / "ana.xlsx"), out)
    moved = "Some words before it.\n" * 3 + LINES["a"].replace("2024-05-01", "2024-05-02")
    data = build(out, LINES | {"a": moved})
    assert data.conflicts == []
    (now,) = (row for row in events(out).values() if row["report_ids"] == ["a"])
    assert now["event_id"] != homs and now["notes"] == "seen"


def test_edits_follow_an_event_whose_report_is_a_file_that_was_corrected(tmp_path: Path) -> None:
    out, folder = tmp_path / "out", tmp_path / "reports"
    folder.mkdir()

    def built(note: str) -> str:
        for name, line in (("day", HOMS + " killed=21 source=SOHR"), ("other", HAMA)):
            (folder / f"{name}.txt").write_text(f"{line}\n{note}", "utf-8")
        sourcebook.build(folder, builder="stub", out=out)
        return event_at(out, "Homs" if not ledger(out) else "Al-Koum")

    event = built("with a mistkae")
    claim = sourcebook.read(out).claims.filter(event_id=event)["claim_id"][0]
    desk = Desk(out / "sourcebook.xlsx").set(event, place="Al-Koum").set(claim, "Claims", qualifier="about")
    merge(desk.note(event, "country", "sure?").save(tmp_path / "ana.xlsx"), out)
    now = built("without a mistake")
    assert now != event and conflicts(out) == []
    assert notes(out)[now, "country"] == ("sure?", "Ana")
    assert sourcebook.read(out).claims.filter(event_id=now)["qualifier"].to_list() == ["about"]
    merge(Desk(out / "sourcebook.xlsx").set(now, place="Tartus").save(tmp_path / "bo.xlsx", by="Bo"), out)
    assert events(out)[now]["place"] == "Tartus" and conflicts(out) == []
    merge(Desk(out / "sourcebook.xlsx").delete(now).save(tmp_path / "bo.xlsx", by="Bo"), out)
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "other.txt").write_text(HAMA.replace("Hama", "Homs"), "utf-8")
    sourcebook.build(folder, builder="stub", out=out)
    assert {kind for kind, _ in conflicts(out)} == {"gone"}


def test_edits_of_two_events_follow_them_into_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a": f"{HOMS} killed=21", "b": HAMA})
    desk = Desk(out / "sourcebook.xlsx").set(event_at(out, "Homs"), notes="one", review_status="accepted")
    merge(desk.set(event_at(out, "Hama"), notes="two", event_type="riot").save(tmp_path / "ana.xlsx"), out)
    data = build(out, {"a": f"{HOMS} killed=21", "b": HOMS})
    (row,) = events(out).values()
    assert (row["review_status"], row["event_type"]) == ("accepted", "riot")
    assert row["notes"] in ("one", "two")
    assert ("edited_twice", "notes") in [(one.conflict, one.column) for one in data.conflicts]


def test_edits_of_an_event_that_is_split_stay_with_its_first_report(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a": f"{HOMS} killed=21", "b": HOMS})
    (event,) = events(out)
    merge(Desk(out / "sourcebook.xlsx").set(event, notes="seen").save(tmp_path / "ana.xlsx"), out)
    data = build(out, {"a": f"{HOMS} killed=21", "b": HAMA})
    assert [one.conflict for one in data.conflicts] == ["split"]
    assert {tuple(row["report_ids"]): row["notes"] for row in events(out).values()} == {("a",): "seen", ("b",): None}


def test_edits_of_an_event_that_is_gone_wait_and_come_back(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, notes="seen").save(tmp_path / "ana.xlsx"), out)
    data = build(out, {name: line for name, line in LINES.items() if name != "a"})
    assert [(one.conflict, one.edited) for one in data.conflicts] == [("gone", "seen")]
    assert build(out).conflicts == []
    assert events(out)[homs]["notes"] == "seen"


def test_a_figure_beside_an_edited_one_is_held_where_the_rebuilt_one_would_break_a_rule(
    tmp_path: Path, out: Path, desk: Desk
) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, killed_best=25, killed_high=30).save(tmp_path / "ana.xlsx"), out)
    data = build(out, LINES | {"a": LINES["a"].replace("killed=21", "killed=28")})
    row = events(out)[homs]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (21, 25, 30)
    assert {(one.conflict, one.column) for one in data.conflicts} == {
        ("rebuilt", "killed_best"),
        ("rebuilt", "killed_high"),
        ("held", "killed_low"),
    }
    assert data.defects == []


def test_edits_of_two_analysts_that_break_a_rule_together_are_listed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, {"a": f"{HOMS} killed=20", "b": f"{HOMS} killed=30"})
    (event,) = events(out)
    source = out / "sourcebook.xlsx"
    ana = Desk(source).set(event, killed_best=28).save(tmp_path / "ana.xlsx")
    bo = (
        Desk(source)
        .set(event, killed_best=22, killed_high=25)
        .save(tmp_path / "bo.xlsx", "Bo", NOON - timedelta(hours=1))
    )
    merge(ana, out)
    merge(bo, out)
    row = events(out)[event]
    assert row["killed_low"] <= row["killed_best"] <= row["killed_high"]
    assert (row["killed_best"], row["killed_high"]) == (28, 30)
    assert set(conflicts(out)) == {("edited_twice", "killed_best"), ("not_in_effect", "killed_high")}


def test_a_claim_can_be_given_to_another_event_and_follows_it(tmp_path: Path, out: Path, desk: Desk) -> None:
    claims = sourcebook.read(out).claims
    claim = claims.filter(pl.col("report_id") == "a")["claim_id"][0]
    desk.set(claim, "Claims", event_id=event_at(out, "Hama"))
    merge(desk.save(tmp_path / "ana.xlsx"), out)
    data = build(out, LINES | {"b": LINES["b"].replace("2024-05-03", "2024-05-04")})
    assert data.conflicts == []
    found = sourcebook.read(out).claims.filter(pl.col("claim_id") == claim)["event_id"][0]
    assert found == event_at(out, "Hama")


def test_an_added_row_without_an_id_is_given_one(tmp_path: Path, out: Path, desk: Desk) -> None:
    desk.add(event_type="riot", country="SYR", place="Tartus")
    (entry,) = merge(desk.save(tmp_path / "ana.xlsx"), out).entries
    assert entry.row.startswith("SYR-00000000-")
    row = events(out)[entry.row]
    assert (row["place"], row["review_status"], row["report_ids"], row["n_reports"]) == ("Tartus", "unreviewed", [], 0)
    assert words(out, entry.row, "place") == [("Tartus", "added")]
    assert list(sourcebook.diff(out / "sourcebook.xlsx").changes) == []


def test_an_added_row_can_be_edited_and_deleted(tmp_path: Path, out: Path, desk: Desk) -> None:
    merge(desk.add(event_id="MINE-1", event_type="riot").save(tmp_path / "one.xlsx"), out)
    merge(Desk(out / "sourcebook.xlsx").set("MINE-1", place="Tartus").save(tmp_path / "two.xlsx"), out)
    assert events(out)["MINE-1"]["place"] == "Tartus"
    build(out)
    merge(Desk(out / "sourcebook.xlsx").delete("MINE-1").save(tmp_path / "three.xlsx"), out)
    assert "MINE-1" not in events(out)
    assert conflicts(out) == []


def test_revert_takes_an_edit_back_and_a_revert_too(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    (entry,) = merge(desk.set(homs, place="Al-Koum").save(tmp_path / "ana.xlsx"), out).entries
    (back,) = sourcebook.revert(entry.id, out, editor="Bo", now=NOON).entries
    assert events(out)[homs]["place"] == "Homs"
    assert words(out, homs, "place") == [("Homs", "built")]
    assert [(one.kind, one.editor, one.of) for one in ledger(out)] == [("cell", "Ana", ""), ("revert", "Bo", entry.id)]
    sourcebook.revert(back.id, out)
    assert events(out)[homs]["place"] == "Al-Koum"


def test_an_edit_that_was_taken_back_is_not_merged_again(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    book = desk.set(homs, place="Al-Koum").save(tmp_path / "ana.xlsx")
    (entry,) = merge(book, out).entries
    sourcebook.revert(entry.id, out)
    assert [one.id for one in merge(book, out).taken_back] == [entry.id]
    assert events(out)[homs]["place"] == "Homs"


def test_taking_back_the_later_of_two_edits_gives_the_earlier(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    merge(desk.set(homs, place="Al-Koum").save(tmp_path / "one.xlsx"), out)
    (later,) = merge(Desk(out / "sourcebook.xlsx").set(homs, place="Sukhna").save(tmp_path / "two.xlsx"), out).entries
    sourcebook.revert(later.id, out)
    assert events(out)[homs]["place"] == "Al-Koum"


def test_a_confirmed_edit_is_a_conflict_again_only_when_something_else_meets_it(
    tmp_path: Path, out: Path, desk: Desk
) -> None:
    homs = event_at(out, "Homs")
    (entry,) = merge(desk.set(homs, event_type="riot").save(tmp_path / "ana.xlsx"), out).entries
    bombing, arson = (LINES | {"a": LINES["a"].replace("attack", kind)} for kind in ("bombing", "arson"))
    build(out, bombing)
    assert sourcebook.keep(entry.id, out).conflicts == []
    assert build(out, bombing).conflicts == []
    assert "Conflicts" not in load_workbook(out / "sourcebook.xlsx").sheetnames
    assert [one.rebuilt for one in build(out, arson).conflicts] == ["arson"]
    with pytest.raises(InputError, match="meets nothing"):
        sourcebook.keep(ledger(out)[-1].id, out)


def test_ids_that_the_ledger_does_not_have_are_told(out: Path) -> None:
    with pytest.raises(UnknownNameError, match="no entry 'e-nothing'"):
        sourcebook.revert("e-nothing", out)


def test_nothing_is_merged_while_the_workbook_has_errors(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    book = desk.set(homs, killed_best=99).set(hama, notes="seen").save(tmp_path / "ana.xlsx")
    before = content(out)
    with pytest.raises(InputError, match="killed_best 99"):
        merge(book, out)
    assert content(out) == before
    merged = merge(book, out, despite_errors=True)
    assert [(change.row, change.column) for change in merged.left_out] == [(homs, "killed_best")]
    assert events(out)[hama]["notes"] == "seen"
    assert events(out)[homs]["killed_best"] == 21


def test_a_formula_without_a_value_in_a_cell_that_was_empty_is_an_error(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs = event_at(out, "Homs")
    book = desk.set(homs, notes="=A1&A2").save(tmp_path / "ana.xlsx")
    with pytest.raises(InputError, match="notes has a formula that was never computed"):
        merge(book, out)
    assert merge(book, out, despite_errors=True).errors == 1


def test_a_new_row_with_a_cell_that_cannot_be_read_is_left_and_told(tmp_path: Path, out: Path, desk: Desk) -> None:
    book = (
        desk.add(event_type="riot", killed_best="some").add(event_type="riot", place="Tartus").save(tmp_path / "a.xlsx")
    )
    with pytest.raises(InputError, match="some"):
        merge(book, out)
    merged = merge(book, out, despite_errors=True)
    assert [entry.new["place"] for entry in merged.entries] == ["Tartus"]
    assert [change.kind for change in merged.left_out] == ["add"]


def test_a_row_whose_id_was_mistyped_is_not_deleted_despite_errors(tmp_path: Path, out: Path, desk: Desk) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    book = desk.set(homs, event_id="?").set(hama, notes="seen").save(tmp_path / "ana.xlsx")
    merged = merge(book, out, despite_errors=True)
    assert [(entry.kind, entry.row) for entry in merged.entries] == [("cell", hama)]
    assert {change.kind for change in merged.left_out} == {"add", "delete"}
    assert homs in events(out)


def test_what_the_build_left_amiss_in_other_cells_keeps_nobody_from_merging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:  # as a build of an earlier version, which knew fewer rules
        patch.setattr(crossing, "too_late", lambda *_: findings_frame([]))
        build(out, LINES | {"x": "EVENT first=2024-05-19 last=2024-05-20 country=SYR type=riot"})
    source = out / "sourcebook.xlsx"
    late = next(key for key, row in events(out).items() if row["event_type"] == "riot")
    assert "date_within_reports" in set(sourcebook.validate(source)["rule"])
    merge(Desk(source).set(late, notes="seen").save(tmp_path / "ana.xlsx"), out)
    assert events(out)[late]["notes"] == "seen"
    with pytest.raises(InputError, match="date_end is 2024-05-21"):
        merge(Desk(source).set(late, date_end=date(2024, 5, 21)).save(tmp_path / "bo.xlsx"), out)


def test_a_build_does_not_write_over_edits_that_nobody_merged(out: Path) -> None:
    homs = event_at(out, "Homs")
    book = Desk(out / "sourcebook.xlsx").set(homs, notes="seen").save(out / "sourcebook.xlsx")
    before = content(out)
    with pytest.raises(OutputError, match="1 edit that would be lost; merge it first"):
        build(out)
    assert content(out) == before
    build(out, keep_edits=book)
    assert events(out)[homs]["notes"] == "seen"
    assert list(sourcebook.diff(book).changes) == []


def test_a_merge_does_not_write_over_edits_of_the_folders_own_workbook(tmp_path: Path, out: Path) -> None:
    homs = event_at(out, "Homs")
    ana = Desk(out / "sourcebook.xlsx").set(homs, place="Al-Koum").save(tmp_path / "ana.xlsx")
    Desk(out / "sourcebook.xlsx").set(homs, notes="seen").save(out / "sourcebook.xlsx", "Bo")
    with pytest.raises(OutputError, match="1 edit that would be lost"):
        merge(ana, out)
    merge(out / "sourcebook.xlsx", out)
    merge(ana, out)
    assert (events(out)[homs]["place"], events(out)[homs]["notes"]) == ("Al-Koum", "seen")


def test_a_workbook_that_was_only_coloured_is_kept_in_the_history(out: Path) -> None:
    desk = Desk(out / "sourcebook.xlsx")
    desk.book["Events"]["J2"].comment = None
    desk.book.create_sheet("My notes")["A1"] = "do not lose"
    saved = desk.save(out / "sourcebook.xlsx").read_bytes()
    build(out)
    assert [path.read_bytes() for path in (out / "history" / "workbooks").iterdir()] == [saved]


def test_further_columns_are_told_and_the_workbook_is_kept(tmp_path: Path, out: Path, desk: Desk) -> None:
    desk.book["Events"].cell(1, 50).value = "my flag"
    desk.book["Events"].cell(2, 50).value = "!"
    book = desk.set(event_at(out, "Homs"), notes="seen").save(tmp_path / "ana.xlsx")
    assert merge(book, out).unread == ["Events!AX1: my flag is no column of ours"]
    (kept,) = (out / "history" / "workbooks").iterdir()
    assert kept.read_bytes() == book.read_bytes()


def test_what_is_written_into_provenance_is_told_by_its_cell(tmp_path: Path, out: Path, desk: Desk) -> None:
    assert sourcebook.diff(out / "sourcebook.xlsx").unread == []
    sheet = desk.book["Provenance"]
    quote = desk.heads("Provenance")["quote"]
    sheet.cell(3, quote).value = "other words"
    told = sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out).unread
    assert [line.partition(";")[0] for line in told] == ["Provenance!E3: quote is written by the build"]
    sheet.append(["events", event_at(out, "Homs"), "admin2", "Homs"])
    sheet.delete_rows(5, 2)
    told = merge(desk.set(event_at(out, "Homs"), notes="seen").save(tmp_path / "ana.xlsx"), out).unread
    assert [line.partition(";")[0] for line in told] == [
        "Provenance!E3: quote is written by the build",
        f"Provenance!{sheet.max_row}: rows here are written by the build",
        "Provenance: rows that are missing here stay in the dataset (2)",
    ]
    assert sourcebook.diff(out / "sourcebook.xlsx").unread == []


def test_a_provenance_without_its_keys_is_told(tmp_path: Path, out: Path, desk: Desk) -> None:
    desk.book["Provenance"].cell(1, desk.heads("Provenance")["row_id"]).value = "row"
    (*_, told) = sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out).unread
    assert told == "Provenance: without the columns table, row_id, column nobody can tell what was changed here"


def test_what_is_written_into_reports_is_taken(tmp_path: Path, out: Path, desk: Desk) -> None:
    merge(desk.set("a", "Reports", title="Clashes near Homs").save(tmp_path / "ana.xlsx"), out)
    build(out)
    assert sourcebook.read(out).reports.filter(report_id="a")["title"].to_list() == ["Clashes near Homs"]


def test_a_workbook_whose_edition_is_no_longer_kept_is_refused(tmp_path: Path, out: Path, desk: Desk) -> None:
    book = desk.set(event_at(out, "Homs"), notes="seen").save(tmp_path / "ana.xlsx")
    build(out, LINES | {"d": f"{KYIV} killed=1"})
    (old,) = (path for path in (out / "history" / "editions").iterdir() if path.name == read_book(book).info.base)
    shutil.rmtree(old)
    with pytest.raises(InputError, match=f"was made from edition {old.name}"):
        merge(book, out)
    assert build(out).conflicts == []


def test_a_workbook_of_an_older_edition_merges_after_builds_and_merges(tmp_path: Path, out: Path) -> None:
    homs, hama = event_at(out, "Homs"), event_at(out, "Hama")
    old = tmp_path / "old.xlsx"
    shutil.copy(out / "sourcebook.xlsx", old)
    merge(Desk(out / "sourcebook.xlsx").set(hama, notes="new").save(tmp_path / "new.xlsx"), out)
    build(out, LINES | {"d": f"{KYIV} killed=1"})
    merge(Desk(old).set(homs, notes="old").save(old), out)
    assert (events(out)[homs]["notes"], events(out)[hama]["notes"]) == ("old", "new")


def test_a_workbook_of_another_dataset_is_refused(tmp_path: Path, out: Path, desk: Desk) -> None:
    other = tmp_path / "other" / "out"
    other.parent.mkdir()
    build(other, {"a": KYIV})
    with pytest.raises(InputError, match="merge it into the folder that it was exported from"):
        merge(desk.save(tmp_path / "ana.xlsx"), other)


def test_the_size_of_batches_makes_no_difference(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.edits import replay

    desk = Desk(out / "sourcebook.xlsx").set(event_at(out, "Homs"), place="Al-Koum", notes="seen")
    desk.set(event_at(out, "Kyiv"), event_type="other").delete(event_at(out, "Hama"))
    book = desk.add(event_id="MINE-1", event_type="riot").save(tmp_path / "ana.xlsx")
    other = tmp_path / "other"
    shutil.copytree(out, other)
    merge(book, out)
    monkeypatch.setattr(replay, "BATCH_ROWS", 1)
    merge(book, other)
    assert content(other) == content(out)
