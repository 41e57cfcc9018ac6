"""What a reader of one format hands on: the source it reads from, and drafts of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import BinaryIO, TypeAlias

import msgspec

from .report import Failure, Notice

MAX_CHARACTERS = 10_000_000
"""Longest text taken as one report: some 5,000 printed pages. Longer ones are many reports, or none."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""Largest file of plain text or markup: what the longest text takes in the widest encoding."""


def place(name: str, row: int | None) -> str:
    """A file, or a line or row of it counted from 1: `archive.jsonl:17`."""
    return name if row is None else f"{name}:{row}"


class Source(msgspec.Struct, frozen=True):
    """An open file, and the name its owner knows it by."""

    name: str
    stream: BinaryIO

    def failure(self, reason: str, row: int | None = None) -> Failure:
        """Say why this file, or this row of it, gives no report."""
        return Failure(place(self.name, row), reason)

    def notice(self, message: str, row: int | None = None) -> Notice:
        """Say what was done about an oddity of this file or row."""
        return Notice(place(self.name, row), message)


class Draft(msgspec.Struct, kw_only=True):
    """One text as the format gives it, with the metadata of the format; not yet checked, dated or given an id.

    `published` is the date as the format writes it. `written` and `author` are what an office document says of itself:
    they count only where neither the format nor the text names a publication date or an outlet.
    """

    text: str
    row: int | None = None
    report_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    written: date | None = None
    author: str | None = None


Found: TypeAlias = Draft | Failure | Notice
"""What a reader yields, in the order of the file."""

Reader: TypeAlias = Callable[[Source], Iterator[Found]]
"""Reads one format. What it raises is charged to the file; the rest of the build goes on."""
