"""Bombs and missiles from the air: whether what was bombed, hit or fired at came from aircraft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from .grouping import Story


def is_from_the_air(story: Story, fact: Fact) -> bool:
    """Whether armed forces bombed something: they plant no bombs, they drop them; an air force does all from there."""
    acting = [*fact.agents]
    if fact.word == "bombing":  # Israeli bombing killed six
        acting += [people for told in story.facts for people in told.agents if people.end == fact.start - 1]
    if any(people.head.endswith(("air force", "airforce")) for people in acting):
        return True
    if any(cls.name == "missile" for cls in fact.means):  # a missile struck a house, fired by Israel
        told = (actor for other in story.facts for people in other.agents for actor in people.actors)
        return any(actor.flies and actor.country in MISSILES_FROM_ABOVE for actor in told)
    is_by_air = all(cls.name == "air_strike" for cls in fact.means)
    if fact.trigger.lemma in ("bomb", "bombing") and is_by_air:  # a market was bombed, jets did it
        from_above = any(cls.name == "air_strike" for told in story.facts for cls in told.means)
        if from_above or "air_strike" in story.classes:
            return True
    return fact.trigger.lemma in ("bomb", "bombing") and any(a.flies for people in acting for a in people.actors)


MISSILES_FROM_ABOVE = frozenset({"ISR", "USA"})
"""Countries whose forces fire missiles from aircraft as a rule, where others fire them from the ground."""


def is_dropped(fact: Fact) -> bool:
    """Whether bombs were dropped, which only come from the air, by a force or by nobody who is told."""
    is_drop = fact.trigger.lemma == "drop" and any(cls.name in ("bombing", "air_strike") for cls in fact.means)
    return is_drop and all(actor.flies for people in fact.agents for actor in people.actors)
