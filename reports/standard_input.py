"""Reports piped in: JSON lines when the first character that is not blank is `{`, otherwise one plain text."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from . import plain
from .draft import MAX_BYTES, Source
from .jsonlines import bounded_lines, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .draft import Found


def read(source: Source) -> Iterator[Found]:
    """Yield what was piped in; raises UndecodableError."""
    lines = bounded_lines(source.stream)
    head = []
    for line in lines:
        head.append(line)
        if not line.isspace():
            break
    everything = chain(head, lines)
    if head and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_lines(source, everything)
    elif head:
        yield from plain.read(Source(source.name, BytesIO(_joined(everything))))


def _joined(lines: Iterable[bytes]) -> bytes:
    """The lines as one, up to the first that makes them too long for a report."""
    text = bytearray()
    for line in lines:
        text += line
        if len(text) > MAX_BYTES:
            break
    return bytes(text)
