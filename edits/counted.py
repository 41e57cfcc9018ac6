"""Events whose figures no claim states."""

from __future__ import annotations

import polars as pl

from ..schema import COUNTED, EVENTS
from ..schema.crossing import cells, findings_of
from ..schema.findings import WARNING


def without_claims(events: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Warn of events that count people and have no claim. A table without claims is coded by hand, and in order."""
    if claims.is_empty():
        return findings_of(EVENTS, cells(EVENTS, events, "event_id").clear(), "has_claims", pl.lit(""))
    counts = [pl.col(f"{measure}_best") for measure in COUNTED]
    bare = cells(EVENTS, events, "event_id").filter(
        events.select(pl.any_horizontal(count.is_not_null() for count in counts)).to_series()
    )
    bare = bare.filter(pl.col("value").is_not_null()).join(
        claims.select(pl.col("event_id").alias("value")).unique(), on="value", how="anti", maintain_order="left"
    )
    told = pl.format("{} counts people and has no claim; add a row to Claims that says who stated the figure", "value")
    return findings_of(EVENTS, bare, "has_claims", told, severity=WARNING)
