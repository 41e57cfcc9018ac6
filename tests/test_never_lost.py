"""No hand edit is ever lost, whatever the order of edits, merges and builds: random sequences against a plain model.

`SOURCEBOOK_SEQUENCES` sets how many sequences are drawn; how many were run is printed with `-s`, and with `-rA`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import sourcebook
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from openpyxl import load_workbook
from sourcebook.edits.history import History
from sourcebook.exports import codebook_sheet
from sourcebook.schema.crossing import validate_dataset

from .merging_support import NOON, Desk, build, events, ledger, notes, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("stub")

SEQUENCES = int(os.environ.get("SOURCEBOOK_SEQUENCES", "4"))
"""About a minute; a night's run takes thousands."""
STEPS = 25

RUN: Counter[str] = Counter()

PLACES = {"Homs": (34.7, 36.7), "Hama": (35.9, 35.2), "Idlib": (36.9, 38.1), "Deraa": (32.6, 34.1)}
"""Far apart, so that only one name makes one event."""

NOTED = "country"
"""The column whose cells are given notes; nothing else is typed into it."""

DRAW = st.integers(0, 999)
CELLS = st.one_of(
    st.tuples(st.just("notes"), st.sampled_from(["checked", "see PDF; p. 3", "+1 in hospital", "“quoted” – long"])),
    st.tuples(st.just("place"), st.sampled_from(["Al-Koum", "Tartus"])),
    st.tuples(st.just("event_type"), st.sampled_from(["riot", "bombing", "other"])),
    st.tuples(st.just("review_status"), st.sampled_from(["accepted", "rejected", "needs_check"])),
    st.tuples(st.just("side_a"), st.sampled_from(["ISIS; JNIM", "army"])),
    st.tuples(st.just("killed"), st.sampled_from([60, 70])),
)
ACTS = st.one_of(
    st.tuples(st.just("edit"), DRAW, CELLS),
    st.tuples(st.just("edit"), DRAW, CELLS),
    st.tuples(st.just("note"), DRAW, st.sampled_from(["which day?", "see the map", None])),
    st.tuples(st.just("delete"), DRAW, st.none()),
    st.tuples(st.just("add"), st.none(), st.none()),
    st.tuples(st.just("sort"), DRAW, st.none()),
    st.tuples(st.just("resave"), st.none(), st.none()),
)
"""What an analyst does with a workbook: the act, which row or column, and what is typed."""
CORRECTIONS = st.tuples(
    st.sampled_from(["new", "withdrawn", "killed", "place", "day", "moved", "second"]),
    DRAW,
    st.sampled_from(sorted(PLACES)),
)
"""What becomes of the reports: which of them, and where they place the incident."""


@dataclass(frozen=True)
class Edit:
    """One edit that was merged."""

    number: int
    entry: str
    """Its id in the ledger."""
    kind: str
    row: str
    told: frozenset[tuple[str, str]]
    """Which lines of which reports told of the row."""
    column: str
    new: Any
    seen: frozenset[int]
    """Edits that were in the workbook's edition."""


@dataclass
class Copy:
    """A workbook on somebody's desk."""

    path: Path
    editor: str
    seen: frozenset[int]
    told: dict[str, frozenset[tuple[str, str]]]
    base: dict[str, dict[str, Any]]
    notes: dict[str, str]
    """Notes on the cells of `NOTED` as the edition has them, by row."""
    cells: dict[tuple[str, str], Any] = field(default_factory=dict)
    noted: dict[str, str | None] = field(default_factory=dict)
    added: dict[str, dict[str, Any]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)


