"""An empty workbook to code by hand: the same sheets, dropdowns, checks and codebook, and no rows."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import OutputError
from ..schema import TABLES
from .info import BuildInfo
from .parquet import TableWriter
from .workbook import write_workbook

HAND = "none (coded by hand)"
TEMPLATE = "template"
"""Stands for the fingerprint of a build: nothing was built."""


def template(out: str | Path) -> None:
    """Write an empty workbook to `out`, with dropdowns, checks and codebook, for coding by hand.

    Raises OutputError where a file is in its place, which may hold work, or where it cannot be written.
    """
    path = Path(out)
    if path.exists():
        raise OutputError(f"{path} is there already and may hold work; name a new file")
    info = BuildInfo(version=version("sourcebook"), builder=HAND, fingerprint=TEMPLATE)
    try:
        with TemporaryDirectory() as folder:
            paths = {table.name: Path(folder) / f"{table.name}.parquet" for table in TABLES}
            for table in TABLES:
                with TableWriter(paths[table.name], table, info):
                    pass
            write_workbook(path, paths, info)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; choose another place") from error
