"""Deeds that are told as what somebody is tried or was sentenced for: the news is the court's, and the deed is old."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..people.phrases import phrase_start
from ..people.relatives import RELATIVE
from ..words.tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row

FOR = frozenset({"of", "for", "with", "over", "in"})
"""Prepositions between a word of the court and the deed: convicted of, jailed for, charged with, on trial over."""
GUILTY = "guilty of"
"""One word of the row, as it may also lay blame."""
RULINGS = frozenset({"verdict", "verdicts", "ruling", "rulings", "ruled", "judgment", "judgement", "inquest"})
"""What a court gives on a deed: its verdict on the bombing, ruled on Monday on the killing."""
REACH = 10
"""Chunks before them in which that word stands: on trial in Beirut on Wednesday, accused of."""


@cache
def _words() -> frozenset[str]:
    return frozenset(tables("realis")["tried"]["words"].split()) | {GUILTY}


def is_tried(row: Row, index: int, voice: str) -> bool:
    """Whether a deed is what a court deals with, or what its clause says of that: jailed for a bombing that killed."""
    if not row.words.isdisjoint(PARTS) and _is_for_part(row, index, voice):
        return True
    if row.words.isdisjoint(_words()):
        return False
    if _is_charge(row, index, voice):
        return True
    if voice == "noun":
        return False
    pronoun = next((at for at in range(index - 1, max(0, index - CLAUSE), -1) if row[at].word in RELATIVE), 0)
    deed = next((at for at in range(pronoun - 1, max(0, pronoun - REACH), -1) if row[at].tag in "VE"), 0)
    return deed > 0 and _is_charge(row, deed, "noun")


PARTS = frozenset({"part", "role", "involvement", "complicity", "participation"})


def _is_for_part(row: Row, index: int, voice: str) -> bool:
    """Whether a deed is what somebody is held to account for, without its day: jailed for his part in killing."""
    at = (phrase_start(row, index) if voice == "noun" else index) - 1
    while at > 3 and row[at].tag in "aN":
        at -= 1  # for their role in three deadly attacks
    if at < 3 or row[at].word != "in" or row[at - 1].word not in PARTS:
        return False
    is_dated = any(getattr(chunk.item, "precision", None) == "day" for chunk in row[index : index + CLAUSE])
    return not is_dated and any(chunk.word in ("for", "over") for chunk in row[max(0, at - 4) : at - 1])


def _is_charge(row: Row, index: int, voice: str) -> bool:
    """Whether a word for a deed stands behind a word of the court and its preposition."""
    at = (phrase_start(row, index) if voice == "noun" else index) - 1
    while at > 0 and (row[at].tag in "axwT" or row[at].word == "causing") and row[at].word not in FOR:
        at -= 1
    if at > 0 and row[at].word.startswith("over "):
        at += 1  # over 2011 attacks, as a number is read
    if at > 0 and row[at].word == "on":
        return any(chunk.word in RULINGS for chunk in row[max(0, at - REACH) : at])
    if at < 1 or (row[at].word not in FOR and not row[at - 1].word.startswith("over ")):
        return at > 0 and row[at].word == GUILTY
    for before in range(at - 1, max(-1, at - REACH), -1):
        if row[before].tag in ';:"' or row[before].word == "who":
            return False
        if row[before].word in _words():
            return True
    return False


CLAUSE = 12
"""Chunks behind a pronoun in which the verb of its clause stands."""
BODIES = frozenset({"court", "tribunal", "icc", "judges", "judge", "inquest", "jury", "magistrate", "trc", "court's"})
"""Who hears of deeds: told the court how he shot two."""
BEFORE_THEM = frozenset({"commission", "commission's", "committee"})
"""Those of them that many others are called too: told a commission, but no commission found."""
TO_BODY, FROM_BODY = 9, 5
"""Chunks behind `told` and before `heard` in which the court stands."""
IN_COURT = 24
"""Chunks before a deed in which the words stand by which it is told in court."""


def is_testimony(row: Row, index: int) -> bool:
    """Whether a deed is what a court is told, hears or finds: told the tribunal that soldiers killed his parents."""
    if row.words.isdisjoint(("told", "testified", "heard", "found", "ruled")):
        return False
    clause = range(max(0, index - IN_COURT), index)
    led = next((at for at in reversed(clause) if row[at].word in ("that", "how")), None)
    if led is None:
        return False
    for at in range(led - 1, max(-1, led - 2 * TO_BODY), -1):
        if row[at].word == "testified":
            return True
        if row[at].word == "told":
            return _is_told(row[at + 1 : min(led, at + TO_BODY)])
        if row[at].word in ("heard", "found", "ruled"):
            return _is_subject(row, at)
        if row[at].tag in ';:"Vq':
            break
    return False


def _is_told(chunks: Sequence[Chunk]) -> bool:
    """Whether those right behind `told` are a court, and no reporters outside of one."""
    for chunk in chunks:
        if chunk.word in BODIES | BEFORE_THEM:
            return True
        if chunk.tag in "pO":
            return False
    return False


def _is_subject(row: Row, verb: int) -> bool:
    """Whether a court stands before a verb, with no more between than a day."""
    for at in range(verb - 1, max(-1, verb - FROM_BODY), -1):
        if row[at].word in BODIES:
            return True
        if row[at].tag not in "pDaxL,":
            return False
    return False
