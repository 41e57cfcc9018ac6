"""Who probably acted, where a story's own words name nobody: the likeliest of the report's suspects, if likely enough.

The weights of the signs were fitted on reports that analysts had coded by hand (`scripts/fit_culprit_weights.py`) and
stand, to be read, in `lexicon/culprit_weights.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..words.weighing import probability

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from .suspects import Suspects

ENOUGH = 0.45
"""Chance from which on a suspect is entered. By cross-validation on the coded reports F of who acted is 55.1 from 0.4,
55.0 from 0.45 and 54.1 from 0.5, at a precision of 55.8, 57.2 and 57.2; on modern notes and articles 0.45 is the best.
To retune, run scripts/fit_culprit_weights.py with --check."""

LINKS = frozenset({"same", "blame_near", "by_near", "acts_there"})
"""Signs that tie a group to a story although it is told to act at another place."""


def is_possible(signs: AbstractSet[str]) -> bool:
    """Whether a suspect neither was acted on nor disowns it, nor was elsewhere with nothing that ties it here."""
    return signs.isdisjoint(("patient_here", "own_victim", "disowns")) and (
        "acts_away" not in signs or not signs.isdisjoint(LINKS)
    )


class Culprit(NamedTuple):
    """Who probably acted: the mention that stands nearest, and the chance that it is right."""

    mention: ActorMention
    chance: float


def culprit(suspects: Suspects, story: Story, country: str | None) -> Culprit | None:
    """The likeliest suspect, of equals the one named most; None where none is likely enough."""
    best: Culprit | None = None
    for name in suspects.found:
        signs = suspects.signs(name, story, country)
        if not is_possible(signs):
            continue
        chance = probability("culprit_weights", signs)
        if chance >= ENOUGH and (best is None or chance > best.chance):
            best = Culprit(suspects.mention(name, story), chance)
    if best is not None and _is_blamed_for_another(story, best.mention, suspects):
        return None
    return best


def _is_blamed_for_another(story: Story, mention: ActorMention, suspects: Suspects) -> bool:
    """Whether somebody is blamed for, or claimed, what is told between the story and him, and is another deed.

    Before the story that is one of another place, as bulletins go on from there; behind it one of other days, or of a
    place that its words name: a bomb killed two on Sunday. Last month nine died; the Taliban claimed that attack.
    """
    is_behind = mention.start >= story.facts[0].start
    return any(
        _is_apart(story, other, is_behind=is_behind, is_named=fact.deed is not None)
        for other in suspects.stories
        if other is not story
        for fact in other.blame
        if fact.deed is not None or not (is_behind and suspects.in_capitals)  # which name behind all who did them
        if any(mention.start == actor.start for who in fact.agents for actor in who.actors)
    )


def _is_apart(story: Story, other: Story, *, is_behind: bool, is_named: bool) -> bool:
    """Whether a story tells another deed than one on whose side of it the name stands; `is_named`: by its place."""
    if is_named and _is_elsewhere(story, other):
        return True
    if is_behind is not (other.facts[0].start >= story.facts[0].start):
        return False
    return _is_of_other_days(story, other) if is_behind else _is_elsewhere(story, other)


def _is_elsewhere(story: Story, other: Story) -> bool:
    places, told = ({place.name for place in each.places} for each in (story, other))
    return bool(places and told) and places.isdisjoint(told)


def _is_of_other_days(story: Story, other: Story) -> bool:
    days, told = ({day.first for day in each.dates} for each in (story, other))
    return bool(days and told) and days.isdisjoint(told)
