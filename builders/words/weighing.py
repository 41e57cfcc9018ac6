"""Weighing: named signs as a probability, by weights that were fitted on reports coded by hand.

The weights stand, to be read, in `lexicon/*_weights.toml`.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


@cache
def weights(name: str) -> dict[str, float]:
    """Load the weights of a lexicon file: of each sign, and of `always`, which every case has."""
    return {sign: float(weight) for sign, weight in tables(name)["weights"].items()}


def probability(name: str, signs: AbstractSet[str]) -> float:
    """The probability, 0 to 1, that the signs speak for; a sign without a weight says nothing."""
    return chance_of(weights(name), signs)


def chance_of(known: Mapping[str, float], signs: AbstractSet[str]) -> float:
    """The probability by given weights."""
    points = known["always"] + sum(map(known.__getitem__, sorted(known.keys() & signs)))
    return 1 / (1 + math.exp(-points))
