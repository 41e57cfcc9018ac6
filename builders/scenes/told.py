"""Where a deed is told to have been that its words themselves lead to: taken from, led to, aimed at, come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..deeds.takings import DRIVING
from ..places.same_place import WIDE
from .answered import answers
from .finding import LOOK_BACK, is_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document

TAKEN = frozenset({"abduct", "displace", "looting", "robbery", "missing", "rape"})
"""Classes of event words whose `from` names the scene: abducted from, stolen from; as of driving people out."""


_TAKEN_FROM = re.compile(r"(?<!phone )(?<!speaking )\b(?:from|out of|fled|left|leaving)\b[^.;,]{0,40}$")


def told_of(
    doc: Document, fact: Fact, scenes: Sequence[PlaceMention], inside: Sequence[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """Where a fact is told to have happened: the scenes of its sentence, or the place that somebody was taken from.

    `inside`: all places of the sentence.
    """
    others = (scene for scene in scenes if _is_of_those_who_condemn(doc, scene, fact) or answers(doc, fact, scene))
    away = {scene.start for scene in others}
    scenes = [scene for scene in scenes if scene.start not in away]
    if led := [place for place in inside if place.relation in LED_TO and _leads_to(doc, place, fact)]:
        return tuple(led[-1:])
    is_taking = fact.trigger.cls.name in TAKEN or fact.trigger.lemma in DRIVING
    is_taking = is_taking or (fact.trigger.cls.name == "seizing" and bool(fact.agents))
    behind = _left_behind(doc, fact, inside) if is_taking else []
    behind += [place for place in inside if place.relation == "of" and _is_site_of(doc, place)]
    behind += [place for place in inside if _is_home(doc, place, fact)]
    behind += [place for place in inside if place.relation == "to" and _is_come_to(doc, place, fact)]
    if fact.trigger.cls.name == "striking":
        behind += [place for place in inside if place.relation == "to" and _is_aimed_at(doc, place, fact)]
    around = {outer.start for place in behind for outer in place.container_chain}
    return (*behind, *scenes) if all(scene.start in around for scene in scenes) else tuple(scenes)


_CONDEMN = re.compile(
    r",? (?:(?:has|have|on \w+day|also|strongly|firmly) ){0,3}(?:condemned|denounced|deplored|decried) (?:the|this) "
)


def _is_of_those_who_condemn(doc: Document, scene: PlaceMention, fact: Fact) -> bool:
    """Whether a place is where those are who condemn a deed: the EU delegation in Bamako condemned the attack."""
    return fact.is_definite and scene.end < fact.start and _CONDEMN.match(doc.norm, scene.end, fact.start) is not None


_HOME = re.compile(
    r"\b(?:injured|wounded|victims|dead|villagers|residents|inhabitants|families|farmers|herders|herdsmen|shepherds"
    r"|fishermen|worshippers|labourers|laborers|harvesters|pickers|miners)(?: people| victims| civilians)? from "
    r"(?:the (?:[\w-]+ )?)?(?:(?:village|town|city|district|camp) of )?$"
)


def _is_home(doc: Document, place: PlaceMention, fact: Fact) -> bool:
    """Whether a place is where those struck live, and were struck if no other is told: the injured from Azabad.

    Right behind the word for it also of other deeds: settlers attacked farmers from Jalud.
    """
    is_behind = 0 < place.start - fact.end <= LONGEST_LEAD and fact.voice == "active"
    if place.relation != "from" or is_country(place) or not (fact.trigger.cls.measure or is_behind):
        return False
    return _HOME.search(doc.norm, max(0, place.start - LOOK_BACK), place.start) is not None


_COME = re.compile(
    r"\b(?:came|come|arrived|moved|marched|descended|advanced|returned)"
    r"(?: (?:by|at|on|in|during|over|down|back|late|early)(?: [a-z-]+){0,3})? to (?:the )?(?:[\w-]+ ){0,2}?(?:of )?$"
)
"""What those who did it do first: gunmen who came to Kukawa, came by night to the village of Kukawa."""


def _is_come_to(doc: Document, place: PlaceMention, fact: Fact) -> bool:
    """Whether a place is where armed people are told to have come, in the sentence that tells what they did."""
    is_armed = any(actor.group == "armed_group" for people in fact.agents for actor in people.actors)
    return (
        is_armed
        and place.kind not in WIDE
        and _COME.search(doc.norm, max(0, place.start - LOOK_BACK), place.start) is not None
    )


_TOWARDS = re.compile(r"\b(?:towards?|on to) (?:the )?(?:[\w-]+ ){0,3}?(?:of )?$")


def _is_aimed_at(doc: Document, place: PlaceMention, fact: Fact) -> bool:
    """Whether a place is where something was fired or thrown: launched a missile towards Riyadh, bombs on to Aleppo."""
    return place.start > fact.end and _TOWARDS.search(doc.norm, fact.end, place.start) is not None


_SITE_OF = re.compile(
    r"\b(?:in|at|near|inside|outside|on|to|through) (?:(?:the|a|an|two|several|many|some) )?(?:[\w-]+ ){0,3}?"
    r"(?:churches|bars|markets?|streets?|mosques?|schools?|homes|houses|hotels?|villages|communities|cent(?:er|re)|fields"
    r"|farms|bazaar|heart|middle|fence|gates?|perimeter|walls?) of $"
    r"|\b(?:hit|hits|hitting|struck|strikes|striking|damag(?:ed|ing)|storm(?:ed|ing)|target(?:ed|ing)|attacked) the "
    r"(?:[\w-]+ ){1,3}of (?:the )?$"
    r"|\b(?:attack(?:ed|ing)?|attacks on|raid(?:ed)?|killed|killing|shot(?: at)?|targeted|targeting|fired (?:on|at)"
    r"|massacred|slaughtered|murdered|executed|kidnapped|abducted|beat(?:en|ing)?|arrested|detained|evicted|tortured|raped"
    r"|shelled|bombed) (?:[\w-]+ ){0,4}"
    r"(?:inhabitants|residents|villagers|villages|communities|people|population|civilians) of"
    r"(?: the (?:[\w-]+ )?(?:village|town|city|community|hamlet|settlement|neighbou?rhood|quarter|camp) of)? $"
)


def _is_site_of(doc: Document, place: PlaceMention) -> bool:
    """Whether something happened at a site that is told by its town: in churches and bars of Jos."""
    is_sure = place.place is not None or bool(place.container_chain)
    return is_sure and _SITE_OF.search(doc.norm, max(0, place.start - LOOK_BACK), place.start) is not None


LED_TO = frozenset({"from", "to", "other"})
"""Relations of a place that is the scene of what is told in a clause of its own behind it."""
_WHERE = re.compile(r"(?:, [^,.;:\n]{3,40})?,? (?:(?:was|is) )?where ")
LONGEST_LEAD = 60
"""Characters from a place to what happened there, with words alone between: from Sobanou, where 35 were killed."""


def _leads_to(doc: Document, place: PlaceMention, fact: Fact) -> bool:
    """Whether a fact is what a place is named for, wherever somebody comes from or goes to."""
    if not 0 < fact.start - place.end <= LONGEST_LEAD:
        return False
    where = _WHERE.match(doc.norm, place.end, fact.start)
    if where is None or is_country(place):
        return False
    if place.relation == "to" and (fact.trigger.frame == "undergoes" or place.kind == "site"):
        return False  # taken to Sokoto, where he died
    return _CLAUSE_ENDS.search(doc.norm, where.end(), fact.start) is None


_CLAUSE_ENDS = re.compile(r"[,.;:\n]")


def _left_behind(doc: Document, fact: Fact, inside: Sequence[PlaceMention]) -> list[PlaceMention]:
    behind = (place for place in inside if place.relation == "from" and place.start >= fact.end)
    return [p for p in behind if _TAKEN_FROM.search(doc.norm, max(fact.start, p.start - LOOK_BACK), p.start)]
