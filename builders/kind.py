"""What kind of event a story is: the type that its words for the deed, or for the weapon, give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .document import Span
from .same_story import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Fact
    from .stories import Story
    from .triggers import TriggerClass

MEANS_NAMED = 5
"""Strength from which on a class names the means, and so the type, whatever else is told."""


class Kind(NamedTuple):
    """An event type with the fact it rests on, and the class of words that gave it."""

    type: str
    fact: Fact
    cls: TriggerClass


def kind_of(story: Story) -> Kind | None:
    """Choose the type of a story; None where its words give none.

    A means (bomb, drone, mine) decides; else the first deed told; else what only tells an effect.
    """
    clash = _told_as_clash(story)
    if clash is not None:
        return clash
    found = list(_candidates(story))
    return max(found, key=lambda kind: (_rank(kind), -kind.fact.start), default=None)


def _candidates(story: Story) -> Iterator[Kind]:
    for fact in story.facts:
        own = fact.trigger.cls
        if own.type is not None:
            yield Kind(own.type, fact, own)
        if own.type in ("attack", "bombing") or own.needs == "means":
            yield from (Kind(cls.type, fact, cls) for cls in fact.means if cls.type is not None)


def _rank(kind: Kind) -> int:
    strength = kind.cls.strength
    if strength >= MEANS_NAMED:
        return 100 + strength
    return 10 if strength >= DEED else strength


def _told_as_clash(story: Story) -> Kind | None:
    """A clash, where nothing but its dead and wounded is told beside it."""
    clash = next((fact for fact in story.facts if fact.trigger.cls.name == "clash"), None)
    rest = {fact.trigger.cls.name for fact in story.facts} - EFFECTS - {"clash"}
    return Kind("armed_clash", clash, clash.trigger.cls) if clash is not None and not rest else None


DEED = 3
"""Strength from which on a class tells a deed, not only an effect (somebody died) or an aftermath (an arrest)."""


def extent(fact: Fact) -> Span:
    """The stretch of words that states a fact: its event word with those who acted and were acted on."""
    people = [(people.start, people.end) for people in (*fact.agents, *fact.patients)]
    spans = [(fact.start, fact.end), *people, *((target.start, target.end) for target in fact.targets)]
    return Span(min(start for start, _ in spans), max(end for _, end in spans))
