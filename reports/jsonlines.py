"""Reports in JSON lines: one object a line, one report an object; any number of lines in constant memory."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from .decoding import UndecodableError, guess, guessed, marked
from .draft import MAX_BYTES
from .fields import read_record, text_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .draft import Draft, Found, Source
    from .report import Failure

MAX_LINE = 2 * MAX_BYTES
"""Longest line in bytes: the longest text with every character escaped, and metadata beside it."""


def read(source: Source) -> Iterator[Found]:
    """Yield a draft for every line that is a report, and a failure for every other that is not blank."""
    head = source.stream.read(4)
    codec = marked(head)
    source.stream.seek(len(codecs.BOM_UTF8) if codec == "utf-8-sig" else 0)
    if codec is None or codec == "utf-8-sig":
        yield from read_lines(source, bounded_lines(source.stream))
    else:
        recoded = codecs.EncodedFile(source.stream, "utf-8", codec)
        yield from read_lines(source, bounded_lines(cast("BinaryIO", recoded)))


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a file; one longer than the limit ends early, with one byte more than the limit."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


def read_lines(source: Source, lines: Iterable[bytes]) -> Iterator[Found]:
    """Yield what the lines hold; lines that are no UTF-8 are read in the encoding that the first of them has."""
    encoding = None
    for row, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            yield source.failure(f"a line of more than {MAX_LINE // 1_000_000} MB; one line is one report", row)
            continue
        if line.isspace():
            continue
        try:
            yield _found(source, line, row)
        except UnicodeDecodeError:
            try:
                encoding = encoding or guess(line)
            except UndecodableError as error:
                yield source.failure(str(error), row)
                continue
            yield source.notice(guessed(encoding), row)
            yield _found(source, line.decode(encoding, "replace").encode(), row)


def _found(source: Source, line: bytes, row: int) -> Draft | Failure:
    """Read one line; raises UnicodeDecodeError when it is no UTF-8."""
    try:
        record = _object(line.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        return source.failure(f'no JSON object: {error}; each line holds one report as {{"text": …}}', row)
    if text_field(record) is None:
        record = {name.lower(): value for name, value in record.items()}
    found = read_record(record, row)
    return source.failure(found, row) if isinstance(found, str) else found


def _object(line: bytes) -> dict[str, object]:
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError:
        raise ValueError("a value of another kind") from None
    except msgspec.DecodeError:
        record = json.loads(line.decode())  # accepts half a surrogate pair; and its messages say where
    if not isinstance(record, dict):
        raise ValueError("a value of another kind")
    return record


_DECODER = msgspec.json.Decoder(dict[str, object])
