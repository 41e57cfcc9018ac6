"""What a ledger means for a build: which row each standing edit is about now, and which edits have none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from ..schema import EVENTS
from .conflicts import conflict
from .edition import EDITED
from .entry import ADD, CELL, DELETE, NOTE
from .settle import Standing, settle
from .whereabouts import MADE, PLACES, Whereabouts, claim_places, event_places, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from .conflicts import Conflict
    from .entry import Entry
    from .ledger import Ledger

    Known: TypeAlias = Callable[[str, Collection[str]], set[str]]

ByRow: TypeAlias = "dict[str, list[Standing]]"


class Plan:
    """The edits by the rows that they are about now, by table name."""

    def __init__(self, ledger: Ledger, where: Mapping[str, Whereabouts], known: Known) -> None:
        """Take `where` each table's rows are told (`survey`); `known(edition, reports)` gives those in the edition."""
        self.where = where
        self.cells: dict[str, ByRow] = {table.name: defaultdict(list) for table in EDITED}
        self.notes: dict[str, ByRow] = {table.name: defaultdict(list) for table in EDITED}
        self.added: dict[str, ByRow] = {table.name: defaultdict(list) for table in EDITED}
        self.deleted: dict[str, ByRow] = {table.name: defaultdict(list) for table in EDITED}
        self.conflicts: list[Conflict] = []
        self._split: set[tuple[str, str, str]] = set()
        standing = [Standing(at, entry) for at, entry in ledger.standing()]
        for one in standing:
            if one.entry.kind == ADD:
                self._add(one)
        for one in standing:
            if one.entry.kind != ADD:
                self._place(one)
        self._delete(known)

    def event_now(self, name: str | None, entry: Entry) -> str | None:
        """The event that an entry names, by its id in this build; None where it is not there any more."""
        if name is None or name in self.added["events"]:
            return name
        return self.where["events"].find(name, entry.refers.get(name, ())).row

    def _add(self, one: Standing) -> None:
        entry = one.entry
        if entry.row in self.where[entry.table].rows:
            self.conflicts.append(conflict("taken_id", entry, entry.row))
        else:
            self.added[entry.table][entry.row].append(one)

    def _place(self, one: Standing) -> None:
        entry = one.entry
        row: str | None = entry.row
        if entry.row not in self.added[entry.table]:
            row, others = self.where[entry.table].find(entry.row, entry.anchors)
            if row is None:
                self.conflicts.append(conflict("gone", entry, entry.row))
                return
            told_by = entry.id if entry.kind == DELETE else ""  # a deletion of what was one is for each to look at
            if others and (entry.row, row, told_by) not in self._split:
                self._split.add((entry.row, row, told_by))
                told = f"What was {entry.row} is now {', '.join((row, *others))}."
                self.conflicts.append(conflict("split", entry, row, note=told))
        rows = {CELL: self.cells, NOTE: self.notes}.get(entry.kind, self.deleted)
        rows[entry.table][row or entry.row].append(one)

    def _delete(self, known: Known) -> None:
        """Leave out the deletions that no longer hold, and the edits of rows that stay deleted."""
        for name, deleted in self.deleted.items():
            for row, deletions in list(deleted.items()):
                if name == EVENTS.name and (living := self._joined(row, deletions, known)):
                    told = f"{', '.join(living)} told of another event when this row was deleted."
                    last = settle(deletions).winner.entry
                    self.conflicts.append(conflict("deleted_and_joined", last, row, note=told))
                    del deleted[row]
                else:
                    self.give_up(name, row, deletions)

    def give_up(self, table: str, row: str, deletions: list[Standing]) -> None:
        """Tell the edits of a row that is deleted; those that the deletion knew of went with it."""
        kinds = (self.cells, self.notes, self.added)
        for edit in [edit for rows in kinds for edit in rows[table].pop(row, ())]:
            if not any(deletion.entry.seen > edit.at for deletion in deletions):
                self.conflicts.append(conflict("deleted_and_edited", edit.entry, row))

    def _joined(self, row: str, deletions: list[Standing], known: Known) -> list[str]:
        """Reports of the row that told of another event when this one was deleted."""
        own = {anchor.report_id for one in deletions for anchor in one.entry.anchors}
        extra = sorted({anchor.report_id for anchor in self.where["events"].anchors(row)} - own)
        return sorted({report for one in deletions for report in known(one.entry.edition, extra)}) if extra else []


def survey(tables: Mapping[str, Path], ledger: Ledger) -> dict[str, Whereabouts]:
    """Where the rows that a ledger names are told in a build. `tables`: the build's Parquet files, by table name."""
    rows: dict[str, set[str]] = {table.name: set() for table in EDITED}
    reports: dict[str, set[str]] = {table.name: set() for table in EDITED}
    for _, entry in ledger.standing():
        rows[entry.table].add(entry.row)
        rows["events"].update(entry.refers)
        reports[entry.table].update(anchor.report_id for anchor in entry.anchors)
        reports["events"].update(place.report_id for places in entry.refers.values() for place in places)
    places = {"events": event_places(tables["provenance"]), "claims": claim_places(tables["claims"])}
    found = {}
    for table in EDITED:
        keys = pl.scan_parquet(tables[table.name]).select(table.key)
        ids = keys.filter(pl.col(table.key).is_in(list(rows[table.name]))).collect().to_series().to_list()
        told, lost = pl.DataFrame(schema=PLACES), set[str]()
        if table.name in places:
            lost = _lost(tables["reports"], reports[table.name])
            named = pl.col("report_id").str.replace(MADE, "").is_in([*map(name_of, lost)])
            near = places[table.name].filter(pl.col("report_id").is_in(list(reports[table.name])) | named).collect()
            wanted = [*{*near["row"], *ids}]
            told = places[table.name].filter(pl.col("row").is_in(wanted)).collect()
        found[table.name] = Whereabouts(table.name, told, ids, lost)
    return found


def _lost(path: Path, reports: Collection[str]) -> set[str]:
    """Those of the reports that are not in a build, and whose ids were made from their text."""
    made = {report for report in reports if name_of(report) != report}
    there = pl.scan_parquet(path).select("report_id").filter(pl.col("report_id").is_in(list(made)))
    return made - {*there.collect()["report_id"]} if made else made
