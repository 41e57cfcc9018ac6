"""Rows that analysts added, with the edits made to them since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema import CLAIMS
from .completion import completed
from .conflicts import conflict
from .recorded import restored
from .rows import EditedRow, frame_of
from .settle import by_column, settle

if TYPE_CHECKING:
    from ..schema import Table
    from .entry import Entry
    from .plan import Plan


def added_rows(table: Table, plan: Plan) -> list[tuple[EditedRow, Entry]]:
    """The added rows of a table, in the order of the ledger, each with the entry that added it.

    A claim whose event is deleted or not built waits in the ledger, and is told in the plan's conflicts.
    """
    found = []
    for added in plan.added[table.name].values():
        (_, entry), rivals = settle(added)
        cells = {column.name: restored(column, entry.new.get(column.name)) for column in table.columns}
        row = EditedRow(table, completed(table, frame_of(table, [cells])).row(0, named=True))
        for _, rival in rivals:
            plan.conflicts.append(conflict("edited_twice", rival, row.id, note=f"{entry.id} by {entry.editor} stands."))
        for column, edits in by_column(plan.cells[table.name].get(row.id, [])).items():
            row.edit(column, edits, rebuilt=False)
        if table is not CLAIMS or _has_home(row, entry, plan):
            found.append((row, entry))
    return found


def _has_home(row: EditedRow, entry: Entry, plan: Plan) -> bool:
    """Whether the event that the claim names is there; its present id is filled in."""
    event = row.row["event_id"]
    by = row.entries.get("event_id", entry)
    now = plan.event_now(event, by)
    if event is None or (now is not None and now not in plan.deleted["events"]):
        row.row["event_id"] = now
        return True
    plan.conflicts.append(conflict("gone" if now is None else "deleted_and_edited", entry, row.id))
    return False
