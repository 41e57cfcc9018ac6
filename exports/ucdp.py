"""UCDP GED's column layout (23.1) as csv. docs/table.md says what each column is made of, and what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema.countries import country_codes
from .layout import counterpart, joined, write_layout

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .layout import Row, Told
    from .tables import Tables

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)

STATE_BASED, ONE_SIDED = "1", "3"

_GOVERNMENT = "Government of "
"""How UCDP names the state as an actor."""


def write(dataset: Tables, target: Path) -> None:
    """Write the events in UCDP's columns."""
    write_layout(dataset, target, COLUMNS, "ucdp_ged", _line)


def _line(told: Told) -> Row:
    event = told.event
    side_a, side_b = (told.given.get(side) or joined(event[side]) for side in ("side_a", "side_b"))
    return {
        "id": event["event_id"],
        "year": event["date_start"].year if event["date_start"] else None,
        "type_of_violence": _violence(event),
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": event["n_reports"],
        **_sources(told),
        **_place(event),
        **_country(event["country"]),
        "date_prec": counterpart("date_precision", event["date_precision"], "ucdp"),
        "date_start": _moment(event["date_start"]),
        "date_end": _moment(event["date_end"]),
        **_deaths(told),
    }


def _violence(event: Row) -> str | None:
    """State-based, or one-sided; left open where neither the type of event nor the names of the sides tell."""
    kinds = counterpart("event_type", event["event_type"], "ucdp") or ""
    if event["civilians_targeted"] and "one-sided" in kinds:
        return ONE_SIDED
    names = [*(event["side_a"] or ()), *(event["side_b"] or ())]
    if kinds == "state-based" or any(name.startswith(_GOVERNMENT) for name in names):
        return STATE_BASED if "state-based" in kinds else None
    return ONE_SIDED if kinds == "one-sided" else None


def _sources(told: Told) -> Row:
    report = told.report
    office, day, headline = report.get("publisher"), report.get("published"), report.get("title")
    article = ",".join(str(part) for part in (office, day, headline) if part)
    return {
        "source_article": f'"{article}"' if article else None,
        "source_office": office,
        "source_date": day,
        "source_headline": headline,
        "source_original": joined(told.event["cited_sources"]),
    }


def _place(event: Row) -> Row:
    latitude, longitude = event["latitude"], event["longitude"]
    return {
        "where_prec": counterpart("geo_precision", event["geo_precision"], "ucdp"),
        "where_coordinates": event["place"] or event["admin2"] or event["admin1"],
        "where_description": event["place"],
        "adm_1": event["admin1"],
        "adm_2": event["admin2"],
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})" if latitude is not None else None,
    }


def _country(iso3: str | None) -> Row:
    codes = country_codes().get(iso3 or "")
    return {"country": codes.ucdp_name, "country_id": codes.gw, "region": codes.ucdp_region} if codes else {}


def _moment(day: date | None) -> str | None:
    """A day as UCDP writes it."""
    return f"{day} 00:00:00.000" if day else None


def _deaths(told: Told) -> Row:
    """Low, best and high; of the parts, those of the sides only where a list gave them: the rest is unknown."""
    event, figures = told.event, told.figures
    best, civilians = event["killed_best"], event["civilians_killed_best"] or 0
    if best is None:
        return {}
    side_a, side_b = int(figures.get("deaths_a", 0)), int(figures.get("deaths_b", 0))
    return {
        "deaths_a": side_a,
        "deaths_b": side_b,
        "deaths_civilians": civilians,
        "deaths_unknown": max(0, best - side_a - side_b - civilians),
        "best": best,
        "high": event["killed_high"],
        "low": event["killed_low"],
    }
