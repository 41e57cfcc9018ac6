"""People for whom no word is known, told by their number and what befell them: three muleteers were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import is_of_people, people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger
    from .phrases import People

REACH = 3
"""Chunks between a number and the noun behind it: two young poll agents."""
WOUNDING = frozenset({"injure", "wound", "hurt"})
"""Verbs by which people are hurt, and nothing else is."""


def counts_people(row: Sequence[Chunk], at: int, verb: int) -> bool:
    """Whether a chunk heads a phrase for people, be it a plural that only the verb behind tells to be people."""
    if is_of_people(row[at]):
        return True
    if row[at].tag != "w" or not row[at].word.endswith("s") or verb >= len(row) or row[verb].tag != "V":
        return False
    readings: Sequence[Trigger] = row[verb].item  # type: ignore[assignment]
    if row[verb - 1].tag == "d" or not any(
        reading.cls.name == "kill" or reading.lemma in WOUNDING for reading in readings
    ):
        return False  # the two sides agreed to evacuate the wounded
    before = next((chunk for chunk in reversed(row[max(0, at - REACH) : at]) if chunk.tag not in "wa"), None)
    return before is not None and before.tag == "N" and not before.item.article  # type: ignore[attr-defined]


def told_at(row: Sequence[Chunk], index: int, verb: int | None) -> People | None:
    """Read the phrase for people that begins at `index`, before the verb where there is one."""
    people = people_at(row, index, verb)
    if people is None or verb is None or people.actors or people.head:
        return people
    for at in range(people.last + 1, min(verb, people.last + 1 + REACH)):
        if row[at].tag not in "wa":
            break
        if counts_people(row, at, verb):
            return people._replace(last=at, end=row[at].end, head=row[at].word)
    return people
