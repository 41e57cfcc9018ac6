"""Why an event's row says what it says: the words of every report for every cell, and the rules that chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema import EVENTS
from .evidence import Evidence, Scribe
from .fuse import DATE_BLOCK, LISTS, PLACE_BLOCK, REVIEW
from .keys import fold
from .member import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .fuse import Event
    from .member import Member

_PREFERENCE = dict.fromkeys(DATE_BLOCK, "fuse.fewest_days") | dict.fromkeys(PLACE_BLOCK, "fuse.most_exact_place")
_PREFERENCE |= dict.fromkeys(REVIEW, "fuse.first_told")
_PREFERENCE |= {"event_type": "fuse.most_reports", "civilians_targeted": "fuse.any_report"}
"""Column -> the rule by which a value that a report gives lost to the row's."""

_POSITION = {name: number for number, name in enumerate(EVENTS.names)}


def grounds(event: Event, members: Sequence[Member], label: str, *, opening: bool) -> list[Evidence]:
    """Write down the evidence that these reports give for the row, by column; `label` is builder@version.

    The members of an event may come in portions; what rests on the event as a whole goes with the `opening` one.
    """
    scribe = Scribe("events", event.row["event_id"])
    found = [
        *_scalars(event, members, scribe, label),
        *_lists(event, members, scribe, label),
        *(scribe.note("report_ids", m.key.report_id, m.incident.anchor, m.rule, "derived") for m in members),
    ]
    if opening:
        found += _derived(event, scribe)
    return sorted(found, key=lambda evidence: _POSITION[evidence.column])


def _derived(event: Event, scribe: Scribe) -> Iterator[Evidence]:
    for measure, bounds in event.tolls.items():
        for bound in bounds:
            for words, cited in bound.passages:
                yield scribe.note(f"{measure}_{bound.name}", bound.value, words, bound.rule, "derived", cited)
    yield scribe.note("n_reports", event.row["n_reports"], None, "link.count", "derived")
    yield scribe.note("confidence", event.row["confidence"], None, "confidence.formula", "derived")


def _scalars(event: Event, members: Sequence[Member], scribe: Scribe, label: str) -> Iterator[Evidence]:
    """The words for the row's values, and the other values that lost to them."""
    for column, preference in _PREFERENCE.items():
        for cell in cells_of(members, column):
            built = cell.value == event.row[column]
            rule = f"{label}:{cell.rule}" if built else preference
            origin = "built" if built else "alternative"
            yield scribe.note(column, cell.value, cell.passage, rule, origin, cell.cited_source)


def _lists(event: Event, members: Sequence[Member], scribe: Scribe, label: str) -> Iterator[Evidence]:
    """The words for each name, under the spelling that stands in the row."""
    for column in LISTS:
        spelt = {fold(name): name for name in event.row[column] or ()}
        for cell in cells_of(members, column):
            folded = fold(str(cell.value))
            built = folded not in event.dropped[column]
            rule = f"{label}:{cell.rule}" if built else "fuse.named_over_generic"
            origin = "built" if built else "alternative"
            yield scribe.note(column, spelt.get(folded, cell.value), cell.passage, rule, origin, cell.cited_source)
