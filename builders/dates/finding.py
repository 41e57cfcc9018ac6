"""When things are said to have happened: every date of a text, written, relative or counted from another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from ...reports.dateline import HEAD
from ..words.document import Document
from ..words.rare import Rare
from .calendar import calendar_mentions
from .mention import DateMention, mention_of, resolve, since
from .units import unit_mention
from .weekdays import latest, weekday_mention
from .words import date_words, either
from .words_alone import feast_mention, word_mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .words import Hit

__all__ = ["DateMention", "find_dates", "resolve"]

_READERS: dict[str, Callable[[Document, Hit], DateMention | None]] = {
    "weekday": weekday_mention,
    "unit": unit_mention,
    "part": unit_mention,
    "weekend": unit_mention,
    "word": word_mention,
    "feast": feast_mention,
}


COUNTED_FROM = range(1000, 9000)
"""Years of published days that days are counted from; in others they could leave the calendar, years 1 to 9999."""


def find_dates(doc: Document) -> list[DateMention]:
    """Find the dates of a report, in text order, without overlaps: of overlapping ones the longest."""
    hits = list(date_words().hits(doc.norm))
    if doc.report.published is not None and doc.report.published.year not in COUNTED_FROM:
        doc = Document(msgspec.structs.replace(doc.report, published=None))
    if any(hit.anchor.role == "weekday" for hit in hits):
        doc = _on_its_own_day(doc)
    calendar = [hit for hit in hits if hit.anchor.role in ("month", "year")]
    found = list(calendar_mentions(doc, calendar))
    for hit in hits:
        reader = _READERS.get(hit.anchor.role)
        if reader is not None and (mention := reader(doc, hit)) is not None:
            found.append(mention)
    told = [*_with_dateline(doc, _apart(doc, found))]
    filed = next((mention.first for mention in told if mention.kind == "dateline"), None)
    if filed is not None and doc.report.published is not None and filed < doc.report.published:
        return find_dates(Document(msgspec.structs.replace(doc.report, published=filed)))
    return [_of_since(doc, mention) for mention in told]


_SINCE_CLAUSE = re.compile(
    r"since (?!then\b)(?:[\w'-]+ ){0,6}"
    r"(?:broke|began|started|erupted|took|seized|launched|invaded|fell|resumed|ended|came|flared|overthrew|captured)"
    r" (?:[\w'-]+ ){0,5}$"
)
LONGEST_CLAUSE = 80
"""Characters of a clause behind `since`, up to the day in it."""


_HELD = re.compile(r"\b(?:held|holding|captive|captivity|hostages?|missing|in the hands of)\b[^.;]{0,60} since $")
_DAY = re.compile(r"\d{1,2} [a-z]+|[a-z]+ \d{1,2}\b|[a-z]+day\b")


def _is_of_captives(doc: Document, mention: DateMention) -> bool:
    """Whether a day since which people are held or missing is that on which they were taken: held since 7 July."""
    if mention.rule != "date.since" or _DAY.match(doc.norm, mention.start) is None:
        return False
    return _HELD.search(doc.norm, max(0, mention.start - LONGEST_CLAUSE), mention.start) is not None


def _of_since(doc: Document, mention: DateMention) -> DateMention:
    """A day that only says since when something has gone on, as that: killed since fighting broke out on 15 April."""
    if mention.duration and _is_of_captives(doc, mention):
        first = mention.first
        return mention_of((mention.start, mention.end), "absolute", "held_since", (first, first) if first else None)
    if mention.duration or not _SINCE_CLAUSE.search(doc.norm, max(0, mention.start - LONGEST_CLAUSE), mention.start):
        return mention
    return since((mention.start, mention.end), mention.first, doc.report.published)


_WORDS = date_words()
_TODAY = Rare(
    rf"\b(?:today|tonight|this (?:morning|afternoon|evening)),? \(?({either(_WORDS.weekdays)})\b",
    *("today", "tonight", "this "),
)


def _on_its_own_day(doc: Document) -> Document:
    """The report as of the day that its words call today (today, Wednesday), which may lie before it was published."""
    published = doc.report.published
    told = _TODAY.search(doc.norm) if published is not None else None
    day = latest(_WORDS.weekdays[told[1]], published) if told is not None else None
    if day is None or day == published:
        return doc
    return Document(msgspec.structs.replace(doc.report, published=day))


def _apart(doc: Document, found: list[DateMention]) -> list[DateMention]:
    """Leave out what a longer mention covers, and `overnight` beside the date of the night."""
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is None or mention.start >= before.end:
            if before is not None and _is_night_of(doc, before, mention):
                kept[-1] = max(before, mention, key=lambda one: one.rule != "date.overnight")
            else:
                kept.append(mention)
        elif mention.end - mention.start > before.end - before.start:
            kept[-1] = mention
    return kept


_NIGHT_OF = re.compile(r",? {1,3}(?:(?:on|of|from|into|late|between) {1,3}){0,2}(?:the )?")


def _is_night_of(doc: Document, one: DateMention, two: DateMention) -> bool:
    """Whether one of two neighbours is `overnight` and the other the day it is said of."""
    if "date.overnight" not in (one.rule, two.rule) or two.start - one.end > 12:
        return False
    return _NIGHT_OF.fullmatch(doc.norm, one.end, two.start) is not None


_DATELINE_END = re.compile(r"[\s,]*(?:[(\[/]|(?:\.?\)\s*)?(?:--|[\u2013-\u2015]|-\s))")
_DASH_END = re.compile(r" ?[\u2013-\u2015-] ")
_BRACKETED_END = re.compile(r"\s?[(\[][^()\[\]\n]{2,40}[)\]]\s?(?:--|[\u2013-\u2015]|-\s)")
_LINE_END = re.compile(r"[ \t\r]*(?:\n|\Z)")
_LABEL = re.compile(r"\s*(?:date|dated|published|posted|updated)(?: on)? ?:? {0,3}")
_PROSE = re.compile(r"(?<![A-Za-z'’])(?!(?:de|del|la|el|the|of|al|and|du|los|las|upon|in)\b)[a-z]{2,}|[.!?:;]\s")
_OPENING = re.compile(r"\s*(?:on|around|about|circa|by|before|after|since|in|until|late|early|from|between|during)\b")
"""With these a sentence begins and no dateline: Around 8 November (as reported)."""
LONGEST_DATELINE = 100
"""Characters of a line before the day of its dateline."""
DAYS_APART = 2
"""Days between a dateline and the published day at most: filed late, published after a weekend's wait."""


