"""The rules of the merge on their own: ledgers, what supersedes what, where rows are found again, equal values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import polars as pl
import pytest
from sourcebook.edits.book import ROW, Sheet
from sourcebook.edits.changes import changes
from sourcebook.edits.entry import Anchor, Entry, entry_id
from sourcebook.edits.ledger import Ledger
from sourcebook.edits.recorded import same
from sourcebook.edits.settle import Standing, settle
from sourcebook.edits.whereabouts import PLACES, Found, Whereabouts
from sourcebook.exports import limits
from sourcebook.schema import EVENTS

from .frames_support import frames, with_cell
from .merging_support import NOON

EVERY = [f"A{n}" for n in range(len(EVENTS.names))]


def entry(new: Any, *, minutes: int = 0, seen: int = 0, row: str = "E", **fields: Any) -> Entry:
    time = NOON + timedelta(minutes=minutes)
    name = entry_id(row, new, minutes, seen)
    return Entry(id=name, kind="cell", time=time, editor="Ana", row=row, new=new, seen=seen, **fields)


def sheet(frame: pl.DataFrame, letters: dict[str, str] | None = None) -> Sheet:
    numbers = pl.Series(ROW, range(2, frame.height + 2), pl.Int64)
    return Sheet(
        name="events",
        title="Events",
        frame=frame.with_columns(numbers),
        letters=dict(zip(EVENTS.names, EVERY, strict=True)) if letters is None else letters,
        extras=pl.DataFrame({ROW: numbers}),
    )


def places(*rows: tuple[str, str, int, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=PLACES, orient="row")


def test_the_later_of_two_edits_stands_whatever_their_order() -> None:
    edits = [entry("a", minutes=1), entry("b", minutes=3), entry("c", minutes=2)]
    for order in permutations(edits):
        winner, rivals = settle([Standing(at, one) for at, one in enumerate(order)])
        assert winner.entry.new == "b"
        assert {rival.entry.new for rival in rivals} == {"a", "c"}


def test_edits_of_the_same_minute_are_settled_alike_in_either_order() -> None:
    edits = [entry("a"), entry("b")]
    winners = {
        settle([Standing(at, one) for at, one in enumerate(order)]).winner.entry.new for order in permutations(edits)
    }
    assert len(winners) == 1


def test_an_edit_supersedes_what_its_workbook_showed_though_its_clock_is_slow() -> None:
    winner, rivals = settle([Standing(0, entry("a", minutes=9)), Standing(1, entry("b", seen=1))])
    assert (winner.entry.new, rivals) == ("b", [])


def test_an_edit_of_another_row_is_not_superseded_when_the_two_become_one() -> None:
    one = Standing(0, entry("a", row="E", anchors=(Anchor("r", 0, "x"),)))
    two = Standing(1, entry("b", row="F", seen=1, minutes=1, anchors=(Anchor("s", 0, "x"),)))
    winner, rivals = settle([one, two])
    assert (winner.entry.new, [rival.entry.new for rival in rivals]) == ("b", ["a"])


def test_equal_edits_are_no_rivals() -> None:
    assert settle([Standing(0, entry(["a", "b"])), Standing(1, entry(["a ", "b"], minutes=1))]).rivals == []


def test_a_ledger_is_read_as_it_was_written(tmp_path: Any) -> None:
    from sourcebook.edits.ledger import read_ledger

    cell = {"table": "events", "column": "notes"}
    added = Entry(id="e-1", kind="add", time=NOON, editor="Bo", table="events", new={"latitude": 2, "side_a": ["x"]})
    ledger = Ledger([entry("ä\u2028\n", anchors=(Anchor("r", 4, "w"),), **cell), entry(None, **cell), added])
    (tmp_path / "l").write_bytes(ledger.text())
    assert read_ledger(tmp_path / "l").entries == ledger.entries
    assert ledger.text().count(b"\n") == 3


def test_a_ledger_only_grows_and_has_each_entry_once() -> None:
    one, two = entry("a"), entry("b")
    ledger = Ledger([one]).with_entries([two, one])
    assert ledger.entries == (one, two)
    assert ledger.with_entries([two]).text() == ledger.text()


def test_reverts_of_reverts() -> None:
    def back(of: str, name: str) -> Entry:
        return Entry(id=name, kind="revert", time=NOON, editor="Bo", of=of)

    edit = entry("a")
    assert list(Ledger([edit, back(edit.id, "r1")]).standing()) == []
    assert [one for _, one in Ledger([edit, back(edit.id, "r1"), back("r1", "r2")]).standing()] == [edit]
    assert list(Ledger([edit, back(edit.id, "r1"), back("r1", "r2"), back("r2", "r3")]).standing()) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([("E", "r", 50, "killed in Homs")], Found("E")),
        ([("F", "r", 50, "killed in Homs")], Found("F")),
        ([("F", "r", 900, "killed in Homs")], Found("F")),
        ([("F", "r", 60, "slain in Homs")], Found("F")),
        ([("F", "r", 900, "slain in Homs")], Found(None)),
        ([("F", "r", 40, "slain"), ("G", "r", 70, "killed in Homs")], Found("G")),
        ([("F", "s", 10, "two dead"), ("G", "r", 50, "killed in Homs")], Found("G", ("F",))),
        ([("F", "s", 10, "two dead")], Found("F")),
        ([("F", "t", 50, "killed in Homs")], Found(None)),
        ([("F", "r", 45, "a"), ("G", "r", 55, "b")], Found(None)),
    ],
    ids=[
        "same id",
        "new id",
        "moved far",
        "new words near",
        "elsewhere",
        "by words",
        "split",
        "one report left",
        "other report",
        "either",
    ],
)
def test_an_event_is_found_again_by_where_it_is_told(told: list[tuple[str, str, int, str]], found: Found) -> None:
    anchors = [Anchor("r", 50, "killed in Homs"), Anchor("s", 10, "two dead")]
    assert Whereabouts("events", places(*told)).find("E", anchors) == found


def test_a_claim_is_found_again_only_in_its_words_or_at_its_place() -> None:
    where = Whereabouts("claims", places(("c2", "r", 51, "22 died"), ("c3", "r", 80, "9 hurt")))
    assert where.find("c1", [Anchor("r", 50, "21 died")]).row is None
    assert where.find("c1", [Anchor("r", 51, "21 died")]).row == "c2"
    assert where.find("c1", [Anchor("r", 10, "9 hurt")]).row == "c3"


@pytest.mark.parametrize(
    ("one", "two", "equal"),
    [
        ("a  b ", "a\u00a0b", True),
        (["a", "b"], ["a; b"], True),
        ([], None, True),
        ("", None, True),
        (0, None, False),
        (0, False, False),
        (34.7, 34.70000000000001, True),
        (34.7, 34.7001, False),
        ("x_x000D_", "x\r", True),
        ("A", "a", False),
    ],
)
def test_what_a_reader_cannot_tell_apart_is_the_same(one: Any, two: Any, equal: bool) -> None:
    assert same(one, two) is equal


def test_changes_name_the_cells_that_rules_tie_to_the_edited_one() -> None:
    base = frames(3)["events"]
    (change,) = changes(EVENTS, base, sheet(with_cell(base, 1, killed_best=8)))
    assert change.beside.keys() >= {"killed_low", "killed_high", "civilians_killed_high"}
    assert "injured_low" not in change.beside


def test_a_column_that_was_deleted_is_untouched() -> None:
    base = frames(3)["events"]
    letters = {name: "A" for name in EVENTS.names if name != "place"}
    assert list(changes(EVENTS, base, sheet(with_cell(base, 1, place=None), letters))) == []


def test_rows_that_the_sheet_had_no_room_for_are_not_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.edits import changes as module

    monkeypatch.setattr(module, "MAX_ROWS", 4)
    base = frames(6)["events"]
    assert limits.MAX_ROWS > 6
    assert [change.row for change in changes(EVENTS, base, sheet(base[:2]))] == [base["event_id"][2]]


def test_text_that_no_cell_can_hold_is_untouched_where_it_was_cut() -> None:
    from sourcebook.exports.excel_text import fitted

    base = with_cell(frames(2)["events"], 0, notes="long " * 9_000)
    cut = with_cell(base, 0, notes=fitted(base["notes"], "events.parquet")[0])
    assert cut["notes"][0] != base["notes"][0]
    assert list(changes(EVENTS, base, sheet(cut))) == []


def test_the_second_of_two_rows_with_one_id_is_left_to_validation() -> None:
    base = frames(2)["events"]
    copied = pl.concat([base, with_cell(base, 0, place="Tartus")[:1]])
    assert list(changes(EVENTS, base, sheet(copied))) == []
    assert replace(sheet(base)).frame.height == 2
