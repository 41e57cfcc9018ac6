"""Who acts where the subject is no phrase for people: a country itself, or a body that acts for its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .actor_mention import ActorMention
from .people import People, people_at
from .state_forces import force_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk


def country_acting(row: Sequence[Chunk], at: int) -> list[People]:
    """The forces of a country that stands as the subject itself: Ukraine attacked the region with drones."""
    place = getattr(row[at].item, "place", None)
    if row[at].tag != "L" or place is None or place.kind != "country" or row[at + 1].tag == ",":
        return []
    if at and row[at - 1].tag == "," and _lies_there(row, at):
        return []
    first, last = row[at].start, row[at].end
    name = force_name("military", "military", place.country)
    actor = ActorMention(first, last, name, "state_force", place.country, "force")
    return [People(at, at, first, last, None, "", (actor,), row[at].word)]


def _lies_there(row: Sequence[Chunk], at: int) -> bool:
    """Whether a country only says where a place lies: a base in Buusaar, Gedo region, Somalia came under attack.

    Not so where the place opens the sentence: In Gaza, Israel bombed a hospital.
    """
    if all(chunk.tag != "L" for chunk in row[max(0, at - LONGEST_PLACE) : at]):
        return False
    first = at - 1
    while first > 0 and row[first].tag in "L,wad":
        first -= 1
    return not (row[first].tag == "p" and (first == 0 or row[first - 1].tag in ':;"'))


LONGEST_PLACE = 4
"""Chunks of a place before its country."""


BODIES = frozenset(
    re.findall(
        r"\w+",
        "front fronts command commands patrol patrols agents column columns unit units wing cell cells faction squad "
        "squads team fighters forces troops elements personnel helicopter helicopters plane planes aircraft gunships "
        "gunship drone drones jet jets missile missiles rocket rockets warplane warplanes militia militias convoy "
        "bomber bombers artillery detachment platoon commandos snipers gunmen insurgents branch affiliate affiliates "
        "chapter wing province",
    )
)
"""Nouns that act for whoever stands before them: a FARC front, an army helicopter."""


def owners_of(row: Sequence[Chunk], start: int, head: int) -> list[People]:
    """Whoever a patrol, front or helicopter acts for; nobody where the phrase's head is any other thing."""
    if row[head].word.split()[-1] not in BODIES:
        return []
    people = people_at(row, start, head)
    if people is not None and people.actors:
        return [people]
    if head + 2 < len(row) and row[head + 1].tag == "o":
        return [people for people in (people_at(row, head + 2),) if people is not None and people.actors]
    nation = next((at for at in range(start, head) if row[at].tag == "L"), None)
    return country_acting(row, nation) if nation is not None else []
