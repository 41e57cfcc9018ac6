"""One SQLite file: the four tables, the members of their lists, the codebook, and what built it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ..errors import OutputError
from ..schema import EVENTS, TABLES, Kind
from ..schema.codebook import HEADINGS, codebook_frame
from .delimited import flattened
from .footer import about, info_of
from .rows import batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

    from ..schema import Column, Table
    from .tables import Tables

TYPES = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.NUMBER: "REAL",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMP",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.LIST: "TEXT",
}
"""Declared types. SQLite keeps dates and timestamps as text and booleans as 0 and 1; readers go by the declaration."""

TIMESTAMP = "%Y-%m-%d %H:%M:%S%.f"
"""UTC in the form of SQLite's own functions; R reads no other."""

MEMBERS = "event_lists"
_MEMBERS_SQL = (
    f'CREATE TABLE {MEMBERS} (event_id TEXT NOT NULL REFERENCES events, "column" TEXT NOT NULL, '
    "position INTEGER NOT NULL, member TEXT NOT NULL)"
)
"""One row for each member of a list of an event, so that SQL can ask for one; events have them as `; ` text too."""

INDEXES = (
    ("events", "country, date_start"),
    ("claims", "event_id"),
    ("provenance", 'row_id, "column"'),
    (MEMBERS, '"column", member'),
)


def write(dataset: Tables, target: Path) -> None:
    """Write the file; the same dataset gives the same bytes. Raises OutputError when the disk is full."""
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = OFF")  # the file takes its place only when it is complete
            base.execute("PRAGMA synchronous = OFF")
            base.execute("BEGIN")
            _fill(base, dataset)
            base.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OutputError(f"{target.parent} cannot be written: {error}; what was there is unchanged") from error


def _fill(base: sqlite3.Connection, dataset: Tables) -> None:
    for table in TABLES:
        base.execute(_table_sql(table))
    base.execute(_MEMBERS_SQL)
    for table in TABLES:
        for frame in batches(dataset, table):
            _insert(base, table.name, len(table.columns), flattened(frame, table, TIMESTAMP).iter_rows())
            if table is EVENTS:
                _insert(base, MEMBERS, 4, _members(frame))
    base.execute(f"CREATE TABLE codebook ({', '.join(f'{_quoted(name)} TEXT' for name in HEADINGS)})")
    _insert(base, "codebook", len(HEADINGS), codebook_frame().iter_rows())
    base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    _insert(base, "about", 2, iter(about(info_of(dataset)).items()))
    for table_name, columns in INDEXES:
        name = "_by_".join((table_name, columns.split(",")[0].strip('"')))
        base.execute(f"CREATE INDEX {name} ON {table_name} ({columns})")


def _insert(base: sqlite3.Connection, table: str, width: int, rows: Iterator[tuple[object, ...]]) -> None:
    base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", map(_stored, rows))  # noqa: S608


def _stored(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(value if value is None or isinstance(value, (str, int, float)) else str(value) for value in row)


def _members(frame: pl.DataFrame) -> Iterator[tuple[object, ...]]:
    lists = [column.name for column in EVENTS.columns if column.kind is Kind.LIST]
    for event_id, *values in frame.select("event_id", *lists).iter_rows():
        for name, members in zip(lists, values, strict=True):
            yield from ((event_id, name, at, member) for at, member in enumerate(members or (), 1))


def _table_sql(table: Table) -> str:
    return f"CREATE TABLE {table.name} ({', '.join(_column_sql(table, column) for column in table.columns)})"


def _column_sql(table: Table, column: Column) -> str:
    parts = [_quoted(column.name), TYPES[column.kind]]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.unique and column.name == table.key:
        parts.append("PRIMARY KEY")
    if column.name in table.references:
        parts.append(f"REFERENCES {table.references[column.name]}")
    return " ".join(parts)


def _quoted(name: str) -> str:
    return f'"{name}"'
