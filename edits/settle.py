"""Which of several edits of one cell stands: the rules of the merge, without any table around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .recorded import same

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    left = [one for one in edits if not any(supersedes(other, one) for other in edits)]
    winner = max(left, key=_lateness)
    return Settled(winner, [one for one in left if not same(one.entry.new, winner.entry.new)])


def supersedes(later: Standing, earlier: Standing) -> bool:
    """Whether an edit was made in knowledge of another one of the same row."""
    one, two = later.entry, earlier.entry
    same_row = one.row == two.row or bool({*one.anchors} & {*two.anchors})
    return same_row and later.at != earlier.at and one.seen > earlier.at


def _lateness(standing: Standing) -> tuple[object, ...]:
    """By time; of equal times by content, so that the order of merging makes no difference."""
    entry = standing.entry
    return entry.time, entry.editor, msgspec.json.encode(entry.new, order="deterministic")
