"""What the head of a report says about itself: a leading `date` line, and the newswire dateline.

`SAN SALVADOR, 16 NOV 89 (DPA) -- `, `KABUL (AP) — `, `BEIRUT, 3 March 2013 (AFP)`, `KUTUM (9 Feb.) - `,
`date 2023-11-09 …`. The text is only read, never changed. A day without a year stays unknown unless the file's own
metadata gives the year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .days import MONTHS, WRITTEN, MonthDay, from_match

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

HEAD = 1500
"""Characters in which a dateline is looked for: a headline, a byline and a standfirst may come first."""

LINES = 6
"""Lines tried for a dateline."""

WIDTH = 240
"""Longest dateline, in characters, with its line breaks."""


class Dateline(NamedTuple):
    """Where and when a report was filed, and by which agency, as far as its head says."""

    place: str | None = None
    published: date | None = None
    agency: str | None = None


CALENDAR = frozenset({*MONTHS, *re.findall(r"\S+", "no date monday tuesday wednesday thursday friday saturday sunday")})
"""Words that follow the place and are none of it."""

SMALL_WORDS = frozenset(
    re.findall(r"\S+", "al an and at da de del des di do dos du e ed el en es et i la las le les los of sur upon y")
)
"""Words inside names of places that may begin with a small letter."""

OPENERS = frozenset(re.findall(r"\S+", "after at before between by during for from in on since until when while with"))
"""Words that begin a sentence, and no place."""

NO_PLACE = frozenset(("CLANDESTINE", "NO CITY", "UNDATED"))
"""What stands where a station hides its place or an agency gives none."""

LABELS = frozenset(
    re.findall(
        r"\S+",
        "ALERT ANALYSIS BREAKING CORRECTED CORRECTION EXCLUSIVE EXPLAINER FACTBOX INTERVIEW LIVE NEWS NOTE OPINION "
        "PHOTOS UPDATE UPDATED URGENT VIDEO WATCH",
    )
)
"""Labels that newsrooms set in capitals before a dash, as if they were places."""

MAX_WORDS = 6
"""Longest name of a place with its country, in words (Bunia, Democratic Republic of the Congo)."""

_LEADING_DATE = re.compile(
    rf"\s*(?:date|dated|published(?:\s+on)?|posted(?:\s+on)?)(?:\s*:\s*|\s+){WRITTEN}[\s:.,]*", re.IGNORECASE
)
_HINT = re.compile(r"[(\u2013-\u2015]|--| - ")
_OPENING = re.compile(r"\s*(?:\[[^\[\]]{1,60}\]\s*){0,4}")
_PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.'’`,/&;]|-(?=[^\W\d_])){0,99}")
_WORD = re.compile(r"[^\s,]+")
_COUNTRY = re.compile(r"\s*\(([^()\d]{2,40})\)(?=\s*[,(])")
_WHEN = re.compile(rf"[\s,]*(?:(?P<undated>no\s+date)\b|(?P<bracket>\()?{WRITTEN}(?(bracket)\.?\)))", re.IGNORECASE)
_AGENCY = re.compile(r"[,\s]*[(\[]\s*(?P<name>[^\W\d_](?:[^()\[\]|]|\[[^\[\]]{1,20}\]){1,60}?)\s*[)\]]")
_SLASHED_AGENCY = re.compile(r"[,\s]*/\s*(?P<name>[^\W\d_][^()\[\]|/\n]{1,40}?)\s*/")
_BARE_AGENCY = re.compile(r",\s*(?P<name>[A-Z]{2,10})(?=\s*-)")
_END = re.compile(r"\s*(?:--+|[\u2013-\u2015])|\s*(?<=[)\]/|])\s*[-:]|\s+-\s")
_LONG_DASH = re.compile(r"\s*(?:--+|[\u2014\u2015])")
_SMALL_LETTER = re.compile(r"[a-z]{2}")
_KNOWN_AGENCY = re.compile(
    r"[A-Z][A-Za-z]?[A-Z]{1,4}(?:\s*[-/,&]\s*[A-Z]{2,7})*$|(?i:.*\b(?:reuters?|xinhua|tass|interfax|sputnik|bloomberg|"
    r"anadolu|kyodo|yonhap|ansa|belga|dpa|efe|lusa|pajhwok|ukrinform|\w*news|radio|television|agenc\w+|press\w*|network|service|post|times|wire)\b)"
)


class _Parts(NamedTuple):
    """What stands at the head of a line, in the order of a dateline; every part may be missing."""

    place: str
    country: str | None
    dated: bool
    day: MonthDay | None
    agency: str | None
    ended: bool
    """Whether a dash or colon follows."""
    long_dash: bool
    before_prose: bool
    """Whether small letters follow."""


def read(text: str, year: int | None = None) -> Dateline:
    """Read the head of a report; `year` is the year its file gives, for days without one."""
    head = text[:HEAD]
    leading = _LEADING_DATE.match(head)
    parts = next(_datelines(head, leading.end() if leading else 0), None)
    days = (from_match(leading) if leading else None, parts.day if parts else None)
    published = next(filter(None, (day.on(year) for day in days if day)), None)
    if parts is None:
        return Dateline(published=published)
    return Dateline(_place(parts), published, parts.agency if _names_agency(parts) else None)


def _datelines(head: str, start: int) -> Iterator[_Parts]:
    """The datelines at the beginnings of the first lines."""
    lines = 0
    while start < len(head) and lines < LINES:
        line_end = head.find("\n", start)
        line_end = len(head) if line_end < 0 else line_end
        if start < line_end and not head[start:line_end].isspace():
            lines += 1
            if _HINT.search(head, start, start + WIDTH):
                parts = _parts(head[start : start + WIDTH])
                if parts is not None and _is_dateline(parts, first=lines == 1):
                    yield parts
        start = line_end + 1


def _parts(head: str) -> _Parts | None:
    """Take the head of a line apart; None when its first words cannot be a place."""
    opening = _OPENING.match(head)
    words = _place_words(head, at := opening.end() if opening else 0)
    if words is None:
        return None
    at += len(words)
    country = _COUNTRY.match(head, at)
    when = _WHEN.match(head, at := _after(country, at))
    at = _after(when, at)
    agency = _AGENCY.match(head, at)
    if when and not agency:
        agency = _SLASHED_AGENCY.match(head, at) or _BARE_AGENCY.match(head, at)
    return _Parts(
        place=words,
        country=country[1] if country else None,
        dated=when is not None,
        day=from_match(when) if when and not when["undated"] else None,
        agency=" ".join(agency["name"].split()) if agency else None,
        ended=(end := _END.match(head, _after(agency, at))) is not None,
        long_dash=_LONG_DASH.match(head, at) is not None,
        before_prose=end is not None and _SMALL_LETTER.search(head, end.end()) is not None,
    )


def _after(match: re.Match[str] | None, at: int) -> int:
    return match.end() if match else at


def _place_words(head: str, at: int) -> str | None:
    """The words that may be a place, "" when there are none; None when they are plainly something else."""
    match = _PLACE.match(head, at)
    words = list(_WORD.finditer(match[0])) if match else []
    while words and words[-1][0].rstrip(".").lower() in CALENDAR:
        words.pop()
    if not match or not words:
        return ""
    named = all(word[0].lstrip("'’`&;/")[:1].isupper() or word[0] in SMALL_WORDS or word[0] in "&/" for word in words)
    if not named or len(words) > MAX_WORDS or words[0][0].lower() in OPENERS:
        return None
    return match[0][: words[-1].end()]


def _is_dateline(parts: _Parts, *, first: bool) -> bool:
    """A day or an agency makes a dateline, or else a place in capitals before prose in small letters.

    Below the first line of a text in capitals, a name in brackets before a dash is no agency without a day.
    """
    if parts.dated:
        return _names_agency(parts) if not parts.ended else bool(parts.place or parts.agency)
    if parts.agency:
        return (parts.before_prose or (first and parts.ended)) and (_names_agency(parts) or parts.place.isupper())
    capitals = parts.place.split(",")[0].isupper() and parts.place not in LABELS
    return capitals and parts.long_dash and parts.before_prose


def _names_agency(parts: _Parts) -> bool:
    """Whether the words in brackets are an agency: `(Kenya)` after a place without a day is not."""
    if parts.agency is None:
        return False
    return (parts.dated and parts.ended) or _KNOWN_AGENCY.match(parts.agency) is not None


def _place(parts: _Parts) -> str | None:
    """The place, the first of several, with its country: `CARACAS, VENEZUELA`."""
    words = " ".join(parts.place.split("/")[0].split())
    first, _, rest = words.partition(", ")
    if " and " in first.lower():
        first, rest = first[: first.lower().index(" and ")], ""
    country = parts.country or (parts.agency if parts.agency and not _names_agency(parts) else "")
    names = [name for name in (first, rest, country) if name and name.upper() not in NO_PLACE]
    return ", ".join(names) or None
