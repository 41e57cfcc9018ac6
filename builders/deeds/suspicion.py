"""Suspicion: whom words of it, of doubt and of identity point at: suspicion fell on the group; no one doubts it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..people.acting_bodies import named_after
from ..people.lists import people_list
from ..people.victims import BOMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk

REACH = 7
"""Chunks from such a word in which the others stand that make it one."""
NOBODY = frozenset({"no", "nobody", "none", "few", "little", "no one", "never"})
FALLS = frozenset(
    re.findall(r"\w+", "fall falls fell fallen rest rests rested lie lies lay centers centred centered focused turned")
)
"""Verbs for what suspicion does: suspicion fell at once on the group, lies with it."""


def falls_on(row: Sequence[Chunk], index: int) -> list[People]:
    """On whom suspicion falls."""
    for at in range(index + 1, min(len(row), index + REACH)):
        is_on = row[at].word in ("on", "upon", "with") and any(c.word in FALLS for c in row[index + 1 : at])
        if is_on and (found := people_list(row, at + 1) or named_after(row, at + 1)):
            return found
        if row[at].tag in ",;:" or (row[at].tag == "q" and row[at].word != "once"):
            break
    return []


def is_beyond_doubt(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is nobody who doubts: there is little doubt that it was, no one doubts it."""
    return not NOBODY.isdisjoint(chunk.word for chunk in row[max(0, index - REACH) : index])


ATTACKERS = frozenset(
    {"attackers", "perpetrators", "killers", "kidnappers", "bombers", "unidentified armed group", "suicide bombers"}
    | {"shooters", "hijackers"}
)
"""What those are called whom the words then name."""


ONE = frozenset({"attacker", "attackers"})
IDENTIFYING = frozenset({"identified", "identify", "identifies", "described", "recognized", "recognised", "named"})
IDENTIFIED_REACH = 16
"""Chunks before "as a member of" in which it is told who is identified as one."""


def is_identified(row: Sequence[Chunk], index: int) -> bool:
    """Whether attackers are identified as those of the group behind: identified the bomber as a member of it."""
    before = row[max(0, index - IDENTIFIED_REACH) : index]
    names = {getattr(chunk.item, "name", None) for chunk in before if chunk.tag == "O"}
    is_one = any(chunk.word.rpartition(" ")[2] in BOMBERS | ONE for chunk in before)
    is_attacker = is_one or not names.isdisjoint(ATTACKERS)
    return is_attacker and any(chunk.word.partition(" ")[0] in IDENTIFYING for chunk in before)


def is_guess(row: Sequence[Chunk], index: int) -> bool:
    """Whether somebody only may be the one who did it: it may have been the army that set off the bomb."""
    at = index - 1
    while at > 0 and row[at].tag in "xha":
        at -= 1
    if at < 1 or row[at].word not in ("that", "who", "which"):
        return False
    been = next((back for back in range(at - 1, max(0, at - REACH), -1) if row[back].word in ("be", "been")), 0)
    return any(row[back].tag == "m" for back in range(max(0, been - 2), been))


PAPERS = frozenset(
    {"leaflet", "leaflets", "pamphlet", "pamphlets", "flyer", "flyers", "note", "notes", "placard", "placards"}
)
"""What attackers leave behind, signed with their name."""
PAPER_REACH = 9
"""Chunks before `signed by` in which it is told what is signed: a pamphlet left at the scene was."""


def is_left_behind(row: Sequence[Chunk], index: int) -> bool:
    """Whether what somebody signed is a paper of those that attackers leave behind."""
    return not PAPERS.isdisjoint(chunk.word for chunk in row[max(0, index - PAPER_REACH) : index])


HELD = frozenset(
    {"held by", "in the hands of", "released by", "freed by", "set free by", "handed over by", "turned over by"}
)
"""What says of people in whose power they are, and of a town or a statement something else."""


def may_be_people(row: Sequence[Chunk], index: int) -> bool:
    """Whether nothing but people, or a pronoun for them, stands before such words."""
    at = index - 1
    while at > 0 and row[at].tag in "xhmnav":
        at -= 1
    if at < 0 or row[at].word in ("they", "them", "he", "him", "she", "her", "who", "whom"):
        return True
    return row[at].tag not in "wTMEL" and row[at].word not in ("it", "which", "that")
