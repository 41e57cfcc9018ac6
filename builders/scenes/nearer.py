"""The nearer place, told in the sentences behind, of what is told in a division, a town or no more than a country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..gazetteer.place import kilometres
from ..places.choice import TOWN_REACH
from ..places.same_place import WIDE
from ..places.seats import is_capital
from ..words.document import Span, starting_in
from ..words.place_words import place_words
from ..words.triggers import trigger_forms
from .costs import is_road
from .located import Scene, beside, is_site, lies_in, recalls, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..gazetteer.place import Place
    from ..places.finding import PlaceMention
    from ..stories.grouping import Story
    from ..words.document import Document
    from .located import Behind

_OPENING = re.compile(r"\W{0,3}(?:the|this) ((?:[\w'-]+[ ,]){1,3})")


def goes_on(doc: Document, sentence: Span) -> bool:
    """Whether a sentence says where it happened, or begins with the deed, its weapon, or whom it was done by or to."""
    if place_words().happened.search(doc.norm, sentence.start, sentence.end):
        return True
    opening = _OPENING.match(doc.norm, sentence.start, sentence.end)
    words = re.findall(r"[\w'-]+", opening[1]) if opening is not None else ()
    return any(word in TOLD_OF or _is_deed(word) for word in words) and not any(map(_is_plural_deed, words))


def _is_deed(word: str) -> bool:
    """Whether a word is a noun for a deed, or for what it is done with."""
    return any(reading.form in ("noun", "means") for reading in trigger_forms().get(word, ()))


def _is_plural_deed(word: str) -> bool:
    """Whether a word is a noun for deeds, of which several may be anywhere: the attacks continued in."""
    return word.endswith("s") and word not in TOLD_OF and _is_deed(word)


TOLD_OF = frozenset(
    {"attackers", "attacker", "assailants", "assailant", "gunmen", "gunman", "militants", "insurgents", "raiders"}
    | {"bandits", "bomber", "bombers", "killers", "kidnappers", "victims", "victim", "dead", "bodies", "incident"}
    | {"violence", "vehicle", "convoy", "bus", "truck", "lorry", "car", "boat", "train", "patrol", "device", "charge"}
)
"""What a sentence that goes on about a deed begins with, behind an article, beside the words for deeds and weapons."""


STRETCH = 4
"""Sentences behind a deed in which a nearer place of it is told, as long as no other incident is."""
NEXT = 2
"""Sentences behind one that tells a deed of a country or division, or of a road, in which the nearer place is told."""
QUARTERS = frozenset({"quarter"})
PARTS = frozenset({"quarter", "admin2"})
"""Kinds of place that the gazetteer lacks which are parts of a town told before them."""


def within(
    doc: Document, place: PlaceMention, story: Story, main: Fact, places: Sequence[PlaceMention], behind: Behind
) -> Iterator[Scene]:
    """A nearer place in the division, a quarter of the town that a deed is told of: in Benue state. They stormed."""
    if place.place is None or place.kind in QUARTERS:
        return
    is_wide = place.place.kind in WIDE or place.rule == "place.stretch"
    is_beside = place.relation == "near" and place.kind == "populated"
    for told in starting_in(places, doc.sentences[doc.sentence_at(place.start)]):
        is_owner = told.relation == "of" and place in told.container_chain
        if is_owner and is_wide and lies_in(told, place.place):
            yield Scene(told, ".office", 0.5)  # residents of Gwoza, Borno State; the mayor of Olgan, a town in Sool
    own = {fact.sentence for fact in story.facts}
    first = max(main.sentence, doc.sentence_at(place.start))
    begin = first if is_road(place) else main.sentence
    for number in range(begin, min(first + STRETCH + 1, behind.stop, len(doc.sentences))):
        after = doc.sentences[number]
        is_next = first < number <= first + NEXT and not turns(doc, after)
        is_told = is_next and number == first + 1 and number in behind.telling
        if number > first and any(at.rule == "place.heading" for at in starting_in(places, after)):
            return
        is_near = number in own or is_told or (is_next and is_wide) or goes_on(doc, after)
        for scene in beside(doc, places, after, ".sentence_after"):
            inner = scene.mention
            if number > first and recalls(doc, Span(after.start, inner.start)):
                continue  # two weeks after a similar attack in Bunia
            is_quarter = (number > first or place.place.population >= CITY) and _is_known_part(inner, place.place)
            is_unknown = inner.place is None and is_next
            is_part = inner.kind in QUARTERS or is_quarter or (is_unknown and not is_site(scene))
            is_inside = (
                (is_near and (is_wide or is_part))
                or (is_next and is_beside and is_quarter)
                or (is_unknown and inner.kind in PARTS)
            )
            is_others = ";" in doc.norm[inner.end : place.start]  # in X on 3 May; on 5 May on the Y-Z road
            if inner.place == place.place or not is_inside or is_others:
                continue
            if (is_quarter and not _is_bound_for(doc, inner)) or lies_in(inner, place.place):
                yield scene.within(place)


CITY = 80_000
"""People of a city of which another place of the same sentence is a quarter rather than the next town of a list."""


_ON_THE_WAY = re.compile(
    r"\b(?:on (?:their|his|her|its|the) way|en route|heading|headed|going|travell?ing|marching|walking|driving)"
    r"(?: [a-z]+){0,4} to (?:(?:an?|the|their|his|her) )?(?:[\w-]+ ){1,3}(?:in|near|at|outside|around) (?:the )?$"
)
"""Where those struck were going: on their way to an olive grove near Abu Qalqal, marching to a funeral in."""
LONGEST_WAY = 90
"""Characters before a place in which they stand."""


def _is_bound_for(doc: Document, place: PlaceMention) -> bool:
    """Whether a place is only where those struck were going."""
    return _ON_THE_WAY.search(doc.norm, max(0, place.start - LONGEST_WAY), place.start) is not None


def _is_known_part(inner: PlaceMention, town: Place) -> bool:
    """Whether a place is one that the gazetteer has in or about a town, as it has many quarters and suburbs."""
    place = inner.place
    if place is None or town.kind != "populated" or place.kind != "populated" or place.country != town.country:
        return False
    apart = kilometres(place, town)
    return place.population < town.population and (
        place.admin1 == town.admin1 if apart is None else apart <= TOWN_REACH
    )


def behind_country(
    doc: Document,
    country: PlaceMention | None,
    story: Story,
    main: Fact,
    places: Sequence[PlaceMention],
    home: str | None,
    behind: Behind,
) -> Iterator[Scene]:
    """The scenes of the sentences behind a deed of which no more than the country is told."""
    own = {fact.sentence for fact in story.facts}
    first = main.sentence if country is None else max(main.sentence, doc.sentence_at(country.start))
    for number in range(first + 1, min(first + NEXT + 1, behind.stop, len(doc.sentences))):
        if number not in own and turns(doc, doc.sentences[number]):
            return
        told = beside(doc, places, doc.sentences[number], ".sentence_after")
        for scene in (*told, *_of_dwellers(doc, doc.sentences[number], places)):
            place = scene.mention.place
            is_told = number in behind.telling or not is_capital(place)  # peace talks go on in Bogota
            is_wide = scene.mention.kind in WIDE and not is_road(scene.mention)
            if is_told and not is_wide and (place is None or place.country == home):
                yield scene


_DWELLERS = re.compile(r"\b(?:residents?|inhabitants?|villagers?) of (?:the )?(?:(?:town|village) of )?$")


def _of_dwellers(doc: Document, sentence: Span, places: Sequence[PlaceMention]) -> Iterator[Scene]:
    """The place whose people tell of a deed of which no more than the country is told: a resident of Gwoza said."""
    for place in starting_in(places, sentence):
        if place.relation in ("of", "speaker") and _DWELLERS.search(doc.norm, sentence.start, place.start):
            yield Scene(place, ".inhabitants", 0.5)
