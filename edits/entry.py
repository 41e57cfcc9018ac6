"""An entry of the ledger: one edit of one cell or row, or a verdict on one; a fact that is never changed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, Literal

import msgspec

CELL, NOTE, ADD, DELETE, REVERT, KEEP = "cell", "note", "add", "delete", "revert", "keep"
"""A cell edited, a note put on one, a row added, a row deleted; an entry taken back, an entry confirmed where it met
something else."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in small letters, as in the ids of events."""

CODE = 10
"""Letters of an entry's code: 50 bits, so that a million entries collide less than once in a thousand ledgers."""


class Anchor(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where a report tells of a row: of an event its trigger's first character, of a claim its figure's."""

    report_id: str
    start: int
    words: str = ""
    """What stands there, with a little of what is around it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the ledger. Values are as JSON has them: days as text, lists as lists, an empty cell as null."""

    id: str
    kind: Literal["cell", "note", "add", "delete", "revert", "keep"]
    time: datetime
    """When the workbook was last saved, or else when it was merged; UTC."""
    editor: str
    workbook: str = ""
    """SHA-256 of the workbook's file."""
    edition: str = ""
    """The edition that the workbook was made from."""
    seen: int = 0
    """How many entries that edition had in it: this one supersedes those of them that are about the same cell."""
    address: str = ""
    """Where in the workbook: `Events!H14`."""
    table: str = ""
    row: str = ""
    column: str = ""
    old: Any = None
    """What the edition showed; of a note, its words; of a deleted row, its filled cells."""
    new: Any = None
    """What the analyst wrote; null where a note was taken away; of an added row, its filled cells."""
    built: Any = None
    """What the builder had in the cell, or in the deleted row, at that time: the base of the three-way merge."""
    beside: dict[str, Any] = {}
    """Cells that a rule ties to this one, as they stood in the workbook: together they were in order."""
    anchors: tuple[Anchor, ...] = ()
    """Where the row is told, so that it is found again when its id changes."""
    refers: dict[str, tuple[Anchor, ...]] = {}
    """Events named in `new` and `built`, and where they are told."""
    of: str = ""
    """The entry that a revert takes back, or that is confirmed; `new` then lists what was known to meet it."""


def entry_id(*parts: object) -> str:
    """Name an entry by what it says: the same edit of the same edition has the same id, however often it is merged."""
    digest = hashlib.blake2b("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    number = int.from_bytes(digest, "big")
    return "e-" + "".join(ALPHABET[number >> shift & 31] for shift in range(120, -1, -5))[:CODE]
