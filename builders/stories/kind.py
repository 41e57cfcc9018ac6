"""What kind of event a story is: the type that its words for the deed, or for the weapon, give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deeds.weapons import DEED, SHOOTING, is_of_shells
from ..figures.counts import group_of
from ..words.deed_classes import EFFECTS
from ..words.immutable import Immutable
from .assaults import is_assault
from .beside import is_in_general, is_told_beside, sums_up, without_sums
from .clashes import is_aimed, told_as_clash
from .crowds import is_of_crowd, is_put_down, unclaimed_deaths, unrest_of
from .from_the_air import is_dropped, is_from_the_air

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..deeds.facts import Fact
    from ..words.triggers import TriggerClass
    from .grouping import Story

OF_CROWDS = frozenset({"attack", "armed_clash", "bombing", "arson", "looting", "robbery"})
"""Types of deeds that are a riot where a crowd does them: petrol bombs thrown, shops looted, a thief lynched."""
OF_TOLLS = frozenset({"bombing", "shelling", "air_strike"})
"""Types of deeds that strike several places: two explosions; 74 were killed in Nairobi. Seven died in Tanzania."""
MEANS_NAMED = 5  # strength from which on a class names the means, and so the type, whatever else is told


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
    if story.listed_with is not None and story.classes <= EFFECTS:
        return kind_of(story.listed_with)
    story = without_sums(story)
    clash = told_as_clash(story)
    told = [*_candidates(story)] if clash is None else [_kind("armed_clash", clash, clash.trigger.cls)]
    found = max(_below_list(story, told), key=_weight, default=None)
    if found is None:
        return None
    if story.told_after is not None and story.classes <= EFFECTS and _rank(found) < OF_MEANS:
        before = kind_of(story.told_after)
        if before is not None and _rank(before) >= OF_MEANS and before.type in OF_TOLLS:
            return before._replace(deed=found.deed)
    if _rank(found) >= OF_MEANS:
        found = _told_before(story, found.fact) or _raided(story, found) or found
    if found.type in OF_CROWDS and is_of_crowd(story):
        found = _kind("riot", found.fact, found.cls)
    elif found.type in ("attack", "bombing", "shelling") and is_from_the_air(story, found.fact):
        found = _kind("air_strike", found.fact, found.cls)
    elif found.type == "attack" and (unrest := unrest_of(story)) is not None:
        crowd = _kind(unrest.trigger.cls.type, found.fact, found.cls)
        has_sides = unrest.agents and unrest.patients and unrest.start < found.fact.start
        found = crowd if has_sides else crowd._replace(deed=found.deed)
    return _in_context(story, found)


def _in_context(story: Story, found: Kind) -> Kind:
    """The kind as what is told beside the deed makes it."""
    if found.cls.name == "fire_bomb" and any(map(_is_burnt, story.facts)):
        return found._replace(type="arson")
    deeds = story.facts if found.type == "armed_clash" else [found.fact]
    deeds = [*deeds, *unclaimed_deaths(story)] if found.type == "attack" else deeds
    if found.type in ("attack", "riot", "armed_clash") and any(is_put_down(story, fact) for fact in deeds):
        return found._replace(type="protest")
    if found.type in ("bombing", "landmine") and any(
        is_assault(fact, found.fact) for fact in _beside(story, found.fact)
    ):
        return found._replace(type="attack")
    acts = story.classes - EFFECTS
    if found.type == "riot" and acts in ({"looting"}, {"arson"}, {"looting", "robbery"}):
        return found._replace(type=min(acts))
    if found.type in ("arson", "looting") and any(_is_killing(fact) or _is_raided(fact, found) for fact in story.facts):
        return found._replace(type="attack")
    if found.type == "sexual_violence" and _is_of_killing(story):
        return found._replace(type="attack")
    if found.type == "robbery" and any(map(_is_deadly, story.facts)):
        return found._replace(type="attack")
    if found.type == "attack" and (end := _end_of(story, found)) is not None:
        first = story.facts[0]  # detained ten in raids
        return _kind(end, first, first.trigger.cls) if first.trigger.cls.type == end else found._replace(type=end)
    if found.type in ("attack", "hijacking") and _is_raid(found) and _is_of_taking(story):
        return found._replace(type="abduction")
    if found.cls.name == "seizing" and any(_is_death_of(fact, found.fact) for fact in story.facts):
        return found._replace(type="execution")
    if found.type in ("bombing", "shelling") and any(map(is_dropped, story.facts)):
        return found._replace(type="air_strike")
    return found


def _is_death_of(fact: Fact, taking: Fact) -> bool:
    """Whether all those who were taken are told to have been killed: seized six men and shot them."""
    is_killing = fact.trigger.cls.measure == "killed" or fact.trigger.lemma == "shoot"
    taken = {people.start for people in taking.patients}
    return is_killing and any(people.start in taken for people in fact.patients)


def _end_of(story: Story, found: Kind) -> str | None:
    """What an attack that hurt nobody came to: attacked the store and stole the food, raided homes and detained 14."""
    lemma = found.fact.trigger.lemma
    if found.cls.name not in ("attack", "occupation", "boarding") or lemma in SHOOTING - RAIDING:
        return None
    if any(fact.trigger.cls.measure in ("killed", "injured") and not _is_of_nobody(fact) for fact in story.facts):
        return None
    ends = {fact.trigger.cls.type for fact in story.facts if fact.voice != "noun"} & ENDS
    is_fight = found.fact.voice == "noun" or (lemma in RAIDING and lemma != "raid")
    return ends.pop() if ends == {"arrest"} or (len(ends) == 1 and not is_fight) else None


ENDS = frozenset({"arrest", "arson", "looting", "robbery"})


def _is_of_nobody(fact: Fact) -> bool:
    return bool(fact.patients) and all(people.number is not None and people.number.low == 0 for people in fact.patients)


def _is_raid(found: Kind) -> bool:
    return found.cls.name == "attack" or any(target.word.endswith(BUSES) for target in found.fact.targets)


BUSES = ("bus", "car", "lorry", "pickup", "taxi", "truck", "van", "vehicle")
"""What is hijacked for those in it, unlike ships and planes, which are themselves held."""


def _is_killing(fact: Fact) -> bool:
    """Whether somebody killed others by a deed of its own, not by the fire."""
    if fact.trigger.lemma in BURNING:
        return False
    is_deed = fact.trigger.cls.name in ("kill", "execute") and fact.trigger.frame == "acts" and fact.voice != "noun"
    return is_deed and bool(fact.agents or fact.voice == "active") and bool(fact.patients)


def _is_raided(fact: Fact, found: Kind) -> bool:
    """Whether people were killed apart from the fire that armed people set: rebels burned huts. Six were killed."""
    is_killed = fact.trigger.cls.name in ("kill", "execute") and fact.voice == "passive" and _is_deadly(fact)
    is_apart = fact.sentence != found.fact.sentence and fact.trigger.lemma not in BURNING
    return is_killed and is_apart and bool(fact.patients) and any(people.is_armed for people in found.fact.agents)


def _is_of_killing(story: Story) -> bool:
    """Whether more people are told to have been killed than raped: soldiers fired on a rally, and raped women."""
    raped = [fact for fact in story.facts if fact.trigger.cls.type == "sexual_violence"]
    return _most(fact for fact in story.facts if _is_deadly(fact)) > max(1, _most(raped))


def _beside(story: Story, means: Fact) -> list[Fact]:
    """What is told with a means or behind it, or also before it where its sentence tells of no dead."""
    return [fact for fact in story.facts if fact.sentence >= means.sentence or not _has_dead(story, means)]


def _is_of_taking(story: Story) -> bool:
    """Whether people were taken, not by a force, many more than were killed, and no more were hurt than taken."""
    taking = [fact for fact in story.facts if fact.trigger.cls.name in ("abduct", "seizing") and fact.patients]
    taking = [fact for fact in taking if not any(group_of(people) == "state_force" for people in fact.agents)]
    taking = [fact for fact in taking if not any(_is_death_of(told, fact) for told in story.facts)]
    hurt = [fact for fact in story.facts if fact.trigger.cls.measure == "injured"]
    dead = [fact for fact in story.facts if _is_deadly(fact)]
    is_deadly = bool(dead) and max(1, _most(dead)) * MANY_MORE > _most(taking)
    return bool(taking) and not is_deadly and _most(hurt) <= max(1, _most(taking))


MANY_MORE = 20  # how many are taken for each who is killed where the raid was about that: took 300 boys, killed two


def _most(facts: Iterable[Fact]) -> int:
    """The largest number of people that facts tell of."""
    told = (people.number for fact in facts for people in fact.patients)
    return max((number.low or 0 for number in told if number is not None), default=0)


def _is_deadly(fact: Fact) -> bool:
    counted = any(people.number is None or people.number.low != 0 for people in fact.patients)
    return fact.trigger.cls.measure == "killed" and counted


def _is_burnt(fact: Fact) -> bool:
    return fact.trigger.cls.name == "arson" or fact.trigger.lemma in BURNING


BURNING = frozenset({"burn", "burn alive", "burn to death", "destroy"})


def _kind(type_: str | None, fact: Fact, cls: TriggerClass) -> Kind:
    return Kind(str(type_), fact, cls, str(type_))


def _weight(kind: Kind) -> tuple[bool, int, int, int, int]:
    """What speaks for a type: a means, the first sentence with one, how plain the word is, that it comes first."""
    rank = _rank(kind)
    is_means = rank >= OF_MEANS
    return is_means, -kind.fact.sentence * is_means, -kind.fact.part * is_means, rank, -kind.fact.start


def _told_before(story: Story, means: Fact) -> Kind | None:
    """The shooting that a story begins with, where a means is named only in what followed: a mine met in pursuit.

    Not where the means has dead of its own: then a bomber blew himself up, killing 20.
    """
    told = [fact for fact in story.facts if fact.trigger.cls.type is not None and not fact.weapons]
    before = (fact for fact in told if (fact.sentence, fact.part) < (means.sentence, means.part))
    first = next((fact for fact in before if fact.trigger.lemma in SHOOTING or _is_beside(fact, means)), None)
    if first is None or (first.sentence < means.sentence and _has_dead(story, means)):
        return None
    return _kind(first.trigger.cls.type, first, first.trigger.cls)


def _is_beside(fact: Fact, means: Fact) -> bool:
    """Whether a deed of somebody is told in another part of the sentence than a means."""
    is_deed = fact.trigger.cls.strength >= DEED and fact.voice != "noun"
    return is_deed and bool(fact.agents) and fact.sentence == means.sentence


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


OF_MEANS = 100  # the rank from which on a kind is that of a means


def _candidates(story: Story) -> Iterator[Kind]:
    fights = {fact.sentence for fact in story.facts if fact.trigger.lemma in FIGHTING}
    has_aim = any(map(is_aimed, story.facts))
    for fact in story.facts:
        if is_in_general(fact) and (has_aim or is_told_beside(story, fact)):
            continue
        own = fact.trigger.cls
        if own.type is not None and not is_of_shells(fact):
            yield _kind(own.type, fact, own)
        if (own.type in ("attack", "bombing") or own.needs == "means") and not sums_up(story, fact):
            means = (cls for cls in fact.means if cls.type is not None)
            yield from (
                _kind(cls.type, fact, cls) for cls in means if cls.name != "grenade" or fact.sentence not in fights
            )


def _below_list(story: Story, kinds: list[Kind]) -> list[Kind]:
    """The kinds that a story may be of; not by a headline of several: car bombs, shelling kill 31, two attacks."""
    above = {fact.start for fact, setting in story.told if setting.is_headline}
    below = [kind for kind in kinds if kind.fact.start not in above]
    listed = {kind.fact.start: kind.type for kind in kinds if kind.fact.start in above and _rank(kind) >= OF_MEANS}
    is_vague = all(kind.fact.word == "attacks" for kind in kinds if kind.fact.start in above)
    return below if (len({*listed.values()}) > 1 or is_vague) and below else kinds


FIGHTING = frozenset({"ambush", "come", "open", "overrun", "raid", "shoot", "storm"})
"""Deeds in which grenades are but weapons beside others."""


def _rank(kind: Kind) -> int:
    strength = kind.cls.strength
    if strength >= MEANS_NAMED:
        return OF_MEANS + strength
    return 10 if strength >= DEED else strength
