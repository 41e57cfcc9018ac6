"""How the commands show hand edits: what was changed, merged, taken back, and what met what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from .display import SHOWN_FAILURES, console
from .schema import as_text
from .schema.findings import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from .edits.changes import Change
    from .edits.conflicts import Conflict
    from .edits.entry import Entry
    from .merging import Difference, Merged

SHOWN = 60
"""Characters of a value in a list of edits."""


def show_difference(found: Difference) -> None:
    """Print the edits of a workbook, who made them, and what stands in the way of merging them."""
    screen = console()
    if not found.changes:
        screen.print("no edits: the tables are as they were exported")
    else:
        screen.print(Text(f"{_counted(found.changes)} by {found.editor}, {found.time:%Y-%m-%d %H:%M} UTC"))
    for change in found.changes:
        screen.print(Text(f"  {_change_line(change)}"), soft_wrap=True)
    _tell_unread(screen, found.unread)
    errors = sum(severity == ERROR for severity in found.findings["severity"])
    if errors:
        screen.print(f"{errors:,} error{_s(errors)} to correct before merging; `sourcebook validate` lists them")


def show_merged(merged: Merged) -> None:
    """Print what a merge, a revert or a confirmation did."""
    screen = console()
    screen.print(f"{len(merged.entries):,} new in the ledger")
    for entry in merged.entries:
        screen.print(Text(f"  {entry.id}  {_entry_line(entry)}"), soft_wrap=True)
    again = len(merged.known) - len(merged.taken_back)
    if again:
        screen.print(f"{again:,} edit{_s(again)} in the ledger already")
    for entry in merged.taken_back:
        screen.print(Text(f"  {entry.id} was taken back and stays so: {_entry_line(entry)}"), soft_wrap=True)
    if merged.errors:
        screen.print(
            f"{merged.errors:,} error{_s(merged.errors)} in the workbook, which `sourcebook validate` lists; "
            f"{len(merged.left_out):,} edit{_s(len(merged.left_out))} left out for them"
        )
    for change in merged.left_out:
        screen.print(Text(f"  {_change_line(change)}"), soft_wrap=True)
    _tell_unread(screen, merged.unread)
    show_conflicts(merged.conflicts)
    for path in merged.files:
        screen.print(Text(f"wrote {path}"), soft_wrap=True)


def show_conflicts(conflicts: Sequence[Conflict]) -> None:
    """Print conflicts, the first of them one by one."""
    if not conflicts:
        return
    screen = console()
    screen.print(f"{len(conflicts):,} conflict{_s(len(conflicts))}:")
    for one in conflicts[:SHOWN_FAILURES]:
        screen.print(Text(f"  {conflict_line(one)}"), soft_wrap=True)
    if len(conflicts) > SHOWN_FAILURES:
        screen.print(f"  … and {len(conflicts) - SHOWN_FAILURES:,} more; the Conflicts sheet has them all")


def conflict_line(one: Conflict) -> str:
    """Say a conflict in a line."""
    cell = f"{one.table} {one.row_id}" + (f" {one.column}" if one.column else "")
    values = {"stands": one.stands, "edited": one.edited, "before": one.before, "rebuilt": one.rebuilt}
    told = ", ".join(f"{name} {_short(value)}" for name, value in values.items() if value is not None)
    return f"{one.conflict}: {cell}{f': {told}' if told else ''} ({one.entry}, {one.edited_by}). {one.note}"


def difference_data(found: Difference) -> dict[str, Any]:
    """Give a comparison as plain data, for `--json`."""
    return {
        "editor": found.editor,
        "time": found.time.isoformat(),
        "changes": [change._asdict() for change in found.changes],
        "findings": found.findings.to_dicts(),
        "unread": list(found.unread),
    }


def merged_data(merged: Merged) -> dict[str, Any]:
    """Give what was done as plain data, for `--json`."""
    return {
        "entries": [entry.id for entry in merged.entries],
        "known": [entry.id for entry in merged.known],
        "taken_back": [entry.id for entry in merged.taken_back],
        "left_out": [change._asdict() for change in merged.left_out],
        "errors": merged.errors,
        "unread": list(merged.unread),
        "conflicts": conflicts_data(merged.conflicts),
        "files": list(map(str, merged.files)),
    }


def conflicts_data(conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """Give conflicts as plain data."""
    return [one._asdict() | {"edited_at": one.edited_at.isoformat()} for one in conflicts]


def _tell_unread(screen: Console, unread: Sequence[str]) -> None:
    if unread:
        screen.print("not taken; write it into notes, or keep the file:")
    for told in unread:
        screen.print(Text(f"  {told}"), soft_wrap=True)


def _counted(changes: Sequence[Change]) -> str:
    kinds = [change.kind for change in changes]
    parts = (("cell", "cell"), ("note", "note"), ("add", "added row"), ("delete", "deleted row"))
    return ", ".join(f"{n:,} {name}{_s(n)}" for kind, name in parts if (n := kinds.count(kind)))


def _change_line(change: Change) -> str:
    where = f"{change.address}  " if change.address else ""
    return f"{where}{change.table} {change.row} {_done(change.kind, change.column, change.old, change.new)}"


def _entry_line(entry: Entry) -> str:
    if entry.of:
        return f"{entry.kind} {entry.of}: {entry.table} {entry.row} {entry.column}".rstrip()
    return f"{entry.table} {entry.row} {_done(entry.kind, entry.column, entry.old, entry.new)}"


def _done(kind: str, column: str, old: Any, new: Any) -> str:
    if kind in ("cell", "note"):
        return f"{'note on ' if kind == 'note' else ''}{column}: {_short(old)} -> {_short(new)}"
    return "added" if kind == "add" else "deleted"


def _short(value: Any) -> str:
    text = " ".join(as_text(value).split()) or "empty"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
