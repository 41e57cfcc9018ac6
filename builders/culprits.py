"""Who probably acted, where a story's own words name nobody: the likeliest of the report's suspects, if likely enough.

The weights of the signs were fitted on reports that analysts had coded by hand (`scripts/fit_culprit_weights.py`) and
stand, to be read, in `lexicon/culprit_weights.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .weighing import probability

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from .actor_mention import ActorMention
    from .stories import Story
    from .suspects import Suspects

ENOUGH = 0.5
"""Chance from which on a suspect is entered: rather right than wrong. By cross-validation on the coded reports F of all
slots is the same from 0.45 to 0.55, that of who acted the best at 0.45; the higher, the more precise, and an empty cell
is forgiven sooner than a wrong name. To retune, run scripts/fit_culprit_weights.py with --check."""

LINKS = frozenset({"same", "blame_near", "by_near", "acts_there"})
"""Signs that tie a group to a story although it is told to act at another place."""


def is_possible(signs: AbstractSet[str]) -> bool:
    """Whether a suspect was neither acted on, nor at another place with nothing that ties it to the story."""
    return "patient_here" not in signs and ("acts_away" not in signs or not signs.isdisjoint(LINKS))


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
    return best
