"""Antecedents: whom "he", "the source" or a bare surname takes up from earlier in the report."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .reporting import pronouns, taken_up

if TYPE_CHECKING:
    from .sources import Source

REMEMBERED = 12
"""How many sources back a name is looked for; a report rarely cites more, and the cost stays even."""

_FITTING = {
    "person": {"person", "other"},
    "people": {"people", "body", "other"},
    "body": {"body", "document", "media"},
}
"""Kinds of source that each kind of pronoun can stand for, the unknown among them."""


class Antecedents:
    """The sources met so far, newest first."""

    def __init__(self) -> None:
        self._met: deque[Source] = deque(maxlen=REMEMBERED)

    def remember(self, source: Source) -> None:
        """Note a source that names somebody."""
        if source.kind != "pronoun" and (not self._met or self._met[0] != source):
            self._met.appendleft(source)

    def resolve(self, source: Source, *, definite: bool) -> Source:
        """Give the source meant, or the phrase itself where nothing earlier fits. `definite`: it stands with the."""
        if source.kind == "pronoun":
            return self._latest(_FITTING[pronouns()[next(iter(source.words))]]) or source
        if definite:
            return self._definite(source)
        return self._longer_name(source)

    def _latest(self, kinds: set[str]) -> Source | None:
        return next((met for met in self._met if met.kind in kinds), None)

    def _definite(self, source: Source) -> Source:
        heads = source.words - taken_up("plain")
        if len(heads) != 1:
            return self._longer_name(source)
        (head,) = heads
        if head in taken_up("any"):
            same = next((met for met in self._met if head in met.words or f"{head}s" in met.words), None)
            return same or (self._met[0] if self._met else source)
        if head in taken_up("media"):
            return self._latest({"media"}) or source
        if head in taken_up("person"):
            return self._latest({"person"}) or source
        if source.kind == "body":
            return next((met for met in self._met if met.kind == "body" and heads < met.words), source)
        return source

    def _longer_name(self, source: Source) -> Source:
        """Read a surname, or a title with it, as the full name that it is part of."""
        if source.kind not in {"person", "other"} or not source.is_named:
            return source
        return next((met for met in self._met if met.kind in {"person", "other"} and source.words < met.words), source)
