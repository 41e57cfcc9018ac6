"""Who acts in a protest or riot: the crowd; the forces beside it answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures.counts import group_of
from ..words.deed_classes import EFFECTS
from ..words.document import Span
from .names import CROWDS, side_name
from .side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..stories.grouping import Story


def are_forces(story: Story, acting: Iterable[Side]) -> bool:
    """Whether all those told to have acted are forces of a state: of a protest, they are those who answered it."""
    agents = (people for fact in story.facts for people in fact.agents)
    forces = {people.start for people in agents if group_of(people) == "state_force"}
    return all(side.span.start in forces for side in acting)


def unnamed_crowd(story: Story) -> Iterator[Side]:
    """The crowd of a protest or riot of which the words do not say who took part."""
    if all(fact.trigger.cls.name in (*CROWDS, "arrest", *EFFECTS) for fact in story.facts):
        for fact in story.facts:
            if (crowd := CROWDS.get(fact.trigger.cls.name)) is not None:
                yield Side("side_a", crowd, Span(fact.start, fact.end), "side_a.crowd", 0.7)


def dispersing(story: Story, country: str | None) -> Iterator[Side]:
    """The force that put a crowd to flight, where people died of it: two were killed as police dispersed protesters."""
    forces = [people for fact in story.facts if fact.trigger.frame == "ends" for people in fact.patients]
    hurt = [people for fact in story.facts if fact.trigger.cls.measure for people in fact.patients]
    for people in forces if hurt and all(group_of(each) != "state_force" for each in hurt) else []:
        if group_of(people) == "state_force" and (name := side_name(people, country)) is not None:
            yield Side("side_a", name, Span(people.start, people.end), "side_a.dispersing", 0.7)


def of_a_crowd(acting: list[Side], *, is_of_crowd: bool) -> tuple[list[Side], list[Side]]:
    """Who acted where a crowd did: the crowd; a force beside it answered, and is the other side.

    Youths threw stones, injuring two. Whoever is blamed for it was not there.
    Where the story is of another kind, the crowd of a protest told beside it is nobody of it.
    """
    if not is_of_crowd:
        return acting, []
    crowd = [side for side in acting if side.name in CROWDS.values()]
    starts = {side.span.start for side in crowd}
    others = [side for side in acting if side.span.start not in starts and side.rule != "side_a.blame"]
    return (crowd, [side._replace(column="side_b") for side in others]) if crowd else (acting, [])
