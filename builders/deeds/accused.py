"""What somebody is accused of: the deed that is told, one of no time or long before, or what is none at all."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from ..people.phrases import phrase_start
from ..words.deed_classes import EFFECTS, VIOLENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk

REACH = 9
"""Chunks to the left in which a word still governs the event word: about one clause."""
ACCUSED = frozenset({"accused", "suspected", "convicted", "guilty"})
"""What those are called who are said to have done a deed, with `of` behind."""


def is_count(row: Sequence[Chunk], index: int, accusing: frozenset[str]) -> bool:
    """Whether a bare word for a deed is in the list of what somebody is accused of or tried for: of rape and theft."""
    behind = row[index + 1].tag if index + 1 < len(row) else "."
    if row[index - 1].tag == "d" or row[index].word.endswith("ed") or behind not in "c,;.aw":
        return False
    for at in range(index - 1, max(0, index - REACH), -1):
        if row[at].word.split()[0] in accusing:
            return True
        if row[at].tag not in "wacdN,EVopO" or (row[at].tag == "V" and row[at].word.endswith("ed")):
            break
    return False


def is_charge(row: Sequence[Chunk], index: int, charge: frozenset[str]) -> bool:
    """Whether an event word says what somebody is suspected of or charged with."""
    at = index - 1
    while at > 1 and row[at].tag in "wad":
        at -= 1
    return at > 0 and row[at].word in ("of", "with") and row[at - 1].word in charge


def is_of_victims(row: Sequence[Chunk], index: int) -> bool:
    """Whether a deed is what those did before, or are accused of, to whom another was done.

    Tortured four men accused of a bombing; shot a man who had killed two; killed a chief who was accused of it.
    """
    for at in range(index - 1, max(1, index - REACH), -1):
        if row[at].word == "of" and row[at - 1].word in ACCUSED and row[at - 2].tag in "ON":
            return _is_struck(row, phrase_start(row, at - 2))
        if row[at].tag == "q":
            return _had_done_it(row, at) and _is_struck_before(row, at)
        if row[at].tag in ',;:"':
            break
    return False


def _had_done_it(row: Sequence[Chunk], who: int) -> bool:
    """Whether the clause that begins at an index says what somebody had done, or was accused of having done."""
    if row[who].word != "who":
        return False
    behind = [chunk for chunk in row[who + 1 : who + 5] if chunk.tag not in "an"]
    is_accused = len(behind) > 1 and behind[0].tag == "x" and behind[1].word in ACCUSED
    return is_accused or (len(behind) > 1 and behind[0].word == "had" and behind[1].tag != "x")


def _is_struck_before(row: Sequence[Chunk], who: int) -> bool:
    """Whether the people of whom a clause tells, past the place and day of it, were struck, and are no fighters."""
    at = who - 1
    while at > 1 and row[at].tag in "LDdp,":
        at -= 1
    is_armed = getattr(row[at].item, "group", None) == "armed_group"
    return row[at].tag == "O" and not is_armed and _is_struck(row, phrase_start(row, at))


def _is_struck(row: Sequence[Chunk], start: int) -> bool:
    """Whether the people of the phrase that begins at an index are the object of a verb of violence."""
    verb = row[start - 1] if start else None
    if verb is None or verb.tag != "V":
        return False
    return any(reading.cls.name in VIOLENCE | EFFECTS for reading in verb.item)  # type: ignore[attr-defined]


DEED_REACH = 7
"""Chunks behind "involved in" among which the deed stands; without one they are involved in something else."""


PARTS = frozenset({"role", "involvement", "responsibility", "part", "hand", "complicity"})
"""Nouns for what somebody had in a deed."""
PRONOUNS = frozenset({"it", "them", "this", "both"})


def is_of_another_deed(row: Sequence[Chunk], at: int) -> bool:
    """Whether people are accused of what is no event word: of corruption, of having lied about the attack.

    So are those blamed for helping others; and for anything, in words that the lexicons lack, they may be for the deed.
    """
    while at + 1 < len(row) and row[at].tag in "c," and row[at + 1].tag == "L":
        at += 2  # the United States and Britain
    if at >= len(row) or (row[at].tag != "o" and row[at].word != "for"):
        return False
    after = [*takewhile(lambda chunk: chunk.tag not in "q,;:", row[at + 1 : at + DEED_REACH])]
    first = next((chunk for chunk in after if chunk.tag != "a"), None)
    if first is not None and first.tag in "wv" and first.word.endswith("ing") and first.word not in DOING:
        return True  # accusing Rwanda of supporting them
    if row[at].tag != "o":
        return False
    verb = next((chunk for chunk in after if chunk.tag in "VEv" or chunk.word in PARTS or chunk.word in PRONOUNS), None)
    return verb is None or (verb.tag == "v" and verb.word not in DOING)


def of_their_victims(
    row: Sequence[Chunk], at: int, accusers: Sequence[People], accused: Sequence[People]
) -> list[People]:
    """The armed group that accuses those whom it struck, of what such groups punish: it accused them of spying."""
    is_of_them = bool(accused) and all(people.is_definite and people.is_civilian for people in accused)
    is_punished = any(chunk.word in PUNISHED for chunk in row[at + 1 : at + 4])
    acting = (actor for people in accusers for actor in people.actors)
    is_of_group = any(actor.group == "armed_group" and actor.kind == "named" for actor in acting)
    return [*accusers] if is_of_them and is_punished and is_of_group else []


PUNISHED = frozenset(
    {"spying", "espionage", "collaborating", "collaboration", "informing", "betraying", "cooperating", "complicity"}
    | {"treason", "helping", "aiding", "sheltering", "blasphemy", "witchcraft", "sorcery", "working"}
)
"""What armed groups accuse those of whom they kill."""
DOING = frozenset(
    {"carrying", "carried", "committing", "committed", "launching", "launched", "staging", "staged", "being", "been"}
    | {"planning", "planned", "ordering", "ordered", "perpetrating", "perpetrated", "orchestrating", "orchestrated"}
    | {"masterminding", "conducting", "conducted", "making", "using", "used", "plotting", "instigating", "taking"}
    | {"continuing"}
)
"""Verbs that only lead to the word for the deed: accused of carrying out the attack."""


def is_of_habit(row: Sequence[Chunk], accused: int, at: int) -> bool:
    """Whether people have been accused of what they do in general, and not now of one deed: of killing civilians."""
    auxiliaries = [*takewhile(lambda chunk: chunk.tag in "xha", reversed(row[:accused]))]
    if not any(chunk.word in ("has", "have") for chunk in auxiliaries) or at + 1 >= len(row) or row[at].tag != "o":
        return False
    deed = next((at for at in range(at + 1, len(row)) if row[at].tag not in "aw"), at)
    if row[deed].tag not in "VE" or row[deed - 1].tag == "d":
        return False
    if row[deed].word.endswith("ing"):
        return deed + 1 < len(row) and row[deed + 1].tag == "O" and row[deed + 1].word.endswith("s")
    return row[deed].word.endswith("s")
