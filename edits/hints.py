"""What makes a finding easier to mend: the code or id that was meant, and where else the same id stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import TABLES
from ..schema.findings import ERROR, WARNING
from .spelling import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .spelling import Names

REFERS_TO = {
    **{(table.name, column): target for table in TABLES for column, target in table.references.items()},
    ("events", "report_ids"): "reports",
}
"""Columns that refer to a row of another table."""


def with_meant(findings: pl.DataFrame, frames: Mapping[str, pl.DataFrame], known: Names | None) -> pl.DataFrame:
    """Findings with the country's code for its name, and with the id that a wrong reference is a slip of."""
    countries = findings.filter((pl.col("rule") == "pattern") & (pl.col("column") == "country"))["value"].unique()
    codes = {name: code for name in countries if known and (code := known.nearest("country", name))}
    findings = _meant(findings, "pattern", "country", None, codes)
    for (table, column), target in REFERS_TO.items():
        of_column = (pl.col("rule") == "known_reference") & (pl.col("table") == table) & (pl.col("column") == column)
        wrong = findings.filter(of_column & (pl.col("severity") == ERROR))["value"].unique()
        if wrong.len() and target in frames:
            ids = frames[target][next(t.key for t in TABLES if t.name == target)].drop_nulls()
            findings = _meant(findings, "known_reference", column, table, near(wrong, ids, ids=True))
    return findings


def _meant(findings: pl.DataFrame, rule: str, column: str, table: str | None, meant: Mapping[str, str]) -> pl.DataFrame:
    if not meant:
        return findings
    concerned = (
        (pl.col("rule") == rule) & (pl.col("column") == column) & (pl.col("table") == (table or pl.col("table")))
    )
    guess = pl.when(concerned).then(pl.col("value").replace_strict(dict(meant), default=None, return_dtype=pl.String))
    return findings.with_columns(
        nearest=pl.coalesce("nearest", guess),
        message=pl.coalesce(pl.format(f"{column} is {{}}; did you mean {{}}?", "value", guess), "message"),
    )


def of_deleted(findings: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Findings in which a claim of an event that was built, and is no longer there, is worth a warning only."""
    if "provenance" not in frames:
        return findings
    built = frames["provenance"].filter(pl.col("table") == "events")["row_id"].unique().drop_nulls()
    concerned = (pl.col("rule") == "known_reference") & (pl.col("table") == "claims") & (pl.col("column") == "event_id")
    deleted = concerned & pl.col("value").is_in(built.implode())
    told = pl.format("event_id {} is no event any more; if you deleted it, its claims go with it", "value")
    return findings.with_columns(
        severity=pl.when(deleted).then(pl.lit(WARNING)).otherwise("severity"),
        message=pl.when(deleted).then(told).otherwise("message"),
    )


def with_twins(findings: pl.DataFrame) -> pl.DataFrame:
    """Findings about ids that stand twice, each with the address of another row that has the same."""
    keys = ["table", "column", "value"]
    twice = findings.filter((pl.col("rule") == "unique") & pl.col("address").is_not_null())
    if twice.is_empty():
        return findings
    ends = twice.group_by(keys).agg(pl.col("address").first().alias("first"), pl.col("address").last().alias("last"))
    joined = findings.join(ends, on=keys, how="left", maintain_order="left")
    other = pl.when(pl.col("address") == pl.col("first")).then("last").otherwise("first")
    told = pl.format("{} {} is also in {}; clear it in the copy, which gets one of its own", "column", "value", other)
    concerned = (pl.col("rule") == "unique") & pl.col("first").is_not_null()
    return joined.with_columns(message=pl.when(concerned).then(told).otherwise("message")).drop("first", "last")
