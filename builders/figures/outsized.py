"""Figures far beyond the one that a story tells first: those of a war, told in words that do not say so.

Three soldiers were killed on Monday. The fighting has displaced thousands; 189 people were killed. Among modern reports
coded by hand 14 such figures are those of other deeds where one is this one's (`bench/coded`, development reports).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..records import LATEST
from ..words.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..records import Figure
    from ..words.document import Document

MANY_TIMES = 6
"""How often the first figure goes into one that is not of the same deed."""
LEAST = 2
"""People of the first figure: a single one may be told of before the others that died with him."""
_TOLL = Rare(
    r"\b(?:tolls?|in all|in total|a total|altogether|number of (?:the )?(?:dead|killed|victims|injured|wounded))\b",
    *("toll", "in all", "total", "altogether", "number of"),
)
"""Words of a sentence that counts all of whom the story tells, however many they are."""


def without_outsized(doc: Document, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of a story, in their order, those far beyond its first as sums over other deeds.

    So are the hurt whom a sentence counts beside dead that are: 44 have been killed over three days and 360 wounded.
    """
    first = firsts(sorted(figures, key=lambda each: each.passage.start))
    own = [figure for figure in figures if figure.scope == "incident"]
    sums = [figure for figure in own if _is_outsized(doc, figure, first.get(figure.measure))]
    dead = {doc.sentence_at(figure.passage.start) for figure in sums if figure.measure == "killed"}
    sums += [each for each in own if dead and each.measure == "injured" and doc.sentence_at(each.passage.start) in dead]
    for figure in figures:
        yield msgspec.structs.replace(figure, scope="cumulative") if figure in sums else figure


def firsts(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The first figure of an incident for each measure, of those in this order."""
    found: dict[str, Figure] = {}
    for figure in figures:
        if figure.scope == "incident" and figure.low:
            found.setdefault(figure.measure, figure)
    return found


def _is_outsized(doc: Document, figure: Figure, first: Figure | None) -> bool:
    """Whether a figure told in a sentence behind is many times the first one, and no toll that has risen."""
    if first is None or figure.rule.endswith(LATEST):
        return False
    low, many = first.low or 0, figure.low or 0
    if low < LEAST or many < MANY_TIMES * low:
        return False
    told, sentence = doc.sentence_at(first.passage.start), doc.sentence_at(figure.passage.start)
    return sentence > told and _TOLL.search(doc.norm, *doc.sentences[sentence]) is None
