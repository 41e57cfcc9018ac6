"""Changes of a workbook as entries of the ledger: with who, when, what was built, and where the row is told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema import CLAIMS
from .edition import EDITED
from .entry import ADD, CELL, DELETE, Entry, entry_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from .changes import Change
    from .edition import Edition
    from .whereabouts import Whereabouts


class Source(NamedTuple):
    """Where edits come from."""

    workbook: str
    """SHA-256 of the file."""
    editor: str
    time: datetime
    """UTC."""


def record(changes: Sequence[Change], edition: Edition, source: Source) -> list[Entry]:
    """Write changes down as entries, in the order given. `edition`: the one that the workbook was made from."""
    recorder = _Recorder(changes, edition, source)
    return [recorder.entry(change) for change in changes]


class _Recorder:
    def __init__(self, changes: Sequence[Change], edition: Edition, source: Source) -> None:
        self.edition = edition
        self.source = source
        named: dict[str, set[str]] = defaultdict(set)
        for change in changes:
            named[change.table].add(change.row)
            named["events"].update(_events_in(change, self._built(change)))
        self.places: dict[str, Whereabouts] = {
            table.name: edition.whereabouts(table, named[table.name]) for table in EDITED
        }

    def entry(self, change: Change) -> Entry:
        """The entry of one change; its id follows from what it says, not from who says it or when."""
        built = self._built(change)
        events = self.places["events"]
        return Entry(
            id=entry_id(self.edition.name, change.kind, change.table, change.row, change.column, change.new),
            kind=change.kind,  # type: ignore[arg-type]
            time=self.source.time,
            editor=change.author or self.source.editor,
            workbook=self.source.workbook,
            edition=self.edition.name,
            seen=self.edition.seen,
            address=change.address,
            table=change.table,
            row=change.row,
            column=change.column,
            old=change.old,
            new=change.new,
            built=built,
            beside=change.beside,
            anchors=self.places[change.table].anchors(change.row),
            refers={name: places for name in _events_in(change, built) if (places := events.anchors(name))},
        )

    def _built(self, change: Change) -> Any:
        """What the builder had: of a cell that was edited before, the edition remembers it."""
        if change.kind == CELL:
            return self.edition.built.get((change.table, change.row, change.column), change.old)
        if change.kind == DELETE:
            cells = {
                name: self.edition.built.get((change.table, change.row, name), value)
                for name, value in change.old.items()
            }
            return {name: value for name, value in cells.items() if value is not None}
        return None


def _events_in(change: Change, built: Any) -> Iterable[str]:
    """Events that a claim's values name."""
    if change.table != CLAIMS.name:
        return ()
    if change.kind == ADD:
        return [change.new["event_id"]] if change.new.get("event_id") else []
    return sorted({value for value in (change.new, built) if value}) if change.column == "event_id" else ()
