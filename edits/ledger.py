"""The ledger: every hand edit that was ever merged, in order, one JSON object a line; appended to, never changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from ..errors import InputError, UnknownNameError
from ..schema import TABLES
from .entry import ADD, CELL, DELETE, KEEP, NOTE, REVERT, Entry
from .recorded import restored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_decode = msgspec.json.Decoder(Entry).decode
_encode = msgspec.json.Encoder(order="deterministic").encode


class Ledger:
    """The entries in order, and which of them stand."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self.position = {entry.id: at for at, entry in enumerate(self.entries)}
        self.taken_back = _taken_back(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self.position

    def __getitem__(self, entry_id: str) -> Entry:
        """The entry of this id; raises UnknownNameError."""
        if entry_id not in self.position:
            raise UnknownNameError(
                f"the ledger has no entry {entry_id!r} among {len(self):,}; ids stand in history/ledger.jsonl, in the "
                "rule column of Provenance and on the Conflicts sheet"
            )
        return self.entries[self.position[entry_id]]

    def standing(self) -> Iterator[tuple[int, Entry]]:
        """The edits that nobody took back, with their positions."""
        for at, entry in enumerate(self.entries):
            if entry.kind not in (REVERT, KEEP) and entry.id not in self.taken_back:
                yield at, entry

    def confirmed(self) -> set[tuple[str, ...]]:
        """Entries that were confirmed, each with what it was known to meet."""
        kept = (entry for entry in self.entries if entry.kind == KEEP and entry.id not in self.taken_back)
        return {(entry.of, *met) for entry in kept for met in entry.new}

    def with_entries(self, entries: Sequence[Entry]) -> Ledger:
        """The ledger with entries appended; those that it has already are not repeated."""
        return Ledger([*self.entries, *(entry for entry in entries if entry.id not in self.position)])

    @property
    def digest(self) -> str:
        """SHA-256 of everything in it; the empty string for an empty ledger."""
        return hashlib.sha256(self.text()).hexdigest() if self.entries else ""

    def text(self) -> bytes:
        """The ledger as its file has it."""
        return b"".join(_encode(entry) + b"\n" for entry in self.entries)


def read_ledger(path: Path) -> Ledger:
    """Read a ledger's file; an empty ledger where there is none. Raises InputError for a line that is no entry."""
    if not path.exists():
        return Ledger()
    entries = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            entries.append(_checked(_decode(line)))
        except (msgspec.DecodeError, KeyError, ValueError, TypeError) as error:
            raise InputError(
                f"{path}:{number}: no ledger entry ({error}); restore the file from a backup, or remove the line if it "
                "was added by hand"
            ) from error
    return Ledger(entries)


def _checked(entry: Entry) -> Entry:
    """The entry; raises KeyError, ValueError or TypeError where its table, column or value does not exist."""
    if entry.kind in (CELL, ADD, DELETE):
        table = {one.name: one for one in TABLES}[entry.table]
        cells = {entry.column: entry.new, **entry.beside} if entry.kind == CELL else entry.new or {}
        for name, value in cells.items():
            restored(table[name], value)
    if entry.kind == NOTE:
        _ = {one.name: one for one in TABLES}[entry.table][entry.column]
        if not isinstance(entry.new, str | None):
            raise TypeError(f"a note is text, not {entry.new!r}")
    return entry


def _taken_back(entries: Sequence[Entry]) -> frozenset[str]:
    """Entries that a standing revert takes back; a revert can be taken back too, by a later one."""
    gone: set[str] = set()
    for entry in reversed(entries):
        if entry.kind == REVERT and entry.id not in gone:
            gone.add(entry.of)
    return frozenset(gone)
