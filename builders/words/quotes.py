"""Quotations: the stretches between quote marks, over several paragraphs where each is opened again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .document import Span

if TYPE_CHECKING:
    from .document import Document

_QUOTE_MARK = re.compile('"')
_MARK = re.compile(r'"|\[(?:begin|end) recording\]')


def find_quotes(doc: Document) -> list[Span]:
    """Find quotations with their marks, in order and without overlaps.

    A mark opens where a word follows it and none stands before it. One that opens a paragraph inside an open quotation
    goes on with it; a quotation nobody closes ends with its paragraph. A newswire's recording counts as a quotation.
    """
    if '"' not in doc.norm and "recording]" not in doc.norm:
        return []
    quotes: list[Span] = []
    opened: int | None = None
    last = 0
    for mark in (_MARK if "recording]" in doc.norm else _QUOTE_MARK).finditer(doc.norm):
        at, end = mark.span()
        if opened is not None and not _reaches(doc, last, at):
            quotes.append(Span(opened, doc.paragraph_at(last).end))
            opened = None
        closes = mark[0] == "[end recording]" or (mark[0] == '"' and not _opens(doc, at))
        if not closes:
            opened = at if opened is None else opened
        elif opened is not None:
            quotes.append(Span(opened, end))
            opened = None
        last = at
    if opened is not None:
        quotes.append(Span(opened, doc.paragraph_at(last).end))
    return [quote for quote in quotes if quote.start < quote.end]


def _opens(doc: Document, at: int) -> bool:
    before, after = doc.norm[at - 1 : at], doc.norm[at + 1 : at + 2]
    return (not before or before in " ([-:") and after not in ("", " ", ",", ".")


def _reaches(doc: Document, last: int, at: int) -> bool:
    """Whether an open quotation last marked at `last` is still open at `at`."""
    paragraph = doc.paragraph_at(last)
    if at < paragraph.end or doc.norm.startswith("[", at) or doc.norm.startswith("[", last):
        return True
    return doc.paragraph_at(at).start == at and not doc.norm[paragraph.end : at].strip()
