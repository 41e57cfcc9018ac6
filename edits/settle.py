"""Which of several edits of one cell stands: the rules of the merge, without any table around them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .recorded import same
from .whereabouts import same_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .entry import Entry


class Standing(NamedTuple):
    """An entry that nobody took back, with its position in the ledger."""

    at: int
    entry: Entry


class Settled(NamedTuple):
    """What became of the edits of one cell."""

    winner: Standing
    rivals: list[Standing]
    """Edits that did not know of the winner, nor it of them, and that give another value."""


def settle(edits: Sequence[Standing]) -> Settled:
    """Settle the edits of one cell, or the additions of one row; there is at least one.

    An edit supersedes those that were in the edition it was made on. Of what is left the latest stands, whatever the
    order in which the workbooks were merged.
    """
    left = latest(edits)
    winner = left[-1]
    return Settled(winner, [one for one in left if not same(one.entry.new, winner.entry.new)])


def latest(edits: Sequence[Standing]) -> list[Standing]:
    """Those of the edits of one cell that no other supersedes, the latest last."""
    return sorted((one for one in edits if not any(supersedes(other, one) for other in edits)), key=_lateness)


def by_column(edits: Iterable[Standing]) -> dict[str, list[Standing]]:
    """The edits of a row by the columns that they are about."""
    found: dict[str, list[Standing]] = {}
    for edit in edits:
        found.setdefault(edit.entry.column, []).append(edit)
    return found


def supersedes(later: Standing, earlier: Standing) -> bool:
    """Whether an edit was made in knowledge of another one of the same row."""
    one, two = later.entry, earlier.entry
    same_row = one.row == two.row or any(same_place(*places) for places in product(one.anchors, two.anchors))
    return same_row and later.at != earlier.at and one.seen > earlier.at


def _lateness(standing: Standing) -> tuple[object, ...]:
    """By time; of equal times by content, so that the order of merging makes no difference."""
    entry = standing.entry
    return entry.time, entry.editor, msgspec.json.encode(entry.new, order="deterministic")
