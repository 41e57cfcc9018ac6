"""Reports in Parquet: one row, one report; the text in a column whose name says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import KNOWN, TEXT, read_record, text_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Found, Source

BATCH = 256
"""Rows held in memory at a time."""


def read(source: Source) -> Iterator[Found]:
    """Yield a draft or a failure for every row, counted from 1."""
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(source.stream)
    names = file.schema_arrow.names
    wanted = {name: name.strip().lower() for name in reversed(names) if name.strip().lower() in KNOWN}
    if text_field(wanted.values()) is None:
        columns = ", ".join(names) or "none"
        yield source.failure(
            f"no text column; the columns are {columns}; give the one with the text the name {TEXT[0]}"
        )
        return
    row = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=list(wanted)):
        for record in batch.to_pylist():
            row += 1
            found = read_record({wanted[name]: value for name, value in record.items()}, row)
            yield source.failure(found, row) if isinstance(found, str) else found
