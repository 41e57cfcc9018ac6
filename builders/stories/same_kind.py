"""Whether the kind of a deed speaks for its being of a story: acts that one raid combines, and acts apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deeds.accidents import AILMENT
from ..words.deed_classes import CROWDS, POLICING, PROPERTY, TAKING, VIOLENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact

FAMILIES = (VIOLENCE, TAKING, PROPERTY, CROWDS, POLICING)
"""Acts that one raid may combine (violence, taking, property), and acts apart: crowds, arrests."""
RAID = frozenset({VIOLENCE, TAKING, PROPERTY})
RAIDING = frozenset({"attack", "occupation"})
"""Classes of a raid in which people may be taken: bandits stormed the village, and ten women were led away."""
TOLLS = frozenset({"kill", "death", "injure"})


def of_kind(fact: Fact, acts: set[str], silence: int, *, is_haul: bool, is_deadly: bool) -> Iterator[str]:
    """What the class of a fact says, `acts` being those of the story but for their effects; "is_haul": see `signs`."""
    name = fact.trigger.cls.name
    family = _FAMILIES.get(name)
    if family is TAKING and set() < acts <= RAIDING and silence <= 1:
        yield from () if any(people.head == "they" for people in fact.agents) else ("raid",)  # They also took ten
        return
    if name in acts:
        yield "same_kind"
    if family is None or not acts:
        if acts and acts <= POLICING | {AILMENT}:  # nobody else is killed by a heart attack
            yield "apart"
        return
    is_search = fact.trigger.lemma == "raid" and fact.voice == "noun" and not silence and (is_haul or not fact.agents)
    is_of_riots = name == "riot" and fact.voice == "noun" and not silence and acts <= PROPERTY  # burned in riots
    is_of_it = is_of_riots or (is_haul and family in (POLICING, CROWDS))
    is_of_toll = is_deadly and not silence and family is VIOLENCE and acts <= POLICING  # killed and held after a clash
    if acts & family or name == "striking" or is_of_it or (is_search and acts <= POLICING) or is_of_toll:
        return  # also of two who were detained in a raid on Beita
    if family in (CROWDS, POLICING) or acts <= POLICING:
        yield "apart"
    elif not (fact.is_definite and fact.word == "attack"):  # the attack, of whatever kind it was
        yield "raid" if PROPERTY in {family, *map(_FAMILIES.get, acts)} <= {*RAID, None} else "other_kind"


_FAMILIES = {name: family for family in reversed(FAMILIES) for name in family}
"""The acts that one is told with, of several the first: a clash is violence, and also what crowds do."""


def means_of(fact: Fact) -> set[str | None]:
    """The kinds of weapons told with a fact, or as one: air raids killed ten, rebel shells six."""
    told = {cls.type for cls in fact.means}
    return told | {fact.trigger.cls.type} if fact.trigger.cls.name == "air_strike" else told


def are_harmed_otherwise(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a weapon struck people, after gunmen or another had: gunmen killed two; a bomb hurt a teacher.

    Not where these are told to have attacked: that fight may have been fought with both.
    """
    if fact.trigger.cls.name not in TOLLS or fact.agents or any(told.trigger.cls.name not in TOLLS for told in facts):
        return False
    has_weapon = any(at < fact.start for at, _ in fact.weapons or ())
    is_told = any(told.agents or told.weapons for told in facts)
    return has_weapon and is_told and means_of(fact).isdisjoint(set().union(*map(means_of, facts)))


ARMS = frozenset({"air_strike", "shelling", "bombing"})


def is_of_other_arms(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether it tells of shells or bombs, after others of another kind: jets bombed a wedding; rebels shelled it."""
    told = {deed.trigger.cls.type for deed in facts} & ARMS
    return bool(told) and fact.trigger.cls.type in ARMS - told
