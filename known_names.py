"""Names that are known whatever the dataset: the lexicon's actors, the gazetteer's places, the countries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .builders.words.countries import countries
from .builders.words.document import fold
from .edits.spelling import Spellings

if TYPE_CHECKING:
    from .builders.gazetteer import Gazetteer
    from .builders.words.lexicons import Lexicon

SIDES = ("side_a", "side_b")
KINDS_OF_PEOPLE = ("people", "target")


class KnownNames:
    """Looks names up by the column that they stand in; each list is read when it is first needed."""

    def knows(self, column: str, name: str) -> bool:
        """Whether a lexicon, the gazetteer or the list of countries has the name."""
        if column == "country":
            return name in countries().by_code
        return name in self._actors if column in SIDES else bool(self._gazetteer.lookup(fold(name)))

    def nearest(self, column: str, name: str) -> str | None:
        """The code of a country's name, the canonical name of an actor's other name or of a slip in it."""
        if column == "country":
            return countries().iso3_of(name)
        if column in SIDES:
            return self._aliases.get(fold(name)) or self._spellings.nearest(name)
        return None

    @cached_property
    def _lexicon(self) -> Lexicon:
        from .builders.words.lexicons import Lexicon

        return Lexicon.load()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from .builders.gazetteer import Gazetteer

        return Gazetteer.load()

    @cached_property
    def _actors(self) -> dict[str, None]:
        actors = [alias.actor.name for aliases in self._lexicon.words("actor").values() for alias in aliases]
        people = [
            word.canonical for kind in KINDS_OF_PEOPLE for words in self._lexicon.words(kind).values() for word in words
        ]
        return dict.fromkeys((*actors, *people, "unidentified"))

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._actors)

    @cached_property
    def _aliases(self) -> dict[str, str]:
        """Other names that mean one actor."""
        found: dict[str, set[str]] = {}
        for aliases in self._lexicon.words("actor").values():
            for alias in aliases:
                found.setdefault(fold(alias.text), set()).add(alias.actor.name)
        return {alias: names.pop() for alias, names in found.items() if len(names) == 1}
