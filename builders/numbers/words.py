"""The words of numbers, from lexicon/numbers.toml, as tables and as pieces of patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..words.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = " {1,2}"
"""One white space, or a carriage return and a line feed."""


@cache
def number_words() -> dict[str, Any]:
    """Load the tables of the lexicon; tens and ones are also written as one word, as old wires do: thirtythree."""
    found = tables("numbers")
    values = found["values"]
    tens = [(word, value) for word, value in values.items() if 20 <= value < 100 and value % 10 == 0]
    ones = [(word, value) for word, value in values.items() if 0 < value < 10]
    joined = {ten + one: high + low for ten, high in tens for one, low in ones}
    return {**found, "values": {**values, **joined}}


@cache
def words_of(table: str, key: str = "words") -> frozenset[str]:
    """Give the blank-separated words of one table."""
    return frozenset(number_words()[table][key].split())


@cache
def qualifiers(table: str) -> dict[str, str]:
    """Give phrase -> qualifier, of the tables `before` and `behind`."""
    return {phrase: name for name, phrases in number_words()[table].items() for phrase in phrases}


@cache
def vague_lows() -> dict[str, int]:
    """Give phrase without a figure -> what it means at least."""
    return {phrase: entry["low"] for entry in number_words()["vague"].values() for phrase in entry["words"]}


def any_of(phrases: Iterable[str]) -> str:
    """Give a pattern for any of these phrases, the longest first; each ends with its word.

    Phrases with one first letter stand together, so that a wrong letter rules them all out at once.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_letter.setdefault(phrase[0], []).append(_phrase(phrase[1:]) + (r"(?!\w)" if phrase[-1].isalnum() else ""))
    groups = (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))
    return f"(?:{'|'.join(groups)})"


def _phrase(phrase: str) -> str:
    return BLANK.join(map(re.escape, phrase.split(" "))) if phrase.strip() == phrase else re.escape(phrase)
