"""Written dates as days of the calendar: the year that is left out, the end of months, thirds of months and years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .date_mention import DateMention, mention_of
from .date_words import date_words, either
from .date_written import Written, is_name, joined, read_month, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .date_words import Hit
    from .document import Document

SLACK = timedelta(days=1)
"""A day without a year may lie so much after the published day: reports cross midnights and time zones."""

REACH = 400
"""Characters after a date with its year in which dates without one are told beside it: about three sentences."""

_FUTURE_BEFORE = re.compile(rf"(?<!\w)(?:{either(date_words().future['before'])})(?: the| on)? {{1,3}}\Z")
_FUTURE_AFTER = re.compile(rf" {{1,3}}(?:{either(date_words().future['after'])})\b")
_SINCE = re.compile(r"(?<!\w)since(?: at least)?(?: (?:late|early|mid|the|last))? {0,3}\Z")
_LAST = re.compile(r"(?<!\w)last {1,3}\Z")


def calendar_mentions(doc: Document, hits: Sequence[Hit]) -> Iterator[DateMention]:
    """Read the months and years of a text, in text order."""
    told: Written | None = None
    for written in _spans(doc, [found for hit in hits if (found := _read(doc, hit)) is not None]):
        if is_name(doc, written):
            continue
        beside = told if told is not None and written.start - told.end <= REACH else None
        mention = _mention(doc, written, beside)
        if mention is not None:
            yield mention
        if written.year is not None and written.month:
            told = written


def _read(doc: Document, hit: Hit) -> Written | None:
    return read_month(doc, hit) if hit.anchor.role == "month" else read_year(doc, hit)


def _spans(doc: Document, found: list[Written]) -> Iterator[Written]:
    """Join what spans from one date to the next; a year that belongs to the date before it is no date of its own."""
    pending: Written | None = None
    for written in found:
        if pending is not None and written.start < pending.end:
            continue
        span = joined(doc, pending, written) if pending is not None else None
        if span is None and pending is not None:
            yield pending
        pending = span or written
    if pending is not None:
        yield pending


def _mention(doc: Document, written: Written, beside: Written | None) -> DateMention | None:
    published, where = doc.report.published, (written.start, written.end)
    before = max(0, written.start - 24)
    if _SINCE.search(doc.norm, before, written.start):
        return mention_of(where, "duration", "since", _since(written, beside, published))
    if written.year is None and _is_future(doc, written, before):
        return mention_of(where, "absolute", "future", None)
    year = written.year
    if year is None:
        year = _year_beside(written, beside) if beside else None
        latest = _latest_year(written, published, is_last=bool(_LAST.search(doc.norm, before, written.start)))
        year = latest if year is None or (latest is not None and year > latest) else year
    if year is None:
        return mention_of(where, "absolute", _rule(written), None)
    try:
        days = days_of(written, year)
    except ValueError:
        return None
    return mention_of(where, "absolute", _rule(written), _clipped(days, published))


def _since(written: Written, beside: Written | None, published: date | None) -> tuple[date, date] | None:
    year = written.year or (_year_beside(written, beside) if beside else _latest_year(written, published))
    try:
        return (days_of(written, year)[0], published) if year and published else None
    except ValueError:
        return None


def _rule(written: Written) -> str:
    if written.until:
        return "span"
    if written.third is not None:
        return "part_of_month" if written.month else "part_of_year"
    return "absolute" if written.day else "month" if written.month else "year"


def _is_future(doc: Document, written: Written, before: int) -> bool:
    if _FUTURE_BEFORE.search(doc.norm, before, written.start):
        return True
    return bool(written.day) and _FUTURE_AFTER.match(doc.norm, written.end) is not None


def _year_beside(written: Written, told: Written) -> int | None:
    """The year in which the date lies closest to one told shortly before it with its year."""
    if told.year is None:
        return None
    days = (written.month * 31 + (written.day or 15)) - (told.month * 31 + (told.day or 15))
    return told.year + (days < -186) - (days > 186)


def _latest_year(written: Written, published: date | None, *, is_last: bool = False) -> int | None:
    """The year of the latest such day, or month begun, that is not after the published day."""
    if published is None:
        return None
    until = written.until or (written.month, written.day)
    begin = until[1] or 1
    for year in range(published.year + 1, published.year - 8, -1):  # 29 February comes every eighth year at worst
        try:
            day = date(year, until[0], begin)
        except ValueError:
            continue
        month_is_over = (day.year, day.month) < (published.year, published.month)
        if (day <= published + SLACK if written.day else day <= published) and (month_is_over or not is_last):
            return year
    return None


def days_of(written: Written, year: int) -> tuple[date, date]:
    """The first and last day; raises ValueError where the calendar has no such day."""
    if not written.month:
        return _of_year(written, year)
    month, day = written.until or (written.month, written.day)
    last = date(year, month, day or monthrange(year, month)[1])
    crosses = bool(written.until) and (written.month, written.day) > (month, day)
    first = date(written.from_year or year - crosses, written.month, written.day or 1)
    if written.third is not None:
        return _third(first, last, written.third)
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return first, last


def _third(first: date, last: date, third: int) -> tuple[date, date]:
    """Early is to the 10th, mid from the 11th to the 20th, late from the 21st."""
    begin = first + timedelta(days=10 * third)
    return begin, last if third == 2 else begin + timedelta(days=9)


def _of_year(written: Written, year: int) -> tuple[date, date]:
    """A year, the years of a span, or four months of a year that is said to be early, mid or late."""
    if written.third is None:
        return date(written.from_year or year, 1, 1), date(year, 12, 31)
    month = 4 * written.third + 4
    return date(year, month - 3, 1), date(year, month, monthrange(year, month)[1])


def _clipped(days: tuple[date, date], published: date | None) -> tuple[date, date]:
    """A month or year that is not over ends, for what has happened in it, on the published day."""
    first, last = days
    return (first, published) if published is not None and first <= published < last else days
