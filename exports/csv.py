"""A folder of csv files, one for each table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema import TABLES
from .delimited import write_csv
from .rows import batches

if TYPE_CHECKING:
    from pathlib import Path

    from .tables import Tables


def write(dataset: Tables, target: Path, *, bom: bool = False) -> None:
    """Write every table. `bom`: see `delimited.write_csv`."""
    target.mkdir()
    for table in TABLES:
        write_csv(target / f"{table.name}.csv", table, batches(dataset, table), [table.names], bom=bom)
