"""Which stories are incidents, by rules alone: somebody or something was acted on, or an act has a day and a place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..deeds.realis import cues
from ..places.same_place import WIDE
from ..words.deed_classes import EFFECTS
from ..words.lexicons import ARMED

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document
    from .grouping import Story


GENERAL_NOUNS = frozenset(
    {"attacks", "killings", "murders", "bombings", "kidnappings", "assassinations", "massacres", "deaths", "crimes"}
    | {"clashes", "raids", "ambushes", "abductions", "executions", "explosions", "fighting", "combat", "terrorist acts"}
    | {"explosives", "rockets", "bombs", "grenades", "arrests", "protests", "demonstrations", "bodies", "lives", "dead"}
)
"""Plural and mass nouns that as often sum up many acts as tell of one."""


def is_incident(story: Story) -> bool:
    """Whether a story tells of one incident: somebody or something was acted on, or an act has a day and a place."""
    own = [fact for fact in story.facts if fact.word not in GENERAL_NOUNS or _is_of_one(fact)]
    settled = bool(story.dates) and bool(story.places)
    if any(fact.patients or fact.targets for fact in own) or (settled and _has_losses(story)):
        return True
    acts = [fact for fact in own if fact.trigger.cls.name not in EFFECTS or _is_conquest(fact)]
    return bool(acts) and (settled or any(fact.agents and (story.dates or story.places) for fact in acts))


def is_settled(story: Story) -> bool:
    """Whether a place is told with a story, and a day that is not only that of the telling."""
    return bool(story.places) and any(not day.is_of_telling for day in story.dates)


def _is_of_one(fact: Fact) -> bool:
    """Whether such a noun tells of one act: who did it to whom is said, bodies are of people put to death, six dead."""
    is_told = fact.agents or fact.trigger.cls.name == "execute" or (fact.word == "dead" and _is_counted(fact))
    return bool(fact.patients) and bool(is_told)


def _is_counted(fact: Fact) -> bool:
    """Whether the words say how many were struck."""
    return any(people.number is not None and not people.number.article for people in fact.patients)


def _is_conquest(fact: Fact) -> bool:
    """Whether somebody is told to have taken a place: the town fell to rebels."""
    return fact.trigger.cls.name == "capture" and fact.voice != "noun" and bool(fact.agents)


def _has_losses(story: Story) -> bool:
    """Whether the words say how many were killed or hurt: clashes on Thursday left 25 dead."""
    return any(_is_counted(fact) for fact in story.facts if fact.trigger.cls.name in EFFECTS)


def is_of_war(story: Story) -> bool:
    """Whether only armed people are acted on: the coded reports mostly leave that out, and it has rows here."""
    # others and personnel may be anybody
    told = {actor.group for actor in story.acted_on if actor.group or actor.kind == "person"}
    return bool(told) and told <= ARMED


LEAD = 2
"""Sentences at the head of a report, and before a story, that say what its deaths come from."""
ANYHOW = frozenset({"kill", "die", "perish", "succumb", "lose", "claim", "take", "cost", "killing"})
"""Words of killing that accidents have too."""


def is_of_accident(doc: Document, story: Story) -> bool:
    """Whether a story tells of nothing but the dead and hurt of an accident or a disaster.

    The word for that stands in its own sentences, or, where it has no place of its own, shortly before or at the head.
    """
    is_blast = any(fact.trigger.lemma in BLASTS for fact in story.facts)
    for fact in story.facts:
        is_act = fact.trigger.cls.name not in EFFECTS and fact.trigger.lemma not in BLASTS
        is_killing = fact.trigger.cls.name == "kill" and fact.trigger.lemma not in ANYHOW
        if is_act or fact.agents or is_killing or any(cls.type and cls.type != FLYING for cls in fact.means):
            return False
    first, last = story.facts[0].sentence, story.facts[-1].sentence
    if is_blast:
        behind = doc.sentences[first : last + 1 + LEAD]
        return _FOUND_TO_BE.search(doc.norm, behind[0].start, behind[-1].end) is not None
    told = {*range(first, last + 1)}
    is_flown = any(cls.type == FLYING for fact in story.facts for cls in fact.means)
    if is_flown:
        behind = doc.sentences[max(0, first - LEAD) : last + 1]
        return _CRASHED.search(doc.norm, behind[0].start, behind[-1].end) is not None
    if all(is_vague(place) for place in story.places):
        told |= {*range(min(LEAD, len(doc.sentences))), *range(max(0, first - LEAD), first)}
    spans = (doc.sentences[number] for number in told)
    return any(_accident().search(doc.norm, span.start, span.end) for span in spans)


FLYING = "air_strike"
"""The type of what is done with planes, which also crash."""
_CRASHED = re.compile(
    r"\b(?:plane|aircraft|airliner|jet|helicopter)s? (?:(?:has|had|have) )?(?:crash(?:ed)?\b|went down\b)"
    r"|\bcrash of an? (?:[\w-]+ ){0,4}?(?:plane|aircraft|airliner|jet|helicopter)\b|\bcrash[- ]land(?:ed|ing)\b"
)


def is_vague(place: PlaceMention) -> bool:
    """Whether a place is no more than a country, a division or the capital, where its officials are."""
    return place.kind in WIDE or place.rule == "place.capital"


BLASTS = frozenset({"explode", "explosion", "blast"})
"""Words for what blows up by somebody's doing or of itself."""
_FOUND_TO_BE = re.compile(
    r"\b(?:was|were|been|be) (?:probably |likely |apparently )?(?:an accident|accidental|not (?:an attack|a bomb))"
    r"|\b(?:caused|triggered|sparked|started|set off) by (?:a|an) (?:(?:suspected|faulty|old|electrical) )?"
    r"(?:gas|short|electrical|accident|fire|boiler|spark|cigarette|leak|fault)\b"
    r"|\bshort[ -]circuit|\bruled out (?:sabotage|terrorism|an attack|foul play)"
)
"""What is said of a blast that was nobody's doing."""


COLLAPSE = r"(?:mine|mineshaft|shaft|quarry|tunnel|bridge|stand) (?:collapsed|caved in)|collapse of an? (?:\w+ )?mine"
"""Things that give way without anybody's doing; houses do under fire."""


@cache
def _accident() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(cues()['accident']))}|{COLLAPSE})\b")
