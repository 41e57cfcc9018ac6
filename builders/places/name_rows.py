"""Rows of capitalised words, in which names are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..words.document import Document


def name_rows(doc: Document) -> Iterator[tuple[int, int]]:
    """Where each row begins and ends: over wrapped lines, but with its paragraph (Location: Ariha, then Killed: 5)."""
    for run in RUN.finditer(doc.text):
        start, end = run.span()
        while "\n" in doc.text[start:end] and (stop := doc.paragraph_at(start).end) < end:
            yield start, stop
            start = stop + 1
        yield start, end
