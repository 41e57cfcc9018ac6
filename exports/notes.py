"""Notes on the workbook's cells: the words behind an event's main figure, and what analysts wrote beside a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ..schema import EVENTS
from .excel_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

QUOTED_ROWS = 200
"""Events whose main figure carries its words as a note: notes cost the spreadsheet more than rows."""

QUOTED = "killed_best"


class Note(NamedTuple):
    """The note on one cell."""

    table: str
    row: str
    """The row's id."""
    column: str
    quoted: str = ""
    """The words behind the value, which the build puts there."""
    written: str = ""
    """What analysts wrote."""
    author: str = ""
    """Who they are."""

    @property
    def text(self) -> str:
        """The note as it stands in the workbook; one that is too long for it ends with where the whole is."""
        return plain("\n\n".join(filter(None, (self.quoted, self.written))))


def cell_notes(tables: Mapping[str, Path], written: Iterable[Note] = ()) -> list[Note]:
    """The notes of a workbook: quotations, and those that analysts wrote. `tables`: its Parquet files, by name."""
    found = {(note.table, note.row, note.column): note for note in _quotations(tables)}
    for note in written:
        cell = (note.table, note.row, note.column)
        found[cell] = note._replace(quoted=found[cell].quoted) if cell in found else note
    return list(found.values())


def _quotations(tables: Mapping[str, Path]) -> Iterable[Note]:
    """The words behind the main figure of the first events: quote and who is cited."""
    events = pl.scan_parquet(tables["events"]).select("event_id").head(QUOTED_ROWS)
    cell = (pl.col("table") == EVENTS.name) & (pl.col("column") == QUOTED) & (pl.col("origin") != "alternative")
    words = pl.scan_parquet(tables["provenance"]).filter(cell & pl.col("quote").is_not_null())
    pairs = events.join(words, left_on="event_id", right_on="row_id", maintain_order="left").unique(
        "event_id", keep="first", maintain_order=True
    )
    cited = pl.when(pl.col("cited_source").is_null()).then(pl.lit("")).otherwise(pl.format("\n({})", "cited_source"))
    said = pairs.select("event_id", pl.concat_str(pl.lit("“"), "quote", pl.lit("”"), cited)).collect()
    return (Note(EVENTS.name, event, QUOTED, quoted=quote) for event, quote in said.iter_rows())
