"""Place names to places: those shipped and the user's own, which win."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie

from ..words.countries import countries
from ..words.document import fold
from .compiled import LONGEST_NAME, CompiledPlaces
from .names import name_keys, text_view, variant_key
from .place import Match, Place, match, people
from .user_files import read_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .user_files import Entry

FURTHER = Path(__file__).with_name("further.csv")
"""Places that reports name and the shipped ones lack, most of them without a position, and further names of others."""
ADMIN = ("admin1", "admin2")
OTHER_NAME = 5
"""By how much less a place speaks against another one of the name where it is but one of its other names."""
DIVISIONS = frozenset(ADMIN)


class Found(NamedTuple):
    """A name of the gazetteer in a text, up to `end`, and the key to look its places up with."""

    end: int
    key: str


class Gazetteer:
    """Looks names up. `load` takes the user's files."""

    def __init__(self, shipped: CompiledPlaces, entries: Sequence[Entry] = (), further: Sequence[Entry] = ()) -> None:
        self._shipped = shipped
        self._prefixes = shipped.names.trie.prefixes
        self._own = _by_key(entries)
        self._further = _by_key(further)
        self._own_trie = marisa_trie.Trie(sorted({*self._own, *self._further}))
        self._pcodes = self._collect_pcodes(entries)
        self.is_word = shipped.is_word
        """Whether a folded word is English and no name."""
        self.has_variant = lru_cache(maxsize=1 << 14)(self._has_variant)
        self.is_barren = lru_cache(maxsize=1 << 14)(self._is_barren)
        self.matches = lru_cache(maxsize=1 << 14)(self._matches)
        self.prominent = lru_cache(maxsize=1 << 14)(self._prominent)
        self.country = lru_cache(maxsize=None)(self._country)

    @classmethod
    def load(cls, user_files: Sequence[str | Path] = ()) -> Gazetteer:
        """Map the shipped places and read the user's; raises InputError where a file is broken."""
        own = [entry for path in user_files for entry in read_entries(Path(path))]
        return cls(CompiledPlaces(), own, read_entries(FURTHER))

    def lookup(self, folded_name: str) -> list[Place]:
        """The places that go by a folded name (see `document.fold`)."""
        keys = name_keys(folded_name)
        return [match.place for match in self.matches(keys[0])] if keys else []

    def prefixes(self, text: str, position: int) -> list[Found]:
        """The names that stand at a position of a text (see `names.text_view`), whole words only, longest first."""
        piece = text[position : position + LONGEST_NAME]
        keys = self._prefixes(piece)
        if own := self._own_trie.prefixes(piece):
            keys = sorted({*keys, *own}, key=len)
        piece += " "
        return [Found(position + len(key), key) for key in reversed(keys) if not piece[len(key)].isalnum()]

    def _has_variant(self, key: str) -> bool:
        """Whether a place goes by another transliteration of the name."""
        variant = variant_key(key)
        return len(variant) > 3 and variant in self._shipped.variants.trie

    def _is_barren(self, word: str) -> bool:
        """Whether a word is an English word or a figure that no name begins with."""
        if word[:1].isalpha() and not self.is_word(word):
            return False
        tries = (self._shipped.names.trie, self._own_trie)
        return not any(word in trie or any(True for _ in trie.iterkeys(word + " ")) for trie in tries)

    def _matches(self, key: str) -> tuple[Match, ...]:
        """The places of a key; of the user's own and shipped places of one country and level only the own remain."""
        own = self._own.get(key, [])
        taken = {(match.place.country, match.place.kind in DIVISIONS) for match in own}
        ours = (*self._further.get(key, ()), *self._shipped.matches(key))
        shipped = [m for m in ours if (m.place.country, m.place.kind in DIVISIONS) not in taken]
        return tuple(match._replace(place=self._with_pcodes(match.place)) for match in (*own, *shipped))

    def _prominent(self, key: str, population: int, lead: int = 10) -> Place | None:
        """The place called exactly so with so many people, `lead` times those of any other country's of the name.

        Of districts only those around a town of the name with so many: few others are known abroad (Hays, Texas).
        """
        matches = self.matches(key)
        towns = {m.place.country for m in matches if m.place.kind != "admin2" and people(m.place) >= population}
        named = [m.place for m in matches if m.is_main and (m.place.kind != "admin2" or m.place.country in towns)]
        best = max(named, key=lambda place: place.population, default=None)
        if best is None or best.population < population or key.replace("'", "") not in name_keys(best.name):
            return None
        rivals = (match for match in matches if match.place.country != best.country)
        weigh = (rival.place.population * (lead if rival.is_main else lead / OTHER_NAME) for rival in rivals)
        return None if any(weight > best.population for weight in weigh) else best

    def _country(self, code: str) -> Place:
        """The country of an alpha-3 code, as a place."""
        number = list(countries().by_code).index(code)
        return self._shipped.place(number)._replace(name=countries().by_code[code].name)

    def _with_pcodes(self, place: Place) -> Place:
        if not self._pcodes:
            return place
        first = self._pcodes.get((place.country, _division(place.admin1)))
        second = self._pcodes.get((place.country, _division(place.admin1), _division(place.admin2)))
        return place._replace(
            admin1_pcode=place.admin1_pcode or (first if place.admin1 else None),
            admin2_pcode=place.admin2_pcode or (second if place.admin2 else None),
        )

    def _collect_pcodes(self, entries: Sequence[Entry]) -> dict[tuple[str, ...], str]:
        """P-codes by country and names of divisions, under every name that a division is known by."""
        found: dict[tuple[str, ...], str] = {}
        for place, _ in entries:
            first = self._names_of(place.country, place.admin1, "admin1")
            if place.admin1_pcode:
                found |= dict.fromkeys(((place.country, name) for name in first), place.admin1_pcode)
            if place.admin2_pcode:
                second = self._names_of(place.country, place.admin2, "admin2")
                found |= dict.fromkeys(((place.country, a, b) for a in first for b in second), place.admin2_pcode)
        return found

    def _names_of(self, country: str, name: str | None, level: str) -> set[str]:
        """What a division is called by the user and by the shipped data."""
        if not name:
            return set()
        keys = name_keys(name)
        same = [match.place for key in keys for match in self._shipped.matches(key)]
        return {_division(name)} | {_division(p.name) for p in same if p.country == country and p.kind == level}


def _division(name: str | None) -> str:
    return text_view(fold(name)) if name else ""


def _by_key(entries: Sequence[Entry]) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = {}
    for place, names in entries:
        for name in names:
            for key in name_keys(name):
                found.setdefault(key, []).append(match(place, is_main=name == place.name))
    return found
