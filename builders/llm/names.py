"""Names of actors as the lexicon writes them, so that "IS" and "Daesh" of two builders are one; and who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.automaton import pattern
from ..words.document import Span
from .unsaid import UnsaidError, holds

if TYPE_CHECKING:
    from ..records import Passage
    from ..words.lexicons import Alias, Lexicon, Word
    from .words import Words

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


def actor_said(words: Words, name: str, passage: Passage) -> str:
    """The actor's canonical name, where a passage names the actor by any of its names. Raises UnsaidError."""
    canonical = words.known.names.canonical(name)
    if canonical != UNIDENTIFIED and holds(name, passage.quote):
        return canonical
    named = {actor.name.casefold() for actor in words.actors(Span(passage.start, passage.end))}
    if canonical.casefold() in named or (canonical == UNIDENTIFIED and _tells_of_nobody(passage.quote)):
        return canonical
    raise UnsaidError("actor", f"its words do not name {name!r}")


def _tells_of_nobody(quote: str) -> bool:
    return any(holds(unknown, quote) for unknown in _UNKNOWN)
