"""Weapons named in a sentence: which of them say how what an event word tells was done."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from ..people.beliefs import taken_for
from ..people.doers import carries_out
from ..words.deed_classes import CARE, EFFECTS
from ..words.triggers import trigger_forms
from .air_series import is_of_planes
from .readings import looks_like_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger, TriggerClass
    from .facts import Fact


def means_of(
    row: Sequence[Chunk], events: Sequence[int], weapons: Sequence[tuple[int, TriggerClass]]
) -> list[tuple[int, tuple[tuple[int, TriggerClass], ...]]]:
    """For each event word its part of the sentence, and the weapons it was done with, those of the part.

    What only tells an effect has those of all parts: two died, and three were hurt, when a bomb went off.
    """
    everything = tuple(weapons)
    if not weapons:
        return [(0, everything)] * len(events)
    parts = [0, *(at for at in range(1, max(events, default=0)) if _is_border(row, at))]
    starts = [row[at].start for at in parts]
    own: dict[int, list[tuple[int, TriggerClass]]] = {}
    for weapon in weapons:
        own.setdefault(bisect_right(starts, weapon[0]) - 1, []).append(weapon)
    deeds = {bisect_right(parts, index) - 1 for index in events if _is_deed(row[index])}
    by_part = {part: tuple(own.get(part, ())) for part in {*own, *deeds}} if len(parts) > 1 else {}
    of_events = [bisect_right(parts, index) - 1 for index in events]
    return [(part, by_part.get(part, everything)) for part in of_events]


def _is_border(row: Sequence[Chunk], at: int) -> bool:
    """Whether another clause with a subject of its own begins: behind a semicolon, or a comma and a joining word."""
    if row[at].tag == ";":
        return True
    is_joined = row[at].word in JOINING and row[at - 1].tag == ","
    return is_joined and at + 1 < len(row) and row[at + 1].tag not in "VvxhatpD"


JOINING = frozenset({"and", "as", "but", "then", "while", "whereas"})


def _is_deed(chunk: Chunk) -> bool:
    """Whether a word tells of a deed, not only of what it led to."""
    readings: list[Trigger] = chunk.item  # type: ignore[assignment]
    return any(
        reading.lemma in SHOOTING or (reading.cls.strength >= DEED and reading.cls.name not in EFFECTS)
        for reading in readings
    )


DEED = 3
"""Strength from which on a class tells a deed."""
SHOOTING = frozenset(
    {"ambush", "shoot", "shooting", "gun", "stab", "stabbing", "behead", "hack", "open", "fire", "strafe"}
)
"""Words for a deed that say by themselves how it was done."""


def as_means(row: Sequence[Chunk], index: int) -> Chunk:
    """A word that is a verb or a weapon (bomb, mortar) as the weapon, where it stands like a noun."""
    chunk = row[index]
    is_aboard = chunk.word == "board" and index > 0 and row[index - 1].word == "on"  # all 15 on board
    if is_aboard or (chunk.word == "knife" and index + 1 < len(row) and row[index + 1].tag in "VE"):
        return chunk._replace(tag="w", item=None)  # knife attacks, knife wounds
    if "means" not in [reading.form for reading in chunk.item]:  # type: ignore[attr-defined]
        return chunk
    is_noun = looks_like_noun(row, index) or _has_verb_behind(row, index)
    return chunk._replace(tag="M") if is_noun else chunk


def _has_verb_behind(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word begins a clause of which the next one is the verb: when shells fired by the army struck."""
    if not 0 < index < len(row) - 1 or row[index - 1].tag not in "q:;":
        return False
    return row[index + 1].tag == "V" and not row[index + 1].word.endswith("ing")


