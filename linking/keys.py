"""What linking knows of an incident: its key, small enough to keep for every incident of a build."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..builders.records import Incident
    from ..reports.report import Report

UNIDENTIFIED = "unidentified"

_PLACE_KIND = re.compile(
    r"^(?:the )?(?:(?:village|town|city|district|province|region|department|municipality|state|governorate|camp) of )?"
    r"(?:the )?|(?: (?:village|town|city|district|province|region|department|municipality|state|governorate|camp))+$"
)
_WIDE = frozenset({"admin1", "country"})
"""Precisions of coordinates that stand for a division, so that the place named is no more than the division."""


class Key(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One incident as linking compares it. Names are folded; empty fields are what the report leaves open."""

    report_id: str
    position: int
    """Which incident of its report it is, from 0."""
    anchor: int
    """Where its anchor begins in the report's text."""
    published: date | None
    text: str
    """First half of the digest of the report's text: equal texts are one witness."""
    first: date | None
    last: date | None
    country: str | None
    admin1: str | None
    place: str | None
    geo_precision: str | None
    latitude: float | None
    longitude: float | None
    event_type: str | None
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    killed: tuple[int, ...]
    series: str | None = None
    """The list that its report is an entry of."""
    event_id: str | None = None
    """The id that its source gives it."""

    @property
    def teller(self) -> str:
        """Who tells of it, each incident once: the list it stands in, or the report."""
        return self.report_id if self.series is None else self.series

    @property
    def order(self) -> tuple[date, str, int]:
        """Sort key: earliest published first (undated last), then report id, then position in the report."""
        return self.published or date.max, self.report_id, self.position

    @property
    def days(self) -> int:
        """How many days the incident can have happened on; 0 where nothing is known."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def spot(self) -> str | None:
        """The folded name of a place below the first-order division."""
        return None if self.geo_precision in _WIDE and self.place in (self.admin1, None) else self.place

    @property
    def signature(self) -> tuple[object, ...]:
        """Everything that is compared: incidents of equal signature link alike."""
        return (
            *(self.first, self.last, self.country, self.admin1, self.place, self.geo_precision),
            *(self.latitude, self.longitude, self.event_type, self.side_a, self.side_b, self.killed),
        )


def key_of(report: Report, position: int, incident: Incident) -> Key:
    """Take the key of an incident; of each scalar column the first cell counts."""
    first: dict[str, Any] = {}
    for cell in incident.cells:
        first.setdefault(cell.column, cell.value)
    place, admin1 = first.get("place"), first.get("admin1")
    return Key(
        report_id=report.report_id,
        position=position,
        anchor=incident.anchor.start,
        published=report.published,
        text=report.sha256[:32],
        first=first.get("date_start"),
        last=first.get("date_end"),
        country=first.get("country"),
        admin1=fold_place(admin1) if admin1 else None,
        place=fold_place(place.partition(", ")[0]) if place else None,  # a part of a town, and the town
        geo_precision=first.get("geo_precision"),
        latitude=first.get("latitude"),
        longitude=first.get("longitude"),
        event_type=first.get("event_type"),
        side_a=_named(incident, "side_a"),
        side_b=_named(incident, "side_b"),
        killed=_killed(incident),
        series=report.series,
        event_id=incident.event_id,
    )


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Small letters without accents, punctuation as blanks."""
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", kept.casefold()).split())


@lru_cache(maxsize=4096)
def fold_place(name: str) -> str:
    """Folded, without an article or the word that says what kind of place it is; "al-Koum" equals "Al Koum"."""
    folded = fold(name)
    return _PLACE_KIND.sub("", folded).strip() or folded


def is_generic(name: str) -> bool:
    """Whether a name says only what kind of people: `gunmen`, `civilians`, `unidentified` are in small letters."""
    return name == name.lower() and name != name.upper()


def _named(incident: Incident, column: str) -> tuple[str, ...]:
    names = (cell.value for cell in incident.cells if cell.column == column)
    return _sorted(fold(name) for name in names if isinstance(name, str) and not is_generic(name))


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _killed(incident: Incident) -> tuple[int, ...]:
    """The figures of the killed, for incidents that have nothing else to be recognised by."""
    figures = (
        f for f in incident.figures if f.measure == "killed" and f.scope == "incident" and f.qualifier != "vague"
    )
    return tuple(sorted({bound for f in figures for bound in (f.low, f.high) if bound is not None}))
