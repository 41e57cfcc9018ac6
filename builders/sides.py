"""Who acted and who was acted on: the sides of a story, each actor with the words that put it there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .counts import group_of, is_nobody
from .culprits import culprit
from .document import Span
from .state_forces import force_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .actor_mention import ActorMention
    from .facts import Fact
    from .people import People
    from .stories import Story
    from .suspects import Suspects

UNIDENTIFIED = "unidentified"

TELLING = ("named", "force", "generic", "person")
"""Kinds of actor, the most telling first."""

TAKEN_UP = frozenset(
    {"guerrillas", "rebels", "insurgents", "militants", "Islamist militants", "jihadists", "Islamists", "extremists"}
    | {
        "terrorists",
        "subversives",
        "fighters",
        "separatists",
        "commandos",
        "Maoists",
        "rebel leaders",
        "paramilitaries",
    }
)
"""Words that take up a group named elsewhere in the report; gunmen and bandits are nobody's by that word alone."""


class Side(NamedTuple):
    """An actor's name on a side, the words, the rule that read them, and how often that rule is right."""

    column: str
    name: str
    span: Span
    rule: str
    confidence: float


def sides(
    story: Story, actors: Sequence[ActorMention], country: str | None, suspects: Suspects | None = None
) -> Iterator[Side]:
    """Yield who acted, then who was acted on; an actor that acted is not repeated among those acted on.

    `country` is that of forces told without a nationality: the report's. `suspects` are those of the report, for
    stories that do not say who acted.
    """
    acting = _without_vague(list(_acting(story, actors, country)))
    acted_on = list(_acted_on(story, country))
    if not acting and any(fact.trigger.cls.name == "clash" for fact in story.facts):
        acting, acted_on = _of_a_clash(acted_on)
    if suspects is not None and not any(is_named(side.name) for side in acting):
        acting = _probable(story, suspects, country) or acting
    doubles = _doubles(story)
    acting = [side for side in acting if side.name not in doubles]
    acted_on = [side for side in acted_on if side.name not in doubles]
    yield from acting
    acted = {side.name for side in acting}
    has_group = any(is_named(side.name) for side in acting)
    yield from (side for side in acted_on if side.name not in acted and not (has_group and side.name in TAKEN_UP))


def _probable(story: Story, suspects: Suspects, country: str | None) -> list[Side]:
    """Who probably acted; nobody where the report says that it is not known."""
    if any(actor.name == UNIDENTIFIED for fact in story.facts for people in fact.agents for actor in people.actors):
        return []
    found = culprit(suspects, story, country)
    if found is None:
        return []
    mention = found.mention
    return [Side("side_a", mention.name, Span(mention.start, mention.end), "side_a.probable", found.chance)]


def is_named(name: str) -> bool:
    """Whether a side is known by a proper name."""
    return name[:1].isupper() and name not in TAKEN_UP


def _without_vague(acting: list[Side]) -> list[Side]:
    """Leave out the words that take up a group where the group itself stands beside them."""
    if not any(is_named(side.name) for side in acting):
        return acting
    return [side for side in acting if side.name not in TAKEN_UP and side.name not in UNNAMED]


ARMY = re.compile(r"\b(?:Army|Armed Forces|Defen[cs]e Forces?)\b")


def _doubles(story: Story) -> set[str]:
    """Forces told by their country alone of which the story also gives the name: the Syrian Arab Army is one side."""
    phrases = (people for fact in story.facts for people in (*fact.agents, *fact.patients))
    armies = (actor for people in phrases for actor in people.actors if actor.kind == "named" and actor.country)
    return {force_name("military", "military", str(army.country)) for army in armies if ARMY.search(army.name)}


def _of_a_clash(sides: list[Side]) -> tuple[list[Side], list[Side]]:
    """The sides of a clash of which only the dead are told: who is named first stands for the one side."""
    names = list(dict.fromkeys(side.name for side in sides if side.name != CIVILIANS))
    if len(names) != TWO:
        return [], sides
    first = [side._replace(column="side_a") for side in sides if side.name == names[0]]
    return first, [side for side in sides if side.name != names[0]]


TWO = 2


def _acted_on(story: Story, country: str | None) -> Iterator[Side]:
    for fact in story.facts:
        defends = fact.trigger.lemma in DEFENDING or any(is_attacker(people) for people in fact.patients)
        for people in (*fact.patients, *(fact.agents if defends else ())):
            name = side_name(people, country)
            if name is not None and not is_nobody(people):
                yield Side("side_b", name, Span(people.start, people.end), f"side_b.{fact.voice}", 0.8)


