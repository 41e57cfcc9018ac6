"""Many phrases found in one pass over a text, in time linear in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Found = tuple[int, int, int]
"""The number of a phrase, and where it stands in a text: start and end."""
MANY = 5_000
"""Phrases from which on the quickest form of the automaton takes longer to make than it saves."""


class PhraseFinder:
    """Finds phrases wherever their letters stand; of overlapping ones the longest from the left.

    It goes over the bytes of a text, where those of most are its characters: to map the one to the other takes longer.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        kind = Implementation.DFA if len(phrases) < MANY else Implementation.ContiguousNFA
        encoded = [phrase.encode() for phrase in phrases]
        self._finder = BytesAhoCorasick(encoded, matchkind=MatchKind.LeftmostLongest, implementation=kind)

    def find(self, text: str) -> list[Found]:
        """Every match in text order."""
        content = text.encode()
        found: list[Found] = self._finder.find_matches_as_indexes(content)
        return found if text.isascii() else [*_in_characters(content, found)]


def _in_characters(content: bytes, found: Sequence[Found]) -> Iterator[Found]:
    """The matches in bytes as matches in characters."""
    at = characters = 0
    for number, start, end in found:
        first = characters + len(content[at:start].decode())
        at, characters = end, first + len(content[start:end].decode())
        yield number, first, characters
