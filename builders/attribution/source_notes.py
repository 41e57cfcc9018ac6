"""Sources noted in brackets or behind "Sources:", as incident notes name them: (Reuters; Radio Okapi)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .citations import Attribution
from .reporting import outlet_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..words.document import Document

_BRACKET = re.compile(r"[(\[](?:via |source: |sources: )?([^()\[\]\n]{2,80})[)\]](?=\s*\.?\s*$)")
_LINE = re.compile(r"^\W{0,2}sources?: ([^\n]{2,160}?)\.?$")
_PART = re.compile(r"\s*(?:and |& )?((?:[^;,/& ]| (?!and |& ))+)")
_MEDIA = re.compile(
    r"\b(?:radio|tv|television|news|times|post|daily|press|tribune|agency|observatory|network|media|online)\b"
)
LONGEST_NAME = 5
"""Words of a source's name."""


def noted_sources(doc: Document) -> Iterator[Attribution]:
    """Give an attribution for each source noted at the end of a paragraph, for all that the paragraph says before."""
    for sentence in doc.sentences:
        words = doc.norm[sentence.start : sentence.end]
        line = _LINE.match(words)
        if line is not None:
            yield from _noted(doc, sentence.start + line.start(1), sentence.start + line.end(1))
            continue
        bracket = _BRACKET.search(words) if words.rstrip(" .").endswith((")", "]")) else None
        if bracket is not None and bracket.start() > 0 and _names_media(bracket[1]):
            yield from _noted(doc, sentence.start + bracket.start(1), sentence.start + bracket.end(1))


def _names_media(words: str) -> bool:
    """Whether one of the sources is known as a medium: an acronym alone explains the name before it."""
    return _MEDIA.search(words) is not None or not outlet_names().isdisjoint(re.findall(r"[\w-]+", words))


def _noted(doc: Document, first: int, last: int) -> Iterator[Attribution]:
    """Every name of a list of sources."""
    paragraph = doc.paragraph_at(first)
    for part in _PART.finditer(doc.norm, first, last):
        start = part.start(1)
        name = doc.text[start : part.end()].rstrip()
        if name[:1].isupper() and len(name.split()) <= LONGEST_NAME:
            yield Attribution(
                source_start=start,
                source_end=start + len(name),
                source=name,
                is_named=True,
                verb_start=start,
                verb_end=start,
                verb="",
                scope_start=paragraph.start,
                scope_end=start,
                medium=None,
                medium_span=None,
                denial=False,
                hedge=False,
                rule="attribution.noted",
            )
