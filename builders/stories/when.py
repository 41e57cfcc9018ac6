"""When a story happened: the day told with it, else one carried to it from the words around, else by publication."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..dates.finding import resolve
from ..dates.mention import days_of, is_long
from ..dates.telling import is_of_burial, is_of_telling
from ..deeds.bodies import BODIES
from ..figures.of_several import DEED, DEEDS
from ..scenes.openings import opens_another
from ..words.deed_classes import POLICING, TENDED
from ..words.document import Span, starting_in
from ..words.immutable import Immutable
from .day_apart import day_of_deed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..words.document import Document
    from .day_headings import Calendar
    from .grouping import Story

DAYS_BEFORE_PUBLICATION = 30
"""What readers are taken to know of already, and a dated report tells no day of, lies within the month before it."""
FARTHEST = 2000
"""Characters between an incident without a day and the nearest day told: about what a reader keeps in mind."""
BESIDE = 600
"""The same where only the day of the telling stands with the incident: the sentences that go on with it."""
AGE = 60
"""Characters that a day stands farther away for each day that it lies before the telling, so that none is carried that
is more than a month old: background is. On the development reports 0 costs 13 right days, 30 three."""
TELLING = 600
"""Characters that a day on which something was told stands farther away; 0 costs six right days there."""


class When(Immutable, frozen=True):
    """The days of an incident, both inclusive, with the words that tell them, main ones first."""

    first: date
    last: date
    precision: str
    words: tuple[Span, ...]
    rule: str
    confidence: float


def anchored(doc: Document, dates: Iterable[DateMention]) -> list[DateMention]:
    """The days told, those counted from another day (two days later) resolved from the last single day before them.

    A day of telling (the army announced on Friday) is counted from only where no other is told.
    """
    found = []
    last = None
    is_told = True
    for mention in dates:
        if mention.kind == "dateline" or (mention.duration and not _is_of_days(mention)):
            continue
        resolved = resolve(mention, last) if mention.kind == "anchor" and last is not None else mention
        if resolved.first is None or resolved.last is None:
            continue
        if is_of_telling(doc, mention):
            resolved = resolved._replace(is_of_telling=True)
        if resolved.first == resolved.last and (is_told or not resolved.is_of_telling):
            last, is_told = resolved.first, resolved.is_of_telling
        found.append(resolved)
    return [_by_telling(doc, day, found) if day.rule in NIGHTS else day for day in found]


NIGHTS = frozenset({"date.overnight", "date.last_night"})


def _by_telling(doc: Document, night: DateMention, days: Sequence[DateMention]) -> DateMention:
    """A night counted from the day on which its sentence says that it was told: overnight, police said on Sunday."""
    sentence, published = doc.sentences[doc.sentence_at(night.start)], doc.report.published
    said = next((day for day in starting_in(days, sentence) if day.is_of_telling and day.precision == "day"), None)
    if said is None or said.first is None or night.first is None or night.last is None or published is None:
        return night
    back = said.first - published
    is_recent = timedelta(0) > back > -timedelta(days=SHORT)
    return night._replace(first=night.first + back, last=night.last + back) if is_recent else night


def _is_of_days(mention: DateMention) -> bool:
    """Whether what has gone on since a day has done so for but a week: fighting since Monday."""
    is_since = mention.rule == "date.since" and mention.first is not None and mention.last is not None
    return is_since and (days_of(mention)[1] - days_of(mention)[0]).days <= SHORT


AFTERWARDS = frozenset({"displace", "protest"}) | TENDED | POLICING
"""Classes of what comes of a deed, often on another day."""
SHORT = 7
"""Days for which something goes on that is one incident."""


def when(doc: Document, story: Story, calendar: Calendar) -> When | None:
    """Settle the days of a story; None where the report gives none."""
    told = _told(doc, story, calendar) or _before_publication(doc, story, calendar.dateline)
    return _until(doc.report.published, told) if told is not None else None


def _until(published: date | None, told: When) -> When | None:
    """What is told lies behind its report: a span that reaches over the day of publication ends with it."""
    if published is None or told.last <= published:
        return told
    if told.first > published:
        return None
    precision = "day" if told.first == published else told.precision
    return told._replace(last=published, precision=precision)


def _told(doc: Document, story: Story, calendar: Calendar) -> When | None:
    """The days that the report tells: the story's own, else one carried to it, else that on which it was told."""
    own = [day for day in story.dates if day.precision and not is_long(day)]
    taken_up = _taken_up(story)
    happened = [day for day in own if not day.is_of_telling and day not in taken_up]
    said = {setting.date for setting in story.settings if setting.takes_place}  # the explosion took place yesterday
    happened = [day for day in happened if day in said or _OWNS.match(doc.norm, day.end)] or happened
    # seized on Monday, found today; stormed the village at the weekend, families had fled by Tuesday
    afterwards = {at.date for fact, at in story.told if _is_afterwards(fact)}
    happened = [day for day in happened if day not in afterwards] or happened
    counted = [] if happened else [day_of_deed(doc, day) for day in own]
    happened = happened or [day for day in counted if day is not None]
    return _own(happened, 0.9) or _carried(doc, story, calendar, is_told=bool(own)) or _own(own, 0.6)


def _is_afterwards(fact: Fact) -> bool:
    """Whether words tell of what came of a deed, on a day of its own: bodies found, arrests, care, flight."""
    return fact.trigger.lemma in BODIES or fact.trigger.cls.name in AFTERWARDS


