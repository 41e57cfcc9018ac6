"""Whether a fact is told of the day of a story: the day agrees, is another, or lies long before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ..dates.mention import days_of, is_long, may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from .grouping import Setting, Story


def tells_day(setting: Setting) -> bool:
    """Whether a day is told; on that of its telling nothing need have happened."""
    return setting.date is not None and not setting.date.is_of_telling


def is_told_again(fact: Fact, setting: Setting, story: Story) -> bool:
    """Whether words say when a deed of this class and day was, over what else was told: the murder took place at 9."""
    if not (setting.takes_place and fact.is_definite) or setting.date is None or not tells_day(setting):
        return False
    day = (setting.date.first, setting.date.last)
    return fact.trigger.cls.name in story.classes and any((told.first, told.last) == day for told in story.dates)


def of_day(date: DateMention, told: Sequence[DateMention], silence: int, acts: set[str]) -> Iterator[str]:
    """What a day says for and against a fact being of a story told with others; no day is that of a sum of months."""
    told = [day for day in told if not is_long(day)] or told
    if told and min(days_of(day)[0] for day in told) - days_of(date)[1] > LONG_BEFORE:
        yield "long_before"
        return
    days = [day for day in told if not day.is_of_telling]
    agree = any(may_be_one(date, day) for day in days)
    here = "apart" if acts == {"protest"} else "other_day_in_sentence"
    is_other = bool(days) or date.precision == "year"  # a story without a day is news, and no year's
    yield "same_day" if agree else "new_day" if not is_other else "other_day" if silence else here


def is_another_of(date: DateMention, told: Sequence[DateMention]) -> bool:
    """Whether a day is none of the single days told of a story, which also has a span: since Sunday; then on Monday."""
    single = [day for day in told if day.first == day.last and not day.is_of_telling]
    return date.first == date.last and bool(single) and not any(may_be_one(date, day) for day in single)


def is_no_news(date: DateMention, told: Sequence[DateMention]) -> bool:
    """Whether a day lies weeks before that on which a deed of no day was told: so others were killed on it."""
    return bool(told) and all(day.is_of_telling and days_of(day)[0] - days_of(date)[1] > RECENT for day in told)


RECENT = timedelta(days=14)
"""For so long a deed is news."""
LONG_BEFORE = timedelta(days=60)
"""From so long before on, what befell the same place is history: the camp was attacked in 2017."""
