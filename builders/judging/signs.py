"""Signs of an incident: what speaks for and against a story being one that the report tells, each there or not."""

from __future__ import annotations

from bisect import bisect_left
from itertools import combinations
from typing import TYPE_CHECKING

from ..deeds.realis import Realis
from ..stories.rules import GENERAL_NOUNS
from ..words.deed_classes import EFFECTS
from ..words.lexicons import ARMED
from ..words.wording import wording_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..cells.candidate import Candidate
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..words.document import Document

AGES = (
    *(("future", -1), ("today", 0), ("yesterday", 1), ("week", 7), ("month", 31)),
    *(("two_months", 62), ("half_year", 183), ("year", 366)),
)
"""How long before the report looks back on it a story happened: name and most days."""
RECENT = 31
"""The same within which a day told is news."""
SHARES = (0.05, 0.1, 0.2, 0.35, 0.6)
"""Bounds of the part of a report's sentences that tell a story."""
POSITIONS = (0.0, 0.1, 0.25, 0.5, 0.75)
"""Bounds of where in its report a story begins."""
COUNTS = (0, 1, 3, 9, 29, 99)
"""Bounds of the largest number of people acted on: hundreds are rather a sum over many incidents."""
LENGTHS = (2, 4, 8, 16, 32)
"""Bounds of how many sentences a report has."""
WIDE = frozenset({"country", "admin1"})
"""Kinds of places too wide to be a scene."""
PLAIN = frozenset({"killed", "killing", "died"})
"""Words of any style: the coded reports rather say murdered, so that these would speak against a killing."""
CROSSED = (("age", "begins"), ("kind", "story"))
"""Families of signs that say more together than one by one: a deed of today that opens its report, a bombing told late
in it."""


def signs_of(doc: Document, candidate: Candidate, others: Sequence[Story]) -> set[str]:
    """Name the signs of a story; `others` are all stories of its report."""
    story = candidate.story
    facts = story.facts
    sentences = sorted({fact.sentence for fact in facts})
    told_from = _looks_back_from(candidate)
    found = {
        *_extent(doc, story, sentences, others),
        *_words(facts),
        *_telling_words(candidate),
        *_people(facts),
        *_armed(story),
        *_when(story, told_from),
        *_where(story),
        *_together(story, told_from),
        *(f"figure_{figure.measure}_{figure.scope}_{figure.qualifier}" for figure in candidate.figures),
        f"kind_{candidate.kind.deed if candidate.kind is not None else 'none'}",
        *("quoted" for fact in facts if _is_quoted(doc, fact)),
        *_as_a_whole(doc, candidate),
        *_beside(story, others),
        *candidate.backdrop.wording.style,
        *wording_signs(candidate.backdrop.wording, sentences),
    }
    return found.union(_crossed(found))


def _looks_back_from(candidate: Candidate) -> date | None:
    """The day from which a deed is as old as it is told; in a list by days each item is as new as the last one."""
    days = [day.last for day in candidate.story.dates if day.precision == "day" and day.last is not None]
    return max(days) if days and candidate.backdrop.is_list_of_days else candidate.backdrop.told_from


def _bounded(value: float, bounds: Sequence[float]) -> str:
    """The first bound that a value does not exceed."""
    at = bisect_left(bounds, value)
    return f"{bounds[at]:g}" if at < len(bounds) else "more"


def _extent(doc: Document, story: Story, sentences: Sequence[int], others: Sequence[Story]) -> Iterator[str]:
    yield f"share_{_bounded(len(sentences) / len(doc.sentences), SHARES)}"
    yield f"begins_{_bounded(sentences[0] / len(doc.sentences), POSITIONS)}"
    yield f"story_{min(len(_told_before(story, others)), 5)}"


def _told_before(story: Story, others: Sequence[Story]) -> Sequence[Story]:
    """The stories that the report tells before one of them."""
    return others[: next(at for at, other in enumerate(others) if other is story)]


def _as_a_whole(doc: Document, candidate: Candidate) -> Iterator[str]:
    """What the rules say of the story, and how long its report is."""
    if candidate.is_sound:
        yield "sound"
    if candidate.is_of_war:
        yield "of_war"
    yield f"sentences_{_bounded(len(doc.sentences), LENGTHS)}"


def _beside(story: Story, others: Sequence[Story]) -> Iterator[str]:
    """How a story stands to those that the report tells before it: announced as another, or alike."""
    if any(setting.opens for setting in story.settings):
        yield "opens"
    if any(setting.is_headline for setting in story.settings):
        yield "headline"
    before = _told_before(story, others)
    if not before:
        return
    days = {(day.first, day.last) for day in story.dates}
    names = {place.name for place in story.places}
    acts = story.classes - EFFECTS
    told = {
        "act": any(acts & other.classes for other in before),
        "day": any((day.first, day.last) in days for other in before for day in other.dates),
        "place": any(place.name in names for other in before for place in other.places),
        "figure": bool(_figures(story) & set().union(*map(_figures, before))),
    }
    yield from (f"{name}_told" for name, is_told in told.items() if is_told)
    if not days or told["day"]:
        yield "no_new_day"
        if not names or told["place"]:
            yield "no_new_day_or_place"
    yield f"told_before_{min(len(before), 4)}"


