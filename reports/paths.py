"""Which files the paths on a command line stand for."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = Path("-")
"""The path that stands for standard input."""


def expand(paths: Sequence[str | Path]) -> list[Path]:
    """The files behind files, folders, globs and `-`: in the order given, folders sorted, each file once.

    Folders are searched through, links followed; hidden files and folders are passed over. A folder that cannot be
    opened is listed itself, so that reading it says so. Raises InputError for a path that does not exist.
    """
    files: dict[str, Path] = {}
    for path in paths:
        for file in _files(str(path)):
            files.setdefault(_identity(file), file)
    return list(files.values())


def _identity(file: Path) -> str:
    return str(file) if file == STANDARD_INPUT else os.path.realpath(file)


def _files(path: str) -> Iterator[Path]:
    if path == str(STANDARD_INPUT) or os.path.lexists(path):
        matches = [path]
    elif not (matches := sorted(glob(path, recursive=True))):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        raise InputError(f"{path}: no such file or folder, and no pattern that fits any; check its spelling")
    for match in matches:
        if Path(match).is_dir():
            yield from _files_below(match)
        else:
            yield Path(match)


def _files_below(folder: str) -> Iterator[Path]:
    """Files of the folder, then those of its folders, each sorted by name; a folder linked into itself comes once."""
    seen: set[str] = set()
    closed: list[Path] = []
    for parent, folders, files in os.walk(folder, followlinks=True, onerror=lambda e: closed.append(Path(e.filename))):
        yield from closed
        closed.clear()
        if (real := os.path.realpath(parent)) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(parent, name) for name in sorted(files) if not _is_hidden(name))
    yield from closed


def _is_hidden(name: str) -> bool:
    """Dotfiles, and the lock files that office programs leave beside open documents."""
    return name.startswith((".", "~$"))
