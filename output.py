"""Second pass: events out of the store, into the Parquet files of a build."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from .checking import check
from .dataset import file_of
from .exports import TableWriter
from .linking.events import finished
from .schema import CLAIMS, EVENTS, PROVENANCE, REPORTS, Table, polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    import polars as pl

    from .exports import BuildInfo
    from .linking.events import Finished
    from .linking.staging import Staging
    from .progress import Progress

CHUNK_ROWS = 20_000
"""Provenance rows checked and handed on at once, some 20 MB in memory."""

REPORT_ROWS = 5_000

ORDER = (EVENTS, CLAIMS, REPORTS, PROVENANCE)
"""The tables as the summary names them."""


class Written(NamedTuple):
    """What stands in the folder: the tables' rows by name, and what was left out."""

    counts: dict[str, int]
    defects: list[str]


def write(staging: Staging, folder: Path, info: BuildInfo, progress: Progress) -> Written:
    """Write the tables of a build, as the builder made them, into `folder`.

    A row that breaks a rule of the schema is left out with all that refers to it, and told in `defects`.
    """
    with _Files(folder, info) as files:
        for chunk in _chunks(finished(staging, info.builder)):
            files.add(chunk)
            progress("writing", files.tables["events"].rows)
        rows = staging.reports()
        while some := list(islice(rows, REPORT_ROWS)):
            files.keep(REPORTS, _from_dicts(REPORTS, some))
    return Written({name: table.rows for name, table in files.tables.items()}, files.defects)


class _Files:
    """The four tables on their way into files."""

    def __init__(self, folder: Path, info: BuildInfo) -> None:
        self.tables = {table.name: TableWriter(folder / file_of(table), table, info) for table in ORDER}
        self.left_out: set[str] = set()
        self.defects: list[str] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for writer in self.tables.values():
            self._open.enter_context(writer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def add(self, chunk: Sequence[Finished]) -> None:
        """Check and write events with all that rests on them."""
        import polars as pl

        events = _from_dicts(EVENTS, [part.event for part in chunk if part.event])
        claims = _from_dicts(CLAIMS, [claim for part in chunk for claim in part.claims])
        evidence = _from_tuples(PROVENANCE, [row for part in chunk for row in part.evidence])
        self.keep(EVENTS, events)
        if self.left_out:
            homeless = pl.col("event_id").is_in(list(self.left_out)).fill_null(False)
            self.left_out |= set(claims.filter(homeless)["claim_id"])
            claims = claims.filter(~homeless)
        self.keep(CLAIMS, claims)
        if self.left_out:
            evidence = evidence.filter(~pl.col("row_id").is_in(list(self.left_out)))
        self.keep(PROVENANCE, evidence)

    def keep(self, table: Table, frame: pl.DataFrame) -> None:
        """Write the sound rows, and remember the others."""
        sound, defects = check(table, frame)
        if defects:
            self.defects += defects
            self.left_out |= set(frame[table.key]) - set(sound[table.key])
        self.tables[table.name].write(sound)


def _chunks(parts: Iterable[Finished]) -> Iterator[list[Finished]]:
    chunk: list[Finished] = []
    rows = 0
    for part in parts:
        chunk.append(part)
        rows += len(part.evidence)
        if rows >= CHUNK_ROWS:
            yield chunk
            chunk, rows = [], 0
    yield chunk


def _from_dicts(table: Table, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame({name: [row[name] for row in rows] for name in table.names}, schema=polars_schema(table))


def _from_tuples(table: Table, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    import polars as pl

    columns = dict(zip(table.names, zip(*rows, strict=True), strict=True)) if rows else None
    return pl.DataFrame(columns, schema=polars_schema(table))
