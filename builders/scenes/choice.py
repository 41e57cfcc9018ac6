"""Where a story happened: which of the places that a report names are its scene.

A place of the sentences that tell the story comes first, the nearer to the words for what happened the better. Where
they name none, the places beside them are asked, and the city that the report comes from only where the words speak of
it (this city, a street).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.innermost import DIVISIONS, first_of_list, innermost
from ..places.same_place import WIDE
from ..words.countries import countries
from ..words.document import Span, fold, starting_in
from ..words.place_words import place_words
from ..words.triggers import trigger_forms
from .abroad import is_meant
from .costs import Costs
from .finding import is_country, is_scene
from .located import Behind, Scene, beside, is_site, lies_in, located, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..gazetteer.place import Place
    from ..places.finding import PlaceMention
    from ..stories.grouping import Story
    from ..words.document import Document


def scene_of(
    doc: Document, story: Story, main: Fact, places: Sequence[PlaceMention], home: str | None, behind: Behind
) -> Scene | None:
    """The scene of a story; None where nothing tells it. `home`: the country that the report is about, if any."""
    told = _distinct(_below_headline(story))
    below_country = innermost(
        doc, [place for place in told if not is_country(place) and is_meant(doc, place, story, home)]
    )
    costs = Costs(story, main)
    if below_country:
        place = first_of_list(doc, min(below_country, key=costs.of), below_country)
        dateline = dateline_of(places)
        if dateline is not None and _TELLS_WHERE_HERE_IS.search(doc.norm, max(0, place.start - LEAD), place.start):
            return Scene(dateline, ".dateline", 0.6)
        nearer = next(_within(doc, place, story, main, places, behind), None)
        return nearer or located(doc, place, main, places, behind) or Scene(place, "", 0.95)
    country = min(told, key=costs.of, default=None)
    is_sure = country is not None and is_meant(doc, country, story, home)
    abroad = country.place if country is not None and is_sure else None
    around = (scene for scene in _around(doc, main, places) if _may_be_in(scene.mention.place, abroad))
    near = located(doc, country, main, places, behind) or next(around, None)
    near = near or next(_behind(doc, country, main, places, home, behind), None)
    if country is None:
        return near or _of_lead(doc, main, places)
    return near if near is not None or not is_sure else Scene(country, "", 0.95)


def _may_be_in(place: Place | None, country: Place | None) -> bool:
    """Whether a place beside the deed may lie in the country that the deed is told of."""
    return place is None or country is None or place.country == country.country


_TELLS_WHERE_HERE_IS = re.compile(
    r"\bthis (?!(?:morning|afternoon|evening|night|week|weekend|month|year)\b)(?:[\w-]+ ){0,4}?"
    r"(?:city|town|village|port|suburb|enclave|resort|settlement),?"
    r"(?: (?:some|about|just|nearly|around|roughly|close|[\d.,]+|kilomet(?:er|re)s?|km|miles?|hours?|drive"
    r"|(?:to the )?(?:[\w-]*(?:north|south|east|west)[\w-]*))\b(?: \([^)]*\))?){0,6}"
    r" (?:of|from|near|outside) (?:the )?$"
)
"""Words before a place by which it only says where the town of the dateline lies: in this town south of Baghdad."""
LEAD = 90
"""Characters before a place in which they stand."""


def dateline_of(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The city that the report comes from, if it says so: one of its first places."""
    filed = (place for place in places[:LONGEST_HEAD] if place.relation == "dateline")
    return next((place for place in filed if not is_country(place)), None)


LONGEST_HEAD = 8
"""Places named up to the dateline: those of the headline above it."""


