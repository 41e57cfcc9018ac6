"""ACLED's column layout (codebook 2023) as csv. docs/table.md says what each column is made of, and what is lost."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from ..reports.days import read_day
from ..schema.countries import country_codes
from .layout import counterpart, joined, middle, write_layout

if TYPE_CHECKING:
    from pathlib import Path

    from .layout import Row, Told
    from .tables import Tables

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)

_POLITICAL, _DEMONSTRATIONS, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"

SUB_EVENTS = {
    "Government regains territory": ("Battles", _POLITICAL),
    "Non-state actor overtakes territory": ("Battles", _POLITICAL),
    "Armed clash": ("Battles", _POLITICAL),
    "Excessive force against protesters": ("Protests", f"{_POLITICAL}; {_DEMONSTRATIONS}"),
    "Protest with intervention": ("Protests", _DEMONSTRATIONS),
    "Peaceful protest": ("Protests", _DEMONSTRATIONS),
    "Violent demonstration": ("Riots", _DEMONSTRATIONS),
    "Mob violence": ("Riots", _POLITICAL),
    "Chemical weapon": ("Explosions/Remote violence", _POLITICAL),
    "Air/drone strike": ("Explosions/Remote violence", _POLITICAL),
    "Suicide bomb": ("Explosions/Remote violence", _POLITICAL),
    "Shelling/artillery/missile attack": ("Explosions/Remote violence", _POLITICAL),
    "Remote explosive/landmine/IED": ("Explosions/Remote violence", _POLITICAL),
    "Grenade": ("Explosions/Remote violence", _POLITICAL),
    "Sexual violence": ("Violence against civilians", _POLITICAL),
    "Attack": ("Violence against civilians", _POLITICAL),
    "Abduction/forced disappearance": ("Violence against civilians", _POLITICAL),
    "Agreement": (_STRATEGIC, _STRATEGIC),
    "Arrests": (_STRATEGIC, _STRATEGIC),
    "Change to group/activity": (_STRATEGIC, _STRATEGIC),
    "Disrupted weapons use": (_STRATEGIC, _STRATEGIC),
    "Headquarters or base established": (_STRATEGIC, _STRATEGIC),
    "Looting/property destruction": (_STRATEGIC, _STRATEGIC),
    "Non-violent transfer of territory": (_STRATEGIC, _STRATEGIC),
    "Other": (_STRATEGIC, _STRATEGIC),
}
"""ACLED's sub-events, each with its event type and disorder type."""

_WIDER_TIME = {"several_days": "2", "year": "3"}
_WIDER_PLACE = {"country": "3", "area": "3"}
"""Where ACLED has no such precision, the next that covers it, or its widest."""


def write(dataset: Tables, target: Path) -> None:
    """Write the events in ACLED's columns."""
    write_layout(dataset, target, COLUMNS, "acled", _line)


def _line(told: Told) -> Row:
    event, given = told.event, told.given
    day = read_day(given.pop("event_date", "")) or middle(event["date_start"], event["date_end"])
    sub_event = given.get("sub_event_type") or counterpart("event_type", event["event_type"], "acled")
    kind, disorder = SUB_EVENTS.get(sub_event or "", (None, None))
    return {
        "event_id_cnty": event["event_id"],
        "event_date": day,
        "year": day.year if day else None,
        "time_precision": _precision("date_precision", event["date_precision"], _WIDER_TIME),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub_event,
        **_actors(told),
        "civilian_targeting": "Civilian targeting" if event["civilians_targeted"] else None,
        **_country(event["country"]),
        "admin1": event["admin1"],
        "admin2": event["admin2"],
        "location": event["place"],
        "latitude": event["latitude"],
        "longitude": event["longitude"],
        "geo_precision": _precision("geo_precision", event["geo_precision"], _WIDER_PLACE),
        "source": joined(event["cited_sources"]),
        "notes": event["notes"],
        "fatalities": event["killed_best"],
        "timestamp": _timestamp(told.report),
    }


def _precision(column: str, code: str | None, wider: dict[str, str]) -> str | None:
    return counterpart(column, code, "acled") or wider.get(code or "")


def _actors(told: Told) -> Row:
    """The first actor of each side, and the others as associated; what was read from ACLED is parted as it was."""
    line: Row = {}
    for number, side in (("1", "side_a"), ("2", "side_b")):
        if not {f"actor{number}", f"assoc_actor_{number}"} & told.given.keys():
            first, *others = told.event[side] or [None]
            line |= {f"actor{number}": first, f"assoc_actor_{number}": joined(others)}
    return line


def _country(iso3: str | None) -> Row:
    codes = country_codes().get(iso3 or "")
    return {"iso": codes.numeric, "country": codes.acled_name} if codes else {}


def _timestamp(report: Row) -> int | None:
    day = report.get("published")
    return int(datetime.combine(day, time(), UTC).timestamp()) if day else None
