"""Parquet: one file per table, written as rows come, the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DefectError, InputError
from ..schema import EVENTS, Kind, polars_schema
from . import footer
from .geoparquet import GEOMETRY, Points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    import polars as pl
    import pyarrow as pa

    from ..schema import Table
    from .info import BuildInfo

ROW_GROUP = 20_000
"""Rows of a row group, always: the file does not depend on how the rows were handed over. Large enough to compress
well, small enough (some 10 MB of provenance, and as much again in each form that it takes on its way into the file) to
be held in memory."""


class TableWriter:
    """Writes one table's file, row group by row group; a context manager.

    The file appears under its name when the block ends without an exception, and not at all otherwise. `write` raises
    DefectError when a frame's columns or types are not the table's.
    """

    def __init__(self, path: str | Path, table: Table, info: BuildInfo) -> None:
        from pyarrow.parquet import ParquetWriter

        self.path = Path(path)
        self.table = table
        self.rows = 0
        self._info = info
        self._draft = self.path.with_name(f".{self.path.name}.part")
        self._schema = arrow_schema(table)
        self._points = Points() if GEOMETRY in self._schema.names else None
        if self._points:  # readers of a folder of files look here; the box is in each file's own footer only
            self._schema = self._schema.with_metadata(self._points.footer())
        self._waiting: list[pl.DataFrame] = []
        # no Arrow schema in the file: it would make readers of Arrow take polars' large types for ours
        self._writer = ParquetWriter(self._draft, self._schema, compression="zstd", store_schema=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._writer.close()
            self._draft.unlink(missing_ok=True)

    def write(self, frame: pl.DataFrame) -> None:
        """Append rows; they reach the file when a row group is full."""
        if frame.schema != polars_schema(self.table):
            raise DefectError(
                f"columns of {self.path.name} are {frame.schema}; they must be those of {self.table.name}"
            )
        self.rows += frame.height
        self._waiting.append(frame)
        if sum(part.height for part in self._waiting) >= ROW_GROUP:
            self._flush(ROW_GROUP)

    def close(self) -> None:
        """Write what is left and the footer, and give the file its name."""
        self._flush(1)
        self._writer.add_key_value_metadata({footer.KEY: footer.footer(self.table, self._info)})
        if self._points:
            self._writer.add_key_value_metadata(self._points.footer())
        self._writer.close()
        self._draft.replace(self.path)

    def _flush(self, least: int) -> None:
        """Write full row groups, and the rest where it has at least so many rows."""
        import polars as pl

        if not self._waiting:
            return
        rows = pl.concat(self._waiting)
        while rows.height >= least:
            self._write_group(rows[:ROW_GROUP])
            rows = rows[ROW_GROUP:]
        self._waiting = [rows] if rows.height else []

    def _write_group(self, rows: pl.DataFrame) -> None:
        import polars as pl
        import pyarrow as pa

        columns = rows.to_arrow(compat_level=pl.CompatLevel.oldest()).columns
        if self._points:
            columns.append(self._points.column(rows))
        group = pa.Table.from_arrays(columns, schema=self._schema).combine_chunks()
        self._writer.write_table(group, row_group_size=ROW_GROUP)


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table's file as polars hands them over, and for events the geometry.

    Large text and lists are so in memory alone; in the file they are the plain types that every reader knows.
    """
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.large_string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.DATE: pa.date32(),
        Kind.TIMESTAMP: pa.timestamp("us", "UTC"),
        Kind.BOOLEAN: pa.bool_(),
        Kind.LIST: pa.large_list(pa.large_string()),
    }
    fields = [pa.field(column.name, types[column.kind]) for column in table.columns]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.large_binary())] if table.name == EVENTS.name else fields)


def read_table(path: str | Path) -> pl.DataFrame:
    """Read a table's file without the geometry; raises InputError when it is no Parquet file."""
    import polars as pl

    try:
        return pl.read_parquet(path).select(pl.exclude(GEOMETRY))
    except (OSError, pl.exceptions.PolarsError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{path} cannot be read as Parquet: {reason}; name a file that Sourcebook wrote") from error


def read_batches(path: str | Path, columns: list[str], rows: int) -> Iterator[pl.DataFrame]:
    """Yield some columns of a table's file, so many rows at a time; no more than a row group is in memory."""
    import polars as pl
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        for batch in file.iter_batches(rows, columns=columns, use_threads=False):
            yield pl.DataFrame(pl.from_arrow(batch))
