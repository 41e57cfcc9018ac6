"""The mention of a date: where it stands, which days it means, how exactly."""

from __future__ import annotations

from datetime import date, timedelta

from ...schema.rules import LONGEST_SPAN
from ..words.immutable import Immutable

WEEK = 7

WIDEST = 45
"""Days of a date that may be an incident's. Wider ones (in 1981) tell of background as a rule."""


class DateMention(Immutable, frozen=True):
    """Characters `start` to `end` that say when, without the preposition before them.

    `kind`: absolute; relative (counted from the report's day); anchor (counted from another day of the text, see
    `resolve`); dateline; duration (how long, since when). `first` and `last` are inclusive, None where they cannot be
    known: no published day, an anchor without its day, `recently`, a span of more than a year. `precision` follows
    from the number of days. `shift` of an anchor: the first and last day, counted from the anchor day.
    `is_of_telling`: whether it is the day on which somebody told something, as far as that was asked (`when.anchored`).
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None
    precision: str | None
    rule: str
    shift: tuple[int, int] | None = None
    is_of_telling: bool = False

    @property
    def duration(self) -> bool:
        """Whether it says how long or since when, and not when."""
        return self.kind == "duration"


def resolve(mention: DateMention, anchor: date) -> DateMention:
    """The mention, its days counted from the anchor day; unchanged where it is no anchor, or counts nothing."""
    if mention.kind != "anchor" or mention.shift is None:
        return mention
    first, last = (shifted(anchor, days) for days in mention.shift)
    return mention._replace(first=first, last=last, precision=precision_of(first, last))


def precision_of(first: date | None, last: date | None) -> str | None:
    """The finest precision that spans the days; None where there are none, or more than a year of them."""
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return next((code for code, most in LONGEST_SPAN.items() if days <= most), None)


def mention_of(
    where: tuple[int, int], kind: str, rule: str, days: tuple[date, date] | None, shift: tuple[int, int] | None = None
) -> DateMention:
    """Make a mention; its precision follows from its days, and what spans more than a year has none."""
    precision = precision_of(*days) if days else None
    first, last = days if days and precision else (None, None)
    return DateMention(*where, kind, first, last, precision, f"date.{rule}", shift)


def since(where: tuple[int, int], first: date | None, published: date | None) -> DateMention:
    """A duration from a day up to the published one."""
    return mention_of(where, "duration", "since", (first, published) if first and published else None)


def shifted(day: date, days: int) -> date | None:
    """The day so many days on; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def days_of(day: DateMention) -> tuple[date, date]:
    """First and last day of a resolved date; raises ValueError for one that is not."""
    if day.first is None or day.last is None:
        raise ValueError(f"the date at {day.start} is not resolved")
    return day.first, day.last


def may_be_one(day: DateMention, other: DateMention, apart: timedelta = timedelta(0)) -> bool:
    """Whether two resolved dates share a day, or lie no farther apart than said; raises ValueError as `days_of`."""
    (first, last), (since, until) = days_of(day), days_of(other)
    return first <= until + apart and since <= last + apart


def is_long(day: DateMention) -> bool:
    """Whether a date spans more days than an incident's does, and speaks of a season or a year."""
    return day.first is not None and day.last is not None and (day.last - day.first).days > WIDEST
