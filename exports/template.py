"""An empty workbook to code by hand: the same sheets, dropdowns, checks and codebook, and no rows."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from ..errors import OutputError
from ..schema import TABLES
from .info import BuildInfo
from .parquet import TableWriter
from .workbook import write_workbook

HAND = "none (coded by hand)"
TEMPLATE = "template"
"""Stands for the fingerprint of a build, as nothing was built, and for the edition that a template is a copy of."""


class Empty(NamedTuple):
    """A dataset without rows."""

    paths: dict[str, Path]
    """Its Parquet files, by table name."""
    info: BuildInfo


def template(out: str | Path) -> None:
    """Write an empty workbook to `out`, with dropdowns, checks and codebook, for coding by hand.

    Raises OutputError where a file is in its place, which may hold work, or where it cannot be written.
    """
    path = Path(out)
    if path.exists():
        raise OutputError(f"{path} is there already and may hold work; name a new file")
    try:
        with TemporaryDirectory() as folder:
            paths, info = empty_dataset(Path(folder))
            write_workbook(path, paths, msgspec.structs.replace(info, base=TEMPLATE))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; choose another place") from error


def empty_dataset(folder: Path) -> Empty:
    """Write the tables of a dataset without rows into `folder`."""
    info = BuildInfo(version=version("sourcebook"), builder=HAND, fingerprint=TEMPLATE)
    paths = {table.name: folder / f"{table.name}.parquet" for table in TABLES}
    for table in TABLES:
        with TableWriter(paths[table.name], table, info):
            pass
    return Empty(paths, info)
