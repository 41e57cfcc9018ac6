"""What a report tells beside a deed, of the war that it is part of: bombings that go on, and whom they killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grouping import Story

if TYPE_CHECKING:
    from ..deeds.facts import Fact

IN_GENERAL = frozenset(
    {"bombings", "explosions", "blasts", "bomb attacks", "dynamite attacks", "shellings", "car bombings"}
    | {"suicide bombings", "suicide attacks", "roadside bombings", "air strikes", "airstrikes", "air raids"}
    | {"drone strikes", "drone attacks", "rocket attacks", "mortar attacks", "missile attacks", "bombardments"}
)
"""Nouns for what goes on in a war beside the one deed that a story is of."""


def is_in_general(fact: Fact) -> bool:
    """Whether a fact may be of such deeds: a noun for several that hit nobody who is told."""
    return fact.word in IN_GENERAL and not (fact.patients or fact.targets)


def is_told_beside(story: Story, fact: Fact) -> bool:
    """Whether a sentence behind those with the deed only tells what else is done, and hurt nobody: amid bombings."""
    if fact.is_definite or fact.sentence == story.facts[0].sentence:
        return False
    own = [told for told in story.facts if told.sentence == fact.sentence and told.patients]
    return not any(told.trigger.cls.measure in ("killed", "injured") and not _is_of_many(told) for told in own)


def _is_of_many(fact: Fact) -> bool:
    """Whether a fact only tells of dozens or hundreds of people."""
    return all(people.number is not None and people.number.qualifier == "vague" for people in fact.patients)


def sums_up(story: Story, fact: Fact) -> bool:
    """Whether a sentence behind one that counts the dead tells of many more: such bombs have killed dozens."""
    if not fact.patients or not _is_of_many(fact) or fact.trigger.cls.measure is None:
        return False
    told = (each for each in story.facts if each.trigger.cls.measure == fact.trigger.cls.measure and each.patients)
    return any(each.sentence < fact.sentence and not _is_of_many(each) for each in told)


def without_sums(story: Story) -> Story:
    """The story without the sum of a period behind it: militants burned huts. Since January 40 people were killed."""
    first = story.facts[0].sentence
    own = [
        (fact, at) for fact, at in story.told if not (at.is_sum and fact.sentence > first and fact.trigger.cls.measure)
    ]
    if len(own) == len(story.facts):
        return story
    found = Story(blame=story.blame, listed_with=story.listed_with, told_after=story.told_after)
    for fact, setting in own:
        found.add(fact, setting)
    return found
