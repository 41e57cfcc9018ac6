"""Numbers that may count people: how many, how sure, and the very words; not measures, dates, ages and codes."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from ..words.document import Span
from ..words.immutable import Immutable
from ..words.phrase_finder import PhraseFinder
from .context import Neighbours, is_change
from .reading import STRETCH, Reading, read
from .words import number_words, qualifiers, vague_lows, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..words.document import Document, Reaching

_MARKS = "\"'([-/+"
"""Marks behind which a number may begin."""
BOUNDED = frozenset({"at_least", "at_most", "about"})
"""Qualifiers that only a count, a measure or a time has."""
ARTICLES = frozenset({"article", "one_of"})
"""Kinds of stretch that count one, if a word for a person follows."""
LONGEST_WORD = 16
"""Characters before a number in which the word right before it stands."""
LONGEST_STRETCH = 160
"""Characters of the longest stretch that is read; a longer one is a column of digits."""


class NumberMention(Immutable, frozen=True):
    """A number in the report's text. The bounds are inclusive; one of them is None where the words leave it open."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    rule: str
    article: bool


def find_numbers(
    doc: Document, masked: Sequence[Reaching] = (), within: Sequence[Span] | None = None
) -> list[NumberMention]:
    """Find the numbers of a report in text order, without overlaps and outside the masked spans.

    `within`: the spans, in order, in which they are asked for, where that is not the whole report.
    """
    candidates = _candidates(doc.norm, within)
    if not masked:
        return list(_found(doc, candidates))
    taken = sorted((span.start, span.end) for span in masked)
    return _outside(list(_found(doc, _beyond(candidates, taken))), taken)


def _found(doc: Document, candidates: Iterable[int]) -> Iterator[NumberMention]:
    norm, position = doc.norm, 0
    for at in candidates:
        if at < position or (norm.startswith("up to ", at) and _rises_before(norm, at)):
            continue
        stretch = STRETCH.match(norm, at)
        if stretch is None:
            continue
        kind, end = stretch.lastgroup, stretch.end()
        if kind in ARTICLES:
            yield NumberMention(at, end, 1, 1, "exact", "number.article", True)
        elif kind == "nought":
            yield NumberMention(at, end, 0, 0, "exact", "number.none", False)
        elif (reading := _read(doc, at, end)) is not None:
            end = at + reading.end
            if _counts(doc, at, reading):
                yield NumberMention(at, end, reading.low, reading.high, reading.qualifier, reading.rule, False)
        else:
            continue
        position = end


def _rises_before(norm: str, at: int) -> bool:
    """Whether a figure is one to which a toll goes up, which states no bound: went up to 25."""
    before = norm[max(0, at - LONGEST_WORD) : at].split()
    return bool(before) and before[-1] in words_of("rises")


def _read(doc: Document, start: int, end: int) -> Reading | None:
    """Read a stretch up to the end of its paragraph; a column of digits and a change from one figure say nothing."""
    if "  " in doc.norm[start:end]:
        cut = doc.text.find("\n\n", start, end)
        end = cut if cut > 0 else end
    reading = read(doc.norm[start:end]) if end - start <= LONGEST_STRETCH else None
    if reading is not None and reading.rule == "number.range" and is_change(doc.norm, start):
        return None
    return reading


def _counts(doc: Document, start: int, reading: Reading) -> bool:
    is_qualified = reading.figure > 0 or reading.qualifier in BOUNDED
    neighbours = Neighbours(doc, start, start + reading.figure, start + reading.end, is_qualified=is_qualified)
    return not neighbours.make_it_no_count()


def _candidates(norm: str, within: Sequence[Span] | None) -> Iterator[int]:
    """Where a number with its qualifiers may begin."""
    view = " " + norm
    for mark in _MARKS:
        view = view.replace(mark, " ")
    starts = [start for _, start, _ in _starts().find(view)]
    for span in within if within is not None else (Span(0, len(norm)),):
        yield from starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


@cache
def _starts() -> PhraseFinder:
    words = number_words()
    whole = ["a", "an", "no", "without"]
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
    return PhraseFinder(sorted(patterns))


def _beyond(candidates: Iterable[int], taken: list[tuple[int, int]]) -> Iterator[int]:
    """Where a number may begin outside the spans: in 2018 at least 35 people, it is not the year that is at least."""
    index = 0
    for at in candidates:
        while index < len(taken) and taken[index][1] <= at:
            index += 1
        if index == len(taken) or at < taken[index][0]:
            yield at


def _outside(found: list[NumberMention], taken: list[tuple[int, int]]) -> list[NumberMention]:
    kept = []
    index = 0
    for mention in found:
        while index < len(taken) and taken[index][1] <= mention.start:
            index += 1
        if index == len(taken) or mention.end <= taken[index][0]:
            kept.append(mention)
    return kept
