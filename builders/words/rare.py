"""Patterns that few stretches of text hold, and words by which that is seen far sooner."""

from __future__ import annotations

import re
import sys


class Rare:
    """A pattern with words of which every match holds one: where none stands, it need not be tried at each character.

    `tests/test_rare_patterns.py` proves of each that it holds one.
    """

    def __init__(self, pattern: str, *words: str) -> None:
        self.pattern, self.words = re.compile(pattern), words

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in a stretch of text, as `re.Pattern.search` gives it."""
        for word in self.words:
            if text.find(word, start, end) >= 0:
                return self.pattern.search(text, start, end)
        return None
