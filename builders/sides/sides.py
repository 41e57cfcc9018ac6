"""Who acted and who was acted on: the sides of a story, each actor with the words that put it there."""

from __future__ import annotations

import re
from operator import or_
from typing import TYPE_CHECKING

from ..actors.state_forces import force_name
from ..actors.taken_up import TAKEN_UP, pointed_at, taken_up
from ..deeds.disposal import is_disarming
from ..figures.counts import group_of
from ..people.phrases import People
from ..people.stated import is_nobody
from ..stories.crowds import is_clash
from ..words.deed_classes import BESIDE
from ..words.document import Span
from .answers import answers, provoking
from .crowds import are_forces, dispersing, of_a_crowd, unnamed_crowd
from .culprits import culprit
from .names import (
    ATTACKERS,
    CIVILIANS,
    CROWDS,
    FACELESS,
    NOBODY,
    SAYS_MORE,
    UNIDENTIFIED_ARMED,
    UNNAMED,
    acting_name,
    actor_of,
    is_named,
    side_name,
)
from .of_all import doers_of_all, doers_of_head, is_named_abroad
from .operating import operating
from .owned_strikes import owner_of_strike
from .side import Side
from .spoken_of import spoken_of
from .suspect_words import DENIES
from .told_again import doers_besides, doers_of_the_hurt, doers_told_again, takers_of_the_dead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..actors.taken_up import Groups
    from ..deeds.facts import Fact
    from ..stories.grouping import Story
    from ..stories.kind import Kind
    from ..words.actor_mention import ActorMention
    from .suspects import Suspects

UNIDENTIFIED = "unidentified"


def sides(story: Story, kind: Kind | None, groups: Groups, country: str | None, suspects: Suspects) -> Iterator[Side]:
    """Yield who acted, then who was acted on; an actor that acted is not repeated among those acted on.

    `kind` is what `kind_of` says of the story. `country` is that of forces told without a nationality: the report's.
    `groups` and `suspects` are those of the report, for stories that do not say, or not by name, who acted.
    """
    provoked = provoking(story, kind)
    answering = [False] * len(provoked) if any(provoked) else answers(story)
    told = list(_acting(story, kind, [*map(or_, answering, provoked)], groups, country, suspects))
    is_of_crowd = kind is not None and kind.deed in CROWDS
    acting = _without_vague([side for side in told if is_of_crowd or side.name not in CROWDS.values()])
    acted_on = list(_acted_on(story, answering, provoked, country))
    if not acting and any(map(is_clash, story.facts)):
        acting, acted_on = _of_a_clash(acted_on, _defenders(story, country))
    if is_of_crowd and (not acting or are_forces(story, acting)):
        acting = [*unnamed_crowd(story), *acting]
    acting, forces = of_a_crowd(acting, is_of_crowd=is_of_crowd)
    acting = acting or ([] if is_of_crowd else [*dispersing(story, country)])
    acted_on += forces
    if not any(is_named(side.name) or side.name in CROWDS.values() for side in acting):
        # who is but a gunman in modern news is so because nobody knows more, which bulletins in capitals leave open
        is_open = not acting or suspects.in_capitals
        told_to_be = _told_to_be(story, suspects)
        of_head = doers_of_head(suspects.doc, story, suspects.stories)
        doers = doers_of_all(suspects.doc, story, suspects.stories) or [
            actor for actor in of_head if actor.kind != "generic"
        ]
        doers = doers or doers_told_again(suspects.doc, story, suspects.stories)
        doers = doers or doers_of_the_hurt(story, suspects.stories)
        doers = doers or ([] if acting else takers_of_the_dead(suspects.doc, story, suspects.stories))
        doers = doers or ([] if acting else doers_besides(story, suspects.stories))
        of_all = [side for actor in doers for side in _identified("side_a", actor, country)]
        probable = _identified("side_a", told_to_be, None) or of_all
        probable = probable or (_probable(story, suspects, country) if is_open else [])
        if not probable and all(side.name == UNIDENTIFIED_ARMED for side in acting):
            probable = [side for actor in of_head for side in _identified("side_a", actor, country)]
        if not (probable or acting):
            probable = _spoken_of(story, suspects)
        acting = probable or acting
    if not any(is_named(side.name) for side in acted_on):
        acted_on = _identified("side_b", suspects.identified(story, acted_on=True), country) or acted_on
    doubles = _doubles(story)
    acting = _told_best(side for side in acting if side.name not in doubles)
    acted_on = _told_best(side for side in acted_on if side.name not in doubles)
    yield from acting
    answered = {side.name for side in forces}
    acted = {side.name for side in (*acting, *told)} - answered
    has_group = any(is_named(side.name) and side.name in groups.names for side in (*acting, *acted_on))
    repeats = (TAKEN_UP | FACELESS) if has_group else frozenset()
    yield from (side for side in acted_on if side.name not in acted and side.name not in repeats)


