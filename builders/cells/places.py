"""Where an incident happened: its place, the divisions and country around it, and how exact its position is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..figures.of_several import NUMERAL, PLACES
from ..gazetteer.place import LEVEL, contains
from ..records import cell
from ..scenes.choice import dateline_of, scene_of
from ..scenes.finding import is_country, is_scene
from ..scenes.located import Behind
from ..words.countries import countries
from ..words.document import Span, fold, starting_in
from ..words.headlines import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..gazetteer.place import Place
    from ..places.finding import PlaceMention
    from ..places.focus import Focus
    from ..records import Cell
    from ..scenes.located import Scene
    from ..stories.grouping import Story
    from ..words.document import Document
    from .filling import Backdrop


def place_cells(doc: Document, story: Story, main: Fact, backdrop: Backdrop, begins: Sequence[int]) -> Iterator[Cell]:
    """Yield the cells of the place columns.

    `main`: the fact that says what happened; `begins`: the sentences in which the report's incidents are first told.
    """
    stop = min((at for at in begins if at > main.sentence), default=len(doc.sentences))
    is_first = story.facts[0].sentence <= min(begins, default=0)
    places, focus = backdrop.seen.places, backdrop.seen.focus
    home = focus.country(doc.sentences[main.sentence])
    scene = scene_of(doc, story, main, places, home, Behind(stop, backdrop.telling, is_first))
    if scene is None:
        yield from _country_of_report(doc, main, focus, home)
        return
    mention = scene.mention
    span = Span(mention.start, mention.end)
    rule, confidence = mention.rule + scene.rule, min(mention.confidence, scene.confidence)
    if not is_country(mention):
        town = _town_named(doc, mention) or _town_unknown(doc, mention, places)
        name = _name(mention) if town is None else f"{_name(mention)}, {_name(town)}"
        told = span if town is None else Span(min(span.start, town.start), max(span.end, town.end))
        yield cell(doc.report, "place", name, told, rule, confidence)
    if mention.place is not None:
        yield from _levels(doc, mention, mention.place, rule, confidence)
        yield from _position_of(doc, mention, mention.place, story.places, rule, confidence)
    elif (around := _around(doc, scene, story.places, places)) is not None and around.place is not None:
        is_near = around.relation == "near" and around.place.kind not in DISTRICTS
        yield from _levels(doc, around, around.place, rule, confidence, is_near=is_near)
        yield from _position(doc, around, around.place, _precision_around(around.place), rule, confidence)
    else:
        yield from _country_of_report(doc, main, focus, home)


_DIVISION = re.compile(
    r" (?:county|state|province|region|department|lga|local government|territory|commune|cercle|woreda|zone|governorate"
    r"|division|prefecture|locality)\b"
)


def _town_named(doc: Document, mention: PlaceMention) -> PlaceMention | None:
    """The town that the words put a part of it in which the gazetteer lacks, where no division of the row has its name.

    Hodan alone would not say that it is in Mogadishu.
    """
    if mention.place is not None or mention.kind not in PARTS:
        return None
    town = next((outer for outer in mention.container_chain if outer.place is not None), None)
    if town is None or town.place is None or town.place.kind != "populated" or town.relation == "near":
        return None
    if _DIVISION.match(doc.norm, town.end):
        return None  # called a division that the gazetteer lacks: Juba county
    divisions = {fold(name) for name in (town.place.admin1, town.place.admin2) if name}
    return None if divisions & {fold(town.name), fold(town.place.name)} else town


def _town_unknown(doc: Document, mention: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The same where the gazetteer lacks the town as well: the Al-Noor mosque in Bunyan."""
    if mention.place is not None or mention.kind not in PARTS or mention.container_chain:
        return None
    behind = starting_in(places, Span(mention.end + 1, mention.end + 1 + len(" in the village of ")))
    if not behind or behind[0].place is not None or behind[0].kind != "populated":
        return None
    return behind[0] if _IN.fullmatch(doc.norm, mention.end, behind[0].start) is not None else None


_IN = re.compile(r" in (?:the (?:town|village|hamlet|settlement) of )?|, ")


def _position_of(
    doc: Document, mention: PlaceMention, place: Place, told: Sequence[PlaceMention], rule: str, confidence: float
) -> Iterator[Cell]:
    """The position of a place, or that of the known one that the words put it in or beside."""
    around = (*mention.container_chain, *told)
    known = [o for o in around if o.place and o.place.latitude is not None and o.place.country == place.country]
    outer = max(known, key=lambda o: _depth(o.place, place), default=None)
    if place.latitude is None and outer is not None and outer.place is not None:
        yield from _position(doc, outer, outer.place, _precision_around(outer.place), rule, confidence)
    else:
        yield from _position(doc, mention, place, mention.geo_precision, rule, confidence)


def _depth(outer: Place | None, place: Place) -> int:
    """How small a place is that lies around another one; 0 where it does not."""
    return 1 + LEVEL[outer.kind] if outer is not None and contains(outer, place) else 0


def _precision_around(place: Place) -> str:
    """How exact the position of a place is for something in or near it."""
    return "near" if place.kind in ("populated", "feature") else place.kind


DISTRICTS = frozenset({"admin1", "admin2", "area", "country"})
COLUMNS = ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode")


