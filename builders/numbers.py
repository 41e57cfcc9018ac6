"""Numbers that may count people: how many, how sure, and the very words; not measures, dates, ages and codes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .number_context import is_no_count
from .number_reading import STRETCH, read
from .number_words import number_words, qualifiers, vague_lows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document, Span

_MARKS = "\"'([-/"
"""Marks behind which a number may begin."""
LONGEST_STRETCH = 160
"""Characters of the longest stretch that is read; a longer one is a column of digits."""


class NumberMention(NamedTuple):
    """A number in the report's text. The bounds are inclusive; one of them is None where the words leave it open."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    rule: str
    article: bool


def find_numbers(doc: Document, masked: Sequence[Span] = ()) -> list[NumberMention]:
    """Find the numbers of a report in text order, without overlaps and outside the masked spans."""
    found = list(_found(doc.norm))
    if not masked:
        return found
    taken = sorted((span.start, span.end) for span in masked)
    return _outside(found, taken)


def _found(norm: str) -> Iterator[NumberMention]:
    position = 0
    for at in _candidates(norm):
        if at < position:
            continue
        stretch = STRETCH.match(norm, at)
        if stretch is None:
            continue
        mention = _mention(norm, at, stretch.end(), stretch.lastgroup)
        if mention is not None:
            position = mention.end
            yield mention


def _mention(norm: str, start: int, end: int, kind: str | None) -> NumberMention | None:
    if kind == "article":
        return NumberMention(start, end, 1, 1, "exact", "number.article", True)
    if kind == "nought":
        return NumberMention(start, end, 0, 0, "exact", "number.none", False)
    if end - start > LONGEST_STRETCH:
        return None
    reading = read(norm[start:end])
    if reading is None:
        return None
    end = start + reading.end
    if is_no_count(norm, start, start + reading.figure, end, reading.figure > 0 or reading.qualifier != "exact"):
        return None
    return NumberMention(start, end, *reading[3:], False)


def _candidates(norm: str) -> list[int]:
    """Where a number with its qualifiers may begin."""
    view = " " + norm
    for mark in _MARKS:
        view = view.replace(mark, " ")
    return [start for _, start, _ in _starts().find_matches_as_indexes(view)]


@cache
def _starts() -> AhoCorasick:
    words = number_words()
    whole = ["a", "an", "no"]
    begun = [
        "another",
        *words["values"],
        *words["exact"],
        *words["nought"]["words"],
        *qualifiers("before"),
        *vague_lows(),
    ]
    begun += ["between", "from", *map(str, range(10))]
    patterns = {f" {word} " for word in whole} | {f" {word.replace('-', ' ')}" for word in begun}
    return AhoCorasick(sorted(patterns), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _outside(found: list[NumberMention], taken: list[tuple[int, int]]) -> list[NumberMention]:
    kept = []
    index = 0
    for mention in found:
        while index < len(taken) and taken[index][1] <= mention.start:
            index += 1
        if index == len(taken) or mention.end <= taken[index][0]:
            kept.append(mention)
    return kept
