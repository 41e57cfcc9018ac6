"""The words of dates, from the lexicon, and the finder of those which a date is built around."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..words.immutable import Immutable
from ..words.phrase_finder import PhraseFinder
from ..words.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

YEARS = range(1900, 2100)
"""Numbers that may be years where nothing else says so."""


class Anchor(Immutable, frozen=True):
    """A word that a date is built around.

    `role`: month, weekday, unit, part (of a day), weekend, year, feast or word.
    """

    role: str
    value: Any
    is_short: bool = False
    """For a month: whether it is abbreviated. For a unit: whether it is singular."""


class Hit(Immutable, frozen=True):
    """An anchor at `start` to `end` of the text."""

    start: int
    end: int
    anchor: Anchor


class DateWords:
    """The lexicon: a finder of anchors, and the words that stand around them as parts of patterns."""

    def __init__(self, data: dict[str, Any]) -> None:
        anchors = dict(_anchors(data))
        self._anchors = list(anchors.values())
        self._finder = PhraseFinder(list(anchors))
        self.months = {name: number for number, names in enumerate(data["months"]["names"], 1) for name in names}
        self.also_words = frozenset(data["months"]["also_words"])
        self.weekdays = {name: number for number, name in enumerate(data["weekdays"]["names"])}
        self.parts_of_day = data["units"]["parts"]
        numbers = data["numbers"]
        self.numbers = dict.fromkeys(numbers["one"], 1) | dict.fromkeys(numbers["couple"], 2)
        self.numbers |= {word: number for number, word in enumerate(numbers["words"], 2)} | numbers["tens"]
        self.few = frozenset(numbers["few"])
        self.parts = {word: part for part, words in data["parts"].items() for word in words}
        self.things = data["counted"]["things"]
        self.names = data["names"]
        self.future = data["future"]

    def hits(self, norm: str) -> Iterator[Hit]:
        """Give every whole word of the folded text that is an anchor, in text order."""
        for index, start, end in self._finder.find(norm):
            if (not start or not norm[start - 1].isalnum()) and not norm[end : end + 1].isalnum():
                yield Hit(start, end, self._anchors[index])


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The shipped lexicon, read once."""
    return DateWords(tables("dates"))


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first, any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", " {1,4}") for word in ordered)


def _anchors(data: dict[str, Any]) -> Iterator[tuple[str, Anchor]]:
    for number, names in enumerate(data["months"]["names"], 1):
        for name in names:
            yield name, Anchor("month", number, name != names[0])
    for number, name in enumerate(data["weekdays"]["names"]):
        yield name, Anchor("weekday", number)
    for plural in ("singular", "plural"):
        for word, unit in data["units"][plural].items():
            yield word, Anchor("unit", unit, plural == "singular")
    yield from ((word, Anchor("part", "day", True)) for word in data["units"]["parts"])
    yield from ((word, Anchor("weekend", "weekend", True)) for word in data["units"]["weekend"])
    yield from ((word, Anchor("word", role)) for role, words in data["words"].items() for word in words)
    yield from ((name, Anchor("feast", tuple(day))) for name, day in data["feasts"].items())
    yield from ((str(year), Anchor("year", year)) for year in YEARS)
