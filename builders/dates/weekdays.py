"""Days of the week: a bare one is the latest such day up to the published day, as newswire means it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..words.place_words import place_words
from .mention import WEEK, DateMention, mention_of, since
from .words import date_words, either

if TYPE_CHECKING:
    from ..words.document import Document
    from .words import Hit

_WORDS = date_words()
_DAY = either(_WORDS.weekdays)
_PART = rf"(?:{either(_WORDS.parts_of_day)})"
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<last>last|this past|past|previous)|(?P<next>next|coming|this coming)"
    r"|(?P<following>(?:the|on) following|same|that|that same)"  # but following Tuesday's attack: after it
    rf"|(?P<since>since)|(?P<name>{either(_WORDS.names['weekday_before'])})|(?P<feast>easter|palm|good|ash)) {{1,3}}\Z"
)
_PART_AFTER = re.compile(rf" {{1,3}}(?:late |early )?{_PART}\b")
_RANGE_AFTER = re.compile(
    rf"(?: {{1,3}}{_PART})?(?P<join> ?- ?| (?:to|and|through|until|till|into|or) (?:on )?(?:early )?)"
    rf"(?P<day>{_DAY})(?!\w)(?: {{1,3}}{_PART}\b)?"
)
_WEEK_BEFORE = re.compile(r"(?<!\w)last week,? {1,3}(?:on {1,3})?\Z")
_NAME_AFTER = re.compile(rf" {{1,3}}(?:{either(_WORDS.names['weekday_after'])})\b")
_WEEK_AFTER = re.compile(rf"(?: {{1,3}}{_PART})?,?(?: of)? {{1,3}}(?P<week>last|this) week\b")
_LAST_WEEK = re.compile(r"\blast week\b")
LEAD = 500
"""Characters before last Monday in which last week's deed may be told, so that it is of that week, told on a Friday."""
_OF_AFTER = re.compile(rf" {{1,3}}(?:of|in {{1,3}}(?:{either(_WORDS.months)}|ramadan|each|every|the month))\b")
_BETWEEN = re.compile(r"(?<!\w)(?:between|from) {1,3}\Z")
_EASTER = {"palm sunday": -7, "good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46}
"""Days from Easter Sunday."""


def weekday_mention(doc: Document, hit: Hit) -> DateMention | None:
    """Read what stands around the name of a weekday."""
    norm, published = doc.norm, doc.report.published
    if _NAME_AFTER.match(norm, hit.end) or _is_persons(doc, hit):
        return None
    before = _BEFORE.search(norm, max(0, hit.start - 17), hit.start)
    role = before.lastgroup if before and not _opens_clause(doc, before, hit) else None
    if role == "name":
        return None
    if role == "feast" and before is not None:
        return _feast(doc, before, hit)
    part = _PART_AFTER.match(norm, hit.end)
    end = part.end() if part else hit.end
    start = before.start() if before and role in ("last", "next", "following") else hit.start
    if role == "following":
        return mention_of((start, end), "anchor", "weekday_of_story", None)
    if role == "next":
        return mention_of((start, end), "relative", "future", None)
    if role == "since":
        return since((start, end), latest(hit.anchor.value, published), published)
    span = _RANGE_AFTER.match(norm, hit.end)
    if span is not None and role is None and (found := _span(doc, hit, span)):
        return found
    week = _WEEK_AFTER.match(norm, hit.end)
    if role is None and (led := _WEEK_BEFORE.search(norm, max(0, hit.start - 17), hit.start)) is not None:
        return _one((led.start(), end), "weekday_of_last_week", _in_last_week(hit.anchor.value, published))
    if week is not None and week["week"] == "last":
        return _one((hit.start, week.end()), "weekday_of_last_week", _in_last_week(hit.anchor.value, published))
    if role == "last" and _OF_AFTER.match(norm, end):
        return None  # the last Friday of Ramadan
    end = week.end() if week else end
    day = latest(hit.anchor.value, published, before_today=role == "last")
    if role == "last" and day is not None and _LAST_WEEK.search(norm, max(0, start - LEAD), start):
        day = min(day, _in_last_week(hit.anchor.value, published) or day)
    return _one((start, end), "last_weekday" if role == "last" else "weekday", day)


_SAID_THAT = re.compile(
    r"\b(?:said|says|saying|told|reports?|reported|confirmed|claimed|claims|stated|added|announced|alleged|acknowledged"
    r"|denied|noted|explained|recalled|believe|believed)(?: (?!on\b)[\w'-]+){0,4},? \Z"
)


def _opens_clause(doc: Document, before: re.Match[str], hit: Hit) -> bool:
    """Whether `that` before a day begins what somebody said: said that Wednesday's air strike; not that Wednesday."""
    if not before[0].startswith("that") or "same" in before[0]:
        return False
    is_said = _SAID_THAT.search(doc.norm, max(0, before.start() - LONGEST_SAYING), before.start()) is not None
    return is_said or doc.norm.startswith("'s ", hit.end)


LONGEST_SAYING = 50


def _is_persons(doc: Document, hit: Hit) -> bool:
    """Whether the name of a day is a person's, as many have it in West Africa: the chairman, Friday Adejoh, said."""
    if doc.is_upper or not doc.text[hit.end + 1 : hit.end + 2].isupper() or doc.norm[hit.end] != " ":
        return False
    before = doc.norm[max(0, hit.start - LONGEST_TITLE) : hit.start].rstrip(" ,.")
    return before.rpartition(" ")[2] in place_words().titles


LONGEST_TITLE = 20
"""Characters before a name in which a title stands."""


def latest(weekday: int, published: date | None, *, before_today: bool = False) -> date | None:
    """The latest such weekday up to the published day, or before it."""
    if published is None:
        return None
    back = (published.weekday() - weekday) % WEEK
    return published - timedelta(days=WEEK if before_today and not back else back)


def _in_last_week(weekday: int, published: date | None) -> date | None:
    """The weekday of the week, from Monday, before the published one."""
    return published - timedelta(days=published.weekday() + WEEK - weekday) if published else None


def _one(where: tuple[int, int], rule: str, day: date | None) -> DateMention:
    return mention_of(where, "relative", rule, (day, day) if day else None)


def _span(doc: Document, hit: Hit, match: re.Match[str]) -> DateMention | None:
    """From Saturday to Sunday, Monday and Tuesday; two days apart joined by `and` are two dates."""
    first, last = hit.anchor.value, _WORDS.weekdays[match["day"]]
    days = (last - first) % WEEK
    word = match["join"].strip(" -").split(" ")[0]
    between = _BETWEEN.search(doc.norm, max(0, hit.start - 10), hit.start)
    if not days or (word in ("and", "or") and days > 1 and not between):
        return None
    end = latest(last, doc.report.published)
    return mention_of(
        (hit.start, match.end()), "relative", "weekdays", (end - timedelta(days=days), end) if end else None
    )


def _feast(doc: Document, before: re.Match[str], hit: Hit) -> DateMention | None:
    """The latest Easter Sunday, Good Friday and so on."""
    shift = _EASTER.get(f"{before['feast']} {doc.norm[hit.start : hit.end]}")
    if shift is None:
        return None
    published = doc.report.published
    years = (published.year, published.year - 1) if published else ()
    days = (easter(year) + timedelta(days=shift) for year in years)
    day = next((day for day in days if published and day <= published), None)
    return _one((before.start(), hit.end), "feast", day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm that Nature published anonymously in 1876."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
