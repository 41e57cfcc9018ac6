"""Whose operation it was in which fighters died, told before their death: troops searched the area; six were killed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.document import starting_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

REACH = 2
"""Sentences before a story in which it is told who was out against those it tells of."""
_OPERATION = r"(?:[\w'-]+ ){0,6}?(?:operations?|ibos?|raids?|sweeps?|offensive|manhunt|search|siege)\b"
_CONDUCTED = re.compile(
    r"(?: \([^)]{2,12}\))?(?: (?:have|has|had|also|jointly|then|successfully|effectively|on \w+day)){0,2} (?:"
    rf"(?:conduct|carri|launch|mount|undert|execut|initiat|start|stag)\w+ (?:out )?{_OPERATION}"
    r"|(?:engaged|intercepted|surrounded|cordoned off|tracked down|raided|besieged) )"
)
"""What stands behind a force that was out against somebody."""
_CONDUCTED_BY = re.compile(rf"\b{_OPERATION} (?:\w+ ){{0,4}}?by (?:the )?(?:\w+ )?$")
"""What stands before one: an operation carried out on Sunday by the police."""
LOOK_BACK = 80


def operating(
    doc: Document, story: Story, stories: Sequence[Story], actors: Sequence[ActorMention]
) -> ActorMention | None:
    """The force that conducted the operation in which a story's armed people died; None where its own died alone."""
    facts = [fact for fact in story.facts if fact.trigger.cls.measure == "killed" and not fact.agents]
    groups = {actor.group for fact in facts for people in fact.patients for actor in people.actors}
    if "armed_group" not in groups:
        return None
    own = {fact.sentence for fact in story.facts}
    others = {fact.sentence for other in stories if other is not story for fact in other.facts} - own
    for number in range(max(own), max(0, min(own) - REACH) - 1, -1):
        if number in others:
            break
        for actor in starting_in(actors, doc.sentences[number]):
            if actor.group == "state_force" and _operates(doc, actor):
                return actor
    return None


def _operates(doc: Document, actor: ActorMention) -> bool:
    if _CONDUCTED.match(doc.norm, actor.end) is not None:
        return True
    return _CONDUCTED_BY.search(doc.norm, max(0, actor.start - LOOK_BACK), actor.start) is not None
