"""People for whom no word is known, told by their number and what befell them: three muleteers were killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import People, is_of_people, people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger

REACH = 3
"""Chunks between a number and the noun behind it: two young poll agents."""
WOUNDING = frozenset({"injure", "wound", "hurt"})
"""Verbs by which people are hurt, and nothing else is."""


def counts_people(row: Sequence[Chunk], at: int, verb: int) -> bool:
    """Whether a chunk heads a phrase for people, be it one that only the verb behind tells to be people.

    That is a plural, or one more beside people: two soldiers and an auxiliary were killed.
    """
    if is_of_people(row[at]):
        return True
    if row[at].tag != "w" or verb >= len(row) or row[verb].tag != "V":
        return False
    readings: Sequence[Trigger] = row[verb].item  # type: ignore[assignment]
    if row[verb - 1].tag == "d" or not any(
        reading.cls.name == "kill" or reading.lemma in WOUNDING for reading in readings
    ):
        return False  # the two sides agreed to evacuate the wounded
    first = next((before for before in range(at - 1, max(-1, at - 1 - REACH), -1) if row[before].tag not in "wa"), None)
    if first is None or row[first].tag != "N":
        return False
    if row[first].item.article:  # type: ignore[attr-defined]
        return first > 1 and row[first - 1].word == "and" and row[first - 2].tag == "O" and row[verb - 1].tag == "x"
    return row[at].word.endswith("s")


def told_at(row: Sequence[Chunk], index: int, verb: int | None) -> People | None:
    """Read the phrase for people that begins at `index`, before the verb where there is one."""
    people = people_at(row, index, verb)
    if verb is None or (people is not None and (people.actors or people.head)):
        return people
    counted = people or _number_alone(row[index], index)
    if counted is None:
        return None
    for at in range(counted.last + 1, min(verb, counted.last + 1 + REACH)):
        if row[at].tag not in "wa":
            break
        if counts_people(row, at, verb):
            return counted._replace(last=at, end=row[at].end, head=row[at].word)
    return people


def _number_alone(chunk: Chunk, index: int) -> People | None:
    """A number or an article as a phrase of its own, to be told by the noun behind it."""
    if chunk.tag != "N":
        return None
    return People(index, index, chunk.start, chunk.end, chunk.item, "", (), "")  # type: ignore[arg-type]
