"""Persons: the name behind a title, and where the report goes on with the surname alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..words.chunks import function_words
from ..words.document import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..words.document import Document

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PARTICLE = r"(?:(?:al|el|bin|ibn|ben|de|la|del|de la|van|von|der|da|dos|ul|ur|e|y)[ -]){0,2}"
_MIXED = re.compile(rf"\.? ({_PARTICLE}{_CAPITAL}[\w'’-]*\.?(?:[ \n]{_PARTICLE}{_CAPITAL}[\w'’-]*){{0,4}})")
_UPPER = re.compile(r"(\.?)\s{1,2}([^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*)")
_NO_NAME = re.compile(r"(?:.{2,}ing|.{3,}[^hm]ed|.{3,}ly|.+'s)$")
PARTICLES = frozenset({"de", "la", "del", "las", "los", "van", "von", "al", "el", "bin", "ben", "da", "dos", "y", "d"})
_DIED = frozenset({"died", "shot", "slain", "found", "hit", "lost"})
"""Verbs of a person's fate that no ending tells from a name."""
_PRONOUNS = frozenset({"himself", "herself", "themselves", "itself", "he", "she", "him", "they", "them", "we", "us"})
LONGEST_NAME = 4
"""Words of a name in a text of capitals, where only a known word or mark ends it."""
SHORTEST_SURNAME = 4


@cache
def _common() -> frozenset[str]:
    """Words that are no part of a name, however they are written."""
    return (frozenset(function_words()) | _PRONOUNS | _DIED) - PARTICLES


def is_common(word: str) -> bool:
    """Whether a folded word is a function word or common verb, and so no part of a name."""
    return word in _common()


_NAMED = re.compile(rf"(?<![.!?] )\b{_CAPITAL}[\w'’-]* $")


def is_name(doc: Document, start: int, word: str) -> bool:
    """Whether `said` is the name of a person or town, where other capitals stand beside its own: Ahmed Said."""
    text = doc.text
    if word != "said" or not text[start].isupper() or doc.is_upper or start < doc.titled:
        return False
    is_last = _NAMED.search(text, max(0, start - LOOK_BACK), start) is not None
    return is_last or text[start + len("said ") : start + len("said ") + 1].isupper()


LOOK_BACK = 24
"""Characters before a name in which the one before it stands."""


def person_after(doc: Document, end: int, known: Iterable[int]) -> int | None:
    """Where the name behind a title that ends at `end` itself ends; None where there is no name.

    `known` are the starts of words that the lexicon knows: they end a name in a text of capitals.
    """
    if doc.is_upper:
        return _name_in_capitals(doc, end, known)
    match = _MIXED.match(doc.text, end)
    if match is None or match.start(1) in known or (doc.text[end] == "." and not _is_abbreviated(doc.norm, end)):
        return None
    return None if names_site(doc, end) else match.end() - match[1].endswith(".")


def names_site(doc: Document, end: int) -> bool:
    """Whether a title that ends here begins the name of a site called after somebody: Queen Elizabeth National Park."""
    match = None if doc.is_upper or end < doc.titled else _MIXED.match(doc.text, end)
    return match is not None and _SITE.search(match[1]) is not None


_SITE = re.compile(
    r" (?:Park|Reserve|Forest|Road|Street|Avenue|Highway|Drive|Crescent|Boulevard|Roundabout|Junction|Square|Estate"
    r"|Layout|Airport|Stadium|Barracks|Bridge|Dam|Market|Hotel|Hospital|Clinic|University|College|Academy|School"
    r"|Polytechnic|Mosque|Cathedral|Church|Camp|Airbase|Base|Palace|Prison|Plaza|Mall)$"
)
"""The last word of the name of a site."""


def _name_in_capitals(doc: Document, end: int, known: Iterable[int]) -> int | None:
    last = None
    for _ in range(LONGEST_NAME):
        match = _UPPER.match(doc.norm, end)
        if match is None or match.start(2) in known or (match[1] and not _is_abbreviated(doc.norm, end)):
            break
        word = match[2]
        if is_common(word) or _NO_NAME.match(word):
            if word.endswith("'s"):
                last = match.end() - 2
            break
        end = match.end()
        if word not in PARTICLES:
            last = end
    return last


def _is_abbreviated(norm: str, end: int) -> bool:
    """Whether the word that ends here is one whose full stop ends no sentence: GEN. or an initial."""
    word = norm[max(0, end - 6) : end].rpartition(" ")[2]
    return word in ABBREVIATIONS or len(word) == 1


def surnames(names: Iterable[str]) -> dict[str, str]:
    """Which full name a surname stands for: of each name its last word, and of long ones the last but one."""
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        words = name.split()
        for surname in {words[-1], words[-2] if len(words) > 2 else words[-1]}:
            if len(surname) >= SHORTEST_SURNAME and not is_common(surname.lower()):
                found.setdefault(surname, name)
    return found


def occurrences(doc: Document, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands whole, with its capital in text of mixed case."""
    text = doc.text
    word = word.upper() if doc.is_upper else word
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(word, end)
