"""The conflicts table: where hand edits meet a build, or each other, and somebody should look."""

from __future__ import annotations

from .column import Column, Kind, Role, Table
from .vocabulary import Term, Vocabulary

CONFLICT = Vocabulary(
    "conflict",
    (
        Term("rebuilt", "The build now gives another value than the one that was edited. The edit stands."),
        Term("edited_twice", "Two edits that did not know of each other give different values. The later one stands."),
        Term("deleted_and_edited", "One analyst deleted the row and another edited it. It stays deleted."),
        Term("deleted_and_rebuilt", "The deleted row is built with other values or from more reports. It stays so."),
        Term("deleted_and_joined", "The deleted event is now part of another one, which stays."),
        Term("split", "The edited event is now several. The edits are in the one named here."),
        Term("gone", "Nothing of the edited row is built any more. The edit waits in the ledger."),
        Term("held", "A cell is kept as it was when an edit beside it was made: rebuilt, it would break a rule."),
        Term("not_in_effect", "The edit would break a rule beside the values of now. The rebuilt value stands."),
        Term("taken_id", "The id of the added row belongs to another row. The added row waits in the ledger."),
    ),
)

CONFLICTS = Table(
    name="conflicts",
    title="Conflicts",
    meaning="One row per edit that meets a rebuilt value or another edit. Every edit is in the ledger.",
    key="entry",
    columns=(
        Column(
            name="conflict",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What meets what, and which of them stands.",
            nullable=False,
            vocabulary=CONFLICT,
            example="rebuilt",
            width=19,
        ),
        Column(
            name="table",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="The table of the row.",
            nullable=False,
            example="events",
            width=9,
        ),
        Column(
            name="row_id",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="event_id, claim_id or report_id of the row, as it is now where it is built.",
            nullable=False,
            example="SYR-20231108-7q2mxe",
            width=24,
        ),
        Column(
            name="column",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="The column; empty where it is about the whole row.",
            example="killed_best",
            width=19,
        ),
        Column(
            name="stands",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What stands in the cell now.",
            example="28",
            width=22,
        ),
        Column(
            name="edited",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What this edit gives.",
            example="28",
            width=22,
        ),
        Column(
            name="before",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What was built when the edit was made.",
            example="21",
            width=22,
        ),
        Column(
            name="rebuilt",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What is built now.",
            example="23",
            width=22,
        ),
        Column(name="edited_by", kind=Kind.TEXT, role=Role.RECORD, meaning="Who made the edit.", example="", width=14),
        Column(
            name="edited_at", kind=Kind.TIMESTAMP, role=Role.RECORD, meaning="When it was made.", example="", width=18
        ),
        Column(
            name="entry",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="The ledger's entry: `sourcebook revert` with this id takes the edit back.",
            nullable=False,
            example="e-5kq0v1s8d2",
            width=15,
        ),
        Column(
            name="note",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="What to know and what to do.",
            nullable=False,
            example="",
            width=60,
        ),
    ),
)
"""Not among `TABLES`: it says something of the edits, not of the world, and is no part of the dataset."""
