"""Who probably acted, where a story's own words name nobody: the likeliest of the report's suspects, if likely enough.

The weights of the signs were fitted on reports that analysts had coded by hand (`scripts/fit_culprit_weights.py`) and
stand, to be read, in `lexicon/culprit_weights.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .weighing import probability

if TYPE_CHECKING:
    from .actor_mention import ActorMention
    from .stories import Story
    from .suspects import Suspects

ENOUGH = 0.55
"""Chance from which on a suspect is entered. On the coded reports F over all cells is flat from 0.3 to 0.5; the higher,
the more precise, and an empty cell is forgiven sooner than a wrong name."""

LINKS = frozenset({"same", "blame_near", "by_near", "acts_there"})
"""Signs that tie a group to a story although it is told to act at another place."""


class Culprit(NamedTuple):
    """Who probably acted: the mention that stands nearest, and the chance that it is right."""

    mention: ActorMention
    chance: float


def culprit(suspects: Suspects, story: Story, country: str | None) -> Culprit | None:
    """The likeliest suspect, of equals the one named most; None where none is likely enough."""
    best: Culprit | None = None
    for name in suspects.found:
        signs = suspects.signs(name, story, country)
        if "patient_here" in signs:
            continue
        if "acts_away" in signs and signs.isdisjoint(LINKS):
            continue
        chance = probability("culprit_weights", signs)
        if chance >= ENOUGH and (best is None or chance > best.chance):
            best = Culprit(suspects.mention(name, story), chance)
    return best
