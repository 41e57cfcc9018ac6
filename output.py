"""Second pass: events out of the store, into the Parquet files of a build."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from .dataset import file_of
from .exports import TableWriter
from .linking.events import finished
from .schema import CLAIMS, EVENTS, PROVENANCE, REPORTS, Table, polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import polars as pl

    from .exports import BuildInfo
    from .linking.events import Finished
    from .linking.staging import Staging
    from .progress import Progress

CHUNK_ROWS = 8_000
"""Provenance rows checked at once: enough that a check costs little a row. As many more take 40 MB more at the peak
of a build; `bench.throughput` shows it."""

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
    with ExitStack() as stack:
        writers = {
            table.name: stack.enter_context(TableWriter(folder / file_of(table), table, info)) for table in ORDER
        }
        tables = _Tables(writers, staging)
        for chunk in _chunks(finished(staging, info.builder)):
            tables.add(chunk)
            progress("checking", writers["events"].rows)
        rows = staging.reports()
        while some := list(islice(rows, REPORT_ROWS)):
            tables.keep(REPORTS, _from_dicts(REPORTS, some))
    return Written({name: writer.rows for name, writer in writers.items()}, tables.defects)


class _Tables:
    """The four tables on their way into files."""

    def __init__(self, writers: dict[str, TableWriter], staging: Staging) -> None:
        self.writers = writers
        self.staging = staging
        self.left_out: set[str] = set()
        self.defects: list[str] = []

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
        import polars as pl

        findings = self._findings(table, frame)
        if not findings.is_empty():
            self.defects += _told(findings)
            broken = pl.int_range(pl.len()).is_in(findings["row"].implode())
            self.left_out |= set(frame.filter(broken)[table.key])
            frame = frame.filter(~broken)
        self.writers[table.name].write(frame)

    def _findings(self, table: Table, frame: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        from .schema.crossing import too_late, unplaced
        from .schema.validation import validate

        findings = validate(table, frame)
        if table is CLAIMS:
            return pl.concat([findings, unplaced(frame, pl.Series(dtype=pl.String()))])
        if table is not EVENTS:
            return findings
        ids = frame["report_ids"].explode().drop_nulls().unique().sort()
        schema = {"report_id": pl.String(), "published": pl.Date()}
        published = pl.DataFrame(list(self.staging.published(ids)), schema=schema, orient="row")
        return pl.concat([findings, too_late(frame, published)])


def _told(findings: pl.DataFrame) -> Iterator[str]:
    for table, key, rule, message in findings.select("table", "row_id", "rule", "message").iter_rows():
        yield f"{table} {key}: {message} ({rule})"


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
