"""Export a dataset to one of the formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .dataset import Dataset, read
from .edits.history import HISTORY
from .errors import InputError, OutputError
from .exports.registry import Target, check_options, find_format, load_writer
from .exports.target import replacing
from .schema import TABLES, polars_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .schema import Table

OWN_ENDINGS = frozenset({".parquet", ".xlsx", ".jsonl", ".sqlite"})
"""Endings of the files that make up a dataset folder."""


ENDINGS = frozenset({".csv", ".json", ".parquet", ".zip"})
"""Endings by which a file is meant; a format that writes a folder would surprise."""


def export(
    dataset: Dataset | str | Path,
    format: str,  # noqa: A002 - the option's name
    target: str | Path,
    *,
    bom: bool = False,
    partition: str | None = None,
    licence: str | None = None,
    reports: Sequence[str | Path] = (),
    tell: Callable[[str], object] | None = None,
    **others: object,
) -> Path:
    """Write the dataset to `target`, a file or a folder as the format wants, and return its path.

    `dataset`: a folder or an opened dataset. What is at `target` is replaced whole, or not at all. `bom` (csv, hxl):
    for Excel. `partition` (parquet): the keys by which tables are parted, as in `country,year`. `licence` (parquet,
    croissant, datapackage): what you give the dataset, a name or an address. `reports` (html): files, folders or globs
    of the reports that the dataset was built from, whose texts are shown. `others`: what a format of another package
    takes. `tell` is called with each line that there is to tell about the export.

    Raises UnknownNameError for an unknown format, InputError when the folder holds no dataset of this version, the
    format lacks a package or an option is not the format's, OutputError when the target cannot be written or is part
    of the dataset.
    """
    found = find_format(format)
    ours = {"bom": bom, "partition": partition, "licence": licence, "reports": reports}
    options = {name: value for name, value in ours.items() if value} | others
    check_options(found, options)
    dataset = dataset if isinstance(dataset, Dataset) else read(dataset)
    target = Path(target)
    _check_place(dataset, target)
    if found.target is Target.FOLDER and target.suffix.lower() in ENDINGS:
        raise OutputError(f"{target} looks like a file, and {format} writes a folder; name a folder")
    for table in TABLES:
        _check_version(dataset, table)
    write = load_writer(found)
    with replacing(target, found.target) as draft:
        told = write(dataset, draft, **options)
    for line in told or ():
        if tell:
            tell(line)
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
    found = dataset.lazy(table.name).collect_schema()
    where = dataset.path(table.name) if dataset.folder else table.name
    remedy = "another version of Sourcebook built it; build the dataset anew"
    if missing := [name for name in table.names if name not in found]:
        raise InputError(f"{where} lacks {', '.join(missing)}: {remedy}")
    for name, dtype in polars_schema(table).items():
        if found[name] != dtype:
            raise InputError(f"{where}: {name} is {found[name]} and should be {dtype}: {remedy}")
