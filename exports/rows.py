"""A dataset's rows, some at a time: exports never hold a whole table that is in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import empty_frame, polars_schema
from .parquet import read_batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..schema import Table
    from .tables import Tables

ROWS = 20_000
"""Rows at a time: some 20 MB of provenance as polars holds them, 100 MB as Python objects."""


def batches(dataset: Tables, table: Table) -> Iterator[pl.DataFrame]:
    """Yield the table's rows in order, with its columns and types; one empty frame where it has none."""
    parts = _from_memory(dataset.table(table.name)) if _in_memory(dataset, table) else _from_file(dataset, table)
    found = False
    for part in parts:
        found = True
        yield part.select(table.names).cast(pl.Schema(polars_schema(table)))
    if not found:
        yield empty_frame(table)


def _in_memory(dataset: Tables, table: Table) -> bool:
    return table.name in dataset.frames or dataset.folder is None


def _from_memory(frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return (frame[start : start + ROWS] for start in range(0, frame.height, ROWS))


def _from_file(dataset: Tables, table: Table) -> Iterator[pl.DataFrame]:
    return read_batches(dataset.path(table.name), table.names, ROWS)