def _told_to_be(story: Story, suspects: Suspects) -> ActorMention | None:
    """Who those who acted are said to be, in words that tell of no deed, or from what is told before or behind."""
    told = suspects.identified(story, acted_on=False) or suspects.taken_up(story)
    whole = suspects.doc, story, suspects.stories, suspects.actors
    return told or owner_of_strike(*whole) or operating(*whole)


def _identified(column: str, found: ActorMention | None, country: str | None) -> list[Side]:
    """Who those on a side are said to be where the words for the deed do not name them."""
    if found is None:
        return []
    span = Span(found.start, found.end)
    name = side_name(People(0, 0, *span, None, "", (found,), ""), country)
    return [Side(column, name, span, f"{column}.identified", 0.7)] if name else []


def _probable(story: Story, suspects: Suspects, country: str | None) -> list[Side]:
    """Who probably acted; nobody where the report says that it is not known."""
    if any(actor.name == UNIDENTIFIED for fact in story.facts for people in fact.agents for actor in people.actors):
        return []
    found = culprit(suspects, story, country)
    if found is None:
        return []
    mention = found.mention
    return [Side("side_a", mention.name, Span(mention.start, mention.end), "side_a.probable", found.chance)]


def _spoken_of(story: Story, suspects: Suspects) -> list[Side]:
    """The attackers of whom a story tells only how they came or went."""
    found = spoken_of(suspects.doc, story, suspects.stories, suspects.actors)
    if found is None:
        return []
    name = UNIDENTIFIED_ARMED if found.name in NOBODY | ATTACKERS | {"men"} else found.name
    return [Side("side_a", name, Span(found.start, found.end), "side_a.spoken_of", 0.6)]


def _without_vague(acting: list[Side]) -> list[Side]:
    """Leave out the words that take up a group where the group itself, or a word that says more, stands beside them."""
    if not any(is_named(side.name) for side in acting):
        telling = [side for side in acting if side.name not in FACELESS | {UNIDENTIFIED}]
        return telling or acting
    return [side for side in acting if side.name not in TAKEN_UP and side.name not in UNNAMED | {UNIDENTIFIED}]


def _told_best(told: Iterable[Side]) -> list[Side]:
    """Leave out words that say less than others beside them do: militants where they are told to be jihadists."""
    found = list(told)
    names = {side.name for side in found}
    return [side for side in found if names.isdisjoint(SAYS_MORE.get(side.name, ()))]


ARMY = re.compile(r"\b(?:Army|Armed Forces|Defen[cs]e Forces?)\b")


def _doubles(story: Story) -> set[str]:
    """Forces told by their country alone of which the story also gives the name: the Syrian Arab Army is one side."""
    phrases = (people for fact in story.facts for people in (*fact.agents, *fact.patients))
    named = (actor for people in phrases for actor in people.actors if actor.kind == "named" and actor.country)
    armies = (actor for actor in named if actor.group == "state_force" and ARMY.search(actor.name))
    return {force_name("military", "military", str(army.country)) for army in armies}


def _of_a_clash(sides: list[Side], defenders: set[str | None]) -> tuple[list[Side], list[Side]]:
    """The sides of a clash of which only the dead are told: who is named first, and did not defend, is the one side."""
    names = list(dict.fromkeys(side.name for side in sides if side.name != CIVILIANS))
    if len(names[1:]) != 1:
        return [], sides
    name = next((name for name in names if name not in defenders), names[0])
    first = [side._replace(column="side_a") for side in sides if side.name == name]
    return first, [side for side in sides if side.name != name]


def _defenders(story: Story, country: str | None) -> set[str | None]:
    """Who repelled an attack."""
    return {name for fact in story.facts if fact.trigger.lemma in DEFENDING for name in _names(fact, country)}


def _acted_on(story: Story, answering: Sequence[bool], provoked: Sequence[bool], country: str | None) -> Iterator[Side]:
    has_clash = any(map(is_clash, story.facts))
    for fact, answers_it, provokes in zip(story.facts, answering, provoked, strict=True):
        defends = answers_it or fact.trigger.lemma in DEFENDING or _is_answered(fact)
        vague = not has_clash and all(side_name(people, country) is None for people in fact.patients)
        if fact.trigger.cls.name == "displace" and any(people.is_armed for people in fact.patients):
            continue  # who flees from what he did
        suffering = (*fact.patients, *(fact.parts if vague else ()), *(fact.agents if defends else ()))
        for people in fact.agents if provokes else suffering:
            name = side_name(people, country)
            if name is not None and not is_nobody(people) and not _CLOTHED.match(people.head):
                yield Side("side_b", name, Span(people.start, people.end), f"side_b.{fact.voice}", 0.8)


_CLOTHED = re.compile(r"(?:men|individuals) (?:in|wearing|dressed) |(?:armed )?uniformed men")
"""What those who attack are told by, and those attacked, who may be anybody, as well."""
DEFENDING = frozenset({"repel", "repulse", "beat back", "fend off"})
"""Verbs whose subject is the one attacked."""


