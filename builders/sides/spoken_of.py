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

_CAME_OR_WENT = re.compile(
    r"(?:, (?:who|which)\b[^.,;]{1,60},| \([^)]{1,40}\))?"
    r"(?: (?:then|later|also|had|have|has|all|quickly|immediately|reportedly|allegedly|managed to|were able to)){0,3}"
    r" (?:fled|flee|escaped?|withdrew|retreated|disappeared|vanished|took to their heels"
    r"|(?:drove|sped|rode|ran|made|moved|went|melted|slipped) (?:off|away|back)|left the (?:scene|area|village|town)"
    r"|left (?:on|in|by|through|with|toward|for)\b|(?:are|were|is|was|remain(?:s|ed)?) (?:still )?at large"
    r"|came|come|arrived|appeared|emerged|entered|invaded|lay (?:in|on|behind)|surrounded|encircled|besieged"
    r"|(?:poured|burst|barged|broke|moved|swept|rode|drove) in(?:to)?)\b"
)
"""What stands behind words for attackers where their coming or going is told."""


def spoken_of(
    doc: Document, story: Story, stories: Sequence[Story], actors: Sequence[ActorMention]
) -> ActorMention | None:
    """The attackers of whom a story, or the sentence behind it, says no more than that."""
    if all(fact.trigger.cls.name in BESIDE for fact in story.facts):
        return None
    return _dead_beside(story) or next(
        (
            actor
            for number in _sentences(doc, story, stories)
            for actor in starting_in(actors, doc.sentences[number])
            if actor.kind == "generic"
            and actor.group == "armed_group"
            and _CAME_OR_WENT.match(doc.norm, actor.end) is not None
        ),
        None,
    )


def _dead_beside(story: Story) -> ActorMention | None:
    """The attackers who died beside those they attacked: 79 attackers and four soldiers were killed."""
    for fact in story.facts:
        attackers = [actor for people in fact.patients for actor in people.actors if actor.name in ATTACKERS]
        if attackers and fact.voice == "passive" and len(fact.patients) > 1 and not fact.agents:
            return attackers[0]
    return None


def _sentences(doc: Document, story: Story, stories: Sequence[Story]) -> Iterator[int]:
    """The sentences from a story's first to the one behind its last, but those that tell of another."""
    own = {fact.sentence for fact in story.facts}
    others = {fact.sentence for other in stories if other is not story for fact in other.facts} - own
    for number in range(min(own), min(len(doc.sentences), max(own) + 2)):
        if number in others and number > max(own):
            return
        if number not in others:
            yield number
