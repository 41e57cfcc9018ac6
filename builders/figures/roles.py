"""Whom the facts of one story tell of twice: who killed others and died, who was hurt and died, who was taken."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..people.phrases import ONE_PERSON
from ..people.stated import is_one_person, stated_number
from ..words.deed_classes import POLICING, TAKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..numbers.finding import NumberMention
    from ..people.stated import Stated
    from ..stories.grouping import Setting


class Roles(NamedTuple):
    """Where those of a story stand who killed others, and those who were hurt and died."""

    killers: frozenset[int]
    """If they died as well, they come on top of those whom they killed."""
    dead: frozenset[tuple[int, NumberMention | None]]
    are_counted: bool
    """Whether it is told by other words than those for a body how many were killed, or who."""
    taken: Stated | None
    """How many were abducted: where the captives are killed, so many are."""
    is_of_day: bool
    """Whether all that is told of one deed, on one day: a total without a day of its own is that of this one."""


def roles_in(told: Sequence[tuple[Fact, Setting]]) -> Roles:
    """Gather them."""
    facts = [fact for fact, _ in told]
    days = {(at.date.first, at.date.last) for _, at in told if at.date is not None and not at.date.is_of_telling}
    precise = {at.date.precision for _, at in told if at.date is not None}
    killing = [fact for fact in facts if fact.trigger.cls.name == "kill" and fact.voice != "noun"]
    killers = frozenset(people.start for fact in killing if fact.voice == "active" for people in fact.agents)
    if any(fact.voice == "active" and _kills_several(fact) for fact in killing):
        killers |= {people.start for fact in killing for people in fact.patients if people.head in ONE_PERSON}
    thrown = [one for one, two in pairwise(facts) if is_body_of_one(two)]  # beat a diver and threw his body out
    deaths = [fact for fact in facts if fact.trigger.cls.name == "death" and fact.voice == "noun"]
    dead = frozenset((people.start, people.number) for fact in (*killing, *thrown, *deaths) for people in fact.patients)
    are_counted = any(_counts_dead(fact) for fact in facts)
    return Roles(killers, dead, are_counted, _number_taken(facts), len(days) == 1 and precise == {"day"})


def _kills_several(fact: Fact) -> bool:
    """Whether one person is told to have killed two or more, of whom none is `he`: he was shot dead by police."""
    is_one = len(fact.agents) == 1 and is_one_person(fact.agents[0])
    return is_one and any(people.number is not None and (people.number.low or 0) > 1 for people in fact.patients)


def _counts_dead(fact: Fact) -> bool:
    """Whether a fact counts or names those killed, not only by what became of a body: threw his body out."""
    is_killed = fact.trigger.cls.measure == "killed" and fact.trigger.lemma not in ONE_BODY
    return is_killed and any(stated_number(people) is not None for people in fact.patients)


ONE_BODY = frozenset({"body", "corpse"})


def is_body_of_one(fact: Fact) -> bool:
    """Whether it is told what became of the body of one who was told of before."""
    return fact.trigger.lemma in ONE_BODY and [people.head for people in fact.patients] == ["him"]


def _number_taken(facts: Sequence[Fact]) -> Stated | None:
    """How many were abducted, where the dead are counted nowhere: then all of them may be told to have been killed."""
    if any(
        people.number is not None for fact in facts if fact.trigger.cls.measure == "killed" for people in fact.patients
    ):
        return None
    abducted = (people for fact in facts if fact.trigger.cls.name in CAPTURING for people in fact.patients)
    return next((stated for people in abducted if (stated := stated_number(people)) is not None), None)


CAPTURING = TAKING | POLICING
