"""Where an export goes: what was there is replaced whole, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import OutputError
from .registry import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = ".sourcebook-export"
"""An empty file in every exported folder: only such a folder is ever replaced."""


@contextmanager
def replacing(target: Path, kind: Target) -> Iterator[Path]:
    """Give a path to write to; when the block ends without an exception, what is there takes the target's place.

    Folders around the target are made. Raises OutputError when the target cannot be written or must not be replaced.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        _check(target, kind)
        target.parent.mkdir(parents=True, exist_ok=True)
        _discard(draft)
        yield draft
        if kind is Target.FOLDER:
            (draft / MARK).touch()
            _swap(draft, target)
        else:
            _flush(draft)
            draft.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}; what was there is unchanged"
        ) from error
    finally:
        _discard(draft)


def _check(target: Path, kind: Target) -> None:
    aside = _aside(target)
    if aside.exists() and not target.exists():  # a swap that was cut short between its two steps
        aside.rename(target)
    if kind is Target.FILE and target.is_dir():
        raise OutputError(f"{target} is a folder; name a file to write")
    if kind is Target.FOLDER and target.exists():
        if not target.is_dir():
            raise OutputError(f"{target} is a file; name a folder to write")
        if any(target.iterdir()) and not (target / MARK).exists():
            raise OutputError(f"{target} holds files that are no export; name a new or an empty folder")


def _swap(draft: Path, target: Path) -> None:
    aside = _aside(target)
    _discard(aside)
    if target.exists():
        target.rename(aside)
    try:
        draft.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
    _discard(aside)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _discard(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
