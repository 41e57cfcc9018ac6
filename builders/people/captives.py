"""Captives: those who were taken, where it is told later that they were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import ONE_PERSON, ONE_TOLD_OF
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..words.chunks import Row
    from .phrases import People

CAPTIVES = frozenset({"victim", "victims", "hostage", "hostages", "captive", "captives", "abductee", "abductees"})
"""What those who were taken are called when they are killed."""
THEIRS = "their"
"""Whose bodies are found of whom nothing more is told."""
TAKING = frozenset({"abduct", "hijack", "seizing"})
KILLING = frozenset({"kill", "death", "execute"})


def are_killed_captives(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether those died, all or some, who were taken before: the victim was killed, one of the hostages, shot him."""
    is_shot = fact.trigger.cls.name == "attack" and any(people.head in ONE_TOLD_OF for people in fact.patients)
    is_of_them = is_shot or (fact.trigger.cls.name in KILLING and any(map(_are_captives, fact.patients)))
    return is_of_them and any(told.trigger.cls.name in TAKING for told in facts)


def _are_captives(people: People) -> bool:
    if people.head in ONE_PERSON | ONE_TOLD_OF:
        return True  # abducted a priest. He was found dead, his body was
    is_some = people.number is not None and people.first < people.last
    return people.head in CAPTIVES and (people.is_definite or is_some)


def are_all_taken(people: People) -> bool:
    """Whether words mean all who had been taken: the hostages were killed, their bodies were found."""
    return people.head == THEIRS or (people.head in CAPTIVES and people.is_definite and people.number is None)


def captors(row: Row, patients: Sequence[People]) -> list[People]:
    """The armed people who had those in their hands of whom some were killed: fighters took hostages, two of whom."""
    if not patients or row[patients[0].last].word != "whom":
        return []
    verb = next((at for at in range(patients[0].first, -1, -1) if row[at].tag in "vV"), None)
    subject = subject_before(row, verb) if verb else []
    return [people for people in subject if any(actor.group == "armed_group" for actor in people.actors)]


def are_taken_along(row: Row, index: int, patients: Sequence[People]) -> bool:
    """Whether a bomber takes people with him into death: blew himself up, taking three soldiers with him."""
    if not patients or "with" not in row.words:
        return False
    is_with_him = [chunk.word in ("with", "him", "her") for chunk in row[patients[-1].last + 1 :][:2]] == [True, True]
    return is_with_him and any(chunk.word.startswith(BLOWN_UP) for chunk in row[:index])


BLOWN_UP = ("blew", "blow", "detonat", "set off", "explod")
"""How words begin for what a bomber does."""
