"""Phrases around a unit of time: last night, this week, three days ago, two days later, the past 24 hours."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .date_mention import WEEK, DateMention, mention_of
from .date_words import date_words, either

if TYPE_CHECKING:
    from collections.abc import Callable

    from .date_words import Hit
    from .document import Document

Days = tuple[date, date]

_WORDS = date_words()
_NUMBER = rf"\d{{1,3}}|{either([*_WORDS.numbers, *_WORDS.few])}"
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<lead>for|over|during|in|within|since|of|by|throughout) {1,3})?"
    r"(?:(?P<third>(?:early|beginning of|start of|earlier)|(?P<mid>mid|middle of)|(?P<late>late|later|end of))"
    r"(?: {1,3}|-))?(?:the {1,3})?"
    r"(?:(?P<mod>last|past|this past|this|next|coming|following|same|that same|that very|that|previous"
    r"|preceding|recent)"
    rf" {{1,3}})?(?:(?P<number>{_NUMBER}) {{1,3}})?\Z"
)
_AFTER = re.compile(
    r"(?:,? {1,3}(?P<turn>ago|later|earlier|before last|before|after|afterwards?|previously)\b(?! {1,3}yesterday))?"
)
_EARLIER_IN = re.compile(r"(?<!\w)(?P<start>(?:earlier|later|early|late)) in {1,3}(?:the|that|the same) {1,3}\Z")
LONGEST_BEFORE = 44
"""Characters before a unit that are looked at: `throughout the end of the past twenty four ` fits."""
_LENGTH = {"day": 1, "week": 7, "month": 30, "year": 365}


class Phrase(NamedTuple):
    """The words around a unit. `number` is 0 for a few, None where there is none."""

    unit: str
    is_plural: bool
    is_part: bool
    mod: str | None
    number: int | None
    turn: str | None
    lead: str | None
    third: int | None
    has_article: bool


def unit_mention(doc: Document, hit: Hit) -> DateMention | None:
    """Read what stands around a unit of time; None where it says nothing about when."""
    before = _BEFORE.search(doc.norm, max(0, hit.start - LONGEST_BEFORE), hit.start)
    after = _AFTER.match(doc.norm, hit.end)
    if before is None or after is None:
        return None
    phrase = _phrase(hit, before, after["turn"], doc.norm)
    start = before.start("third") if before["third"] else before.start("mod") if before["mod"] else -1
    start = before.start("number") if start < 0 and before["number"] else start
    where = (start if start >= 0 else before.end(), after.end() if phrase.turn else hit.end)
    rule = next((rule for applies, rule in _RULES if applies(phrase)), None)
    return rule(where, phrase, doc.report.published) if rule else None


def _phrase(hit: Hit, before: re.Match[str], turn: str | None, norm: str) -> Phrase:
    number = before["number"]
    value = None
    if number is not None:
        words = " ".join(number.split())
        value = int(words) if words.isdigit() else 0 if words in _WORDS.few else _WORDS.numbers[words]
    third = None
    if before["third"]:
        third = 1 if before["mid"] else 2 if before["late"] else 0
    is_part = hit.anchor.role == "part"
    article = "the " in norm[before.start() : before.end()]
    return Phrase(
        hit.anchor.value, not hit.anchor.is_short, is_part, before["mod"], value, turn, before["lead"], third, article
    )


Where = tuple[int, int]


def _counted(published: date | None, first: int, last: int) -> Days | None:
    return (published + timedelta(days=first), published + timedelta(days=last)) if published else None


def _ago(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """Three days ago is a day; weeks, months and years ago are as blurred as their unit."""
    if phrase.unit in ("hour", "minute"):
        return mention_of(where, "relative", "hours_ago", _counted(published, 0, 0))
    if phrase.number is None:
        return mention_of(where, "relative", "some_time_ago", None)
    return mention_of(where, "relative", f"{phrase.unit}s_ago", _days_ago(phrase, published))


def _days_ago(phrase: Phrase, published: date | None) -> Days | None:
    unit, number = phrase.unit, phrase.number or 0
    if published is None:
        return None
    if not number:
        few = {"day": (-6, -1), "week": (-35, -8), "month": (-210, -60)}.get(unit)
        return _counted(published, *few) if few else None
    if unit == "day":
        return _counted(published, -number, -number)
    if unit == "week":
        return _counted(published, -7 * number - 3, -7 * number + 3)
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - number, 12)
        return _month(year, month + 1)
    return _year(published.year - number) if unit == "year" and published.year > number else None


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _later(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """Two days later, a week earlier, the night before, the day after: from another day of the text."""
    sign = -1 if phrase.turn in ("earlier", "before", "previously") else 1
    if phrase.unit in ("hour", "minute"):
        return mention_of(where, "anchor", "hours_later", None, (0, 0))
    if phrase.number is None and not (phrase.has_article or phrase.is_plural):
        return None
    if phrase.turn == "before last" or (phrase.turn == "after" and phrase.number is None and phrase.unit != "day"):
        return None
    number = int(not phrase.is_plural) if phrase.number is None else phrase.number
    name = "earlier" if sign < 0 else "later"
    if not number or phrase.unit not in ("day", "week"):
        return mention_of(where, "anchor", f"{phrase.unit}s_{name}", None)
    blur = 0 if phrase.unit == "day" else 3
    centre = sign * number * _LENGTH[phrase.unit]
    return mention_of(where, "anchor", f"{phrase.unit}s_{name}", None, (centre - blur, centre + blur))


def _before_last(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """The night before last."""
    if phrase.unit == "day":
        return mention_of(where, "relative", "night_before_last", _counted(published, -2, -2))
    return None


def _anchored(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """The same day, that night, the following morning, the next day, the previous day."""
    if phrase.unit not in ("day", "week"):
        return None
    mod = (phrase.mod or "").split(" ")[-1]
    step = {"same": 0, "that": 0, "very": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}[mod]
    if phrase.unit == "week":
        shift = {0: None, 1: (1, WEEK), -1: (-WEEK, -1)}[step]
        return mention_of(where, "anchor", "following_week" if step > 0 else "that_week", None, shift)
    name = {0: "same_day", 1: "following_day", -1: "previous_day"}[step]
    return mention_of(where, "anchor", name, None, (step, step))


def _future(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    return mention_of(where, "relative", "future", None)


def _period(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """In the past 24 hours is a date; over the past two years, in recent months are durations."""
    unit, number = phrase.unit, phrase.number
    if phrase.mod == "recent" or number == 0 or unit == "minute":
        if unit in ("hour", "minute"):
            return mention_of(where, "relative", "past_hours", _counted(published, 0, 0))
        days = _counted(published, -6, 0) if unit == "day" else None
        return mention_of(where, "duration", f"past_{unit}s", days)
    if unit == "hour":
        days = _counted(published, -max(1, -(-(number or 1) // 24)), 0)
        return mention_of(where, "duration" if phrase.lead == "for" else "relative", "past_hours", days)
    length = (number or 1) * _LENGTH[unit]
    days = _counted(published, -length + (unit in ("week", "year")), 0) if length < 4000 else None
    told = unit in ("day", "week") and length <= WEEK and phrase.lead not in ("for", "over", "throughout")
    return mention_of(where, "relative" if told else "duration", f"past_{unit}s", days)


def _last(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """Last night, last week, late last month, last year."""
    if phrase.unit == "hour":
        return mention_of(where, "relative", "past_hours", _counted(published, 0, 0))
    if phrase.is_part:
        return mention_of(where, "relative", "last_night", _counted(published, -1, -1))
    if phrase.unit == "day" or phrase.unit == "minute":
        return None
    if published is None:
        return mention_of(where, "relative", f"last_{phrase.unit}", None)
    if phrase.unit == "week":
        days: Days | None = _counted(published, -published.weekday() - 7, -published.weekday() - 1)
    elif phrase.unit == "weekend":
        days = _weekend(published - timedelta(days=2 if published.weekday() > 4 else 0))
    elif phrase.unit == "month":
        before = published.replace(day=1) - timedelta(days=1)
        days = _third_of(_month(before.year, before.month), phrase.third)
    else:
        days = _third_of(_year(published.year - 1), phrase.third)
    kind = "duration" if phrase.lead == "since" else "relative"
    return mention_of(where, kind, f"last_{phrase.unit}", days)


def _third_of(days: Days, third: int | None) -> Days:
    """Early, mid or late in a month or a year: ten days, or four months."""
    first, last = days
    if third is None:
        return days
    if (last - first).days < 31:
        begin = first + timedelta(days=10 * third)
        return begin, last if third == 2 else begin + timedelta(days=9)
    return date(first.year, 4 * third + 1, 1), _month(first.year, 4 * third + 4)[1]


def _weekend(published: date) -> Days:
    """The latest weekend, as far as it is over."""
    saturday = published - timedelta(days=(published.weekday() - 5) % WEEK)
    return saturday, min(saturday + timedelta(days=1), published)


def _this(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """This morning, this week, earlier this month: what is over of it."""
    if phrase.is_part:
        return mention_of(where, "relative", "today", _counted(published, 0, 0))
    if phrase.unit in ("hour", "minute", "day"):
        return None
    if published is None:
        return mention_of(where, "relative", f"this_{phrase.unit}", None)
    if phrase.unit == "week":
        days: Days | None = _counted(published, -(published.weekday() or 6), 0)
    elif phrase.unit == "weekend":
        days = _weekend(published)
    else:
        whole = _month(published.year, published.month) if phrase.unit == "month" else _year(published.year)
        first, last = _third_of(whole, phrase.third if phrase.turn is None and phrase.third != 0 else None)
        days = (first if first <= published else whole[0], min(last, published))
    kind = "duration" if phrase.lead == "since" else "relative"
    return mention_of(where, kind, f"this_{phrase.unit}", days)


def _weekend_alone(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    if phrase.lead is None and not phrase.has_article:
        return None
    return mention_of(where, "relative", "weekend", _weekend(published) if published else None)


def _for(where: Where, phrase: Phrase, published: date | None) -> DateMention | None:
    """For three days, over several weeks: how long."""
    return mention_of(where, "duration", "how_long", None)


_ANCHORING = frozenset(("same", "that same", "that very", "that", "following", "previous", "preceding"))
_PAST = ("last", "past", "this past", "recent")

_RULES: tuple[tuple[Callable[[Phrase], bool], Callable[[Where, Phrase, date | None], DateMention | None]], ...] = (
    (lambda p: p.turn == "ago", _ago),
    (lambda p: p.turn == "before last", _before_last),
    (
        lambda p: p.turn is not None and p.mod is None and (p.number is not None or p.is_plural or p.unit == "day"),
        _later,
    ),
    (lambda p: p.mod in _ANCHORING and p.number is None, _anchored),
    (lambda p: p.mod == "next" and p.unit == "day" and p.number is None, _anchored),
    (lambda p: p.mod in ("next", "coming"), _future),
    (lambda p: p.mod in _PAST and p.number is not None, _period),
    (lambda p: p.mod in ("past", "recent") and p.unit != "weekend" and not p.is_part, _period),
    (lambda p: p.mod in ("last", "this past", "past"), _last),
    (lambda p: p.mod == "this", _this),
    (lambda p: p.unit == "weekend" and p.number is None, _weekend_alone),
    (lambda p: p.lead in ("for", "over", "during", "throughout") and p.mod is None and not p.is_part, _for),
)
"""The first rule that applies is taken."""
