"""One pass over a text for every pattern of a lexicon: a pattern is a word or phrase, matched whole, in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .document import blanked, fold
from .immutable import Immutable
from .phrase_finder import PhraseFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .document import Document

_SEPARATOR = "\0"


class Entry(NamedTuple):
    """What a pattern stands for: the kind of entry, and whatever its owner wants to know about it."""

    category: str
    payload: Any


class Hit(Immutable, frozen=True):
    """A whole-word match at `start` to `end` of the report's text; of overlapping ones the longest from the left."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Automaton:
    """Finds many phrases at once, in time linear in the text. Several entries may share a pattern."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], stems: Iterable[tuple[str, Entry]] = ()) -> None:
        """Compile the entries with their phrases; one of `stems` is matched by every word that begins so."""
        whole, begun = list(entries), list(stems)
        phrases, owners = zip(*whole, *begun, strict=True)
        patterns: dict[str, list[Entry]] = {}
        for phrase, entry in zip(_blanked_all(phrases), owners, strict=True):
            if stripped := phrase.strip():
                patterns.setdefault(f" {stripped}", []).append(entry)
        numbers = dict(zip(patterns, range(len(patterns)), strict=True))
        self._stems = frozenset(numbers[pattern(stem)] for stem, _ in begun)
        self._entries = [tuple(several) for several in patterns.values()]
        self._finder = PhraseFinder(list(patterns))

    def hits(self, doc: Document) -> list[Hit]:
        """Give every match in the report, in text order, without overlaps."""
        norm, found = doc.norm, self._scan(doc.blanked, 0)
        return [hit for hit in found if norm[hit.start - 1 : hit.start] != "'" or not _is_joined(norm, hit.start)]

    def _scan(self, view: str, offset: int) -> list[Hit]:
        entries = self._entries
        found: list[Hit] = []
        for index, start, end in self._finder.find(view):
            if not view[end].isalnum() or index in self._stems:
                found.append(Hit(offset + start, offset + end - 1, entries[index]))
            elif (last := view.rfind(" ", start + 1, end)) > 0:
                found += self._without_last_word(view, offset, start, last, end)
        return found

    def _without_last_word(self, view: str, offset: int, start: int, last: int, end: int) -> Iterator[Hit]:
        """The match ends inside a word (national guards|men): look again before that word, and from it on."""
        stop = view.find(" ", end)
        yield from self._scan(view[start : last + 1], offset + start)
        yield from self._scan(view[last : stop + 1], offset + last)


def _is_joined(norm: str, start: int) -> bool:
    """Whether an apostrophe before it joins what begins there to a letter: the man in Nu'man."""
    return norm[start - 2 : start - 1].isalpha()


def _blanked_all(phrases: Sequence[str]) -> list[str]:
    """Phrases folded and with marks as blanks: those in ASCII all at once, which is far faster."""
    folded = iter(fold(_SEPARATOR.join(filter(str.isascii, phrases))).split(_SEPARATOR))
    return blanked(_SEPARATOR.join(next(folded) if phrase.isascii() else fold(phrase) for phrase in phrases)).split(
        _SEPARATOR
    )


def pattern(phrase: str) -> str:
    """A phrase as it is looked up: folded, marks as blanks, and a blank before it, so that it begins a word."""
    return f" {blanked(fold(phrase)).strip()}"
