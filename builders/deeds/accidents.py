"""Whether people died by an accident or a disaster, which the words for violence are used of as well."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..words.deed_classes import TAKING, VIOLENCE
from .realis import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger


def is_accident(row: Row, _: int = 0) -> bool:
    """Whether a sentence speaks of a disaster or an accident, by which people die as well."""
    words = row.words
    if not cues()["accident"].isdisjoint(words):
        told = (c.word for at, c in enumerate(row) if c.tag != "V" and not _is_meant(row, at))
        if not cues()["accident"].isdisjoint(told):  # not so where gunmen storm a school
            return True
    violent = [chunk for at, chunk in enumerate(row) if chunk.tag in "VEM" and not is_fled(row, at)]
    named = {reading.cls.name for chunk in violent for reading in chunk.item}  # type: ignore[attr-defined]
    is_mishap = (AILMENT in named and "kill" not in named) or not cues()["mishap"].isdisjoint(words)
    if "cases" in words and named == {"death"} and not _COUNTED.isdisjoint(words):
        return True  # more than 100 cases have been reported, with 69 dead
    is_mishap = is_mishap or ("crush" in words and ("a", "crush") in pairwise(chunk.word for chunk in row))
    if is_mishap and not (named & VIOLENCE or named & TAKING):
        return True
    if BURSTS.isdisjoint(words) and OF_GAS.isdisjoint(words):
        return False
    return all(chunk.tag != "M" for chunk in row) and _bursts(row)  # a bomb in a gas cylinder exploded


_COUNTED = frozenset({"reported", "confirmed", "recorded", "registered", "suspected"})
"""What is done with cases of a disease."""


def crashes(row: Sequence[Chunk], subject: int) -> bool:
    """Whether what does a deed is a vehicle that came to grief: a military helicopter crashed, killing six."""
    behind = [row[at] for at in range(subject + 1, min(len(row), subject + 1 + REACH))]
    verb = next((at for at, chunk in enumerate(behind) if chunk.word in COMES_TO_GRIEF), None)
    if verb is None or any(chunk.tag in 'VvE,;:"' for chunk in behind[:verb]):
        return False
    return not _is_driven(row, subject + 1 + verb)


def is_fled(row: Row, index: int) -> bool:
    """Whether a deed is only what people fled from: people fleeing clashes died when their truck overturned."""
    if FLEEING.isdisjoint(row.words):
        return False
    before = next((chunk for chunk in reversed(row[max(0, index - REACH) : index]) if chunk.tag not in "dwa"), None)
    return before is not None and before.word in FLEEING


def is_getaway(trigger: Trigger, fleeing: Sequence[People]) -> bool:
    """Whether it is armed people who fled, which displaces nobody: the attackers fled towards Lilong."""
    return trigger.cls.name == "displace" and bool(fleeing) and fleeing[0].is_armed


def had_fled(row: Sequence[Chunk], index: int) -> bool:
    """Whether a deed is what those told of had fled from before: an attack on refugees who fled fighting in Masisi."""
    at = index - 1
    while at > 0 and row[at].tag in "dwaN":
        at -= 1
    if at <= 0 or row[at].word not in FLEEING:
        return False
    at -= 1
    while at > 0 and row[at].tag in "xa":
        at -= 1
    return row[at].word == "who"


FLEEING = frozenset({"fleeing", "fled", "flee", "escaping"})
REACH = 4
"""Chunks behind the words for a vehicle in which the verb follows: a military helicopter carrying troops crashed."""
COMES_TO_GRIEF = frozenset({"crashed", "crashes", "overturned", "capsized", "collided", "plunged", "sank", "skidded"})
"""What becomes of vehicles by accident."""


def _is_meant(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word for an accident is of a deed: a lightning raid, an accidental air strike."""
    return _is_swift(row, at) or _is_driven(row, at) or _is_of_strike(row, at)


def _is_of_strike(row: Sequence[Chunk], at: int) -> bool:
    """Whether a force struck the wrong people: the accidental bombing of a camp; an accidental blast is nobody's."""
    if row[at].word not in ("accidental", "accidentally") or at + 1 == len(row) or row[at + 1].tag not in "VE":
        return False
    readings = row[at + 1].item
    return row[at + 1].word.startswith(STRUCK) or any(each.cls.name == "air_strike" for each in readings)  # type: ignore[attr-defined]


STRUCK = ("bomb", "shell")
"""How words for what forces do by mistake begin."""


def _is_swift(row: Sequence[Chunk], at: int) -> bool:
    """Whether lightning only says how swift a deed was: a lightning strike on a police post."""
    after = row[at + 1] if row[at].word == "lightning" and at + 1 < len(row) else None
    return after is not None and after.tag in "EMVw" and not after.word.endswith(("ed", "uck"))


def _is_driven(row: Sequence[Chunk], at: int) -> bool:
    """Whether a vehicle crashed on purpose: a bomber crashed his truck into a post, a truck full of explosives."""
    after = row[at + 1] if row[at].word in ("crashed", "crashes") and at + 1 < len(row) else None
    is_of_bomb = after is not None and after.word in ("into", "through") and row[at - 1].tag == "M"
    return after is not None and (after.word in OWN or after.tag == "M" or is_of_bomb)


OWN = frozenset({"a", "an", "his", "her", "their", "its"})


AILMENT = "ailment"
"""Class of what people die of by themselves."""


def _bursts(row: Sequence[Chunk]) -> bool:
    """Whether what is under pressure or full of fuel blows up of itself: a tanker overturned and exploded."""
    bursting = tuple(cues()["bursting"])
    for at, (chunk, after) in enumerate(pairwise(row)):
        if chunk.word.endswith(GASES) and after.word in OF_GAS:
            return True
        behind = [c.word for c in row[at + 1 : at + 1 + REACH]] if chunk.word.endswith(bursting) else []
        if not BURSTS.isdisjoint(behind):
            return True
    return False


BURSTS = frozenset({"exploded", "explodes", "exploding", "blew up", "blows up", "burst"})
"""What things under pressure or full of fuel do of themselves."""
GASES = ("gas", "methane", "firedamp", "boiler")
OF_GAS = frozenset({"explosion", "explosions", "blast", "blasts", "leak", "leaks", "leakage"})
"""What stands behind words for gas where it blew up of itself."""
