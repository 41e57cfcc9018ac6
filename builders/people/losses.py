"""Whom a side lost, as its own: the army lost nine men, suffered nine dead, acknowledged the loss of three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import phrase_start
from .subjects import subject_before
from .victims import DEAD

if TYPE_CHECKING:
    from ..words.chunks import Row
    from ..words.triggers import Trigger
    from .phrases import People

LOSING = frozenset({"suffered", "suffers", "suffering", "sustained", "sustains", "took", "taken", "had", "lost"})
"""Verbs by which a side has its dead."""
ADMITTING = frozenset(
    {"acknowledged", "acknowledges", "admitted", "admits", "confirmed", "confirms", "announced", "reported"}
)
"""Verbs by which it tells of its losses."""
LOSSES = frozenset({"loss", "losses"})
ANYBODY = frozenset({"men", "members", "fighters", "troops", "comrades", "others", "more", ""})
"""Words for people that do not say of which side they are."""


def of_side(row: Row, index: int, trigger: Trigger, voice: str, patients: list[People]) -> list[People]:
    """The people lost, with the force or group that lost them as what they are."""
    if not patients or trigger.cls.name != "death" or not all(_is_open(row, index, people) for people in patients):
        return patients
    owner = next((people for people in _losers(row, index, trigger, voice) if people.is_armed), None)
    if owner is None:
        return patients
    return [people._replace(actors=(*owner.actors, *people.actors)) for people in patients]


def _is_open(row: Row, index: int, people: People) -> bool:
    """Whether words leave open of which side they are: nine dead, nine men, nine of their own; not so nine tanks."""
    behind = row[people.last + 1 : people.last + 3]
    are_theirs = bool(people.head) or row[index].tag == "E" or [chunk.tag for chunk in behind] == ["o", "d"]
    return people.number is not None and people.head in ANYBODY and not people.is_armed and are_theirs


def _losers(row: Row, index: int, trigger: Trigger, voice: str) -> list[People]:
    if voice == "active" and trigger.lemma == "lose":
        return subject_before(row, index)
    if voice != "noun":
        return []
    verb = phrase_start(row, index) - 1
    is_of_losses = row[index].word in LOSSES and row[verb].word in ADMITTING
    is_of_dead = (row[index].word in LOSSES or trigger.lemma in DEAD) and row[verb].word in LOSING
    return subject_before(row, verb) if verb > 0 and (is_of_losses or is_of_dead) else []
