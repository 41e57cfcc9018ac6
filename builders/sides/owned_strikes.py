"""Whose strike it was that nobody is told to have flown: the army said what its target was; its drone was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..deeds.air_series import is_from_the_air
from ..words.document import starting_in
from .of_all import REACH
from .spoken_of import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

_SAID = (
    r"(?: \w+){0,2}? (?:said|says|confirmed|claimed|announced|stated|insisted|maintained)(?: [\w ]{1,16}day)?(?: that)?"
)
_STRIKE = r"(?:the|its|this) (?:\w+ ){0,2}?(?:strikes?|airstrikes?|raids?|bombing|bombardment|shelling|attack)"
_DID = r"(?: had| has)?(?: only)? (?:targeted|hit|struck|killed|destroyed|eliminated)"
_WAS_AIMED = r"(?: was| were) (?:aimed|directed|targeting)"
_OWNS = re.compile(
    rf"{_SAID} (?:{_STRIKE}(?:{_DID}|{_WAS_AIMED})|(?:the|its) (?:\w+ )?targets? (?:was|were|had been)"
    r"|(?:it|they) (?:was|were) targeting) "
)
"""What stands behind a force that tells what a strike was aimed at."""
_ARMED = re.compile(
    r"[^.;]{0,50}\b(?:militants?|rebels?|terrorists?|fighters?|insurgents?|jihadists?|bandits?|gunmen|commanders?)\b"
)
"""What stands behind that where the force is the country's own, which tells of others' strikes as well."""
_SEEN = re.compile(
    r"(?:\b(?:saw|seen|seeing|heard|hearing|spotted|sighted|noticed) (?:(?:an?|the|two|several|what \w+ to be an?) )?"
    r"|\"(?:it was|they were) (?:an? |the )?)$"
)
_PLANES = re.compile(
    r"(?:'s)?(?: (?:army|military|air force|surveillance|reconnaissance|fighter))*"
    r" (?:drones?|jets?|(?:war)?planes?|aircraft|helicopters?|gunships?)\b"
)
"""What stands around a force whose planes are seen over a place."""
LOOK_BACK = 32


def owner_of_strike(
    doc: Document, story: Story, stories: Sequence[Story], actors: Sequence[ActorMention]
) -> ActorMention | None:
    """The force that owns to an air strike, or whose planes are told to have been there."""
    if not any(is_from_the_air(fact) or fact.trigger.cls.name == "shelling" for fact in story.facts):
        return None
    countries = {place.place.country for place in story.places if place.place is not None}
    for number in sentences_of(doc, story, stories, reach=REACH):
        for actor in starting_in(actors, doc.sentences[number]):
            if actor.group != "state_force" or actor.country is None:
                continue
            owned = _OWNS.match(doc.norm, actor.end)
            is_own = owned is not None and (
                actor.country not in countries or _ARMED.match(doc.norm, owned.end()) is not None
            )
            is_seen = _SEEN.search(doc.norm, max(0, actor.start - LOOK_BACK), actor.start) is not None
            if is_own or (is_seen and _PLANES.match(doc.norm, actor.end) is not None):
                return actor
    return None
