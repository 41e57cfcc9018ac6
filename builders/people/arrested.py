"""Who is arrested for a deed: two soldiers were held over the killing, the arrest of four in connection with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.deed_classes import POLICING
from .doers import past_adverbs
from .lists import people_list
from .relatives import described
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from .phrases import People

LINKS = {
    "with": frozenset({"connection", "linked", "charged"}),
    "to": frozenset({"linked", "connection"}),
    "in": frozenset({"involvement", "role", "part", "participation", "complicity", "hand"}),
    "of": frozenset({"charges", "charge", "suspicion", "suspected", "accused"}),
}
"""Words before a preposition that lead from an arrest to the deed behind it: in connection with, for their role in."""
BARE = frozenset({"over", "for"})
"""Prepositions that do so by themselves."""
STATES = frozenset({"implicated in", "involved in", "responsible for", "guilty of", "charged with"})
"""Words of blame that do: on charges of being implicated in."""
REACH = 20
"""Chunks between an arrest and what leads on to the deed."""


def arrested_for(row: Row, index: int) -> list[People]:
    """The armed people who are told to be arrested for what the noun at an index tells; civilians may be innocent."""
    link = _link_before(row, index)
    if link is None:
        return []
    for at in range(link - 1, max(-1, link - REACH), -1):
        if row[at].tag in ";:" or (row[at].tag in "VE" and not _is_arrest(row[at])):
            break
        if _is_arrest(row[at]):
            return [people for people in _arrested(row, at, link) if people.is_armed]
    return []


def _arrested(row: Row, at: int, link: int) -> list[People]:
    """Whom a word for an arrest tells of: behind it, or of the passive its subject."""
    behind = at + 2 if at + 1 < len(row) and row[at + 1].word == "of" else past_adverbs(row, at + 1)
    found = [people for people in people_list(row, behind) if people.last < link]
    return found or described(row, at) or subject_before(row, at)


def _link_before(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the word that leads from an arrest to a deed; None where none stands right before its phrase."""
    at = index - 1
    while at > 0 and row[at].tag in "dNaw'" and row[at].word not in BARE:
        at -= 1
    if at > 0 and (row[at].word in BARE or row[at].word in STATES or row[at - 1].word in LINKS.get(row[at].word, ())):
        return at
    return None


def _is_arrest(chunk: Chunk) -> bool:
    return chunk.tag in "VE" and any(reading.cls.name in POLICING for reading in chunk.item)  # type: ignore[attr-defined]
