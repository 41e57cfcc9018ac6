"""Words for deeds that tell of none beside others: they say who is meant, or point back at what somebody claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .blame import BARE, governed_deed

if TYPE_CHECKING:
    from ..words.chunks import Row
    from .facts import Fact


def describes(row: Row, fact: Fact) -> bool:
    """Whether a word only says who or what is meant: fired on people demonstrating, kidnapped girls, a damaged car."""
    if fact.voice == "active" and fact.trigger.cls.name in ("abduct", "damage"):
        is_of_them = fact.trigger.form == "past_or_participle" and bool(fact.patients or fact.targets)
        return is_of_them and _tag_before(row, fact) in ("N", "d")
    if fact.word == "stolen":
        return fact.voice == "active" and _tag_before(row, fact) not in ("h", "a")  # a vessel with stolen oil
    if fact.word == "fighting" and _tag_before(row, fact) in ("O", "x"):
        behind = [chunk.word for chunk in row[row.index_at(fact.end) :][:2]]
        return behind == ["with", "them"] or (_tag_before(row, fact) == "O" and not BESIDE_THEM.isdisjoint(behind[:1]))
    is_doing = _tag_before(row, fact) in ("ON" if fact.patients else "O")  # shot three protesting students
    return is_doing and fact.trigger.form == "gerund" and fact.voice != "noun" and fact.trigger.cls.name == "protest"


BESIDE_THEM = frozenset({"alongside", "for", "under", "beside"})
"""Words behind `fighting` by which it only says whose people are: volunteers fighting alongside the army."""


def _tag_before(row: Row, fact: Fact) -> str:
    return row[at - 1].tag if (at := row.index_at(fact.start)) else ""


def is_only_claimed(row: Row, fact: Fact) -> bool:
    """Whether a word for a deed only points back at one that somebody takes or is given the blame for: claimed it."""
    if fact.voice != "noun" or not fact.is_definite or fact.patients or fact.targets:
        return False
    at = row.index_at(fact.start)
    before = (index for index in range(max(0, at - CLAIM_REACH), at) if row[index].tag == "V")
    return any(row[index].word in BARE and governed_deed(row, index) == at for index in before)


CLAIM_REACH = 6
"""Chunks before a word for a deed in which a word of blame may govern it."""
