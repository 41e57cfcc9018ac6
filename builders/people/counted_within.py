"""People counted within others: 12 people, including four women; four of them women; the dead included two children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lists import THEM, is_of_them, people_list
from .phrases import PART_WORDS, people_at
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger
    from .phrases import People


def parts_of(row: Row, index: int, patients: Sequence[People]) -> list[People]:
    """Who are counted within those whom an event word counts: right behind them, or behind time and place."""
    if not patients:
        if index == 0 or row[index].word not in ALL or row[index - 1].word != "the":
            return []
        is_behind = index > 3 and row[index - 2].word == "among" and row[index - 3].tag == "x"
        return subject_before(row, index - 3) if is_behind else parts_after(row, index + 1)
    at = patients[-1].last + 1
    found = parts_after(row, at)
    if not found and at <= index:
        at = index + 1
        found = parts_after(row, at)
    return found or ([] if row.words.isdisjoint(LEADING) else _parts_behind(row, at))


ALL = frozenset({"dead", "killed", "victims", "casualties", "fatalities", "wounded", "injured"})
"""Words for all those killed or hurt: the dead included four women; a nun was among the dead."""
LEADING = PART_WORDS | THEM
"""Words by which parts are told."""


def _parts_behind(row: Sequence[Chunk], index: int) -> list[People]:
    """Parts behind when, where and how it was: killed 12 people in Kabul on Sunday, police said, including four women.

    Each has its number, and nobody else is counted before them, whom they might be part of.
    """
    for at in range(index, len(row)):
        tag = row[at].tag
        if tag in ",(-" and (found := parts_after(row, at)):
            return found if all(people.number and people.actors for people in found) else []
        if tag in ";:" or (tag in "VE" and _counts(row[at])) or (tag == "N" and people_at(row, at) is not None):
            return []
    return []


def _counts(chunk: Chunk) -> bool:
    """Whether an event word counts people itself: and wounded others."""
    readings: Sequence[Trigger] = chunk.item  # type: ignore[assignment]
    return any(reading.cls.measure for reading in readings)


def parts_after(row: Sequence[Chunk], index: int) -> list[People]:
    """Read the people named as part of those just named: `, including three children`, `, nine of them women`."""
    at = index
    while at < len(row) and row[at].tag in ",(-c":
        at += 1
    if at >= len(row):
        return []
    if row[at].tag == "N" and is_of_them(row, at + 1):
        counted = people_at(row, at, at + 1)
        described = people_at(row, at + 3 + (at + 3 < len(row) and row[at + 3].tag == "x"))
        if counted is None:
            return []
        return [described._replace(first=at, start=counted.start, number=counted.number)] if described else [counted]
    if row[at].word in SHARES:
        return people_list(row, at + 3 if is_of_them(row, at + 1) else at + 1)
    if row[at].word not in PART_WORDS:
        return _told_aside(row, index)
    at += 1
    while at < len(row) and row[at].word in THEM:
        at += 1
    return people_list(row, at)


def _told_aside(row: Sequence[Chunk], opening: int) -> list[People]:
    """The parts of those before, each with its number, in brackets or between dashes: - five soldiers and a nun -."""
    if row[opening].tag not in "(-":
        return []
    parts = people_list(row, opening + 1 + (row[opening + 1].tag == "-"))
    end = parts[-1].last + 1 if parts else len(row)
    is_closed = end < len(row) and row[end].tag == (")" if row[opening].tag == "(" else "-")
    return parts if is_closed and len(parts) > 1 and all(people.number for people in parts) else []


SHARES = frozenset({"most", "mostly", "mainly", "many", "some", "largely", "chiefly"})
