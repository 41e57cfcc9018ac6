"""Who did what a story leaves open, where the report comes back to it: the blast was the work of rebels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..stories.own_claims import are_of_story, is_own_claim
from ..stories.same_people import same_head, same_people
from ..words.deed_classes import BESIDE, EFFECTS, TAKING, VIOLENCE
from ..words.lexicons import ARMED
from .of_all import ANY, LOOK_BACK, REACH, armed_doers, named_doers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document


def doers_told_again(doc: Document, story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """The groups that a noun for the deed alone, somewhere behind the story that tells it, says to have done it.

    A bus was blown up in Callao. Much else is told. In the opinion of the police the explosion was the work of rebels.
    """
    last = story.facts[-1].sentence
    for other in stories:
        if other is story or other.facts[0].sentence <= last or other.classes <= BESIDE:
            continue
        for fact, setting in other.told:
            if setting.opens or setting.places or setting.date:
                continue
            if _claims_its_dead(doc, fact, story) and _is_nearest(story, fact, stories):
                return named_doers([fact])
            if not _takes_up(doc, fact, story) or _is_told_before(fact, other):
                continue
            before = (each for each in stories if each is not other and each.facts[-1].sentence < fact.sentence)
            nearest = max(
                (each for each in before if _takes_up(doc, fact, each)), key=lambda each: each.facts[-1].sentence
            )
            blamed = [each for each in other.blame if each.sentence == fact.sentence]
            if nearest is story and (named := named_doers([fact, *blamed])):
                return [actor for actor in named if actor.group in ARMED]
    return []


def _is_told_before(fact: Fact, story: Story) -> bool:
    """Whether the story of a noun for a deed tells that deed before, in a verb: it means that, and no other story's."""
    before = (told for told in story.facts if told.sentence < fact.sentence and told.voice != "noun")
    return any(told.trigger.cls.name == "kill" or told.trigger.cls.name in VIOLENCE for told in before)


def _claims_its_dead(doc: Document, fact: Fact, story: Story) -> bool:
    """Whether an armed group says that it killed those who are told to have been killed: JNIM said it had killed 30."""
    if fact.trigger.cls.name not in ("kill", "attack", "bombing") or not is_own_claim(doc, fact):
        return False
    is_armed = any(actor.group == "armed_group" for actor in named_doers([fact]))
    return is_armed and are_of_story(fact, story)


def _is_nearest(story: Story, fact: Fact, stories: Sequence[Story]) -> bool:
    """Whether no other story with those struck stands between a story and what comes back to it."""
    last = story.facts[-1].sentence
    return not any(
        last < each.facts[0].sentence < fact.sentence and each is not story and each.classes - EFFECTS
        for each in stories
    )


_HAD_BEEN = re.compile(
    r"(?:he|she|they|the (?:man|woman|men|two|three|four|victims?|pair)|both)(?: men)? (?:had been|was|were) "
)


def takers_of_the_dead(doc: Document, story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """Who is told, in the sentence behind, to have taken those found dead: he had been abducted by armed men."""
    if story.facts[0].trigger.cls.name not in ("death", "execute", "kill"):
        return []
    behind = story.facts[-1].sentence + 1
    for other in stories:
        first = other.facts[0]
        if other is not story and first.sentence == behind and first.trigger.cls.name in TAKING:
            is_of_them = first.voice == "passive" and _HAD_BEEN.match(doc.norm, doc.sentences[behind].start)
            if is_of_them and not any(people.actors for people in first.patients):
                return armed_doers([first], by_any_word=True)
    return []


def doers_of_the_hurt(story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """The groups that are blamed where only the dead and hurt of it are told of again, right behind a story.

    Twelve were killed in an ambush. Three others were wounded. The authorities attributed it to the rebels.
    """
    last = story.facts[-1].sentence
    behind = [other for other in stories if other is not story and other.facts[0].sentence > last]
    other = min(behind, key=lambda each: each.facts[0].sentence, default=None)
    if other is None or not (other.blame and other.classes <= EFFECTS - {"kill"}) or other.dates:
        return []
    is_near = other.blame[0].sentence <= last + REACH and not any(fact.agents for fact in other.facts)
    return [actor for actor in named_doers(other.blame) if actor.group in ARMED] if is_near else []


BESIDES = frozenset({"arson", "looting", "robbery", "rape", "damage", "abduct"})
"""Classes of what attackers do besides, told of no other place and day."""


def doers_besides(story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """Who is told, in the sentence behind, to have burned and robbed: rebels had come and set houses on fire."""
    behind = story.facts[-1].sentence + 1
    for other in stories:
        first = other.facts[0]
        if other is not story and first.sentence == behind and first.trigger.cls.name in BESIDES:
            return [] if other.places or other.dates else armed_doers([first], by_any_word=True)
    return []


_CARRIED = re.compile(
    r"\b(?:carried out|launched|staged|committed|perpetrated|conducted|mounted|made|behind) (?:the|this|that) $"
)
"""What stands between those who did a deed and the noun for it, where the deed was told before."""


def _takes_up(doc: Document, fact: Fact, story: Story) -> bool:
    """Whether a fact is told by a noun that may mean the deed of a story, and by nothing else but who did it."""
    is_deed = fact.voice == "noun" and fact.is_definite and not fact.word.endswith("s") and not fact.is_another
    are_before = any(people.start < fact.start for people in fact.agents)
    if not is_deed or (are_before and not _CARRIED.search(doc.norm, max(0, fact.start - LOOK_BACK), fact.start)):
        return False
    is_told = fact.trigger.lemma in story.lemmas or (fact.trigger.cls.name in story.classes and fact.word in ANY)
    return is_told and all(_is_told(people, story) for people in fact.patients)


def _is_told(people: People, story: Story) -> bool:
    told = [other for fact in story.facts for other in fact.patients]
    return any(same_people(people, other) or same_head(people, other) for other in told)
