"""A build and a ledger give the dataset: rows stream from the build's files past the edits into new ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import polars as pl

from ..exports import TableWriter
from ..exports.parquet import read_batches
from ..schema import CLAIMS, EVENTS, PROVENANCE, REPORTS
from .added import added_rows
from .conflicts import conflict
from .noted import noted
from .plan import Plan, survey
from .recorded import filled, same, written
from .rows import EditedRow, frame_of, mend
from .settle import by_column, settle
from .traces import CELL_KEY, added_cells, cells_frame, changed_evidence, edited_cells, traces_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ..exports import BuildInfo
    from ..exports.notes import Note
    from ..schema import Table
    from .conflicts import Conflict
    from .ledger import Ledger
    from .plan import Known
    from .settle import Standing

BATCH_ROWS = 50_000
"""Rows in memory at once: a row group of the files that are read."""

UNTOLD = frozenset({"event_id", "claim_id", "report_ids", "n_reports", "confidence"})
"""Columns in which a deleted row may change unnoticed: they change with every further report, which is told."""


class Replayed(NamedTuple):
    """What the replay met."""

    counts: dict[str, int]
    """Rows by table."""
    conflicts: list[Conflict]
    built: list[tuple[str, str, str, Any]]
    """Table, row and column of each edited cell, and the builder's value."""
    notes: list[Note]
    """What analysts wrote in notes on cells."""


def replay(
    tables: Mapping[str, Path], ledger: Ledger, into: Mapping[str, Path], info: BuildInfo, known: Known
) -> Replayed:
    """Write the tables of a build with a ledger's edits.

    `tables` and `into`: Parquet files by table name, of the build and to be written. `known(edition, reports)` gives
    those of the reports that were in an edition. Memory grows with the ledger, not with the tables.
    """
    run = _Replay(Plan(ledger, survey(tables, ledger), known), into, info)
    for table in (EVENTS, CLAIMS, REPORTS):
        run.table(table, tables[table.name])
    run.provenance(tables["provenance"])
    confirmed = ledger.confirmed()
    return Replayed(run.counts, [one for one in run.met() if one.met not in confirmed], run.built(), noted(run.plan))


