"""Written dates as days of the calendar: the year that is left out, what is still to come, what is over by now."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .mention import WEEK, DateMention, mention_of, since
from .months import read_month
from .parts import Days, month_of, over_by, year_of
from .words import date_words, either
from .written import Written, is_name, joined
from .years import read_year, with_short_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..words.document import Document
    from .words import Hit

SLACK = timedelta(days=1)
"""A day without a year may lie so much after the published day: reports cross midnights and time zones."""

AHEAD = timedelta(days=62)
"""A day without a year so close ahead is to come, and not ten months or more past: nobody leaves out the year of an old
day. In newswire of 1988 to 1990 this holds for meetings and deadlines; retune it on dates without a year."""

FAR_AHEAD = timedelta(days=240)
"""The same for days that the words beside them say are to come, and for elections."""

REACH = 400
"""Characters after a date with its year in which dates without one are told beside it: about three sentences. Longer,
and a year told in passing moves the days of the incident; shorter, and the days of one old incident fall apart."""

FRESH = timedelta(days=31)
"""A day so shortly before the report is news, whatever month with its year was told before: raided in March 2020."""

_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<future>{either(date_words().future['before'])})(?: the| on)?"
    r"|(?P<since>since)(?: at least)?(?: the)?|(?P<last>last)|(?P<week>week (?:of|beginning|starting))) {1,3}\Z"
)
_WEEK_AFTER = re.compile(r" ?\((?:the )?week of\)")
_FUTURE_AFTER = re.compile(rf" {{1,3}}(?:{either(date_words().future['after'])})\b")


def calendar_mentions(doc: Document, hits: Sequence[Hit]) -> Iterator[DateMention]:
    """Read the months and years of a text, in text order."""
    told: Written | None = None
    for written in _spans(doc, sorted(_all_written(doc, hits), key=_start)):
        if is_name(doc, written):
            continue
        beside = told if told is not None and written.start - told.end <= REACH else None
        mention = _mention(doc, written, beside)
        if mention is not None:
            yield mention
        if written.year is not None and written.month and not _is_published(written, doc.report.published):
            told = written


def _is_published(written: Written, published: date | None) -> bool:
    """Whether it is the published day, as in a dateline: it says nothing of the days told after it."""
    if published is None:
        return False
    return (written.year, written.month, written.day) == (published.year, published.month, published.day)


def _all_written(doc: Document, hits: Sequence[Hit]) -> Iterator[Written]:
    for hit in hits:
        yield from read_month(doc, hit) if hit.anchor.role == "month" else read_year(doc, hit)
    yield from with_short_years(doc)


def _start(written: Written) -> int:
    return written.start


def _spans(doc: Document, found: Iterable[Written]) -> Iterator[Written]:
    """Join what spans from one date to the next; the year that belongs to the date before it is no date of its own."""
    pending: Written | None = None
    for written in found:
        if pending is None:
            pending = written
        elif written.start >= pending.end:
            span = joined(doc, pending, written)
            if span is None:
                yield pending
            pending = span or written
    if pending is not None:
        yield pending


def _mention(doc: Document, written: Written, beside: Written | None) -> DateMention | None:
    """Supply the year; None where the calendar has no such day."""
    published, where = doc.report.published, (written.start, written.end)
    before = _BEFORE.search(doc.norm, max(0, written.start - 20), written.start)
    role = before.lastgroup if before else "week" if _WEEK_AFTER.match(doc.norm, written.end) else None
    near = _year_beside(written, beside) if beside and (beside.day or not _is_fresh(written, published)) else None
    year = _year(written, near, published, is_last=role == "last")
    if year is None and published is not None:
        return None
    days = _days_in(written, year) if year is not None else None
    if year is not None and days is None:
        return None
    if _is_future(doc, written, "told" if role is None and year == near else role, days):
        return mention_of(where, "absolute", "future", None)
    if role == "since":
        return since(where, days[0] if days else None, published)
    if role == "week" and days is not None and written.day and written.until is None:
        week = days[0], days[0] + timedelta(days=WEEK - 1)
        return mention_of(where, "absolute", "week_of", _over(week, published))
    return mention_of(where, "absolute", _rule(written), _over(days, published))


def _rule(written: Written) -> str:
    if written.until:
        return "span"
    if written.part is not None:
        return "part_of_month" if written.month else "part_of_year"
    return "absolute" if written.day else "month" if written.month else "year"


def _is_future(doc: Document, written: Written, role: str | None, days: Days | None) -> bool:
    """Whether it is to come: after the published day, or of last year with its like close ahead."""
    published = doc.report.published
    if days is None or published is None:
        return role == "future"
    if days[0] > published + SLACK:
        return True
    if written.year is not None or written.years_back is not None or days[1].year < published.year - 1:
        return False
    if role in ("since", "last", "told") or (role is None and days[1].year >= published.year):
        return False
    said = role == "future" or _FUTURE_AFTER.match(doc.norm, written.end) is not None
    coming = _days_in(written, days[1].year + 1)
    return coming is not None and published < coming[0] <= published + (FAR_AHEAD if said else AHEAD)


def _year(written: Written, near: int | None, published: date | None, *, is_last: bool) -> int | None:
    """The year it gives, or `near`, that of a date told beside it, or the latest that makes it past."""
    if written.year is not None:
        return written.year
    if written.years_back is not None:
        return published.year - written.years_back if published else None
    latest = _latest_year(written, published, is_last=is_last)
    return near if near is not None and (latest is None or near < latest) else latest


def _is_fresh(written: Written, published: date | None) -> bool:
    """Whether a day without a year lies so shortly before the report that a month of the past gives it none."""
    if published is None or not written.day:
        return False
    year = _latest_year(written, published, is_last=False)
    days = _days_in(written, year) if year is not None else None
    return days is not None and published - days[0] <= FRESH


def _year_beside(written: Written, told: Written) -> int | None:
    """The year in which the date lies closest to one told shortly before it with its year."""
    if told.year is None:
        return None
    days = (written.month * 31 + (written.day or 15)) - (told.month * 31 + (told.day or 15))
    return told.year + (days < -186) - (days > 186)


def _latest_year(written: Written, published: date | None, *, is_last: bool) -> int | None:
    """The year of the latest such day, or month begun, that is not after the published day; `last May` is over."""
    if published is None:
        return None
    month, day = written.month, written.day or 1
    for year in range(published.year + 1, published.year - 8, -1):  # 29 February is eight years apart at most
        if day > 28 and day > monthrange(year, month)[1]:
            continue
        begins = date(year, month, day)
        is_over = not is_last or (year, month) < (published.year, published.month)
        if is_over and begins <= (published + SLACK if written.day else published):
            return year + (written.until is not None and written.until < (written.month, written.day))
    return None


def _days_in(written: Written, year: int) -> Days | None:
    """The first and last day; None where the calendar has none such: 29 February, or 28 to 31 February."""
    try:
        return days_of(written, year)
    except ValueError:
        return None


def days_of(written: Written, year: int) -> Days:
    """The first and last day, a span ending in `year`; raises ValueError where the calendar has no such days."""
    if not written.month:
        first, last = year_of(year, written.part)
        return (date(written.from_year, 1, 1) if written.from_year else first), last
    if written.until is None and written.day:
        day = date(year, written.month, written.day)
        return day, day
    if written.until is None:
        return month_of(year, written.month, written.part)
    month, number = written.until
    last = date(year, month, number or monthrange(year, month)[1])
    crosses = (written.month, written.day) > written.until
    first = date(written.from_year or year - crosses, written.month, written.day or 1)
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return first, last


def _over(days: Days | None, published: date | None) -> Days | None:
    """What is over of a span, month or year; a day stays as it is written."""
    if days is None or days[0] == days[1]:
        return days
    return over_by(days, published) or days
