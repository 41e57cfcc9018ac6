"""Deeds that are told as what somebody is tried or was sentenced for: the news is the court's, and the deed is old."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon_tables import tables
from .people import phrase_start

if TYPE_CHECKING:
    from .chunks import Row

FOR = frozenset({"of", "for", "with", "over", "in"})
"""Prepositions between a word of the court and the deed: convicted of, jailed for, charged with, on trial over."""
REACH = 10
"""Chunks before them in which that word stands: on trial in Beirut on Wednesday, accused of."""


@cache
def _words() -> frozenset[str]:
    return frozenset(tables("realis")["tried"]["words"].split())


def is_tried(row: Row, index: int, voice: str) -> bool:
    """Whether a deed is what a court deals with: jailed for the murder of, convicted of killing."""
    if row.words.isdisjoint(_words()):
        return False
    at = (phrase_start(row, index) if voice == "noun" else index) - 1
    while at > 0 and row[at].tag in "axw" and row[at].word not in FOR:
        at -= 1
    if at < 1 or row[at].word not in FOR:
        return False
    for before in range(at - 1, max(-1, at - REACH), -1):
        if row[before].tag in ';:"' or row[before].word == "who":
            return False
        if row[before].word in _words():
            return True
    return False
