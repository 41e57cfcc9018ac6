"""People counted place by place: killed eight people in Sebba and five in Djibo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.deed_classes import TENDED
from .phrases import people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..words.chunks import Row
    from .phrases import People


def by_place(row: Row, fact: Fact) -> list[Fact]:
    """A fact for each place where people are counted: killed eight people in Sebba and five in Djibo."""
    measure = None if fact.trigger.cls.name in TENDED else fact.trigger.cls.measure
    if not (measure and fact.patients and fact.patients[0].number):
        return [fact]  # also where the hurt are treated: six are in hospital, two in Nairobi
    if _are_from_there(row, fact):
        return [fact]
    if (others := _in_the_others(row, fact)) is not None:
        return [fact, fact._replace(start=others.start, end=others.end, patients=(others,), parts=())]
    is_split = _past_place(row, fact.patients[0].last + 1) is not None
    first = fact.patients[:1] if is_split else fact.patients
    last = max(fact.end, first[-1].end)
    behind = row.index_at(last)
    placed = _past_place(row, behind)
    at = _shared_out(row, behind) if placed is None else _past_aside(row, placed)
    listed = []
    while at is not None and at < len(row) and row[at].tag in ",;:c":
        at += 1 + (row[at].tag in ",;" and at + 1 < len(row) and row[at + 1].tag == "c")
        is_counted = at < len(row) and not row[at].word.endswith("ed")  # and freed 20 children in Bambari
        people = people_at(row, at) if is_counted else None
        at = _past_place(row, people.last + 1) if people is not None else None
        if at is not None and at < len(row) and row[at].tag in "vVxh":
            break  # and 30 in Sevare fled
        if people is not None and at is not None and people.number is not None and not people.number.article:
            where = {"start": people.start, "end": people.end}
            listed.append(fact._replace(**where, patients=(people,), parts=(), is_listed=True))
    if not listed or (placed is None and len(listed) < 2):
        return [fact]
    if len(listed) > 1 and _low(first) == sum(
        _low(part.patients) for part in listed
    ):  # 12 people, eight in Jos and four in Bokkos
        return [listed[0]._replace(is_listed=False), *listed[1:]]
    return [fact._replace(patients=first), *listed] if placed is not None else [fact]


OTHERS = frozenset({"second", "third", "other"})


def _in_the_others(row: Row, fact: Fact) -> People | None:
    """Who died in the second of two deeds, without a verb: eight died in the first blast and five in the second."""
    if OTHERS.isdisjoint(row.words) or "the" not in row.words:
        return None
    first = max(row.index_at(fact.end), fact.patients[-1].last + 1)
    for at in range(first, min(len(row) - 1, first + LIST_REACH)):
        if row[at].tag != "N" or row[at - 1].tag in "xvV":
            continue
        behind, before = [[c.word for c in row[n : n + 3]] for n in (at + 1, max(0, at - 2))]
        is_behind = row[at - 1].tag in ",;c" and behind[:2] == ["in", "the"] and behind[2:] and behind[2] in OTHERS
        is_before = before[0] == "the" and before[1] in OTHERS and row[at - 3].tag in ",;c"
        if is_behind or (is_before and row[at + 1].tag in ",.;c"):
            return people_at(row, at)
    return None


def _are_from_there(row: Row, fact: Fact) -> bool:
    """Whether the dead are told by where they came from: killed 30 soldiers from Niger and two from Nigeria."""
    behind = row[fact.patients[0].last + 1 :][:1]
    is_harm = fact.trigger.cls.measure in ("killed", "injured") and fact.voice == "active"
    return is_harm and len(fact.patients) > 1 and bool(behind) and behind[0].word == "from"


def _shared_out(row: Row, behind: int) -> int | None:
    """Index of the border behind which those told of are shared out: were killed by bombs on Tuesday: two in Jos."""
    near = range(behind, min(behind + LIST_REACH, len(row) - 1))
    return next((at for at in near if row[at].tag in ",;:" and row[at + 1].tag == "N"), None)


def _past_aside(row: Row, at: int) -> int:
    """Index behind a clause on the place: twelve died in Saraqib, where a raid hit a market, and five in Ariha."""
    if at + 1 >= len(row) or row[at].tag != "," or row[at + 1].word != "where":
        return at
    ends = (n for n in range(at + 2, min(len(row) - 1, at + LIST_REACH)) if row[n].tag == "," and row[n + 1].tag == "c")
    return next(ends, at)


LIST_REACH = 16
"""Chunks behind the word for what was done to them, in which the list begins."""


def _low(patients: Sequence[People]) -> int:
    """How many people a phrase counts at least."""
    number = patients[0].number
    return number.low or 0 if number is not None else 0


def _past_place(row: Row, at: int) -> int | None:
    """Index behind the place, and the day, that stand at an index; None where there is no place."""
    is_placed = False
    while at + 1 < len(row):
        is_added = row[at].tag == "," and row[at + 1].word in ("also", "close", "near")
        at += is_added  # two, also on Monday, close to Azzan
        at += row[at].word in ("also", "close")
        if row[at].tag not in "pt":
            break
        head = next((n for n in range(at + 1, min(len(row), at + PLACE_REACH)) if row[n].tag not in "dwaT"), at)
        if row[head].tag not in "LD":
            break
        is_placed = is_placed or row[head].tag == "L"
        at = _past_wider(row, head + 1)
    return at if is_placed else None


def _past_wider(row: Row, at: int) -> int:
    """Index behind the kind of a place, and what it lies in: the Marib governorate, in northern Yemen, on Monday."""
    at += at < len(row) and row[at].tag == "w"
    while at < len(row) and row[at].tag == ",":
        end = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].word == "in")
        while end < len(row) and row[end].tag in "dwL'":
            end += 1  # Guachicono, southern Cauca department,
        if end >= len(row) or row[end].tag != "," or all(chunk.tag != "L" for chunk in row[at:end]):
            break
        at = end
    return at + (at + 1 < len(row) and row[at].tag == "," and row[at + 1].tag == "p")


PLACE_REACH = 6
"""Chunks of the words for a place: in the village of Sebba."""
