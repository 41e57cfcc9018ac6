"""How namings next to each other belong together: one lies in another, or both bound a stretch of land."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer import Place
from .sites import LYING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .namings import Naming

_PART = r"(?:north|south|east|west|central|upper|lower)[a-z-]*"
PART_OF = re.compile(rf", {_PART} ")
"""What stands between a place and the larger one of which it lies in a part: Tripoli, northern Lebanon."""
_SPOKE = (
    r"(?:said|says|told|reported|added|announced|stated|claimed|confirmed|charged|alleged|denounced|declared|revealed"
    r"|disclosed|asserted|affirmed|admitted|acknowledged|testified|indicated|warned)\b"
)
_DID = (
    r"(?:attacked|stormed|raided|hit|struck|ambushed|bombed|shelled|fired|opened|killed|shot|entered|torched|burned"
    r"|abducted|kidnapped|seized|targeted|swept|overran)\b"
)
_INTO_CONTAINER = re.compile(
    rf"(?: (?:compound|complex|grounds|campus|premises|buildings?|courtyard|area))?"
    rf"\s*(?:,|\(|, (?:a|an|the)(?: (?!{_SPOKE}|{_DID})[\w'-]+){{0,5}}?|,? (?:{LYING}))?\s*(?:{_PART}\s+)?"
)
"""What stands between a place and a larger one: at Wulu, a village in Lakes; not at Wulu, the group said in Nairobi,
nor south of Wulu, a group of raiders attacked the outskirts of Rumbek."""
_LEVELS = re.compile(r" \((?:[\w'’-]+(?: [\w'’-]+){0,3}, ){1,2}")
"""What stands between a place and one of the levels in a bracket behind it, with those that nobody knows: Begi (Mirab
Welega, Oromia)."""
_WIDER = re.compile(r"(?:, [\w'’-]+(?: [\w'’-]+){0,3}){0,2}\)")
"""What stands behind that level in the bracket: Zobarda (Ferlando, Diyarbakir, Turkey)."""
_BESIDE = re.compile(
    r"(?:,| \(|)\s+?(?:(?:[a-z]+ )?(?P<far>\d+) ?(?:km|kms|kilomet(?:er|re)s?|miles?|m)? ?(?:to the )?)?"
)
_POSSESSIVE = re.compile(r"'s? (?:[a-z-]+ ){0,2}")
_TYPE_OF = re.compile(
    r" (?:[a-z]+ )?(?:village|town|city|district|suburb|neighbou?rhood|quarter|municipality|area|hamlet|settlement|port"
    r"|camp|island|township|slum|shantytown|ward|locality|community|commune|kebele|sector) of (?:the )?"
)
_TIGHT = re.compile(r" ?- ?|/| |, (?=\w+ and )| and ")
_AND = re.compile(r",? and (?:the )?(?:(?:town|village|city) of )?")
_LINE = re.compile(
    r"[ -]?(?:axis|axes|road|highway|expressway|motorway|railway|rail line|route|corridor|line|triangle"
    r"|tri-border area)\b"
)
_LINE_CALLED = re.compile(r"\b(?:axis|road|route|highway|corridor) $")
"""The same before the names, as in French: on the axis Bunia - Djugu."""
_BETWEEN = re.compile(
    r"\b(?:border )?between (?:the )?(?:(?:towns|villages|cities|town|village|city|areas|districts) of )?$"
)
_ROAD = re.compile(
    r"\b(?:road|route|highway|motorway|expressway|path|track|stretch) (?:(?:that|which) )?"
    r"(?:(?:lead|run|go)(?:s|ing) )?(?:from|to|linking|links|connecting|connects|joining|joins) (?:the )?"
    r"(?:(?:town|village|city) of )?$"
)
"""A road that the names behind it bound: the highway linking Kano with Jos, the road from Kumba to Mbonge."""
_TO = re.compile(r",? (?:to|from|with|and) (?:the )?(?:(?:town|village|city) of )?")
_ACTS = re.compile(
    r" (?:has|had|have|is|was|said|says|bomb(?:ed|s)|shell(?:ed|s)|struck|strikes|hit|hits|kill(?:ed|s)|attack(?:ed|s)"
    r"|launch(?:ed|es)|carried|fired|conducted)\b"
)
_BLAMED = re.compile(r"\b(?:by|attributed to|blamed|blamed on|accused|accuses|accusing|blames|blaming)(?: on)? $")
LONGEST_BLAME = len("attributed to ") + 1
_SAYS = re.compile(r" (?:said|says)\b")
_OPENING = re.compile(r"(?:^|[.:;\"]\s+)(?:in|at|near|inside|across) [\w' -]+, $")
"""What stands between the head of a sentence and its subject: In Gaza, Israel bombed."""
INTO = ("in ", "of ", "inside ", "within ", "at ", "on ")
"""Prepositions that lead into a container; a verb does not: settlers from Yitzhar attacked Burin."""
SITES = frozenset({"site", "street"})
"""Kinds of place that are called after other countries than they are in."""
LONGEST_GAP = 60
"""Characters between a place and what it is said to lie in."""
LONGEST_JOINT = 24
"""Characters between two places of a stretch: `and the town of`."""
MOST_CORNERS = 5
LOOK_BACK = 40


class Stretch(NamedTuple):
    """Namings `first` up to and without `last` that bound a stretch: an axis, a triangle, the land between."""

    first: int
    last: int
    start: int
    end: int
    precision: str
    relation: str = "near"


def leads_into(norm: str, inner: Naming, outer: Naming) -> bool:
    """Whether only a comma, a bracket, an apposition or a preposition stands between a naming and a larger one."""
    if _LEVELS.fullmatch(norm, inner.stop, outer.start) and _WIDER.match(norm, outer.stop):
        return True
    if outer.relation in ("near", "other", "from") and outer.relation != inner.relation:
        return False
    if outer.is_adjective or outer.first - inner.stop > LONGEST_GAP or is_type_of(norm, inner, outer):
        return False
    if outer.codes and acts(norm, outer.start, outer.stop):
        return False
    gap = norm[inner.stop : max(inner.stop, outer.first)]
    led_at = inner.stop + 1 if outer.first <= inner.start else outer.first  # one cue leads to both
    is_led = outer.relation in ("in", "of") and norm.startswith(INTO, led_at)
    if inner.relation == "from" and norm.startswith("on ", led_at):
        return False  # rebels descended from the forest on a plantation
    if inner.key is None and gap == ", in the ":
        return True  # in Musaga, in the south of the capital
    return _INTO_CONTAINER.fullmatch(gap) is not None and (gap.strip() != "" or is_led)


def lies_beside(norm: str, inner: Naming, outer: Naming) -> bool:
    """Whether the second naming only tells where the first lies: Al-Shura, south of Mosul; Koshobe near Maiduguri."""
    if outer.relation != "near" or outer.is_adjective or outer.codes or inner.codes or inner.is_adjective:
        return False
    beside = _BESIDE.fullmatch(norm, inner.stop, outer.first) if outer.first > inner.stop else None
    return beside is not None and (beside["far"] is None or int(beside["far"]) <= FARTHEST_BESIDE)


FARTHEST_BESIDE = 150
"""Kilometres or miles that words tell from one place to another, beyond which it may be any: 700 km east of Bangui."""


def acts(norm: str, start: int, stop: int) -> bool:
    """Whether a country's name is who acts or speaks, and no scene: In Gaza, Israel bombed; in Gaza, Israel said.

    Behind a comma inside a clause only words of speech are sure of it: a bomb in Mosul, Iraq killed five.
    """
    is_behind_comma = norm.startswith(", ", start - 2) and not _OPENING.search(norm, max(0, start - LONGEST_GAP), start)
    return (_SAYS if is_behind_comma else _ACTS).match(norm, stop) is not None


def is_blamed(norm: str, start: int) -> bool:
    """Whether words right before a country's name say that it acted: bombed by Israel, blamed on Israel."""
    return _BLAMED.search(norm, max(0, start - LONGEST_BLAME), start) is not None


