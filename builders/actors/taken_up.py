"""Armed groups taken up in other words: the rebels, the group."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..words.actor_mention import ActorMention
    from ..words.document import Span

TAKEN_UP = frozenset(
    {"guerrillas", "rebels", "insurgents", "militants", "Islamist militants", "jihadists", "Islamists", "extremists"}
    | {"terrorists", "subversives", "fighters", "separatists", "commandos", "Maoists", "rebel leaders"}
    | {"paramilitaries"}
)
"""Words that take up a group named elsewhere in the report; gunmen and bandits are nobody's by that word alone."""


class Groups(NamedTuple):
    """The groups that a report names, gathered once for all of its stories."""

    armed: dict[str, list[ActorMention]]
    """The mentions of armed groups by name, in text order."""
    names: frozenset[str]
    """Whoever is no state's force."""
    is_unclaimed: bool = False
    """Whether nobody is said to have claimed what happened: whom the report then names is its guess."""


def groups_of(actors: Iterable[ActorMention]) -> Groups:
    """Gather them."""
    armed: dict[str, list[ActorMention]] = {}
    names: set[str] = set()
    for actor in actors:
        if actor.group != "state_force":
            names.add(actor.name)
        if actor.kind == "named" and actor.group == "armed_group":
            armed.setdefault(actor.name, []).append(actor)
    return Groups(armed, frozenset(names))


def without_background(groups: Groups, background: Sequence[Span]) -> Groups:
    """Leave out the groups that only sentences of background name."""
    armed = {
        name: mentions
        for name, mentions in groups.armed.items()
        if not all(any(span.start <= one.start < span.end for span in background) for one in mentions)
    }
    return groups._replace(armed=armed)


def taken_up(told: Sequence[ActorMention], armed: Mapping[str, list[ActorMention]]) -> ActorMention | None:
    """The one armed group that the report names, where the story's words take it up."""
    vague = next((actor for actor in told if actor.name in TAKEN_UP), None)
    if vague is None or len(armed) != 1:
        return None
    [group] = armed.values()
    if group[0].start - vague.start > FAR and len(group) == 1:
        return None  # named once, long after: background
    at = _first_from(group, vague.start)
    return min(group[max(0, at - 1) : at + 1], key=lambda actor: abs(actor.start - vague.start))


def pointed_at(pointing: Sequence[ActorMention], armed: Mapping[str, list[ActorMention]]) -> ActorMention | None:
    """The armed group named last before `the group` that acted; it stands a few sentences before at most."""
    if not pointing:
        return None
    start = pointing[0].start
    last = (group[at - 1] for group in armed.values() if (at := _first_from(group, start)))
    return max((actor for actor in last if start - actor.start < POINTED_REACH), key=_start, default=None)


def _first_from(group: Sequence[ActorMention], start: int) -> int:
    """Index of the first mention at a place or behind it."""
    return bisect_left(group, start, key=_start)


def _start(actor: ActorMention) -> int:
    return actor.start


FAR = 200
"""Characters behind such words from which on a group named only there is no more meant: who else is at war in the area.

Of 1500, 800, 400, 200 and 0 it does best on the reports coded by hand, old wires and modern ones."""
POINTED_REACH = 1000
"""Characters before such words in which a name is looked for: some five sentences."""
