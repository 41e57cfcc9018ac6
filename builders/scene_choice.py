"""Where a story happened: which of the places that a report names are its scene.

A place of the sentences that tell the story comes first, the nearer to the words for what happened the better. Where
they name none, the places beside them are asked, and the city that the report comes from only where the words speak of
it (this city, a street).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .document import Span, starting_in
from .gazetteer.place import contains
from .place_words import place_words
from .same_place import WIDE
from .scene_costs import Costs
from .scenes import is_country, is_scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .document import Document
    from .facts import Fact
    from .gazetteer.place import Place
    from .places import PlaceMention
    from .stories import Story


class Scene(NamedTuple):
    """A place with how it was found: `rule` adds to the mention's, `confidence` bounds it."""

    mention: PlaceMention
    rule: str
    confidence: float


FARTHEST_COUNTRY = 60
"""Characters behind an event word in which another country than the report's own is the scene."""
FARTHEST_ABROAD = 100
"""Characters from an event word in which a place in another country is."""


def scene_of(doc: Document, story: Story, main: Fact, places: Sequence[PlaceMention], home: str | None) -> Scene | None:
    """The scene of a story; None where nothing tells it. `home`: the country that the report is about, if any."""
    told = _distinct(_below_headline(story))
    below_country = _innermost(
        doc, [place for place in told if not is_country(place) and _is_meant(place, story, home)]
    )
    costs = Costs(story, main)
    if below_country:
        return Scene(min(below_country, key=costs.of), "", 0.95)
    beside = next(_around(doc, main, places), None)
    if beside is not None or not told:
        return beside
    country = min(told, key=costs.of)
    return Scene(country, "", 0.95) if _is_meant(country, story, home) else None


def dateline_of(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The city that the report comes from, which its first place is if any."""
    return places[0] if places and places[0].relation == "dateline" else None


def _is_meant(place: PlaceMention, story: Story, home: str | None) -> bool:
    """Whether a place outside the report's own country stands beside an event word, a country's name right behind."""
    if home is None or place.place is None or place.place.country == home:
        return True
    if is_country(place):
        return any(0 < place.start - fact.end <= FARTHEST_COUNTRY for fact in story.facts)
    return min(max(place.start - fact.end, fact.start - place.end) for fact in story.facts) <= FARTHEST_ABROAD


def _distinct(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    return list({place.start: place for place in places}.values())


def _below_headline(story: Story) -> list[PlaceMention]:
    """The places of a story: not those of the headline, which tells in short, where the text has a nearer one."""
    below = [place for setting in story.settings if not setting.is_headline for place in setting.places]
    return below if any(place.kind not in WIDE for place in below) else story.places


_LIES = re.compile(r",? (?:in|on|between|off) (?:the )?(?:[a-z]+ )?")
"""What stands between a place and another one that only tells where it lies: at Kom, on the Isiolo boundary."""


def _innermost(doc: Document, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places in which no other of them lies, by the words or the gazetteer: the village, not its province."""
    inside = [(place.name, outer) for place in places for outer in place.container_chain]
    inside += [(one.name, two) for one, two in pairwise(places) if _LIES.fullmatch(doc.norm, one.end, two.start)]
    around = {outer.name.casefold() for name, outer in inside if outer.name != name} | {o.start for _, o in inside}
    told = {place.place for place in places if place.place is not None}
    return [
        place
        for place in places
        if around.isdisjoint((place.name.casefold(), place.start)) and not _is_division_of(place.place, told)
    ]


def _is_division_of(outer: Place | None, told: Iterable[Place]) -> bool:
    """Whether one of the places lies in this division."""
    return outer is not None and outer.kind in DIVISIONS and any(contains(outer, inner) for inner in told)


DIVISIONS = frozenset({"admin1", "admin2"})


def _around(doc: Document, main: Fact, places: Sequence[PlaceMention]) -> Iterator[Scene]:
    """What stands in for a scene that the story's own sentences do not name, the likeliest first."""
    own = doc.sentences[main.sentence]
    inside = starting_in(places, own)
    dateline = dateline_of(places)
    if dateline is not None and place_words().town.search(doc.norm, own.start, own.end):
        yield Scene(dateline, ".dateline", 0.6)
    for place in inside:
        if place.relation == "of" and not place.is_adjective and not is_country(place):
            yield Scene(place, ".office", 0.5)
    for after in doc.sentences[main.sentence + 1 : main.sentence + 2]:
        if place_words().happened.search(doc.norm, after.start, after.end):
            yield from _beside(doc, places, after, ".sentence_after")
    for before in doc.sentences[max(0, main.sentence - 1) : main.sentence]:
        yield from _beside(doc, places, before, ".sentence_before")
    if main.start >= doc.heading > 0:
        yield from _beside(doc, places, Span(0, doc.heading), ".heading")


TYPED = frozenset({"place.before_type", "place.after_type"})
"""Rules of places that the gazetteer lacks and a word says are some: the Carahuaichi area."""


def _beside(doc: Document, places: Sequence[PlaceMention], sentence: Span, rule: str) -> Iterator[Scene]:
    """Places of a sentence beside the story's own; in capitals, where a name may be any word, only known ones."""
    for place in _innermost(doc, [place for place in starting_in(places, sentence) if is_scene(doc, place)]):
        is_sure = place.place is not None or not doc.is_upper or place.rule in TYPED
        if is_sure and not is_country(place):
            yield Scene(place, rule, 0.5)
