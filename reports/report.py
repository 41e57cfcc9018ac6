"""The report: one text with what is known about where it came from."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TypeAlias

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report, as every builder receives it.

    `text` is never changed after reading: each piece of evidence points into it by character offsets
    (Python string indices, end exclusive). `published` is the day the report itself gives; relative dates
    ("yesterday") are resolved from it. `publisher` is the outlet, not the person or body it cites.
    """

    report_id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    dateline_place: str | None = None
    series: str | None = None
    """The list it is an entry of, where it is one: entries of one list tell of different incidents."""

    @property
    def characters(self) -> int:
        """Length of the text in characters."""
        return len(self.text)


class Failure(msgspec.Struct, frozen=True):
    """A report, or a piece of a file, that could not be read or built, and why, in words for its owner."""

    where: str
    """The file, with line or row where there is one: `archive.jsonl:17`."""
    reason: str
    """What was found, what is allowed and what to do."""


class Notice(msgspec.Struct, frozen=True):
    """Something about a report that was read nevertheless, that its owner should know: a guessed encoding."""

    where: str
    """The file, with line or row where there is one."""
    message: str
    """What was found, what was done about it, and what to do where that is wrong."""
    dropped: str | None = None
    """Where a builder left a value out: what it was, in a word by which such notices are counted."""


Item: TypeAlias = Report | Failure | Notice
"""What readers yield: reading goes on after a failure; a notice stands before the report it is about."""


def text_digest(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
