"""Rows as comma-separated text (RFC 4180, UTF-8): what every format of csv of ours shares."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

import polars as pl

from ..schema import LIST_SEPARATOR, Kind
from .cells import GUARDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ..schema import Table

TIMESTAMP = "%Y-%m-%dT%H:%M:%S%.fZ"
"""ISO 8601, in UTC; the fraction only where there is one."""


def write_csv(
    path: Path, table: Table, frames: Iterable[pl.DataFrame], headings: Sequence[Sequence[str]], *, bom: bool = False
) -> None:
    """Write rows of `headings`, then the table's. Dates are ISO 8601, lists `; `-separated, empty cells empty.

    `bom` is for Excel: the file begins with a byte-order mark, without which Excel garbles letters, and text that
    Excel would run as a formula gets an apostrophe in front.
    """
    with path.open("wb") as file:
        if bom:
            file.write(codecs.BOM_UTF8)
        for heading in headings:
            file.write(_line(heading))
        for frame in frames:
            flat = flattened(frame, table)
            (_guarded(flat) if bom else flat).write_csv(file, include_header=False)


def flattened(frame: pl.DataFrame, table: Table, timestamp: str = TIMESTAMP) -> pl.DataFrame:
    """The frame with lists and timestamps as text; its other columns as they are. `timestamp`: form of a moment."""
    as_text = []
    for column in table.columns:
        if column.kind is Kind.LIST:
            as_text.append(pl.col(column.name).list.join(LIST_SEPARATOR))
        elif column.kind is Kind.TIMESTAMP:
            as_text.append(pl.col(column.name).dt.to_string(timestamp))
    return frame.with_columns(as_text)


def _guarded(flat: pl.DataFrame) -> pl.DataFrame:
    texts = [pl.col(name) for name, dtype in flat.schema.items() if dtype == pl.String]
    return flat.with_columns(
        pl.when(text.str.contains(GUARDED)).then(pl.format("'{}", text)).otherwise(text).alias(text.meta.output_name())
        for text in texts
    )


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
