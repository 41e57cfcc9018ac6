"""Those told to have shared what befell others: along with two guards, as did two civilians, with his two sons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lists import JOINED_BY, joined_end, people_list
from .shared_subjects import before_auxiliaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from .phrases import People


def companions(row: Sequence[Chunk], index: int) -> list[People]:
    """Those told behind the word for what became of others: was killed at his home along with two of his guards."""
    if index + 1 < len(row) and row[index + 1].word == "with":
        beside = people_list(row, index + 2)  # died with her two children, with five others
        return [] if any(map(_is_bare_number, beside)) or _goes_on(row, beside) else beside
    if theirs := theirs_beside(row, index + 1) or _joined_behind(row, index + 1):
        return theirs
    for at in range(index + 1, min(len(row), index + COMPANIONS_REACH)):
        if row[at].word == "as" and at + 1 < len(row) and row[at + 1].word in AS_WELL:
            return people_list(row, at + 2)  # five soldiers died, as did two civilians
        if row[at].word in JOINED_BY and (first := joined_end(row, at, at)) > at:
            found = people_list(row, first)
            is_owner = bool(found) and found[-1].last + 1 < len(row) and row[found[-1].last + 1].tag == "'"
            return [] if is_owner or _goes_on(row, found) else found  # along with the army's reputation
        is_occasion = row[at].tag == "V" and row[at - 1].tag in "dN"  # in an ambush
        if row[at].tag in "Vvbq;:" and not is_occasion:
            break
    return []


def _joined_behind(row: Sequence[Chunk], at: int) -> list[People]:
    """Others whom `and` joins to them behind the verb: 31 rebels were killed and nine soldiers, the army said."""
    if at + 1 >= len(row) or row[at].tag != "c":
        return []
    joined = people_list(row, at + 1)
    if not joined or any(people.number is None or not people.actors for people in joined):
        return []
    behind = row[joined[-1].last + 1 :]
    is_end = not behind or behind[0].tag in ".,;p"
    deeds = (at for at, chunk in enumerate(behind) if chunk.tag in "VE" and behind[at - 1].tag not in "pdoaN")
    return joined if is_end and not any(chunk.tag == "x" for chunk in behind) and next(deeds, None) is None else []


def theirs_beside(row: Sequence[Chunk], at: int) -> list[People]:
    """Whose own people `with` joins to those before: killed him with his two sons, shot, with her driver, by gunmen."""
    at += at < len(row) and row[at].tag == ","
    if at >= len(row) or row[at].word != "with":
        return []
    beside = people_list(row, at + 1)
    are_theirs = bool(beside) and beside[0].determiner in ("his", "her") and all(people.actors for people in beside)
    is_owner = are_theirs and beside[-1].last + 1 < len(row) and row[beside[-1].last + 1].tag in "'TM"
    return beside if are_theirs and not is_owner else []


def beside_subject(row: Row, index: int) -> list[People]:
    """Those of an aside between a subject and its verb: an official, with two of his guards, was killed."""
    end = before_auxiliaries(row, index)
    if end < 1 or row[end].tag != ",":
        return []
    opening = next((at for at in range(end - 1, max(0, end - COMPANIONS_REACH), -1) if row[at].tag in ",;:"), 0)
    return theirs_beside(row, opening) if opening else []


AS_WELL = frozenset({"did", "were", "was", "have", "has"})
"""Verbs behind `as` that say of others what was said of those before."""


def _goes_on(row: Sequence[Chunk], people: Sequence[People]) -> bool:
    """Whether the words behind people say something else of them: killed with 20 others injured, with two missing."""
    behind = people[-1].last + 1 if people else len(row)
    return behind < len(row) and row[behind].tag not in ",;:.pDLcb-" and row[behind].word not in STOPS


STOPS = frozenset({"and", "when", "after"})
"""Words with which something else begins behind people."""


def _is_bare_number(people: People) -> bool:
    """Whether nothing says that a number counts people: died with 40 percent burns."""
    return people.number is not None and not people.actors and people.end <= people.number.end


COMPANIONS_REACH = 24
"""Chunks behind the word for what became of somebody in which the time and place are told before the others."""
