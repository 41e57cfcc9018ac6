"""Lists in csv and tsv, in any of the usual delimiters and encodings."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from ...reports.decoding import guessed
from ...reports.delimited import CHUNK, DELIMITERS, encoding_of
from ...reports.draft import MAX_BYTES, Source
from .sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reports import Notice
    from .sheet import Line, Opened

IN_MEMORY = 1 << 26
"""Bytes of standard input kept in memory; more goes to a temporary file, as the encoding is looked at first."""


def open_csv(source: Source) -> Opened:
    """Open a file with whichever delimiter its header has most of."""
    return _opened(source, None)


def open_tsv(source: Source) -> Opened:
    """Open a file with tabs between its cells."""
    return _opened(source, "\t")


@contextmanager
def open_piped(source: Source) -> Iterator[list[Sheet]]:
    """Open csv that is piped in."""
    with SpooledTemporaryFile(IN_MEMORY) as kept:
        copyfileobj(source.stream, kept)
        kept.seek(0)
        with _opened(Source(source.name, cast("BinaryIO", kept)), None) as sheets:
            yield sheets


@contextmanager
def _opened(source: Source, delimiter: str | None) -> Iterator[list[Sheet]]:
    encoding, certain = encoding_of(source.stream)
    with TextIOWrapper(source.stream, encoding, errors="replace", newline="") as lines:
        first = lines.readline(CHUNK)
        lines.seek(0)
        csv.field_size_limit(MAX_BYTES)
        rows = csv.reader(lines, delimiter=delimiter or max(DELIMITERS, key=first.count))
        header = [name.strip() for name in next(rows, [])]
        notices = [] if certain else [source.notice(guessed(encoding))]
        yield [Sheet(None, source.name, header, lambda: _rows(source, rows, len(header), notices))]


def _rows(source: Source, rows: Iterator[list[str]], width: int, notices: list[Notice]) -> Iterator[Line | Notice]:
    yield from notices
    number = 1
    try:
        for number, values in enumerate(rows, 2):
            if any(values[width:]):
                told = (
                    f"{len(values)} cells under {width} column names; quote what holds the delimiter; the rest is cut"
                )
                yield source.notice(told, number)
            yield number, values
    except csv.Error as error:
        told = f"the file cannot be read on from here ({error}); is a quotation mark left open?"
        yield source.notice(told, number + 1)
