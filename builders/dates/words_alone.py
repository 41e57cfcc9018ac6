"""Words that stand for a day by themselves: today, yesterday, overnight, tomorrow, recently, Christmas Eve."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from .mention import DateMention, mention_of, since
from .parts import counted
from .words import date_words, either

if TYPE_CHECKING:
    from ..words.document import Document
    from .words import Hit

_WORDS = date_words()
_PART = rf"(?: {{1,3}}(?:{either(_WORDS.parts_of_day)})\b)?"
_WEEKDAY = rf"(?:,? {{1,3}}(?:{either(_WORDS.weekdays)})\b(?=[ ,.;)-])| ?\((?:{either(_WORDS.weekdays)})\))?"
_AFTER = re.compile(rf"{_PART}{_WEEKDAY}{_PART}")
_BEFORE_YESTERDAY = re.compile(r"(?<!\w)(?:the )?day {1,3}before {1,3}\Z")
_AGO = re.compile(r"(?<!\w)years? {1,3}ago,? {1,3}\Z")
_SINCE = re.compile(r"(?<!\w)since(?: early)? {1,3}\Z")
_FIRST_LAST = {"today": (0, 0), "tonight": (0, 0), "yesterday": (-1, -1), "overnight": (-1, 0)}
"""The days that each word means, counted from the published day."""


def word_mention(doc: Document, hit: Hit) -> DateMention | None:
    """Read the word, a part of the day after it (yesterday morning) and the weekday beside it (today, Wednesday).

    None where it only says on which day of an old year something was: five years ago today.
    """
    norm, published, role = doc.norm, doc.report.published, hit.anchor.value
    if role == "recently":
        return mention_of((hit.start, hit.end), "relative", "recently", None)
    if role == "today" and _AGO.search(norm, max(0, hit.start - 12), hit.start):
        return None
    match = _AFTER.match(norm, hit.end)
    end = match.end() if match and role != "overnight" else hit.end
    if role == "tomorrow":
        return mention_of((hit.start, end), "relative", "future", None)
    before = _BEFORE_YESTERDAY.search(norm, max(0, hit.start - 20), hit.start) if role == "yesterday" else None
    if before is not None:
        return mention_of((before.start(), end), "relative", "day_before_yesterday", counted(published, -2, -2))
    days = counted(published, *_FIRST_LAST[role])
    if _SINCE.search(norm, max(0, hit.start - 14), hit.start):
        return since((hit.start, end), days[0] if days else None, published)
    return mention_of((hit.start, end), "relative", role, days)


_OF_YEAR = re.compile(r"(?:,| of| in)? {1,3}((?:19|20)\d\d)\b")


def feast_mention(doc: Document, hit: Hit) -> DateMention:
    """Read a feast of a fixed day, of the year told behind it, else as the latest one up to the published day."""
    published, (month, day) = doc.report.published, hit.anchor.value
    told = _OF_YEAR.match(doc.norm, hit.end)
    if told is not None:
        return mention_of((hit.start, told.end()), "absolute", "feast", (date(int(told[1]), month, day),) * 2)
    days = None
    if published is not None:
        year = published.year - ((month, day) > (published.month, published.day))
        days = (date(year, month, day),) * 2
    return mention_of((hit.start, hit.end), "relative", "feast", days)