DEFENDING = frozenset({"repel"})
"""Verbs whose subject is the one attacked."""


def is_attacker(people: People) -> bool:
    """Whether people who were acted on are told of as those who attacked: the army killed three attackers."""
    return any(actor.name in ATTACKERS for actor in people.actors)


def civilians(story: Story) -> Iterator[tuple[Span, str]]:
    """Yield the words for civilians among those acted on, with the rule."""
    for fact in story.facts:
        for people in fact.patients:
            if group_of(people) == "civilian":
                yield Span(people.start, people.end), f"civilians.{fact.voice}"


def actor_of(people: People) -> ActorMention | None:
    """The most telling of a phrase's actors."""
    return min(people.actors, key=lambda actor: TELLING.index(actor.kind), default=None)


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
    if actor.group == "state_force":
        code = actor.country or country
        return force_name("police" if actor.name in POLICE else "military", actor.name, code) if code else actor.name
    return actor.name


CIVILIANS = "civilians"
OWN_SIDE = frozenset({"protesters", "peacekeepers", "rioters"})
POLICE = frozenset({"police", "detectives", "gendarmes", "prison guards"})
NOBODY = frozenset(
    {"people", "others", "victims", "wounded", "dead", "survivors", "members", "group", "personnel", "attackers"}
    | {"perpetrators", "killers", "fighters", "suspects", "hitmen", "suicide bombers", "crowd", "allies", "bodyguards"}
)
"""Words for people that say of no side who they are."""


def _acting(story: Story, actors: Sequence[ActorMention], country: str | None) -> Iterator[Side]:
    told = [
        (fact, fact.voice)
        for fact in story.facts
        if fact.trigger.lemma not in DEFENDING and not any(map(is_attacker, fact.patients))
    ]
    found: list[ActorMention] = []
    named: list[Side] = []
    for fact, how in [*told, *((fact, "blame") for fact in story.blame)]:
        for people in fact.agents:
            actor, name = actor_of(people), acting_name(fact, people, country)
            if actor is not None and actor.kind != "person":
                found.append(actor)
                if name is not None:
                    named.append(Side("side_a", name, Span(people.start, people.end), f"side_a.{how}", 0.8))
    if not any(actor.kind in ("named", "force") for actor in found):
        suffered = {actor.name for fact in story.facts for people in fact.patients for actor in people.actors}
        group = _taken_up(found, [actor for actor in actors if actor.name not in suffered])
        if group is not None:
            yield Side("side_a", group.name, Span(group.start, group.end), "side_a.taken_up", 0.6)
            return
    yield from named


def acting_name(fact: Fact, people: People, country: str | None) -> str | None:
    """Name people who acted: a crowd by what it did; civilians act only in crowds."""
    if any(actor.name in TELLERS for actor in people.actors):
        return None
    crowd = CROWDS.get(fact.trigger.cls.name)
    name = side_name(people, country)
    if crowd is not None and (name is None or name == CIVILIANS or not is_named(name)):
        return crowd
    if name == CIVILIANS and fact.trigger.cls.name == "clash":
        actor = actor_of(people)
        return actor.name if actor is not None else None
    return None if name == CIVILIANS else name


TELLERS = frozenset({"spokesmen", "witnesses"})
"""People who tell of what others did."""
CROWDS = {"protest": "protesters", "riot": "rioters"}
"""What people who take part are called as a side, by the class of words for what they did."""
ATTACKERS = frozenset(
    {"attackers", "perpetrators", "killers", "kidnappers", "hijackers", "hitmen", "bandits", "thieves"}
)
UNNAMED = frozenset({"unidentified armed group", "armed group", "gangs", "death squads", "hitmen"})
"""Words for groups that say no more than a name beside them does."""


def _taken_up(told: Sequence[ActorMention], actors: Sequence[ActorMention]) -> ActorMention | None:
    """The one armed group that the report names, where the story's words take it up."""
    vague = next((actor for actor in told if actor.name in TAKEN_UP), None)
    if vague is None:
        return None
    named = [actor for actor in actors if actor.kind == "named" and actor.group == "armed_group"]
    names = {actor.name for actor in named}
    if len(names) != 1:
        return None
    return min(named, key=lambda actor: abs(actor.start - vague.start))
