"""Before a workbook is written anew: it must not be open anywhere, nor hold edits that nobody has merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dataset import WORKBOOK
from .edits.history import History
from .edits.incoming import incoming
from .edits.locks import opened_by
from .errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


def unmerged(out: Path, merging: Path | None = None) -> list[Path]:
    """Raise OutputError where writing into `out` would lose what somebody did to its workbook.

    `merging`: the workbook whose edits are being taken. Gives the workbooks to keep in the history: the folder's own
    where it was saved by somebody, even without a change to its tables, for its formats and further columns.
    """
    path = out / WORKBOOK
    if not path.exists():
        return []
    if who := opened_by(path):
        raise OutputError(
            f"{path} is open in a spreadsheet program ({who}); save and close it there, or remove the lock file beside "
            "it if that program is gone; nothing was changed"
        )
    published = History(out).published()
    if published and published.is_workbook(path):
        return []
    if merging is None or not (merging.exists() and path.samefile(merging)):
        _refuse_edits(path, out)
    return [path]


def _refuse_edits(path: Path, out: Path) -> None:
    advice = f"merge it first (sourcebook merge {path} --into {out}), or move it out of the folder"
    try:
        changed = incoming(path, History(out)).changes
    except InputError as error:
        raise OutputError(f"{path} would be written over, and it cannot be compared: {error}; {advice}") from error
    if changed:
        edits = f"{len(changed):,} edit{'s' if len(changed) != 1 else ''}"
        raise OutputError(f"{path} has {edits} that would be lost; {advice}; nothing was changed")
