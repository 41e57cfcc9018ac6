"""Place mentions: where a text names a place, which place it is, how it lies to what happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .gazetteer import Place
from .place_choice import Chooser, LEVEL, contains
from .place_names import NameReader, Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document, Span
    from .gazetteer import Gazetteer

_INTO_CONTAINER = re.compile(r"\s*(?:,|\(|,? (?:a|an|the) (?:[\w'-]+ ){0,4}?[\w-]+)?\s*")
_POSSESSIVE = re.compile(r"'s? (?:[a-z-]+ ){0,2}")
LONGEST_GAP = 60


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in a text: `doc.text[start:end] == name`.

    `place` is None where the words name a place that the gazetteer lacks. `kind` is the place's, or what the words
    call it. `relation`: in, near, from, to, of, dateline or other. `container_chain`: the places it is said to lie in,
    innermost first. `geo_precision`: how exact the place's position is for what happened there (see the schema).
    `confidence`: how likely it is that this is a place, and this one, 0 to 1.
    """

    start: int
    end: int
    name: str
    place: Place | None
    kind: str
    relation: str
    container_chain: tuple[PlaceMention, ...]
    geo_precision: str | None
    rule: str
    confidence: float
    is_adjective: bool = False


def find_places(doc: Document, gazetteer: Gazetteer, masked: Sequence[Span] = ()) -> list[PlaceMention]:
    """Find the place mentions of a text, in order. No mention overlaps a masked span."""
    reader = NameReader(doc, gazetteer, masked)
    namings = reader.read()
    if not namings:
        return []
    chooser = Chooser(gazetteer, namings, is_upper=doc.is_upper)
    return MentionMaker(doc, namings, chooser).mentions()


class MentionMaker:
    """Turns the namings of one text into mentions."""

    def __init__(self, doc: Document, namings: Sequence[Naming], chooser: Chooser) -> None:
        self.doc, self.namings, self.chooser = doc, namings, chooser
        self._made: dict[int, PlaceMention | None] = {}

    def mentions(self) -> list[PlaceMention]:
        """Every naming that is likely to be a place, in order."""
        made = (self._mention(index) for index in range(len(self.namings)))
        return [mention for mention in made if mention is not None]

    def _mention(self, index: int) -> PlaceMention | None:
        if index not in self._made:
            self._made[index] = None
            self._made[index] = self._make(index)
        return self._made[index]

    def _make(self, index: int) -> PlaceMention | None:
        naming = self.namings[index]
        container = self._container(index)
        place = self._place(naming, container)
        if place is None and naming.key is not None and naming.kind is None:
            return None
        if (
            container is not None
            and place is not None
            and container.place is not None
            and not contains(container.place, place)
        ):
            container = None
        chain = () if container is None else (container, *container.container_chain)
        return PlaceMention(
            start=naming.start,
            end=naming.end,
            name=self.doc.text[naming.start : naming.end],
            place=place,
            kind=place.kind if place is not None else naming.kind or "populated",
            relation=naming.relation,
            container_chain=chain,
            geo_precision=_precision(naming, place),
            rule=naming.rule,
            confidence=_confidence(naming, place, container),
            is_adjective=naming.is_adjective,
        )

    def _place(self, naming: Naming, container: PlaceMention | None) -> Place | None:
        if container is None or container.place is None:
            return self.chooser.choose(naming, None)
        return self.chooser.choose(naming, container.place)

    def _container(self, index: int) -> PlaceMention | None:
        """The mention that a naming is said to lie in: the next one, or the one before in the possessive."""
        if self.namings[index].codes:
            return None
        if (
            index + 1 < len(self.namings)
            and self._leads_into(index)
            and (after := self._mention(index + 1)) is not None
        ):
            if after.place is not None or after.kind in ("admin1", "admin2"):
                return after
        if index and self._owns(index - 1):
            return self._mention(index - 1)
        return None

    def _leads_into(self, index: int) -> bool:
        """Whether only a comma, an apposition or a preposition stands between a naming and the next, larger one."""
        inner, outer = self.namings[index], self.namings[index + 1]
        if (
            outer.is_adjective
            or outer.first - inner.stop > LONGEST_GAP
            or outer.relation not in ("in", "of", inner.relation)
        ):
            return False
        gap = self.doc.norm[inner.stop : max(inner.stop, outer.first)]
        return bool(_INTO_CONTAINER.fullmatch(gap)) and (gap.strip() != "" or outer.relation in ("in", "of"))

    def _owns(self, index: int) -> bool:
        """Whether the next naming is this one's (Syria's Idlib, the Peruvian department of Ayacucho)."""
        outer, inner = self.namings[index], self.namings[index + 1]
        if outer.is_adjective:
            return inner.first <= outer.start or inner.start - outer.end == 1
        return bool(_POSSESSIVE.fullmatch(self.doc.norm, outer.stop, inner.start))


def _precision(naming: Naming, place: Place | None) -> str | None:
    """How exact a place's position is, in the words of the schema."""
    if place is None or place.latitude is None:
        return None
    if naming.kind == "region" and place.kind != "country":
        return "area" if place.kind != "admin1" else "admin1"
    if place.kind in ("country", "admin1", "admin2", "area"):
        return place.kind
    return "near" if naming.relation == "near" else "exact"


BASE_CONFIDENCE = {
    "place.country": 0.95,
    "place.adjective": 0.9,
    "place.dateline": 0.9,
    "place.gazetteer": 0.8,
    "place.before_type": 0.7,
    "place.after_type": 0.75,
    "place.apposition": 0.75,
    "place.before_container": 0.6,
    "place.after_preposition": 0.4,
}
"""How often a mention of each rule was right where it was read beside the text; see the evaluation in `bench`."""


def _confidence(naming: Naming, place: Place | None, container: PlaceMention | None) -> float:
    confidence = BASE_CONFIDENCE[naming.rule]
    if container is not None or naming.kind is not None:
        confidence += 0.1
    if naming.key is not None and place is None:
        confidence -= 0.2
    if naming.relation in ("of", "other") and not naming.codes:
        confidence -= 0.15
    return round(min(confidence, 0.95), 2)
