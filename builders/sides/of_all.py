"""Who did several deeds told one by one, where one sentence says it of all of them: the two attacks were its work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..figures.of_several import PLACES
from ..words.deed_classes import EFFECTS
from ..words.headlines import HEAD
from .names import ATTACKERS, UNNAMED, actor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

REACH = 5
"""Sentences behind a deed in which such words mean it as well."""
OF_ANY = frozenset({"attacks", "incidents", "actions", "operations", "raids", "strikes", "crimes", "terrorist attacks"})
"""Plurals for deeds of any kind; others mean those of their own class: the kidnappings."""
ANY = frozenset({"attack", "crime", "killing", "massacre", "murder", "blast", "explosion"})
"""Words for one deed that others of its class mean as well: he was shot dead, and the murder."""


def doers_of_all(doc: Document, story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """The groups that a plural for deeds behind a story, with which another is told, says to have done them.

    A car bomb went off in one town, and grenades were thrown in the next; the attacks were carried out by the group, or
    the police blamed it for both.
    """
    last = story.facts[-1].sentence
    days = {(day.first, day.last) for day in story.dates}
    for other in stories:
        if other is story or are_abroad(story, other):
            continue
        for blame in other.blame:
            sentence = doc.sentences[blame.sentence]
            is_near = last < blame.sentence <= last + REACH
            if is_near and _FOR_ALL.search(doc.norm, blame.end, sentence.end) and (named := named_doers([blame])):
                return named
        if days and other.dates and days.isdisjoint((day.first, day.last) for day in other.dates):
            continue
        for fact in other.facts:
            if last < fact.sentence <= last + REACH and _means(fact, story):
                blamed = [each for each in other.blame if each.sentence == fact.sentence]
                if named := named_doers([fact, *blamed]):
                    return named
    return []


_FOR_ALL = re.compile(r" for (?:both|all (?:two|three|four|five|of (?:them|the)|the)\b)")
"""What stands behind whom the blame for several deeds is laid on."""


def are_abroad(story: Story, other: Story) -> bool:
    """Whether two stories are told of different countries."""
    ours, theirs = ({p.place.country for p in each.places if p.place is not None} for each in (story, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def is_named_abroad(doc: Document, mention: ActorMention, story: Story, stories: Sequence[Story]) -> bool:
    """Whether a group that no list has is named where another country is told of, whose militants are others."""
    if mention.country is not None:
        return False
    sentence = doc.sentence_at(mention.start)
    told = ((fact.sentence, each) for each in stories for fact in each.facts if fact.sentence <= sentence)
    last = max(told, key=lambda each: each[0], default=None)
    return last is not None and last[1] is not story and are_abroad(story, last[1])


_SEVERAL = re.compile(
    r"\b(?:two|twin|three|four|five|six|several|separate|coordinated|simultaneous|multiple"
    r"|(?:series|string|spate|wave) of)(?: [\w-]+){0,2} $"
)
_ON_SEVERAL = re.compile(r"[^.;,]{0,50} (?:on|in|against) (?:two|three|four|five|six|several|neighbou?ring) [a-z-]")
"""What stands behind a plural that sums up what was done in several places."""
_IN_PLACES = re.compile(rf"\b(?:two|three|four|five|six|several|neighbou?ring) (?:[\w-]+ )?{PLACES}")
"""Words of a sentence whose verbs sum up what was done in several places: killed 12 people in two villages."""
LOOK_BACK = 40
"""Characters before a plural in which such words stand."""


def doers_of_head(doc: Document, story: Story, stories: Sequence[Story]) -> list[ActorMention]:
    """Who the head of a report says did several deeds, where that is one, and a story below is one of them.

    Eleven people were killed in two attacks by the group: it raided one village; other assailants ambushed traders.
    """
    first = story.facts[0].sentence
    told = [
        actor
        for other in stories
        for fact in other.facts
        if fact.sentence < min(first, HEAD)
        and first - fact.sentence <= REACH
        and fact.trigger.cls.name != "clash"  # who fights in several clashes began none
        and (_sums_up(doc, fact) if _is_plural(fact, story) else _is_in_places(doc, fact))
        for actor in armed_doers([fact, *(each for each in other.blame if each.sentence == fact.sentence)])
    ]
    return told[:1] if len({actor.name for actor in told}) == 1 else []


def _is_plural(fact: Fact, story: Story) -> bool:
    """Whether a fact is told by a plural for deeds of any kind, or of a kind that a story tells."""
    return fact.word in OF_ANY or (fact.word.endswith("s") and fact.trigger.cls.name in story.classes)


def _sums_up(doc: Document, fact: Fact) -> bool:
    """Whether a plural sums up several deeds, by the words around it: two attacks, raids on three villages."""
    before = _SEVERAL.search(doc.norm, max(0, fact.start - LOOK_BACK), fact.start)
    return (before or _ON_SEVERAL.match(doc.norm, fact.end)) is not None


def _is_in_places(doc: Document, fact: Fact) -> bool:
    """Whether a fact is told in a sentence on what was done in several places: raided three communities, killing 12."""
    return _IN_PLACES.search(doc.norm, *doc.sentences[fact.sentence]) is not None


def _means(fact: Fact, story: Story) -> bool:
    """Whether a fact is told by a plural that points back at deeds such as a story tells."""
    is_plural = fact.voice == "noun" and fact.is_definite and fact.word.endswith("s") and not fact.patients
    is_toll = fact.trigger.cls.name in EFFECTS - {"kill"}
    return is_plural and not is_toll and (fact.word in OF_ANY or fact.trigger.cls.name in story.classes)


def armed_doers(facts: Sequence[Fact], *, by_any_word: bool = False) -> list[ActorMention]:
    """Those who act, be they named or told by a word that says what they are: jihadists, not gunmen."""
    actors = (actor_of(people) for fact in facts for people in fact.agents)
    return [
        actor
        for actor in actors
        if actor is not None
        and (
            actor.kind in ("named", "force")
            or (actor.group == "armed_group" and (by_any_word or actor.name not in ATTACKERS | UNNAMED))
        )
    ]


def named_doers(facts: Sequence[Fact]) -> list[ActorMention]:
    """The armed groups and forces that act by their names."""
    actors = (actor_of(people) for fact in facts for people in fact.agents)
    return [actor for actor in actors if actor is not None and actor.kind in ("named", "force")]
