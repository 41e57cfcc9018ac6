"""Any sound row of ACLED or UCDP comes back as it was, in every column that is mapped."""

from __future__ import annotations

import csv
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sourcebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sourcebook.builders.table.mapping import UNKNOWN
from sourcebook.exports.acled import SUB_EVENTS
from sourcebook.schema.countries import country_codes

from .table_support import ACLED_MAPPED, UCDP_MAPPED, acled, build, ucdp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

LETTERS = "abcdeABCDE éüşКа-'()."
NAME = (
    st.text(LETTERS, min_size=1, max_size=15).map(str.strip).filter(lambda name: name and name.lower() not in UNKNOWN)
)
NAMES = st.lists(NAME, max_size=3, unique_by=str.casefold)
ONE_LINE = NAME.map(lambda name: " ".join(name.split()))
COUNT = st.integers(0, 5000)
DAY = st.dates(date(1990, 1, 1), date(2024, 12, 31))
LATER = st.integers(0, 500)
"""Days from an incident to the day it was written down: a row that was written before it is not sound."""
DEGREES = st.decimals(-80, 80, places=4, allow_nan=False).map(str)
WITH_NUMBER = [row for row in country_codes().values() if row.numeric]
WITH_GW = [row for row in country_codes().values() if row.gw]


@st.composite
def acled_row(draw: st.DrawFn) -> dict[str, str]:
    country, sub_event, day = draw(st.sampled_from(WITH_NUMBER)), draw(st.sampled_from(sorted(SUB_EVENTS))), draw(DAY)
    kind, disorder = SUB_EVENTS[sub_event]
    has_point = draw(st.booleans())
    return {
        "event_date": day.isoformat(),
        "year": str(day.year),
        "time_precision": draw(st.sampled_from("123")),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub_event,
        "actor1": draw(NAME),
        "assoc_actor_1": "; ".join(draw(NAMES)),
        "actor2": draw(NAME),
        "assoc_actor_2": "; ".join(draw(NAMES)),
        "civilian_targeting": draw(st.sampled_from(["", "Civilian targeting"])),
        "iso": country.numeric,
        "country": country.acled_name,
        "admin1": draw(NAME),
        "admin2": draw(st.just("") | NAME),
        "location": draw(NAME),
        "latitude": draw(DEGREES) if has_point else "",
        "longitude": draw(DEGREES) if has_point else "",
        "geo_precision": draw(st.sampled_from("123")) if has_point else "",
        "source": "; ".join(draw(NAMES)),
        "notes": draw(st.just("") | NAME),
        "fatalities": str(draw(COUNT)),
        "timestamp": str(86_400 * ((day - date(1970, 1, 1)).days + 3 + draw(LATER))),  # 3: half of a week
    }


@st.composite
def ucdp_row(draw: st.DrawFn) -> dict[str, str]:
    country, first = draw(st.sampled_from(WITH_GW)), draw(DAY)
    precision, most = draw(st.sampled_from([("1", 1), ("2", 6), ("3", 7), ("4", 31), ("5", 366)]))
    last = first + timedelta(days=draw(st.integers(0, most - 1)))
    deaths = [draw(COUNT) for _ in range(4)]
    best = sum(deaths)
    side_a, side_b, office, headline = draw(NAME), draw(NAME), draw(ONE_LINE), draw(ONE_LINE)
    source_day = last + timedelta(days=draw(LATER))
    latitude, longitude = draw(DEGREES), draw(DEGREES)
    return {
        "year": str(first.year),
        "type_of_violence": draw(st.sampled_from("123")),
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": "1",
        "source_article": f'"{office},{source_day},{headline}"',
        "source_office": office,
        "source_date": source_day.isoformat(),
        "source_headline": headline,
        "source_original": draw(st.just("") | NAME),
        "where_prec": draw(st.sampled_from("1234567")),
        "where_description": draw(NAME),
        "adm_1": draw(st.just("") | NAME),
        "adm_2": draw(st.just("") | NAME),
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({float(longitude)} {float(latitude)})",
        "country": country.ucdp_name,
        "country_id": country.gw,
        "region": country.ucdp_region,
        "date_prec": precision,
        "date_start": f"{first} 00:00:00.000",
        "date_end": f"{last} 00:00:00.000",
        **dict(zip(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), map(str, deaths), strict=True)),
        "best": str(best),
        "high": str(best + draw(COUNT)),
        "low": str(draw(st.integers(0, best))),
    }


def came_back(
    write: Callable[[Path, Sequence[dict[str, str]]], Path], form: str, rows: list[dict[str, str]], mapped: list[str]
) -> None:
    key = mapped[0]
    numbered = [row | {key: str(1000 + number)} for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        target = sourcebook.export(build(write(Path(folder), numbered)), form, Path(folder) / "back.csv")
        with target.open(newline="", encoding="utf-8") as file:
            back = {row[key]: {name: row[name] for name in mapped} for row in csv.DictReader(file)}
    assert back == {row[key]: {name: row.get(name, "") for name in mapped} for row in numbered}


@ROUNDS
@given(st.lists(acled_row(), min_size=1, max_size=4))
def test_acled_rows_come_back(rows: list[dict[str, str]]) -> None:
    came_back(acled, "acled", rows, ACLED_MAPPED)


@ROUNDS
@given(st.lists(ucdp_row(), min_size=1, max_size=4))
def test_ucdp_rows_come_back(rows: list[dict[str, str]]) -> None:
    came_back(ucdp, "ucdp", rows, UCDP_MAPPED)
