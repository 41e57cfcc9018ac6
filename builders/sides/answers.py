"""Deeds that answer others: whoever acts in them was attacked before, or struck those from the air who had attacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deeds.air_series import is_from_the_air
from ..people.phrases import ONE_PERSON, ONE_TOLD_OF
from ..stories.crowds import is_clash
from .names import actor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..stories.kind import Kind
    from ..words.actor_mention import ActorMention


def answers(story: Story) -> list[bool]:
    """Of each fact of a story, whether it answers one before: those acted on had acted, or troops come after gunmen."""
    acted: set[str] = set()
    raided = alone = False
    found: list[bool] = []
    for fact in story.facts:
        names = {actor.name for people in fact.patients if (actor := actor_of(people)) is not None}
        doers = _doers(fact)
        takes_up = _is_the_man if not raided else _may_have_raided
        is_struck = raided or bool(fact.patients) or (alone and fact.voice == "passive")
        is_answer = (
            (raided or alone or (bool(found) and [people.head for people in fact.patients] == ["driver"]))
            and not is_clash(fact)
            and bool(doers)
            and all(actor.group == "state_force" or actor.name == "commandos" for actor in doers)
            and all(map(takes_up, fact.patients))
            and is_struck
        )
        found.append(is_answer or (not is_clash(fact) and bool(names) and names <= acted))
        acted |= {actor.name for actor in doers}
        raided = raided or (not is_clash(fact) and any(actor.group == "armed_group" for actor in doers))
        raided = raided or not HIMSELF.isdisjoint(fact.word.split())  # a second bomber was shot by police
        is_one = any(people.head and not people.is_armed for people in fact.agents)
        alone = alone or (fact.trigger.cls.name in ATTACKING and is_one and bool(fact.patients or fact.targets))
    return found


HIMSELF = frozenset({"himself", "herself", "themselves"})
"""Words by which a bomber blew up: whom a force strikes next was with him."""
ATTACKING = frozenset({"attack", "kill", "execute"})
"""Classes of what somebody does whom a force then strikes: a student shot dead two; police shot him."""


def _may_have_raided(people: People) -> bool:
    return people.is_armed or not people.actors or _is_the_man(people)


def _is_the_man(people: People) -> bool:
    """Whether words for a man or men take up those who attacked: a gunman shot two; the man, whom police shot, was."""
    if people.head in ONE_TOLD_OF | ONE_PERSON and not people.actors:
        return True
    return people.determiner == "the" and people.number is None and people.head in ("man", "men", "driver")


def provoking(story: Story, kind: Kind | None) -> list[bool]:
    """Of each fact of an air strike, whether it is what those struck had done: fighters raided a base and were struck.

    All false where no state's force is told to have struck.
    """
    is_strike = kind is not None and kind.type == "air_strike" and any(map(_is_flown, story.facts))
    return [is_strike and not is_from_the_air(fact) and _are_of(_doers(fact), "armed_group") for fact in story.facts]


def _is_flown(fact: Fact) -> bool:
    return is_from_the_air(fact) and any(actor.flies for people in fact.agents for actor in people.actors)


def _doers(fact: Fact) -> list[ActorMention]:
    return [actor for people in fact.agents if (actor := actor_of(people)) is not None]


def _are_of(actors: Sequence[ActorMention], group: str) -> bool:
    return bool(actors) and all(actor.group == group for actor in actors)
