"""Hand edits into the dataset, and out of it again: diff, merge, revert, keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .commit import JOURNAL, full_disk_told, staging_folder
from .dataset import file_of, read
from .edits.entry import KEEP, REVERT, Entry, entry_id
from .edits.history import HISTORY, History
from .edits.incoming import incoming, user
from .errors import InputError
from .publication import Publisher, begin
from .safeguard import unmerged

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from .edits.changes import Change
    from .edits.conflicts import Conflict


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What was changed in a workbook since it was exported."""

    changes: Sequence[Change]
    editor: str
    time: datetime
    findings: pl.DataFrame
    """What is amiss in the workbook."""
    unread: Sequence[str]
    """What else was written into it, which no merge takes."""


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What a merge, a revert or a confirmation did."""

    entries: Sequence[Entry]
    """New in the ledger."""
    known: Sequence[Entry]
    """Edits of the workbook that the ledger had already."""
    taken_back: Sequence[Entry]
    """Of those, the ones that somebody took back: they stay so."""
    left_out: Sequence[Change]
    """Changes of rows with errors."""
    errors: int
    """Errors of the workbook that stood in the way of changes."""
    unread: Sequence[str]
    conflicts: Sequence[Conflict]
    """Every conflict of the dataset as it is now."""
    files: Sequence[Path]
    """What was written; nothing where there was nothing new."""


def diff(workbook: str | Path, dataset: str | Path | None = None) -> Difference:
    """Compare a workbook with the edition that it was exported from.

    `dataset`: the folder that it was exported from; without it, the folder it is in. Raises InputError when the
    workbook cannot be read or is of another dataset.
    """
    workbook = Path(workbook)
    found = incoming(workbook, _history(workbook.parent if dataset is None else Path(dataset)))
    return Difference(
        changes=found.changes,
        editor=found.source.editor,
        time=found.source.time,
        findings=found.findings,
        unread=found.unread,
    )


def merge(
    workbook: str | Path,
    into: str | Path,
    *,
    editor: str | None = None,
    despite_errors: bool = False,
    now: datetime | None = None,
) -> Merged:
    """Take a workbook's edits into the ledger of a dataset folder, and write its tables and workbook anew.

    The rows of a template (`sourcebook.template`) are added to any dataset; a folder that is empty or not there becomes
    one. `editor` and `now`: who made the edits and when, where the file does not say. `despite_errors`: take the edits
    of rows without errors and leave the others. Raises InputError when the workbook cannot be read, has errors, is of
    another dataset, or has rows with the ids of others, and OutputError when the folder cannot be written; then nothing
    is changed.
    """
    workbook, out = Path(workbook), Path(into)
    if not _is_empty(out):
        _history(out)
    with full_disk_told(out), staging_folder(out) as staging:
        history = History(out)
        found = incoming(workbook, history, editor=editor, now=now)
        if not despite_errors:
            found.refuse_errors()
        sound = found.sound()
        entries = found.entries(sound)
        ledger = history.ledger()
        fresh = found.fresh(entries, history)
        conflicts, files = (_begun if _is_empty(out) else _published)(out, staging, fresh, workbook)
    return Merged(
        entries=fresh,
        known=[entry for entry in entries if entry.id in ledger],
        taken_back=[entry for entry in entries if entry.id in ledger.taken_back],
        left_out=[change for change in found.changes if change not in sound],
        errors=found.errors.height,
        unread=found.unread,
        conflicts=conflicts,
        files=files,
    )


def revert(
    entries: str | Sequence[str], dataset: str | Path, *, editor: str | None = None, now: datetime | None = None
) -> Merged:
    """Take edits back, by the ids of their entries; the ledger keeps them, and the reverts after them.

    The id of a revert takes the revert back. Raises UnknownNameError for an id that the ledger does not have,
    InputError for an entry that was taken back before, OutputError when the folder cannot be written.
    """
    return _verdict(entries, Path(dataset), REVERT, editor, now)


def keep(
    entries: str | Sequence[str], dataset: str | Path, *, editor: str | None = None, now: datetime | None = None
) -> Merged:
    """Confirm edits that met something: their conflicts are settled until something else meets them.

    Raises UnknownNameError for an id that the ledger does not have, InputError for an entry without conflicts.
    """
    return _verdict(entries, Path(dataset), KEEP, editor, now)


def _verdict(entries: str | Sequence[str], out: Path, kind: str, editor: str | None, now: datetime | None) -> Merged:
    names = [entries] if isinstance(entries, str) else list(dict.fromkeys(entries))
    _history(out)
    with full_disk_told(out), staging_folder(out) as staging:
        ledger = History(out).ledger()
        moment = (now or datetime.now(UTC)).replace(microsecond=0)
        fresh = []
        for number, name in enumerate(names, len(ledger)):
            entry = ledger[name]
            if kind == REVERT and name in ledger.taken_back:
                raise InputError(f"{name} was taken back before; to have it again, take back the entry that did so")
            met = _met(out, entry) if kind == KEEP else []
            fresh.append(
                Entry(
                    id=entry_id(kind, name, number),
                    kind=kind,  # type: ignore[arg-type]
                    time=moment,
                    editor=editor or user(),
                    table=entry.table,
                    row=entry.row,
                    column=entry.column,
                    of=name,
                    new=met or None,
                )
            )
        conflicts, files = _published(out, staging, fresh, None)
    return Merged(
        entries=fresh, known=(), taken_back=(), left_out=(), errors=0, unread=(), conflicts=conflicts, files=files
    )


def _met(out: Path, entry: Entry) -> list[list[str]]:
    met = [list(one.met[1:]) for one in History(out).conflicts() if one.entry == entry.id]
    if not met:
        raise InputError(f"{entry.id} meets nothing: there is no conflict to confirm it in")
    return met


def _published(
    out: Path, staging: Path, fresh: Sequence[Entry], workbook: Path | None
) -> tuple[Sequence[Conflict], list[Path]]:
    """Publish with new entries; where there are none, nothing is written."""
    history = History(out)
    if not fresh:
        return history.conflicts(), []
    kept = unmerged(out, workbook)
    publisher = Publisher(staging, history.ledger().with_entries(fresh), history.build())
    done = publisher.again([*kept, *([workbook] if workbook else [])])
    return done.conflicts, [out / name for name in done.files]


def _begun(out: Path, staging: Path, fresh: Sequence[Entry], workbook: Path) -> tuple[Sequence[Conflict], list[Path]]:
    """Publish a dataset that begins with what was entered by hand: edits of a build without rows."""
    if not fresh:
        raise InputError(f"{workbook} has no rows that can be taken; nothing was made")
    done = begin(staging, fresh, [workbook])
    return done.conflicts, [out / name for name in done.files]


def _is_empty(out: Path) -> bool:
    """Whether the folder is still to become a dataset. What an interrupted command left behind is hidden."""
    return not out.exists() or (out.is_dir() and all(path.name.startswith(".") for path in out.iterdir()))


def _history(out: Path) -> History:
    if out.is_dir() and not any((out / name).exists() for name in (file_of("events"), HISTORY, JOURNAL)):
        raise InputError(
            f"{out} has files in it and no dataset; name a dataset's folder, or a new one for what was begun with "
            "`sourcebook template`"
        )
    read(out)
    history = History(out)
    if history.published() is None:
        raise InputError(f"{out} has no history; build the dataset anew with `sourcebook build … -o {out}`")
    return history
