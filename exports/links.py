"""Links inside the workbook: from a row to the words behind it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ..schema import CLAIMS, EVENTS, PROVENANCE
from . import limits
from .parquet import read_batches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..schema import Table


BATCH_ROWS = 50_000
"""Keys read at once."""


class Link(NamedTuple):
    """Cells of one column that lead to the first row of the same key in another sheet."""

    column: str
    target: Table
    target_column: str
    told: str
    """The tooltip."""
    of: str | None = None
    """Where provenance is at either end: the table whose rows are linked."""


LINKS = {
    "events": (Link("event_id", PROVENANCE, "row_id", "The words behind this event", "events"),),
    "claims": (
        Link("claim_id", PROVENANCE, "row_id", "The words behind this claim", "claims"),
        Link("event_id", EVENTS, "event_id", "The event of this claim"),
    ),
    "provenance": (
        Link("row_id", EVENTS, "event_id", "The event these words are about", "events"),
        Link("row_id", CLAIMS, "claim_id", "The claim these words are about", "claims"),
    ),
    "reports": (),
    "conflicts": (
        Link("row_id", EVENTS, "event_id", "The event"),
        Link("row_id", CLAIMS, "claim_id", "The claim"),
    ),
}


def hyperlinks(table: Table, letters: Mapping[str, str], paths: Mapping[str, Path]) -> Iterator[str]:
    """Yield the `<hyperlink>` elements of a table's sheet. `paths`: the tables' Parquet files.

    Excel allows 65,530 links on a sheet. Where there are more linked cells, neighbours that lead to the same row
    share one; what is then still too many goes without.
    """
    links = LINKS[table.name]
    for link in links:
        most = limits.MAX_LINKS // len(links)
        letter, column = letters[link.column], _letter(link)
        cells = pl.when(pl.col("first") == pl.col("last")).then(pl.format(f"{letter}{{}}", "first"))
        element = pl.format(
            f'<hyperlink ref="{{}}" location="{link.target.title}!{column}{{}}" tooltip="{link.told}"/>',
            cells.otherwise(pl.format(f"{letter}{{}}:{letter}{{}}", "first", "last")),
            "target",
        )
        yield "".join(_linked(table, link, paths, most).select(element).to_series())


def _letter(link: Link) -> str:
    return chr(ord("A") + link.target.names.index(link.target_column))


def _linked(table: Table, link: Link, paths: Mapping[str, Path], most: int) -> pl.DataFrame:
    """Rows of the sheet with the row they lead to: first, last, target; no more than Excel has room for."""
    sources = _keys(paths[table.name], link.column, link.of if table is PROVENANCE else None)
    runs = _runs(sources) if sources.height > most else sources.select(first="row", last="row", key="key")
    targets = _keys(paths[link.target.name], link.target_column, link.of if link.target is PROVENANCE else None)
    first = targets.group_by("key").agg(pl.col("row").min().alias("target"))
    return runs.join(first, on="key", how="inner").sort("first").head(most)


def _keys(path: Path, column: str, of: str | None) -> pl.DataFrame:
    """Keys, as digests of 8 bytes to save memory, with the numbers of their rows in the sheet."""
    names = [column] if of is None else [column, "table"]
    wanted = pl.col(column).is_not_null() & (pl.lit(True) if of is None else pl.col("table") == of)
    parts, start = [], 2
    for batch in read_batches(path, names, BATCH_ROWS):
        numbered = batch.with_row_index("row", offset=start).filter(wanted & (pl.col("row") <= limits.MAX_ROWS))
        parts.append(numbered.select("row", pl.col(column).hash().alias("key")))
        start += batch.height
    return pl.concat(parts) if parts else pl.DataFrame(schema={"row": pl.UInt32, "key": pl.UInt64})


def _runs(sources: pl.DataFrame) -> pl.DataFrame:
    """Neighbouring rows of one key, as one. `sources` stand in the order of their rows."""
    row, key = sources["row"], sources["key"]
    begins = ((key != key.shift()) | (row != row.shift() + 1)).fill_null(True)
    ends = begins.shift(-1, fill_value=True)
    return pl.DataFrame({"first": row.filter(begins), "last": row.filter(ends), "key": key.filter(begins)})
