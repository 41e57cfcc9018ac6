"""The text builder: deterministic and offline. It reads English news prose by grammar, lexicons and fitted weights.

One report goes through the questions in order: what its words name (mentions); what each event word says (facts); which
facts are one incident (stories); which stories are incidents that the report tells; what their cells are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from .document import Document
from .echoes import without_echoes
from .gazetteer import Gazetteer
from .incident_rules import is_incident, is_of_accident
from .lexicons import ARMED, Lexicon
from .likelihood import ENOUGH, ENOUGH_ALONE, ENOUGH_OF_WAR, FITTED, LEAST, certainty, likelihood
from .reading import Reading, take_steps
from .records import Rows
from .same_story import EFFECTS
from .when import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reports.report import Report
    from .candidate import Candidate
    from .kind import Kind
    from .records import Figure, Settings
    from .stories import Story


class TextBuilder:
    """Reads English news prose. `settings` may extend the gazetteer and the lexicon."""

    name = "text"
    version = "1"

    def __init__(self, settings: Settings) -> None:
        self.gazetteer = Gazetteer.load(settings.gazetteers)
        self.lexicon = Lexicon.load(settings.lexicons)

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Read a batch of reports; one Rows each."""
        readings = [Reading(Document(report), self.gazetteer, self.lexicon) for report in batch]
        take_steps(readings)
        kept = [self.chosen(reading.doc, reading.candidates) for reading in readings]
        return [_rows(reading, chosen) for reading, chosen in zip(readings, kept, strict=True)]

    def candidates(self, doc: Document) -> list[Candidate]:
        """Every story that a report's words may tell, in reading order, before any is judged."""
        return Reading(doc, self.gazetteer, self.lexicon).candidates

    def judge(self, candidate: Candidate, kind: Kind, chance: float) -> bool:
        """Whether a story is an incident that the report tells; `chance` is its likelihood."""
        is_sound = is_incident(candidate.story)
        if kind.type not in FITTED:
            return is_sound and chance >= LEAST
        if is_sound:
            return chance >= (ENOUGH_OF_WAR if _is_of_war(candidate.story) else ENOUGH)
        return chance >= ENOUGH_ALONE

    def chosen(self, doc: Document, found: Sequence[Candidate]) -> list[Candidate]:
        """Those of a report's stories that become rows, with their certainty; none whose words give no type."""
        others = [candidate.story for candidate in found]
        kept: list[Candidate] = []
        rest: list[Candidate] = []
        for candidate in found:
            if candidate.kind is None or not _is_new(doc, candidate) or is_of_accident(doc, candidate.story):
                continue
            chance = likelihood(doc, candidate, others)
            is_kept = self.judge(candidate, candidate.kind, chance)
            sure = certainty(chance, of_war=_is_of_war(candidate.story))
            (kept if is_kept else rest).append(replace(candidate, certainty=sure))
        if not kept and len(doc.sentences) <= LONGEST_NOTE:
            kept = [candidate for candidate in rest[:1] if _is_dated(candidate.story)]
        return _without_aftermath(without_echoes(_without_history(doc, _without_headline(kept))))


class RulesBuilder(TextBuilder):
    """The text builder without the fitted weights: which stories are incidents is decided by rules alone."""

    name = "rules"

    def judge(self, candidate: Candidate, kind: Kind, chance: float) -> bool:  # noqa: ARG002 - one signature
        """Whether a story is an incident that the report tells."""
        return is_incident(candidate.story)


def _is_of_war(story: Story) -> bool:
    """Whether only armed people are acted on: the coded reports mostly leave that out, and it has rows here."""
    # others and personnel may be anybody
    told = {actor.group for actor in story.acted_on if actor.group or actor.kind == "person"}
    return bool(told) and told <= ARMED


