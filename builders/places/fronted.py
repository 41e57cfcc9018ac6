"""The division that opens a sentence, in which the villages named behind it lie: In rural Raqqa, ... in Al-Hamra."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer, Place
    from ..words.document import Document
    from .namings import Naming

LONGEST_FRONT = 60
"""Characters of a sentence before the end of the division that opens it."""


def front_of(doc: Document, namings: Sequence[Naming], index: int) -> int | None:
    """The naming that opens the sentence of another one with `in`; None where none does."""
    if doc.is_upper or namings[index].codes or namings[index].relation != "in":
        return None
    sentence = doc.sentences[doc.sentence_at(namings[index].start)]
    if not doc.norm.startswith("in ", sentence.start):
        return None
    first = index
    while first and namings[first - 1].start >= sentence.start:
        first -= 1
    is_front = first < index and namings[first].relation == "in" and not namings[first].is_adjective
    return first if is_front and namings[first].end - sentence.start <= LONGEST_FRONT else None


def placed(gazetteer: Gazetteer, naming: Naming, place: Place, around: Place) -> Place | None:
    """The place that a naming means: of its name in the division around; else its own, but none of a village's name."""
    if place.country != around.country or place.kind == "admin1":
        return place
    if None in (place.admin1, around.admin1) or place.admin1 == around.admin1:
        return place
    matches = (match for match in gazetteer.matches(str(naming.key)) if match.place.kind != "admin1")
    found = [m for m in matches if (m.place.country, m.place.admin1) == (around.country, around.admin1)]
    best = max(found, key=lambda match: match.weight, default=None)
    return best.place if best is not None else None if naming.is_small else place