def _with_dateline(doc: Document, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """Mark the first day of the head that stands in a dateline."""
    looking = True
    for mention in mentions:
        looking = looking and mention.start < HEAD
        if looking and mention.kind == "absolute" and _is_dateline(doc, mention):
            looking = False
            yield mention._replace(kind="dateline", rule="date.dateline")
        else:
            yield mention


def _is_dateline(doc: Document, mention: DateMention) -> bool:
    """Whether its line begins with a place and goes on with an agency or dash, or has but a label or nothing before it.

    A day alone on its line, or behind a label, may be that of an incident unless it is the published one.
    """
    if mention.first is None or mention.first != mention.last:
        return False
    apart = abs((doc.report.published - mention.first).days) if doc.report.published else 0
    begin = doc.text.rfind("\n", 0, mention.start) + 1
    if apart > DAYS_APART or mention.start - begin > LONGEST_DATELINE:
        return False
    lead = doc.text[begin : mention.start].strip()
    if not lead:
        if _BRACKETED_END.match(doc.text, mention.end) is not None:
            return True  # May 27, 2024 (EL FASHER) -
        is_published = doc.report.published is not None and _DASH_END.match(doc.text, mention.end) is not None
        return apart == 0 and (is_published or _LINE_END.match(doc.text, mention.end) is not None)
    if _LABEL.fullmatch(doc.norm, begin, mention.start):
        return apart == 0
    if _OPENING.match(doc.norm, begin):
        return False
    is_named = lead[0].isalpha() or lead[0] in "([\"'"
    is_ended = _DATELINE_END.match(doc.text, mention.end) or (lead.isupper() and doc.text.startswith(": ", mention.end))
    return is_named and bool(is_ended) and _PROSE.search(lead) is None
