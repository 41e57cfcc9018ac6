"""Deeds that people protest against, which are why a crowd is out, and those that somebody denies: they are no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.phrases import phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row

SERIES = frozenset({"string", "series", "wave", "spate", "rash", "number", "surge", "rise", "increase"})
"""Nouns before `of` and several deeds."""
AGAINST = frozenset({"against", "over", "at", "about", "denounce", "denouncing", "condemn", "condemning", "decry"})
"""What stands before what a protest is about."""
PROTESTING = frozenset({"rallied", "rallying", "protesters", "demonstrators", "outrage", "anger", "vigil"})
"""Words for a protest that are no event words."""
TELLING = frozenset({"that", "which", "killing", "in which"})
"""What stands behind deeds that are told and not only complained of: against strikes that killed 12."""
ARRESTS = frozenset({"arrest", "detention", "jailing", "imprisonment", "conviction", "sentencing"})
"""Deeds of a court or of police, which a crowd is out against long after."""
REACH = 12
"""Chunks before them in which the protest is told: about one clause."""


def is_grievance(row: Sequence[Chunk], index: int) -> bool:
    """Whether a noun for several deeds says what a protest is about: protested against attacks by Boko Haram.

    A single deed that a crowd is angry at is as often news of its own (the killing of a student on Sunday), but for an
    arrest, and for one that what is told of a crowd goes on with: staged a demonstration to protest the abduction of.
    """
    before = phrase_start(row, index) - 1
    if before > 2 and row[before].word in ("of", "in") and row[before - 1].word in SERIES:
        before = phrase_start(row, before - 1) - 1  # against a string of attacks
    if before < 1:
        return False
    if is_protest(row[before]) and not any(chunk.tag == "D" for chunk in row[index : index + REACH]):
        return any(row[at].word in PROTESTING or is_protest(row[at]) for at in range(max(0, before - REACH), before))
    is_kind = row[index].word.endswith("s") or row[index].word in ARRESTS
    if not is_kind or row[before].word not in AGAINST:
        return False
    is_told = index + 1 < len(row) and row[index + 1].word in TELLING and row[index + 2].tag != "h"
    if is_told or any(chunk.tag == "N" for chunk in row[before:index]):
        return False
    for at in range(before - 1, max(-1, before - REACH), -1):
        if row[at].tag in ';:"':
            return False
        if row[at].word in PROTESTING or is_protest(row[at]):
            return True
    return False


def is_toll_of_grievance(row: Sequence[Chunk], index: int) -> bool:
    """Whether a verb says what the deeds that a protest is about had done: against attacks that had killed nine."""
    at = index - 1
    while at > 1 and row[at].tag in "ahx":
        at -= 1
    return at < index - 1 and row[at].word in ("that", "which") and row[at - 1].tag == "E" and is_grievance(row, at - 1)


def is_protest(chunk: Chunk) -> bool:
    """Whether a word tells that a crowd is out."""
    return chunk.tag in "VE" and any(reading.cls.name == "protest" for reading in chunk.item)  # type: ignore[attr-defined]


def is_denied_claim(row: Sequence[Chunk], noun: int, denial: frozenset[str]) -> bool:
    """Whether it is a claim that somebody denies: denied a rebel claim that its soldiers were killed."""
    while noun > 0 and row[noun].tag in "wpdOL" and row[noun].word not in CLAIMS:
        noun -= 1  # claims on social media that
    is_claim = row[noun].word in CLAIMS
    return is_claim and any(chunk.word in denial for chunk in row[max(0, noun - CLAIM_REACH) : noun])


def is_belied(row: Row, index: int) -> bool:
    """Whether what is told is said to be untrue: the report that three soldiers were killed is unfounded."""
    if BELIED.isdisjoint(row.words):
        return False
    that = next((at for at in range(index - 1, max(0, index - 2 * REACH), -1) if row[at].word == "that"), 0)
    if not that or row[that - 1].word not in CLAIMS:
        return False
    return any(row[at].word in BELIED and row[at - 1].tag in "xa" for at in range(index + 1, len(row)))


BELIED = frozenset({"false", "untrue", "unfounded", "baseless", "groundless", "incorrect", "erroneous", "fabricated"})
"""Adjectives by which a report is said to be untrue."""
CLAIMS = frozenset(
    {
        "claim",
        "claims",
        "report",
        "reports",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "rumors",
        "rumours",
    }
)
CLAIM_REACH = 5
"""Chunks before a claim in which it is denied."""
