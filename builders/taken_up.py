"""Armed groups taken up in other words: the rebels, the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .actor_mention import ActorMention

TAKEN_UP = frozenset(
    {"guerrillas", "rebels", "insurgents", "militants", "Islamist militants", "jihadists", "Islamists", "extremists"}
    | {"terrorists", "subversives", "fighters", "separatists", "commandos", "Maoists", "rebel leaders"}
    | {"paramilitaries"}
)
"""Words that take up a group named elsewhere in the report; gunmen and bandits are nobody's by that word alone."""


def is_armed_group(actor: ActorMention) -> bool:
    """Whether a mention names an armed group."""
    return actor.kind == "named" and actor.group == "armed_group"


def taken_up(told: Sequence[ActorMention], groups: Sequence[ActorMention]) -> ActorMention | None:
    """The one armed group that the report names, where the story's words take it up."""
    vague = next((actor for actor in told if actor.name in TAKEN_UP), None)
    if vague is None or len({actor.name for actor in groups}) != 1:
        return None
    return min(groups, key=lambda actor: abs(actor.start - vague.start))


def pointed_at(pointing: Sequence[ActorMention], groups: Sequence[ActorMention]) -> ActorMention | None:
    """The armed group named last before `the group` that acted; it stands a few sentences before at most."""
    before = (group for group in groups if pointing and 0 < pointing[0].start - group.start < POINTED_REACH)
    return max(before, key=lambda group: group.start, default=None)


POINTED_REACH = 1000
"""Characters before such words in which a name is looked for: some five sentences."""
