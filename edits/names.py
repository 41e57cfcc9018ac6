"""Names that an analyst typed and that look like slips: actors, places, divisions, countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import EVENTS, Kind
from ..schema.crossing import cells, findings_of
from ..schema.findings import WARNING, findings_frame
from .spelling import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..schema import Column
    from .spelling import Names

RULES = {
    "side_a": "known_actor",
    "side_b": "known_actor",
    "country": "known_country",
    "admin1": "known_place",
    "admin2": "known_place",
    "place": "known_place",
}
"""Columns of names, and the rule that a slip in them breaks."""


def unusual(frames: Mapping[str, pl.DataFrame], known: Names | None) -> pl.DataFrame:
    """Warn of names that are neither known nor built and that are near to one which is.

    A built name is the report's own, and an edited one was accepted when it was merged. Names of the other rows
    count as known where they stand in several.
    """
    if "events" not in frames:
        return findings_frame([])
    built = frames.get("provenance")
    parts = [_in_column(frames["events"], EVENTS[name], rule, built, known) for name, rule in RULES.items()]
    return pl.concat(parts)


def _in_column(
    events: pl.DataFrame, column: Column, rule: str, built: pl.DataFrame | None, known: Names | None
) -> pl.DataFrame:
    found = cells(EVENTS, events, column.name)
    if column.kind is Kind.LIST:
        found = found.explode("value")
    counts = found.group_by("value").len().drop_nulls().sort(["len", "value"], descending=[True, False])
    sure = _accepted(built, column.name)
    typed = [name for name in counts["value"] if name not in sure and not (known and known.knows(column.name, name))]
    if column.name == "country":
        return _unknown_codes(found, column, typed, known)
    meant = dict(_meant(typed, column, [*sure, *_usual(counts)], known))
    slips = found.filter(pl.col("value").is_in(list(meant))).with_columns(
        nearest=pl.col("value").replace_strict(meant, default=None, return_dtype=pl.String)
    )
    told = pl.format(f"{column.name} {{}} is not known; did you mean {{}}? Correct it, or leave it", "value", "nearest")
    return findings_of(EVENTS, slips, rule, told, severity=WARNING, nearest=pl.col("nearest"))


def _unknown_codes(found: pl.DataFrame, column: Column, typed: list[str], known: Names | None) -> pl.DataFrame:
    """Findings about codes of no country; what has no code's form is told by its pattern."""
    codes = found.filter(pl.col("value").is_in(typed if known else []) & pl.col("value").str.contains(r"^[A-Z]{3}$"))
    told = pl.format(f"{column.name} {{}} is the code of no country; take one of ISO 3166-1 alpha-3", "value")
    return findings_of(EVENTS, codes, "known_country", told, severity=WARNING)


def _accepted(provenance: pl.DataFrame | None, column: str) -> dict[str, None]:
    if provenance is None:
        return {}
    own = (pl.col("table") == "events") & (pl.col("column") == column) & (pl.col("origin") != "alternative")
    return dict.fromkeys(provenance.filter(own)["value"].drop_nulls().unique().sort())


def _usual(counts: pl.DataFrame) -> list[str]:
    """Names of several rows: a slip seldom happens twice."""
    return counts.filter(pl.col("len") > 2)["value"].to_list()


def _meant(typed: list[str], column: Column, usual: list[str], known: Names | None) -> Iterator[tuple[str, str]]:
    by_slip = near(typed, usual)
    for name in typed:
        meant = by_slip.get(name) or (known.nearest(column.name, name) if known else None)
        if meant is not None and meant != name:
            yield name, meant
