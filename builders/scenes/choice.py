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
from ..places.seats import is_capital
from ..words.document import Span, starting_in
from ..words.headlines import body_of
from ..words.place_words import place_words
from .abroad import is_meant
from .costs import Costs
from .finding import is_country, is_scene
from .located import Behind, Scene, beside, located
from .nearer import behind_country, goes_on, within
from .struck import struck_behind

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
        nearer = next(within(doc, place, story, main, places, behind), None)
        if nearer is None and place.kind in WIDE and place.place is not None:
            nearer = next(struck_behind(doc, main, places, place.place, behind), None)
        return nearer or located(doc, place, main, places, behind) or Scene(place, "", 0.95)
    country = min(told, key=costs.of, default=None)
    if country is not None and (filed := _city_of(doc, country, places)) is not None:
        return Scene(filed, ".dateline", 0.6)
    is_sure = country is not None and is_meant(doc, country, story, home)
    abroad = country.place if country is not None and is_sure else None
    around = (scene for scene in _around(doc, main, places, behind) if _may_be_in(scene.mention.place, abroad))
    near = located(doc, country, main, places, behind) or next(around, None)
    near = near or next(struck_behind(doc, main, places, abroad, behind), None)
    near = near or next(
        behind_country(doc, country, story, main, places, abroad.country if abroad else home, behind), None
    )
    if near is None and behind.is_first and not doc.is_upper:
        near = _of_opening(doc, main, places, abroad.country if abroad is not None else home, behind)
    if country is None:
        return near or _of_lead(doc, main, places)
    return near if near is not None or not is_sure else Scene(country, "", 0.95)


def _of_opening(
    doc: Document, main: Fact, places: Sequence[PlaceMention], country: str | None, behind: Behind
) -> Scene | None:
    """The scene that the first two sentences name, or the headline: of the first incident, if nothing else tells it."""
    first = doc.sentence_at(body_of(doc))
    for number in range(first, min(first + 2, len(doc.sentences))):
        for scene in beside(doc, places, doc.sentences[number], ".opening"):
            place = scene.mention.place
            is_talk = number > first and number not in behind.telling and is_capital(place)  # talks go on in Bogota
            is_of_other = number == main.sentence and scene.mention.start > main.end and not main.is_apart
            if is_talk or is_of_other or scene.mention.kind in WIDE:
                continue
            if place is None or country is None or place.country == country:
                return scene._replace(confidence=min(scene.confidence, 0.5))
    above = (at for at in starting_in(places, Span(0, body_of(doc))) if not (at.is_adjective or is_country(at)))
    known = (at for at in above if at.place is not None and at.place.country == country)
    told = (at for at in known if at.relation in ("in", "near") or not is_capital(at.place))  # Ankara vows revenge
    return next((Scene(at, ".heading", 0.4) for at in told), None)


def _may_be_in(place: Place | None, country: Place | None) -> bool:
    """Whether a place beside the deed may lie in the country that the deed is told of."""
    return place is None or country is None or place.country == country.country


_ITS_CITY = re.compile(
    r"(?:'s?)? (?:[\w-]+ )?(?:(?:second|third|fourth|largest|biggest|main)(?:[ -](?:largest|biggest|most populous))?"
    r"|commercial|port|northern|southern|eastern|western|coastal) city\b"
)
"""What stands behind a country where its city is meant that the report comes from: Libya's second city."""


def _city_of(doc: Document, country: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town of the dateline, where a country's city without a name is told of; a capital would be called one."""
    filed = dateline_of(places)
    if filed is None or filed.place is None or country.place is None or is_capital(filed.place):
        return None
    is_its = filed.place.country == country.place.country and _ITS_CITY.match(doc.norm, country.end) is not None
    return filed if is_its else None


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
    if all(place.kind in WIDE for place in below):
        return story.places
    is_vague = all(place.kind == "feature" or place.kind in WIDE for place in below)  # a park
    towns = (place for place in story.places if place.place is not None and place.kind == "populated")
    return [*below, *towns] if is_vague else below


def _around(doc: Document, main: Fact, places: Sequence[PlaceMention], behind: Behind) -> Iterator[Scene]:
    """What stands in for a scene that the story's own sentences do not name, the likeliest first."""
    own = doc.sentences[main.sentence]
    inside = starting_in(places, own)
    dateline = dateline_of(places)
    owners = [place for place in inside if place.relation == "of" and not (place.is_adjective or is_country(place))]
    is_here = dateline is not None and place_words().town.search(doc.norm, own.start, own.end) is not None
    if dateline is not None and is_here and not any(_is_elsewhere(place, dateline) for place in owners):
        yield Scene(dateline, ".dateline", 0.6)
    if (told := _referred(doc, own, places)) is not None:
        yield Scene(told, ".reference", 0.6)
    for place in owners:
        yield Scene(place, ".office", 0.5)
    for place in inside:
        if place.relation == "from" and _PEOPLE_FROM.search(doc.norm, own.start, place.start):
            yield Scene(place, ".inhabitants", 0.4)
    yield from _after(doc, main, places)
    if main.sentence and not _ELSEWHERE.match(doc.norm, own.start) and _leads_up(doc, main, behind):
        yield from beside(doc, places, doc.sentences[main.sentence - 1], ".sentence_before")
    if main.start >= doc.heading > 0:
        yield from beside(doc, places, Span(0, doc.heading), ".heading")
    if dateline is not None and _is_all_told(dateline, places):
        yield Scene(dateline, ".filed", 0.4)


def _leads_up(doc: Document, main: Fact, behind: Behind) -> bool:
    """Whether the sentence before tells of what happened, or the deed as news: talks in Caracas, after the attack."""
    if not (main.voice == "noun" and main.is_definite) or main.sentence - 1 in behind.telling:
        return True
    return place_words().happened.search(doc.norm, *doc.sentences[main.sentence - 1]) is not None


_PEOPLE_FROM = re.compile(
    r"\b(?:farmers?|shepherds?|villagers?|residents?|inhabitants?|youths?|fishermen|labou?rers|workers|families) from $"
)
"""Words before where those struck live, who as a rule are struck at home: set upon farmers from Jalud."""
_ELSEWHERE = re.compile(r"\W{0,3}(?:meanwhile,? )?elsewhere\b")
"""What opens a sentence of which the place is none of those told before."""


def _is_elsewhere(place: PlaceMention, dateline: PlaceMention) -> bool:
    """Whether a place is another town than that of the dateline, or in another country: in the garden of a Cali hotel.

    The dateline then only tells where it was filed.
    """
    if place.place is None or dateline.place is None or place.place == dateline.place:
        return False
    return place.kind == "populated" or place.place.country != dateline.place.country


def _is_all_told(dateline: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a report names no place but the town it comes from, which is no capital, where news is gathered."""
    others = (place for place in places if place.start > dateline.end + LONGEST_COUNTRY and not place.is_adjective)
    return dateline.place is not None and not is_capital(dateline.place) and not any(others)


def _of_lead(doc: Document, main: Fact, places: Sequence[PlaceMention]) -> Scene | None:
    """The town that a report comes from, where its first sentence tells a deed of no place: a bomber got on a bus.

    Bulletins in capitals are of radio stations, and give the town that these stand in.
    """
    filed = None if doc.is_upper else dateline_of(places)
    if filed is None or filed.place is None or is_capital(filed.place) or main.start < filed.end:
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
        if goes_on(doc, after):
            yield from beside(doc, places, after, ".sentence_after")
