"""What the page shows, as plain lists: events by column, reports by column, and each event's claims and evidence."""

from __future__ import annotations

from importlib.metadata import version
from itertools import groupby
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import polars as pl

from ...schema import CLAIMS, EVENTS, VOCABULARIES, Table
from ...schema.countries import country_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..tables import Tables

DETAILS = 40
"""Events whose details are packed together: the page unpacks them in a few milliseconds."""

SLICE = 4_000
"""Events whose claims and provenance are read together, some 50 MB in memory; a multiple of DETAILS."""

TextPlace: TypeAlias = tuple[int, int]
"""Number of a block of texts, and of a text in it."""

REPORT_COLUMNS = ("report_id", "title", "publisher", "published", "url", "path", "language")
CLAIM_COLUMNS = (
    *("claim_id", "measure", "low", "high", "qualifier", "victims", "victim_group", "scope", "cited_source"),
    *("reporting_verb", "quote", "start", "end"),
)
EVIDENCE_COLUMNS = (
    *("column", "value", "quote", "cited_source", "start", "end", "prefix", "suffix", "rule", "origin"),
    *("edited_by", "edited_at", "previous_value"),
)


class Reports(NamedTuple):
    """The reports that events and their claims rest on."""

    frame: pl.DataFrame
    numbers: dict[str, int]
    """Row by report_id."""


def told_reports(dataset: Tables) -> Reports:
    """Reports that some event names, in the order of the dataset."""
    named = dataset.events["report_ids"].explode().drop_nulls().unique()
    frame = dataset.reports.filter(pl.col("report_id").is_in(named.implode()))
    return Reports(frame, {name: number for number, name in enumerate(frame["report_id"])})


def title(dataset: Tables) -> str:
    """The page's title: how many events, and from when to when."""
    count, (first, last) = dataset.events.height, _span(dataset)
    return f"{count:,} {'event' if count == 1 else 'events'}" + (f", {first} to {last}" if first else "")


def about(dataset: Tables) -> dict[str, Any]:
    """What the page says of itself and its columns."""
    codes = country_codes()
    first, last = _span(dataset)
    return {
        "version": version("sourcebook"),
        "first": first,
        "last": last,
        "claims": dataset.claims.height,
        "perBlock": DETAILS,
        "claimColumns": CLAIM_COLUMNS,
        "evidenceColumns": EVIDENCE_COLUMNS,
        "meanings": {table.name: _meanings(table) for table in (EVENTS, CLAIMS)},
        "terms": {
            vocabulary.name: {term.code: term.definition for term in vocabulary.terms} for vocabulary in VOCABULARIES
        },
        "countries": {code: codes[code].name for code in dataset.events["country"].unique().sort() if code in codes},
    }


def _meanings(table: Table) -> dict[str, str]:
    return {column.name: column.meaning for column in table.columns}


def _span(dataset: Tables) -> tuple[Any, Any]:
    return dataset.events["date_start"].min(), dataset.events["date_end"].max()


def events(dataset: Tables) -> dict[str, list[Any]]:
    """Every event, column by column."""
    return {name: dataset.events[name].to_list() for name in EVENTS.names}


def reports(told: Reports, places: list[TextPlace | None]) -> dict[str, list[Any]]:
    """The reports, column by column, with where each text is. Of paths the file's name alone: the page is passed on."""
    columns = {name: told.frame[name].to_list() for name in REPORT_COLUMNS}
    columns["path"] = [path and PureWindowsPath(path).name for path in columns["path"]]
    return columns | {"text": places}


def details(dataset: Tables, told: Reports) -> Iterator[list[dict[str, Any]]]:
    """Claims and evidence of the events, so many to a block, in the order of the events."""
    for start in range(0, dataset.events.height, SLICE):
        chunk = dataset.events[start : start + SLICE]
        claims = _claims(dataset, chunk)
        evidence = _evidence(dataset, pl.concat([chunk["event_id"], claims["claim_id"]]), told)
        by_event = _by(claims.iter_rows(named=True), "event_id")
        rows = [
            _detail(event, by_event.get(event["event_id"], []), evidence, told)
            for event in chunk.select("event_id", "report_ids").iter_rows(named=True)
        ]
        yield from (rows[at : at + DETAILS] for at in range(0, len(rows), DETAILS))


def _detail(
    event: dict[str, Any], claims: list[dict[str, Any]], evidence: dict[str, list[Any]], told: Reports
) -> dict[str, Any]:
    return {
        "reports": [told.numbers[name] for name in event["report_ids"] if name in told.numbers],
        "evidence": evidence.get(event["event_id"], []),
        "claims": [
            {
                "cells": [claim[name] for name in CLAIM_COLUMNS],
                "report": told.numbers.get(claim["report_id"]),
                "evidence": evidence.get(claim["claim_id"], []),
            }
            for claim in claims
        ],
    }


def _claims(dataset: Tables, chunk: pl.DataFrame) -> pl.DataFrame:
    return dataset.lazy("claims").filter(pl.col("event_id").is_in(chunk["event_id"].implode())).collect()


def _evidence(dataset: Tables, row_ids: pl.Series, told: Reports) -> dict[str, list[Any]]:
    """By event or claim: its cells' passages, each a list of EVIDENCE_COLUMNS and the report's number."""
    rows = dataset.lazy("provenance").filter(pl.col("row_id").is_in(row_ids.implode()))
    found: dict[str, list[Any]] = {}
    for row_id, report_id, *passage in rows.select("row_id", "report_id", *EVIDENCE_COLUMNS).collect().iter_rows():
        passage.append(told.numbers.get(report_id))
        found.setdefault(row_id, []).append(passage)
    return found


def _by(rows: Iterator[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    ordered = sorted(rows, key=lambda row: row[key])
    return {name: list(group) for name, group in groupby(ordered, key=lambda row: row[key])}
