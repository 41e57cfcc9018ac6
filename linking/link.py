"""Which incidents of different reports are one event. docs/linking.md states the rule in words.

Incidents that agree in everything compared are collapsed first, so that many copies of one report cost no more than
reading them; the rest meet through an index of day and place. The order in which reports were read plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from .compatible import WIDE_DAYS, is_placed, same_event, share_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from .keys import Key

COMPARED = 16
"""Different tellings of an event that a newcomer has to agree with: enough to stop chains of near agreements, and the
cost of an event that thousands tell differently stays linear. Raise it when chains appear."""

CANDIDATES = 1000
"""Events of the same days and places that a newcomer is compared with: one town's worst day stays affordable."""

_CLOSENESS = ("same_day_same_place", "overlapping_days_same_place", "same_place", "nested_place", "near_place")


class Joined(NamedTuple):
    """An incident in an event, and the rule that put it there (`link.first` for the one that founded it)."""

    key: Key
    rule: str


def link(keys: Iterable[Key]) -> Iterator[list[Joined]]:
    """Group the incidents of one country into events, each in the order of `Key.order`; none has a teller twice."""
    clusters = _Clusters()
    for unit in sorted(_collapse(keys), key=_most_telling_first):
        clusters.place(unit)
    for cluster in clusters.all:
        yield _settled(cluster)


class _Unit:
    """Incidents of different reports that agree in everything compared."""

    def __init__(self, linkable: bool, toll: Hashable | None) -> None:
        self.keys: list[Key] = []
        self.linkable = linkable
        self.toll = toll

    @property
    def first(self) -> Key:
        return min(self.keys, key=lambda key: key.order)

    @property
    def tellers(self) -> set[str]:
        return {key.teller for key in self.keys}

    def rule(self) -> str:
        if self.linkable:
            return same_event(self.keys[0], self.keys[0]) or ""
        return "link.same_actor_type_day_toll" if self.toll else "link.same_text"


class _Cluster:
    """An event in the making."""

    def __init__(self, unit: _Unit) -> None:
        self.tellings = [unit.keys[0]]
        self.tellers = unit.tellers
        self.joined = [Joined(key, unit.rule()) for key in unit.keys]

    def add(self, unit: _Unit, rule: str) -> None:
        if len(self.tellings) < COMPARED:
            self.tellings.append(unit.keys[0])
        self.tellers |= unit.tellers
        self.joined += [Joined(key, rule) for key in unit.keys]


class _Clusters:
    """Events in the making, found by the days and places they can share with a newcomer."""

    def __init__(self) -> None:
        self.all: list[_Cluster] = []
        self.index: dict[Hashable, list[int]] = defaultdict(list)

    def place(self, unit: _Unit) -> None:
        """Put a unit into the event that it agrees with best, or into a new one."""
        best = min(self._agreeing(unit), default=None)
        if best is None:
            number = len(self.all)
            self.all.append(_Cluster(unit))
        else:
            *_, number, rule = best
            self.all[number].add(unit, rule)
        for entry in _entries(unit):
            numbers = self.index[entry]
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def _agreeing(self, unit: _Unit) -> Iterator[tuple[int, bool, bool, int, str]]:
        tellers = unit.tellers
        found = {number for entry in _wanted(unit) for number in self.index.get(entry, ())}
        for number in sorted(found)[:CANDIDATES]:
            cluster = self.all[number]
            rule = _agrees(cluster.tellings, unit) if cluster.tellers.isdisjoint(tellers) else None
            if rule:
                first = cluster.tellings[0]
                named = share_name(first.side_a, unit.keys[0].side_a)
                same_type = first.event_type == unit.keys[0].event_type
                yield _distance(rule), not named, not same_type, number, rule


