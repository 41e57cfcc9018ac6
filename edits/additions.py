"""Rows of a template beside those that a dataset has already: new ones, the same again, or others of the same id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from ..errors import InputError
from .completion import NEW_STATUS
from .edition import EDITED
from .entry import ADD
from .recorded import same, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from .entry import Entry
    from .history import History
    from .ledger import Ledger

    Cells = dict[str, Any]

FOLLOWS = {"review_status": NEW_STATUS}
"""What every new row begins with says nothing of it."""


def additions(entries: Iterable[Entry], history: History) -> list[Entry]:
    """The entries of a template that bring something new: those that the ledger lacks, of rows that are not there.

    Everybody begins a template from nothing, so two people may give one id to two rows. Claims would then be taken for
    those of the other event; so this raises InputError, which names them.
    """
    ledger = history.ledger()
    fresh = [entry for entry in entries if entry.id not in ledger]
    there = _there(fresh, ledger, history.out)
    added = [entry for entry in fresh if entry.kind == ADD]
    others = [(entry, _differing(entry, there.get((entry.table, entry.row), {}))) for entry in added]
    if clashes := [(entry, names) for entry, names in others if names]:
        raise InputError(_told(clashes, history.out))
    return [entry for entry in fresh if entry.kind != ADD or (entry.table, entry.row) not in there]


def _there(fresh: Sequence[Entry], ledger: Ledger, out: Path) -> dict[tuple[str, str], Cells]:
    """Rows with the ids of these: as they were added, or as they stand in the dataset now."""
    asked = {(entry.table, entry.row) for entry in fresh}
    added = (entry for _, entry in ledger.standing() if entry.kind == ADD)
    there: dict[tuple[str, str], Cells] = {
        (entry.table, entry.row): entry.new for entry in added if (entry.table, entry.row) in asked
    }
    for table in EDITED:
        path = out / f"{table.name}.parquet"
        ids = [row for name, row in asked if name == table.name]
        if ids and path.exists():
            rows = pl.scan_parquet(path).select(table.names).filter(pl.col(table.key).is_in(ids)).collect()
            there |= {(table.name, row[table.key]): row for row in rows.iter_rows(named=True)}
    return there


def _differing(entry: Entry, there: Cells) -> list[str]:
    """Filled cells of a new row that say something else in the row that is there; none where there is no such row."""
    if not there:
        return []
    said = ((name, value) for name, value in entry.new.items() if FOLLOWS.get(name) != value)
    return [name for name, value in said if not same(written(there.get(name)), value)]


def _told(clashes: Sequence[tuple[Entry, list[str]]], out: Path) -> str:
    entry, names = clashes[0]
    more = f"; so are {', '.join(one.address for one, _ in clashes[1:])}" if len(clashes) > 1 else ""
    return (
        f"{entry.address}: {entry.row} is in {out} already, with another {', '.join(names)}{more}. If it is the same "
        f"row, edit it in {out / 'sourcebook.xlsx'} and write here what stands there; if not, give it another id, also "
        "where it is named; nothing was changed"
    )
