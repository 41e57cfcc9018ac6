"""Crowds: protests that are put down, and deeds that a crowd did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..deeds.weapons import DEED
from ..figures.counts import group_of
from ..words.gatherings import CROWD, GATHERINGS

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from .grouping import Story

GATHERED = frozenset(
    re.findall(r"\w+", "protesters protestors demonstrators marchers mourners crowd crowds protester demonstrator")
)
"""Heads of phrases for people who have gathered to make a demand, or to bury one who did."""


def is_put_down(story: Story, deed: Fact) -> bool:
    """Whether a force attacked people who had gathered, or these died and nobody is told to have done it."""
    return (
        _is_of_gathered(deed)
        or any(fact.agents and _is_of_gathered(fact) for fact in story.facts)
        or _is_of_protest(story)
        or (_is_of_force(deed) and any(fact.trigger.frame == "ends" for fact in story.facts))
    )


def _is_of_force(fact: Fact) -> bool:
    """Whether those who did it are told, and are all of a state's forces."""
    return bool(fact.agents) and all(group_of(people) == "state_force" for people in fact.agents)


def _is_of_protest(story: Story) -> bool:
    """Whether a force attacked people of whom it is told that they protested: fired on people who marched."""
    protests = (fact for fact in story.facts if fact.trigger.cls.name == "protest")
    gathered = {people.start for fact in protests for people in fact.agents}
    return any(
        _is_of_force(fact) and any(people.start in gathered for people in fact.patients)
        for fact in (story.facts if gathered else ())
    )


def _is_of_gathered(fact: Fact) -> bool:
    heads = {people.head.rpartition(" ")[2] for people in fact.patients} & (GATHERED | GATHERINGS)
    heads |= {target.word for target in fact.targets} & GATHERINGS
    if not heads or (heads <= VAGUELY and not fact.agents):
        return False  # mourners shot dead at a wake
    return all(group_of(people) == "state_force" for people in fact.agents)


VAGUELY = GATHERINGS | {"crowd", "crowds", "mourners"}
"""Heads for people who may have gathered for anything, where no force is told to have attacked them."""


def unrest_of(story: Story) -> Fact | None:
    """The unrest in which people died, by nobody who is told: killed during protests, in riots."""
    deaths = unclaimed_deaths(story)
    held = [fact for fact in story.facts if fact.trigger.cls.name in ("riot", "protest") and not fact.is_apart]
    found = [fact for fact in held if any(_is_in(fact, death) for death in deaths)]
    return max(found, key=lambda fact: fact.trigger.cls.name == "riot", default=None)


def unclaimed_deaths(story: Story) -> list[Fact]:
    """What tells that people died, where nobody who killed them is told, and no armed group did anything."""
    if any(group_of(people) == "armed_group" for fact in story.facts for people in fact.agents):
        return []
    dead = (fact for fact in story.facts if fact.trigger.cls.measure == "killed")
    return [fact for fact in dead if not (fact.agents or fact.is_apart)]


def _is_in(unrest: Fact, death: Fact) -> bool:
    """Whether somebody died in it: in its sentence, where the words say so, or where it was told just before."""
    if unrest.start > death.start:
        return unrest.sentence == death.sentence and unrest.led_by in DURING
    return death.sentence - unrest.sentence <= 1 and not unrest.led_by and _is_held(unrest)


def _is_held(unrest: Fact) -> bool:
    """Whether a word tells of people who have gathered, not of what somebody objects to: he protested the murder."""
    return unrest.voice == "noun" or " " in unrest.word or any(map(_is_crowd, unrest.agents))


DURING = frozenset({"in", "during", "at", "amid", "amidst", "as", "when", "while", "over"})
"""Words before unrest in which somebody died."""


def is_of_crowd(story: Story) -> bool:
    """Whether a crowd did the violent deeds of a story, or began them and a force answered."""
    deeds = [fact for fact in story.facts if fact.trigger.cls.strength >= DEED or fact.trigger.cls.needs == "means"]
    clashing = [people for fact in deeds if is_clash(fact) for people in (*fact.agents, *fact.patients)]
    acting = [
        people
        for fact in deeds
        if fact.voice != "noun" and not is_clash(fact)
        for people in fact.agents
        if fact.voice == "active" or people.head.rpartition(" ")[2] in MOB
    ]
    told = [*clashing, *(people for fact in story.facts for people in fact.agents)]
    armed = (fact for fact in deeds if fact.trigger.lemma != "attack" or _has_dead(story))
    if any(map(_is_with_arms, armed)) and not any(people.head.rpartition(" ")[2] in MOB for people in told):
        return False
    if (acting and not _is_crowd(acting[0])) or any(group_of(people) == "armed_group" for people in told):
        return False
    return any(map(_is_crowd, (*acting, *clashing))) and all(
        _is_crowd(p) or group_of(p) == "state_force" for p in acting
    )


MOB = GATHERED | {"rioters", "mob", "mobs"}
"""Heads of phrases for people who are a crowd whatever they do."""
WITH_ARMS = frozenset({"shoot", "shooting", "open", "fire", "raid", "ambush", "attack", "hack", "behead", "massacre"})


def _has_dead(story: Story) -> bool:
    return any(fact.trigger.cls.measure == "killed" for fact in story.facts)


def _is_with_arms(fact: Fact) -> bool:
    """Whether a deed is one that takes arms, or a plan: villagers who raid the next village are no crowd."""
    return (
        not _is_of_force(fact)
        and fact.trigger.cls.name in ("attack", "kill", "execute")
        and fact.trigger.lemma in WITH_ARMS
    )


def is_clash(fact: Fact) -> bool:
    """Whether a fact tells of a clash, which has two sides."""
    return fact.trigger.cls.name == "clash"


def _is_crowd(people: People) -> bool:
    is_armed = group_of(people) == "armed_group"  # armed youths
    return bool(people.actors) and not is_armed and people.head.rpartition(" ")[2] in CROWD
