"""Asides that tell of another day than their sentence: gunmen, who killed 12 last week, shot dead five on Monday."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..dates.mention import may_be_one
from ..deeds.apart import LONG_APART
from ..words.deed_classes import EFFECTS, TAKING, TENDED, VIOLENCE
from ..words.document import P, Span, starting_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..words.document import Document


class Aside(NamedTuple):
    """Where an aside stands, and whether what it tells is only recalled, so that it makes no row."""

    span: Span
    is_recalled: bool


_RELATIVE = (
    r"(?:whose (?:[\w'-]+ ){0,2}[\w'-]+, (?:[\w'-]+ ?){1,3},(?= (?:was|were|had|has|is|died)\b)"
    r"|(?:[\w'-]+ ){0,3}?(?:who|whom|whose|which|where)\b)"
)
_APPOSED = (
    r"(?:an?|the|once an?|one of the) (?:[\w'-]+ ){1,4}?(?:that|who|which|where)\b"
    r"|(?:the |a )?(?:\w+ )?(?:scene|site|target|birthplace|home|stronghold) (?:of|to)\b"
    r"|(?:blamed|accused|suspected|responsible|wanted) (?:for|of)\b"
    r"|(?:seized|captured|recaptured|retaken|overrun|attacked|abandoned|besieged|bombed|looted|stolen|freed|built"
    r"|damaged|destroyed) (?:by|from|in|during|on)\b"
    r"|(?:similar to|of the (?:same )?(?:kind|type|sort))\b"
)
_TIME = (
    r"(?:(?:about|nearly|almost|just|only|more than|less than) )?(?:(?:an?|\d{1,2}|[a-z]+)(?: [a-z]+)? )?"
    r"(?:hours|days?|weeks?|months?|years?)(?: to the day)? (?P<time>after|before)\b"
)
_ASIDE = re.compile(
    rf"(?:, | [-\u2013\u2014]{{1,2}} | ?\()(?P<set_off>{_RELATIVE}|{_APPOSED}|{_TIME})"
    r"|(?<=[a-z]) (?:who|whom|whose|which|where)\b(?= )"
)
"""What opens one: a mark and a clause on what stands before it, or a clause without a mark."""
_END = re.compile(
    r",(?! (?:(?:in|during|at|after) which|when|killing|leaving|wounding)\b) | [-\u2013\u2014]{1,2} |\)|;"
)
_GOES_ON = ("including ", "among ", "and ", "most of ", "some of ")
"""What opens more of the same behind a comma: a day after strikes killed 58, including children, and hurt 183."""
_VERB = re.compile(
    r" (?:(?!was |were |is |are |has |have |had )[\w'-]+ ){0,3}(?:(?:was|were|has|have|had) )?(?:[\w'-]+ ){0,2}"
)
"""What stands between a word that opens a clause without a mark, and its verb."""
LONGEST = 130
"""Characters from its opening to the day in it."""


def asides_of(doc: Document, sentence: Span, facts: Sequence[Fact], days: Sequence[DateMention]) -> list[Aside]:
    """The asides of a sentence that tell a deed and a day, neither of which is that of the deed told beside them."""
    if len(facts) < 2 or not days:
        return []
    found: list[Aside] = []
    last = sentence.start
    for opening in _ASIDE.finditer(doc.norm, sentence.start, facts[-1].start):
        if opening.start() < last:
            continue
        if opening["time"] is not None:
            if (time := _told_as_apart(doc, sentence, opening, facts)) is not None:
                found.append(Aside(time, LONG_APART.search(opening["set_off"].replace(" to the day", "")) is not None))
                last = time.end
            continue
        day = next((day for day in days if opening.end() < day.start <= opening.end() + LONGEST), None)
        if day is None or (end := _end(doc, sentence, opening, day)) is None:
            continue
        span = Span(opening.end(), end)
        told = starting_in(facts, span)
        if not told or (opening["set_off"] is None and not _VERB.fullmatch(doc.norm, opening.end(), told[0].start)):
            continue
        is_past = _is_past(doc, day, without(days, span)) if any(map(_is_deed, without(facts, span))) else None
        if is_past or (is_past is not None and not any(map(_leads_on, told))):
            found.append(Aside(span, is_past))
            last = end
    return found


def _told_as_apart(doc: Document, sentence: Span, opening: re.Match[str], facts: Sequence[Fact]) -> Span | None:
    """Where words stand that tell what was so long before, and a deed of the sentence's own behind their mark."""
    closing = _END.search(doc.norm, opening.end(), sentence.end)
    if closing is None or doc.norm.startswith(_GOES_ON, closing.end()):
        return None
    span = Span(opening.end(), closing.start())
    told, behind = starting_in(facts, span), starting_in(facts, Span(closing.end(), sentence.end))
    return span if told and any(map(_is_deed, behind)) else None


def without(mentions: Sequence[P], span: Span) -> list[P]:
    """The mentions that do not begin in a span."""
    return [mention for mention in mentions if not span.start <= mention.start < span.end]


def _end(doc: Document, sentence: Span, opening: re.Match[str], day: DateMention) -> int | None:
    """Where an aside ends that has a day: at the next mark; one that no mark opens, at the day."""
    if _END.search(doc.norm, opening.end(), day.start) is not None:
        return None
    if opening["set_off"] is None:
        return day.end
    closing = _END.search(doc.norm, day.end, sentence.end)
    return closing.start() if closing is not None else sentence.end


def _is_deed(fact: Fact) -> bool:
    """Whether a fact tells a deed in full: by a verb, or with how many were struck."""
    is_full = fact.voice != "noun" or any(people.number is not None for people in fact.patients)
    return is_full and fact.trigger.cls.name in VIOLENCE | EFFECTS


def _leads_on(fact: Fact) -> bool:
    """Whether what befell people is where the news of them begins: who was abducted on Sunday, was found dead."""
    return fact.voice != "active" and fact.trigger.cls.name in {*TAKING, *TENDED, "arrest", "capture", "injure"}


def _is_past(doc: Document, day: DateMention, others: Sequence[DateMention]) -> bool | None:
    """Whether a day is so long past that what was then is only recalled; None where it may be that of the deed."""
    happened = [each.first for each in others if not (each.is_of_telling or each.duration) and each.first]
    if day.duration:
        return True if happened else None
    if day.first is None or day.last is None:
        return None
    if any(each.first and each.last and may_be_one(day, each) for each in others if not each.duration):
        return None
    then = max(happened, default=doc.report.published)
    if then is None or (not happened and then - day.last <= timedelta(LONG_BEFORE)):
        return None
    return day.precision != "day" or then - day.last > timedelta(RECENT)


LONG_BEFORE, RECENT = 60, 14
"""Days after which a deed is past that nothing else dates, and one that stands beside another day."""
