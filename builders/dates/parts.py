"""Parts of a month and of a year: early May, mid-2019, the first week of June, the last quarter of 2022."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .words import date_words, either

Days = tuple[date, date]
"""The first and the last day, inclusive."""

OF_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
    "first_week": (1, 7),
    "second_week": (8, 14),
    "third_week": (15, 21),
    "last_week": (25, 31),
}
"""Days of the month that each part means. Early, mid and late are its thirds."""

OF_YEAR = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
    "first_quarter": (1, 3),
    "second_quarter": (4, 6),
    "third_quarter": (7, 9),
    "last_quarter": (10, 12),
}
"""Months of the year that each part means."""

PARTS: dict[str, str] = date_words().parts
PART = rf"(?<!\w)(?P<part>{either(PARTS)})(?: (?:the )?|-)"
"""A part before the name of its month or year, as group `part`."""


def part_named(words: str) -> str:
    """The key of a part by its words."""
    return PARTS[" ".join(words.split())]


def month_of(year: int, month: int, part: str | None = None) -> Days:
    """The days of a month or of a part of it; raises ValueError outside the calendar."""
    length = monthrange(year, month)[1]
    first, last = OF_MONTH.get(part or "", (1, 31))
    if part == "last_week":
        first = length - 6
    return date(year, month, first), date(year, month, min(last, length))


def year_of(year: int, part: str | None = None) -> Days:
    """The days of a year or of a part of it; raises ValueError outside the calendar."""
    first, last = OF_YEAR.get(part or "", (1, 12))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def month_before(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months before that of the day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return year, month + 1


def counted(day: date | None, first: int, last: int) -> Days | None:
    """The days counted from a day; None without one."""
    return (day + timedelta(days=first), day + timedelta(days=last)) if day else None


def over_by(days: Days, day: date | None) -> Days | None:
    """What is over of a span by the given day; None where it has not begun."""
    first, last = days
    if day is None:
        return days
    return (first, min(last, day)) if first <= day else None
