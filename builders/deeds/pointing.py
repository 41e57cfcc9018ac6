"""Words for deeds that tell of none beside others: they say who is meant, or point back at what somebody claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .accused import DEED_REACH
from .blame import BARE, governed_deed
from .readings import is_definite, opening_of, reading

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


class Deed(NamedTuple):
    """What a phrase says of the deed that it points back at: its type, where it is of a kind, and where it stands."""

    type: str
    start: int
    end: int


def named_deed(row: Row, index: int, voice: str) -> Deed | None:
    """The deed told before that a noun, or words of blame beside it, name by its kind or place: the Quetta attack."""
    at: int | None = index
    if row[index].word.endswith(" by") or voice == "passive":  # the Quetta attack was claimed by the group
        at = next((at for at in range(index - 1, max(-1, index - DEED_REACH), -1) if row[at].tag in "VE,;"), None)
    elif voice != "noun":
        at = next((at for at in range(index + 1, min(len(row), index + DEED_REACH)) if row[at].tag in "VE"), None)
    if at is None or row[at].tag not in "VE":
        return None
    trigger, voice = reading(row, at)
    if voice != "noun" or not is_definite(row, at):
        return None
    kind = trigger.cls.type if trigger.cls.type in OF_A_KIND else ""
    start = opening_of(row, at)
    is_placed = any(chunk.tag == "L" for chunk in row[start:at])
    return Deed(kind, row[start].start, row[at].end) if kind or is_placed else None


OF_A_KIND = frozenset({"bombing", "shelling", "air_strike", "landmine", "abduction"})
"""Types whose words are said of no deeds of other types, as `attack` and `killing` are."""
