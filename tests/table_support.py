"""Invented rows in the layouts of ACLED, UCDP GED and the GTD, and ways to build from them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import polars as pl
import sourcebook
from sourcebook.exports.acled import COLUMNS as ACLED_COLUMNS
from sourcebook.exports.ucdp import COLUMNS as UCDP_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ACLED = [
    {
        "event_id_cnty": "MLI90001",
        "event_date": "2023-11-08",
        "year": "2023",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Front of the Example",
        "assoc_actor_1": "Katiba One; Katiba Two",
        "inter1": "2",
        "actor2": "Military Forces of Mali",
        "inter2": "1",
        "interaction": "12",
        "iso": "466",
        "region": "Western Africa",
        "country": "Mali",
        "admin1": "Mopti",
        "admin2": "Djenne",
        "location": "Djenne",
        "latitude": "13.9060",
        "longitude": "-4.5550",
        "geo_precision": "1",
        "source": "Radio Example; Undisclosed Source",
        "source_scale": "Local partner-Other",
        "notes": 'On 8 November, a "front" clashed with soldiers.\nThree died.',
        "fatalities": "3",
        "timestamp": "1699920000",
    },
    {
        "event_id_cnty": "MLI90002",
        "event_date": "2023-11-14",
        "year": "2023",
        "time_precision": "3",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Grenade",
        "actor1": "Unidentified Armed Group (Mali)",
        "actor2": "Civilians (Mali)",
        "assoc_actor_2": "Farmers (Mali)",
        "civilian_targeting": "Civilian targeting",
        "iso": "466",
        "country": "Mali",
        "admin1": "Gao",
        "location": "Gao",
        "latitude": "16.27",
        "longitude": "-9",
        "geo_precision": "3",
        "source": "Radio Example",
        "notes": "A grenade was thrown; nobody was hurt.",
        "fatalities": "0",
        "timestamp": "1699920000",
    },
    {
        "event_id_cnty": "KEN90003",
        "event_date": "2023-12-31",
        "year": "2023",
        "time_precision": "2",
        "disorder_type": "Strategic developments",
        "event_type": "Strategic developments",
        "sub_event_type": "Looting/property destruction",
        "actor1": "Cattle Raiders (Kenya)",
        "iso": "404",
        "country": "Kenya",
        "admin1": "Turkana",
        "location": "Turkana",
        "latitude": "3.1",
        "longitude": "35.6",
        "geo_precision": "2",
        "source": "Daily Example",
        "notes": "Cattle were taken.",
        "fatalities": "1",
        "timestamp": "1704153600",
    },
]
"""Three rows of ACLED's layout: a day, a month and a week; several associated actors; a longitude of -9."""

ACLED_MAPPED = [
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "civilian_targeting", "iso", "country", "admin1", "admin2"),
    *("location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities", "timestamp"),
]
"""What an export in ACLED's layout keeps."""

UCDP = [
    {
        "id": "990001",
        "relid": "MLI-2023-1-1-1",
        "year": "2023",
        "code_status": "Clear",
        "type_of_violence": "2",
        "conflict_name": "One - Two",
        "dyad_name": "Front One - Front Two",
        "side_a": "Front One",
        "side_b": "Front Two",
        "number_of_sources": "1",
        "source_article": '"Example News,2023-03-02,Clash in the north"',
        "source_office": "Example News",
        "source_date": "2023-03-02",
        "source_headline": "Clash in the north",
        "source_original": "local officials",
        "where_prec": "2",
        "where_coordinates": "Ansongo town",
        "where_description": "Between Ansongo and Labbezanga",
        "adm_1": "Gao region",
        "adm_2": "Ansongo cercle",
        "latitude": "15.6650",
        "longitude": "0.5000",
        "geom_wkt": "POINT (0.5 15.665)",
        "country": "Mali",
        "country_id": "432",
        "region": "Africa",
        "event_clarity": "1",
        "date_prec": "2",
        "date_start": "2023-03-01 00:00:00.000",
        "date_end": "2023-03-02 00:00:00.000",
        "deaths_a": "4",
        "deaths_b": "2",
        "deaths_civilians": "1",
        "deaths_unknown": "3",
        "best": "10",
        "high": "14",
        "low": "6",
    },
    {
        "id": "990002",
        "year": "2023",
        "type_of_violence": "3",
        "dyad_name": "Front One - Civilians",
        "side_a": "Front One",
        "side_b": "Civilians",
        "number_of_sources": "1",
        "source_article": '"Example News,2023-05-03,Villagers killed"',
        "source_office": "Example News",
        "source_date": "2023-05-03",
        "source_headline": "Villagers killed",
        "where_prec": "6",
        "where_coordinates": "DR Congo",
        "where_description": "DR Congo",
        "latitude": "-2.5",
        "longitude": "23.5",
        "geom_wkt": "POINT (23.5 -2.5)",
        "country": "DR Congo (Zaire)",
        "country_id": "490",
        "region": "Africa",
        "date_prec": "4",
        "date_start": "2023-05-01 00:00:00.000",
        "date_end": "2023-05-31 00:00:00.000",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "12",
        "deaths_unknown": "0",
        "best": "12",
        "high": "12",
        "low": "12",
    },
]
"""Two rows of UCDP's layout: one with figures of every kind, one without a place below the country."""

