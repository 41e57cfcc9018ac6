"""One DuckDB file: the four tables with their own types, the codebook as comments and as a table, what built it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import duckdb

from ..errors import OutputError
from ..schema import TABLES, Kind
from ..schema.codebook import codebook_frame
from .footer import about, info_of
from .rows import batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

    from ..schema import Table
    from .tables import Tables

TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMPTZ",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.LIST: "VARCHAR[]",
}

STORAGE = "v1.0.0"
"""The oldest form of the file that is still kept readable: every DuckDB since 1.0 opens it."""


def write(dataset: Tables, target: Path) -> None:
    """Write the file. Raises OutputError when the disk is full."""
    try:
        with _database(target) as session:
            for table in TABLES:
                _create(session, table)
                for frame in batches(dataset, table):
                    _insert(session, table.name, frame)
            _insert(session, "codebook", codebook_frame(), create=True)
            session.execute("CREATE TABLE about (name VARCHAR, value VARCHAR)")
            pairs = [list(pair) for pair in about(info_of(dataset)).items()]
            session.executemany("INSERT INTO about VALUES (?, ?)", pairs)
    except duckdb.IOException as error:
        reason = str(error).splitlines()[0]
        raise OutputError(f"{target.parent} cannot be written: {reason}; what was there is unchanged") from error


@contextmanager
def _database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session on a new file. The log that a failed or killed export left beside it is removed."""
    try:
        with closing(duckdb.connect()) as session:
            session.execute(f"ATTACH {_text(str(path))} AS dataset (STORAGE_VERSION '{STORAGE}')")
            session.execute("USE dataset")
            yield session
            session.execute("USE memory")
            session.execute("DETACH dataset")
    finally:
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _create(session: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = (
        f'"{column.name}" {TYPES[column.kind]}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    )
    session.execute(f"CREATE TABLE {table.name} ({', '.join(columns)})")
    session.execute(f"COMMENT ON TABLE {table.name} IS {_text(table.meaning)}")
    for column in table.columns:
        session.execute(f'COMMENT ON COLUMN {table.name}."{column.name}" IS {_text(column.meaning)}')


def _insert(session: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame, *, create: bool = False) -> None:
    session.register("batch", frame.to_arrow())
    session.execute(f"CREATE TABLE {name} AS FROM batch" if create else f"INSERT INTO {name} FROM batch")
    session.unregister("batch")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
