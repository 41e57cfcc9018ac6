"""The two sides of a clash behind its word: fighting between the army and the rebels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .doers import behind
from .lists import people_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from .phrases import People

OPPOSING = frozenset({"pitting", "pitted", "opposing", "opposed"})
"""Words behind a clash that set one side against the other."""
BETWEEN_REACH = 18
"""Chunks behind a word for a clash in which its two sides are told: clashes erupted in central Tripoli between."""


def between_sides(row: Sequence[Chunk], index: int) -> tuple[list[People], list[People]] | None:
    """The two sides of a clash: fighting between the army and the rebels; None where they are not told so."""
    if (against := _against(row, index)) is not None:
        return against
    if not (between := _between(row, index)):
        return None
    second = next((at for at in range(1, len(between)) if row[between[at].first - 1].word != "/"), 1)
    return between[:second], between[second:]  # between the army/Wazalendo and the M23


def _against(row: Sequence[Chunk], index: int) -> tuple[list[People], list[People]] | None:
    """The sides where `against` leads to the second: clashes between the army backed by a militia against rebels."""
    between = 0
    for at in range(index + 1, min(len(row) - 1, index + BETWEEN_REACH)):
        if row[at].word == "between":
            between = at
        elif between and row[at].word == "against":
            ours = [people for people in people_list(row, between + 1, at) if people.actors]
            theirs = [people for people in people_list(row, at + 1) if people.actors]
            return (ours, theirs) if ours and theirs else None
        elif row[at].tag in ("Vq;:" if between else "q;:"):
            break
    return None


def _between(row: Sequence[Chunk], index: int) -> list[People]:
    for at in range(index + 1, min(len(row), index + BETWEEN_REACH)):
        if row[at].word in ("between", "among", "involving"):
            found = people_list(row, at + 1)
            if len(found) < 2:  # a verb behind the second is the clash's, not the beginning of another clause
                found = people_list(row, at + 1, len(row))[:2]
            if len(found) > 1 or (found and _are_both(row, found[0])):
                return found
        elif row[at].word in OPPOSING:
            return [*people_list(row, at + 1)[:1], *behind(row, at, frozenset({"against", "to"}))[:1]]
        elif row[at].tag in "q;:" and not any(chunk.tag == "D" for chunk in row[at + 1 : at + 3]):
            break
    return []


def _are_both(row: Sequence[Chunk], people: People) -> bool:
    """Whether one phrase tells of both sides of a clash: between rival militias, between two armed groups."""
    is_last = people.last + 1 == len(row) or row[people.last + 1].tag not in ",c"
    is_rival = any(chunk.word == "rival" for chunk in row[people.first : people.last + 1])
    return is_rival or (is_last and people.is_armed and people.head.endswith("s") and not people.is_definite)
