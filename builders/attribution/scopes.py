"""Scopes: how far somebody's words reach, through quotations and over paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document, Span

LONGEST_CHAIN = 20
"""Quotations that may follow one another under one attribution; a transcript of more names its speakers."""


WIDEST_GAP = 40
"""White space, in characters, between a sentence and the quotation that goes on with it."""


def quotation_at(quotes: Sequence[Span], at: int) -> Span | None:
    """The quotation that the character stands in."""
    index = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return quotes[index] if index >= 0 and at < quotes[index].end else None


def quotation_start(quotes: Sequence[Span], end: int) -> int | None:
    """Start of the quotation that ends just before `end`."""
    index = bisect_left(quotes, end, key=lambda quote: quote.start) - 1
    return quotes[index].start if index >= 0 and end - 3 <= quotes[index].end <= end else None


def lasting(doc: Document, quotes: Sequence[Span], sentence: Span, verb: int) -> int:
    """End of what a verb in a sentence cites: behind a quotation begun after it and those that stand right behind.

    A verb that is itself quoted reaches no further than its sentence.
    """
    around = quotation_at(quotes, verb)
    if around is not None:
        return min(sentence.end, around.end)
    end = sentence.end
    inside = quotation_at(quotes, end - 1)
    if inside is not None:
        end = max(end, inside.end)
    following = bisect_left(quotes, end, key=lambda quote: quote.start)
    chain = quotes[following : following + LONGEST_CHAIN]
    for quote in chain:
        if quote.start - end > WIDEST_GAP or doc.text[end : quote.start].strip() or not _stands_alone(doc, quote):
            break
        end = quote.end
    if end == sentence.end and doc.norm[end - 1] == ":":
        end = _next_sentence_end(doc, end)
    return end


def _stands_alone(doc: Document, quote: Span) -> bool:
    """Whether a quotation is a sentence of its own, not the beginning of one about another speaker."""
    if doc.norm[quote.end - 1] == "]":
        return True
    last = doc.norm[quote.end - 4 : quote.end].rstrip().rstrip('"').rstrip()
    return last.endswith((".", "!", "?", "]")) or doc.norm.startswith(".", quote.end)


def _next_sentence_end(doc: Document, end: int) -> int:
    index = bisect_left(doc.sentences, end, key=lambda sentence: sentence.start)
    return doc.sentences[index].end if index < len(doc.sentences) else end
