"""Operations, which are no deeds by themselves: whose one it was in which people were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.doers import CARRYING_VERBS, OPERATIONS
from ..people.lists import people_list
from ..people.subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Row


def acting_in(row: Row, index: int, patients: Sequence[People]) -> list[People]:
    """Whose operation it was in which people were killed, told before or behind their death."""
    return _conducting(row, index) or _operating(row, index, patients)


def _conducting(row: Row, index: int) -> list[People]:
    """Who conducted it before: the army conducted an operation in which 12 rebels died."""
    if "which" not in row.words:
        return []
    at = next((at for at in range(index - 1, max(1, index - IN_REACH), -1) if row[at].word == "which"), 0)
    if at < 3 or row[at - 1].word not in ("in", "during"):
        return []
    noun, article = row[at - 2], row[at - 3]
    if noun.word not in OPERATIONS and (noun.tag in "TEV" or article.tag == "d"):
        return []  # near Bunia, the town in which; after a raid in which
    for before in range(at - 2, max(0, at - CLAUSE), -1):
        if row[before].tag in ';:"q':
            break
        if row[before].word in CARRYING_VERBS and _is_operation(row, before + 1):
            return [people for people in subject_before(row, before) if people.is_armed]
    return []


def _operating(row: Row, index: int, patients: Sequence[People]) -> list[People]:
    """Whose operation it was, behind those killed in it: killed during an operation of the army; not its own men."""
    if any(actor.group == "state_force" for people in patients for actor in people.actors):
        return []
    for at in range(index + 1, min(len(row) - 2, index + IN_REACH)):
        if row[at].word in OPERATIONS and row[at + 1].word in ("of", "by"):
            found = people_list(row, at + 2)
            is_in = any(chunk.word in ("in", "during") for chunk in row[max(index, at - 4) : at])
            return [people for people in found if people.is_armed] if is_in else []
        if row[at].tag in ';:"qVvE':
            break
    return []


def _is_operation(row: Row, at: int) -> bool:
    """Whether the object that begins at an index is an operation, which is no deed by itself."""
    while at < len(row) and row[at].tag in "dNwLOD" and row[at].word not in OPERATIONS:
        at += 1
    return at < len(row) and row[at].word in OPERATIONS


IN_REACH, CLAUSE = 10, 18
"""Chunks before those killed in which `in which` stands, and before that the verb."""
