"""The date of an incident: first day, last day and precision, which belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...schema import EVENTS
from ..table.windows import narrowest
from .reader import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

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
    narrow = _narrowest(reader, first.value, last.value)
    if narrow is None:
        return
    yield reader.cell("date_start", first)
    yield reader.cell("date_end", last)
    order = EVENTS["date_precision"].vocabulary.codes  # type: ignore[union-attr]
    if precision and order.index(str(precision.value)) >= order.index(narrow):
        yield reader.cell("date_precision", precision)
    else:
        yield reader.cell("date_precision", Told(narrow, first.words), BY_DAYS)


def _narrowest(reader: AnswerReader, first: Any, last: Any) -> str | None:
    """The narrowest precision that spans the days; None, and told, where they make no date of an incident."""
    published: date | None = reader.report.published
    days = (last - first).days + 1
    if days < 1:
        reader.remark(f"the incident of {first} would end on {last}, before it began; its date is dropped")
        return None
    if published and first > published:
        reader.remark(f"the incident of {first} would be after the report of {published}; its date is dropped")
        return None
    narrow = narrowest(days)
    if narrow is None:
        reader.remark(f"{first} to {last} are {days} days, more than a year; the date is dropped")
    return narrow