UCDP_MAPPED = [
    *("id", "year", "type_of_violence", "dyad_name", "side_a", "side_b", "number_of_sources", "source_article"),
    *("source_office", "source_date", "source_headline", "source_original", "where_prec", "where_description", "adm_1"),
    *("adm_2", "latitude", "longitude", "geom_wkt", "country", "country_id", "region", "date_prec", "date_start"),
    *("date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
]
"""What an export in UCDP's layout keeps."""

GTD = {
    "eventid": "201303090001",
    "iyear": "2013",
    "imonth": "3",
    "iday": "9",
    "approxdate": "",
    "country": "95",
    "country_txt": "Iraq",
    "provstate": "Al Anbar",
    "city": "Ramadi",
    "latitude": "33.42",
    "longitude": "43.30",
    "specificity": "1",
    "doubtterr": "0",
    "attacktype1_txt": "Bombing/Explosion",
    "target1": "Patrol",
    "gname": "Unknown",
    "nkill": "4",
    "nkillter": "1",
    "nwound": "7",
    "summary": "An explosive device went off beside a patrol.",
    "scite1": "Example Agency, March 10, 2013.",
}
"""A row of the GTD's layout; tests change single cells of it."""


def write_rows(path: Path, rows: Sequence[dict[str, str]], columns: Sequence[str] | None = None, **how: Any) -> Path:
    """Write rows as csv; columns that a row lacks are empty."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns or list(rows[0]), restval="", **how)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())
    return path


def acled(folder: Path, rows: Sequence[dict[str, str]] = ACLED) -> Path:
    return write_rows(folder / "acled.csv", rows, ACLED_COLUMNS)


def ucdp(folder: Path, rows: Sequence[dict[str, str]] = UCDP) -> Path:
    return write_rows(folder / "ged.csv", rows, UCDP_COLUMNS)


def gtd(folder: Path, **cells: str) -> Path:
    return write_rows(folder / "gtd.csv", [GTD | cells])


def table(folder: Path, *lines: str, name: str = "list.csv") -> Path:
    """A csv of the lines given."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def mapping(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def build(*paths: Path, **options: Any) -> sourcebook.Dataset:
    return sourcebook.build(list(paths), builder="table", **options)


def only_event(data: sourcebook.Dataset) -> dict[str, Any]:
    (event,) = data.events.to_dicts()
    return event


def told(data: sourcebook.Dataset) -> list[str]:
    """Notices and failures, as one line each."""
    notices = [f"{notice.where}: {notice.message}" for notice in data.notices]
    return notices + [f"{failure.where}: {failure.reason}" for failure in data.failures]


def words(data: sourcebook.Dataset, column: str) -> list[tuple[str, str, str]]:
    """Value, quote and rule of a column's provenance."""
    rows = data.provenance.filter((pl.col("table") == "events") & (pl.col("column") == column))
    return rows.select("value", "quote", "rule").rows()
