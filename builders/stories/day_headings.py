"""Days that head the parts of a report, with what happened on them below or behind: 13 May, alone on its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from ..words.headlines import body_of
from ..words.immutable import Immutable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ..dates.finding import DateMention
    from ..words.document import Document, Span

_ABOVE = re.compile(r"(?:^|\n)[^\w\n]{0,6}$")
_BELOW = re.compile(r"[^\w\n]{0,6}\n|\. {1,2}(?=[A-Z])")
"""The end of the line, or a full stop, as chronologies have it: 20 February. Turkey. A bomb went off."""
FEWEST = 2
"""A single day alone on a line may be that of the report."""


class Calendar(Immutable, frozen=True):
    """The days of a report: those told, those of them that head a part, its dateline, and whence it looks back."""

    days: Sequence[DateMention]
    headings: Sequence[DateMention]
    dateline: Span | None
    told_from: date | None

    def heading(self, at: int) -> DateMention | None:
        """The day that heads the part of the report in which a character stands."""
        above = bisect_right(self.headings, at, key=attrgetter("start"))
        return self.headings[above - 1] if above else None


def heading_days(doc: Document, days: Iterable[DateMention]) -> list[DateMention]:
    """The days that head parts of a report, where there are several, or the only part."""
    found = [day for day in days if day.precision == "day" and _is_line(doc.text, day)]
    return found if len(found) >= FEWEST or len(doc.paragraphs) == 1 else []


def _is_line(text: str, day: DateMention) -> bool:
    if _BELOW.match(text, day.end) is None:
        return False
    return _ABOVE.search(text, max(0, day.start - 7), day.start) is not None


LEAD = len("* On the night of ")
"""Characters of a line of a list before its day."""


def is_list_of_days(doc: Document, days: Iterable[DateMention]) -> bool:
    """Whether most paragraphs below the headline begin with a day."""
    body = body_of(doc)
    begins = ((doc.paragraph_at(day.start).start, day.start) for day in days)
    begun = {start for start, at in begins if at - start < LEAD}
    return 2 * len(begun) > sum(paragraph.start >= body for paragraph in doc.paragraphs)


_ENTRY = re.compile(r"(?: \([^()\n]{1,30}\))?(?::| [\u2013\u2014-]) ")


def heads_entry(doc: Document, days: Sequence[DateMention], sentence: Span) -> bool:
    """Whether a sentence begins an entry of a list, behind others, with its day: 18 September 2020: In Rumbek."""
    day = next((day for day in days if day.start < sentence.end), None)
    if day is None or not 0 < sentence.start <= day.start or _ENTRY.match(doc.text, day.end) is None:
        return False
    return _ABOVE.search(doc.text, max(0, day.start - 7), day.start) is not None
