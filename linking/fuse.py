"""An event's row from its incidents: one value a cell (docs/linking.md). Why each, `grounds` writes down."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ..schema import EVENTS
from .confidence import confidence
from .keys import UNIDENTIFIED, fold, is_generic
from .member import cells_of
from .settle import date_source, place_source
from .tolls import Bound, Witness, settle_tolls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .link import Joined
    from .member import Member

DATE_BLOCK = ("date_start", "date_end", "date_precision")
PLACE_NAMES = ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place")
POINT = ("latitude", "longitude", "geo_precision")
PLACE_BLOCK = (*PLACE_NAMES, *POINT)
SIDES = ("side_a", "side_b")
REVIEW = ("review_status", "notes")
LISTS = (*SIDES, "cited_sources")

_LEAST_TELLING = {"other": 2, "attack": 1}
"""Event types that leave the means open give way to one that names it, votes being equal."""

Row = dict[str, Any]


class Event(NamedTuple):
    """An event whose row is settled."""

    row: Row
    dropped: dict[str, set[str]]
    """Of each list column, the folded names that gave way to more telling ones."""
    tolls: dict[str, tuple[Bound, Bound, Bound]]


def fuse(event_id: str, voices: Sequence[Member], joined: Sequence[Joined]) -> Event:
    """Settle an event.

    `joined`: all of its incidents in the order of `Key.order`. `voices`: of those that agree in text and in all that
    is compared, the first; what others of them say is the same.
    """
    row: Row = dict.fromkeys(EVENTS.names) | {"event_id": event_id, "review_status": "unreviewed"}
    row |= _date(voices) | _place(voices) | _choices(voices) | _review(voices)
    dropped = {}
    for column in LISTS:
        row[column], dropped[column] = _union(column, voices)
    tolls = settle_tolls([_witness(voice) for voice in voices])
    row |= {f"{measure}_{bound.name}": bound.value for measure, bounds in tolls.items() for bound in bounds}
    row["report_ids"] = [key.report_id for key, _ in joined]
    row["n_reports"] = len(joined)
    row["confidence"] = confidence(row, voices)
    return Event(row, dropped, tolls)


def _witness(voice: Member) -> Witness:
    return Witness(voice.key.report_id, voice.key.text, voice.key.published, voice.incident.figures)


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


def _review(members: Sequence[Member]) -> Row:
    """What a list that is read in already says in the analyst's columns: the first that says something."""
    told = {column: [member.value(column) for member in members] for column in REVIEW}
    first = {column: next((value for value in values if value is not None), None) for column, values in told.items()}
    return {column: value for column, value in first.items() if value is not None}


def _majority(members: Sequence[Member], column: str) -> Any:
    texts: dict[Any, set[str]] = defaultdict(set)
    for member in members:
        value = member.value(column)
        if value is not None:
            texts[value].add(member.key.text)
    # min keeps the first of equals, and dicts keep the order of the reports
    return min(texts, key=lambda value: (-len(texts[value]), _LEAST_TELLING.get(value, 0)), default=None)


def _union(column: str, members: Sequence[Member]) -> tuple[list[str] | None, set[str]]:
    """The names of all reports in the order told, and the folded ones left out."""
    names: dict[str, str] = {}
    for cell in cells_of(members, column):
        names.setdefault(fold(str(cell.value)), str(cell.value))
    dropped: set[str] = _given_up(column, members) if column in SIDES else set()
    kept = [name for folded, name in names.items() if folded not in dropped]
    return kept or None, dropped


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
