"""Deeds that are told as what somebody is tried or was sentenced for: the news is the court's, and the deed is old."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon_tables import tables
from .people import phrase_start
from .relatives import RELATIVE

if TYPE_CHECKING:
    from .chunks import Row

FOR = frozenset({"of", "for", "with", "over", "in"})
"""Prepositions between a word of the court and the deed: convicted of, jailed for, charged with, on trial over."""
GUILTY = "guilty of"
"""One word of the row, as it may also lay blame."""
REACH = 10
"""Chunks before them in which that word stands: on trial in Beirut on Wednesday, accused of."""


@cache
def _words() -> frozenset[str]:
    return frozenset(tables("realis")["tried"]["words"].split()) | {GUILTY}


def is_tried(row: Row, index: int, voice: str) -> bool:
    """Whether a deed is what a court deals with, or what its clause says of that: jailed for a bombing that killed."""
    if row.words.isdisjoint(_words()):
        return False
    if _is_charge(row, index, voice):
        return True
    if voice == "noun":
        return False
    pronoun = next((at for at in range(index - 1, max(0, index - CLAUSE), -1) if row[at].word in RELATIVE), 0)
    deed = next((at for at in range(pronoun - 1, max(0, pronoun - REACH), -1) if row[at].tag in "VE"), 0)
    return deed > 0 and _is_charge(row, deed, "noun")


def _is_charge(row: Row, index: int, voice: str) -> bool:
    """Whether a word for a deed stands behind a word of the court and its preposition."""
    at = (phrase_start(row, index) if voice == "noun" else index) - 1
    while at > 0 and row[at].tag in "axw" and row[at].word not in FOR:
        at -= 1
    if at < 1 or row[at].word not in FOR:
        return at > 0 and row[at].word == GUILTY
    for before in range(at - 1, max(-1, at - REACH), -1):
        if row[before].tag in ';:"' or row[before].word == "who":
            return False
        if row[before].word in _words():
            return True
    return False


CLAUSE = 12
"""Chunks behind a pronoun in which the verb of its clause stands."""
