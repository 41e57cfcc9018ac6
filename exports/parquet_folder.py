"""A folder of Parquet files: one for each table, or for large datasets one for each part of a table.

Parts are laid out as Hive does (`events/country=SYR/year=2023/part-0.parquet`), which DuckDB, polars, pyarrow, pandas,
GeoPandas and Spark read as one table, and of which they open only the parts that a query asks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from ..schema import CLAIMS, EVENTS, PROVENANCE, TABLES
from .footer import info_of
from .parquet import TableWriter
from .partition import KEYS, folder_of, keys_of_rows, partition_keys
from .rows import batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ..schema import Table
    from .info import BuildInfo
    from .tables import Tables

PARTED = {EVENTS.name: "event_id", CLAIMS.name: "event_id", PROVENANCE.name: "row_id"}
"""Tables that are laid out in parts, and the column that says which event a row belongs to; a report may tell of
several events, so reports stay whole."""

CHUNK = 200_000
"""Rows held at a time (provenance takes some 300 MB while it is parted); each chunk adds a file to the parts it
touches. Fewer rows would make many small files, which every reader is slow on; rows that come in the order of events
touch few parts."""


def write(dataset: Tables, target: Path, *, partition: str = "", licence: str | None = None) -> None:
    """Write every table. `partition`: keys by which events, claims and provenance are parted, as in `country,year`.

    Raises InputError for a key that does not exist.
    """
    keys = partition_keys(partition)
    info = info_of(dataset, licence)
    target.mkdir()
    of_rows = keys_of_rows(dataset, keys)
    for table in TABLES:
        if keys and table.name in PARTED:
            _write_parts(target / table.name, table, _keyed(dataset, table, of_rows), keys, info)
        else:
            with TableWriter(target / f"{table.name}.parquet", table, info) as writer:
                for frame in batches(dataset, table):
                    writer.write(frame)


def _keyed(dataset: Tables, table: Table, of_rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The table's rows with their event's keys beside them, under the names of `KEYS`."""
    named = of_rows.rename({"row_id": PARTED[table.name]})
    for frame in batches(dataset, table):
        yield frame.join(named, on=PARTED[table.name], how="left", maintain_order="left")


def _write_parts(
    folder: Path, table: Table, frames: Iterable[pl.DataFrame], keys: Sequence[str], info: BuildInfo
) -> None:
    within = replace(table, columns=tuple(column for column in table.columns if column.name not in keys))
    marks = [KEYS[key].mark for key in keys]
    for number, chunk in enumerate(_chunks(frames)):
        for values, part in sorted(chunk.partition_by(marks, as_dict=True, maintain_order=True).items(), key=str):
            place = folder.joinpath(*map(folder_of, keys, values))
            place.mkdir(parents=True, exist_ok=True)
            with TableWriter(place / f"part-{number}.parquet", within, info) as writer:
                writer.write(part.select(within.names))


def _chunks(frames: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    held: list[pl.DataFrame] = []
    for frame in frames:
        held.append(frame)
        if sum(part.height for part in held) >= CHUNK:
            yield pl.concat(held)
            held = []
    if held:
        yield pl.concat(held)
