"""Calendar dates as they are written: which day, month and year the words give, before any year is supplied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..reports.days import full_year
from .date_words import date_words, either

if TYPE_CHECKING:
    from .date_words import Hit
    from .document import Document


class Written(NamedTuple):
    """What characters `start` to `end` give. `month` and `day` are 0 where they are left out, `year` is None.

    `until` is the month and day on which a span ends; `third` is 0, 1 or 2 for early, mid or late.
    """

    start: int
    end: int
    year: int | None
    month: int = 0
    day: int = 0
    until: tuple[int, int] | None = None
    third: int | None = None
    from_year: int | None = None
    """The year in which a span begins, where it is given beside that of its end."""

    @property
    def is_day(self) -> bool:
        """Whether it names one day of a month."""
        return bool(self.day) and self.until is None


WINDOW = 48
"""Characters before an anchor that are looked at: `the night of Wednesday the 12th, 13th and 14th of ` fits."""

_ORDINAL = r"(?:st|nd|rd|th|d)?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?)"
_JOIN = r" ?(?:-|/|,| to | and | or | until | through | till ) ?"
_DAYS_BEFORE = re.compile(
    rf"(?:(?<!\w){_WEEKDAY}(?:,| the|, the)? {{1,3}})?"
    rf"(?<![\w.:$'/])(?<!\w-)(?:(?P<first>\d{{1,2}}){_ORDINAL}(?P<join>{_JOIN})(?:the )?)?(?P<day>\d{{1,2}}){_ORDINAL}"
    r"(?: day)?(?: {1,3}of)?(?: {1,3}|-)\Z"
)
_DAY_AFTER = re.compile(
    rf"\.? {{1,3}}(?:the )?(?P<day>\d{{1,2}}){_ORDINAL}(?![\w:%]|[.,]\d|-\w)"
    rf"(?:(?P<join>{_JOIN})(?P<last>\d{{1,2}}){_ORDINAL}(?![\w:%]|[.,]\d)"
    r"(?! {1,3}(?!(?:in|at|on|when|near|by|during|as)\b)[a-z]))?"
    rf"|\.? {{1,3}}(?P<from>\d{{1,2}}){_ORDINAL} ?- ?(?P<to>\d{{1,2}}){_ORDINAL}(?![\w:%])"
)
_YEAR_AFTER = re.compile(
    r"[.,]?,?(?: {1,3}of)?(?: {1,3}|-)(?P<year>(?:19|20)\d\d|'\d\d)(?!\w|[.,]\d|-\d|'s)"
    r"|[.,]? {1,3}(?P<short>\d\d)(?= {0,3}(?:[(\[\]).,;:/]|-- ?|- |$))(?![.,:]\d)"
)
_COUNTED = re.compile(r" {1,3}(?!(?:in|at|on|when|near|by|during|as|and|to|from|for|with|of|after|that)\b)[a-z]")
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w){_WEEKDAY},? {{1,3}}\Z")
_BETWEEN = re.compile(r"(?<!\w)(?:between|from) {1,3}(?:the )?\Z")
_IN_BEFORE = re.compile(r"(?<!\w)in {1,3}\Z")
_WEEKDAY_AFTER = re.compile(rf" ?\({_WEEKDAY}\)|, {{1,3}}{_WEEKDAY}(?= ?[,)])")
_CUE = re.compile(
    r"(?P<third>(?:(?P<early>early|beginning of|start of|early in|first days of)|(?P<mid>mid|middle of|mid-)"
    r"|(?P<late>late|end of|late in|last days of))(?: {1,3}(?:in )?|-)|mid-?)\Z"
    r"|(?<!\w)(?P<sure>in|since|during|until|till|last|before|by|after|through|from|of|between|to|and|this|throughout)"
    r"(?: the month of)? {1,3}\Z"
)
_SURE_FOR_WORDS = frozenset(("in", "since", "during", "until", "before", "throughout", "last", "between", "from"))
_YEAR_CUE = re.compile(
    r"(?P<third>(?:(?P<early>early|beginning of|start of|early in)|(?P<mid>mid|middle of)|(?P<late>late|end of|late in))"
    r"(?: {1,3}|-))\Z"
    r"|(?<!\w)(?:in|since|during|until|till|before|by|through|between|from|and|to|of|throughout|the year)(?: {1,3})\Z"
)
_ISO_AFTER = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?![\w-])")
_NUMBERS_BEFORE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2\Z")
_NOT_A_YEAR = re.compile(
    r"[.,]\d|'?s\b|-?\w| {1,3}(?!(?:when|and|in|on|by|as|that|to|at|for|with|the|after|before|until)\b)\w+s\b"
)


def read_month(doc: Document, hit: Hit) -> Written | None:
    """Read what stands around the name of a month; None where the word is none, or has too little beside it."""
    norm = doc.norm
    before = _DAYS_BEFORE.search(norm, max(0, hit.start - WINDOW), hit.start)
    if before is not None and 0 < int(before["day"]) <= 31:
        return _day_first(norm, hit, before)
    capital = doc.text[hit.start].isupper()
    after = _DAY_AFTER.match(norm, hit.end)
    if after is not None and capital and 0 < int(after["day"] or after["from"]) <= 31:
        written = _month_first(norm, hit, after)
        if written is not None:
            return written
    return _month_alone(doc, hit) if capital else None


def _day_first(norm: str, hit: Hit, match: re.Match[str]) -> Written:
    """16 NOV 89, the 8th of November, 15 and 16 August."""
    month, day = hit.anchor.value, int(match["day"])
    end, year = _year_after(norm, hit.end + (hit.anchor.is_short and norm[hit.end : hit.end + 1] == "."), hit.end)
    if year is None and (weekday := _WEEKDAY_AFTER.match(norm, end)):
        end = weekday.end()
    start = match.start()
    if match["first"]:
        first = int(match["first"])
        if 0 < first < day and (_joins(match["join"], first, day) or _BETWEEN.search(norm, max(0, start - 14), start)):
            return Written(start, end, year, month, first, (month, day))
        start = match.start("day")
    return Written(start, end, year, month, day)


def _joins(join: str, first: int, last: int) -> bool:
    """Whether two days are one span: 3-9 is, 2 and 16 are two days."""
    return join.strip() in ("-", "to", "until", "through", "till") or last - first == 1


def _month_first(norm: str, hit: Hit, match: re.Match[str]) -> Written | None:
    """Nov. 8, 2023; May 12-15."""
    month, day = hit.anchor.value, int(match["day"] or match["from"])
    last = int(match["last"] or match["to"] or 0)
    end, year = _year_after(norm, match.end(), match.end())
    if year is None and not last and _COUNTED.match(norm, end) and _IN_BEFORE.search(norm, hit.start - 6, hit.start):
        return None
    weekday = _WEEKDAY_BEFORE.search(norm, max(0, hit.start - 12), hit.start)
    start = weekday.start() if weekday else hit.start
    if day < last <= 31 and (match["to"] or _joins(match["join"], day, last)):
        return Written(start, end, year, month, day, (month, last))
    if last:
        end, year = match.end("day"), None
    return Written(start, end, year, month, day)


def _year_after(norm: str, at: int, otherwise: int) -> tuple[int, int | None]:
    """Where the date ends, and its year where one follows."""
    match = _YEAR_AFTER.match(norm, at)
    if match is None:
        return otherwise, None
    return match.end(), full_year(match["year"] or match["short"])


def _month_alone(doc: Document, hit: Hit) -> Written | None:
    """March 2022, in early May, since November."""
    norm, name = doc.norm, doc.norm[hit.start : hit.end]
    dot = hit.anchor.is_short and norm[hit.end : hit.end + 1] == "."
    end, year = _year_after(norm, hit.end + dot, hit.end)
    if year is not None and norm[end - 4 : end].isdigit():
        cue = _CUE.search(norm, max(0, hit.start - 20), hit.start)
        return _with_third(hit.start, end, year, hit.anchor.value, cue)
    cue = _CUE.search(norm, max(0, hit.start - 24), hit.start)
    if cue is None or hit.anchor.is_short:
        return None
    sure = cue["third"] or name not in date_words().also_words or cue["sure"] in _SURE_FOR_WORDS
    return _with_third(hit.start, hit.end, None, hit.anchor.value, cue) if sure else None


def _with_third(start: int, end: int, year: int | None, month: int, cue: re.Match[str] | None) -> Written:
    if cue is None or not cue["third"]:
        return Written(start, end, year, month)
    third = 0 if cue["early"] else 2 if cue["late"] else 1
    return Written(cue.start(), end, year, month, third=third)


def read_year(doc: Document, hit: Hit) -> Written | None:
    """Read what a number of a year belongs to: 2023-11-09, 13/11/2023, in early 1989."""
    norm, year = doc.norm, hit.anchor.value
    if match := _ISO_AFTER.match(norm, hit.end):
        return _valid(hit.start, match.end(), year, int(match[2]), int(match[3]))
    if match := _NUMBERS_BEFORE.search(norm, max(0, hit.start - 8), hit.start):
        return _from_numbers(doc, match, hit)
    if _NOT_A_YEAR.match(norm, hit.end):
        return None
    cue = _YEAR_CUE.search(norm, max(0, hit.start - 20), hit.start)
    return _with_third(hit.start, hit.end, year, 0, cue) if cue else None


def _from_numbers(doc: Document, match: re.Match[str], hit: Hit) -> Written | None:
    """Read figures: dots and numbers above 12 settle the order of day and month, and so does another date."""
    one, two = int(match[1]), int(match[3])
    if match[2] != "." and one <= 12 and two <= 12 and one != two:
        order = _order(doc)
        if order is None:
            return None
        one, two = (two, one) if order == "month first" else (one, two)
    elif one <= 12 < two and match[2] != ".":
        one, two = two, one
    return _valid(match.start(), hit.end, hit.anchor.value, two, one)


_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\w/-])")


def _order(doc: Document) -> str | None:
    """How the text orders day and month, where one of its dates shows it and none contradicts."""
    shown = {
        "day first" if int(match[1]) > 12 else "month first"
        for match in _FIGURES.finditer(doc.norm)
        if (int(match[1]) > 12) != (int(match[2]) > 12)
    }
    return shown.pop() if len(shown) == 1 else None


def _valid(start: int, end: int, year: int, month: int, day: int) -> Written | None:
    return Written(start, end, year, month, day) if 0 < month <= 12 and 0 < day <= 31 else None


_RANGE = re.compile(r" {0,3}(?:-|to|until|through|till|and|or) {0,3}(?:the )?")


def joined(doc: Document, one: Written, two: Written) -> Written | None:
    """Two dates as one span: 30 April to 2 May, between May and July 2020, from 1980 to 1984."""
    if one.until or two.until or one.third or bool(one.month) != bool(two.month) or bool(one.day) != bool(two.day):
        return None
    gap = doc.norm[one.end : two.start]
    if len(gap) > 16 or not _RANGE.fullmatch(gap):
        return None
    if gap.strip(" ") in ("and", "or") and not _BETWEEN.search(doc.norm, max(0, one.start - 14), one.start):
        return None
    return one._replace(end=two.end, year=two.year, until=(two.month, two.day), from_year=one.year)


_NAMES = date_words().names
_NAME_AFTER = re.compile(rf"(?:'s)?[\])]? {{1,3}}(?:{either(_NAMES['after'])})\b")
_NAME_BEFORE = re.compile(rf"(?<!\w)(?:{either(_NAMES['before'])}) {{1,3}}\Z")
_KNOWN = re.compile(rf"(?:{either(_NAMES['known'])})")


def is_name(doc: Document, written: Written) -> bool:
    """Whether the words belong to the name of something else: 19 April Movement, September 11 attacks."""
    norm = doc.norm
    if written.year is not None:
        return False
    if _NAME_AFTER.match(norm, written.end) or _KNOWN.match(norm, written.start):
        return True
    return bool(_NAME_BEFORE.search(norm, max(0, written.start - 14), written.start))
