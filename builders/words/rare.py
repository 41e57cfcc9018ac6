"""Patterns that few stretches of text hold, and words by which that is seen far sooner."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Rare:
    """A pattern with words of which every match holds one: where none stands, it need not be tried at each character.

    `tests/test_rare_patterns.py` proves of each that it holds one.
    """

    def __init__(self, pattern: str, *words: str) -> None:
        self.pattern, self.words = re.compile(pattern), words

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in a stretch of text, as `re.Pattern.search` gives it."""
        return self.pattern.search(text, start, end) if holds(text, self.words, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in a stretch of text."""
        return self.pattern.finditer(text, start, end) if holds(text, self.words, start, end) else iter(())


def holds(text: str, words: Sequence[str], start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether any of the words stands in a stretch of text, by its letters."""
    stretch = text[start:end]  # to look for a word in a text of its own takes half as long as between two characters
    for word in words:  # noqa: SIM110 - a generator would take longer than what it asks for
        if word in stretch:
            return True
    return False
