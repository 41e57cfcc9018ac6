"""How people are named as a side: an actor by its name, others by their group, a crowd by what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.state_forces import OCCUPIERS, STATELESS, force_name
from ..actors.taken_up import TAKEN_UP
from ..stories.crowds import is_clash

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..words.actor_mention import ActorMention

TELLING = ("named", "force", "generic", "person")
"""Kinds of actor, the most telling first."""


def is_named(name: str) -> bool:
    """Whether a side is known by a proper name."""
    return name[:1].isupper() and name not in TAKEN_UP


def actor_of(people: People) -> ActorMention | None:
    """The most telling of a phrase's actors."""
    if len(people.actors) < 2:
        return people.actors[0] if people.actors else None
    return min(people.actors, key=_rank)


def _rank(actor: ActorMention) -> tuple[int, bool, bool, bool]:
    """The lower, the more telling: of Hutu rebels it is the rebels who act, of gunmen said to be bandits these."""
    return TELLING.index(actor.kind), actor.name in NOBODY, actor.group == "civilian", actor.name in FACELESS


def side_name(people: People, country: str | None) -> str | None:
    """Name people as a side: an actor by its name, others by their group; None where the words say no more than people.

    Civilians are one side, whatever else they are; protesters stay themselves, as in the event data sets of the field.
    """
    actor = actor_of(people)
    if actor is None or (actor.kind == "person" and actor.group is None):
        return None
    if actor.kind in ("named", "force"):
        return actor.name
    if actor.name in NOBODY:
        return None
    if actor.group == "civilian":
        return actor.name if actor.name in OWN_SIDE else CIVILIANS
    if actor.group == "state_force" and actor.name not in OWN_SIDE:
        role = ROLES.get(actor.name, "military")
        code = actor.country or OCCUPIERS.get((role, country), country)
        is_whose = code is not None and not (role == "military" and code in STATELESS)
        return force_name(role, actor.name, str(code)) if is_whose else actor.name
    return actor.name


CIVILIANS = "civilians"
OWN_SIDE = frozenset({"protesters", "peacekeepers", "rioters"})
ROLES = {
    **dict.fromkeys(("police", "detectives", "gendarmes", "prison guards"), "police"),
    **dict.fromkeys(("officers", "customs officers", "park rangers"), "security"),
}
"""Words for people of a state -> which of its forces they are of; bare officers may be of the army or the police."""
NOBODY = frozenset(
    {"people", "others", "victims", "wounded", "dead", "survivors", "members", "group", "personnel", "attackers"}
    | {"perpetrators", "killers", "fighters", "suspects", "hitmen", "suicide bombers", "bombers", "crowd", "allies"}
    | {"bodyguards", "commanders"}
)
"""Words for people that say of no side who they are."""


def acting_name(fact: Fact, people: People, country: str | None) -> str | None:
    """Name people who acted: a crowd by what it did; civilians act only in crowds and as communities."""
    if any(actor.name in TELLERS for actor in people.actors):
        return None
    crowd = CROWDS.get(fact.trigger.cls.name)
    name = side_name(people, country)
    if crowd is not None and (name is None or name == CIVILIANS or not is_named(name)):
        actor = actor_of(people) if name == CIVILIANS and crowd == CROWDS["riot"] else None
        return actor.name if actor is not None and actor.name in COMMUNITIES else crowd
    if name is None and any(actor.name == "crowd" for actor in people.actors):
        return CROWDS["riot"]
    if name == CIVILIANS and people.head == "motorcyclists":
        return UNIDENTIFIED_ARMED
    if name == CIVILIANS:
        actor = actor_of(people)
        if actor is None or not (is_clash(fact) or actor.name in COMMUNITIES or _are_told_to_do(fact, actor)):
            return None
        return actor.name
    if name == "men":
        return None if people.determiner in OWNERS else UNIDENTIFIED_ARMED
    return name or _faceless(people)


OWNERS = frozenset({"his", "her", "its", "their"})
"""Determiners that make men those of somebody told of elsewhere."""
UNIDENTIFIED_ARMED = "unidentified armed group"


def _faceless(people: People) -> str | None:
    """What fighters and attackers of whom no more is said are called, as gunmen are."""
    actor = actor_of(people)
    is_armed = actor is not None and actor.kind == "generic" and actor.group == "armed_group" and actor.name in NOBODY
    return UNIDENTIFIED_ARMED if is_armed else None


def _are_told_to_do(fact: Fact, actor: ActorMention) -> bool:
    """Whether people of a faith or people are told, behind `by`, to have done a deed: seized by two Shiites."""
    return fact.voice == "passive" and actor.kind == "generic" and actor.name[:1].isupper()


COMMUNITIES = frozenset({"settlers", "farmers", "villagers", "shepherds", "prisoners"})
"""Civilians who, as a community, attack others: settlers beat a shepherd, farmers killed herders."""


TELLERS = frozenset({"spokesmen", "witnesses"})
"""People who tell of what others did."""
CROWDS = {"protest": "protesters", "riot": "rioters"}
"""What people who take part are called as a side, by the class of words for what they did."""
ATTACKERS = frozenset({"attackers", "perpetrators", "killers", "kidnappers", "hijackers", "hitmen"})
FACELESS = frozenset({UNIDENTIFIED_ARMED, "armed group"})
UNNAMED = FACELESS | {"raiders", "gangs", "death squads", "hitmen"}
"""Words for groups that say no more than a name beside them does."""
SAYS_MORE = {
    "men": {CIVILIANS},
    "militants": {"jihadists", "Islamist militants", "Islamists", "separatists", "rebels", "insurgents"},
    "jihadists": {"Islamist militants"},
    "Islamists": {"Islamist militants", "jihadists"},
}
"""Words for people -> those beside which they say no more."""
