"""Which events of two builders are one: in one report by rule or by their words, else by the rules of linking."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..linking.compatible import same_event
from ..linking.link import link
from .side import ANCHOR, FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..linking.keys import Key
    from .side import Found, Words

SAME_WORDS = "compare.same_words"
SAME_REPORT = "compare.same_report"

TELLING = (ANCHOR, "event_type", *FIGURES)
"""Columns whose words belong to one incident. Those of dates, places and names may serve several of a report."""


class Pair(NamedTuple):
    """Two events taken for one, and the rule that took them."""

    first: Found
    second: Found
    rule: str


def pair(firsts: Iterable[Found], seconds: Iterable[Found]) -> list[Pair]:
    """Match each event with at most one of the other builder, in the order of the first builder's.

    1. Events of one report whose words overlap, or that linking would join; those that share most words come first.
    2. Of those left, what linking joins over different reports.
    3. Of those left, the only two of a report, where they share a day or a place.
    """
    left = _Left(firsts, seconds)
    for found in (_in_one_report, _linked, _alone):
        for match in list(found(left)):
            left.take(match)
    return sorted(left.taken, key=lambda match: match.first.number)


class _Left:
    """The events not matched yet."""

    def __init__(self, firsts: Iterable[Found], seconds: Iterable[Found]) -> None:
        self.firsts = {found.number: found for found in firsts}
        self.seconds = {found.number: found for found in seconds}
        self.taken: list[Pair] = []

    def take(self, match: Pair) -> None:
        """Keep a pair, unless one of its events is matched already."""
        if match.first.number in self.firsts and match.second.number in self.seconds:
            del self.firsts[match.first.number], self.seconds[match.second.number]
            self.taken.append(match)

    def by_report(self) -> Iterator[tuple[list[Found], list[Found]]]:
        """The events of each report that both builders found any in."""
        sides: list[dict[str, list[Found]]] = []
        for events in (self.firsts, self.seconds):
            reports: dict[str, list[Found]] = defaultdict(list)
            for found in events.values():
                for report_id in found.row["report_ids"]:
                    reports[report_id].append(found)
            sides.append(reports)
        return ((sides[0][name], sides[1][name]) for name in sides[0] if name in sides[1])


def _in_one_report(left: _Left) -> list[Pair]:
    scored: dict[tuple[int, int], tuple[tuple[object, ...], Pair]] = {}
    for firsts, seconds in left.by_report():
        for first in firsts:
            for second in seconds:
                at = first.number, second.number
                if at not in scored and (score := _score(first, second)):
                    scored[at] = score
    return [match for _, match in sorted(scored.values(), key=lambda entry: entry[0])]


def _score(first: Found, second: Found) -> tuple[tuple[object, ...], Pair] | None:
    """What a pair shares, words before rules; None where it shares neither."""
    rule = same_event(first.key, second.key)
    shared = sum(_overlap(first.words.get(column, ()), second.words.get(column, ())) for column in TELLING)
    if not rule and not shared:
        return None
    same_type = first.key.event_type == second.key.event_type
    order = -shared, not rule, not same_type, first.number, second.number
    return order, Pair(first, second, rule or SAME_WORDS)


def _overlap(ones: Iterable[Words], twos: Iterable[Words]) -> bool:
    twos = list(twos)
    return any(
        one.report_id == two.report_id and one.start < two.end and two.start < one.end for one in ones for two in twos
    )


def _linked(left: _Left) -> Iterator[Pair]:
    """What linking joins, each builder being one teller: it never joins two events of one."""
    events = {id(found.key): found for found in (*left.firsts.values(), *left.seconds.values())}
    for keys in _by_country(left):
        for joined in link(keys):
            if len(joined) == 2:
                found = [events[id(key)] for key, _ in joined]
                first, second = sorted(found, key=lambda one: one is not left.firsts.get(one.number))
                yield Pair(first, second, joined[1].rule)


def _by_country(left: _Left) -> Iterator[list[Key]]:
    keys = [found.key for found in (*left.firsts.values(), *left.seconds.values())]
    keys.sort(key=lambda key: key.country or "")
    for _, some in groupby(keys, key=lambda key: key.country):
        yield list(some)


def _alone(left: _Left) -> list[Pair]:
    return [
        Pair(firsts[0], seconds[0], SAME_REPORT)
        for firsts, seconds in left.by_report()
        if len(firsts) == len(seconds) == 1 and _akin(firsts[0].key, seconds[0].key)
    ]


def _akin(one: Key, two: Key) -> bool:
    """Whether two events share a day or a place."""
    if one.first and one.last and two.first and two.last and max(one.first, two.first) <= min(one.last, two.last):
        return True
    return one.place is not None and one.place == two.place