def _agrees(tellings: Sequence[Key], unit: _Unit) -> str | None:
    """The rule by which a unit agrees with every telling of an event: that with the first of them."""
    if not unit.linkable:
        return "link.same_actor_type_day_toll"
    rules = [same_event(telling, unit.keys[0]) for telling in tellings]
    return rules[0] if all(rules) else None


def _distance(rule: str) -> int:
    return next((rank for rank, name in enumerate(_CLOSENESS) if rule.endswith(name)), len(_CLOSENESS))


def _collapse(keys: Iterable[Key]) -> Iterable[_Unit]:
    units: dict[Hashable, _Unit] = {}
    seen: Counter[Hashable] = Counter()
    for key in sorted(keys, key=lambda key: key.order):
        linkable = is_placed(key) and same_event(key, key) is not None
        toll = _toll(key)
        kind = key.signature if linkable else toll or (key.text, key.signature)
        # the second such incident of a report or list meets the second of others: two of one are never one event
        seen[kind, key.teller] += 1
        unit = units.setdefault((kind, seen[kind, key.teller]), _Unit(linkable, toll))
        unit.keys.append(key)
    return units.values()


def _toll(key: Key) -> Hashable | None:
    """What an incident without date or place must share in full: country, who acted, type, day and the killed."""
    if not (key.side_a and key.killed and key.event_type and key.days == 1):
        return None
    return "toll", key.country, key.side_a, key.event_type, key.first, key.killed


def _most_telling_first(unit: _Unit) -> tuple[object, ...]:
    key = unit.first
    return not unit.linkable, key.days, key.spot is None, key.order


def _entries(unit: _Unit) -> Iterator[Hashable]:
    """Everything under which later units look for this one."""
    key = unit.keys[0]
    if unit.toll:
        yield unit.toll
    if not unit.linkable:
        return
    if key.spot:
        yield from (("month", key.spot, month) for month in _months(key))
    if key.days <= WIDE_DAYS:
        for day in _days(key):
            yield from (("word", day, word) for word in (key.spot or "").split())
            yield from (("cell", day, cell) for cell in _cells(key)[:1])
            yield "area", day, key.admin1
            if not key.spot:
                yield "bare area", day, key.admin1


def _wanted(unit: _Unit) -> Iterator[Hashable]:
    """Everything under which an earlier unit that agrees with this one stands in the index."""
    key = unit.keys[0]
    if not unit.linkable:
        yield unit.toll
    elif key.days > WIDE_DAYS:
        yield from (("month", key.spot, month) for month in _months(key))
    else:
        for day in _days(key):
            yield from (("word", day, word) for word in (key.spot or "").split())
            yield from (("cell", day, cell) for cell in _cells(key))
            yield "bare area" if key.spot else "area", day, key.admin1


def _days(key: Key) -> list[int]:
    return [(key.first + timedelta(n)).toordinal() for n in range(key.days)] if key.first else []


def _months(key: Key) -> range:
    if not (key.first and key.last):
        return range(0)
    return range(key.first.year * 12 + key.first.month, key.last.year * 12 + key.last.month + 1)


CELL_DEGREES = 0.25
"""Height of a cell of the place index; at least NEAR_KM, so that near points lie in one cell or in neighbours."""


def _cells(key: Key) -> list[tuple[int, int]]:
    """The cell of a point, then those around it; east and west widen towards the poles with the meridians' closing."""
    if key.latitude is None or key.longitude is None:
        return []
    row = int(key.latitude // CELL_DEGREES)
    column = int(key.longitude // CELL_DEGREES)
    reach = 1 if abs(key.latitude) < 25 else 2 if abs(key.latitude) < 60 else 4
    around = ((row + dy, column + dx) for dy in (-1, 0, 1) for dx in range(-reach, reach + 1) if dx or dy)
    return [(row, column), *around]


def _settled(cluster: _Cluster) -> list[Joined]:
    first, *rest = sorted(cluster.joined, key=lambda joined: joined.key.order)
    return [Joined(first.key, "link.first"), *rest]
