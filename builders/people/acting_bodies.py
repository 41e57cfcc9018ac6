"""Who acts where the subject is no phrase for people: a country itself, or a body that acts for its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..actors.state_forces import OF_STRIKES, STATELESS, force_name
from ..words.actor_mention import ActorMention
from ..words.compass import SIDES
from .beliefs import taken_for
from .phrases import People, past_owner, people_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


def country_acting(row: Sequence[Chunk], at: int) -> list[People]:
    """The forces of a country that stands as the subject itself: Ukraine attacked the region with drones."""
    if at >= len(row) or _country(row[at]) in {None, *STATELESS} or (at + 1 < len(row) and row[at + 1].tag == ","):
        return []
    if at and (row[at - 1].word in PARTS_OF_COUNTRIES or (row[at - 1].tag == "," and _lies_there(row, at))):
        return []
    is_one = (
        at and row[at - 1].word in ONE and _is_adjective(row[at]) and (at + 1 == len(row) or not is_body(row[at + 1]))
    )
    return [] if is_one else _forces(row, at)


PARTS_OF_COUNTRIES = frozenset([f"{side}ern" for side in SIDES]) | {"central"}
"""Words by which a country only says where a place lies: residents of a town in northwestern Nigeria beat a man."""
ONE = frozenset({"a", "an", "one", "another"})
"""Words before a nationality that make it one person of it: a Palestinian; but not a US aircraft."""


def _is_adjective(chunk: Chunk) -> bool:
    return getattr(chunk.item, "is_adjective", False)


def joined_nation(row: Sequence[Chunk], people: People) -> list[People]:
    """The forces of a nation that shares its noun with the next: Syrian and Russian forces, warplanes."""
    at = people.first - 2
    is_force = any(actor.kind == "force" for actor in people.actors)
    if at < 0 or not is_force or row[at + 1].tag != "c":
        return []
    if _country(row[people.first]) is not None and row[at].tag == "O" and " of " in row[at].word:
        joined = people_at(row, at, at + 1)  # the joint forces of Mozambique and Rwanda
        return [joined] if joined is not None and joined.is_armed else []
    if _country(row[at]) is None or not _is_adjective(row[at]):
        return []
    is_police = all(actor.name.startswith("Police") for actor in people.actors)
    return _forces(row, at, "police" if is_police else "military")


def named_after(row: Sequence[Chunk], at: int) -> list[People]:
    """The country that a preposition leads to as the one who acted: bombed by Israel, attributed to the US."""
    at += at + 2 < len(row) and row[at].word == "the" and row[at + 2].tag not in "wTOEM"
    if at >= len(row) or _country(row[at]) is None or past_owner(row, at) != at:
        return []
    return _forces(row, at)


def nation_of(row: Sequence[Chunk], start: int, noun: int) -> list[People]:
    """The forces of the country whose adjective stands before a word for what only forces do: an Israeli air strike."""
    at = next((at for at in range(noun - 1, start - 1, -1) if _country(row[at]) is not None), None)
    if at is None or _country(row[at]) in WITHOUT_FORCES:
        return []
    is_known = row[noun].word not in ("strike", "strikes") or all(
        chunk.tag != "w" or chunk.word in OF_STRIKES for chunk in row[at + 1 : noun]
    )
    return _forces(row, at) if is_known else []


WITHOUT_FORCES = frozenset({"PSE", "LBN"})
"""Countries from which others than the state's forces fire: Palestinian rockets, a Lebanese missile."""


def _country(chunk: Chunk) -> str | None:
    """The country, alpha-3, that a chunk names, by its name or adjective."""
    place = getattr(chunk.item, "place", None)
    return place.country if chunk.tag == "L" and place is not None and place.kind == "country" else None


def _forces(row: Sequence[Chunk], at: int, role: str = "military") -> list[People]:
    first, last = row[at].start, row[at].end
    country = str(_country(row[at]))
    name = force_name(role, role, country)
    actor = ActorMention(first, last, name, "state_force", country, "force")
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
        r"[\w-]+",
        "front fronts command commands patrol patrols agents column columns unit units wing cell cells faction "
        "squad squads team fighters force forces troops elements personnel helicopter helicopters plane planes "
        "aircraft gunfire bullet bullets gunships shell shells mortars gunship drone drones jet jets missile missiles "
        "rocket rockets warplane warplanes militia militias convoy bomber bombers fighter-bomber fighter-bombers "
        "antonov antonovs sukhoi sukhois artillery guns gunners battery batteries howitzers tank tanks gunboat "
        "gunboats warship warships destroyer frigate vessel vessels boats speedboats detachment platoon commandos "
        "snipers gunmen insurgents branch affiliate affiliates chapter wing province enemy occupation "
        "remnants bulldozer bulldozers quadcopter quadcopters uav uavs apache apaches",
    )
)
"""Nouns that act for whoever stands before them: a FARC front, an army helicopter."""
BOMBS = frozenset({"bomb", "bombs", "mine", "mines", "landmine", "landmines", "ied", "ieds", "grenades"})
"""Things that act for a group whose name stands before them; a nation's name only tells where they went off."""
_AIRCRAFT = re.compile(r"(?:f|su|mi|mig|tu|il|ac|ah|mq)-\d+\w*$")