class NeverLost(RuleBasedStateMachine):
    """A dataset folder, its reports, and workbooks that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(mkdtemp(prefix="never-lost-"))
        self.out = self.home / "out"
        self.lines: dict[str, dict[str, str]] = {}
        self.copies: list[Copy] = []
        self.edits: list[Edit] = []
        self.reverted: set[str] = set()
        self.minutes = self.numbered = 0
        self.dirty = self.acted = False
        RUN["sequences"] += 1

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    # what is done

    @initialize(places=st.lists(st.sampled_from(sorted(PLACES)), min_size=2, max_size=4))
    def begin(self, places: list[str]) -> None:
        for place in places:
            self._report(place)
        self._build()

    @precondition(lambda self: self.acted)
    @rule(corrections=st.lists(CORRECTIONS, min_size=1, max_size=3))
    def build(self, corrections: list[tuple[str, int, str]]) -> None:
        for what, draw, place in corrections:
            self._correct(what, draw, place)
        self._build()

    @rule(acts=st.lists(ACTS, min_size=1, max_size=4), editor=st.sampled_from(["Ana", "Bo"]))
    def take_a_copy_and_edit_it(self, acts: list[tuple[str, Any, Any]], editor: str) -> None:
        path = self.home / f"copy-{len(self.copies)}.xlsx"
        shutil.copy(self.out / "sourcebook.xlsx", path)
        seen = frozenset(edit.number for edit in self.edits)
        self.copies.append(Copy(path, editor, seen, self._told(), events(self.out), self._notes()))
        self._work(self.copies[-1], acts)

    @precondition(lambda self: self.copies)
    @rule(copy=DRAW, acts=st.lists(ACTS, min_size=1, max_size=3))
    def go_on_with_a_copy(self, copy: int, acts: list[tuple[str, Any, Any]]) -> None:
        self._work(self._pick(self.copies, copy), acts)

    @precondition(lambda self: self.copies)
    @rule(copy=DRAW)
    def merge(self, copy: int) -> None:
        mine = self._pick(self.copies, copy)
        before = len(self.edits)
        merged = sourcebook.merge(mine.path, self.out)
        made = {(entry.kind, entry.row, entry.column): entry for entry in [*merged.entries, *merged.known]}
        expected = dict(self._expected(mine))
        assert made.keys() == expected.keys()
        for (kind, row, column), entry in made.items():
            new = expected[kind, row, column]
            if kind in ("cell", "note"):
                assert entry.new == new
            if entry.id not in {edit.entry for edit in self.edits}:
                told = mine.told.get(row, frozenset())
                self.edits.append(Edit(len(self.edits), entry.id, kind, row, told, column, new, mine.seen))
        self.dirty = self.acted = True
        RUN["merges"] += 1
        RUN["edits"] += len(self.edits) - before

    @precondition(lambda self: self.copies)
    @rule()
    def merge_the_last_copy(self) -> None:
        self.merge(len(self.copies) - 1)

    @precondition(lambda self: self._alive())
    @rule(draw=DRAW)
    def revert(self, draw: int) -> None:
        edit = self._pick(self._alive(), draw)
        sourcebook.revert(edit.entry, self.out, editor="Chief", now=NOON)
        self.reverted.add(edit.entry)
        self.dirty = self.acted = True
        RUN["reverts"] += 1

    def _work(self, mine: Copy, acts: list[tuple[str, Any, Any]]) -> None:
        """Do all this in a spreadsheet program, and save."""
        self.minutes += 1
        desk = Desk(mine.path)
        for act, draw, typed in acts:
            rows = sorted({*mine.base, *mine.added} - mine.deleted)
            if act == "edit" and rows:
                self._type(mine, desk, self._pick(rows, draw), *typed)
            elif act == "note" and rows:
                row = self._pick(rows, draw)
                mine.noted[row] = typed
                desk.note(row, NOTED, typed, mine.editor)
            elif act == "delete" and (own := [row for row in rows if row in mine.base]):
                mine.deleted.add(self._pick(own, draw))
                desk.delete(self._pick(own, draw))
            elif act == "add":
                self.numbered += 1
                row = {"event_id": f"MINE-{self.numbered}", "event_type": "riot", "country": "SYR", "place": "Deraa"}
                mine.added[row["event_id"]] = row
                desk.add(**row)
            elif act == "sort":
                desk.sort(lambda values, at=draw: str(values[at % len(values)]))
            RUN[act] += 1
        desk.save(mine.path, mine.editor, NOON + timedelta(minutes=self.minutes))
        if any(act == "resave" for act, _, _ in acts):
            load_workbook(mine.path).save(mine.path)
            desk = Desk(mine.path).save(mine.path, mine.editor, NOON + timedelta(minutes=self.minutes))

    def _type(self, mine: Copy, desk: Desk, row: str, column: str, value: Any) -> None:
        names = [f"killed_{bound}" for bound in ("low", "best", "high")] if column == "killed" else [column]
        desk.set(row, **dict.fromkeys(names, value))
        mine.cells |= {(row, name): value.split("; ") if column == "side_a" else value for name in names}

    def _correct(self, what: str, draw: int, place: str) -> None:
        """Withdraw, add or change a report: its figure, place (events join and split) or day (ids change)."""
        RUN[what] += 1
        name = self._pick(sorted(self.lines), draw)
        key = self._pick(sorted(self.lines[name]), draw)
        line = self.lines[name][key]
        if what == "new":
            self._report(place)
        elif what == "withdrawn" and len(self.lines) > 1:
            del self.lines[name]
        elif what == "moved":
            self.lines[name][key] = "Words that push it further down the page.\n" + line
        elif what == "second":
            self.numbered += 1
            self.lines[name][f"{name}.{self.numbered}"] = self._line(place, 2 + draw % 30)
        elif what in ("killed", "place", "day"):
            day = 1 + draw % 4 if what == "day" else 1
            self.lines[name][key] = self._line(place if what == "place" else self._place_of(line), 2 + draw % 30, day)

    # what must hold

    @invariant()
    def what_is_published_holds(self) -> None:
        if self.dirty:
            self.dirty = False
            self.data = sourcebook.read(self.out)
            self.rows, self.now, self.noted = events(self.out), self._told(), self._notes()
            self.every_edit_is_in_the_ledger()
            self.every_edit_is_in_effect_or_listed()
            self.rows_without_edits_are_as_built()
            self.the_dataset_is_in_order_and_its_workbook_shows_it()

    def every_edit_is_in_the_ledger(self) -> None:
        assert {edit.entry for edit in self.edits} == {entry.id for entry in ledger(self.out) if entry.kind != "revert"}

    def every_edit_is_in_effect_or_listed(self) -> None:
        met = History(self.out).conflicts()
        RUN.update(f"conflict: {one.conflict}" for one in met)
        listed = {one.entry for one in met}
        for edit in self._alive():
            if edit.entry not in listed and not self._is_superseded(edit):
                assert self._in_effect(edit), edit

    def rows_without_edits_are_as_built(self) -> None:
        for row in self.built.to_dicts():
            name = row["event_id"]
            lines = self._lines_of(self.built_told[name])
            if not any(edit.row == name or edit.told & lines for edit in self._alive()):
                assert self.rows.get(name) == row

    def the_dataset_is_in_order_and_its_workbook_shows_it(self) -> None:
        found = validate_dataset({n: self.data.table(n) for n in ("events", "claims", "provenance", "reports")})
        assert found.select("rule", "message").rows() == []
        assert list(sourcebook.diff(self.out / "sourcebook.xlsx").changes) == []

    # how the model thinks

    def _alive(self) -> list[Edit]:
        return [edit for edit in self.edits if edit.entry not in self.reverted]

    def _is_superseded(self, edit: Edit) -> bool:
        return any(
            edit.number in later.seen
            and (later.row == edit.row or bool(later.told & edit.told))
            and ((later.kind, later.column) == (edit.kind, edit.column) or later.kind == "delete")
            for later in self._alive()
        )

    def _in_effect(self, edit: Edit) -> bool:
        rows = self.rows
        now = [name for name in rows if name == edit.row or self.now.get(name, frozenset()) & edit.told]
        if edit.kind == "delete":
            return not now
        if edit.kind == "note":  # what was taken away may stand again in somebody else's note
            return edit.new is None or any(edit.new in self.noted.get(name, "") for name in now)
        if edit.kind == "add":
            later = {other.column for other in self._alive() if (other.row, other.kind) == (edit.row, "cell")}
            return edit.row in rows and all(rows[edit.row][n] == v for n, v in edit.new.items() if n not in later)
        return any(rows[name][edit.column] == edit.new for name in now)

    def _expected(self, mine: Copy) -> Iterator[tuple[tuple[str, str, str], Any]]:
        """The edits that a comparison of the copy with its edition must give."""
        for (row, column), value in mine.cells.items():
            if row in mine.base and row not in mine.deleted and mine.base[row][column] != value:
                yield ("cell", row, column), value
        for row, words in mine.noted.items():
            if row not in mine.deleted and mine.notes.get(row) != words:
                yield ("note", row, NOTED), words
        for row, values in mine.added.items():
            yield ("add", row, ""), values | {c: v for (r, c), v in mine.cells.items() if r == row}
        for row in mine.deleted:
            yield ("delete", row, ""), None

    def _told(self) -> dict[str, frozenset[tuple[str, str]]]:
        """Which lines of which reports tell of each published event."""
        return {row: self._lines_of(places) for row, places in places_of(sourcebook.read(self.out).provenance).items()}

    def _notes(self) -> dict[str, str]:
        return {row: text for (row, column), (text, _) in notes(self.out).items() if column == NOTED}

    def _lines_of(self, places: list[tuple[str, int]]) -> frozenset[tuple[str, str]]:
        return frozenset((report, self.published[report][start]) for report, start in places)

    # helpers

    def _build(self) -> None:
        texts = {name: "\n".join(lines.values()) for name, lines in self.lines.items()}
        self.published = {name: starts_of(lines) for name, lines in self.lines.items()}
        build(self.out, texts)
        fresh = sourcebook.build(reports(self.home / "fresh.jsonl", texts), builder="stub")
        self.built, self.built_told = fresh.events, places_of(fresh.provenance)
        self.dirty, self.acted = True, False
        RUN["builds"] += 1

    def _report(self, place: str) -> None:
        self.numbered += 1
        name = f"r{self.numbered}"
        self.lines[name] = {f"{name}.0": self._line(place, 2 + self.numbered)}

    def _line(self, place: str, killed: int, day: int = 1) -> str:
        lat, lon = PLACES[place]
        return (
            f"EVENT day=2024-05-0{day} country=SYR place={place} lat={lat} lon={lon} type=attack a=ISIS "
            f"killed={killed} source=SOHR"
        )

    def _place_of(self, line: str) -> str:
        return next(place for place in PLACES if f"place={place}" in line)

    def _pick(self, things: list[Any], draw: int) -> Any:
        return things[draw % len(things)]


def starts_of(lines: dict[str, str]) -> dict[int, str]:
    """Where each line's event begins in the text of a report."""
    starts, at = {}, 0
    for key, line in lines.items():
        starts[at + line.index("EVENT")] = key
        at += len(line) + 1
    return starts


def places_of(provenance: pl.DataFrame) -> dict[str, list[tuple[str, int]]]:
    """Event -> where reports tell of it."""
    told = (pl.col("table") == "events") & (pl.col("column") == "report_ids") & pl.col("start").is_not_null()
    found: dict[str, list[tuple[str, int]]] = {}
    for row, report, start in provenance.filter(told).select("row_id", "report_id", "start").iter_rows():
        found.setdefault(row, []).append((report, start))
    return found


def test_no_edit_is_ever_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    # the codebook is the same in every workbook, and half the time that writing a small one takes
    monkeypatch.setattr(codebook_sheet, "write_codebook", lambda sheet: sheet.append(["left out"]))
    run_state_machine_as_test(
        NeverLost,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a sequence takes seconds: shrinking it takes hours
            derandomize="SOURCEBOOK_SEQUENCES" not in os.environ,
        ),
    )
    sys.stdout.write(json.dumps(RUN))
    assert RUN["edits"] > 0 and RUN["builds"] > RUN["sequences"]
