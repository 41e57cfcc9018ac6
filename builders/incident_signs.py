"""Signs of an incident: what speaks for and against a story being one that the report tells, each there or not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .incident_rules import GENERAL_NOUNS
from .realis import Realis
from .same_story import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document
    from .facts import Fact
    from .people import People
    from .stories import Story

_OPINION = re.compile(r"\[(?:commentary|editorial|speech|interview|address|statement|article|letter|message|report by)")
_STYLES = {
    "first": r"we|our|us|i|my|you|your",
    "ago": (
        r"in recent|over the (?:past|last)|in the (?:past|last)|during the (?:past|last)|years?|decades?|months|since"
        r"|wave of|chain of|series of|history"
    ),
    "law": (
        r"trial|court|judge|sentenced?|convicted|accused|charges?|investigat\w+|extradit\w+|prison|jail|case|suspects?"
        r"|arrested|involved|implicated"
    ),
    "reaction": (
        r"condemn\w*|repudiat\w*|deplor\w*|regret\w*|mourn\w*|funeral|burial|buried|anniversary|commemorat\w*|tribute"
        r"|protest\w*|denounc\w*|reject\w*"
    ),
    "modal": r"will|would|could|may|might|should|must|can|if|unless",
    "means": (
        r"bullets?|shots?|machineguns?|rifles?|kg|kilograms?|detonat\w+|fired|masked|hooded|motorcycles?|vehicles?|car"
        r"|hospital|at (?:about |approximately |around )?\d{3,4}|o'clock|a\.m|p\.m|dawn|midnight|noon|night|morning"
        r"|afternoon"
    ),
}
_TALKS = re.compile(
    r"\b(?:dialogue|negotiat\w+|peace|talks|elections?|electoral|congress|summit|cease-?fire|truce|treaty|agreements?"
    r"|policy|proposals?|economic|budget|reforms?|meeting|conference)\b"
)
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _STYLES.items()}
AGES = (
    *(("future", -1), ("today", 0), ("yesterday", 1), ("week", 7), ("month", 31)),
    *(("two_months", 62), ("half_year", 183), ("year", 366)),
)
"""How long before publication a story happened: name and most days."""
HEAD = 400
"""Characters in which a report says that it is a commentary, a speech or the like."""
CROWDED = 400
"""Characters of a report for each word of a kind from which on it is full of them."""


def signs_of(doc: Document, story: Story, others: Sequence[Story]) -> set[str]:
    """Name the signs of a story; `others` are all stories of its report."""
    facts = story.facts
    sentences = sorted({fact.sentence for fact in facts})
    return {
        *_extent(story, sentences, others),
        *_words(facts),
        *_people(facts),
        *_when(doc, story),
        *_where(story),
        *_style(doc.norm),
        *_wording(doc, sentences),
    }


def _extent(story: Story, sentences: Sequence[int], others: Sequence[Story]) -> Iterator[str]:
    first = sentences[0]
    yield f"facts_{min(len(story.facts), 5)}"
    yield f"sentences_{min(len(sentences), 4)}"
    yield f"first_sentence_{first if first < 3 else '3-5' if first < 6 else '6+'}"
    yield f"stories_{min(len(others), 6)}"
    yield f"story_{'first' if story is others[0] else 'later'}"


def _words(facts: Sequence[Fact]) -> Iterator[str]:
    classes = {fact.trigger.cls.name for fact in facts}
    yield from (f"class_{name}" for name in classes)
    if classes <= EFFECTS:
        yield "only_effects"
    for fact in facts:
        yield f"voice_{fact.voice}_{fact.trigger.form if fact.voice != 'noun' else ''}"
    checks = {
        "attempted": [fact.realis is Realis.ATTEMPTED for fact in facts],
        "definite": [fact.is_definite for fact in facts],
        "general_noun": [fact.word in GENERAL_NOUNS for fact in facts],
        "noun": [fact.voice == "noun" for fact in facts],
        "definite_or_general": [fact.is_definite or fact.word in GENERAL_NOUNS for fact in facts],
    }
    yield from (f"any_{name}" for name, found in checks.items() if any(found))
    yield from (f"only_{name}" for name, found in checks.items() if all(found))


def _people(facts: Sequence[Fact]) -> Iterator[str]:
    acted = [people for fact in facts for people in fact.agents]
    acted_on = [people for fact in facts for people in fact.patients]
    yield from _role("agent", acted)
    yield from _role("patient", acted_on)
    targets = any(fact.targets for fact in facts)
    if targets:
        yield "target"
    if not (targets or acted_on):
        yield "nobody_acted_on"


def _role(role: str, phrases: Sequence[People]) -> Iterator[str]:
    if not phrases:
        yield f"{role}_none"
    for people in phrases:
        yield f"{role}_{_kind(people)}"
        if people.determiner in ("a", "an"):
            yield f"{role}_a"
        if people.number is not None and not people.number.article:
            yield f"{role}_number"
            if people.number.qualifier == "vague":
                yield f"{role}_vague"


def _kind(people: People) -> str:
    """The sort of people; whether they are armed is left out: it says nothing of whether an incident is told."""
    if not people.actors:
        return "bare"
    actor = people.actors[0]
    if actor.kind == "person":
        return "person"
    return "civilian" if actor.group == "civilian" else "named" if actor.kind == "named" else "other"


def _when(doc: Document, story: Story) -> Iterator[str]:
    dates = [date for date in story.dates if date.first is not None and date.last is not None]
    if not dates:
        yield "date_none"
        return
    yield f"dates_{min(len({date.first for date in dates}), 3)}"
    for date in dates:
        yield f"date_{date.kind}"
        yield f"precision_{date.precision}"
    if doc.report.published is not None:
        age = min((doc.report.published - date.last).days for date in dates if date.last is not None)
        yield "age_" + next((name for name, days in AGES if age <= days), "old")


def _where(story: Story) -> Iterator[str]:
    places = story.places
    if not places:
        yield "place_none"
    for place in places:
        yield f"place_{place.kind}" if place.place is not None else "place_unknown"
    if places and all(place.kind == "country" for place in places):
        yield "place_only_country"


@lru_cache(maxsize=1)
def _style(norm: str) -> tuple[str, ...]:
    """Signs of the report as a whole, read once for all of its stories."""
    return tuple(_of_report(norm))


def _of_report(norm: str) -> Iterator[str]:
    if _OPINION.search(norm, 0, HEAD):
        yield "opinion"
    yield f"length_{min(len(norm) // 1500, 3)}"
    for name, pattern in (("first_person", _PATTERNS["first"]), ("talks", _TALKS)):
        hits = sum(1 for _ in pattern.finditer(norm))
        yield f"{name}_{'none' if not hits else 'some' if hits * CROWDED < len(norm) else 'much'}"


def _wording(doc: Document, sentences: Sequence[int]) -> Iterator[str]:
    """Signs of the sentences that tell the story."""
    for name, pattern in _PATTERNS.items():
        found = sum(pattern.search(doc.norm, *doc.sentences[number]) is not None for number in sentences)
        if found:
            yield f"{'mostly' if found * 2 > len(sentences) else 'some'}_{name}"
