"""What a group says that a deed was done for, by which it says that it did it: the attack was to avenge the dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.lists import people_list
from ..people.phrases import phrase_start
from ..people.subjects import SAYING, subject_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row


MOTIVES = frozenset(
    {"retaliation", "revenge", "response", "reprisal", "retribution", "avenge", "reply", "answer", "vengeance"}
)


def is_motive(word: str) -> bool:
    """Whether words of blame say what a deed was done for: was in retaliation."""
    first, _, last = word.partition(" ")
    return first in ("was", "were", "is") and last.rpartition(" ")[2] in MOTIVES


def avenging(row: Row, index: int) -> list[People]:
    """The armed group that says so of a deed, or whose statement does: Hamas said the attack was to avenge it."""
    at = index - 1
    if row[at].tag == ",":
        return _told_in_aside(row, at)
    if at > 1 and row[at].tag in "VE" and row[at - 1].tag == "d":
        at -= 1
    elif row[at].word not in ("it", "this"):
        return []
    at -= 1 + (at > 1 and row[at - 1].word == "that")
    if at < 1 or row[at].word not in SAYING | WRITING:
        return []
    return armed_groups(subject_before(row, at)) or armed_groups(people_list(row, phrase_start(row, at - 1), at))


def _told_in_aside(row: Row, comma: int) -> list[People]:
    """The group that says so between commas: The operation, al-Shabab wrote on its site, was in reply to the raids."""
    opening = next((at for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1) if row[at].tag == ","), comma)
    told = armed_groups(people_list(row, opening + 1, comma))
    behind = row[told[0].last + 1 : told[0].last + 3] if told else []
    return told[:1] if any(chunk.word in SAYING | WRITING for chunk in behind) else []


LONGEST_ASIDE = 14
WRITING = frozenset({"wrote", "declared", "announced", "tweeted", "posted", "stated", "states", "adds", "declares"})


def is_own_deed(after: Sequence[Chunk]) -> bool:
    """Whether who says `it was` goes on that they did it, or what for: it was them, its work, in retaliation."""
    return any(chunk.word in MOTIVES for chunk in after) or (bool(after) and after[0].word.partition(" ")[0] in OWN)


OWN = frozenset({"them", "us", "its", "their", "theirs", "ours"})


def armed_groups(told: Iterable[People]) -> list[People]:
    """Those that are armed groups by their name."""
    return [
        people
        for people in told
        if any(actor.kind == "named" and actor.group == "armed_group" for actor in people.actors)
    ]
