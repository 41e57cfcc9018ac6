"""Clashes: which stories are told as a fight of two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures.counts import group_of
from ..words.deed_classes import EFFECTS, POLICING
from ..words.lexicons import ARMED
from .crowds import is_clash

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from .grouping import Story


def told_as_clash(story: Story) -> Fact | None:
    """The clash as which a story is told: nothing but its dead and wounded beside it, or both sides are armed."""
    clash = next((fact for fact in story.facts if is_clash(fact)), None)
    if clash is None:
        return None
    if clash is story.facts[0] and clash.agents and clash.patients:
        return clash
    if any(map(is_aimed, story.facts)):
        return None  # efforts to combat crime since the murder of a judge
    acts = [fact for fact in story.facts if fact.trigger.cls.name not in EFFECTS | POLICING]  # others may be held
    if acts[0] is clash and _is_among_armed(story):
        return clash  # whatever was fired or went off in it
    rest = any(not (_is_of_guns(fact) or is_clash(fact)) for fact in acts)
    one_sided = any(
        fact.agents and any(group_of(people) == "civilian" for people in fact.patients) for fact in story.facts
    )
    return None if rest or (one_sided and not (clash.agents or clash.patients)) else clash


def is_aimed(fact: Fact) -> bool:
    """Whether somebody is told to have been murdered or taken, which is the deed whatever goes on around it."""
    return fact.trigger.lemma in AIMED and bool(fact.patients)


AIMED = frozenset({"murder", "assassinate", "assassination", "kidnap", "kidnapping", "execute", "execution"})


def _is_among_armed(story: Story) -> bool:
    """Whether nobody but armed people is acted on, as far as is told."""
    told = {actor.group for actor in story.acted_on if actor.group or actor.kind == "person"}
    return told <= ARMED and not any(fact.targets for fact in story.facts)


def _is_of_guns(fact: Fact) -> bool:
    is_striking = fact.trigger.cls.name == "striking" and bool(fact.weapons)
    return is_striking and all(cls.name == "guns" for cls in fact.means)
