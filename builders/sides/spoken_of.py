"""Attackers of whom a story tells only how they came or went: ten people were killed; the gunmen fled on motorbikes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.deed_classes import BESIDE
from ..words.document import starting_in
from .names import ATTACKERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

_AT_ONCE = (
    r"(?:, (?:who|which)\b[^.,;]{1,60},| \([^)]{1,40}\))?"
    r"(?: (?:then|later|also|had|have|has|all|quickly|immediately|reportedly|allegedly|managed to|were able to)){0,3}"
)
_CAME = (
    r"came|come|arrived|appeared|emerged|entered|stormed|invaded|lay (?:in|on|behind)|surrounded|encircled|besieged"
    r"|(?:poured|burst|barged|broke|moved|swept|rode|drove) in(?:to)?"
    r"|forced (?:the|their|its|open)|scaled|climbed|infiltrated|crept"
)
_WENT = (
    r"fled|flee|escaped?|withdrew|retreated|disappeared|vanished|took to their heels"
    r"|(?:drove|sped|rode|ran|made|moved|went|melted|slipped) (?:off|away|back)|left the (?:scene|area|village|town)"
    r"|left (?:on|in|by|through|with|toward|for)|(?:are|were|is|was|remain(?:s|ed)?) (?:still )?at large"
)
_WERE = (
    r"(?:were |was |been )?wait(?:ed|ing)|wore|(?:were |was )?wearing|numbered"
    r"|(?:were|was) (?:all |heavily )?(?:masked|hooded|armed|dressed)"
)
_CAME_OR_WENT = re.compile(rf"{_AT_ONCE} (?:{_CAME}|{_WENT}|{_WERE})\b")
"""What stands behind words for attackers where their coming or going, or their looks, are told."""
_HAD_COME = re.compile(rf"(?:'s)?(?: [\w'-]+){{0,5}}? (?:had|have) (?:{_CAME})\b")
"""The same of those told by a name, who may come for much else: troops backed by bulldozers had entered the camp."""
_MEN_HAD_COME = re.compile(
    rf" (?:in|on|with|carrying|armed|dressed|wearing)\b[^.;,]{{1,50}}? (?:had |have )?(?:{_CAME})\b"
)
"""The same of men of whom it is told how: hundreds of men on motorbikes had encircled it."""
_ENTERED = re.compile(r"(?: (?:\w+ed by|with|and) [\w -]{1,30}?)? (?:entered|invaded|stormed|besieged|encircled)\b")
"""The same of another country's forces, which enter nothing in peace."""
_STOPPED_BY = re.compile(
    r"\b(?:stopped|intercepted|waylaid|halted|flagged down|blocked|surrounded|pulled over|cornered) by (?:\w+ ){0,2}$"
)
_CLAD = re.compile(
    r" (?:carrying|wielding|brandishing|armed|dressed|wearing|clad|disguised|in (?:\w+ )?(?:fatigues|uniforms?))\b"
)
LOOK_BACK = 36
"""Characters before words for attackers in which it is told whom they stopped: their car was stopped by armed men."""


def spoken_of(
    doc: Document, story: Story, stories: Sequence[Story], actors: Sequence[ActorMention]
) -> ActorMention | None:
    """The attackers of whom a story, or the sentence behind it, says no more than that."""
    if all(fact.trigger.cls.name in BESIDE for fact in story.facts):
        return None
    return _dead_beside(story) or next(
        (
            actor
            for number in sentences_of(doc, story, stories, reach=1)
            for actor in starting_in(actors, doc.sentences[number])
            if _comes_or_goes(doc, actor, story)
        ),
        None,
    )


def _comes_or_goes(doc: Document, actor: ActorMention, story: Story) -> bool:
    """Whether it is told of somebody how they came or went, or that they stopped those attacked."""
    if actor.kind == "generic" and actor.name == "men":
        if _MEN_HAD_COME.match(doc.norm, actor.end) is not None:
            return True
        return _CLAD.match(doc.norm, actor.end) is not None and _have_stopped(doc, actor)
    if actor.kind == "generic" and actor.group == "armed_group":
        return _have_stopped(doc, actor) or _CAME_OR_WENT.match(doc.norm, actor.end) is not None
    is_abroad = actor.kind == "force" and any(
        place.place is not None and place.place.country != actor.country for place in story.places
    )
    if is_abroad and _ENTERED.match(doc.norm, actor.end) is not None:
        return True
    is_group = actor.kind == "named" and actor.group == "armed_group"
    return (is_abroad or is_group) and _HAD_COME.match(doc.norm, actor.end) is not None


def _have_stopped(doc: Document, actor: ActorMention) -> bool:
    return _STOPPED_BY.search(doc.norm, max(0, actor.start - LOOK_BACK), actor.start) is not None


def _dead_beside(story: Story) -> ActorMention | None:
    """The attackers who died beside those they attacked: 79 attackers and four soldiers were killed."""
    for fact in story.facts:
        attackers = [actor for people in fact.patients for actor in people.actors if actor.name in ATTACKERS]
        if attackers and fact.voice == "passive" and len(fact.patients) > 1 and not fact.agents:
            return attackers[0]
    return None


def sentences_of(doc: Document, story: Story, stories: Sequence[Story], *, reach: int) -> Iterator[int]:
    """The sentences from a story's first to so many behind its last, but those that tell of another."""
    own = {fact.sentence for fact in story.facts}
    others = {fact.sentence for other in stories if other is not story for fact in other.facts} - own
    for number in range(min(own), min(len(doc.sentences), max(own) + 1 + reach)):
        if number in others and number > max(own):
            return
        if number not in others:
            yield number