def weapons_at(row: Row, index: int) -> list[TriggerClass]:
    """What the weapon at an index says of how it was done; nothing where it is but carried, or only near."""
    if row[index].tag != "M":
        return _mine_at(row, index)
    if _is_carried(row, index) or (row[index].word.startswith("bomber") and _is_plane(row, index)):
        return []
    before = _behind_by(row, index)
    if before > 0 and row[before - 1].word in ESCORTED:
        return []  # troops backed by drones
    means: list[Trigger] = [trigger for trigger in row[index].item if trigger.form == "means"]  # type: ignore[attr-defined]
    if any(is_of_planes(row, trigger) for trigger in means):
        return [trigger_forms()["air strike"][0].cls]
    told = [trigger.cls for trigger in means if trigger.lemma not in CRAFT_OF_AIR or _is_at_work(row, before, index)]
    return [cls for cls in told if cls.name not in LEFT_BEHIND] if _is_found(row, index) else told


LEFT_BEHIND = frozenset({"grenade", "attack", "guns", "shelling", "missile"})
"""Classes of weapons that are found or seized unused; a bomb that is found was planted."""
FOUND = frozenset({"found", "seized", "recovered", "confiscated", "discovered"})
FOUND_REACH = 12
"""Chunks between weapons and what says that they were found."""


def _is_found(row: Sequence[Chunk], index: int) -> bool:
    """Whether weapons are told to be found or taken from somebody: grenades were found at the site of the murder."""
    behind = row[index + 1 : index + FOUND_REACH]
    verb = next((at for at, chunk in enumerate(behind) if chunk.tag in "VExv;:q"), None)
    if verb is not None and behind[verb].tag == "x":
        return any(chunk.word in FOUND for chunk in behind[verb + 1 : verb + 3])
    at = index - 1
    while at > 0 and index - at < FOUND_REACH and row[at].tag in "dNwaMo,cT":
        at -= 1
    return at >= 0 and row[at].word in FOUND


def _is_carried(row: Sequence[Chunk], index: int) -> bool:
    """Whether a weapon is what attackers had with them: armed with rifles, grenades and machetes; no armed drone."""
    near = row[max(0, index - ARMS) : index]
    at = next(
        (at for at, (chunk, behind) in enumerate(pairwise(near)) if (chunk.word, behind.word) == ARMED_WITH), None
    )
    return at is not None and not any(chunk.tag in "VE;" for chunk in near[at:])


def _is_plane(row: Sequence[Chunk], index: int) -> bool:
    """Whether a bomber is no person: a B-52 bomber, government bombers, Sudanese bombers."""
    before = row[index - 1] if index else None
    if before is None or before.tag in "dN,":
        return False
    is_of_state = before.tag in "OL" or before.word in OF_STATE
    return any(map(str.isdigit, before.word)) or (row[index].word.endswith("s") and is_of_state)


OF_STATE = frozenset({"government", "army", "regime", "force", "heavy", "stealth", "strategic", "coalition", "allied"})
"""What planes are called that people with a bomb are not, where there are several."""
ARMED_WITH = ("armed", "with")
ARMS = 8
"""Chunks behind "armed with" in which weapons are listed."""


CRAFT_OF_AIR = frozenset(
    {
        "aircraft",
        "helicopter",
        "helicopters",
        "planes",
        "jet",
        "jets",
        "warplane",
        "war plane",
        "gunship",
        "fighter jet",
        "jet fighter",
    }
    | {"helicopter gunship", "helicopter-gunship", "attack helicopter", "military plane", "military aircraft"}
    | {"military helicopter", "army helicopter", "combat helicopter"}
    | {"fighter plane", "fighter aircraft", "bomber plane", "fighter bomber", "fighter-bomber", "combat aircraft"}
)
"""What carries soldiers and is shot at as well."""


