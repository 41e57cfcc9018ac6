"""The unit of time that the report was published in, and the one before it: this week, last night, late last month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from .mention import WEEK, DateMention, mention_of
from .parts import OF_MONTH, OF_YEAR, Days, counted, month_before, month_of, over_by, year_of

if TYPE_CHECKING:
    from .phrases import Phrase

SATURDAY = 5


def last_unit(phrase: Phrase, published: date | None) -> DateMention | None:
    """Last night is the night before the published day; last week is from Monday to Sunday."""
    if phrase.is_part:
        return mention_of(phrase.where, "relative", "last_night", counted(published, -1, -1))
    if phrase.unit == "hour":
        return mention_of(phrase.where, "relative", "past_hours", counted(published, 0, 0))
    if phrase.unit not in ("week", "weekend", "month", "year") or phrase.is_plural:
        return None
    days = _last(phrase, published) if published else None
    return mention_of(phrase.where, "relative", f"last_{phrase.unit}", days)


def _last(phrase: Phrase, published: date) -> Days | None:
    if phrase.unit == "weekend":
        return _weekend(published - timedelta(days=2 if published.weekday() >= SATURDAY else 0))
    if phrase.unit == "week":
        return counted(published, -published.weekday() - WEEK, -published.weekday() - 1)
    if phrase.unit == "month":
        return month_of(*month_before(published, 1), phrase.part if phrase.part in OF_MONTH else None)
    return year_of(published.year - 1, phrase.part if phrase.part in OF_YEAR else None)


def this_unit(phrase: Phrase, published: date | None) -> DateMention | None:
    """Take this morning as the published day, this week, month and year as what is over of them."""
    if phrase.is_part:
        return mention_of(phrase.where, "relative", "today", counted(published, 0, 0))
    if phrase.unit not in ("week", "weekend", "month", "year") or phrase.is_plural:
        return None
    if published is None:
        return mention_of(phrase.where, "relative", f"this_{phrase.unit}", None)
    days = _this(phrase, published)
    return mention_of(phrase.where, "relative", f"this_{phrase.unit}" if days else "future", days)


def _this(phrase: Phrase, published: date) -> Days | None:
    """None where the part of the month or year that is meant has not begun."""
    if phrase.unit == "weekend":
        return _weekend(published)
    if phrase.unit == "week":  # on a Monday, the days before are meant
        return counted(published, -(published.weekday() or WEEK - 1), 0)
    if phrase.unit == "month":
        part = phrase.part if phrase.part in OF_MONTH else None
        return over_by(month_of(published.year, published.month, part), published)
    return over_by(year_of(published.year, phrase.part if phrase.part in OF_YEAR else None), published)


def weekend(phrase: Phrase, published: date | None) -> DateMention | None:
    """Over the weekend: the latest Saturday and Sunday, as far as they are over."""
    return mention_of(phrase.where, "relative", "weekend", _weekend(published) if published else None)


def _weekend(published: date) -> Days:
    saturday = published - timedelta(days=(published.weekday() - SATURDAY) % WEEK)
    return saturday, min(saturday + timedelta(days=1), published)
