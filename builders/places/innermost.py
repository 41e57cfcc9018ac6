"""Which of the places told together are most precise: not what another one of them lies in or near."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..gazetteer.place import contains, kilometres
from .sites import LYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..gazetteer.place import Place
    from ..words.document import Document
    from .finding import PlaceMention


DIVISIONS = frozenset({"admin1", "admin2"})
"""Kinds of place that are no scene where a place in them is told."""
_LIES = re.compile(
    rf",? (?:(?:{LYING}) )?\(?"
    r"(?:(?:in|on|between|off|near|outside|beyond|opposite) (?:the )?(?:[a-z]+ )?"
    r"(?:(?:countryside|outskirts|suburbs|hinterland|parts?) of )?"
    r"|(?:(?:just|some|about|around|roughly|nearly|approximately) )?"
    r"(?:\d[\d,.]* ?(?:km|kms|kilomet(?:er|re)s?|miles?) ?(?:\(\d[\d,.]* ?[a-z]+\) )?)?(?:to the |due )?"
    r"(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)? )?(?:away )?(?:of|from) (?:the )?"
    r"(?:[a-z]+ (?:of )?)?)"
    r"| \("
)
"""What stands between a place and another one that only tells where it lies: at Kom, on the Isiolo boundary; at Ber,
some 60 km (37 miles) north of Gao; Omdurman (Karrari, Khartoum)."""
_LEVEL_OF = re.compile(
    r" (?:(?:delta|valley|basin|coast(?:al)?|peninsula|region|area|border) )?(?:[a-z-]+ )?"
    r"(?:town|city|village|hamlet|community|settlement|port|state|province|governorate|district|county|department) of "
)
"""What stands between a wide place and one in it: in the Nile Delta governorate of Kafr el-Sheikh."""
_POINT = re.compile(r",? (?:near|at|outside|close to) (?:the )?(?:(?:town|village|city) of )?")
"""What stands between a road and the place on it where something was."""
_FRAME = re.compile(
    r"\W*(?:(?:and|but|also|meanwhile|elsewhere|separately)\W+)*(?:in|at|around|across|inside) (?:[a-z'-]+ ){0,4}"
)
"""What leads from the head of a sentence to a place in which the rest of it lies: In Kabul, a mine exploded in PD6."""
FRAMED, FRAMED_WIDELY = 60, 200
"""Kilometres from a place told at the head of a sentence to what the rest puts in it, and to a road or axis."""
_LISTED = re.compile(
    r"(?:,|,? and|,? as well as|,? &|/) ?(?:(?:in|at|near|on) )?(?:the )?(?:(?:nearby|adjacent|neighbou?ring) )?"
    r"(?:(?:village|town|city|district|area)s? of )?"
)
"""What stands between the places of a list."""


def innermost(doc: Document, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places in which no other of them lies, by the words or the gazetteer: the village, not its province."""
    held = [(two.name, one) for one, two in pairwise(places) if _holds(doc, one, two)]
    around = {outer.start for _, outer in held}
    inside = held + [
        (place.name, outer) for place in places if place.start not in around for outer in place.container_chain
    ]
    inside += [(one.name, two) for one, two in pairwise(places) if _lies_by(doc, one, two)]
    inside += [(two.name, one) for one, two in pairwise(places) if _frames(doc, one, two) or _heads(doc, one, two)]
    inside += [(two.name, one) for one, two in pairwise(places) if _is_point(doc, one, two) or _is_spot(doc, one, two)]
    around = {outer.start for _, outer in inside}
    names = {outer.name.casefold() for name, outer in inside if outer.name != name}
    towns = {outer.place for _, outer in inside if outer.kind == "populated"} - {None}
    told = {place.place for place in places if place.place is not None}
    return [
        place
        for place in places
        if not (
            place.start in around
            or place.name.casefold() in names
            or place.place in towns
            or _is_division_of(place.place, told)
        )
    ]


def _is_point(doc: Document, road: PlaceMention, at: PlaceMention) -> bool:
    """Whether the words go on to say where on a road it was: on the Juba-Nimule road near Moli."""
    return road.rule == "place.stretch" and _POINT.fullmatch(doc.norm, road.end, at.start) is not None


