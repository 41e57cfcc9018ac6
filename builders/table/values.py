"""One value at a time: numbers, counts, flags, codes and countries as lists write them. Each raises UnreadableError."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ...schema.countries import country_codes, iso3_of_code
from ..words.countries import countries
from .mapping import fold, fold_name
from .reader import UnreadableError, nearest

if TYPE_CHECKING:
    from ...schema import Column

_GROUPED = r"\d{{1,3}}(?:[{group}’' \u00a0\u202f]\d{{3}})+"
_NUMBER = {
    decimal: re.compile(rf"[-+−]?(?:{_GROUPED.format(group=re.escape(group))}|\d+)(?:{re.escape(decimal)}\d+)?")
    for decimal, group in ((".", ","), (",", "."))
}
"""Numbers with either sign of decimals; thousands are parted by the other one, by blanks or by apostrophes."""

MOST_PEOPLE = 10_000_000_000
"""More than ever lived at one time: a larger number is an id or a slip."""

_TRUE = frozenset({"true", "yes", "y", "1", "x"})
_FALSE = frozenset({"false", "no", "n", "0"})


def read_number(text: str, decimal: str = ".") -> float:
    """A number: `1,234.5`, `1 234`, with `decimal` as the sign before its decimals."""
    bare = text.strip()
    if not _NUMBER[decimal].fullmatch(bare):
        other = "," if decimal == "." else "."
        hint = f'; the mapping may say decimal = "{other}"' if _NUMBER[other].fullmatch(bare) else ""
        raise UnreadableError(f"a number is needed{hint}")
    plain = "".join(sign for sign in bare.replace("−", "-") if sign in "-0123456789" or sign == decimal)
    return float(plain.replace(decimal, "."))


def read_count(text: str, decimal: str = ".") -> int:
    """A number of people: whole, and not below nought."""
    number = read_number(text, decimal)
    if not 0 <= number <= MOST_PEOPLE or number != int(number):
        raise UnreadableError("a whole number of people is needed, 0 or more")
    return int(number)


def read_coordinate(text: str, column: Column, decimal: str = ".") -> float:
    """Degrees within the column's limits."""
    number = read_number(text, decimal)
    low, high = column.minimum or 0.0, column.maximum or 0.0
    if not low <= number <= high:
        raise UnreadableError(f"{column.name} is {low:g} to {high:g}")
    return number


def read_flag(text: str) -> bool:
    """True or false: also yes and no, 1 and 0."""
    folded = fold(text)
    if folded not in _TRUE | _FALSE:
        raise UnreadableError("true or false is needed; the mapping may translate it under values")
    return folded in _TRUE


def read_code(text: str, column: Column) -> str:
    """A value of the column's vocabulary, however it is capitalised or hyphenated."""
    codes = column.vocabulary.codes if column.vocabulary else []
    code = fold_name(text)
    if code not in codes:
        raise UnreadableError(
            f"no such {column.name}; {nearest(code, codes)}; the mapping may translate it under values"
        )
    return code


def read_country(text: str, counterparts: str | None) -> str:
    """A country by code or name; numbers are those of the dataset that the mapping is for."""
    if text.isdecimal():
        found = iso3_of_code(counterparts or "", text)
    else:
        bare = re.sub(r"\s*\([^)]*\)", "", text).strip()
        found = countries().iso3_of(text) or countries().iso3_of(bare) or _names().get(fold(text))
        found = found or _names().get(fold(bare))
    if found is None:
        raise UnreadableError("no country that is known; write its name or its ISO 3166-1 code")
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names of countries that only UCDP or ACLED use."""
    rows = country_codes().values()
    named = {fold(name): row.iso3 for row in rows for name in (row.ucdp_name, row.acled_name)}
    return named | {name.split(" (")[0]: iso3 for name, iso3 in named.items()}
