"""Who came upon those struck, told in a clause behind them: died when gunmen barged in, when a missile went through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acting_bodies import bodies_at
from .phrases import people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger
    from .phrases import People


def who_came(row: Sequence[Chunk], index: int, trigger: Trigger) -> list[People]:
    """The armed people of the clause behind those struck, whatever they did: died when gunmen barged in."""
    if trigger.cls.measure not in STRUCK:
        return []
    for at in range(index + 1, min(len(row) - 2, index + COMING_REACH)):
        if row[at].word in OPENING and row[at - 1].word not in NAMING and row[at + 1].tag != "x":  # as was his guard
            people = people_at(row, at + 1)
            if people is None or not _is_of_band(row, people):
                return _whose_weapon(row, at + 1)
            behind = row[people.last + 1 : people.last + COMING_VERB]
            verb = next((chunk for chunk in behind if chunk.tag in "vVxhm"), None)
            return [people] if verb is not None and verb.tag in "vV" and verb.word not in GOING else []
        if row[at].tag in ";:" or (row[at].tag in "Vv" and not _only_names(row, at)):
            break
    return []


def _is_of_band(row: Sequence[Chunk], people: People) -> bool:
    """Whether people belong to an armed group, or are men of whom their arms and clothes are told."""
    if any(actor.group == "armed_group" for actor in people.actors):
        return True
    is_clad = people.last + 1 < len(row) and row[people.last + 1].word in CLAD
    return is_clad and all(actor.name == "men" for actor in people.actors) and bool(people.actors)


def _whose_weapon(row: Sequence[Chunk], at: int) -> list[People]:
    """Whose the weapon is that struck them: were killed when an Israeli missile went through the roof."""
    found = bodies_at(row, at)
    weapon = next((chunk for chunk in row[at : at + COMING_VERB] if chunk.tag in "MTvV"), None)
    return found if weapon is not None and weapon.tag == "M" else []


def _only_names(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word that may be a verb only names a place: at the place called Three Antennas."""
    return row[at].word in NAMING or row[at - 1].tag == "d"


OPENING = frozenset({"when", "after", "as"})
NAMING = frozenset({"called", "known", "named", "nicknamed", "dubbed"})
"""Participles by which a place is named: at the spot known as Kilometre Five."""
CLAD = frozenset({"dressed", "clad", "disguised", "armed", "wearing", "carrying", "brandishing", "wielding"})
"""Words behind men of whom it is told what they wear and carry."""


STRUCK = frozenset({"killed", "injured", "abducted"})
"""What befell those who were struck."""
COMING_REACH, COMING_VERB = 24, 7
"""Chunks behind those struck in which the clause begins, and behind the people in which its verb stands."""
GOING = frozenset(
    {"fled", "escaped", "withdrew", "retreated", "surrendered", "released", "claimed", "denied", "said", "refused"}
)
"""Verbs by which nobody was struck."""