def is_type_of(norm: str, outer: Naming, inner: Naming) -> bool:
    """Whether only what the second naming is called stands between two: the Goma suburb of Munigi."""
    return inner.first <= outer.start and _TYPE_OF.fullmatch(norm, outer.stop, inner.start) is not None


def owns(norm: str, outer: Naming, inner: Naming) -> bool:
    """Whether the second naming is the first one's: Syria's Idlib, the Peruvian department of Ayacucho."""
    if outer.is_adjective and (outer.relation == "from" or (inner.kind in SITES and inner.start - outer.end > 1)):
        return False  # a Palestinian refugee camp in Lebanon; the American University of Beirut
    if outer.is_adjective or is_type_of(norm, outer, inner):
        return inner.first <= outer.start or inner.start - outer.end == 1
    return norm.startswith("'", outer.stop) and _POSSESSIVE.fullmatch(norm, outer.stop, inner.start) is not None


def stretches(norm: str, namings: Sequence[Naming]) -> Iterator[Stretch]:
    """Find axes and triangles (A-B-C triangle) and what lies between two places (between A and B)."""
    index = 0
    while index < len(namings):
        is_near = index + 1 < len(namings) and namings[index + 1].start - namings[index].stop <= LONGEST_JOINT
        stretch = (_line(norm, namings, index) or _between(norm, namings, index)) if is_near else None
        if stretch is not None:
            yield stretch
        index = stretch.last if stretch is not None else index + 1


