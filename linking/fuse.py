"""An event's row from its incidents: one value a cell, with every report's evidence (docs/linking.md)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema import EVENTS
from .confidence import confidence
from .evidence import Evidence, Scribe
from .keys import UNIDENTIFIED, fold, is_generic
from .settle import date_source, place_source
from .tolls import Witness, settle_tolls

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from ..builders.records import Cell
    from .member import Member

DATE_BLOCK = ("date_start", "date_end", "date_precision")
PLACE_NAMES = ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place")
POINT = ("latitude", "longitude", "geo_precision")
PLACE_BLOCK = (*PLACE_NAMES, *POINT)
SIDES = ("side_a", "side_b")
LISTS = (*SIDES, "cited_sources")

_LEAST_TELLING = {"other": 2, "attack": 1}
"""Event types that leave the means open give way to one that names it, votes being equal."""

Row = dict[str, Any]


class Event(NamedTuple):
    """One event: its row, and the evidence of its cells in the order of the columns."""

    row: Row
    evidence: list[Evidence]


def fuse(event_id: str, members: Sequence[Member], label: str) -> Event:
    """Settle an event. `members` in the order of `Key.order`, the founder first; `label` is builder@version."""
    row: Row = dict.fromkeys(EVENTS.names) | {"event_id": event_id, "review_status": "unreviewed"}
    row |= _date(members) | _place(members) | _choices(members)
    dropped = {}
    for column in LISTS:
        row[column], dropped[column] = _union(column, members)
    scribe = Scribe("events", event_id)
    derived = [*_tolls(row, members, scribe), *_reports(row, members, scribe)]
    built = [
        *_scalars(row, members, scribe, label),
        *_lists(row, dropped, members, scribe, label),
    ]
    places = {name: number for number, name in enumerate(EVENTS.names)}
    return Event(row, sorted([*built, *derived], key=lambda evidence: places[evidence.column]))


def _date(members: Sequence[Member]) -> Row:
    source = date_source([member.key for member in members])
    chosen = next((member for member in members if member.key is source), None)
    return {column: chosen.value(column) for column in DATE_BLOCK} if chosen else {}


def _place(members: Sequence[Member]) -> Row:
    """The place of one incident, completed by others where everything that both tell agrees."""
    source = place_source([member.key for member in members])
    chosen = next((member for member in members if member.key is source), None)
    if chosen is None:
        return {}
    block = {column: chosen.value(column) for column in PLACE_BLOCK}
    for other in members:
        theirs = {column: other.value(column) for column in PLACE_BLOCK}
        if other is not chosen and _consistent(block, theirs):
            block |= {column: theirs[column] for column in PLACE_NAMES if block[column] is None}
            if block["latitude"] is None:
                block |= {column: theirs[column] for column in POINT}
    return block


def _consistent(block: Row, theirs: Row) -> bool:
    """Whether two places are one: nothing that both tell differs, and the more exact of them is not the other's."""
    told = [column for column in PLACE_NAMES if block[column] is not None and theirs[column] is not None]
    same = all(fold(block[column]) == fold(theirs[column]) for column in told)
    return same and ("place" in told or theirs["place"] is None) and block["country"] is not None


def _choices(members: Sequence[Member]) -> Row:
    """Columns that stand for themselves: the value of most distinct texts, then the most telling, then the first."""
    targeted = [member.value("civilians_targeted") for member in members]
    known = [value for value in targeted if value is not None]
    return {
        "event_type": _majority(members, "event_type"),
        "civilians_targeted": any(known) if known else None,
    }


def _majority(members: Sequence[Member], column: str) -> Any:
    texts: dict[Any, set[str]] = defaultdict(set)
    for member in members:
        value = member.value(column)
        if value is not None:
            texts[value].add(member.key.text)
    # min keeps the first of equals, and dicts keep the order of the reports
    return min(texts, key=lambda value: (-len(texts[value]), _LEAST_TELLING.get(value, 0)), default=None)


