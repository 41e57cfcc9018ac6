"""When a story happened: the day told with it, else the nearest day told in the report, else before publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .dates import resolve
from .document import Span, starting_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .dates import DateMention
    from .document import Document
    from .stories import Story

DAYS_BEFORE_PUBLICATION = 30
"""News tells of what has just happened: an undated incident of a dated report lies within the month before it."""
WIDEST = 45
"""Days of a date that may be an incident's. Wider ones (in 1981) tell of background as a rule."""
FARTHEST = 2000
"""Characters between an incident without a day and the nearest day told: about what a reader keeps in mind."""


class When(NamedTuple):
    """The days of an incident, both inclusive, with the words that tell them, main ones first."""

    first: date
    last: date
    precision: str
    words: tuple[Span, ...]
    rule: str
    confidence: float


def anchored(dates: Iterable[DateMention]) -> list[DateMention]:
    """The days told, those counted from another day (two days later) resolved from the last single day before them."""
    found = []
    last = None
    for mention in dates:
        if mention.kind == "dateline" or mention.duration:
            continue
        resolved = resolve(mention, last) if mention.kind == "anchor" and last is not None else mention
        if resolved.first is None or resolved.last is None:
            continue
        if resolved.first == resolved.last:
            last = resolved.first
        found.append(resolved)
    return found


def when(doc: Document, story: Story, days: Sequence[DateMention], dateline: Span | None) -> When | None:
    """Settle the days of a story; None where the report gives none."""
    told = _own(story) or _nearest(story, days) or _before_publication(doc, dateline)
    return _until(doc.report.published, told) if told is not None else None


def _until(published: date | None, told: When) -> When | None:
    """What is told lies behind its report: a span that reaches over the day of publication ends with it."""
    if published is None or told.last <= published:
        return told
    if told.first > published:
        return None
    precision = "day" if told.first == published else told.precision
    return told._replace(last=published, precision=precision)


def _own(story: Story) -> When | None:
    told = [day for day in story.dates if day.precision and _width(day) <= WIDEST]
    best = min(told, key=_width, default=None)
    if best is None:
        return None
    same = [day for day in told if (day.first, day.last) == (best.first, best.last)]
    return _when(best, (best, *(day for day in same if day is not best)), best.rule, 0.9)


def _nearest(story: Story, days: Sequence[DateMention]) -> When | None:
    at = story.facts[0].start
    around = starting_in(days, Span(at - FARTHEST, at + FARTHEST + 1))
    near = [day for day in around if day.precision == "day"]
    best = min(near, key=lambda day: abs(day.start - at), default=None)
    return _when(best, (best,), "date.nearest_told", 0.6) if best is not None else None


def _when(day: DateMention, words: Iterable[DateMention], rule: str, confidence: float) -> When:
    first, last = days_of(day)
    spans = tuple(dict.fromkeys(Span(word.start, word.end) for word in words))
    return When(first, last, day.precision or "day", spans, rule, confidence)


def _before_publication(doc: Document, dateline: Span | None) -> When | None:
    published = doc.report.published
    if published is None or dateline is None:
        return None
    first = published - timedelta(days=DAYS_BEFORE_PUBLICATION)
    return When(first, published, "month", (dateline,), "date.month_before_publication", 0.5)


def days_of(day: DateMention) -> tuple[date, date]:
    """First and last day of a resolved date; raises ValueError for one that is not."""
    if day.first is None or day.last is None:
        raise ValueError(f"the date at {day.start} is not resolved")
    return day.first, day.last


def _width(day: DateMention) -> int:
    first, last = days_of(day)
    return (last - first).days
