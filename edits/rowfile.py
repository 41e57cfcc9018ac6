"""A csv or Parquet file of rows of one table, read as a sheet whose addresses are lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..errors import InputError
from ..exports import read_table
from ..schema import TABLES, dtype
from ..schema.findings import findings_frame
from .book import ROW, Book, Saved, Sheet
from .headings import RECOGNISED, normal
from .misread import unreadable
from .values import cleaned, values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..schema import Table

SEPARATORS = ",;\t|"
"""What may stand between the fields of a csv file: the one that its header has most of."""
HEADER_BYTES = 1 << 16


def table_of(columns: Iterable[str], where: str) -> Table:
    """The table that most of whose columns are there, its key among them; raises InputError where none is."""
    names = {normal(column) for column in columns}
    scores = {table.name: len(names & set(table.names)) / len(table.names) for table in TABLES if table.key in names}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is None or scores[best] < RECOGNISED:
        told = ", ".join(f"{table.name} ({table.names[0]}, {table.names[1]}, …)" for table in TABLES)
        raise InputError(f"{where} has the columns of no table; name a file with those of one of {told}")
    return next(table for table in TABLES if table.name == best)


def read_parquet(path: Path) -> tuple[Table, pl.DataFrame]:
    """Read a table's Parquet file as it is; raises InputError where it holds none of ours."""
    frame = read_table(path)
    return table_of(frame.columns, str(path)), frame


def as_sheet(table: Table, frame: pl.DataFrame, name: str, first: int = 1) -> Sheet:
    """A frame as a sheet of the file `name`; rows are counted from `first`."""
    numbered = frame.with_columns(pl.int_range(first, first + pl.len(), dtype=pl.Int64).alias(ROW))
    letters = {column: "" for column in frame.columns if column in table}
    return Sheet(
        name=table.name, title=name, frame=numbered, letters=letters, extras=numbered.select(ROW), by_line=True
    )


def read_csv(path: Path) -> Book:
    """Read a csv file of one table's rows, cell by cell as a workbook's are; raises InputError where it is none."""
    texts = _texts(path)
    table = table_of(texts.columns, str(path))
    names = {normal(column): column for column in reversed(texts.columns)}
    extra = [column for column in texts.columns if normal(column) not in table]
    lines = (2 + _breaks(texts).shift(1, fill_value=0).cum_sum() + pl.int_range(texts.height, eager=True)).alias(ROW)
    ours = texts.select(
        cleaned(pl.col(names[column.name]), column).alias(column.name)
        for column in table.columns
        if column.name in names
    )
    typed = [
        values(pl.col(column.name), column, from_1904=False).alias(column.name)
        if column.name in names
        else pl.lit(None, dtype(column.kind)).alias(column.name)
        for column in table.columns
    ]
    sheet = Sheet(
        name=table.name,
        title=path.name,
        frame=ours.select(*typed, lines),
        letters=dict.fromkeys(ours.columns, ""),
        extra=dict.fromkeys(extra, ""),
        extras=texts.select(*extra, lines),
        by_line=True,
    )
    findings = findings_frame(unreadable(table, sheet, ours))
    return Book(path=path, sheets={table.name: sheet}, info=Saved(), findings=findings)


def _texts(path: Path) -> pl.DataFrame:
    try:
        with path.open("rb") as stream:
            header = stream.read(HEADER_BYTES).partition(b"\n")[0].decode("utf-8-sig", "replace")
        separator = max(SEPARATORS, key=header.count)
        return pl.read_csv(path, separator=separator, infer_schema=False, encoding="utf8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}; check its name") from error
    except pl.exceptions.PolarsError as error:
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"{path} cannot be read as csv ({reason}); save it as csv in UTF-8") from error


def _breaks(texts: pl.DataFrame) -> pl.Series:
    """Line breaks within the cells of each row."""
    counts = [pl.col(name).str.count_matches("\n").fill_null(0) for name in texts.columns]
    return texts.select(pl.sum_horizontal(counts).cast(pl.Int64).alias(ROW)).to_series()