class _Replay:
    """The tables one after the other, and what later ones have to know of earlier ones."""

    def __init__(self, plan: Plan, into: Mapping[str, Path], info: BuildInfo) -> None:
        self.plan = plan
        self.into = into
        self.info = info
        self.counts: dict[str, int] = {}
        self.conflicts: list[Conflict] = []
        self.edited: list[EditedRow] = []
        self.added: list[dict[str, Any]] = []
        self.tells: Counter[str] = Counter()
        """Events that a report tells of, more or fewer than in the build."""
        self.dropped: dict[str, set[str]] = {table.name: set(plan.deleted[table.name]) for table in (EVENTS, CLAIMS)}

    def table(self, table: Table, path: Path) -> None:
        """Write events, claims or reports."""
        with TableWriter(self.into[table.name], table, self.info) as writer:
            for batch in read_batches(path, table.names, BATCH_ROWS):
                writer.write(self._batch(table, batch))
            rows = added_rows(table, self.plan)
            mend(table, [row for row, _ in rows])
            self.edited += [row for row, _ in rows]
            self.added += [trace for row, entry in rows for trace in added_cells(row, entry)]
            writer.write(self._counted(table, frame_of(table, [row.row for row, _ in rows])))
            self._count(table, [row.row for row, _ in rows], 1)
        self.counts[table.name] = writer.rows

    def provenance(self, path: Path) -> None:
        """Write the words behind the rows, and who edited them, the edits of a row before its words."""
        cells = cells_frame(self.edited)
        traces = traces_frame([trace for row in self.edited for trace in edited_cells(row)])
        with TableWriter(self.into["provenance"], PROVENANCE, self.info) as writer:
            for batch in read_batches(path, PROVENANCE.names, BATCH_ROWS):
                kept = batch.filter(~self._is_dropped())
                merged, traces = _with_traces(changed_evidence(kept, cells), traces)
                writer.write(merged)
            writer.write(traces)
            writer.write(traces_frame([trace for trace in self.added if trace["table"] in ("events", "claims")]))
        self.counts["provenance"] = writer.rows

    def met(self) -> list[Conflict]:
        """Every conflict: of rows that are not built, then of the others, table by table."""
        return [*self.plan.conflicts, *self.conflicts, *(one for row in self.edited for one in row.conflicts)]

    def built(self) -> list[tuple[str, str, str, Any]]:
        """Table, row and column of each edited cell, and the builder's value."""
        return [(row.table.name, row.id, name, written(row.built[name])) for row in self.edited for name in row.entries]

    def _batch(self, table: Table, batch: pl.DataFrame) -> pl.DataFrame:
        """A batch with its edits, without its deleted rows."""
        key = pl.col(table.key)
        edits, deleted = self.plan.cells[table.name], self.plan.deleted[table.name]
        gone = batch.filter(key.is_in(list(deleted)))
        self._tell_deleted(table, gone)
        self._count(table, gone.iter_rows(named=True), -1)
        numbered = batch.filter(~key.is_in(list(deleted))).with_row_index("")
        touched = numbered.filter(key.is_in(list(edits)))
        if not touched.is_empty():
            rows = [EditedRow(table, row) for row in touched.drop("").iter_rows(named=True)]
            for row in rows:
                self._edit(row, edits[row.id])
            mend(table, rows)
            self.edited += rows
            self._count(table, [row.built for row in rows], -1)
            self._count(table, [row.row for row in rows], 1)
            fresh = frame_of(table, [row.row for row in rows]).insert_column(0, touched[""])
            numbered = pl.concat([numbered.filter(~key.is_in(list(edits))), fresh]).sort("")
        kept = self._counted(table, numbered.drop(""))
        return self._without_homeless(kept) if table is CLAIMS else kept

    def _count(self, table: Table, rows: Iterable[dict[str, Any]], by: int) -> None:
        """Note that so many more events, or fewer, are told of by the reports that these rows name."""
        if table is EVENTS:
            for row in rows:
                self.tells.update(dict.fromkeys(row["report_ids"] or (), by))

    def _counted(self, table: Table, frame: pl.DataFrame) -> pl.DataFrame:
        """Reports with the events that they tell of now."""
        if table is not REPORTS or not self.tells:
            return frame
        more = pl.col("report_id").replace_strict(dict(self.tells), default=0, return_dtype=pl.Int64)
        return frame.with_columns(pl.col("n_events") + more)

    def _edit(self, row: EditedRow, edits: list[Standing]) -> None:
        placed = [
            self._with_event_of_now(edit, row) if row.table is CLAIMS and edit.entry.column == "event_id" else edit
            for edit in edits
        ]
        for column, some in by_column(filter(None, placed)).items():
            row.edit(column, some)

    def _with_event_of_now(self, edit: Standing, row: EditedRow) -> Standing | None:
        """A claim's edit with the events that it names by their present ids; None where its event is gone."""
        entry = edit.entry
        now = self.plan.event_now(entry.new, entry)
        if entry.new is not None and now is None:
            self.conflicts.append(conflict("gone", entry, row.id, rebuilt=row.built["event_id"]))
            return None
        before = self.plan.event_now(entry.built, entry) if entry.refers.get(entry.built or "") else entry.built
        return edit._replace(entry=msgspec.structs.replace(entry, new=now, built=before))

    def _tell_deleted(self, table: Table, rows: pl.DataFrame) -> None:
        """Deleted rows that are built otherwise than when they were deleted."""
        for row in rows.iter_rows(named=True):
            last = settle(self.plan.deleted[table.name][row[table.key]]).winner.entry
            now, before = filled(table, row), last.built or {}
            told = [name for name in table.names if not same(now.get(name), before.get(name)) and name not in UNTOLD]
            more = set(now.get("report_ids", ())) - set(before.get("report_ids", ()))
            if told or more:
                note = f"Told by {', '.join(sorted(more))} as well." if more else f"Other now: {', '.join(told)}."
                self.conflicts.append(conflict("deleted_and_rebuilt", last, row[table.key], note=note))

    def _without_homeless(self, claims: pl.DataFrame) -> pl.DataFrame:
        """Claims but those of deleted events, which go with them."""
        homeless = pl.col("event_id").is_in(list(self.dropped["events"])).fill_null(False)
        lost = dict(claims.filter(homeless).select("claim_id", "event_id").iter_rows())
        self.dropped["claims"] |= lost.keys()
        self.edited = [row for row in self.edited if row.table is not CLAIMS or row.id not in lost]
        for claim in sorted((self.plan.cells["claims"].keys() | self.plan.notes["claims"].keys()) & lost.keys()):
            self.plan.give_up("claims", claim, self.plan.deleted["events"][lost[claim]])
        return claims.filter(~homeless)

    def _is_dropped(self) -> pl.Expr:
        gone = pl.lit(False)
        for name, rows in self.dropped.items():
            gone = gone | ((pl.col("table") == name) & pl.col("row_id").is_in(list(rows)))
        return gone


def _with_traces(batch: pl.DataFrame, traces: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put traces before the first evidence of their rows; gives the batch, and the traces whose rows are to come."""
    numbered = batch.with_row_index("at").with_columns(pl.col("at").cast(pl.Float64))
    first = numbered.group_by(CELL_KEY[:2]).agg(pl.col("at").min() - 0.5)
    placed = traces.join(first, on=CELL_KEY[:2], how="left", maintain_order="left")
    here = placed.filter(pl.col("at").is_not_null()).select(numbered.columns)
    merged = pl.concat([here, numbered]).sort("at", maintain_order=True).drop("at")
    return merged, placed.filter(pl.col("at").is_null()).drop("at")
