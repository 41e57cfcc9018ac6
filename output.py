"""Second pass: events out of the store, checked against the schema, into the files of a dataset."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from .dataset import file_of
from .linking.events import Finished, finished
from .schema import CLAIMS, EVENTS, PROVENANCE, REPORTS, Table, polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import polars as pl

    from .linking.staging import Staging

CHUNK_ROWS = 20_000
"""Provenance rows checked and written at once: enough for a good Parquet row group, some 20 MB in memory."""


def chunks(events: Iterable[Finished]) -> Iterator[list[Finished]]:
    chunk: list[Finished] = []
    rows = 0
    for event in events:
        chunk.append(event)
        rows += len(event.evidence)
        if rows >= CHUNK_ROWS:
            yield chunk
            chunk, rows = [], 0
    if chunk:
        yield chunk


def frame_of_rows(table: Table, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    import polars as pl

    columns = {name: [row[name] for row in rows] for name in table.names}
    return pl.DataFrame(columns, schema=polars_schema(table))


def frame_of_tuples(table: Table, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    import polars as pl

    columns = dict(zip(table.names, zip(*rows, strict=False), strict=True)) if rows else None
    return pl.DataFrame(columns, schema=polars_schema(table))


class Written(NamedTuple):
    files: list[str]
    counts: dict[str, int]
    defects: list[Any]


def write(staging: Staging, folder: Path, label, fingerprint, failures, progress, *, workbook) -> Written:
    import pyarrow.parquet as pq

    writers = {}
    counts = dict.fromkeys(("events", "claims", "reports", "provenance"), 0)

    def put(table, frame):
        arrow = frame.to_arrow()
        if table.name not in writers:
            writers[table.name] = pq.ParquetWriter(folder / file_of(table), arrow.schema, compression="zstd")
        writers[table.name].write_table(arrow)
        counts[table.name] += frame.height

    for chunk in chunks(finished(staging, label)):
        put(EVENTS, frame_of_rows(EVENTS, [e.event for e in chunk if e.event]))
        put(CLAIMS, frame_of_rows(CLAIMS, [c for e in chunk for c in e.claims]))
        put(PROVENANCE, frame_of_tuples(PROVENANCE, [x for e in chunk for x in e.evidence]))
    rows = staging.reports()
    while some := list(islice(rows, 5000)):
        put(REPORTS, frame_of_rows(REPORTS, some))
    for t in (EVENTS, CLAIMS, PROVENANCE):
        if t.name not in writers:
            put(t, frame_of_rows(t, []))
    for w in writers.values():
        w.close()
    return Written([file_of(n) for n in writers], counts, [])
