"""What is news in a report, and what is history, a sum over a period, or the aftermath of something told beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.same_place import WIDE, places_agree
from ..words.deed_classes import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..cells.candidate import Candidate
    from ..places.finding import PlaceMention
    from ..stories.grouping import Story
    from ..words.document import Document

DAYS = frozenset({"day", "several_days"})
"""Precision of a date that speaks of one incident, although its figures are told as sums."""
OLDEST = 366
"""Days before publication from which on an incident told with its day is history, not news."""
LONGEST_NOTE, SHORTEST = 4, 500
"""Sentences, or characters where they are clipped ones, of a note on one incident: what so short a text tells first,
with day and place, is why it was written."""
NEWS, HISTORY = 14, 60
"""Days before publication up to which an incident is news (an outbreak of fighting is how a war began, beyond), and
beyond which another beside it is background. Two of ten such are coded in the development reports; to retune, run
`python -m bench.accuracy` (F is flat from 60 to 90)."""
AFTERMATH = frozenset({"arrest", "displacement"})
"""Types of what follows an incident, where the report tells the incident too."""


def is_note(doc: Document) -> bool:
    """Whether a text is so short that one incident is all it was written for."""
    return len(doc.sentences) <= LONGEST_NOTE or len(doc.text) <= SHORTEST


def _looks_back_from(doc: Document, candidate: Candidate) -> date | None:
    """The day that tells news from history: the newest of a note or list of old days, as records are years later."""
    is_record = is_note(doc) or candidate.backdrop.is_list_of_days
    return candidate.backdrop.told_from if is_record else doc.report.published


def _is_of_month(candidate: Candidate) -> bool:
    """Whether a story is told of a month, and in no town: parts of the month's sum count further ones."""
    days = [day.precision for day in candidate.story.dates if day.precision is not None]
    return bool(days) and MONTHS.issuperset(days) and all(place.kind in WIDE for place in candidate.story.places)


def _has_day(candidate: Candidate) -> bool:
    """Whether a day is told on which a story happened; of people displaced, also that on which they were counted."""
    is_counted = "displace" in candidate.story.classes and all(
        each.measure == "displaced" for each in candidate.figures
    )
    return any(day.precision in DAYS for day in candidate.story.dates if is_counted or not day.is_of_telling)


def is_new(doc: Document, candidate: Candidate) -> bool:
    """Whether a story is no history and no statistics: told with an old day, or with sums over a period alone."""
    is_vague = not candidate.story.places and candidate.kind is not None and candidate.kind.type in AFTERMATH
    summed = [
        figure.scope == "cumulative" or (is_vague and figure.qualifier == "vague") for figure in candidate.figures
    ]
    is_sum = bool(summed) and (all(summed) or (summed[0] and _is_of_month(candidate)))
    if is_sum and not _has_day(candidate):
        return False
    told, now = candidate.when, _looks_back_from(doc, candidate)
    if told is not None and now is not None and (now - told.last).days > OLDEST:
        return False
    age = _age(candidate, now)
    return age <= (NEWS if _is_outbreak(doc, candidate.story) and not candidate.figures else OLDEST)


WAR = frozenset({"fighting", "hostilities", "war", "conflict"})
_BREAKS_OUT = re.compile(r" (?:first )?(?:broke out|erupted|began|started|flared)\b")


def _is_outbreak(doc: Document, story: Story) -> bool:
    """Whether a story is how a war began: fighting broke out between the army and a group."""
    acts = [fact for fact in story.facts if fact.trigger.cls.name not in EFFECTS]
    return bool(acts) and all(fact.word in WAR and _BREAKS_OUT.match(doc.norm, fact.end) for fact in acts)


def _age(candidate: Candidate, now: date | None) -> int:
    """How many days before another a story happened, as far as it is told; 0 where it is not."""
    lasts = [date.last for date in candidate.story.dates if date.last is not None]
    if not lasts:  # the row then has the day of words around it
        lasts = [candidate.when.last] if candidate.when is not None else []
    return (now - max(lasts)).days if now is not None and lasts else 0


def without_history(doc: Document, kept: list[Candidate]) -> list[Candidate]:
    """Leave out what happened months before, or is told by its month alone, where the report tells news beside it."""
    if len(kept) < 2:
        return kept
    ages = [_age(candidate, doc.report.published) for candidate in kept]
    if min(ages) > NEWS:
        return kept
    found = []
    has_news = False
    for candidate, age in zip(kept, ages, strict=True):
        is_recalled = _is_told_by_month(candidate.story) and (has_news or age > NEWS)
        if age <= HISTORY and not is_recalled:
            found.append(candidate)
            has_news = has_news or (age <= NEWS and not _is_told_by_month(candidate.story))
    return found


def _is_told_by_month(story: Story) -> bool:
    """Whether no day is told but only a month or a year, as of what a report recalls: in January a bomb killed 48."""
    told = [date.precision for date in story.dates if date.precision is not None]
    return bool(told) and MONTHS.issuperset(told)


MONTHS = frozenset({"month", "year"})
"""Precision of dates that tell no day."""


def without_headline(kept: list[Candidate]) -> list[Candidate]:
    """Leave out what the headline alone tells where the text below has an incident: that tells it in other words."""
    below = [c for c in kept if not all(told.is_headline and told.date is None for told in c.story.settings)]
    return below or kept


def without_aftermath(doc: Document, kept: list[Candidate]) -> list[Candidate]:
    """Leave out arrests and flight where the report tells what they followed.

    An article tells of others elsewhere, and so does a note that gives their day: on 14 May, two were held in Jos.
    """
    news = [*filter(_is_of_deed, kept)]
    if not news:
        return kept
    told = [place for each in news for place in each.story.places]
    return [each for each in kept if _is_of_deed(each) or _is_by_itself(doc, each, told)]


def _is_by_itself(doc: Document, candidate: Candidate, told: Sequence[PlaceMention]) -> bool:
    """Whether a story may be of other arrests than those that follow a deed; never in capitals, which tell of few."""
    places = candidate.story.places
    if doc.is_upper or not places:
        return False
    if is_note(doc):
        is_arrest = candidate.kind is not None and candidate.kind.deed == "arrest"
        return is_arrest and _has_day(candidate) and not places_agree(places, told)
    return {place.name for place in places}.isdisjoint(place.name for place in told)


def _is_of_deed(candidate: Candidate) -> bool:
    """Whether a story is of more than arrests or flight."""
    return candidate.kind is not None and candidate.kind.deed not in AFTERMATH