def _is_at_work(row: Sequence[Chunk], before: int, index: int) -> bool:
    """Whether an aircraft does a deed, or one is done by it or from it: one that lands or brings aid does none.

    `before`: index of the word before the phrase that ends with it at `index`.
    """
    if before >= 0 and row[before].word in ("by", "from", "with", "of"):
        verb = next((chunk for chunk in reversed(row[:before]) if chunk.tag in "vVEM;q"), None)
        return verb is not None and verb.tag in "VEM" and not _is_of_care(verb)  # no wounded taken by helicopter
    name = taken_for(row, index + 1)
    at = index + 1 if name is None else name + 1
    at += name is not None and at < len(row) and row[at].tag == ","  # warplanes, believed to be Russian, bombed
    while at + 1 < len(row):
        if row[at].tag in JOINED or row[at].word in OF_UNKNOWN:
            at += 1
        elif row[at].tag + row[at + 1].tag in BETWEEN:
            at += 2
        else:
            break
    if at + 1 < len(row) and row[at].tag in "hx":
        at += 1
        if row[at - 1].tag == "x" and not row[at].word.endswith("ing"):
            return False  # a helicopter was hit
    if at < len(row) and row[at].tag == "v" and carries_out(row, at):
        at = next((deed for deed in range(at + 1, min(at + RAIDS, len(row))) if row[deed].tag not in "waNdo"), at)
    return at < len(row) and row[at].tag in "VE"


def _behind_by(row: Sequence[Chunk], index: int) -> int:
    """Index of the word before the phrase that ends with a weapon: by, in `by two army helicopters`."""
    before = index - 1
    while before >= 0 and row[before].tag in "dawNOL":
        before -= 1
    return before


def _is_of_care(chunk: Chunk) -> bool:
    return chunk.tag == "V" and any(reading.cls.name == CARE for reading in chunk.item)  # type: ignore[attr-defined]


RAIDS = 7
"""Chunks behind such a verb in which its noun stands: warplanes carried out some 20 raids."""
BETWEEN = frozenset({"pD", "pL", "dO", "dw", "dL", "cM", "cT", "cN"})
"""Tags of what stands between an aircraft and what it does: on Sunday, of the army, and a helicopter."""
OF_UNKNOWN = frozenset({"unknown", "origin", "provenance"})
JOINED = frozenset("aDLoMT")
"""Tags of single words that do."""
ESCORTED = frozenset({"backed", "supported", "accompanied", "escorted", "protected", "down"})


MINES = frozenset({"mine", "mines"})
"""What is laid as often as it is dug."""


def _mine_at(row: Sequence[Chunk], index: int) -> list[TriggerClass]:
    """The class of a mine that does harm: killed by a mine, a mine killed two; nothing where one is dug."""
    behind = row[index + 1] if index + 1 < len(row) else None
    start = index - 1 if index and row[index - 1].tag in "dN" else index
    is_by = start > 0 and row[start - 1].tag == "b" and (behind is None or behind.tag not in "wTOEM'")
    does = start == index - 1 and behind is not None and behind.tag == "V" and _harms(behind)
    return [trigger_forms()["landmine"][0].cls] if is_by or (does and (start == 0 or row[start - 1].tag != "p")) else []


def _harms(chunk: Chunk) -> bool:
    readings: list[Trigger] = chunk.item  # type: ignore[assignment]
    return any(reading.cls.name in ("kill", "injure") and reading.frame == "acts" for reading in readings)


BLASTS = frozenset({"bombing", "landmine"})
"""Classes whose weapons are a deed where an item without a verb names one, where and when: Car bomb, Mosul, 12 May."""
_VERBS = frozenset("vxhmnq")


def weapon_alone(row: list[Chunk]) -> int | None:
    """Index of the weapon that is all that an item without a verb tells of, which is read as a noun for the deed."""
    index = next((at for at, chunk in enumerate(row) if chunk.tag == "M"), None)
    if index is None or any(chunk.tag in _VERBS for chunk in row) or not {"L", "D"} <= {chunk.tag for chunk in row}:
        return None
    readings: list[Trigger] = row[index].item  # type: ignore[assignment]
    deeds = [reading._replace(form="noun") for reading in readings if reading.cls.name in BLASTS]
    if not deeds:
        return None
    row[index] = row[index]._replace(tag="E", item=deeds)
    return index


def is_of_shells(fact: Fact) -> bool:
    """Whether what went off was fired: six mortar rounds exploded."""
    is_blast = fact.trigger.cls.name == "bombing" and fact.trigger.lemma in ("explode", "go", "detonate", "explosion")
    return is_blast and bool(fact.means) and all(cls.type == "shelling" for cls in fact.means)
