"""Echoes: stories that only go on about an incident which the report has told before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from ..cells.candidate import Candidate
    from ..records import Figure
    from ..stories.grouping import Story


def without_echoes(found: Iterable[Candidate], kept: Container[int]) -> list[Candidate]:
    """Keep those whose stories are in `kept`, by identity, but for what only goes on about the last one of its type.

    An echo has neither place nor another day. Its figures are further claims about that incident, be it likely enough
    to make a row by itself or not.
    """
    told: list[tuple[Candidate, list[Figure]]] = []
    last: dict[str | None, int] = {}
    for candidate in found:
        kind = candidate.kind.deed if candidate.kind is not None else None
        kind = "bombing" if kind == "landmine" else kind  # a buried charge is called either
        at = last.get(kind)
        if at is None and told and kind in ENDINGS and _ends(candidate, told[-1][0]):
            at = len(told) - 1
        if at is not None and _echoes(candidate, told[at][0]):
            told[at][1].extend(candidate.figures)
        elif id(candidate.story) in kept:
            last[kind] = len(told)
            told.append((candidate, [*candidate.figures]))
    return [replace(candidate, figures=tuple(figures)) for candidate, figures in told]


ENDINGS = frozenset({"arson", "looting", "robbery", "displacement"})
"""What a raid ends in, told without place or day right behind it: They also burned homes and the market."""


def _ends(candidate: Candidate, other: Candidate) -> bool:
    """Whether a raid goes on to its end; bulletins in capitals tell each deed of one as a thing of its own."""
    return not candidate.backdrop.doc.is_upper and _goes_on(candidate, other)


REACH = 6
"""Sentences behind an incident in which a figure without a place or day of its own is still one of it."""


def with_figures_behind(kept: Sequence[Candidate], found: Iterable[Candidate]) -> list[Candidate]:
    """Give incidents the figures of what is told right behind them and makes no row, of a kind that they lack.

    A raid goes on by other deeds (The attackers set fire to the clinic. Seven people were wounded.), which have neither
    place nor day of their own.
    """
    figures = {id(candidate.story): [*candidate.figures] for candidate in kept}
    given = {id(figure) for told in figures.values() for figure in told}  # an echo's are those of what it goes on about
    last: Candidate | None = None
    for candidate in found:
        if id(candidate.story) in figures:
            last = candidate
        elif last is not None and _goes_on(candidate, last):
            told = figures[id(last.story)]
            measures = {figure.measure for figure in told}
            free = (one for one in candidate.figures if one.scope == "incident" and id(one) not in given)
            told += [one for one in free if one.measure not in measures]
    return [replace(each, figures=tuple(figures[id(each.story)])) for each in kept]


def _goes_on(candidate: Candidate, other: Candidate) -> bool:
    """Whether a story without a place or a day of its own is told right behind another one."""
    story = candidate.story
    if story.dates or not _is_bare(story) or other.story.facts[0].sentence > story.facts[0].sentence:
        return False
    return story.facts[0].sentence - other.story.facts[-1].sentence <= REACH


def _is_bare(story: Story) -> bool:
    """Whether a story has no place and is not announced as another one, of another time."""
    is_new = any(setting.opens for setting in story.settings) or any(f.is_another or f.is_apart for f in story.facts)
    return not (story.places or is_new)


def _echoes(candidate: Candidate, other: Candidate) -> bool:
    story = candidate.story
    if not _is_bare(story):
        return False
    if _persons(story) - _persons(other.story):
        return False
    days = {(day.first, day.last) for day in other.story.dates}
    return all((day.first, day.last) in days for day in story.dates)


def _persons(story: Story) -> set[str]:
    """The last words of the names of those acted on."""
    return {actor.name.lower().split()[-1] for actor in story.acted_on if actor.kind == "person"}