def _is_undoing(fact: Fact) -> bool:
    """Whether who does this did not do the deed: police who repelled the attack, or made the bomb safe."""
    return fact.trigger.lemma in DEFENDING or is_disarming(fact.trigger.lemma, fact.word)


def _harms_civilians(fact: Fact) -> bool:
    return any(people.is_civilian for people in fact.patients)


def _is_answered(fact: Fact) -> bool:
    """Whether those who attacked are the ones acted on; whoever executes, lynches or arrests one acts all the same."""
    is_mob = any(actor.name in ("crowd", "rioters") for people in fact.agents for actor in people.actors)
    return not is_mob and fact.trigger.cls.name not in ("execute", "arrest") and any(map(is_attacker, fact.patients))


def is_attacker(people: People) -> bool:
    """Whether people who were acted on are told of as those who attacked: the army killed three attackers."""
    return any(actor.name in ATTACKERS for actor in people.actors)


def _struck_below(fact: Fact, story: Story) -> bool:
    """Whether a headline tells how a force answered its attackers: troops kill "terrorists" after base attack."""
    forces = {actor.name for people in fact.agents for actor in people.actors if actor.group == "state_force"}
    below = [told for told, setting in story.told if not setting.is_headline] if forces else []
    struck = {actor.name for told in below for people in told.patients for actor in people.actors}
    attackers = [told for told in below for people in told.agents if group_of(people) == "armed_group"]
    return bool(forces and attackers) and forces <= struck


def _acting(
    story: Story,
    kind: Kind | None,
    answering: Sequence[bool],
    groups: Groups,
    country: str | None,
    suspects: Suspects,
) -> Iterator[Side]:
    beside = BESIDE if kind is not None and kind.deed not in (*BESIDE, *CROWDS) else frozenset()
    # a clash behind a deed with its own actors is the war around it
    is_deed = any(fact.agents and not is_clash(fact) for fact in story.facts) and not is_clash(story.facts[0])
    defenders = _defenders(story, country)
    told = [
        (fact, fact.voice)
        for (fact, setting), answers in zip(story.told, answering, strict=True)
        if not (setting.is_sum or answers or _is_undoing(fact) or _is_answered(fact) or (is_deed and is_clash(fact)))
        and not (setting.is_headline and _struck_below(fact, story))
        and fact.trigger.cls.name not in beside
        and not (fact.agents and fact.voice != "active" and _is_counter_charge(suspects, fact))
        and not (defenders and defenders.issuperset(_names(fact, country)) and not _harms_civilians(fact))
    ]
    found: list[ActorMention] = []
    pointing: list[ActorMention] = []
    named: list[Side] = []
    for fact, how in [*told, *((fact, "blame") for fact in story.blame)]:
        for people in fact.agents:
            actor, name = actor_of(people), acting_name(fact, people, country)
            if actor is not None and actor.kind != "person" and not _takes_up_a_force(actor, found):
                found.append(actor)
                if people.is_definite and (group := _group_in(people)) is not None:
                    pointing.append(group)
                if name is not None:
                    named.append(Side("side_a", name, Span(people.start, people.end), f"side_a.{how}", 0.8))
    if not any(actor.kind in ("named", "force") for actor in found):
        suffered = {actor.name for fact in story.facts for people in fact.patients for actor in people.actors}
        others = (item for item in groups.armed.items() if item[0] not in suffered)
        armed = {name: mentions for name, mentions in others if not suspects.disowns(name, story)}
        group = (None if groups.is_unclaimed else taken_up(found, armed)) or pointed_at(pointing, armed)
        if group is not None and not is_named_abroad(suspects.doc, group, story, suspects.stories):
            yield Side("side_a", group.name, Span(group.start, group.end), "side_a.taken_up", 0.6)
            return
    yield from named


def _is_counter_charge(suspects: Suspects, fact: Fact) -> bool:
    """Whether it is only those accused who say that others did it: the group denied it, and said the army had."""
    sentence = suspects.doc.sentences[fact.sentence].start
    return DENIES.search(suspects.doc.norm, sentence, fact.start) is not None


def _names(fact: Fact, country: str | None) -> set[str | None]:
    """What those who acted are called as sides."""
    return {side_name(people, country) for people in fact.agents}


def _group_in(people: People) -> ActorMention | None:
    """The word for a group that takes up a name told before: the militia, members of the same organization."""
    return next((actor for actor in people.actors if actor.name in ("group", "militia")), None)


def _takes_up_a_force(actor: ActorMention, told: Sequence[ActorMention]) -> bool:
    """Whether soldiers without a nationality are those of the force told before: Eritrean soldiers ... soldiers."""
    bare = actor.kind == "generic" and actor.group == "state_force" and actor.country is None
    return bare and any(before.kind == "force" for before in told)
