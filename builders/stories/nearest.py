"""The day nearest to a deed of those that its sentence tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.telling import is_of_capture
from ..words.deed_classes import TAKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..words.document import Document


REPORTING = 300
"""Characters that a day beside a reporting verb stands farther away: it is the day of the telling."""


def nearest(doc: Document, mentions: Sequence[DateMention], fact: Fact) -> DateMention | None:
    """The mention closest to the fact's event word; days of telling only where there is no other.

    Nor is it the day on which those told of had been taken: an aid worker, abducted in March, was killed on Monday.
    """
    if len(mentions) > 1 and fact.trigger.cls.name not in TAKING:
        later = [mention for mention in mentions if not is_of_capture(doc, mention)]
        mentions = later if any(not mention.is_of_telling for mention in later) else mentions
    mentions = [day for day in mentions if not _is_of_issue(doc, day, mentions)]
    if len(mentions) < 2:
        return next(iter(mentions), None)
    return min(mentions, key=lambda mention: _distance(doc, mention, fact))


def _is_of_issue(doc: Document, head: DateMention, told: Sequence[DateMention]) -> bool:
    """Whether a day with a colon behind is that of the bulletin, which tells of a weekday before: 13 May: on Sunday."""
    if not doc.norm.startswith((":", "):"), head.end) or head.first is None:
        return False
    return any(day.rule == "date.weekday" and day.last is not None and day.last < head.first for day in told)


def _distance(doc: Document, mention: DateMention, fact: Fact) -> int:
    gap = max(mention.start - fact.end, fact.start - mention.end)
    return gap + REPORTING if mention.is_of_telling or _is_aside(doc, mention, fact) else gap


_ASIDE = re.compile(r", (?:where|which|who|whose) [^,;]*$")
LONGEST_ASIDE = 100
"""Characters of an aside up to the day in it."""


_CLAUSE = re.compile(
    r"\b(?:where|(?:town|village|city|area|region|district|province|state|camp|settlement) (?:that|which))"
    r" (?:[\w'-]+ ){1,9}$|\bsite of (?:[\w'-]+ ){1,5}(?:in |on )$"
)
"""What a day stands in that is not the fact's, but of a place: in a town that was attacked last month."""


def _is_aside(doc: Document, mention: DateMention, fact: Fact) -> bool:
    """Whether a day is only that of an aside before a fact: in Jalawla, where forces withdrew on Monday, a bomber.

    Or of a clause behind it that says more of a place: near the site of a massacre in 1994.
    """
    if mention.start > fact.end:
        return _CLAUSE.search(doc.norm, fact.end, mention.start) is not None
    if doc.norm.startswith(" after ", mention.end):
        return True  # a road was blocked on Tuesday after gunmen killed five on Monday
    if mention.end > fact.start or doc.norm.find(",", mention.end, fact.start) < 0:
        return False
    start = max(0, mention.start - LONGEST_ASIDE)
    return any(words.search(doc.norm, start, mention.start) is not None for words in (_CLAUSE, _ASIDE))
