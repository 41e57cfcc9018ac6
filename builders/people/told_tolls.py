"""Tolls: the figure that a count of people comes to, wherever the sentence states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from .phrases import People

RISES = frozenset(
    {"raise", "raised", "raises", "raising", "bring", "brings", "brought", "bringing", "rise", "rose", "risen", "rises"}
    | {"rising", "climbed", "climbs", "climbing", "jumped", "jumps", "goes", "went", "gone", "increased", "increases"}
    | {"reached", "reaches", "stands", "stood", "put", "puts", "gave", "given", "gives", "taking", "took", "takes"}
    | {"coded", "revised"}
)
"""Verbs by which a count comes to a figure."""


REACHES = frozenset({"reached", "reaches", "passed", "passes", "topped", "tops", "exceeded", "exceeds", "now"})
"""Words right behind which a toll tells its figure: the toll has reached 75; death toll in the blast now 40."""
TOLLS = frozenset({"toll", "death toll"})
NUMBERING = frozenset({"number", "numbered", "numbering", "total", "totaled", "totalled"})
NUMBERING |= {"range", "ranged", "ranges", "ranging", "vary", "varied", "varies", "varying"}
"""Verbs behind the dead that say how many they are: numbered 12, range from 40 to 75."""


STATING = TOLLS | RISES | REACHES | NUMBERING
"""Words of which one stands where a figure is told, but for `the dead are`."""


RISEN = frozenset({"climbs", "climbed", "rises", "rose", "risen", "increased", "increases", "jumps", "jumped", "now"})
"""Words behind a toll that was lower before."""
RISEN_REACH = 6


def has_risen(row: Sequence[Chunk], index: int) -> bool:
    """Whether a toll is told as one that was told before and is higher now: Death toll in Sumy climbs to four."""
    return row[index].word in TOLLS and any(chunk.word in RISEN for chunk in row[index + 1 : index + RISEN_REACH])


def toll_of(row: Row, index: int) -> list[People]:
    """The figure that the count of an event word comes to: put the number of dead at 14, and of injured at 90."""
    stated = row.answer(_toll)
    if (
        stated
        and not _counts_dead(row[index])
        and any(chunk.word in TOLLS for chunk in row[index + 1 : stated[0].first])
    ):
        return []  # one of the injured died, taking the toll to five
    is_before = bool(stated) and stated[0].first < index and not _leads_to(row, stated[0].last, index)
    if is_before and any(map(is_counted, row[: stated[0].first])):
        at = index + 1  # the figure is that of the word before
        own = people_at(row, at + 1) if at < len(row) and (row[at].word == "at" or row[at].tag in "xt") else None
        return [own] if own is not None and own.number is not None else row.answer(_toll, index)
    return stated


def _leads_to(row: Sequence[Chunk], figure: int, index: int) -> bool:
    """Whether a figure is that of the word at an index, told behind it: bringing to 16 the number killed."""
    return index - figure < LONGEST_COUNT and [chunk.word for chunk in row[figure + 1 : figure + 3]] in COUNTS


LONGEST_COUNT = 7
COUNTS = (["the", "number"], ["the", "toll"], ["the", "death toll"], ["the", "total"])


def _are_the_dead(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word for the dead or the hurt, as they are all, stands before `are`: the wounded are over 100."""
    return at > 1 and row[at - 2].word == "the" and row[at - 1].word not in TOLLS and is_counted(row[at - 1])


def is_counted(chunk: Chunk) -> bool:
    """Whether an event word counts people: dead, injured."""
    return chunk.tag in "VE" and any(reading.cls.measure for reading in chunk.item)  # type: ignore[attr-defined]


def _counts_dead(chunk: Chunk) -> bool:
    return chunk.tag in "VE" and any(reading.cls.measure == "killed" for reading in chunk.item)  # type: ignore[attr-defined]


def with_toll(patients: list[People], stated: list[People]) -> list[People]:
    """Give people without a number the one that a toll comes to: bringing to 61 the number of civilians killed."""
    if not stated:
        return patients
    return [patients[0]._replace(number=stated[0].number)] if patients and not stated[0].actors else stated


def _is_incidents(row: Sequence[Chunk], at: int) -> bool:
    """Whether a toll, or a number of the dead, is that of what is told, so that it `is` so many.

    Not that of an attack in which it was so many, of a whole region, or of all civilians killed.
    """
    if row[at].word not in TOLLS and not (row[at].word == "number" and row[at + 1].tag == "o"):
        return False
    before = [chunk for chunk in row[max(0, at - 3) : at] if chunk.word not in ("the", "death")]
    if before and (before[-1].word in OVERALL or before[-1].tag == "q"):
        return False
    be = next((be for be in range(at, len(row)) if row[be].tag == "x"), at)
    is_wide = any(chunk.word in WIDE for chunk in row[at:be])
    return not is_wide and (row[at].word in TOLLS or _is_of_the_dead(row, at + 2))


OVERALL = frozenset({"total", "overall", "cumulative", "combined", "whole"})
WIDE = frozenset(
    {"region", "country", "state", "province", "district", "year", "month", "war", "conflict", "nationwide"}
)
"""Words for more than one incident: the toll in the state is 40."""


def _is_of_the_dead(row: Sequence[Chunk], at: int) -> bool:
    """Whether `number of` counts the dead or the hurt as such: of those killed, of wounded; not of civilians killed."""
    return any(
        is_counted(chunk) for chunk in row[at : at + 1 + (row[at].word in ("the", "those", "people", "persons"))]
    )


def _leads_to_figure(row: Sequence[Chunk], at: int) -> bool:
    """Whether a count comes to the figure behind: to 12, at 12; not according to two officials, of the two attacks."""
    if row[at].word not in ("at", "as") and row[at].tag not in "to":
        return False
    return row[at + 1].word != "the" and (at == 0 or row[at - 1].word != "according")


def _toll(row: Row, start: int = 0) -> list[People]:
    """The figure a toll comes to: it has risen to 12, bringing to 43 the number killed; the dead (, who) number 20."""
    if row.words.isdisjoint(STATING) and not any(_are_the_dead(row, at) for at in range(start, len(row))):
        return []
    rising = is_number = is_toll = False
    for at, chunk in enumerate(row[start:-1], start):
        if chunk.word == "unknown":
            break  # fatalities unknown, coded as 10
        is_toll = is_toll or chunk.word in TOLLS
        rising = rising or is_toll or chunk.word in RISES
        is_number = is_number or _is_incidents(row, at)
        before = at - 1 - (at > 2 and row[at - 1].word == "who")
        before -= at > 1 and row[before].tag == ","  # the wounded, numbering; the dead, who numbered
        is_aside = (
            chunk.tag == "," and _are_the_dead(row, at) and [each.tag for each in row[at + 1 : at + 3]] == ["N", ","]
        )
        numbers = (chunk.word in NUMBERING and at > 0 and is_counted(row[before])) or (
            chunk.tag == "x" and (is_number or _are_the_dead(row, at))
        )
        numbers = numbers or is_aside  # the wounded, more than 40, were
        reaches = chunk.word in REACHES and (is_toll or is_number)
        if numbers or reaches or (rising and _leads_to_figure(row, at)):
            people = people_at(row, at + 1)
            is_of_things = (
                reaches and people is not None and row[people.last + 1 :][:1] and row[people.last + 1].tag in "wTL"
            )
            if people is not None and people.number is not None and not (people.number.article or is_of_things):
                return [people]
    return []
