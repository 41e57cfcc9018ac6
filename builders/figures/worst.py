"""What was lost in the worst of several attacks is part of the toll: 31 died; the deadliest blast killed 12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from .outsized import firsts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..records import Figure
    from ..words.document import Document

_WORST = re.compile(
    r"(?:in |at )?the (?:worst|deadliest|bloodiest|heaviest|biggest|most (?:serious|violent|deadly))\b"
    r"(?![^.]*\b(?:since|ever|in (?:\w+ )?(?:days|weeks|months|years|decades))\b)"
)
"""How a sentence begins that tells of one of several attacks, and does not rank it among those of years."""


def with_parts(doc: Document, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of a row, those of the worst attack as parts of a higher one told in a sentence before."""
    first = firsts(figures)
    return tuple(
        msgspec.structs.replace(figure, scope="part") if _is_part(doc, figure, first.get(figure.measure)) else figure
        for figure in figures
    )


def _is_part(doc: Document, figure: Figure, whole: Figure | None) -> bool:
    if whole is None or figure.scope != "incident" or figure.high is None or figure.high >= (whole.low or 0):
        return False
    before, at = doc.sentence_at(whole.passage.start), doc.sentence_at(figure.passage.start)
    return at > before and _WORST.match(doc.norm, *doc.sentences[at]) is not None