def is_body(chunk: Chunk) -> bool:
    """Whether a chunk is such a noun, or an aircraft by its make: MiG-23s."""
    word = chunk.word.rpartition(" ")[2]
    return word in BODIES or _AIRCRAFT.match(word) is not None


def is_owned(row: Sequence[Chunk], people: People) -> bool:
    """Whether people are somebody's who was told of before: its fighters, one of its fighters."""
    is_partitive = people.last - people.first > 1 and row[people.last - 1].word in ("its", "their")
    return is_partitive or people.determiner in ("its", "their")


def owners_of(row: Sequence[Chunk], start: int, head: int) -> list[People]:
    """Whoever a patrol, front or helicopter acts for; nobody where the phrase's head is any other thing."""
    people = people_at(row, start, head)
    is_bomb = row[head].word.rpartition(" ")[2] in BOMBS
    if row[head].tag == "M" and (layer := laid_by(row, head)) is not None:
        return [layer]
    if not (is_bomb or is_body(row[head])):
        return []
    if row[head].tag == "M" and not is_bomb and (found := _taken_to_be(row, head)):
        return found
    if (people is None or not people.actors) and head + 2 < len(row) and row[head + 1].tag == "o":
        people = people_at(row, head + 2)  # car bombs of al-Shabaab
    if people is not None and people.actors:
        is_group = any(actor.kind == "named" or actor.group == "armed_group" for actor in people.actors)
        return [people] if is_group or not is_bomb else []
    if is_bomb or (head + 1 < len(row) and row[head + 1].tag == "o"):
        return []
    if head + 2 < len(row) and row[head + 1].word == "from" and row[head].tag == "M":
        return _launched_from(row, head)
    nation = next((at for at in range(start, head) if row[at].tag == "L"), None)
    if nation is not None:
        is_of_state = row[head].word not in OF_CIVILIANS and _country(row[nation]) not in WITHOUT_FORCES
        return country_acting(row, nation) if is_of_state else []
    force = next((at for at in range(start, head + 1) if row[at].word.split()[0] in OF_FORCES), None)
    return [_force_of(row, force, head)] if force is not None else []


def _taken_to_be(row: Sequence[Chunk], head: int) -> list[People]:
    """Whose aircraft or guns they are taken to be, by words behind them: by warplanes believed to be Russian."""
    name = taken_for(row, head + 1)
    people = people_at(row, name) if name is not None else None
    if name is None or (people is not None and people.actors):
        return [people] if people is not None and people.is_armed else []
    return country_acting(row, name)


LAID = frozenset({"laid", "left", "planted", "placed", "buried", "hidden", "set", "behind"})


def laid_by(row: Sequence[Chunk], head: int) -> People | None:
    """Who put a bomb where it went off: a mine laid by rebels, one left behind by them."""
    at = head + 1
    while at + 1 < len(row) and row[at].word in LAID:
        at += 1
    is_by = row[head].word.endswith(" by") or (at + 1 < len(row) and row[at].tag == "b")
    people = people_at(row, at + (not row[head].word.endswith(" by"))) if is_by and at < len(row) else None
    return people if people is not None and people.actors else None


def _launched_from(row: Sequence[Chunk], weapon: int) -> list[People]:
    """The forces of the country that a missile or drone came from: a missile from Israel."""
    at = weapon + 2
    return country_acting(row, at) if _country(row[at]) not in WITHOUT_FORCES | FIRED_FROM else []


FIRED_FROM = frozenset({"YEM", "IRQ", "SYR", "LBN", "PSE", "AFG", "SOM", "LBY", "SDN", "COD"})
"""Countries from which armed groups fire as well as armies."""


OF_CIVILIANS = frozenset({"agents", "boats", "vessel", "vessels"})
"""Bodies that a nation's name alone makes none of its forces: Yemeni vessels fish."""
OF_FORCES = frozenset({"military", "army"})
"""What says of an aircraft, without a nation, that a state's forces fly it."""


def _force_of(row: Sequence[Chunk], at: int, head: int) -> People:
    first, last = row[at].start, row[head].end
    actor = ActorMention(first, last, "military", "state_force", None, "generic")
    return People(at, head, first, last, None, "", (actor,), row[head].word)


def bodies_at(row: Sequence[Chunk], at: int) -> list[People]:
    """Whoever the aircraft or unit acts for whose phrase begins at an index: fired by a military plane."""
    head = at
    while head < len(row) and row[head].tag in "dNLaOw" and not is_body(row[head]):
        head += 1
    return owners_of(row, at, head) if head < len(row) and row[head].tag in "TMwO" else []
