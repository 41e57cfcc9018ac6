"""Who is cited: named as builder `text` names sources, from words that stand in the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..attribution.noun_phrases import tokens_between
from ..attribution.sources import source_of
from ..words.document import Span
from .locate import locate
from .unsaid import UnsaidError

if TYPE_CHECKING:
    from ..attribution.sources import Source
    from ..records import Passage
    from .words import Words


def source_said(words: Words, name: str, passage: Passage) -> Source:
    """The source, where its name stands in a passage as it is given. Raises UnsaidError."""
    document = words.document
    span = locate(document.text, name, passage.start, Span(passage.start, passage.end))
    if span is None:
        raise UnsaidError("source", f"its words do not name {name!r}")
    tokens = tokens_between(document, *span)
    opens = any(sentence.start == span.start for sentence in document.sentences)
    source = source_of(document, tokens, opens_sentence=opens) if tokens else None
    if source is None or source.kind == "pronoun":
        raise UnsaidError("source", f"{name!r} is nobody who can be cited")
    return source
