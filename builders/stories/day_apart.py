"""The day of a deed that is told as so many days before or after another: on Monday, a day after bandits shot three."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.mention import mention_of, shifted
from ..figures.of_several import DEED, DEEDS
from ..numbers.values import value_of
from ..words.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..dates.mention import DateMention
    from ..deeds.facts import Fact
    from ..words.document import Document, Span

_APART = Rare(
    r"\b((?:(?:(?P<many>an?|[a-z]+|\d{1,2}) )?(?:full |whole )?(?P<unit>day|week|month)s?|(?P<hours>24|48|72) hours"
    r"|(?P<soon>(?:very )?shortly|minutes|moments))"
    r" (?P<way>after|before))"
    r" (?:[^\s,.;]+ ){0,30}(?:[^\s,.;]+, including [^,.;]{1,60}, and )?(?P<outcome>(?:[^\s,.;]+, ){1,2})?$",
    *("day after", "days after", "day before", "days before", "24 hours ", "48 hours ", "72 hours "),
    *("week after", "weeks after", "week before", "weeks before"),
    *("month after", "months after", "month before", "months before"),
    *("shortly after", "minutes after", "moments after", "shortly before", "minutes before", "moments before"),
)
LENGTH = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
"""Days of a unit, and by how many more or fewer such a count may be out."""
SOME = {"day": (1, 6), "week": (8, 31), "month": (32, 180)}
"""Days that are meant where no number is told: days after gunmen shot five."""
UNCOUNTED = frozenset({None, "just", "only", "mere", "few", "several", "some", "barely"})
COUNTED = "date.days_from_event"
"""The rule of a day that was counted so."""
REACH = 220
"""Characters before a deed in which such words lead to it."""
_STILL = re.compile(r"\b(?:ha(?:s|ve)|is|are|remains?|continues?|still)\b")
"""Words of a clause that tells how things stand on the day of the report."""


def day_apart(doc: Document, days: Sequence[DateMention], fact: Fact) -> DateMention | None:
    """The day, counted from the single day told last before; None where the words give none.

    Where they open the sentence it is counted from the day behind its comma: two days after gunmen shot three, hundreds
    rallied on Friday.
    """
    found = _APART.search(doc.norm, max(0, fact.start - REACH), fact.start)
    if found is None or (found["outcome"] and not fact.word.endswith("ing")):
        return None
    last, apart = _counted_from(doc, days, fact, found), _days_apart(found)
    if last is None or apart is None:
        return None
    fewest, most = apart
    first, latest = (shifted(last, by) for by in ((fewest, most) if found["way"] == "before" else (-most, -fewest)))
    if first is None or latest is None:
        return None
    return mention_of(found.span(1), "anchor", "days_from_event", (first, latest))


def _days_apart(found: re.Match[str]) -> tuple[int, int] | None:
    """The fewest and the most days that such words mean; None where they count nothing: in the days after."""
    if found["soon"]:
        return 0, 0
    if found["hours"]:
        return (int(found["hours"]) // 24,) * 2
    is_one = found["many"] in ("a", "an")
    value = None if is_one or found["many"] is None else value_of(found["many"])
    if value is None and not is_one:
        is_some = found["many"] in UNCOUNTED and found[1].rpartition(" ")[0].endswith("s")
        return SOME[found["unit"]] if is_some else None
    length, blur = LENGTH[found["unit"]]
    centre = length * (value.value if value is not None else 1)
    return (centre - blur, centre + blur) if centre else None


_BEHIND = re.compile(
    r",? (?:about |nearly |almost |just |only )?(?P<many>an?|[a-z]+|\d{1,2}) days? after"
    rf" (?:the|this|its|their|his|her) (?:[\w-]+ ){{0,3}}?(?:{DEED}|{DEEDS}|incident\b|killings?\b|clash\b)"
)


def day_of_deed(doc: Document, telling: DateMention) -> DateMention | None:
    """The day of what was told on another, so many days behind it: officials said on Friday, a day after the blast."""
    found = _BEHIND.match(doc.norm, telling.end)
    if found is None or telling.first is None or telling.precision != "day":
        return None
    value = None if found["many"] in ("a", "an") else value_of(found["many"])
    if value is None and found["many"] not in ("a", "an"):
        return None
    day = shifted(telling.first, -(value.value if value is not None else 1))
    return mention_of(found.span(), "anchor", "days_from_event", (day, day)) if day is not None else None


_HEAD = re.compile(r"(?:[^.;]{0,60}[-\u2013\u2014]{1,2} )?(?:about |nearly |almost |just |only )?")
"""What may stand before the first words of a sentence: a dateline."""


def opens_with(doc: Document, counted: DateMention, fact: Fact) -> bool:
    """Whether the words by which a day is counted open the fact's sentence, whose day then stands behind a comma."""
    return _opens(doc, doc.sentences[fact.sentence], counted.start)


def _opens(doc: Document, sentence: Span, at: int) -> bool:
    return _HEAD.fullmatch(doc.norm, sentence.start, at) is not None


def _counted_from(doc: Document, days: Sequence[DateMention], fact: Fact, found: re.Match[str]) -> date | None:
    """The day from which days apart are counted: one of the sentence, behind it, or told last before."""
    sentence = doc.sentences[fact.sentence]
    before = [day for day in days if day.start < found.start() and day.precision == "day"]
    happened = [day for day in before if not day.is_of_telling]
    told = [day for day in happened if day.start >= sentence.start]
    told = told or [day for day in before if day.start >= sentence.start]
    if not told and _opens(doc, sentence, found.start()) and (behind := _behind(doc, days, fact, sentence)) is not None:
        return behind
    told = told or (happened if fact.is_apart else [])
    return told[-1].first if told else None


def _behind(doc: Document, days: Sequence[DateMention], fact: Fact, sentence: Span) -> date | None:
    """The day of the clause behind the comma: that it tells, or that of the report where it says how things stand."""
    comma = doc.norm.find(", ", fact.end, sentence.end)
    if comma < 0 or any(fact.end <= day.start < comma for day in days):
        return None
    told = next((day for day in days if comma < day.start < sentence.end and day.precision == "day"), None)
    if told is not None:
        return told.first
    return doc.report.published if _STILL.search(doc.norm, comma, sentence.end) else None
