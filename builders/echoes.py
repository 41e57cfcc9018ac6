"""Echoes: stories that only go on about an incident which the report has told before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .candidate import Candidate
    from .stories import Story


def without_echoes(kept: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what only goes on about an incident told before, of its kind, with neither place nor another day.

    Its figures are further claims about that incident.
    """
    found: list[Candidate] = []
    for candidate in kept:
        at = next((at for at, other in enumerate(found) if _echoes(candidate, other)), None)
        if at is None:
            found.append(candidate)
        else:
            found[at] = replace(found[at], figures=(*found[at].figures, *candidate.figures))
    return found


def _echoes(candidate: Candidate, other: Candidate) -> bool:
    story = candidate.story
    if candidate.kind is None or other.kind is None or candidate.kind.type != other.kind.type or story.places:
        return False
    if any(setting.opens for setting in story.settings) or any(fact.is_another for fact in story.facts):
        return False
    if _persons(story) - _persons(other.story):
        return False
    days = {(day.first, day.last) for day in other.story.dates}
    return all((day.first, day.last) in days for day in story.dates)


def _persons(story: Story) -> set[str]:
    """The last words of the names of those acted on."""
    return {actor.name.lower().split()[-1] for actor in story.acted_on if actor.kind == "person"}
