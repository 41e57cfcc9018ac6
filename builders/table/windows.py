"""The days that a date of a list leaves open: written dates, numbers of days, months, years, words for about when."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from ...reports.days import MONTHS, read_day
from ...schema.rules import LONGEST_SPAN
from .reader import UnreadableError

UNIX = "unix"
"""Name, among date formats, of seconds since 1970."""

EXCEL_EPOCH = date(1899, 12, 30)
"""Day nought of Excel's count, its 29 February 1900 allowed for."""

EXCEL_DAYS = re.compile(r"[2-7]\d{4}(?:\.0+)?")
"""Days that Excel counts as numbers, of 1954 to 2119: what is left of a date whose format was lost."""

_MONTH_OF_YEAR = re.compile(r"(\d{4})-(\d\d?)")
_YEAR = re.compile(r"\d{4}")
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?P<month>{_NAME})\b\.?\s*(?P<day>\d{{1,2}})?\b"
    rf"(?:\s*(?:-|–|to|and|or|/|&)\s*(?:(?P<month2>{_NAME})\b\.?\s*)?(?P<day2>\d{{1,2}})\b)?,?\s*(?P<year>\d{{4}})?\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


class Window(NamedTuple):
    """First and last day, and how they follow from the words where these name no day."""

    first: date
    last: date
    how: str = ""

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1


def read_window(text: str, formats: tuple[str, ...]) -> Window:
    """The day, month or year that a cell names: by the mapping's formats first. Raises UnreadableError."""
    bare = text.strip()
    for form in formats:
        if day := _by_format(bare, form):
            return Window(day, day)
    if day := read_day(bare):
        return Window(day, day)
    if EXCEL_DAYS.fullmatch(bare):
        day = EXCEL_EPOCH + timedelta(days=int(float(bare)))
        return Window(day, day, "excel_days")
    if match := _MONTH_OF_YEAR.fullmatch(bare):
        return month_window(int(match[1]), int(match[2]))
    if _YEAR.fullmatch(bare):
        return year_window(int(bare))
    raise UnreadableError("no date that can be read in one way; write YYYY-MM-DD, or say date_formats in the mapping")


def _by_format(text: str, form: str) -> date | None:
    try:
        if form == UNIX:
            return datetime.fromtimestamp(int(text), UTC).date() if re.fullmatch(r"\d{9,10}", text) else None
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - only the day is wanted
    except (ValueError, OverflowError):
        return None


def month_window(year: int, month: int) -> Window:
    """A whole month; raises UnreadableError when there is none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        raise UnreadableError(f"there is no month {month} of {year}")
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month_of")


def year_window(year: int) -> Window:
    """A whole year; raises UnreadableError when there is none."""
    if not 1 <= year <= 9999:
        raise UnreadableError(f"there is no year {year}")
    return Window(date(year, 1, 1), date(year, 12, 31), "year_of")


def around(day: date, precision: str) -> Window:
    """The days that one day stands for where only its week, month or year is known."""
    if precision == "month":
        return month_window(day.year, day.month)
    if precision == "year":
        return year_window(day.year)
    if precision == "week":
        return Window(day - timedelta(days=3), day + timedelta(days=3), "week_around")
    return Window(day, day)


def narrowest(days: int) -> str | None:
    """The narrowest precision that spans so many days; None for more than a year."""
    return next((code for code, longest in LONGEST_SPAN.items() if days <= longest), None)


def approximate_window(text: str, year: int) -> Window | None:
    """The days that words such as `March 9-11, 2013` or `Between 3/1/2013 and 3/5/2013` (month first) leave open.

    `year` is that of the incident; words that name no day or month of it, or more than a year, give None.
    """
    days = [
        day
        for month, number, found in map(re.Match.groups, _AMERICAN.finditer(text))
        if (day := _day(found, month, number))
    ]
    for match in _WORDS.finditer(text):
        days += _named_days(match, year)
    if not days or year not in (min(days).year, max(days).year) or (max(days) - min(days)).days > 365:
        return None
    return Window(min(days), max(days), "approximate")


def _named_days(match: re.Match[str], year: int) -> list[date]:
    own = int(match["year"] or year)
    first = MONTHS[match["month"].lower()]
    last = MONTHS[match["month2"].lower()] if match["month2"] else first
    if not match["day"]:
        window = month_window(own, first)
        return [window.first, window.last]
    found = [_day(own, first, match["day"]), _day(own, last, match["day2"]) if match["day2"] else None]
    return [day for day in found if day]


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
