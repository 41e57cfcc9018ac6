"""How likely it is that a story is an incident that the report tells: a sum of weighted signs, as a probability.

The weights were fitted on reports coded by hand and stand, to be read, in two tables of the lexicon: one for reports in
capitals, fitted on newswire of 1988 to 1991 (`incident_weights.toml`, `scripts/fit_incident_weights.py`; types which
that does not cover are left to `incident_rules.is_incident`), one for mixed case, fitted on modern articles and notes
(`mixed_case_weights.toml`, `scripts/fit_mixed_case_weights.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..stories.rules import is_settled
from ..words.weighing import probability
from .signs import signs_of
from .vocabulary import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..cells.candidate import Candidate
    from ..stories.grouping import Story
    from ..words.document import Document

ENOUGH = 0.41
"""Likelihood from which on a story makes a row. On the coded reports the F measure over all cells is flat from 0.39 to
0.43 by cross-validation (`python -m scripts.fit_incident_weights GOLD.jsonl --check`); lower finds more, higher is more
often right."""

ENOUGH_ALONE = 0.48
"""The same for a story in which the rules see no incident, such as attacks of which nobody is said to be the victim."""

ENOUGH_OF_WAR = 0.36
"""The same where only armed people are acted on: the coded reports leave most of that out, which has rows here."""

ENOUGH_IN_MIXED_CASE = 0.47
"""The same in reports in mixed case, whose weights are fitted on modern reports, of stories of any type
(`python -m scripts.fit_mixed_case_weights bench/coded/articles.jsonl --check`: flat from 0.44 to 0.5)."""

ENOUGH_ANNOUNCED = 0.35
"""The same of stories with a place and a toll that are announced as one more, as only news is: in a separate attack."""

FITTED = frozenset(
    {
        "attack",
        "bombing",
        "execution",
        "shelling",
        "air_strike",
        "abduction",
        "arson",
        "robbery",
        "looting",
        "hijacking",
    }
)
"""Event types that the coded reports cover; of others the rules decide, unless the signs speak clearly against it."""

ENOUGH_ALONE_IN_MIXED_CASE = 0.85
"""The same of stories in which the rules see no incident."""

ENOUGH_SETTLED = 0.6
"""The same of these where a day and a place are told: clashes erupted on Tuesday in Dubrani."""

LEAST = 0.3
"""Likelihood below which not even the rules make a row of a story."""


DOUBT = 0.75
"""How much of the doubt stays with a story that makes a row, by `python -m bench.cells` on the coded reports."""


RAISED = (ENOUGH / (1 - ENOUGH)) / (ENOUGH_OF_WAR / (1 - ENOUGH_OF_WAR))
"""By how much the odds of a deed of war are raised, so that both thresholds mean the same."""


def likelihood(doc: Document, candidate: Candidate, others: Sequence[Story]) -> float:
    """The probability, 0 to 1, that an analyst would enter the story as an incident of this report."""
    signs = signs_of(doc, candidate, others)
    if doc.is_upper:
        return probability("incident_weights", signs)
    return probability("mixed_case_weights", signs | words_of(candidate))


def is_enough(candidate: Candidate, chance: float) -> bool:
    """Whether a story whose words give a type makes a row for this likelihood."""
    if not candidate.backdrop.doc.is_upper:
        if candidate.is_sound:
            return chance >= (ENOUGH_ANNOUNCED if _is_announced(candidate) else ENOUGH_IN_MIXED_CASE)
        return chance >= (ENOUGH_SETTLED if is_settled(candidate.story) else ENOUGH_ALONE_IN_MIXED_CASE)
    if candidate.kind is None or candidate.kind.deed not in FITTED:
        return candidate.is_sound and chance >= LEAST
    if candidate.is_sound:
        return chance >= (ENOUGH_OF_WAR if candidate.is_of_war else ENOUGH)
    return chance >= ENOUGH_ALONE


def _is_announced(candidate: Candidate) -> bool:
    """Whether a story with a place and a toll of its own is told as one more."""
    story = candidate.story
    return bool(candidate.figures and story.places) and any(fact.is_another for fact in story.facts)


def certainty(chance: float, *, of_war: bool) -> float:
    """How often a story that was made a row for this likelihood is an incident, from 0 to 1.

    Higher than the likelihood, which was fitted on all stories and not on those that make a row. That of a deed of war
    is raised as its threshold is lowered: the coded reports leave most of them out, however plainly they are told.
    """
    if of_war:
        odds = chance / (1 - chance) * RAISED
        chance = odds / (1 + odds)
    return 1 - DOUBT * (1 - chance)