_PREFERENCE = dict.fromkeys(DATE_BLOCK, "fuse.fewest_days") | dict.fromkeys(PLACE_BLOCK, "fuse.most_exact_place")
_PREFERENCE |= {"event_type": "fuse.most_reports", "civilians_targeted": "fuse.any_report"}


def _scalars(row: Row, members: Sequence[Member], scribe: Scribe, label: str) -> Iterator[Evidence]:
    """The words for the row's values, and the other values that lost to them."""
    for column, preference in _PREFERENCE.items():
        for cell in _cells(members, column):
            built = cell.value == row[column]
            rule = f"{label}:{cell.rule}" if built else preference
            origin = "built" if built else "alternative"
            yield scribe.note(column, cell.value, cell.passage, rule, origin, cell.cited_source)


def _cells(members: Iterable[Member], column: str) -> Iterator[Cell]:
    for member in members:
        yield from member.cells.get(column, ())


def _union(column: str, members: Sequence[Member]) -> tuple[list[str] | None, set[Hashable]]:
    """The names of all reports in the order told, and the folded ones left out."""
    names: dict[str, str] = {}
    for cell in _cells(members, column):
        names.setdefault(fold(str(cell.value)), str(cell.value))
    dropped = _given_up(column, members) if column in SIDES else set()
    kept = [name for folded, name in names.items() if folded not in dropped]
    return kept or None, set(dropped)


def _given_up(column: str, members: Sequence[Member]) -> set[str]:
    """Names that only say what kind of people acted, where another report names them.

    A report that gives both means both. Of those acted on, `civilians` and the like are people in their own right:
    there only `unidentified` gives way.
    """
    told = [{str(cell.value) for cell in member.cells.get(column, ())} for member in members]
    naming = [names for names in told if not all(map(is_generic, names))]
    kept = {fold(name) for names in naming for name in names if name != UNIDENTIFIED}
    every = {name for names in told for name in names}
    vague = {name for name in every if is_generic(name)} if column == "side_a" else {UNIDENTIFIED} & every
    return {fold(name) for name in vague} - kept if naming else set()


def _lists(
    row: Row, dropped: dict[str, set[Hashable]], members: Sequence[Member], scribe: Scribe, label: str
) -> Iterator[Evidence]:
    for column in LISTS:
        spelt = {fold(name): name for name in row[column] or ()}
        for cell in _cells(members, column):
            folded = fold(str(cell.value))
            built = folded not in dropped[column]
            rule = f"{label}:{cell.rule}" if built else "fuse.named_over_generic"
            value = spelt.get(folded, cell.value)
            origin = "built" if built else "alternative"
            yield scribe.note(column, value, cell.passage, rule, origin, cell.cited_source)


def _tolls(row: Row, members: Sequence[Member], scribe: Scribe) -> Iterator[Evidence]:
    witnesses = [
        Witness(member.key.report_id, member.key.text, member.key.published, member.incident.figures)
        for member in members
    ]
    for measure, bounds in settle_tolls(witnesses).items():
        for bound in bounds:
            column = f"{measure}_{bound.name}"
            row[column] = bound.value
            for words, cited in bound.passages:
                yield scribe.note(column, bound.value, words, bound.rule, "derived", cited)


def _reports(row: Row, members: Sequence[Member], scribe: Scribe) -> Iterator[Evidence]:
    """Which reports tell of the event, why they were joined, and how far to trust the row."""
    row["report_ids"] = [member.key.report_id for member in members]
    row["n_reports"] = len(members)
    row["confidence"] = confidence(row, members)
    for member in members:
        yield scribe.note("report_ids", member.key.report_id, member.incident.anchor, member.rule, "derived")
    yield scribe.note("n_reports", len(members), None, "link.count", "derived")
    yield scribe.note("confidence", row["confidence"], None, "confidence.formula", "derived")
