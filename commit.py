"""The dataset folder: files are made aside and swapped in together.

A build killed at any moment leaves the previous dataset whole.

New files are made in `.staging`, in folders like those that they go to. When all are there, a journal that lists them
is written; from then on the swap is decided, and whoever opens the folder next finishes it where it was interrupted.
So tables, workbook and ledger always belong together. Files of other names are never touched.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from .errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

STAGING = ".staging"
JOURNAL = ".commit"
STORE = "drafts.sqlite"
"""The temporary store of a build, in the staging folder."""
LOCK = "lock.sqlite"
"""In the staging folder too: whoever is at work there holds a lock on it, which ends with the process."""


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Give an empty staging folder inside `out`, which is created where needed; it is removed at the end.

    Raises OutputError, before any work, when `out` cannot be written or another command is writing into it.
    """
    existed = out.exists()
    staging = out / STAGING
    lock = None
    try:
        out.mkdir(parents=True, exist_ok=True)
        finish(out)
        if staging.exists():
            _discard(staging)
        staging.mkdir()
        lock = _locked(staging / LOCK)
    except FileExistsError as error:
        raise OutputError(f"{out} is a file; name a folder to write into") from error
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another folder with -o") from error
    try:
        yield staging
    finally:
        lock.close()
        if not (out / JOURNAL).exists():  # a swap that could not be finished (a file open in Excel) needs its files
            shutil.rmtree(staging, ignore_errors=True)
        if not existed and not any(out.iterdir()):
            out.rmdir()


@contextmanager
def full_disk_told(out: Path) -> Iterator[None]:
    """Tell what the system says of a folder that cannot be written, a full disk above all, as an OutputError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(f"{out} cannot be written: {error}; the dataset that was there is unchanged") from error


def publish(staging: Path, names: Sequence[str]) -> None:
    """Swap the named files of the staging folder into the folder around it, all of them or none."""
    from concurrent.futures import ThreadPoolExecutor

    out = staging.parent
    try:
        with ThreadPoolExecutor() as pool:  # the disk is waited for once, not once a file
            list(pool.map(_flush, [staging / name for name in names]))
        draft = staging / JOURNAL
        draft.write_text(json.dumps({"files": list(names)}), "utf-8")
        _flush(draft)
        draft.replace(out / JOURNAL)
        finish(out)
    except OSError as error:
        raise OutputError(f"{out}: {error.filename or 'a file'} cannot be written: {error.strerror}") from error


def finish(out: Path) -> None:
    """Finish a swap that was interrupted after it had been decided; nothing to do otherwise."""
    journal = out / JOURNAL
    if not journal.exists():
        return
    for name in json.loads(journal.read_text("utf-8"))["files"]:
        made = out / STAGING / name
        if made.exists():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            made.replace(out / name)
    journal.unlink()


def _locked(path: Path) -> sqlite3.Connection:
    """Take the lock; raises OutputError when somebody has it."""
    held = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        held.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise OSError(None, str(error), str(path)) from error
        raise OutputError(f"another command is writing into {path.parents[1]}; wait for it to end") from error
    return held


def _discard(staging: Path) -> None:
    """Remove what an interrupted command left behind; raises OutputError when that command is still at work."""
    if (staging / LOCK).exists():
        with suppress(sqlite3.DatabaseError):  # cut short while it was being written
            _locked(staging / LOCK).close()
    shutil.rmtree(staging)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
