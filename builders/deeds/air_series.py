"""One more of the air strikes that a report has told of: another strike, a missile, whose planes it was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.told_tolls import is_counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.chunks import Row
    from ..words.triggers import Trigger
    from .facts import Fact

REACH = 12
"""Sentences behind an air strike in which bare strikes and raids, and missiles, are of its kind."""
STRIKES = frozenset({"strike", "raid"})


def is_from_the_air(fact: Fact) -> bool:
    """Whether a fact tells of an air strike, or of planes and drones at work."""
    return fact.trigger.cls.name == "air_strike" or any(cls.name == "air_strike" for _, cls in fact.weapons)


def whose_planes(story: Story, told: Sequence[Story]) -> ActorMention | None:
    """Who flew what a story tells without naming anybody, where a report tells of the air strikes of one side alone."""
    if not any(is_from_the_air(fact) and fact.trigger.cls.name not in BY_HAND for fact in story.facts):
        return None
    flown = (fact for other in told for fact in other.facts if is_from_the_air(fact))
    acting = (actor for fact in flown for people in fact.agents for actor in people.actors if actor.flies)
    by_name = {actor.name: actor for actor in acting}
    return next(iter(by_name.values())) if len(by_name) == 1 else None


BY_HAND = frozenset({"execute", "abduct", "seizing", "arrest", "rape"})
"""Classes of what no planes do, whatever flies in the same sentence: struck Derna a day after the beheading."""


def is_of_series(row: Row, trigger: Trigger, voice: str, agents: Sequence[People]) -> bool:
    """Whether a bare noun means one more of them, where it killed or hurt people: another strike, in Khan Younis."""
    if not row.flown or voice != "noun" or trigger.lemma not in STRIKES or agents:
        return False
    return any(map(is_counted, row))


def is_of_planes(row: Row, weapon: Trigger) -> bool:
    """Whether a missile is one that planes fired: nobody armed is named who fires some from the ground."""
    if not row.flown or weapon.lemma != "missile":
        return False
    return all(getattr(chunk.item, "group", None) != "armed_group" for chunk in row if chunk.tag == "O")