DAYS = frozenset({"day", "several_days"})
"""Precision of a date that speaks of one incident, although its figures are told as sums."""
OLDEST = 366
"""Days before publication from which on an incident told with its day is history, not news."""
NEWS, HISTORY = 14, 60
"""Days before publication up to which an incident is news (an outbreak of fighting is how a war began, beyond), and
beyond which another beside it is background. Two of ten such are coded in the development reports; to retune, run
`python -m bench.accuracy` (F is flat from 60 to 90)."""
AFTERMATH = frozenset({"arrest", "displacement"})
"""Types of what follows an incident, where the report tells the incident too."""


LONGEST_NOTE = 4
"""Sentences of a note on one incident: what so short a text tells first, with day and place, is why it was written."""


def _is_dated(story: Story) -> bool:
    """Whether a story happened, by rules alone, and has a day and a place of its own."""
    return is_incident(story) and bool(story.dates) and bool(story.places)


def _has_day(candidate: Candidate) -> bool:
    """Whether a day is told on which a story happened; of people displaced, also that on which they were counted."""
    is_counted = "displace" in candidate.story.classes
    return any(day.precision in DAYS for day in candidate.story.dates if is_counted or not day.is_of_telling)


def _is_new(doc: Document, candidate: Candidate) -> bool:
    """Whether a story is no history and no statistics: told with an old day, or with sums over a period alone."""
    is_sum = bool(candidate.figures) and all(figure.scope == "cumulative" for figure in candidate.figures)
    if is_sum and not _has_day(candidate):
        return False
    age = _age(doc, candidate)
    return age <= (NEWS if _is_outbreak(doc, candidate.story) and not candidate.figures else OLDEST)


WAR = frozenset({"fighting", "hostilities", "war", "conflict"})
_BREAKS_OUT = re.compile(r" (?:first )?(?:broke out|erupted|began|started|flared)\b")


def _is_outbreak(doc: Document, story: Story) -> bool:
    """Whether a story is how a war began: fighting broke out between the army and a group."""
    acts = [fact for fact in story.facts if fact.trigger.cls.name not in EFFECTS]
    return bool(acts) and all(fact.word in WAR and _BREAKS_OUT.match(doc.norm, fact.end) for fact in acts)


def _age(doc: Document, candidate: Candidate) -> int:
    """How many days before publication a story happened, as far as it is told; 0 where it is not."""
    published = doc.report.published
    lasts = [date.last for date in candidate.story.dates if date.last is not None]
    if not lasts:  # the row then has the day of words around it
        told = when(doc, candidate.story, candidate.backdrop.days, candidate.backdrop.dateline)
        lasts = [told.last] if told is not None else []
    return (published - max(lasts)).days if published is not None and lasts else 0


def _without_history(doc: Document, kept: list[Candidate]) -> list[Candidate]:
    """Leave out what happened months before, or is told by its month alone, where the report tells news beside it."""
    if len(kept) < 2:
        return kept
    ages = [_age(doc, candidate) for candidate in kept]
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


def _without_headline(kept: list[Candidate]) -> list[Candidate]:
    """Leave out what the headline alone tells where the text below has an incident: that tells it in other words."""
    below = [c for c in kept if not all(told.is_headline and told.date is None for told in c.story.settings)]
    return below or kept


def _without_aftermath(kept: list[Candidate]) -> list[Candidate]:
    news = [candidate for candidate in kept if candidate.kind and candidate.kind.type not in AFTERMATH]
    return news or kept


def _rows(reading: Reading, kept: Sequence[Candidate]) -> Rows:
    return Rows(
        report_id=reading.doc.report.report_id,
        incidents=tuple(candidate.incident for candidate in kept),
        background=tuple(_background(reading.candidates, kept)),
    )


def _background(found: Sequence[Candidate], kept: Sequence[Candidate]) -> Iterator[Figure]:
    """The figures of no row: sums over several incidents, and those of stories that are none."""
    told = {id(candidate.story) for candidate in kept}
    taken = {id(figure) for candidate in kept for figure in candidate.figures}
    for candidate in found:
        for figure in candidate.figures:
            if figure.scope == "cumulative":
                yield figure
            elif id(candidate.story) not in told and id(figure) not in taken:
                yield msgspec.structs.replace(figure, scope="background")
