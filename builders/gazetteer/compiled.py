"""The places that ship with the package: mapped from disk, looked up by name."""

from __future__ import annotations

import csv
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import marisa_trie

from .names import base_forms, variant_key
from .place import Match, Place, match
from .sections import map_sections, unpack_point

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
KINDS = ("country", "admin1", "admin2", "area", "populated")
"""Kinds in the order of the rows."""
SHARED = 1 << 31
"""Marks a key of several places; the rest of the number says where their list begins."""
LONGEST_NAME = 48
"""Characters of text in which a name is looked for; four names in a million are longer."""


class Names:
    """Keys to references: a place's number doubled, plus one where the key is not its main name."""

    def __init__(self, path: Path, first: Sequence[int], shared: Sequence[int]) -> None:
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(path))
        self.first = first
        self.shared = shared

    def references(self, key: str) -> Sequence[int]:
        """The references of a key, none when it is unknown."""
        number = self.trie.get(key)
        if number is None:
            return ()
        reference = self.first[number]
        if reference < SHARED:
            return (reference,)
        at = reference - SHARED
        return self.shared[at + 1 : at + 1 + self.shared[at]]


class CompiledPlaces:
    """The shipped files. `load` maps them; nothing is read before it is asked for."""

    def __init__(self) -> None:
        columns = map_sections(HERE / "places.bin")
        self.starts = list(columns["starts"])
        self.points, self.within, self.label = columns["point"], columns["within"], columns["label"]
        self.names = Names(HERE / "names.marisa", columns["names"], columns["shared"])
        self.variants = Names(HERE / "variants.marisa", columns["variant_names"], columns["variant_shared"])
        self.labels = marisa_trie.Trie()
        self.labels.mmap(str(HERE / "labels.marisa"))
        self._english = marisa_trie.Trie()
        self._english.mmap(str(HERE / "words.marisa"))
        self._customary = _customary()
        self.is_word = lru_cache(maxsize=1 << 14)(self._is_word)
        self.place = lru_cache(maxsize=1 << 14)(self._place)

    def matches(self, key: str) -> list[Match]:
        """The places of a key, or of its transliterations where nothing is spelt like this."""
        references = self.names.references(key)
        if not references and len(variant := variant_key(key)) > 3:
            references = self.variants.references(variant)
        return [match(self.place(reference >> 1), is_main=not reference & 1) for reference in references]

    def _is_word(self, word: str) -> bool:
        return any(base in self._english for base in base_forms(word))

    def kind(self, number: int) -> str:
        """What kind of place a number is."""
        return KINDS[bisect_right(self.starts, number) - 1]

    def _place(self, number: int) -> Place:
        latitude, longitude, population = unpack_point(self.points[number])
        around = {self.kind(outer): self._name(outer) for outer in self._lineage(number)}
        country, kind, admin1 = around["country"], self.kind(number), around.get("admin1")
        admin1 = self._customary.get((country, admin1 or ""), admin1)
        return Place(
            str(admin1) if kind == "admin1" else self._name(number),
            country,
            kind,
            latitude,
            longitude,
            admin1=admin1,
            admin2=around.get("admin2"),
            population=population,
        )

    def _lineage(self, number: int) -> list[int]:
        """The number and those around it, the country last."""
        found = [number]
        while self.within[found[-1]] != found[-1]:
            found.append(self.within[found[-1]])
        return found

    def _name(self, number: int) -> str:
        return " ".join(self.labels.restore_key(self.label[number]).split())


def _customary() -> dict[tuple[str, str], str]:
    """What English reports call first-level divisions, by country and the source's name for them."""
    with (HERE / "customary.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["gazetteer"]): row["customary"] for row in csv.DictReader(file)}
