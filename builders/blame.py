"""Blame: who takes or is given the responsibility for a deed that stands in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import behind, by_phrase, objects
from .people import phrase_start
from .people_lists import people_list
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk, Row
    from .people import People


RESPONSIBILITY = "responsibility"
"""The class of words that say who acted and leave it to others what was done."""


def _claiming(row: Row, index: int, voice: str) -> list[People]:
    """Who takes the blame: the subject, or whoever stands behind `by` in the passive."""
    if row[index].word.endswith((" in", " for", " of")) and not _names_deed(row[index + 1 : index + DEED_REACH]):
        return []
    if voice == "passive":
        return by_phrase(row, index + 1)
    return subject_before(row, index) or _sender(row, index)


DEED_REACH = 7
"""Chunks behind "involved in" among which the deed stands; without one they are involved in something else."""


def _names_deed(after: Sequence[Chunk]) -> bool:
    """Whether a deed, or a pronoun for it, stands behind words of blame: responsible for it."""
    return any(chunk.tag in "EV" for chunk in after) or (bool(after) and after[0].word in ("it", "this", "that"))


def _sender(row: Sequence[Chunk], index: int) -> list[People]:
    """The armed group named last before the claim: the MRTA distributed leaflets claiming responsibility."""
    for at in range(index - 1, -1, -1):
        if row[at].tag == "O" and getattr(row[at].item, "group", None) == "armed_group":
            return people_list(row, phrase_start(row, at), index)[:1]
    return []


def _accused(row: Row, index: int, voice: str) -> list[People]:
    """Who is blamed: the object, or the subject of the passive."""
    if voice == "passive":
        return subject_before(row, index)
    people, _ = objects(row, index + 1)
    return people or behind(row, index, frozenset({"on"}))


def _ascribed(row: Row, index: int, voice: str) -> list[People]:  # noqa: ARG001 - one signature for all
    """Whom the deed is put down to: attributed to X, the work of X."""
    people = people_list(row, index + 1)
    return people or behind(row, index, frozenset({"to", "on"}))


BLAME = {"claims": _claiming, "accuses": _accused, "ascribes": _ascribed}
