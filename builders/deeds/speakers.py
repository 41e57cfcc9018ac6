"""For whom somebody claims a deed: a caller for the group, its leader, its spokesman who is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.asides import TELLING
from ..people.lists import people_list
from ..people.phrases import phrase_start
from ..people.victims import owner_before
from .accused import DEED_REACH
from .motives import armed_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk


def speaking(row: Sequence[Chunk], index: int) -> list[People]:
    """The group whose speaker is quoted: "We are behind this," said Ali Rage, al-Shabaab's spokesman."""
    said = next((at for at in range(index + 1, len(row)) if row[at].word in TELLING), len(row))
    named = (at for at in range(said + 1, len(row)) if getattr(row[at].item, "kind", None) == "named")
    return next((found for at in named if (found := armed_groups(people_list(row, at)[:1]))), [])


SPEAKING = frozenset({"name", "behalf"})


def spoken_for(row: Sequence[Chunk], people: People, index: int) -> People:
    """The group that a caller claims something for, where there is one: a man speaking in its name claimed it."""
    if people.is_armed and any(actor.kind == "named" for actor in people.actors):
        return people
    if (owner := owner_before(row, people.first)) is not None and armed_groups([owner]):
        return owner  # Boko Haram's Abubakar Shekau claimed it
    return next(iter(behind_for(row, people.last + 2, index)), people)


def behind_for(row: Sequence[Chunk], start: int, index: int) -> list[People]:
    """The armed group behind `for` or `in the name of`: a caller claimed the bombing for the group."""
    for at in range(start, min(len(row), index + DEED_REACH)):
        if getattr(row[at].item, "group", None) == "armed_group" and row[at].item.kind == "named":  # type: ignore[attr-defined]
            before = phrase_start(row, at) - 1
            is_theirs = row[before].word == "for" or (row[before].word == "of" and row[before - 1].word in SPEAKING)
            is_theirs = is_theirs or (row[before].word == "of" and at < index)
            return people_list(row, before + 1)[:1] if is_theirs else []
    return []
