"""Provenance of hand edits: who wrote a cell, when, and what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from ..schema import PROVENANCE, Role, as_text, polars_schema
from .recorded import restored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .entry import Entry
    from .rows import EditedRow

    Row = dict[str, Any]

RULE = "edit:"
"""Before the entry's id, in the rule column: `sourcebook revert` takes the id."""

CELL_KEY = ("table", "row_id", "column")


def edited_cells(row: EditedRow) -> Iterator[Row]:
    """The provenance of a row's edited cells, by column: one row each, or one for each member of a list."""
    for name in row.table.names:
        if entry := row.entries.get(name):
            before = as_text(restored(row.table[name], entry.old)) if entry.column == name else as_text(row.built[name])
            for value in _members(row.row[name]):
                yield _trace(entry, row, name, value, "edited") | {"previous_value": before}


def added_cells(row: EditedRow, entry: Entry) -> Iterator[Row]:
    """The provenance of a row that an analyst added; a claim's cells rest on the claim's own words."""
    words = {name: row.row.get(name) for name in ("quote", "report_id", "start", "end", "cited_source")}
    if row.table.name != "claims" or words["quote"] is None:
        words = {}
    for column in row.table.columns:
        value = row.row[column.name]
        grounded = column.role in (Role.EVIDENCE, Role.DERIVED) and column.name not in row.entries
        if grounded and value is not None and value != []:
            for member in _members(value):
                yield _trace(entry, row, column.name, member, "added") | words


def changed_evidence(batch: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Evidence of a builder beside edited cells (columns `CELL_KEY` and `members`, the texts that now stand).

    Words for another value than the one that stands are kept as those of an alternative; words for the one that the
    analyst chose are the cell's. Without words there is nothing to keep.
    """
    joined = batch.join(cells, on=CELL_KEY, how="left", maintain_order="left")
    edited, stands = pl.col("members").is_not_null(), pl.col("members").list.contains(pl.col("value"))
    origin, worded = pl.col("origin"), pl.col("quote").is_not_null()
    changed = (
        pl.when(edited & stands & (origin == "alternative"))
        .then(pl.lit("built"))
        .when(edited & ~stands & origin.is_in(["built", "derived"]))
        .then(pl.lit("alternative"))
        .otherwise(origin)
    )
    kept = joined.filter(~(edited & ~stands & ~worded).fill_null(False))
    return kept.with_columns(changed.alias("origin")).drop("members")


def cells_frame(rows: Sequence[EditedRow]) -> pl.DataFrame:
    """The edited cells of rows, for `changed_evidence`."""
    cells = [
        (row.table.name, row.id, name, [as_text(member) for member in _members(row.row[name])])
        for row in rows
        for name in row.entries
    ]
    schema = {**dict.fromkeys(CELL_KEY, pl.String()), "members": pl.List(pl.String())}
    return pl.DataFrame(cells, schema=schema, orient="row")


def traces_frame(traces: Sequence[Row]) -> pl.DataFrame:
    """Traces as rows of provenance."""
    schema = polars_schema(PROVENANCE)
    return pl.DataFrame({name: [trace.get(name) for trace in traces] for name in schema}, schema=schema)


def _trace(entry: Entry, row: EditedRow, column: str, value: Any, origin: str) -> Row:
    return {
        "table": row.table.name,
        "row_id": row.id,
        "column": column,
        "value": as_text(value),
        "rule": f"{RULE}{entry.id}",
        "origin": origin,
        "edited_by": entry.editor,
        "edited_at": entry.time,
    }


def _members(value: Any) -> list[Any]:
    """A list's members, or the one value; an empty cell gives one empty value, so that its clearing can be seen."""
    return list(value) if isinstance(value, (list, tuple)) and len(value) else [None if value == [] else value]
