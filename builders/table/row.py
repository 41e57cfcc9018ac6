"""A row of a list as a report: its cells laid out as lines of text, so that every value has words to point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...reports import Report
from ...reports.reading import storable
from .mapping import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .mapping import Mapping


class Piece(NamedTuple):
    """The words of one value: `row.text[start:end] == text`."""

    text: str
    start: int
    end: int
    column: str
    """The source column, as the mapping names it."""


class Row(Report, frozen=True, kw_only=True):
    """A row of a list. `text` has a line `column: value` for each filled cell; `path` is file, sheet and row."""

    mapping: str | None
    """The shipped mapping by which it is read; None for the one that the builder was given."""
    spans: dict[str, tuple[int, int]]
    """Where the value of each filled column (`fold_name`) stands in the text."""

    def piece(self, column: str) -> Piece | None:
        """The words in a column; None where it is empty or missing."""
        span = self.spans.get(fold_name(column))
        return Piece(self.text[span[0] : span[1]], *span, column) if span else None


class Laid(NamedTuple):
    """The text of a row and where its values stand."""

    text: str
    spans: dict[str, tuple[int, int]]


CONSTANT = "{} (by the mapping)"
"""What the line of a constant is called: the row itself does not say it."""


def lay_out(header: Sequence[str], values: Sequence[str], mapping: Mapping) -> Laid:
    """Lay a row out, constants of the mapping last. Of columns with one name the first is found by it."""
    text, spans = "", dict[str, tuple[int, int]]()
    for name, value in _lines(header, values, mapping):
        start = len(text) + len(name) + 2
        text += f"{name}: {value}\n"
        spans.setdefault(fold_name(name), (start, start + len(value)))
    return Laid(text.removesuffix("\n"), spans)


def _lines(header: Sequence[str], values: Sequence[str], mapping: Mapping) -> Iterator[tuple[str, str]]:
    for at, (name, value) in enumerate(zip(header, values, strict=False), 1):
        clean = storable(value).strip()
        if clean:
            yield " ".join(storable(name).split()) or f"column {at}", clean
    for ours, origin in mapping.columns.items():
        if origin.constant:
            yield CONSTANT.format(ours), origin.constant
