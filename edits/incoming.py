"""A workbook that comes back: what was changed in it, by whom, and what of that is in order."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ..errors import InputError
from ..exports.digest import sha256
from ..exports.template import TEMPLATE
from ..schema.findings import ERROR
from .additions import additions
from .changes import changes
from .edition import EDITED, EmptyEdition
from .entry import ADD, DELETE, NOTE
from .identifying import identified
from .judge import judge
from .locks import opened_by
from .noted import note_changes
from .reading import read_book
from .recording import Source, record
from .unread import unread

if TYPE_CHECKING:
    from pathlib import Path

    from .book import Book
    from .changes import Change
    from .edition import Edition
    from .entry import Entry
    from .history import History


BETWEEN_ROWS = frozenset({"unique", "known_reference"})
"""Rules that a row may break although only another row was changed."""


class Incoming(NamedTuple):
    """A workbook beside the edition that it was made from."""

    book: Book
    edition: Edition
    changes: list[Change]
    findings: pl.DataFrame
    """What is amiss in the workbook."""
    source: Source
    unread: list[str]
    """What else was written into it, which is not taken."""

    @property
    def errors(self) -> pl.DataFrame:
        """The findings that keep a workbook from being merged.

        What was amiss in the edition already, in cells that nobody touched, does not: it is the build's, not theirs.
        A cell that cannot be read was touched, though it may look empty as it was.
        """
        cells = {(change.table, change.row, change.column) for change in self.changes if change.kind != NOTE}
        unread = {*self.book.findings.select("table", "row", "rule", "column").iter_rows()}
        wrong = self._keyed(self.findings.filter(pl.col("severity") == ERROR))
        theirs = [
            row is None
            or rule in BETWEEN_ROWS
            or (table, row, rule, column) in unread
            or (table, key, "") in cells
            or any((table, key, name) in cells for name in _asked(table, rule, column))
            for table, row, key, rule, column in wrong.select("table", "row", "row_id", "rule", "column").iter_rows()
        ]
        return wrong.filter(pl.Series(theirs, dtype=pl.Boolean()))

    def sound(self) -> list[Change]:
        """The changes of rows without errors.

        Where a row with a new id is among the wrong ones, no row of its table is deleted: a row whose id was mistyped
        looks like one that was deleted and another that was added.
        """
        wrong = {*self.errors.select("table", "row_id").iter_rows()}
        doubtful = {*self.errors.filter(pl.col("rule") == "unique")["table"]}
        doubtful |= {one.table for one in self.changes if one.kind == ADD and (one.table, one.row) in wrong}
        return [
            change
            for change in self.changes
            if (change.table, change.row) not in wrong and not (change.kind == DELETE and change.table in doubtful)
        ]

    def _keyed(self, findings: pl.DataFrame) -> pl.DataFrame:
        """Findings with the keys of their rows, also of those that had none when they were read."""
        keys = {
            table.name: self.book.frames[table.name][table.key] for table in EDITED if table.name in self.book.frames
        }
        named = [
            keys[table][row] if row is not None and table in keys else key
            for table, row, key in findings.select("table", "row", "row_id").iter_rows()
        ]
        return findings.with_columns(pl.Series("row_id", named, pl.String))

    def refuse_errors(self) -> None:
        """Raise InputError when the workbook has errors."""
        errors = self.errors
        if errors.is_empty():
            return
        first = errors.row(0, named=True)
        more = f" and {errors.height - 1:,} more" if errors.height > 1 else ""
        raise InputError(
            f"{self.book.path} has errors: {first['address'] or first['table']} {first['message']}{more}; `sourcebook "
            "validate` lists them all; correct them, or merge the rows without errors with --despite-errors; nothing "
            "was changed"
        )

    def entries(self, changes: list[Change]) -> list[Entry]:
        """Some of the changes as entries of the ledger."""
        return record(changes, self.edition, self.source)

    def fresh(self, entries: list[Entry], history: History) -> list[Entry]:
        """Those of the entries that the ledger lacks; raises InputError where a template's row has another's id."""
        if isinstance(self.edition, EmptyEdition):
            return additions(entries, history)
        ledger = history.ledger()
        return [entry for entry in entries if entry.id not in ledger]


def _asked(table: str, rule: str, column: str) -> tuple[str, ...]:
    """The columns that a rule is about."""
    own = {(entry.name, one.name): one.columns for entry in EDITED for one in entry.rules}
    return own.get((table, rule), (column, "report_ids") if rule == "date_within_reports" else (column,))


def incoming(path: Path, history: History, *, editor: str | None = None, now: datetime | None = None) -> Incoming:
    """Read a workbook and compare it with its edition.

    `editor`: whose edits these are where the file does not say, else the user of this machine. `now`: when they were
    made where the file does not say. Raises InputError for what is no workbook of the folder's, or is open elsewhere.
    """
    refuse_open(path)
    book = read_book(path)
    template = book.info.fingerprint == TEMPLATE  # all that is left where a program drops the document's properties
    edition = history.edition(book.info.base or (TEMPLATE if template else None))
    book = identified(book, edition)
    changed = [
        change
        for table in EDITED
        if table.name in book.sheets
        for change in (
            *changes(table, edition.table(table), book.sheets[table.name]),
            *note_changes(table, edition.notes, book.sheets[table.name]),
        )
    ]
    source = Source(
        sha256(path),
        book.info.saved_by or editor or user(),
        (book.info.saved_at or now or datetime.now(UTC)).replace(microsecond=0),
    )
    return Incoming(
        book, edition, changed, judge(book), source, unread(book, edition, history.provenance(edition.name))
    )


def refuse_open(path: Path) -> None:
    """Raise InputError when a spreadsheet program has the workbook open: its unsaved changes cannot be seen."""
    if who := opened_by(path):
        raise InputError(
            f"{path} is open in a spreadsheet program ({who}); save and close it there, or remove the lock file beside "
            "it if that program is gone"
        )


def user() -> str:
    """The user of this machine, by name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "unknown"
