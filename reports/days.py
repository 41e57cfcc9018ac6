"""Calendar days as files and datelines write them. What can be read in two ways is not read at all."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
"""English month names and their abbreviations, in lower case."""

CENTURY_TURN = 69
"""Two-digit years from here on are 19xx, smaller ones 20xx: the POSIX rule, the same whenever it is applied."""

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
WRITTEN = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    rf"|(?P<day>{_NUMBER})\s+(?:of\s+)?(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>\d{{4}}|'?\d\d)\b(?!:))?"
    rf"|(?P<us_month>{_MONTH})\.?\s+(?P<us_day>{_NUMBER})(?:,?\s+(?P<us_year>\d{{4}}|'?\d\d)\b(?!:))?)"
)
"""A day in words or ISO form, with or without its year; for use with `re.IGNORECASE` and `from_match`."""

_WRITTEN = re.compile(WRITTEN, re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_YEAR = re.compile(r"(\d{4})(?:-\d\d)?")


class MonthDay(NamedTuple):
    """A day whose year may be left unsaid."""

    month: int
    day: int
    year: int | None = None

    def on(self, year: int | None) -> date | None:
        """The day itself, in its own year or else the given one; None when there is no such day."""
        chosen = self.year or year
        return None if chosen is None else _day(chosen, self.month, self.day)


def from_match(match: re.Match[str]) -> MonthDay:
    """The day that a match of `WRITTEN` names."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return MonthDay(month, day, year)
    name, number = match["month"] or match["us_month"], match["day"] or match["us_day"]
    written = match["year"] or match["us_year"]
    return MonthDay(MONTHS[name.lower()], int(number.rstrip("stndrhSTNDRH")), full_year(written) if written else None)


def full_year(written: str) -> int:
    """A year of four or two digits as a number; raises ValueError for anything else."""
    year = int(written.lstrip("'"))
    if year >= 100:
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def read_day(written: str) -> date | None:
    """The day that a field of a file names: ISO 8601, words, mail style, or numbers that can be read in one way."""
    text = written.strip()
    for pattern in (_ISO, _YEAR_FIRST):
        if match := pattern.match(text):
            return _day(*(int(group) for group in match.groups() if group))
    if match := _NUMBERS.match(text):
        return _from_numbers(*map(int, match.groups()))
    match = _WRITTEN.match(text)
    return from_match(match).on(None) if match else None


def read_year(written: str) -> int | None:
    """The year, when a field gives no more than that or a month of it: `2023`, `2023-11`."""
    match = _YEAR.fullmatch(written.strip())
    return int(match[1]) if match else None


def _from_numbers(first: int, second: int, year: int) -> date | None:
    """Numbers such as 8/11/2023 are 8 November to some and August 11 to others."""
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