def _levels(
    doc: Document, mention: PlaceMention, place: Place, rule: str, confidence: float, *, is_near: bool = False
) -> Iterator[Cell]:
    """The divisions and the country of a place; where the report names them, its words for them are the evidence.

    `is_near`: it stands for another one near it, which may lie in the next district.
    """
    named = {outer.kind: outer for outer in reversed(mention.container_chain) if outer.place is not None}
    if place.latitude is None and "admin2" not in named:  # a quarter of which only the division is known
        for town in mention.container_chain:
            if town.place is not None and town.relation != "near" and town.place.admin1 == place.admin1:
                named["admin2"] = town
    for column in COLUMNS[: 3 if is_near else None]:
        outer = named.get(column.removesuffix("_pcode"))
        value = getattr(place, column) or (getattr(outer.place, column) if outer is not None else None)
        says = outer if outer is not None and getattr(outer.place, column) == value else mention
        if value:
            yield cell(doc.report, column, value, Span(says.start, says.end), rule, confidence)


def _position(
    doc: Document, mention: PlaceMention, place: Place, precision: str | None, rule: str, confidence: float
) -> Iterator[Cell]:
    """Where a place is and how exact that is."""
    if place.latitude is None or place.longitude is None:
        return
    span = Span(mention.start, mention.end)
    yield cell(doc.report, "latitude", place.latitude, span, rule, confidence)
    yield cell(doc.report, "longitude", place.longitude, span, rule, confidence)
    yield cell(doc.report, "geo_precision", precision or "near", span, rule, confidence)


def _country_of_report(doc: Document, main: Fact, focus: Focus, home: str | None) -> Iterator[Cell]:
    if home is not None:
        yield cell(doc.report, "country", home, focus.nearest(home, main.start), "place.country_of_report", 0.7)


def _name(mention: PlaceMention) -> str:
    """The report's own name for a place, on one line; the name of a capital where the report says `the capital`."""
    if mention.rule == "place.capital" and mention.place is not None:
        row = countries().by_code[mention.place.country]
        is_former = mention.place.name == row.former_capital
        return row.former_capital if is_former else row.capital
    return " ".join(mention.name.split())


def _around(
    doc: Document, scene: Scene, told: Sequence[PlaceMention], places: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The known place that an unknown one lies in or near, as far as the words say.

    A village close to the Gambia does not lie in it.
    """
    mention, outer = scene.mention, scene.around
    if outer is not None:
        told = [outer]
    known_outer = (outer for outer in _chain(mention, places) if outer.place is not None)
    chain = next((outer for outer in known_outer if not (is_country(outer) and outer.relation == "near")), None)
    every = [
        other for other in told if other.place is not None and not (is_country(other) and other.relation == "near")
    ]
    known = [
        one for one in every if not any(contains(one.place, two.place) for two in every if one.place and two.place)
    ]
    nearest = min(known, key=lambda other: _gap(other, mention), default=None)
    is_told = outer is not None and outer.kind == "populated"
    is_in_town = mention.kind in IN_TOWNS or _OF_THE_CITY.match(doc.norm, mention.end) is not None
    town = _town(doc, mention, places) if is_in_town and not is_told else None
    return chain or town or nearest or (None if mention.kind in PARTS else _division_of_head(doc, mention, places))


_OF_THE_CITY = re.compile(
    r", (?:a|an|the|another) (?:[\w-]+ ){0,3}(?:district|neighbou?rhood|suburb|quarter|area|ward|part|slum|township) "
    r"(?:(?:in|on|at|to|of) (?:[\w-]+ ){1,4}?)?(?:in|of|from) the (?:city|capital|town)\b"
)
"""What stands behind a part of the town told before: Musaga, a district in the south of the city."""
_SEVERAL_IN = re.compile(
    rf"\b(?:{NUMERAL}|several|neighbou?ring) (?:[\w-]+ )?{PLACES}(?: (?:in|of|across|within)(?: the)?)? "
    r"(?:(?:district|state|province|region|prefecture|department) of )?$"
)
"""What leads from several places to the division in which they all lie: two villages of Plateau State."""


def _division_of_head(doc: Document, mention: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The division of the several places that the head of a report tells of, of which an unknown one behind it is."""
    end = min(mention.start, doc.sentences[min(HEAD, len(doc.sentences)) - 1].end)
    return next(
        (
            place
            for place in starting_in(places, Span(0, end))
            if place.place is not None
            and place.place.kind in ("admin1", "admin2")
            and _SEVERAL_IN.search(doc.norm, max(0, place.start - LEAD), place.start)
        ),
        None,
    )


LEAD = 70
"""Characters in which such words stand."""


def _chain(mention: PlaceMention, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """What the words put an unknown place in; of a town or village, also where they name it again: Kalumbe (Beni)."""
    if mention.container_chain or mention.kind in PARTS:
        return mention.container_chain
    return next(
        (
            same.container_chain
            for same in places
            if same.start < mention.start and same.name == mention.name and same.container_chain
        ),
        (),
    )


def _gap(one: PlaceMention, other: PlaceMention) -> int:
    return abs(one.start - other.start)


PARTS = frozenset({"quarter", "street", "site", "area", "admin2"})
"""Kinds of unknown places that are parts of a town, and mean little without its name."""
IN_TOWNS = frozenset({"quarter", "street"})
"""Kinds of unknown places that lie in a town, so that a report that does not say in which means its own."""
TOWN_BEFORE = 400
"""Characters before a quarter or street in which the town it lies in may have been named: some three sentences."""


def _town(doc: Document, mention: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that a quarter or street lies in: the last one told before it, or that of the dateline.

    A report from abroad (Beirut) may have told of its division alone: in two districts of Aleppo.
    """
    before = starting_in(places, Span(mention.start - TOWN_BEFORE, mention.start))
    told = [place for place in reversed(before) if place.relation == "of" or is_scene(doc, place)]
    town = next((place for place in told if place.place is not None and place.kind == "populated"), None)
    filed = dateline_of(places)
    abroad = (
        place for place in told if place.place and filed and filed.place and place.place.country != filed.place.country
    )
    return town or next(abroad, filed)
