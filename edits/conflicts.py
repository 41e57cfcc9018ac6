"""A conflict: an edit that meets a rebuilt value or another edit, and what stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema import as_text, polars_schema
from ..schema.conflicts import CONFLICTS
from .entry import CELL, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import polars as pl

    from .entry import Entry

NOTES = {
    "rebuilt": "The reports now give another value. Check the words; revert the edit to take the rebuilt value, or "
    "confirm the edit with `sourcebook keep`.",
    "edited_twice": "Another edit, made without knowing of this one, stands. Revert one of the two.",
    "deleted_and_edited": "The row was deleted by somebody else. Revert the deletion, or this edit.",
    "deleted_and_rebuilt": "The row was deleted, and reports now tell more or other things of it. Check them; revert "
    "the deletion to have the row, or confirm it with `sourcebook keep`.",
    "deleted_and_joined": "The row was deleted, and its words are now part of this event. Check whether they belong "
    "there; revert the deletion, or confirm that the event stays with `sourcebook keep`.",
    "split": "Linking now tells several events in what was one. Check which of them the edit is about.",
    "gone": "No report of this build tells of the row. The edit comes back when one does; revert it if it is settled.",
    "held": "The rebuilt value would contradict the edit beside it. Check both; revert the edit, or edit this cell.",
    "not_in_effect": "Together with what is built now, or with another edit, it would break a rule. Edit the row anew, "
    "or revert this edit.",
    "taken_id": "Give the row another id in the workbook and merge it again.",
}
"""Conflict -> what to know and what to do."""


class Conflict(NamedTuple):
    """One row of the conflicts table; the fields are its columns, in order."""

    conflict: str
    table: str
    row_id: str
    column: str | None
    stands: str | None
    edited: str | None
    before: str | None
    rebuilt: str | None
    edited_by: str
    edited_at: datetime
    entry: str
    note: str

    @property
    def met(self) -> tuple[str, ...]:
        """What the edit met: a conflict of which all this is the same is the same conflict."""
        return (self.entry, self.conflict, self.row_id, self.column or "", self.stands or "", self.rebuilt or "")


def conflict(
    kind: str, entry: Entry, row: str, *, stands: Any = None, rebuilt: Any = None, column: str = "", note: str = ""
) -> Conflict:
    """Say what an edit met; values as JSON has them."""
    cell = entry.kind in (CELL, NOTE)
    return Conflict(
        kind,
        entry.table,
        row,
        column or entry.column or None,
        _text(stands),
        _text(entry.new) if cell and not column else None,
        _text(entry.built) if cell and not column else None,
        _text(rebuilt),
        entry.editor,
        entry.time,
        entry.id,
        f"{note} {NOTES[kind]}".strip(),
    )


def conflicts_frame(conflicts: Iterable[Conflict]) -> pl.DataFrame:
    """Conflicts as the rows of their table, in the order given."""
    import polars as pl

    return pl.DataFrame(list(conflicts), schema=polars_schema(CONFLICTS), orient="row")


def _text(value: Any) -> str | None:
    return None if value is None else as_text(value)
