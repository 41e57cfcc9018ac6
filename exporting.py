"""Export a dataset to one of the formats."""

from __future__ import annotations

from pathlib import Path

from .dataset import Dataset, read
from .edits.history import HISTORY
from .errors import InputError, OutputError
from .exports.registry import find_format, load_writer
from .exports.target import replacing
from .schema import TABLES, Table

OWN_ENDINGS = frozenset({".parquet", ".xlsx", ".jsonl", ".sqlite"})
"""Endings of the files that make up a dataset folder."""


def export(dataset: Dataset | str | Path, format: str, target: str | Path) -> Path:  # noqa: A002 - the option's name
    """Write the dataset to `target`, a file or a folder as the format wants, and return its path.

    `dataset`: a folder or an opened dataset. What is at `target` is replaced whole, or not at all. Raises
    UnknownNameError for an unknown format, InputError when the folder holds no dataset of this version or the format
    lacks a package, OutputError when the target cannot be written or is part of the dataset.
    """
    found = find_format(format)
    dataset = dataset if isinstance(dataset, Dataset) else read(dataset)
    target = Path(target)
    _check_place(dataset, target)
    for table in TABLES:
        _check_version(dataset, table)
    write = load_writer(found)
    with replacing(target, found.target) as draft:
        write(dataset, draft)
    return target


def _check_place(dataset: Dataset, target: Path) -> None:
    """Keep the dataset's own files: an export never takes the place of one, nor of the folder."""
    if dataset.folder is None:
        return
    folder, place = dataset.folder.resolve(), target.resolve()
    own = place.suffix in OWN_ENDINGS or place.name == HISTORY or place.name.startswith(".")
    inside = place.parent == folder and place.exists() and own
    if inside or place.is_relative_to(folder / HISTORY) or folder == place or folder.is_relative_to(place):
        raise OutputError(f"{target} is part of the dataset or around it; name another place with -o")


def _check_version(dataset: Dataset, table: Table) -> None:
    missing = [name for name in table.names if name not in _columns(dataset, table.name)]
    if missing:
        where = dataset.path(table.name) if dataset.folder else table.name
        raise InputError(
            f"{where} lacks {', '.join(missing)}: another version of Sourcebook built it; build the dataset anew"
        )


def _columns(dataset: Dataset, table: str) -> list[str]:
    if table in dataset.frames or dataset.folder is None:
        return dataset.table(table).columns
    from pyarrow.parquet import read_schema

    return list(read_schema(dataset.path(table)).names)