def _taken_up(story: Story) -> list[DateMention]:
    """The days on which a deed was only spoken of: killed in January; yesterday asked about the crime.

    A noun that points back stands with them, and they lie outside the longer time that verbs tell.
    """
    dated = [(fact, at, at.date) for fact, at in story.told if at.date and at.date.first and at.date.last]
    spans = [days_of(day) for fact, _, day in dated if fact.voice != "noun" and day.precision and not day.is_of_telling]
    is_told = (fact.voice != "noun" or not fact.is_definite or fact.agents or at.takes_place for fact, at, _ in dated)
    backward = [day for (*_, day), tells in zip(dated, is_told, strict=True) if not tells]
    if not spans or any(first == last for first, last in spans):
        return []
    return [day for day in backward if not any(first <= days_of(day)[0] <= last for first, last in spans)]


_OWNS = re.compile(rf"'s (?!foiled|failed|other|earlier|previous)(?:[\w-]+ ){{0,3}}?(?:{DEED}|{DEEDS})")
"""What stands behind the day of a deed, whatever was done on others: mourned on Friday those of Thursday's blast."""


def _own(told: Sequence[DateMention], confidence: float) -> When | None:
    best = min(told, key=_width, default=None)
    if best is None:
        return None
    same = [day for day in told if (day.first, day.last) == (best.first, best.last)]
    return _when(best, (best, *(day for day in same if day is not best)), best.rule, confidence)


def _carried(doc: Document, story: Story, calendar: Calendar, *, is_told: bool) -> When | None:
    """The day that heads the part of a story, else the one told nearest, where it is near enough.

    Old days and days of a telling stand farther away.
    """
    below = (fact.start for fact, at in story.told if not at.is_headline)
    at, told_from = next(below, story.facts[0].start), calendar.told_from
    if (heading := calendar.heading(at)) is not None:
        return _when(heading, (heading,), "date.heading", 0.8)

    def cost(day: DateMention) -> int:
        age = (told_from - days_of(day)[1]).days if told_from else 0
        return abs(day.start - at) + AGE * max(0, age) + TELLING * day.is_of_telling

    around = starting_in(calendar.days, Span(at - FARTHEST, at + FARTHEST + 1))
    dated = (day for day in around if day.precision == "day" and day.rule != "date.held_since")
    dated = (day for day in dated if day not in calendar.headings and not is_of_burial(doc, day))
    near = [day for day in dated if not _is_of_another(doc, at, day)]
    newest = max((days_of(day)[0] for day in near if day.start < at and not day.is_of_telling), default=None)
    near = [day for day in near if not (newest and _is_recalled(doc, at, day, newest))]
    best = min(near, key=cost, default=None)
    if best is None or cost(best) > (BESIDE if is_told else FARTHEST):
        return None
    return _when(best, (best,), "date.nearest_told", 0.6)


def _is_recalled(doc: Document, at: int, day: DateMention, newest: date) -> bool:
    """Whether a day is told in a sentence behind, and lies before one told already: the text has come to what was.

    One that opens its sentence is of what that tells, even where it is later: On Wednesday, drones hit Metula.
    """
    if day.start < at or doc.sentence_at(day.start) == doc.sentence_at(at):
        return False
    sentence = doc.sentences[doc.sentence_at(day.start)]
    return days_of(day)[1] < newest or _HEAD.fullmatch(doc.norm, sentence.start, day.start) is not None


_HEAD = re.compile(r"\W*(?:(?:early|late|later|then|also|and|but|[\w-]+ into) )*(?:on |in the )?")
"""What may stand before the day that opens a sentence."""


def _is_of_another(doc: Document, at: int, day: DateMention) -> bool:
    """Whether a day is another incident's: told behind in a sentence that announces it, or in an item of a list."""
    items = {_item_at(doc, where) for where in (day.start, at)}
    if len(items - {None}) > 1:
        return True
    sentence = doc.sentences[doc.sentence_at(day.start)]
    return sentence.start > at and opens_another(doc, sentence)


_ITEM = re.compile(r"[*\u2022-]?\s*(?:[A-Z][A-Z' -]{2,40}\s?[-\u2013\u2014:.]\s|[A-Z][\w'-]+(?: [\w'-]+){0,2}:\s)")
"""What begins an item of a round-up: * RAMADI - ; Aleppo province: ."""


def _item_at(doc: Document, at: int) -> int | None:
    """Where the item begins in which a character stands; None outside of any."""
    if doc.is_upper:
        return None
    paragraph = doc.paragraph_at(at)
    is_item = paragraph.end - paragraph.start >= SHORTEST_ITEM and _ITEM.match(doc.text, paragraph.start)
    return paragraph.start if is_item else None


SHORTEST_ITEM = 80
"""Characters; what is shorter is the line of a form: Date: 6 September."""


def _when(day: DateMention, words: Iterable[DateMention], rule: str, confidence: float) -> When:
    first, last = days_of(day)
    spans = tuple(dict.fromkeys(Span(word.start, word.end) for word in words))
    return When(first, last, day.precision or "day", spans, rule, confidence)


def _before_publication(doc: Document, story: Story, dateline: Span | None) -> When | None:
    """The published day for news; the month before it for what readers are taken to know already (the murder of X)."""
    published = doc.report.published
    if published is None or dateline is None:
        return None
    if any(fact.voice != "noun" or not fact.is_definite for fact in story.facts):
        return When(published, published, "day", (dateline,), "date.published_day", 0.4)
    first = published - timedelta(days=DAYS_BEFORE_PUBLICATION)
    return When(first, published, "month", (dateline,), "date.month_before_publication", 0.5)


def _width(day: DateMention) -> int:
    first, last = days_of(day)
    return (last - first).days
