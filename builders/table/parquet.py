"""Lists in Parquet."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .sheet import Sheet, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reports.draft import Source
    from .sheet import Line

BATCH = 4096
"""Rows held in memory at a time."""


@contextmanager
def open_parquet(source: Source) -> Iterator[list[Sheet]]:
    """Open a file; columns of bytes, such as geometries, are passed over."""
    from pyarrow import types
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(source.stream)
    names = [field.name for field in file.schema_arrow if not types.is_binary(field.type)]

    def rows() -> Iterator[Line]:
        number = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=names):
            for record in batch.to_pylist():
                number += 1
                yield number, [text_of(record[name]) for name in names]

    with file:
        yield [Sheet(None, source.name, names, rows)]
