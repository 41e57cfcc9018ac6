"""Names of actors as the lexicon writes them, so that "IS" and "Daesh" of two builders are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..automaton import pattern

if TYPE_CHECKING:
    from ..lexicons import Alias, Lexicon, Word

UNIDENTIFIED = "unidentified"
_UNKNOWN = frozenset({"unidentified", "unknown", "not identified", "unidentified perpetrators"})
_PEOPLE = frozenset({"person", "unknown"})
"""Roles of words that stand for people by themselves."""


class Names:
    """Looks up whole names: what the lexicon does not have stays as it is."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors: dict[str, list[Alias]] = lexicon.words("actor")
        self._people: dict[str, list[Word]] = lexicon.words("people")

    def canonical(self, name: str) -> str:
        """The actor's canonical name, or the usual word for the kind of people."""
        if name.casefold() in _UNKNOWN:
            return UNIDENTIFIED
        folded = pattern(name.removeprefix("the ").removeprefix("The "))
        actors = {alias.actor.name for alias in self._actors.get(folded, ())}
        if len(actors) == 1:
            return actors.pop()
        people = {word.canonical for word in self._people.get(folded, ()) if word.role in _PEOPLE}
        return people.pop() if len(people) == 1 else name
