"""How likely it is that a story is an incident that the report tells: a sum of weighted signs, as a probability.

The weights were fitted on reports that analysts had coded by hand (`scripts/fit_incident_weights.py`) and stand, to be
read, in `lexicon/incident_weights.toml`. Types that those reports do not cover are left
to `incident_rules.is_incident`.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from .incident_signs import signs_of
from .lexicon_tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .candidate import Candidate
    from .document import Document
    from .stories import Story

ENOUGH = 0.42
"""Likelihood from which on a story makes a row. On the coded reports the F measure over all cells is flat from 0.39 to
0.45 by cross-validation (`python -m scripts.fit_incident_weights GOLD.jsonl --check`); lower finds more, higher is more
often right."""

ENOUGH_ALONE = 0.5
"""The same for a story in which the rules see no incident, such as attacks of which nobody is said to be the victim."""

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

LEAST = 0.2
"""Likelihood below which not even the rules make a row of a story."""


@cache
def weights() -> dict[str, float]:
    """Load the weight of each sign, and of `always`, which every story has."""
    data = tables("incident_weights")
    return {name: float(weight) for name, weight in data["weights"].items()}


def likelihood(doc: Document, candidate: Candidate, others: Sequence[Story]) -> float:
    """The probability, 0 to 1, that an analyst would enter the story as an incident of this report."""
    known = weights()
    points = known["always"] + sum(known.get(sign, 0.0) for sign in sorted(signs_of(doc, candidate, others)))
    return 1 / (1 + math.exp(-points))
