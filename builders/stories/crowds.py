"""Crowds: protests that are put down, and deeds that a crowd did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..deeds.weapons import DEED
from ..figures.counts import group_of
from ..words.gatherings import GATHERINGS

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
    )


def _is_of_protest(story: Story) -> bool:
    """Whether a force attacked people of whom it is told that they protested: fired on people who marched."""
    protests = (fact for fact in story.facts if fact.trigger.cls.name == "protest")
    gathered = {people.start for fact in protests for people in fact.agents}
    return any(
        fact.agents
        and all(group_of(people) == "state_force" for people in fact.agents)
        and any(people.start in gathered for people in fact.patients)
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


def is_at_a_protest(story: Story, death: Fact) -> bool:
    """Whether a death follows what is told of a protest and the police."""
    return any(
        fact.trigger.cls.name == "protest" and fact.start < death.start and fact.agents and fact.patients
        for fact in story.facts
    )


def is_in_riots(story: Story, death: Fact) -> bool:
    """Whether people died, by nobody who is told, in riots that the words for it name: one was killed in riots."""
    if death.agents or death.trigger.cls.measure != "killed":
        return False
    return any(
        fact.trigger.cls.name == "riot" and fact.voice == "noun" and fact.sentence == death.sentence
        for fact in story.facts
        if fact.start > death.start and not fact.is_apart
    )


CROWD = frozenset(
    re.findall(
        r"\w+",
        "protesters protestors demonstrators rioters mob mobs crowd crowds youths residents villagers locals students "
        "pupils supporters fans strikers workers miners inmates prisoners traders drivers farmers mourners worshippers",
    )
)
"""Heads of phrases for people who act as a crowd, where they act at all."""


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
    if any(_is_with_arms(fact) for fact in deeds if fact.trigger.lemma != "attack" or _has_dead(story)) and not any(
        people.head.rpartition(" ")[2] in MOB for people in told
    ):
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
    return fact.trigger.cls.name in ("attack", "kill", "execute") and fact.trigger.lemma in WITH_ARMS


def is_clash(fact: Fact) -> bool:
    """Whether a fact tells of a clash, which has two sides."""
    return fact.trigger.cls.name == "clash"


def _is_crowd(people: People) -> bool:
    is_armed = group_of(people) == "armed_group"  # armed youths
    return bool(people.actors) and not is_armed and people.head.rpartition(" ")[2] in CROWD
