"""What `take` tells, which everybody does in many phrases: gunmen took six pupils, six were taken by gunmen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.shared_subjects import before_auxiliaries
from ..words.triggers import trigger_forms
from .word_senses import are_of_no_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger

POSTS = (
    "base",
    "post",
    "barracks",
    "garrison",
    "camp",
    "checkpoint",
    "headquarters",
    "town",
    "village",
    "city",
    "airport",
)
"""Last words of what armed people fight for where they seize it."""


def is_other_taking(row: Row, index: int) -> bool:
    """Whether a word is `take` of which no armed people are told before it, who do it by force: it took place."""
    readings: list[Trigger] = row[index].item  # type: ignore[assignment]
    if readings[0].cls.name != "taken" or row[index].word == "taken":
        return False
    return not ("they" in row.words or _is_armed(row[:index]))


def as_taken(
    row: Row,
    index: int,
    voice: str,
    agents: Sequence[People],
    patients: Sequence[People],
    targets: Sequence[Chunk],
) -> Trigger | None:
    """What `taken` tells: an abduction (six were taken by gunmen), an arrest, the fall of a town; None of all else."""
    if voice == "active":  # gunmen took six traders from a bus
        is_one = are_of_no_state(agents) and _are_whom_it_takes(row, index, patients)
        return trigger_forms()["took away"][0] if is_one else None
    if _is_recalled(row, index):
        return None
    if row[index + 1 : index + 2] and row[index + 1].word == "from" and _is_armed(row[index + 2 : index + 3]):
        return trigger_forms()["captured"][0]  # a town is taken from rebels by the army
    if patients:
        if agents and not are_of_no_state(agents):
            is_force = any(actor.group == "state_force" for people in agents for actor in people.actors)
            return trigger_forms()["arrested"][0] if is_force else None
        return trigger_forms()["taken away"][0] if agents or _is_all_said(row, index) else None
    before = before_auxiliaries(row, index)
    if before >= 0 and row[before].word == "they" and are_of_no_state(agents):
        return trigger_forms()["taken away"][0]  # they had been taken by gunmen
    is_town = (before >= 0 and row[before].tag == "L") or any(chunk.word.endswith(POSTS) for chunk in targets)
    return trigger_forms()["captured"][0] if is_town and any(people.is_armed for people in agents) else None


def _are_whom_it_takes(row: Sequence[Chunk], index: int, patients: Sequence[People]) -> bool:
    """Whether people are the object; not what is theirs, nor of a phrase: took farmers' cattle, troops by surprise."""
    is_object = bool(patients) and patients[0].first == index + 1 and row[index + 1].word != "out"
    if not is_object or not all(people.actors for people in patients):
        return False
    behind = row[patients[-1].last + 1 : patients[-1].last + 3]
    if not behind or (behind[0].word == "on" and behind[-1].tag == "D"):
        return True
    return behind[0].tag not in "'wMb" and behind[0].word not in ("for", "on")


def _is_recalled(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is told from what another deed followed: found dead a week after they had been taken."""
    had = any(chunk.word == "had" for chunk in row[max(0, index - 3) : index])
    return had and any(chunk.tag in "VE" for at, chunk in enumerate(row) if at != index)


def _is_armed(chunks: Sequence[Chunk]) -> bool:
    return any(getattr(chunk.item, "group", None) == "armed_group" for chunk in chunks)


def _is_all_said(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is not told where somebody was taken, as to hospital or ill: at least 35 people were taken."""
    after = row[index + 1] if index + 1 < len(row) else None
    is_forced = any(chunk.word == "gunpoint" for chunk in row[index + 2 : index + 3])
    return after is None or after.tag in ".,;cD" or after.word == "from" or is_forced
