"""What kind of event a story is: the type that its words for the deed, or for the weapon, give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .counts import group_of
from .document import Span
from .immutable import Immutable
from .same_story import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Fact
    from .people import People
    from .stories import Story
    from .triggers import TriggerClass

OF_CROWDS = frozenset({"attack", "armed_clash", "bombing", "arson", "looting", "robbery"})
"""Types of deeds that are a riot where a crowd does them: petrol bombs thrown, shops looted, a thief lynched."""
MEANS_NAMED = 5
"""Strength from which on a class names the means, and so the type, whatever else is told."""


class Kind(Immutable, frozen=True):
    """An event type with the fact it rests on, and the class of words that gave it."""

    type: str
    fact: Fact
    cls: TriggerClass
    deed: str
    """The type of the deed by itself, as which a story is weighed and told apart from others: shots at a protest."""


def kind_of(story: Story) -> Kind | None:
    """Choose the type of a story; None where its words give none.

    A means (bomb, drone, mine) decides; else the first deed told; else what only tells an effect.
    """
    found = _told_as_clash(story) or max(_candidates(story), key=_weight, default=None)
    if found is None:
        return None
    if _rank(found) >= OF_MEANS:
        found = _told_before(story, found.fact) or _raided(story, found) or found
    if found.type in OF_CROWDS and is_of_crowd(story):
        found = _kind("riot", found.fact, found.cls)
    elif found.type in ("attack", "bombing") and _is_from_the_air(found.fact):
        found = _kind("air_strike", found.fact, found.cls)
    elif found.type == "attack" and not found.fact.agents and _is_at_a_protest(story, found.fact):
        found = _kind("protest", found.fact, found.cls)
    return _in_context(story, found)


def _in_context(story: Story, found: Kind) -> Kind:
    """The kind as what is told beside the deed makes it."""
    if found.cls.name == "fire_bomb" and any(map(_is_burnt, story.facts)):
        return found._replace(type="arson")
    if found.type in ("attack", "riot") and _is_put_down(story, found.fact):
        return found._replace(type="protest")
    beside = [fact for fact in story.facts if fact.sentence >= found.fact.sentence or not _has_dead(story, found.fact)]
    if found.type == "bombing" and any(_is_assault(fact, found.fact) for fact in beside):
        return found._replace(type="attack")
    if found.type in ("arson", "looting") and any(_is_killing(fact) for fact in story.facts):
        return found._replace(type="attack")
    if found.type == "attack" and found.cls.name == "attack" and _is_of_taking(story):
        return found._replace(type="abduction")
    return found


def _is_assault(fact: Fact, bomb: Fact) -> bool:
    """Whether gunmen fired or stormed, beside the bomb that opened an attack or was met in it."""
    if fact.trigger.lemma not in ASSAULTING or fact.voice == "noun" or abs(fact.sentence - bomb.sentence) > 1:
        return False
    is_vague = fact.trigger.lemma == "attack"  # with the bomb, where that stands beside it or is told next
    if is_vague and (fact.sentence != bomb.sentence or any(cls.name == "bombing" for _, cls in fact.weapons)):
        return False
    return any(group_of(people) == "armed_group" for people in fact.agents)


ASSAULTING = frozenset({"ambush", "attack", "fire", "open", "overrun", "raid", "shoot", "storm", "mow"})


def _is_killing(fact: Fact) -> bool:
    """Whether somebody killed others by a deed of its own."""
    return fact.trigger.cls.name in ("kill", "execute") and bool(fact.agents) and bool(fact.patients)


def _is_of_taking(story: Story) -> bool:
    """Whether people were taken and nobody was killed."""
    is_taking = any(fact.trigger.cls.name in ("abduct", "seizing") and fact.patients for fact in story.facts)
    return is_taking and not any(map(_is_deadly, story.facts))


def _is_deadly(fact: Fact) -> bool:
    counted = any(people.number is None or people.number.low for people in fact.patients)
    return fact.trigger.cls.measure == "killed" and counted


def _is_burnt(fact: Fact) -> bool:
    return fact.trigger.cls.name == "arson" or fact.trigger.lemma in BURNING


BURNING = frozenset({"burn", "burn alive", "burn to death", "destroy"})


def _kind(type_: str | None, fact: Fact, cls: TriggerClass) -> Kind:
    return Kind(str(type_), fact, cls, str(type_))


def _weight(kind: Kind) -> tuple[bool, int, int, int]:
    """What speaks for a type: a means, the first sentence with one, how plain the word is, that it comes first."""
    rank = _rank(kind)
    is_means = rank >= OF_MEANS
    return is_means, -kind.fact.sentence * is_means, rank, -kind.fact.start


GATHERED = frozenset(
    re.findall(r"\w+", "protesters protestors demonstrators marchers mourners crowd crowds protester demonstrator")
)
"""Heads of phrases for people who have gathered to make a demand, or to bury one who did."""


def _is_put_down(story: Story, deed: Fact) -> bool:
    """Whether a force attacked people who had gathered, or these died and nobody is told to have done it."""
    return _is_of_gathered(deed) or any(fact.agents and _is_of_gathered(fact) for fact in story.facts)


def _is_of_gathered(fact: Fact) -> bool:
    if not any(people.head.rpartition(" ")[2] in GATHERED for people in fact.patients):
        return False
    return all(group_of(people) == "state_force" for people in fact.agents)


def _is_at_a_protest(story: Story, death: Fact) -> bool:
    """Whether a death follows what is told of a protest and the police."""
    return any(
        fact.trigger.cls.name == "protest" and fact.start < death.start and fact.agents and fact.patients
        for fact in story.facts
    )


def _told_before(story: Story, means: Fact) -> Kind | None:
    """The shooting that a story begins with, where a means is named only in what followed: a mine met in pursuit.

    Not where the means has dead of its own: then a bomber blew himself up, killing 20.
    """
    before = [fact for fact in story.facts if fact.sentence < means.sentence and fact.trigger.cls.type is not None]
    first = next((fact for fact in before if fact.trigger.lemma in SHOOTING and not fact.weapons), None)
    if first is None or _has_dead(story, means):
        return None
    return _kind(first.trigger.cls.type, first, first.trigger.cls)


def _has_dead(story: Story, means: Fact) -> bool:
    """Whether the sentence with a means tells whom it killed."""
    return any(
        fact.trigger.cls.measure == "killed" and fact.patients
        for fact in story.facts
        if fact.sentence == means.sentence
    )


RAIDING = frozenset({"ambush", "raid", "storm", "overrun"})
"""Verbs of deeds in which shells and rockets are but weapons."""


def _raided(story: Story, means: Kind) -> Kind | None:
    """The raid or ambush in which shells and rockets were but the weapons: ambushed the convoy with rockets."""
    if means.type != "shelling" or means.fact.trigger.cls is means.cls:
        return None
    own = (fact for fact in story.facts if fact.sentence == means.fact.sentence and fact.trigger.lemma in RAIDING)
    raid = next((fact for fact in own if fact.voice != "noun"), None)
    return _kind(raid.trigger.cls.type, raid, raid.trigger.cls) if raid is not None else None


SHOOTING = frozenset(
    {"ambush", "shoot", "shooting", "gun", "stab", "stabbing", "behead", "hack", "open", "fire", "strafe"}
)
"""Words for a deed that say by themselves how it was done."""
OF_MEANS = 100
"""Rank from which on a kind is that of a means."""


def _is_from_the_air(fact: Fact) -> bool:
    """Whether armed forces bombed something: they plant no bombs, they drop them; an air force does all from there."""
    actors = [actor for people in fact.agents for actor in people.actors]
    if any(people.head.endswith(("air force", "airforce")) for people in fact.agents):
        return True
    return fact.trigger.lemma == "bomb" and fact.voice != "noun" and any(actor.flies for actor in actors)


def _candidates(story: Story) -> Iterator[Kind]:
    for fact in story.facts:
        own = fact.trigger.cls
        if own.type is not None:
            yield _kind(own.type, fact, own)
        if own.type in ("attack", "bombing") or own.needs == "means":
            yield from (_kind(cls.type, fact, cls) for _, cls in fact.weapons if cls.type is not None)


CROWD = frozenset(
    re.findall(
        r"\w+",
        "protesters protestors demonstrators rioters mob mobs crowd crowds youths residents villagers locals students "
        "pupils supporters fans strikers workers miners inmates prisoners traders drivers farmers mourners worshippers",
    )
)
"""Heads of phrases for people who act as a crowd, where they act at all."""


def is_of_crowd(story: Story) -> bool:
    """Whether a crowd did the violent deeds of a story, or began them and a force answered."""
    deeds = [fact for fact in story.facts if fact.trigger.cls.strength >= DEED or fact.trigger.cls.needs == "means"]
    clashing = [people for fact in deeds if is_clash(fact) for people in (*fact.agents, *fact.patients)]
    acting = [people for fact in deeds if fact.voice == "active" and not is_clash(fact) for people in fact.agents]
    told = [*clashing, *(people for fact in story.facts for people in fact.agents)]
    if any(map(_is_with_arms, deeds)) and not any(people.head.rpartition(" ")[2] in MOB for people in told):
        return False
    if (acting and not _is_crowd(acting[0])) or any(group_of(people) == "armed_group" for people in told):
        return False
    return any(map(_is_crowd, (*acting, *clashing))) and all(
        _is_crowd(p) or group_of(p) == "state_force" for p in acting
    )


MOB = GATHERED | {"rioters", "mob", "mobs"}
"""Heads of phrases for people who are a crowd whatever they do."""
WITH_ARMS = frozenset({"shoot", "shooting", "open", "fire", "raid", "ambush", "attack", "hack", "behead", "massacre"})


def _is_with_arms(fact: Fact) -> bool:
    """Whether a deed is one that takes arms, or a plan: villagers who raid the next village are no crowd."""
    return fact.trigger.cls.name in ("attack", "kill", "execute") and fact.trigger.lemma in WITH_ARMS


def is_clash(fact: Fact) -> bool:
    """Whether a fact tells of a clash, which has two sides."""
    return fact.trigger.cls.name == "clash"


def _is_crowd(people: People) -> bool:
    is_armed = group_of(people) == "armed_group"  # armed youths
    return bool(people.actors) and not is_armed and people.head.rpartition(" ")[2] in CROWD


def _rank(kind: Kind) -> int:
    strength = kind.cls.strength
    if strength >= MEANS_NAMED:
        return OF_MEANS + strength
    return 10 if strength >= DEED else strength


def _told_as_clash(story: Story) -> Kind | None:
    """A clash, where nothing but its dead and wounded is told beside it."""
    clash = next((fact for fact in story.facts if is_clash(fact)), None)
    rest = {fact.trigger.cls.name for fact in story.facts if not _is_of_guns(fact)} - EFFECTS - {"clash"}
    if clash is not None and clash is story.facts[0] and clash.agents and clash.patients:
        return _kind("armed_clash", clash, clash.trigger.cls)
    one_sided = any(
        fact.agents and any(group_of(people) == "civilian" for people in fact.patients) for fact in story.facts
    )
    if clash is not None and not (clash.agents or clash.patients) and one_sided:
        return None
    return _kind("armed_clash", clash, clash.trigger.cls) if clash is not None and not rest else None


def _is_of_guns(fact: Fact) -> bool:
    return (
        bool(fact.weapons)
        and all(cls.name == "guns" for _, cls in fact.weapons)
        and fact.trigger.cls.name == "striking"
    )


DEED = 3
"""Strength from which on a class tells a deed, not only an effect (somebody died) or an aftermath (an arrest)."""


def extent(fact: Fact) -> Span:
    """The stretch of words that states a fact: its event word with those who acted and were acted on."""
    people = [(people.start, people.end) for people in (*fact.agents, *fact.patients)]
    spans = [(fact.start, fact.end), *people, *((target.start, target.end) for target in fact.targets)]
    return Span(min(start for start, _ in spans), max(end for _, end in spans))
