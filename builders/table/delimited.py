"""Lists in csv and tsv, in any of the usual delimiters and encodings."""

from __future__ import annotations

import csv
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
    from .sheet import Line

IN_MEMORY = 1 << 26
"""Bytes of standard input kept in memory; more goes to a temporary file, as the encoding is looked at first."""


def open_csv(source: Source) -> list[Sheet]:
    """Open a file with whichever delimiter its header has most of."""
    return _opened(source, None)


def open_tsv(source: Source) -> list[Sheet]:
    """Open a file with tabs between its cells."""
    return _opened(source, "\t")


def open_piped(source: Source) -> list[Sheet]:
    """Open csv that is piped in."""
    kept = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed with the process's last look at it
    copyfileobj(source.stream, kept)
    kept.seek(0)
    return _opened(Source(source.name, cast("BinaryIO", kept)), None)


def _opened(source: Source, delimiter: str | None) -> list[Sheet]:
    encoding, certain = encoding_of(source.stream)
    lines = TextIOWrapper(source.stream, encoding, errors="replace", newline="")
    first = lines.readline(CHUNK)
    lines.seek(0)
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(lines, delimiter=delimiter or max(DELIMITERS, key=first.count))
    header = [name.strip() for name in next(rows, [])]
    notices = [] if certain else [source.notice(guessed(encoding))]
    return [Sheet(None, source.name, header, lambda: _rows(source, rows, len(header), notices))]


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
