"""Place mentions: where a text names a place, which place it is, how it lies to what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..gazetteer import Place
from ..gazetteer.place import contains, kilometres
from .capitals import CapitalsReader
from .choice import TOWN_REACH, Chooser
from .confidence import confidence_of
from .cues import read_cues
from .fronted import front_of, placed
from .links import is_type_of, leads_into, lies_beside, owns, stretch_place, stretches
from .quarters import is_quarter_of
from .runs import MixedCaseReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer
    from ..words.document import Document, Reaching
    from .cues import Cues
    from .links import Stretch
    from .namings import Names, Naming


DIVISIONS = frozenset({"admin1", "admin2", "area"})
"""Kinds of place in which the words may put another, though the gazetteer puts it in the next one."""
LONGEST_ROAD = 200
"""Kilometres from a division that a road or an axis leads through, to the places that it is called after."""
LONGEST_CHAIN = 4
"""Levels in which a place is said to lie: quarter, town, district, province, country."""


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in a text: `doc.text[start:end] == name`.

    `place` is None where the words name a place that the gazetteer lacks. `kind` is the place's, or what the words
    call it (also quarter, site and street). `relation`: in, near, from, to, of, dateline or other. `container_chain`:
    the places it is said to lie in, innermost first. `geo_precision`: how exact the place's position is for
    what happened there (see the schema). `confidence`: how likely it is that this is a place, and this one, 0 to 1.
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


def find_places(
    doc: Document, gazetteer: Gazetteer, masked: Sequence[Reaching] = (), homes: Sequence[str] = ()
) -> list[PlaceMention]:
    """Find the place mentions of a text, in order. No mention overlaps a masked span.

    `homes`: the countries, alpha-3, of the groups that it names.
    """
    return places_of(doc, gazetteer, names_in(doc, gazetteer, masked, read_cues(doc)), homes)


def names_in(doc: Document, gazetteer: Gazetteer, masked: Sequence[Reaching], cues: Cues) -> Names:
    """Find the names of places in a text, before it is settled which places are meant."""
    reader = CapitalsReader if doc.is_upper else MixedCaseReader
    return reader(doc, gazetteer, masked, cues).read()


def places_of(doc: Document, gazetteer: Gazetteer, names: Names, homes: Sequence[str]) -> list[PlaceMention]:
    """Settle which places the names of a text mean."""
    if not names.shown:
        return []
    chooser = Chooser(gazetteer, names.shown, names.hidden, homes, is_upper=doc.is_upper)
    return MentionMaker(doc, names.shown, chooser).mentions()


class MentionMaker:
    """Turns the namings of one text into mentions."""

    def __init__(self, doc: Document, namings: Sequence[Naming], chooser: Chooser) -> None:
        self.doc, self.namings, self.chooser = doc, namings, chooser
        self._made: dict[int, PlaceMention | None] = {}

    def mentions(self) -> list[PlaceMention]:
        """Every naming that is likely to be a place, in order; a stretch stands for the places that bound it."""
        for index in reversed(range(len(self.namings))):
            self._made[index] = self._make(index, self._container(index))
        joined = {stretch.first: stretch for stretch in stretches(self.doc.norm, self.namings)}
        found = []
        index = 0
        while index < len(self.namings):
            stretch = joined.get(index)
            mention = self._stretch(stretch) if stretch is not None else self._in_front(index)
            index = stretch.last if stretch is not None else index + 1
            if mention is not None:
                found.append(mention)
        return found

    def _in_front(self, index: int) -> PlaceMention | None:
        """The mention of a naming, which is of the division at the head of its sentence if that has such a place."""
        mention, naming = self._made[index], self.namings[index]
        if mention is None or mention.container_chain or (mention.place is None and mention.kind != "quarter"):
            return mention
        first = front_of(self.doc, self.namings, index)
        front = self._made[first] if first is not None else None
        if front is None or front.place is None:
            return mention
        if mention.place is None:  # in the north of Aleppo, ... in Al-Furqan neighbourhood
            return msgspec.structs.replace(mention, container_chain=(front,))
        place = placed(self.chooser.gazetteer, naming, mention.place, front.place)
        if place is mention.place:
            return mention
        kind, chain = (place.kind, ()) if place is not None else ("populated", (front,))
        precise = _precision(naming, place)
        return msgspec.structs.replace(mention, place=place, kind=kind, container_chain=chain, geo_precision=precise)

    def _stretch(self, stretch: Stretch) -> PlaceMention | None:
        """The stretch as a place; None where the words say in which town of it, which then is the place."""
        name = self.doc.text[stretch.start : stretch.end]
        container = self._container(stretch.last - 1)
        place = stretch_place(name, self._corners(stretch, container))
        if container is not None and container.kind == "populated" and container.relation == "in":
            behind = next(naming for naming in self.namings if naming.start == container.start)
            is_level = self.doc.norm.startswith(" (", self.namings[stretch.last - 1].stop)
            if not is_level and behind.kind not in DIVISIONS:  # Uror county, which the gazetteer has as a town
                return None
        return PlaceMention(
            start=stretch.start,
            end=stretch.end,
            name=name,
            place=place,
            kind="area",
            relation=stretch.relation,
            container_chain=_chain(container),
            geo_precision=None if place is None else stretch.precision,
            rule="place.stretch",
            confidence=0.8 if place is not None else 0.6,
        )

    def _corners(self, stretch: Stretch, container: PlaceMention | None) -> list[Place]:
        """The known places of a stretch that may be meant: none far from the division that the words name."""
        made = [self._made[index] for index in range(stretch.first, stretch.last)]
        known = [corner.place for corner in made if corner is not None and corner.place is not None]
        around = container.place if container is not None and container.kind in DIVISIONS else None
        if around is None:
            return known
        return [place for place in known if contains(around, place) or (kilometres(place, around) or 0) <= LONGEST_ROAD]

    def _make(self, index: int, container: PlaceMention | None) -> PlaceMention | None:
        naming = self.namings[index]
        around = _known_around(container)
        beside = self._beside(index) if container is None else None
        place = self.chooser.beside(naming, beside.place) if beside is not None else self.chooser.choose(naming, around)
        is_open = container is not None and (place is None or around is None or not contains(around, place))
        if container is not None and is_open and (pair := self._pair(index, container)) is not None:
            place, container = pair
            around = container.place
        elif is_open and around is not None and around.kind == "populated":
            place = self.chooser.within(naming, around) or place
        if (
            place is None
            and _is_nothing_else(naming, container or beside)
            and not self.chooser.is_unknown_scene(naming)
        ):
            return None
        if place is not None and around is not None and place.country != around.country:
            following = self.namings[index + 1 : index + 2]
            is_part = any(is_quarter_of(self.doc.norm, naming, town, self.chooser) for town in following)
            is_namesake = is_part or self.doc.norm.startswith(" (", naming.stop)  # Konna (Kombori, Kossi)
            place = None if is_namesake else place
        if place is not None and container is not None and around is not None and not contains(around, place):
            is_said = around.kind in DIVISIONS or self.doc.norm[naming.stop : container.start] == ", "
            is_near = around.kind == "populated" and (kilometres(place, around) or TOWN_REACH) < TOWN_REACH
            container = container if (is_said or is_near) and place.country == around.country else None
        container = container or beside
        is_quarter = naming.kind == "quarter" and place is not None and place.latitude is None
        end = naming.stop if place is None and naming.kind in ("site", "feature") else naming.end
        return PlaceMention(
            start=naming.start,
            end=end,
            name=self.doc.text[naming.start : end],
            place=place,
            kind=place.kind if place is not None and not is_quarter else naming.kind or "populated",
            relation="in" if naming.relation == "other" and (beside or self._is_set_in(naming)) else naming.relation,
            container_chain=_chain(container),
            geo_precision=_precision(naming, place),
            rule=naming.rule,
            confidence=confidence_of(naming, place, container),
            is_adjective=naming.is_adjective,
        )

    def _is_set_in(self, naming: Naming) -> bool:
        """Whether a name behind a comma is told with `in` to lie in another: the college, Gujba in Yobe State."""
        norm = self.doc.norm
        return norm.endswith(", ", 0, naming.start) and norm.startswith(" in ", naming.stop) and not naming.codes

    def _pair(self, index: int, container: PlaceMention) -> tuple[Place, PlaceMention] | None:
        """The place of a naming and that of its container, read together; the container's mention is corrected."""
        outer = next((at for at in (index + 1, index - 1) if self._is_start(at, container.start)), None)
        pair = self.chooser.pair(self.namings[index], self.namings[outer]) if outer is not None else None
        if pair is None or outer is None:
            return None
        place, around = pair
        corrected = msgspec.structs.replace(container, place=around, kind=around.kind)
        self._made[outer] = corrected
        return place, corrected

    def _is_start(self, index: int, start: int) -> bool:
        """Whether a naming begins there."""
        return 0 <= index < len(self.namings) and self.namings[index].start == start

    def _container(self, index: int) -> PlaceMention | None:
        """The mention that a naming is said to lie in: the next (made already), or the possessor before it."""
        naming, norm = self.namings[index], self.doc.norm
        if naming.codes:
            return None
        after = self._container_after(index)
        if index and (after is None or is_type_of(norm, self.namings[index - 1], naming)):
            before = self.namings[index - 1]
            is_owned = owns(norm, before, naming) and not is_quarter_of(norm, before, naming, self.chooser)
            return self._make(index - 1, after) if is_owned else after
        return after

    def _container_after(self, index: int) -> PlaceMention | None:
        """The larger place that the words behind a naming lead to, past an adjective (in the Indian state of Assam)."""
        norm, naming, following = self.doc.norm, self.namings[index], self.namings[index + 1 : index + 3]
        if len(following) == 2 and following[0].is_adjective and following[1].first <= following[0].start:
            following, index = following[1:], index + 1
        if not any(
            leads_into(norm, naming, one) or is_quarter_of(norm, naming, one, self.chooser) for one in following[:1]
        ):
            return None
        after = self._owned(index + 1) or self._made[index + 1]
        is_level = after is not None and after.container_chain and norm.startswith(" (", naming.stop)
        return after if after is not None and (is_level or _may_contain(after)) else None

    def _beside(self, index: int) -> PlaceMention | None:
        """The known place that the words behind a naming say it lies by."""
        if index + 1 == len(self.namings) or not lies_beside(self.doc.norm, *self.namings[index : index + 2]):
            return None
        after = self._made[index + 1]
        return after if after is not None and after.place is not None else None

    def _owned(self, index: int) -> PlaceMention | None:
        """The part of a country or region that its possessive leads to: a village in Nigeria's Katsina State."""
        if index + 1 == len(self.namings) or self.namings[index + 1].codes:
            return None
        part = self._made[index + 1]
        if part is None or not owns(self.doc.norm, self.namings[index], self.namings[index + 1]):
            return None
        is_part = part.place is not None if self.namings[index].codes else part.kind in DIVISIONS
        return part if is_part else None