def _distinct(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    return list({place.start: place for place in places}.values())


def _below_headline(story: Story) -> list[PlaceMention]:
    """The places of a story: not those of the headline, which tells in short, where the text has a nearer one."""
    below = [place for setting in story.settings if not setting.is_headline for place in setting.places]
    return below if any(place.kind not in WIDE for place in below) else story.places


def _around(doc: Document, main: Fact, places: Sequence[PlaceMention]) -> Iterator[Scene]:
    """What stands in for a scene that the story's own sentences do not name, the likeliest first."""
    own = doc.sentences[main.sentence]
    inside = starting_in(places, own)
    dateline = dateline_of(places)
    owners = [place for place in inside if place.relation == "of" and not (place.is_adjective or is_country(place))]
    is_here = dateline is not None and place_words().town.search(doc.norm, own.start, own.end) is not None
    if dateline is not None and is_here and not any(_is_abroad(place, dateline) for place in owners):
        yield Scene(dateline, ".dateline", 0.6)
    if (told := _referred(doc, own, places)) is not None:
        yield Scene(told, ".reference", 0.6)
    for place in owners:
        yield Scene(place, ".office", 0.5)
    yield from _after(doc, main, places)
    is_elsewhere = _ELSEWHERE.match(doc.norm, own.start) is not None
    for before in () if is_elsewhere else doc.sentences[max(0, main.sentence - 1) : main.sentence]:
        yield from beside(doc, places, before, ".sentence_before")
    if main.start >= doc.heading > 0:
        yield from beside(doc, places, Span(0, doc.heading), ".heading")
    if dateline is not None and _is_all_told(dateline, places):
        yield Scene(dateline, ".filed", 0.4)


_ELSEWHERE = re.compile(r"\W{0,3}(?:meanwhile,? )?elsewhere\b")
"""What opens a sentence of which the place is none of those told before."""


def _is_abroad(place: PlaceMention, dateline: PlaceMention) -> bool:
    """Whether a place is in another country than the town of the dateline, which is then only told from."""
    return place.place is not None and dateline.place is not None and place.place.country != dateline.place.country


def _is_all_told(dateline: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a report names no place but the town it comes from, which is no capital, where news is gathered."""
    others = (place for place in places if place.start > dateline.end + LONGEST_COUNTRY and not place.is_adjective)
    return dateline.place is not None and not _is_capital(dateline.place) and not any(others)


def _of_lead(doc: Document, main: Fact, places: Sequence[PlaceMention]) -> Scene | None:
    """The town that a report comes from, where its first sentence tells a deed of no place: a bomber got on a bus.

    Bulletins in capitals are of radio stations, and give the town that these stand in.
    """
    filed = None if doc.is_upper else dateline_of(places)
    if filed is None or filed.place is None or _is_capital(filed.place) or main.start < filed.end:
        return None
    return Scene(filed, ".filed", 0.4) if doc.sentence_at(filed.start) == main.sentence else None


LONGEST_COUNTRY = 30
"""Characters behind the town of a dateline in which its country is named: OWO, Nigeria."""


_REFERENCE = re.compile(
    r"\b(?:the|that) (?:same )?(?:(town|village|city|settlement)|(district|province|region"
    r"|county|department|governorate)|(?<=same )(area|zone|place|spot|sector|neighbou?rhood))"
    r"(?=[.,;]| (?:on|in|at|and|when|where|after|before|by|during|late|early|yesterday|today|last|this|overnight|as"
    r"|while|killing|leaving|since|with)\b|$)"
    r"|\b(?:killed|wounded|injured|attacked|shot|died|ambushed|abducted|kidnapped|fell) (there)"
    r"(?! (?:and then|is|are|was|were|has|have|had)\b)"
)
"""Words that mean a place named before: two soldiers were wounded in the town on Thursday, one was killed there."""
REFERENCE_REACH = 1000
"""Characters before a sentence in which the place was named that its words refer to."""


def _referred(doc: Document, sentence: Span, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town or division named last that `the town` or `the district` of a sentence means."""
    found = _REFERENCE.search(doc.norm, sentence.start, sentence.end)
    if found is None:
        return None
    before = starting_in(places, Span(max(0, sentence.start - REFERENCE_REACH), found.start()))
    if found[3]:
        told = next((doc.sentence_at(at.start) for at in reversed(before) if is_scene(doc, at)), None)
        scenes = beside(doc, places, doc.sentences[told], "") if told is not None else iter(())
        return next((scene.mention for scene in scenes), None)
    kinds = {"populated"} if found[1] else DIVISIONS if found[2] else {"populated", *DIVISIONS}
    meant = (at for at in reversed(before) if at.kind in kinds and (is_scene(doc, at) or at.relation == "dateline"))
    return next(meant, None)


def _after(doc: Document, main: Fact, places: Sequence[PlaceMention]) -> Iterator[Scene]:
    """The scenes of the sentence behind the one that says what happened, where it goes on about that."""
    for after in doc.sentences[main.sentence + 1 : main.sentence + 2]:
        if _goes_on(doc, after):
            yield from beside(doc, places, after, ".sentence_after")


_OPENING = re.compile(r"\W{0,3}(?:the|this) ((?:[\w'-]+[ ,]){1,3})")


def _goes_on(doc: Document, sentence: Span) -> bool:
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


def _within(
    doc: Document, place: PlaceMention, story: Story, main: Fact, places: Sequence[PlaceMention], behind: Behind
) -> Iterator[Scene]:
    """A nearer place in the division, a quarter of the town that a deed is told of: in Benue state. They stormed."""
    if place.place is None or place.kind in QUARTERS:
        return
    is_wide = place.place.kind in WIDE or place.rule == "place.stretch"
    for told in starting_in(places, doc.sentences[doc.sentence_at(place.start)]):
        is_owner = told.relation == "of" and doc.norm[told.end : place.start] in (", ", " (")
        if is_owner and is_wide and lies_in(told, place.place):
            yield Scene(told, ".office", 0.5)  # residents of Gwoza, Borno State
    own = {fact.sentence for fact in story.facts}
    first = max(main.sentence, doc.sentence_at(place.start))
    for number in range(main.sentence, min(main.sentence + STRETCH + 1, behind.stop, len(doc.sentences))):
        after = doc.sentences[number]
        is_next = first < number <= first + NEXT and not turns(doc, after)
        is_told = is_next and number == first + 1 and number in behind.telling
        if number > first and any(place.rule == "place.heading" for place in starting_in(places, after)):
            return
        is_near = number in own or is_told or (is_next and is_wide) or _goes_on(doc, after)
        for scene in beside(doc, places, after, ".sentence_after"):
            inner = scene.mention
            is_part = inner.kind in QUARTERS or (inner.place is None and (is_told or is_next) and not is_site(scene))
            is_inside = (is_near and (is_wide or is_part)) or (is_next and inner.place is None and inner.kind in PARTS)
            is_others = ";" in doc.norm[inner.end : place.start]  # in X on 3 May; on 5 May on the Y-Z road
            if inner.place != place.place and is_inside and not is_others and lies_in(inner, place.place):
                yield scene.within(place)


def _behind(
    doc: Document,
    country: PlaceMention | None,
    main: Fact,
    places: Sequence[PlaceMention],
    home: str | None,
    behind: Behind,
) -> Iterator[Scene]:
    """The scenes of the sentences behind a deed of which no more than the country is told."""
    first = main.sentence if country is None else max(main.sentence, doc.sentence_at(country.start))
    for number in range(first + 1, min(first + NEXT + 1, behind.stop, len(doc.sentences))):
        if turns(doc, doc.sentences[number]):
            return
        told = beside(doc, places, doc.sentences[number], ".sentence_after")
        for scene in (*told, *_of_dwellers(doc, doc.sentences[number], places)):
            place = scene.mention.place
            is_told = number in behind.telling or not _is_capital(place)  # peace talks go on in Bogota
            if is_told and scene.mention.kind not in WIDE and (place is None or place.country == home):
                yield scene


_DWELLERS = re.compile(r"\b(?:residents?|inhabitants?|villagers?) of (?:the )?(?:(?:town|village) of )?$")


def _of_dwellers(doc: Document, sentence: Span, places: Sequence[PlaceMention]) -> Iterator[Scene]:
    """The place whose people tell of a deed of which no more than the country is told: a resident of Gwoza said."""
    for place in starting_in(places, sentence):
        if place.relation in ("of", "speaker") and _DWELLERS.search(doc.norm, sentence.start, place.start):
            yield Scene(place, ".inhabitants", 0.5)


def _is_capital(place: Place | None) -> bool:
    """Whether a place is the capital of its country, where most that is said of an incident is said."""
    return place is not None and fold(place.name) == fold(countries().by_code[place.country].capital)
