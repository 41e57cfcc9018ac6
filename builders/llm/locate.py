"""Where a quoted passage stands in a report: letter by letter, then with other white space or typographic marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..words.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_QUOTE = 600
"""Characters of a quote: two long sentences. A longer one points at everything and shows nothing."""

_MARKS = ("'‘’‚‛`´ʼ′", '"“”„‟«»″', "-‐‑‒–—−")
"""Marks in one line are one: models write the plain form of what the report has in print."""

_SAME = {mark: f"[{re.escape(line)}]" for line in _MARKS for mark in line}


def locate(text: str, quote: str, near: int = 0, within: Span | None = None) -> Span | None:
    """The place of the quote that begins closest to `near`; None where it does not occur.

    White space may differ, and so may the form of quotation marks, apostrophes and dashes; no letter may.
    """
    quote = quote.strip()
    if len(quote) > LONGEST_QUOTE or not any(map(str.isalnum, quote)):
        return None
    bounds = within or Span(0, len(text))
    for places in (_exactly(text, quote, bounds), _loosely(text, quote, bounds)):
        whole = (span for span in places if _stands_alone(text, span))
        found = min(whole, key=lambda span: abs(span.start - near), default=None)
        if found is not None:
            return found
    return None


def _exactly(text: str, quote: str, bounds: Span) -> Iterator[Span]:
    at = text.find(quote, *bounds)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1, bounds.end)


def _loosely(text: str, quote: str, bounds: Span) -> Iterator[Span]:
    return (Span(*match.span()) for match in _pattern(quote).finditer(text, *bounds))


@lru_cache(maxsize=64)
def _pattern(quote: str) -> re.Pattern[str]:
    words = ("".join(_SAME.get(letter, re.escape(letter)) for letter in word) for word in quote.split())
    return re.compile(r"\s+".join(words))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the words are whole: "21" does not stand in "2100", nor "man" in "woman"."""
    start, end = span
    cut_before = start > 0 and _runs_on(text[start - 1], text[start])
    return not cut_before and not (end < len(text) and _runs_on(text[end - 1], text[end]))


def _runs_on(one: str, two: str) -> bool:
    """Whether two characters are of one word; scripts without capitals may write words without a gap."""
    both = one + two
    return both.isdigit() or (both.isalpha() and one.lower() != one.upper() and two.lower() != two.upper())