def _known_around(container: PlaceMention | None) -> Place | None:
    """The innermost known place of those in which another is said to lie: Tole kebele, Gimbi woreda, West Wollega."""
    levels = (container, *container.container_chain) if container is not None else ()
    return next((level.place for level in levels if level.place is not None), None)


def _chain(container: PlaceMention | None) -> tuple[PlaceMention, ...]:
    return () if container is None else (container, *container.container_chain)[:LONGEST_CHAIN]


def _is_nothing_else(naming: Naming, container: PlaceMention | None) -> bool:
    """Whether a name that means no place of the gazetteer is no place at all: nothing else speaks for it."""
    if naming.codes or naming.kind == "capital" or (naming.rule == "place.heading" and naming.kind is None):
        return True
    return (
        naming.key is not None
        and naming.kind is None
        and (container is None or naming.relation not in ("in", "near", "of"))
    )


def _may_contain(mention: PlaceMention) -> bool:
    return mention.kind in ("country", "admin1", "admin2", "area") or mention.place is not None


def _precision(naming: Naming, place: Place | None) -> str | None:
    """How exact a place's position is, in the words of the schema."""
    if place is None or place.latitude is None:
        return None
    if place.kind in ("country", "admin1", "admin2", "area"):
        return place.kind
    if naming.kind in ("region", "area"):
        return "area"
    return "near" if naming.relation == "near" or naming.kind == "site" else "exact"
