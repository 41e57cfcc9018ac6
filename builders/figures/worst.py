"""What was lost in the worst of several attacks is part of the toll: 31 died; the deadliest blast killed 12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..records import Figure
    from ..words.document import Document

_WORST = re.compile(
    r"(?:in |at )?the (?:worst|deadliest|bloodiest|heaviest|biggest|most (?:serious|violent|deadly))\b"
    r"(?![^.]*\b(?:since|ever|in (?:\w+ )?(?:days|weeks|months|years|decades))\b)"
)
"""How a sentence begins that tells of one of several attacks, and does not rank it among those of years."""


def with_parts(doc: Document, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures of a row, those of the worst attack as parts of a higher one told in a sentence before."""
    first: dict[str, Figure] = {}
    told = []
    for figure in figures:
        whole = first.setdefault(figure.measure, figure) if figure.scope == "incident" and figure.low else figure
        told.append(msgspec.structs.replace(figure, scope="part") if _is_part(doc, figure, whole) else figure)
    return tuple(told)


def _is_part(doc: Document, figure: Figure, whole: Figure) -> bool:
    if figure.high is None or figure.high >= (whole.low or 0):
        return False
    before, at = doc.sentence_at(whole.passage.start), doc.sentence_at(figure.passage.start)
    return at > before and _WORST.match(doc.norm, *doc.sentences[at]) is not None