_SPOT = re.compile(
    r",? (?:in|at|near|on) (?:the|a|an) (?:[a-z]+ )?(?:place|spot|locality|location|area|point|site|hamlet|quarter"
    r"|neighbou?rhood|crossroads|junction|farm|mine|field|valley|forest|hill) (?:called|named|known as) (?:the )?"
)
"""What stands between a place and a spot in or by it: at Kibumba, at the place called Three Antennas."""


def _is_spot(doc: Document, town: PlaceMention, spot: PlaceMention) -> bool:
    """Whether the words go on to name the spot where something was in or by a place."""
    return _SPOT.fullmatch(doc.norm, town.end, spot.start) is not None


def _lies_by(doc: Document, one: PlaceMention, two: PlaceMention) -> bool:
    """Whether the second place only tells where the first lies; not of a sea: In the Gulf of Aden, off Bosaso."""
    is_point = one.rule == "place.sea" or _is_point(doc, one, two)
    return not is_point and _LIES.fullmatch(doc.norm, one.end, two.start) is not None


def _holds(doc: Document, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a place only says of what is told behind it in which region that is: the Lake Chad town of Baga."""
    is_region = outer.kind in REGIONS or (outer.place is not None and outer.place.kind in REGIONS)
    return is_region and _LEVEL_OF.fullmatch(doc.norm, outer.end, inner.start) is not None


REGIONS = frozenset({"area", "feature"})
"""Kinds of place that have no divisions of their own."""


def _frames(doc: Document, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a sentence begins with a place in which another one of it lies: In Quetta, a grenade at Saryab Road."""
    is_reference = inner.relation == "near" and doc.norm.endswith((" of ", " from "), 0, inner.start)
    is_item = outer.rule == "place.heading" and (doc.norm.startswith(" - ", outer.end) or _goes_down(doc, outer, inner))
    if not (is_item or doc.norm.startswith(", ", outer.end)) or inner.start < outer.end or is_reference:
        return False
    if inner.start - outer.end == len(", ") and inner.place is not None and inner.place.kind in DIVISIONS:
        return False  # In Khalis, Diyala, a bomb exploded
    sentence = doc.sentences[doc.sentence_at(outer.start)]
    if inner.start >= sentence.end or not (is_item or _FRAME.fullmatch(doc.norm, sentence.start, outer.start)):
        return False
    if inner.place is None or outer.place is None:
        return inner.place is None
    farthest = FRAMED_WIDELY if inner.rule == "place.stretch" else FRAMED
    return contains(outer.place, inner.place) or (kilometres(outer.place, inner.place) or farthest) < farthest


def _goes_down(doc: Document, outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a heading names one after the other what lies in what: Sudan, Khartoum, Omdurman: gunmen."""
    joint = doc.norm[outer.end : inner.start]
    return joint in (", ", "/") and doc.norm.endswith(joint, 0, outer.start)


CITY = 100_000
"""People of a city of which an unknown name behind it in a heading is a quarter."""


def _heads(doc: Document, city: PlaceMention, part: PlaceMention) -> bool:
    """Whether a heading names a city and then a part of it that the gazetteer lacks: Aden, Mansoura: gunmen."""
    if doc.norm[city.end : part.start] != ", " or {city.rule, part.rule} != {"place.heading"} or part.place is not None:
        return False
    return part.kind in ("populated", "quarter") and city.place is not None and city.place.population >= CITY


def first_of_list(doc: Document, place: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention:
    """The first of the places that a list tells with this one: attacks on Noong and Majbong villages."""
    for before in reversed([other for other in places if other.start < place.start]):
        joint = _LISTED.fullmatch(doc.norm, before.end, place.start)
        if joint is None or (joint[0] == ", " and before.kind != place.kind):
            break
        place = before
    return place


def _is_division_of(outer: Place | None, told: Iterable[Place]) -> bool:
    """Whether one of the places lies in this division."""
    return outer is not None and outer.kind in DIVISIONS and any(contains(outer, inner) for inner in told)
