"""Dates told by a unit of time: three days ago, two days later, the past 24 hours, for a week."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .current import last_unit, this_unit, weekend
from .mention import WEEK, DateMention, mention_of, since
from .parts import Days, counted, month_before, month_of, year_of
from .phrases import Phrase, read_phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ..words.document import Document
    from .words import Hit

_LENGTH = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK, "month": 30, "year": 365, "decade": 3650, "weekend": WEEK}
"""Days of a unit."""
_BLUR = {"day": 0, "week": WEEK // 2, "month": 15, "year": 180, "decade": 1800}
"""Days by which so many units before or after another day may be off."""
_FEW = {"day": (-6, -1), "week": (-35, -8), "month": (-210, -60)}
"""The days that a few units ago mean, counted from the published day."""
_CLOCK = frozenset(("hour", "minute"))
LONGEST_COUNTED = 36_500
"""Days that are counted back at most: a century, far more than any report tells by such words."""


def unit_mention(doc: Document, hit: Hit) -> DateMention | None:
    """Read what stands around a unit of time; None where it says nothing about when."""
    phrase = read_phrase(doc.norm, hit)
    if phrase is not None and phrase.unit == "month" and (day := _day_of_month(doc, phrase)) is not None:
        return day
    rule = next((rule for applies, rule in _RULES if applies(phrase)), None) if phrase else None
    if phrase is None or rule is None:
        return None
    mention = rule(phrase, doc.report.published)
    if phrase.lead == "since" and mention is not None and mention.kind == "relative":
        return since(phrase.where, mention.first, doc.report.published)
    return mention


_DAY_OF = re.compile(r"(?<!\w)(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day)? of {1,3}\Z")


def _day_of_month(doc: Document, phrase: Phrase) -> DateMention | None:
    """The 28th of last month, the 3rd of this month."""
    published = doc.report.published
    told = _DAY_OF.search(doc.norm, max(0, phrase.start - 20), phrase.start)
    if told is None or published is None or phrase.mod not in ("last", "this") or phrase.number is not None:
        return None
    year, month = month_before(published, 1) if phrase.mod == "last" else (published.year, published.month)
    days = month_of(year, month)
    number = int(told["day"])
    if not 0 < number <= days[1].day:
        return None
    day = days[0].replace(day=number)
    return mention_of((told.start(), phrase.end), "relative", "day_of_month", (day, day))


def _ago(phrase: Phrase, published: date | None) -> DateMention | None:
    """Three days ago is a day; weeks, months and years ago are as blurred as their unit."""
    if phrase.unit in _CLOCK:
        back = -(-(phrase.number or 0) // 24) if phrase.unit == "hour" and (phrase.number or 0) > 12 else 0
        return mention_of(phrase.where, "relative", "hours_ago", counted(published, -back, 0))
    if phrase.number is None:
        return mention_of(phrase.where, "relative", "some_time_ago", None)
    days = _days_ago(phrase.unit, phrase.number, published) if published else None
    return mention_of(phrase.where, "relative", f"{phrase.unit}s_ago", days)


def _days_ago(unit: str, number: int, published: date) -> Days | None:
    if number * _LENGTH[unit] > LONGEST_COUNTED:
        return None
    if not number:
        return counted(published, *_FEW[unit]) if unit in _FEW else None
    if unit == "month":
        return month_of(*month_before(published, number))
    if unit in ("year", "decade"):
        return year_of(published.year - number * (_LENGTH[unit] // _LENGTH["year"]))
    blur = 0 if unit == "day" else WEEK // 2
    return counted(published, -number * _LENGTH[unit] - blur, -number * _LENGTH[unit] + blur)


def _later(phrase: Phrase, _published: date | None) -> DateMention | None:
    """Two days later, a week earlier, the day before: from another day of the text, where it is not an event."""
    name = "earlier" if phrase.turn in ("earlier", "before", "previously") else "later"
    sign = -1 if name == "earlier" else 1
    if phrase.of_event:
        return mention_of(phrase.where, "anchor", f"{phrase.unit}s_from_event", None)
    if phrase.unit in _CLOCK:
        return mention_of(phrase.where, "anchor", f"hours_{name}", None, (0, 0))
    number = int(not phrase.is_plural) if phrase.number is None else phrase.number
    blur = _BLUR.get(phrase.unit)
    if not number or blur is None or number * _LENGTH[phrase.unit] > LONGEST_COUNTED:
        return mention_of(phrase.where, "anchor", f"{phrase.unit}s_{name}", None)
    centre = sign * number * _LENGTH[phrase.unit]
    return mention_of(phrase.where, "anchor", f"{phrase.unit}s_{name}", None, (centre - blur, centre + blur))


def _night_before_last(phrase: Phrase, published: date | None) -> DateMention | None:
    return mention_of(phrase.where, "relative", "night_before_last", counted(published, -2, -2))


_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}


def _anchored(phrase: Phrase, _published: date | None) -> DateMention | None:
    """The same day, that night, the following morning, the next day, the previous day."""
    step = _STEPS.get(phrase.mod or "", 0)
    name = {0: "same", 1: "following", -1: "previous"}[step]
    if phrase.unit == "week":
        shift = {0: None, 1: (1, WEEK), -1: (-WEEK, -1)}[step]
        return mention_of(phrase.where, "anchor", f"{name}_week", None, shift)
    return mention_of(phrase.where, "anchor", f"{name}_day", None, (step, step))


def _within(phrase: Phrase, _published: date | None) -> DateMention | None:
    """Earlier in the week, later in the month: before or behind the last day told, by less than the unit."""
    days = 0 if phrase.unit == "day" else _LENGTH[phrase.unit]
    shift = (-days, -min(days, 1)) if phrase.turned == "earlier" else (min(days, 1), days)
    return mention_of(phrase.where, "anchor", f"{phrase.turned}_in_{phrase.unit}", None, shift)


def _future(phrase: Phrase, _published: date | None) -> DateMention | None:
    return mention_of(phrase.where, "relative", "future", None)


def _period(phrase: Phrase, published: date | None) -> DateMention | None:
    """In the past 24 hours, in the past week are dates; over the past two years, in recent months are durations."""
    unit, number = phrase.unit, phrase.number
    if unit in _CLOCK:
        back = max(1, -(-(number or 0) // 24)) if unit == "hour" and number else 0
        kind = "duration" if phrase.lead == "for" else "relative"
        return mention_of(phrase.where, kind, "past_hours", counted(published, -back, 0))
    if phrase.mod == "recent" or number == 0:
        days = counted(published, *_FEW["day"]) if unit == "day" else None
        return mention_of(phrase.where, "duration", f"past_{unit}s", days)
    length = (number or 1) * _LENGTH[unit]
    days = (
        counted(published, -length + (unit in ("week", "fortnight", "year")), 0) if length < LONGEST_COUNTED else None
    )
    is_when = length <= WEEK and phrase.lead not in ("for", "over", "throughout")
    return mention_of(phrase.where, "relative" if is_when else "duration", f"past_{unit}s", days)


def _how_long(phrase: Phrase, _published: date | None) -> DateMention | None:
    """For three days, over several weeks."""
    return mention_of(phrase.where, "duration", "how_long", None)


def _is_more(phrase: Phrase) -> bool:
    """Whether more than the unit itself is told."""
    return phrase.mod is not None or phrase.number is not None or phrase.is_plural


_ANCHORING = frozenset(("same", "that same", "that very", "that", "following", "previous", "preceding"))
_SPANNING = frozenset(("for", "over", "during", "throughout"))
_DAYS = ("day", "week")

_RULES: tuple[tuple[Callable[[Phrase], bool], Callable[[Phrase, date | None], DateMention | None]], ...] = (
    (lambda p: p.turn == "ago", _ago),
    (lambda p: p.turn == "before last" and p.unit == "day", _night_before_last),
    (lambda p: p.turn is not None and (p.number is not None or p.is_plural), _later),
    (lambda p: p.turn is not None and p.has_article and p.unit == "day" and p.turn != "before last", _later),
    (lambda p: p.mod in _ANCHORING and p.number is None and not p.is_plural and p.unit in _DAYS, _anchored),
    (lambda p: p.mod == "next" and p.unit == "day" and p.number is None and not p.is_plural, _anchored),
    (lambda p: p.turned is not None and p.has_article and p.unit in _LENGTH and not _is_more(p), _within),
    (lambda p: p.mod in ("next", "coming") or p.turned == "later", _future),
    (lambda p: p.mod in ("last", "past", "this past") and p.number is not None and not p.is_part, _period),
    (lambda p: p.mod in ("past", "recent") and p.unit != "weekend" and not p.is_part, _period),
    (lambda p: p.mod in ("last", "this past") and p.unit == "fortnight", _period),
    (lambda p: p.mod in ("last", "this past", "past") and p.number is None, last_unit),
    (lambda p: p.mod == "this" and p.number is None, this_unit),
    (lambda p: p.unit == "weekend" and p.number is None and p.mod is None and p.has_article, weekend),
    (lambda p: p.lead in _SPANNING and p.mod is None and (p.number is not None or p.is_plural), _how_long),
)
"""The first rule that applies is taken."""
