"""Attribution: for any words of a report, who is cited for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from ..actors.person_names import is_name
from ..words.document import Span
from .citations import UNNAMED, Attribution, Citations
from .citing_phrases import read_according, read_adverb, read_citing, read_participle, read_quoted
from .clauses import clause_at
from .finite_verbs import read_finite
from .reporting import finder
from .source_notes import noted_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document
    from .reporting import Cue

__all__ = ["UNNAMED", "Attribution", "attribution_for", "find_attributions"]

READINGS = {
    "finite": read_finite,
    "noun_like": read_finite,
    "participle": read_participle,
    "adverb": read_adverb,
    "citing": read_citing,
    "according": read_according,
    "quoted": read_quoted,
}
"""How each form of citing word is read."""

_SIGN = re.compile(r"""\bthat\b|[:",.]|(?:is|are|was|were|has|have|had|may|could|will)\b""")
"""One of these stands behind a word that may be noun or verb, where it is a verb."""


def find_attributions(doc: Document) -> list[Attribution]:
    """Find every attribution of a report, in text order (of scope, then of verb)."""
    notes = Citations(doc)
    finds, cues = finder()
    text = doc.norm
    for pattern, start, end in finds.find(text):
        is_word = not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        if is_word and not is_name(doc, start, text[start:end]):
            _read(notes, cues[pattern], Span(start, end))
    return sorted([*notes.found, *noted_sources(doc)], key=lambda each: (each.scope_start, each.verb_start))


def _read(notes: Citations, cue: Cue, verb: Span) -> None:
    takes_subject = cue.form in {"finite", "noun_like"}
    if takes_subject and _is_hopeless(notes.doc.norm, cue, verb):
        return
    sentence = notes.enter(verb.start)
    READINGS[cue.form](notes, cue, clause_at(notes.doc, sentence, verb, far=not takes_subject))


def _is_hopeless(text: str, cue: Cue, verb: Span) -> bool:
    """Whether a look at the neighbouring characters settles that nothing is cited; spares most nouns the reading."""
    if text.endswith((" to ", " not ", " united ", " by "), verb.start - 8, verb.start):
        return True
    return (cue.form == "noun_like" or cue.needs == "mark") and not _SIGN.search(text, verb.end, verb.end + 36)


LOOK_BACK = 64
"""Scopes that may open between a covering scope's start and the words asked for; keeps the look-up short."""


def noted_for(noted: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """Give every source noted at the end of the paragraph for what it tells; `noted` are those without a verb."""
    return [each for each in noted if each.scope_start <= start and end <= each.scope_end]


def attribution_for(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Give the innermost attribution whose scope covers the span, from the list that `find_attributions` returns."""
    last = bisect_right(attributions, start, key=_SCOPE_START)
    covering = [each for each in attributions[max(0, last - LOOK_BACK) : last] if end <= each.scope_end]
    return min(covering, key=lambda each: each.scope_end - each.scope_start, default=None)


_SCOPE_START = attrgetter("scope_start")
