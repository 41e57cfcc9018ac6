"""What is written around the number of a year: 2023-11-09, 13/11/2023, in early 1989, the 1995 massacre."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ...reports.days import full_year, read_day
from .parts import OF_YEAR, PART, part_named
from .words import YEARS, date_words, either
from .written import Written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..words.document import Document
    from .words import Hit

_ISO_AFTER = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?![\w-])")
_FIGURES_BEFORE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2\Z")
_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\w/-])")
_SHORT = re.compile(r"(?<![\w/.-])(\d{1,2})(/)(\d{1,2})/(\d\d)(?![\w/-]|[.,]\w)")
_BARE = re.compile(r"(?<!\w)on (?!24/7|9/11)(\d{1,2})(/)(\d{1,2})(?![\w/%-]|[.,]\d)")
_CUE = re.compile(
    rf"{PART}\Z|(?<!\w)(?:(?P<sure>in|since|during|until|till|before|throughout|year|spring|summer|autumn|winter)"
    r"|(?P<word>by|through|between|from|and|to|of)|(?P<article>the|a|his|her|its|their|this)) {1,3}\Z|\w's {1,3}\Z"
)
_AFTER_WORD = re.compile(
    r"(?! {1,3}(?!(?:when|and|in|on|by|as|that|to|at|for|with|the|after|before|until|was|were|had|has|is)\b)[a-z])"
)
_ARTICLE = re.compile(r" the {0,3}\Z")
OLDEST_ADJECTIVE = 1940
"""Years from here on are taken for years behind an article; `the 1930 mass` is as likely a time of day."""
_NO_YEAR = re.compile(
    rf"[.,]\d|'?s\b|-?\w|%| {{1,3}}(?:{either(date_words().things)}|percent|km|kg|hours|hrs|gmt|utc|local)\b"
)


def read_year(doc: Document, hit: Hit) -> Iterator[Written]:
    """Read what the number belongs to; nothing where it need not be a year."""
    norm, year = doc.norm, hit.anchor.value
    if match := _ISO_AFTER.match(norm, hit.end):
        yield from _valid(hit.start, match.end(), year, int(match[2]), int(match[3]))
    elif norm[hit.start - 1 : hit.start] in ("/", ".", "-") and norm[hit.start - 2 : hit.start - 1].isdigit():
        match = _FIGURES_BEFORE.search(norm, max(0, hit.start - 8), hit.start)
        if match is not None:
            yield from _from_figures(doc, match, hit.anchor.value, hit.end)
    elif not _NO_YEAR.match(norm, hit.end):
        cue = _CUE.search(norm, max(0, hit.start - 28), hit.start)
        if cue is not None and _is_year(doc, hit, cue):
            part = part_named(cue["part"]) if cue["part"] and not _ARTICLE.search(cue[0]) else None
            part = part if part in OF_YEAR else None
            yield Written(cue.start("part") if part else hit.start, hit.end, year, part=part)


def _is_year(doc: Document, hit: Hit, cue: re.Match[str]) -> bool:
    """Whether the word before makes it a year: `in 2010` does, `and 2010` before a noun and `the 2030` do not."""
    if cue["word"]:
        return _AFTER_WORD.match(doc.norm, hit.end) is not None
    if cue["sure"] or (cue["part"] and not _ARTICLE.search(cue[0])):
        return True
    published = doc.report.published
    latest = published.year if published else YEARS[-1]
    return hit.anchor.value in range(OLDEST_ADJECTIVE, latest + 1) and bool(hit.anchor.value % 100)


def with_short_years(doc: Document) -> Iterator[Written]:
    """Days in figures with the last two of their year, or none: 07/09/21, on 26/06."""
    if "/" in doc.norm:
        for match in _SHORT.finditer(doc.norm):
            yield from _from_figures(doc, match, full_year(match[4]), match.end())
        for match in _BARE.finditer(doc.norm):
            yield from _from_figures(doc, match, None, match.end())


def _from_figures(doc: Document, match: re.Match[str], year: int | None, end: int) -> Iterator[Written]:
    """Read day and month where their order is sure: by size, by dots, by other dates, by the published day."""
    one, two = int(match[1]), int(match[3])
    order: str | None
    if match[2] == ".":
        order = "day first"
    elif one == two or max(one, two) > 12:
        order = "day first" if one >= two else "month first"
    else:
        order = (
            _order_in(doc.norm)
            or _order_by(doc.report.published, one, two, year)
            or ("month first" if _heads_note(doc.norm, match.start(), end) else None)
        )
    if order is not None:
        day, month = (one, two) if order == "day first" else (two, one)
        yield from _valid(match.start(1), end, year, month, day)


@lru_cache(maxsize=1)
def _order_in(norm: str) -> str | None:
    """How the text orders day and month, where one of its dates shows it and none contradicts."""
    pairs = [(int(match[1]), int(match[2])) for match in _FIGURES.finditer(norm)]
    shown = {"day first" if one > 12 else "month first" for one, two in pairs if (one > 12) != (two > 12)}
    return shown.pop() if len(shown) == 1 else None


FRESH = timedelta(days=14)
"""Before the published day, a day told in figures is rather the news than one of another month."""


def _order_by(published: date | None, one: int, two: int, year: int | None) -> str | None:
    """The order whose day is not after the published day, or shortly before it, where the other's is not."""
    if published is None:
        return None
    year = year or published.year
    readings = {"day first": read_day(f"{year}-{two}-{one}"), "month first": read_day(f"{year}-{one}-{two}")}
    possible = {order: day for order, day in readings.items() if day is not None and day <= published}
    if len(possible) > 1:
        possible = {order: day for order, day in possible.items() if published - day <= FRESH}
    return next(iter(possible)) if len(possible) == 1 else None


LONGEST_BLANK = 10
"""Characters of blank before the text."""


def _heads_note(norm: str, start: int, end: int) -> bool:
    """Whether a date stands at the head of a note before a colon: the Global Terrorism Database writes month first."""
    is_padded = end - start == len("mm/dd/yyyy") and norm[end : end + 1] == ":"
    return is_padded and start < LONGEST_BLANK and not norm[:start].strip()


def _valid(start: int, end: int, year: int | None, month: int, day: int) -> Iterator[Written]:
    if 0 < month <= 12 and 0 < day <= 31:
        yield Written(start, end, year, month, day)
