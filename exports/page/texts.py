"""The reports' own texts, found by digest among the files that the user names. A dataset holds none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...reports import Failure, Report, read
from .packing import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .content import Reports, TextPlace

BLOCK_CHARACTERS = 200_000
"""Texts packed together: few enough that the page opens an event at once, enough that they compress well."""


class Texts(NamedTuple):
    """The texts found."""

    packed: list[Packed]
    """Blocks, each a list of texts."""
    places: list[TextPlace | None]
    """Of each report of the page, block and place in it; None where its text is not at hand."""
    failures: list[Failure]
    """Files that could not be read."""
    asked: bool

    def notices(self) -> list[str]:
        """What to tell: which files could not be read, and for how many reports only quotes are shown."""
        lines = [f"not read: {failure.where}: {failure.reason}" for failure in self.failures]
        missing = sum(place is None for place in self.places)
        if not missing:
            return lines
        remedy = "name their files with --reports" if not self.asked else "no file named has the same text"
        return [*lines, f"{missing:,} of {len(self.places):,} reports show their quotes only; {remedy}"]


def find_texts(reports: Reports, paths: Sequence[str | Path]) -> Texts:
    """Read the files and keep the texts of these reports. Raises InputError for a path that does not exist."""
    wanted: dict[str, list[int]] = {}
    for number, digest in enumerate(reports.frame["sha256"]):
        if digest is None:  # entered by hand: nobody has seen its text
            continue
        wanted.setdefault(digest, []).append(number)
    places: list[TextPlace | None] = [None] * reports.frame.height
    packed: list[Packed] = []
    failures: list[Failure] = []
    pending: list[str] = []
    for item in read(paths) if paths else ():
        if isinstance(item, Failure):
            failures.append(item)
        elif isinstance(item, Report) and item.sha256 in wanted:
            for number in wanted.pop(item.sha256):
                places[number] = (len(packed), len(pending))
            pending.append(item.text)
            if sum(map(len, pending)) >= BLOCK_CHARACTERS:
                packed.append(pack(pending))
                pending = []
    if pending:
        packed.append(pack(pending))
    return Texts(packed, places, failures, asked=bool(paths))
