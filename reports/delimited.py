"""Reports in csv and tsv: one row, one report; the text in a column whose name says so."""

from __future__ import annotations

import codecs
import csv
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from .decoding import guess, guessed, marked
from .draft import MAX_BYTES
from .fields import KNOWN, TEXT, read_record, text_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Draft, Found, Source
    from .report import Failure

DELIMITERS = ",;\t|"
"""What may stand between the fields of a csv file: the one that its header has most of, the first when it has none."""

CHUNK = 1 << 20
"""Bytes read at a time to see whether a file is UTF-8."""


def read_csv(source: Source) -> Iterator[Found]:
    """Yield a draft or a failure for every row of a file with any of the usual delimiters."""
    return _rows(source, None)


def read_tsv(source: Source) -> Iterator[Found]:
    """Yield a draft or a failure for every row of a file with tabs between its fields."""
    return _rows(source, "\t")


def _rows(source: Source, delimiter: str | None) -> Iterator[Found]:
    encoding, certain = encoding_of(source.stream)
    if not certain:
        yield source.notice(guessed(encoding))
    with TextIOWrapper(source.stream, encoding, errors="replace", newline="") as lines:
        first = lines.readline(CHUNK)
        lines.seek(0)
        csv.field_size_limit(MAX_BYTES)
        rows = csv.reader(lines, delimiter=delimiter or max(DELIMITERS, key=first.count))
        yield from _below_header(source, rows)


def _below_header(source: Source, rows: Iterator[list[str]]) -> Iterator[Found]:
    row = 1
    try:
        header = [name.strip() for name in next(rows, [])]
        if text_field(map(str.lower, header)) is None:
            columns = ", ".join(filter(None, header)) or "none"
            yield source.failure(
                f"no text column; the columns are {columns}; give the one with the text the name {TEXT[0]}"
            )
            return
        for row, values in enumerate(rows, 2):
            if any(values):
                yield _found(source, header, values, row)
    except csv.Error as error:
        yield source.failure(f"the file cannot be read on from here ({error}); is a quotation mark left open?", row + 1)


def _found(source: Source, header: list[str], values: list[str], row: int) -> Draft | Failure:
    if any(values[len(header) :]):
        fields = f"{len(values)} fields under {len(header)} column names"
        return source.failure(f"{fields}; put the text in quotation marks where it holds the delimiter", row)
    record: dict[str, object] = {}
    for name, value in zip(map(str.lower, header), values, strict=False):
        if name in KNOWN:
            record.setdefault(name, value)
    found = read_record(record, row)
    return source.failure(found, row) if isinstance(found, str) else found


def encoding_of(stream: BinaryIO) -> tuple[str, bool]:
    """The encoding of a file, and whether it is certain; the file is read through once and left at its start."""
    codec = marked(stream.read(4))
    stream.seek(0)
    if codec is not None:
        return codec, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return guess(error.object[error.object.rfind(b"\n", 0, error.start) + 1 :]), False
    finally:
        stream.seek(0)
    return "utf-8", True
