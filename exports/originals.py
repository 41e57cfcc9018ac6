"""The words a dataset was read from, given back: of a list's columns, what stood there, where nobody changed it since.

Several values of another dataset are one of ours (a grenade and a car bomb are both a bombing). Provenance keeps the
words of the list, so an export in the layout of that list need not guess them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import EVENTS, LIST_SEPARATOR, Kind, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = [column.name for column in EVENTS.columns if column.kind is Kind.LIST]
_PARTS = "\x1f"


def originals(events: pl.DataFrame, provenance: pl.DataFrame, mapping: str) -> dict[str, dict[str, str]]:
    """Of each event, the list's columns and what stood in them, for the rows read by this mapping.

    A column is left out where any cell that rests on it has another value now.
    """
    told = _read_by(provenance, "events", mapping)
    now = pl.concat(
        [pl.DataFrame(schema={"row_id": pl.String, "column": pl.String, "now": pl.String}), *_now(events, told)]
    )
    was = told.group_by("row_id", "column").agg(pl.col("value").unique().sort().str.join(_PARTS).alias("was"))
    same = was.join(now, on=["row_id", "column"], how="left").with_columns(
        (pl.col("was") == pl.col("now")).fill_null(False).alias("same")
    )
    sources = (
        told.join(same.select("row_id", "column", "same"), on=["row_id", "column"], maintain_order="left")
        .group_by("row_id", "source", maintain_order=True)
        .agg(
            pl.col("same").all(),
            pl.col("column").is_in(_LISTS).any().alias("is_list"),
            pl.col("quote").first().alias("first"),
            pl.col("quote").unique(maintain_order=True).str.join(LIST_SEPARATOR).alias("all"),
        )
        .filter("same")
        .select("row_id", "source", pl.when("is_list").then("all").otherwise("first").alias("words"))
    )
    return _by_row(sources)


def original_figures(claims: pl.DataFrame, provenance: pl.DataFrame, mapping: str) -> dict[str, dict[str, str]]:
    """The same for figures: of each event, the list's columns that became claims, and their numbers."""
    told = _read_by(provenance, "claims", mapping).filter(pl.col("column").is_in(["low", "high"]))
    now = claims.select("claim_id", "event_id", pl.col("low").cast(pl.String), pl.col("high").cast(pl.String))
    same = pl.when(pl.col("column") == "low").then("low").otherwise("high") == pl.col("value")
    kept = told.join(now, left_on="row_id", right_on="claim_id", maintain_order="left").filter(same)
    return _by_row(kept.select(pl.col("event_id").alias("row_id"), "source", pl.col("value").alias("words")))


def _read_by(provenance: pl.DataFrame, table: str, mapping: str) -> pl.DataFrame:
    """The cells read by a mapping, each with the list's column, which its rule names."""
    source = pl.col("rule").str.extract(rf":{mapping}\.([^/]+)")
    built = (pl.col("table") == table) & (pl.col("origin") == "built") & source.is_not_null()
    return provenance.filter(built).select("row_id", "column", "value", "quote", source.alias("source"))


def _now(events: pl.DataFrame, told: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """What the cells hold now, written as provenance writes values."""
    for name in told["column"].unique().sort():
        column, filled = EVENTS[name], events.filter(pl.col(name).is_not_null())
        if column.kind is Kind.LIST:
            text = pl.col(name).list.unique().list.sort().list.join(_PARTS)
        elif column.kind is Kind.NUMBER:
            text = pl.col(name).map_elements(as_text, return_dtype=pl.String)
        else:
            text = pl.col(name).cast(pl.String)
        yield filled.select(pl.col("event_id").alias("row_id"), pl.lit(name).alias("column"), text.alias("now"))


def _by_row(sources: pl.DataFrame) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row_id, source, words in sources.iter_rows():
        found.setdefault(row_id, {}).setdefault(source, words)
    return found
