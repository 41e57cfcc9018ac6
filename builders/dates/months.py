"""What is written around the name of a month: 16 NOV 89, Nov. 8, 2023, 12-15 May, early May, March 2022."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...reports.days import full_year
from ..words.immutable import Immutable
from .parts import OF_MONTH, PART, part_named
from .phrases import value_of
from .words import date_words, either
from .written import Written, follows_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..words.document import Document
    from .words import Hit

WINDOW = 48
"""Characters before a month that are looked at: `Wednesday, the 12th, 13th and 14th day of ` fits."""

_TH = r"(?:st|nd|rd|th|d)?"
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_JOIN = r" ?(?:-|/|&| to | and | or | until | through | till ) ?"
_DAYS_BEFORE = re.compile(
    rf"(?:(?<!\w){_WEEKDAY},?(?: the)? {{1,3}})?"
    rf"(?<![\w.:$'])(?<![\w]-)(?:(?:(?P<zero>\d{{1,2}}){_TH}, )?(?P<one>\d{{1,2}}){_TH}(?P<join>{_JOIN})(?:the )?)?"
    rf"(?P<day>\d{{1,2}}){_TH}(?: day)?(?: {{1,3}}of)?(?: {{1,3}}|-)\Z"
)
_DAYS_AFTER = re.compile(
    rf"(?P<first>\.? {{1,3}}(?:the )?(?P<day>\d{{1,2}}){_TH})(?![\w%]|[.,:]\d)"
    rf"(?:(?P<join>{_JOIN})(?:the )?(?P<last>\d{{1,2}}){_TH}(?![\w%]|[.,:]\d))?"
)
_YEAR_AFTER = re.compile(
    r"[.,]?,?(?: {1,3}of)?(?: {1,3}|-)(?P<year>(?:19|20)\d\d|'\d\d)(?!\w|[.,]\d|-\d|'s)"
    r"|[.,]? {1,3}(?P<short>\d\d)(?= {0,3}(?:[(\[\]).,;:/]|-- ?|- |$))(?![.,:]\d)"
    r"|-(?P<dashed>\d\d)(?![\w-])"
    r"|(?: of|,)? {1,3}(?:(?P<this>this|the current|of this)|(?P<last>last|the previous)) {1,3}year\b"
)
_NOUN = re.compile(
    r" {1,3}(?!(?:in|at|on|when|near|by|during|as|and|to|from|for|with|of|after|that|until|it|the|his|its)\b)[a-z]"
)
_VERB_AFTER = re.compile(r" {1,3}(?:have|be|not|also|still|well|never|yet|soon|even|only|already)\b")
"""Words that make MAY a verb behind a number; no date is told before them."""
_IN_BEFORE = re.compile(r"(?<!\w)in {1,3}\Z")
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w){_WEEKDAY},? {{1,3}}\Z")
_WEEKDAY_AFTER = re.compile(rf" ?\({_WEEKDAY}\)|, {{1,3}}{_WEEKDAY}(?= ?[,)])")
_CUE = re.compile(
    rf"{PART}\Z|(?<!\w)(?P<word>in|since|during|until|till|last|before|by|after|through|from|of|between|to|and|this"
    r"|throughout)(?: the month of)? {1,3}\Z"
)
_MONTH_AFTER = re.compile(rf"\.?(?: ?[-/] ?| to )(?:{either(date_words().months)})\b")
_SURE = frozenset(("in", "since", "during", "until", "before", "throughout", "last", "between", "from"))
"""Words after which MAY and MARCH are months in a text of capitals."""


class Ending(Immutable, frozen=True):
    """Where a date ends, and the year it ends with, if any."""

    end: int
    year: int | None = None
    years_back: int | None = None

    @property
    def has_year(self) -> bool:
        """Whether a year was told."""
        return self.year is not None or self.years_back is not None


_YEARS_AGO = re.compile(
    rf"(?<!\w)(?P<many>\d{{1,2}}|{either(date_words().numbers)}) years? ago,?(?: on| in)?(?: the)? {{1,2}}\Z"
)
AGO = 40
"""Characters before a date in which it is told of how many years ago it is."""


def read_month(doc: Document, hit: Hit) -> Iterator[Written]:
    """Read what stands around the name of a month, with the years before it: five years ago, on May 10."""
    for written in _read(doc, hit):
        is_open = written.year is None and written.years_back is None
        ago = _YEARS_AGO.search(doc.norm, max(0, written.start - AGO), written.start) if is_open else None
        yield written if ago is None else written._replace(years_back=value_of(ago["many"]))


def _read(doc: Document, hit: Hit) -> Iterator[Written]:
    """Nothing where the word is no month, or has too little beside it."""
    norm, is_capital = doc.norm, doc.text[hit.start].isupper()
    if not is_capital and norm[hit.start : hit.end] in date_words().also_words:
        return
    before = _DAYS_BEFORE.search(norm, max(0, hit.start - WINDOW), hit.start)
    after = _DAYS_AFTER.match(norm, hit.end)
    if before is not None and 0 < int(before["day"]) <= 31 and not (after and norm[hit.start - 1] == "-"):
        if norm[hit.start : hit.end] != "may" or not _VERB_AFTER.match(norm, hit.end):
            yield from _day_first(norm, hit, before)
        return
    if not is_capital:
        return
    found = list(_month_first(norm, hit, after)) if after is not None and 0 < int(after["day"]) <= 31 else []
    yield from found or _month_alone(doc, hit)


def _day_first(norm: str, hit: Hit, match: re.Match[str]) -> Iterator[Written]:
    """16 NOV 89, the 8th of November, 15 and 16 August; 2 and 16 March are two dates."""
    ending = _year_after(norm, hit)
    end, month, day, start = ending.end, hit.anchor.value, int(match["day"]), match.start()
    if not ending.has_year and (weekday := _WEEKDAY_AFTER.match(norm, end)):
        end = weekday.end()
    written = Written(start, end, ending.year, month, day, years_back=ending.years_back)
    if not match["one"]:
        yield written
        return
    one = int(match["one"])
    if match["zero"] and int(match["zero"]) + 2 == one + 1 == day:
        yield written._replace(day=day - 2, until=(month, day))
        return
    if match["zero"]:
        start = match.start("one")
    if 0 < one < day and _is_span(norm, match["join"], start, day - one):
        yield written._replace(start=start, day=one, until=(month, day))
    else:
        if 0 < one < day:
            yield written._replace(start=match.start("one"), end=match.end("one"), day=one)
        yield written._replace(start=match.start("day"))


def _is_span(norm: str, join: str, start: int, apart: int) -> bool:
    """Whether two days of a month are one span: 3-9 is, and so are neighbours and what `between` comes before."""
    return apart == 1 or join.strip() not in ("and", "or", "/", "&") or follows_between(norm, start)


def _month_first(norm: str, hit: Hit, match: re.Match[str]) -> Iterator[Written]:
    """Nov. 8, 2023; May 12-15; not the people of `in May 12 people died`."""
    month, day, last = hit.anchor.value, int(match["day"]), int(match["last"] or 0)
    if last and match["join"].strip() in ("and", "or", "&") and _NOUN.match(norm, match.end()):
        last = 0  # on May 5 and 12 people died
    ending = _year_after(norm, hit, match.end() if last else match.end("first"))
    in_before = _IN_BEFORE.search(norm, max(0, hit.start - 6), hit.start)
    if in_before is not None and not ending.has_year and not last and _NOUN.match(norm, ending.end):
        return
    weekday = _WEEKDAY_BEFORE.search(norm, max(0, hit.start - 12), hit.start)
    start = weekday.start() if weekday else hit.start
    written = Written(start, ending.end, ending.year, month, day, years_back=ending.years_back)
    if not last:
        yield written
    elif day < last <= 31 and _is_span(norm, match["join"], start, last - day):
        yield written._replace(until=(month, last))
    else:
        yield written._replace(end=match.end("first"))
        if day < last <= 31:
            yield written._replace(start=match.start("last"), day=last)


def _year_after(norm: str, hit: Hit, end: int | None = None) -> Ending:
    """Read the year that follows, if one does; `end` is that of a day after the month."""
    stop = hit.end if end is None else end
    dot = end is None and hit.anchor.is_short and norm[stop : stop + 1] == "."
    match = _YEAR_AFTER.match(norm, stop + dot)
    if match is None:
        return Ending(stop)
    if match["this"] or match["last"]:
        return Ending(match.end(), years_back=int(match["this"] is None))
    if match["dashed"] and norm[hit.start - 1] != "-":  # 12-Mar-21, and not May-12
        return Ending(stop)
    return Ending(match.end(), full_year(match["year"] or match["short"] or match["dashed"]))


def _month_alone(doc: Document, hit: Hit) -> Iterator[Written]:
    """March 2022, in early May, since November."""
    norm = doc.norm
    ending = _year_after(norm, hit)
    if ending.year is not None and not norm[ending.end - 4 : ending.end].isdigit():
        ending = Ending(hit.end)  # two figures after a bare month are as often a day or a count
    cue = _CUE.search(norm, max(0, hit.start - 28), hit.start)
    is_enough = ending.has_year or _MONTH_AFTER.match(norm, hit.end) is not None
    if not is_enough and (cue is None or hit.anchor.is_short or not _is_sure(doc, hit, cue)):
        return
    part = part_named(cue["part"]) if cue is not None and cue["part"] else None
    part = part if part in OF_MONTH else None
    start = cue.start("part") if cue is not None and part else hit.start
    yield Written(start, ending.end, ending.year, hit.anchor.value, part=part, years_back=ending.years_back)


def _is_sure(doc: Document, hit: Hit, cue: re.Match[str]) -> bool:
    """Whether the word is a month: in capitals, MAY and MARCH need a surer word before them."""
    also_a_word = doc.norm[hit.start : hit.end] in date_words().also_words
    return not also_a_word or not doc.is_upper or bool(cue["part"]) or cue["word"] in _SURE
