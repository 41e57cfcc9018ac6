"""Place names of the user's own: GeoNames dumps and a simple csv, read into places and their keys."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from ...errors import InputError
from ..words.countries import countries
from .place import KINDS, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ("name", "country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "latitude", "longitude")
OPTIONAL = ("kind", "aliases", "population")
DUMP_COLUMNS = 19
"""Columns of a GeoNames dump (allCountries.txt, SY.txt): readme.txt of its download server."""


class Entry(NamedTuple):
    """A place of a user's file and every name it goes by."""

    place: Place
    names: tuple[str, ...]


def read_entries(path: Path) -> list[Entry]:
    """Read a file of either format; raises InputError naming file and line where it is broken."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a gazetteer file that exists") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save the gazetteer as UTF-8") from None
    if lines and "\t" in lines[0]:
        return list(_dump(path, lines))
    return list(_table(path, lines))


def _table(path: Path, lines: list[str]) -> Iterator[Entry]:
    rows = csv.reader(lines)
    header = [name.strip() for name in next(rows, [])]
    missing = [name for name in HEADER if name not in header]
    if missing:
        raise InputError(
            f"{path}:1: the header lacks {', '.join(missing)}; expected is {','.join(HEADER)}"
            f"[,{','.join(OPTIONAL)}], or the 19 tab-separated columns of a GeoNames dump; add the columns"
        )
    for row in rows:
        where = f"{path}:{rows.line_num}"
        if not row:
            continue
        if len(row) != len(header):
            raise InputError(f"{where}: has {len(row)} fields where the header has {len(header)}; correct the line")
        yield _table_entry(where, dict(zip(header, map(str.strip, row), strict=True)))


def _table_entry(where: str, row: dict[str, str]) -> Entry:
    name = row["name"]
    if not name:
        raise InputError(f"{where}: the name is empty; give the place a name, or delete the line")
    kind = row.get("kind") or "populated"
    if kind not in KINDS:
        raise InputError(f"{where}: kind is {kind!r}; allowed are {', '.join(KINDS)}; correct the kind")
    latitude, longitude = _position(where, row["latitude"], row["longitude"])
    place = Place(
        name,
        _country(where, row["country"]),
        kind,
        latitude,
        longitude,
        admin1=row["admin1"] or None,
        admin1_pcode=row["admin1_pcode"] or None,
        admin2=row["admin2"] or None,
        admin2_pcode=row["admin2_pcode"] or None,
        population=_population(where, row.get("population", "")),
    )
    aliases = [alias.strip() for alias in row.get("aliases", "").split("|")]
    return Entry(place, tuple(dict.fromkeys(filter(None, (name, *aliases)))))


def _dump(path: Path, lines: list[str]) -> Iterator[Entry]:
    rows = [line.split("\t") for line in lines]
    for number, row in enumerate(rows, 1):
        if len(row) != DUMP_COLUMNS:
            raise InputError(
                f"{path}:{number}: has {len(row)} tab-separated columns; a GeoNames dump has {DUMP_COLUMNS}; "
                "download the file again, or delete the line"
            )
    divisions = {(row[8], *row[10 : 12 if row[7] == "ADM2" else 11]): row[1] for row in rows if row[7] in _LEVELS}
    for number, row in enumerate(rows, 1):
        if row[6] and not row[7].startswith("PCL"):
            yield _dump_entry(f"{path}:{number}", row, divisions)


_LEVELS = {"ADM1": "admin1", "ADM2": "admin2"}
_CLASSES = {"P": "populated", "A": "area", "L": "area"}


def _dump_entry(where: str, row: list[str], divisions: dict[tuple[str, ...], str]) -> Entry:
    kind = _LEVELS.get(row[7]) or _CLASSES.get(row[6], "feature")
    position = _position(where, row[4], row[5])
    place = Place(
        row[1],
        _country(where, row[8]),
        kind,
        *position,
        admin1=divisions.get((row[8], row[10])),
        admin2=divisions.get((row[8], row[10], row[11])),
        population=_population(where, row[14]),
    )
    return Entry(place, tuple(dict.fromkeys(filter(None, (row[1], row[2], *row[3].split(","))))))


def _country(where: str, text: str) -> str:
    code = countries().iso3_of(text)
    if code is None:
        raise InputError(
            f"{where}: country is {text!r}; allowed are ISO 3166-1 codes (SYR, SY) and English names; correct it"
        )
    return code


def _position(where: str, latitude: str, longitude: str) -> tuple[float | None, float | None]:
    if not latitude and not longitude:
        return None, None
    try:
        position = float(latitude), float(longitude)
    except ValueError:
        position = (float("nan"), float("nan"))
    if not (-90 <= position[0] <= 90 and -180 <= position[1] <= 180):
        raise InputError(
            f"{where}: latitude is {latitude!r} and longitude {longitude!r}; "
            "allowed are degrees from -90 to 90 and from -180 to 180, or both empty; correct them"
        )
    return position


def _population(where: str, text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise InputError(f"{where}: population is {text!r}; allowed is a whole number or nothing; correct it")
    return int(text)