def _line(norm: str, namings: Sequence[Naming], first: int) -> Stretch | None:
    last = first + 1
    for left, right in pairwise(namings[first : first + MOST_CORNERS]):
        if not _is_joined(norm, left, right, _TIGHT):
            break
        last += 1
    if last - first == 1:
        return None
    line, start = _LINE.match(norm, namings[last - 1].end), namings[first].start
    if line is None:
        called = _LINE_CALLED.search(norm, max(0, start - LOOK_BACK), start)
        return Stretch(first, last, called.start(), namings[last - 1].end, "near") if called else None
    return Stretch(first, last, namings[first].start, line.end(), "area" if "tri" in line[0] else "near")


def _between(norm: str, namings: Sequence[Naming], first: int) -> Stretch | None:
    start = namings[first].start
    before = _BETWEEN.search(norm, max(0, start - LOOK_BACK), start)
    joint = _AND
    if before is None:
        before, joint = _ROAD.search(norm, max(0, start - LOOK_BACK), start), _TO
    if before is None or not _is_joined(norm, namings[first], namings[first + 1], joint):
        return None
    is_abroad = all(naming.codes for naming in namings[first : first + 2])
    is_land = not is_abroad or "border" in norm[max(0, start - LOOK_BACK) : start]
    relation = "near" if is_land else "other"  # a pipeline, a ferry or talks between two countries
    return Stretch(first, first + 2, before.start(), namings[first + 1].end, "near", relation)


def _is_joined(norm: str, left: Naming, right: Naming, joint: re.Pattern[str]) -> bool:
    is_bare = not left.is_adjective and not right.is_adjective
    return is_bare and joint.fullmatch(norm, left.stop, right.start) is not None


def stretch_place(name: str, corners: Sequence[Place]) -> Place | None:
    """The land that places bound: their mean position, and the divisions that all of them share; None without any."""
    known = [place for place in corners if place.latitude is not None and place.longitude is not None]
    if not known or len({place.country for place in known}) > 1:
        return None
    admin1 = {(place.admin1, place.admin1_pcode) for place in known}
    admin2 = {(place.admin2, place.admin2_pcode) for place in known}
    return Place(
        name,
        known[0].country,
        "area",
        round(sum(place.latitude or 0 for place in known) / len(known), 4),
        round(sum(place.longitude or 0 for place in known) / len(known), 4),
        *(next(iter(admin1)) if len(admin1) == 1 else (None, None)),
        *(next(iter(admin2)) if len(admin1) == len(admin2) == 1 else (None, None)),
    )