def _figures(story: Story) -> set[tuple[str | None, int | None]]:
    """The numbers of people acted on, each with what became of them."""
    return {
        (fact.trigger.cls.measure, people.number.low)
        for fact in story.facts
        for people in fact.patients
        if people.number is not None and not people.number.article
    }


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


def _telling_words(candidate: Candidate) -> Iterator[str]:
    """The words that a story is first told with and has its type from; all its words would count long stories down."""
    told = candidate.story.facts[:1] if candidate.kind is None else (candidate.story.facts[0], candidate.kind.fact)
    yield from (f"word_{fact.trigger.cls.name}_{fact.word}" for fact in told if fact.word not in PLAIN)


def _is_quoted(doc: Document, fact: Fact) -> bool:
    """Whether a fact stands in somebody's own words: behind an opening quotation mark of its sentence."""
    return doc.norm.count('"', doc.sentences[fact.sentence].start, fact.start) % 2 == 1


def _people(facts: Sequence[Fact]) -> Iterator[str]:
    acted = [people for fact in facts for people in fact.agents]
    acted_on = [people for fact in facts for people in fact.patients]
    yield from _role("agent", acted)
    yield from _role("patient", acted_on)
    counted = (people.number for people in acted_on if people.number is not None and not people.number.article)
    most = max((number.high or number.low or 0 for number in counted), default=0)
    yield f"count_{_bounded(most, COUNTS)}"
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
    """The sort of people."""
    if not people.actors:
        return "bare"
    actor = people.actors[0]
    if actor.kind == "person":
        return "person"
    return "civilian" if actor.group == "civilian" else "named" if actor.kind == "named" else "other"


def _armed(story: Story) -> Iterator[str]:
    """Who is armed, on either side."""
    acted = {actor.group for fact in story.facts for people in fact.agents for actor in people.actors}
    acted_on = {actor.group for actor in story.acted_on}
    yield from (f"by_{group}" for group in acted)
    yield from (f"on_{group}" for group in acted_on)
    if acted_on and acted_on <= ARMED:
        yield "only_armed_acted_on"
    yield from (f"{one}_on_{two}" for one, two in _FIGHTS if one in acted and two in acted_on)


_FIGHTS = (("armed_group", "state_force"), ("state_force", "armed_group"))


def _when(story: Story, told_from: date | None) -> Iterator[str]:
    dates = [day for day in story.dates if day.first is not None and day.last is not None]
    if not dates:
        yield "date_none"
        return
    yield f"dates_{min(len({day.first for day in dates}), 3)}"
    for day in dates:
        yield f"date_{day.kind}"
        yield f"precision_{day.precision}"
    if told_from is not None:
        age = min((told_from - day.last).days for day in dates if day.last is not None)
        yield "age_" + next((name for name, days in AGES if age <= days), "old")


def _where(story: Story) -> Iterator[str]:
    places = story.places
    if not places:
        yield "place_none"
    for place in places:
        yield f"place_{place.kind}" if place.place is not None else "place_unknown"
    if places and all(place.kind == "country" for place in places):
        yield "place_only_country"


def _together(story: Story, told_from: date | None) -> Iterator[str]:
    """What an incident is told with (a recent day, a scene, victims, things hit), one by one and two by two."""
    lasts = [day.last for day in story.dates if day.precision == "day" and day.last is not None]
    told = {
        "day": bool(lasts),
        "recent": told_from is not None and any((told_from - last).days <= RECENT for last in lasts),
        "scene": any(place.place is None or place.place.kind not in WIDE for place in story.places),
        "victim": any(actor.kind == "person" or actor.group == "civilian" for actor in story.acted_on),
        "target": any(fact.targets for fact in story.facts),
    }
    named = [name for name, found in told.items() if found]
    yield from (f"has_{name}" for name in named)
    yield from (f"has_{one}_and_{two}" for one, two in combinations(named, 2) if one != "day")


_CROSSED_SIGNS = tuple(f"{name}_" for pair in CROSSED for name in pair)


def _crossed(signs: set[str]) -> Iterator[str]:
    """Signs of two families at a time; a family that has none counts as one of its own."""
    families: dict[str, list[str]] = {name: [] for pair in CROSSED for name in pair}
    for sign in signs:
        if sign.startswith(_CROSSED_SIGNS):
            families[sign.partition("_")[0]].append(sign)
    for one, two in CROSSED:
        yield from (f"{a}+{b}" for a in families[one] or [f"{one}_none"] for b in families[two] or [f"{two}_none"])
