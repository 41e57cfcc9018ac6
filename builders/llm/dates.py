"""The date of an incident: first day, last day and precision, which belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...schema import EVENTS
from ..table.windows import narrowest
from ..words.document import Span
from .reader import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..dates.mention import DateMention
    from ..records import Cell
    from .reader import AnswerReader

BY_DAYS = "by_days"
"""The rule of a precision that follows from the days."""


def date_cells(reader: AnswerReader, entry: dict[str, Any], near: int) -> Iterator[Cell]:
    """Yield the three cells of the date, or none where it is not told or cannot be."""
    columns = ("date_start", "date_end", "date_precision")
    start, end, precision = (reader.told(EVENTS[name], entry.get(name), near) for name in columns)
    first, last = start or end, end or start
    if first is None or last is None:
        return
    days = _said(reader, first, last)
    narrow = _narrowest(reader, *days) if days else None
    if days is None or narrow is None:
        return
    yield reader.cell("date_start", Told(days[0], first.words))
    yield reader.cell("date_end", Told(days[1], last.words))
    order = EVENTS["date_precision"].vocabulary.codes  # type: ignore[union-attr]
    if precision and order.index(str(precision.value)) >= order.index(narrow):
        yield reader.cell("date_precision", precision)
    else:
        yield reader.cell("date_precision", Told(narrow, first.words), BY_DAYS)


def _said(reader: AnswerReader, first: Told, last: Told) -> tuple[Any, Any] | None:
    """The days, where the words name them: theirs, where they leave more open; None, and told, where they do not."""
    start, end = first.value, last.value
    starts, ends = (
        [date for date in reader.words_said.days(Span(told.words.start, told.words.end)) if _meets(date, start, end)]
        for told in (first, last)
    )
    if not starts or not ends:
        lacking = last if starts else first
        reader.drop("date", f"date {lacking.value} is quoted from {lacking.words.quote!r:.60}, which does not say it")
        return None
    if any(start <= date.first for date in starts) and any(date.last <= end for date in ends):  # type: ignore[operator]
        return start, end
    days = min(date.first for date in starts), max(date.last for date in ends)  # type: ignore[type-var]
    reader.remark(
        f"{start} to {end} is narrower than its words {first.words.quote!r:.60}; taken as {days[0]} to {days[1]}"
    )
    return days


def _meets(said: DateMention, start: Any, end: Any) -> bool:
    return said.first is not None and said.last is not None and said.first <= end and start <= said.last


def _narrowest(reader: AnswerReader, first: Any, last: Any) -> str | None:
    """The narrowest precision that spans the days; None, and told, where they make no date of an incident."""
    published: date | None = reader.report.published
    days = (last - first).days + 1
    if days < 1:
        reader.drop("date", f"the incident of {first} would end on {last}, before it began")
        return None
    if published and first > published:
        reader.drop("date", f"the incident of {first} would be after the report of {published}")
        return None
    narrow = narrowest(days)
    if narrow is None:
        reader.drop("date", f"{first} to {last} are {days} days, more than a year")
    return narrow
