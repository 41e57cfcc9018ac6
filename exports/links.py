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
        pairs = _pairs(table, link, paths)
        most = limits.MAX_LINKS // len(links)
        runs = pairs if pairs.height <= most else _runs(pairs).head(most)
        letter, column = letters[link.column], _letter(link)
        cells = pl.when(pl.col("first") == pl.col("last")).then(pl.format(f"{letter}{{}}", "first"))
        element = pl.format(
            f'<hyperlink ref="{{}}" location="{link.target.title}!{column}{{}}" tooltip="{link.told}"/>',
            cells.otherwise(pl.format(f"{letter}{{}}:{letter}{{}}", "first", "last")),
            "target",
        )
        yield "".join(runs.select(element).to_series())


def _letter(link: Link) -> str:
    return chr(ord("A") + link.target.names.index(link.target_column))


def _pairs(table: Table, link: Link, paths: Mapping[str, Path]) -> pl.DataFrame:
    """Rows of the sheet with the row they lead to: first, last, target."""
    sources = _keys(paths[table.name], link.column, link.of if table is PROVENANCE else None)
    targets = _keys(paths[link.target.name], link.target_column, link.of if link.target is PROVENANCE else None)
    first = targets.group_by("key").agg(pl.col("row").min().alias("target"))
    rows = sources.join(first, on="key", how="inner").sort("row")
    return rows.select(pl.col("row").alias("first"), pl.col("row").alias("last"), "target")


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


def _runs(pairs: pl.DataFrame) -> pl.DataFrame:
    """Neighbouring rows that lead to one target, as one."""
    together = (pl.col("first").cast(pl.Int64) - pl.int_range(pl.len())).alias("run")
    runs = pairs.group_by("target", together, maintain_order=True)
    return runs.agg(pl.col("first").min(), pl.col("last").max())
