"""The dataset folder: files are made aside and swapped in together.

A build killed at any moment leaves the previous dataset whole.

New files are made in `.staging`. When all are there, a journal that lists them is written; from then on the swap is
decided, and whoever opens the folder next finishes it where it was interrupted. Files of other names are never touched.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

STAGING = ".staging"
JOURNAL = ".commit"
STORE = "drafts.sqlite"
"""The temporary store in the staging folder; a live build holds a lock on it."""


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Give an empty staging folder inside `out`, which is created where needed; it is removed at the end.

    Raises OutputError, before any work, when `out` cannot be written or another build is writing into it.
    """
    existed = out.exists()
    staging = out / STAGING
    try:
        out.mkdir(parents=True, exist_ok=True)
        finish(out)
        if staging.exists():
            _discard(staging)
        staging.mkdir()
    except FileExistsError as error:
        raise OutputError(f"{out} is a file; name a folder to write into") from error
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another folder with -o") from error
    try:
        yield staging
    finally:
        if not (out / JOURNAL).exists():  # a swap that could not be finished (a file open in Excel) needs its files
            shutil.rmtree(staging, ignore_errors=True)
        if not existed and not any(out.iterdir()):
            out.rmdir()


def publish(staging: Path, names: Sequence[str]) -> None:
    """Swap the named files of the staging folder into the folder around it, all of them or none."""
    out = staging.parent
    try:
        for name in names:
            _flush(staging / name)
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
            made.replace(out / name)
    journal.unlink()


def _discard(staging: Path) -> None:
    """Remove what an interrupted build left behind; raises OutputError when that build is still at work."""
    store = staging / STORE
    if store.exists():
        try:
            with sqlite3.connect(store, timeout=0, isolation_level=None) as probe:
                probe.execute("BEGIN EXCLUSIVE")
            probe.close()
        except sqlite3.OperationalError as error:
            raise OutputError(f"another build is writing into {staging.parent}; wait for it to end") from error
        except sqlite3.DatabaseError:
            pass  # cut short while it was being written
    shutil.rmtree(staging)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
