"""Edits applied to rows: three-way for each cell, and never a row that breaks a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from ..schema import polars_schema
from ..schema.validation import validate
from .conflicts import conflict
from .recorded import restored, same, written
from .settle import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..schema import Table
    from .conflicts import Conflict
    from .entry import Entry
    from .settle import Standing

    Row = dict[str, Any]

ROUNDS = 3
"""Each of the ways to mend a row is tried so often, as mending one rule may touch the columns of another."""


class EditedRow:
    """A row with edits: as it was built, as it stands, and which entry gives which cell."""

    def __init__(self, table: Table, built: Row) -> None:
        self.table = table
        self.id = str(built[table.key])
        self.built = built
        self.row = dict(built)
        self.entries: dict[str, Entry] = {}
        """Column -> the entry by which its cell differs from the built one."""
        self.conflicts: list[Conflict] = []

    def edit(self, column: str, edits: Sequence[Standing], *, rebuilt: bool = True) -> None:
        """Settle a cell. `rebuilt`: whether a builder made the row, so that its value may have changed."""
        (_, entry), rivals = settle(edits)
        self._set(column, entry.new, entry)
        now = written(self.built[column])
        if rebuilt and not same(now, entry.built) and not same(now, entry.new):
            self.conflicts.append(conflict("rebuilt", entry, self.id, stands=entry.new, rebuilt=now))
        for _, rival in rivals:
            told = f"{entry.id} by {entry.editor} stands."
            self.conflicts.append(conflict("edited_twice", rival, self.id, stands=entry.new, rebuilt=now, note=told))

    def hold(self, columns: Iterable[str], *, others: bool) -> None:
        """Keep a broken rule's columns as they stood beside the latest edit of one; `others`: edited ones too."""
        edited = [self.entries[name] for name in columns if name in self.entries]
        if not edited:
            return
        last = max(edited, key=lambda entry: (entry.time, entry.id))
        for name in columns:
            if name not in last.beside or (name in self.entries and not others):
                continue
            given_up = self.entries.get(name)
            if same(written(self.row[name]), last.beside[name]):
                continue
            self._set(name, last.beside[name], last)
            now = written(self.built[name])
            kind, entry, column = ("not_in_effect", given_up, "") if given_up else ("held", last, name)
            self.conflicts.append(conflict(kind, entry, self.id, stands=last.beside[name], rebuilt=now, column=column))

    def give_up(self, columns: Iterable[str]) -> None:
        """Let the built values stand in these columns."""
        for name in columns:
            entry = self.entries.pop(name, None)
            self.row[name] = self.built[name]
            if entry is not None:
                now = written(self.built[name])
                column = name if entry.column != name else ""
                self.conflicts = [c for c in self.conflicts if (c.entry, c.column) != (entry.id, name)]
                self.conflicts.append(conflict("not_in_effect", entry, self.id, stands=now, rebuilt=now, column=column))

    def _set(self, column: str, value: Any, entry: Entry) -> None:
        self.row[column] = restored(self.table[column], value)
        self.entries[column] = entry


def mend(table: Table, rows: Sequence[EditedRow]) -> None:
    """Make edited rows keep every rule: rebuilt cells give way to what stood beside an edit, then edits to them."""
    ways: list[Callable[[EditedRow, Sequence[str]], None]] = [
        *[lambda row, columns: row.hold(columns, others=False)] * ROUNDS,
        *[lambda row, columns: row.hold(columns, others=True)] * ROUNDS,
        *[lambda row, columns: row.give_up(columns)] * ROUNDS,
        lambda row, _: row.give_up(list(row.entries)),
    ]
    for way in ways:
        broken = _broken(table, rows)
        if not broken:
            return
        for at, columns in broken:
            way(rows[at], columns)


def _broken(table: Table, rows: Sequence[EditedRow]) -> list[tuple[int, Sequence[str]]]:
    """Rows that break a rule, by their positions, and the columns of that rule."""
    if not rows:
        return []
    columns = {rule.name: rule.columns for rule in table.rules}
    findings = validate(table, frame_of(table, [row.row for row in rows]))
    told = findings.filter(pl.col("row").is_not_null()).select("row", "column", "rule").iter_rows()
    return [(at, columns.get(rule, (column,))) for at, column, rule in told]


def frame_of(table: Table, rows: Sequence[Row]) -> pl.DataFrame:
    """Rows as a frame of the table."""
    return pl.DataFrame({name: [row.get(name) for row in rows] for name in table.names}, schema=polars_schema(table))
