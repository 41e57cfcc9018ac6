"""Countries and their codes: ISO 3166-1, and how ACLED (ISO numbers) and UCDP (Gleditsch and Ward) write them."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("countries.csv")

_REGIONS = (
    (range(2, 200), "Americas"),
    (range(200, 400), "Europe"),
    (range(400, 627), "Africa"),
    (range(630, 700), "Middle East"),
    (range(700, 1000), "Asia"),
)
"""UCDP's regions are ranges of Gleditsch and Ward's numbers (UCDP, definitions)."""


class CountryCodes(NamedTuple):
    """One country; the codes it does not have are empty."""

    iso3: str
    name: str
    numeric: str
    """ISO 3166-1 numeric, without leading noughts."""
    acled_name: str
    gw: str
    """Number of the state in Gleditsch and Ward's list, which UCDP uses; dependent territories have none."""
    ucdp_name: str

    @property
    def ucdp_region(self) -> str:
        """The region UCDP counts it to; empty where UCDP has no such country."""
        return next((name for numbers, name in _REGIONS if self.gw and int(self.gw) in numbers), "")


@lru_cache(maxsize=1)
def country_codes() -> dict[str, CountryCodes]:
    """Every country by its alpha-3 code, read once."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: _country(row) for row in csv.DictReader(file)}


def iso3_of_code(counterpart: str, code: str) -> str | None:
    """The alpha-3 code behind a number of `acled` (ISO) or `ucdp` (Gleditsch and Ward); None for an unknown one."""
    return _numbers(counterpart).get(code.lstrip("0"))


@lru_cache(maxsize=2)
def _numbers(counterpart: str) -> dict[str, str]:
    kept = {"acled": "numeric", "ucdp": "gw"}.get(counterpart)
    return {getattr(row, kept): row.iso3 for row in country_codes().values() if getattr(row, kept)} if kept else {}


def _country(row: dict[str, str]) -> CountryCodes:
    name = row["name"]
    return CountryCodes(row["iso3"], name, row["numeric"], row["acled"] or name, row["gw"], row["ucdp"] or name)
