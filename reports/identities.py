"""Report ids: the one the file gives, or one made from file name and text; unique within a build."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from pathlib import PurePath

MAX_ID = 200
"""Longest id taken from a file, in characters; ids stand in every row of evidence."""

SLUG = 24
"""Longest part of an id that is made from a file's name."""


ROW_BITS = 40
"""Bits for the row of a report in its file, and for a digest of its text; what is left counts files."""


class RepeatedReportError(ValueError):
    """The same id with the same text again; the message names the place of the first."""


class Identities:
    """The ids given in a build, kept as two numbers each: 120 bytes a report, whatever the ids' length."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._files: list[str] = []

    def settle(self, given: str | None, sha256: str, file: str, row: int | None) -> str:
        """The report's id; raises RepeatedReportError.

        An id that another text has already is made unique by the first digits of the text's digest.
        """
        wanted = given if given and len(given) <= MAX_ID else made_id(file, sha256)
        while (known := self._first.get(_key(wanted))) is not None:
            if known >> ROW_BITS & _LOW == _digest(sha256):
                raise RepeatedReportError(f"report {wanted} again, the same text as in {self._place(known)}; left out")
            wanted = f"{wanted}-{sha256[:8]}"
        self._first[_key(wanted)] = self._packed(sha256, file, row)
        return wanted

    def _packed(self, sha256: str, file: str, row: int | None) -> int:
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        return (len(self._files) - 1) << 2 * ROW_BITS | _digest(sha256) << ROW_BITS | (row or 0)

    def _place(self, packed: int) -> str:
        file, row = self._files[packed >> 2 * ROW_BITS], packed & _LOW
        return f"{file}:{row}" if row else file


_LOW = (1 << ROW_BITS) - 1


def _key(report_id: str) -> int:
    return int.from_bytes(blake2b(report_id.encode(), digest_size=7).digest())


def _digest(sha256: str) -> int:
    return int(sha256[:10], 16)


def made_id(file: str, sha256: str) -> str:
    """An id from the file's name and the text's digest, so that the order of reports does not matter."""
    plain = unicodedata.normalize("NFKD", PurePath(file).stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG].rstrip("-")
    return f"{slug or 'report'}-{sha256[:8]}"
