"""What a figure is worth by who gives it, and how: named, nameless or not given; claimed, a rival, given before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..builders.records import EARLIER, OWN, RIVAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..builders.records import Figure

STANDING = {"earlier": -3, "claimed": -2, "rival": -1, "none": 0, "nameless": 1, "named": 2}
"""How much an attribution is worth; below 0 the figure gives way to any that is neither claimed nor corrected."""
VOUCHED = frozenset({"none", "nameless", "named"})
"""Attributions of a figure that neither is claimed by who did it nor was given before: it covers those of parts."""
CLAIMING = frozenset({"claim", "claims", "claimed", "claiming"})
"""Words by which a report leaves a figure to who gives it."""


SIDES = frozenset({"armed_group", "state_force"})
"""Groups of victims of which one is lost by those who kill the other."""


def gives_way(figure: Figure) -> bool:
    """Whether who did the deed tells it, others as a rival, or it is from before: another of the same is preferred."""
    return figure.rule.endswith((f".{OWN}", f".{EARLIER}", f".{RIVAL}"))


def attribution(figure: Figure) -> str:
    """Whether a figure's source is named, nameless or not given, only claims it, or gave it before another one."""
    if figure.rule.endswith(f".{OWN}") or (figure.reporting_verb and figure.reporting_verb.lower() in CLAIMING):
        return "claimed"
    if figure.rule.endswith((f".{EARLIER}", f".{RIVAL}")):
        return figure.rule.rpartition(".")[2]
    if figure.cited_source is None:
        return "none"
    return "named" if figure.source_is_named else "nameless"


def shared_attribution(chosen: Sequence[Figure]) -> str:
    """The least worth of their attributions; but who tells what he lost as well does not only claim what he did."""
    told = {attribution(figure) for figure in chosen}
    are_two_sides = {figure.victim_group for figure in chosen} == SIDES
    return min((told - {"claimed"} if are_two_sides else told) or told, key=STANDING.__getitem__)
