"""A sentence as a row of chunks: mentions and event words in one piece, every other word by the part it plays.

Tags are single letters, so that a sentence can be looked at as a short string:

    O people or an actor   N number   L place   D date   T physical target   V event verb   E event noun
    x be   h have   m modal   n negation   t to   b by   o of   p preposition   c and/or   d determiner   q clause word
    v other verb   a adverb   w any other word   and the punctuation mark itself
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .lexicon_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .document import Document, Span

_TOKEN = re.compile(r"\d{1,2}:\d\d[a-z]*|[a-z0-9]+(?:['.-][a-z0-9]+)*|[^\w\s]")


class Chunk(NamedTuple):
    """A piece of a sentence; `item` is the mention it stands for, `word` its folded text."""

    start: int
    end: int
    tag: str
    word: str
    item: object


class Mark(NamedTuple):
    """A mention found beforehand, to stand in the row as one chunk."""

    start: int
    end: int
    tag: str
    item: object


@cache
def function_words() -> dict[str, str]:
    """Load the closed classes: word -> tag."""
    data = tables("function_words")
    return {word: entry["tag"] for entry in reversed(data.values()) for word in entry["words"].split()}


def non_overlapping(marks: Iterable[Mark], precedence: str) -> list[Mark]:
    """Keep, of marks that overlap, the longer one; of equals, the one whose tag comes first in `precedence`."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, precedence.index(mark.tag))):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return kept


def chunk(doc: Document, sentence: Span, marks: Sequence[Mark]) -> list[Chunk]:
    """Lay out one sentence; `marks` are those inside it, in order and without overlaps."""
    row: list[Chunk] = []
    position = sentence.start
    for mark in marks:
        row += _words(doc, position, mark.start)
        row.append(Chunk(mark.start, mark.end, mark.tag, doc.norm[mark.start : mark.end], mark.item))
        position = mark.end
    row += _words(doc, position, sentence.end)
    return _with_compounds(doc, row)


def _with_compounds(doc: Document, row: list[Chunk]) -> list[Chunk]:
    """Make one word of a place and what a hyphen joins to it: Tobruk-based, Turkish-backed."""
    joined: list[Chunk] = []
    for chunk in row:
        if len(joined) > 1 and joined[-1].tag == "-" and joined[-2].tag == "L" and chunk.tag in "vw":
            place = joined[-2]
            if doc.norm[place.end : chunk.start] == "-":
                joined[-2:] = [Chunk(place.start, chunk.end, "w", doc.norm[place.start : chunk.end], None)]
                continue
        joined.append(chunk)
    return joined


def _words(doc: Document, start: int, end: int) -> list[Chunk]:
    tags = function_words()
    return [
        Chunk(match.start(), match.end(), tags.get(word) or _shape(word), word, None)
        for match in _TOKEN.finditer(doc.norm, start, end)
        if (word := match[0])
    ]


def _shape(word: str) -> str:
    """Tag an unknown word by its ending; a mark of punctuation is its own tag."""
    if not word[0].isalnum():
        return word
    if word.endswith("ly"):
        return "a"
    if len(word) > 4 and word.endswith("ed"):
        return "v"
    return "w"
