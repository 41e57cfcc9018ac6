"""The countries of the world: names, former names, demonyms and codes, from the lexicon."""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import NamedTuple

from .document import fold
from .tables import LEXICON

PATH = LEXICON / "countries.csv"


class Country(NamedTuple):
    """One country. Former states are aliases of the state that succeeded them, the largest where several did."""

    iso3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    iso2: str
    former_capital: str = ""
    """The large city from which it was ruled before, or still is."""


class Countries:
    """Every country, by code and by what a text may call it (folded)."""

    def __init__(self, rows: list[Country]) -> None:
        self.by_code = {row.iso3: row for row in rows}
        self.names: dict[str, list[str]] = {}
        self.demonyms: dict[str, list[str]] = {}
        for row in rows:
            for name in dict.fromkeys(map(fold, (row.name, *row.aliases))):
                self.names.setdefault(name, []).append(row.iso3)
            for demonym in dict.fromkeys(map(fold, row.demonyms)):
                for form in _forms(demonym):
                    self.demonyms.setdefault(form, []).append(row.iso3)
        self._codes = {fold(code): row.iso3 for row in rows for code in (row.iso3, row.iso2)}

    def iso3_of(self, text: str) -> str | None:
        """The alpha-3 code of a code or name that means one country."""
        folded = fold(text.strip())
        named = self.names.get(folded, [])
        return self._codes.get(folded) or (named[0] if len(named) == 1 else None)


def _forms(demonym: str) -> tuple[str, ...]:
    """A demonym and its plural: Syrian, Syrians; British, Chinese and Swiss have none of their own."""
    return (demonym,) if demonym.endswith(("ese", "sh", "ch", "s", ".")) else (demonym, demonym + "s")


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The lexicon's countries, read once."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return Countries([_country(row) for row in csv.DictReader(file)])


def _country(row: dict[str, str]) -> Country:
    aliases, demonyms = (tuple(filter(None, row[column].split("|"))) for column in ("aliases", "demonyms"))
    return Country(row["iso3"], row["name"], aliases, demonyms, row["capital"], row["iso2"], row["former_capital"])
