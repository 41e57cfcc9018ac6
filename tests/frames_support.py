"""Small frames of all four tables that fit together, as a build would make them."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import polars as pl
from sourcebook.schema import CLAIMS, EVENTS, TABLES, Role, as_text, polars_schema

PLACES = (
    ("SYR", "Homs", "Al-Koum", 35.2, 38.9),
    ("UKR", "Kharkiv", "Kupiansk", 49.71, 37.61),
    ("SDN", "North Darfur", "El Fasher", 13.63, 25.35),
    ("COL", "Cauca", "Toribío", 2.96, -76.27),
    ("MLI", "Mopti", None, None, None),
)
SIDES = (
    ["Islamic State"],
    ["Russian Armed Forces"],
    ["Rapid Support Forces"],
    ["unidentified"],
    ["JNIM", "Katiba Macina"],
)
TYPES = ("attack", "shelling", "air_strike", "bombing", "armed_clash")


def frames(count: int = 12) -> dict[str, pl.DataFrame]:
    """Frames by table name: `count` events, each told by one report with two claims."""
    parts = [_incident(number) for number in range(count)]
    rows = {
        "events": [part[0] for part in parts],
        "claims": [claim for part in parts for claim in part[1]],
        "provenance": [row for part in parts for row in part[2]],
        "reports": [part[3] for part in parts],
    }
    return {table.name: frame(table.name, rows[table.name]) for table in TABLES}


def frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame of the table's columns and types; what a row does not name is null."""
    schema = polars_schema(next(candidate for candidate in TABLES if candidate.name == table))
    return pl.DataFrame({name: [row.get(name) for row in rows] for name in schema}, schema=schema)


def with_cell(frame: pl.DataFrame, row: int, **cells: object) -> pl.DataFrame:
    """The frame with some cells of one row replaced."""
    rows = frame.to_dicts()
    rows[row] |= cells
    return pl.DataFrame(rows, schema=frame.schema)


def _incident(number: int) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    country, admin1, place, latitude, longitude = PLACES[number % 5]
    day = date(2023, 1, 9) + timedelta(days=23 * number)
    killed = number * 7 % 31
    text = (
        f"Local sources told the agency that {killed} people were killed and up to {killed + 4} wounded "
        f"on {day:%d %B} near {place or admin1}."
    )
    report_id = f"note-{number:04d}"
    event: dict[str, Any] = {
        "event_id": f"{country}-{day:%Y%m%d}-{number:06d}",
        "date_start": day,
        "date_end": day,
        "date_precision": "day",
        "country": country,
        "admin1": admin1,
        "place": place,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": "exact" if latitude else None,
        "event_type": TYPES[number % 5],
        "side_a": SIDES[number % 5],
        "side_b": ["civilians"],
        "civilians_targeted": True,
        "killed_low": killed,
        "killed_best": killed,
        "killed_high": killed + 2,
        "cited_sources": ["local sources"],
        "report_ids": [report_id],
        "n_reports": 1,
        "confidence": round(0.35 + number % 7 / 10, 2),
        "review_status": "unreviewed",
    }
    claims = [_claim(event, text, report_id, "killed", killed), _claim(event, text, report_id, "injured", killed + 4)]
    provenance = _evidence("events", event, text, report_id)
    for claim in claims:
        provenance += _evidence("claims", claim, text, report_id)
    report = {
        "report_id": report_id,
        "title": f"Incident {number}",
        "publisher": "Agency",
        "published": day + timedelta(days=1),
        "path": f"notes/{report_id}.txt",
        "language": "en",
        "characters": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "n_events": 1,
    }
    return event, claims, provenance, report


def _claim(event: dict[str, Any], text: str, report_id: str, measure: str, figure: int) -> dict[str, Any]:
    words = {"killed": f"{figure} people were killed", "injured": f"up to {figure} wounded"}[measure]
    start = text.index(words)
    return {
        "claim_id": f"c-{measure[0]}{report_id}",
        "event_id": event["event_id"],
        "measure": measure,
        "low": figure if measure == "killed" else None,
        "high": figure,
        "qualifier": "exact" if measure == "killed" else "at_most",
        "victims": "people",
        "scope": "incident",
        "cited_source": "Local sources",
        "reporting_verb": "told",
        "quote": words,
        "report_id": report_id,
        "start": start,
        "end": start + len(words),
    }


def _evidence(table: str, row: dict[str, Any], text: str, report_id: str) -> list[dict[str, Any]]:
    described = EVENTS if table == "events" else CLAIMS
    counted = [name for name in ("killed_low", "killed_best", "killed_high") if name in described]
    grounded = [column.name for column in described.columns if column.role is Role.EVIDENCE]
    return [
        {
            "table": table,
            "row_id": row[described.key],
            "column": name,
            "value": as_text(member),
            "quote": text[:60],
            "cited_source": "Local sources",
            "report_id": report_id,
            "start": 0,
            "end": 60,
            "prefix": "",
            "suffix": text[60:92],
            "rule": f"stub@1:{name}",
            "origin": "derived" if name in counted else "built",
        }
        for name in (*grounded, *counted)
        if row.get(name) is not None
        for member in (row[name] if isinstance(row[name], list) else [row[name]])
    ]
