"""Words of plan, threat or prevention, and how far they reach: to end an attack, to end a siege that left nine dead."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..people.doers import carries_out
from ..people.phrases import DEFINITE, phrase_start
from ..people.relatives import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger

MANAGED = frozenset({"managed", "manages", "able", "used", "came", "began", "started", "went", "first", "last"})
"""What stands before `to` where the deed was done: managed to carry out an attack."""
LONGEST_LEAD = 5
"""Chunks between the verb by which a deed is done and the noun for it: carry out many more attacks."""


def is_to_be_done(row: Sequence[Chunk], index: int) -> bool:
    """Whether a noun is for a deed that somebody could, or means to, carry out: could carry out more attacks.

    What points back at a deed may only ask who did it: who could have carried out, who helped to carry out the attack.
    """
    start = phrase_start(row, index)
    at = next((at for at in range(start - 1, max(0, start - LONGEST_LEAD), -1) if row[at].tag not in "aptdw"), 0)
    if not at or not carries_out(row, at):
        return False
    group = [chunk for chunk in row[max(0, at - 3) : at] if chunk.tag in "mthxna"]
    tags = {chunk.tag for chunk in group}
    if "h" in tags or not tags & {"m", "t"}:
        return False
    is_ahead = "m" in tags or any(chunk.word == "going" for chunk in row[max(0, at - 3) : at])
    return is_ahead or not (row[start].word in DEFINITE or MANAGED & {c.word for c in row[max(0, at - 3) : at]})


DONE = frozenset({"has", "have", "had", "left", "killed", "claimed", "cost", "caused", "began", "saw", "was", "were"})
"""What stands behind a relative pronoun where its clause tells what happened."""


def governs(row: Sequence[Chunk], at: int, index: int, voice: str) -> bool:
    """Whether a word of plan reaches the event word: nothing but its own complement stands between.

    Who is calling itself something, or calls by telephone, calls for nothing; who pledged allegiance did not plan.
    """
    between = row[at + 1 : index]
    if row[at].word == "would-be":  # a would-be bomber was killed
        return all(chunk.tag in "wa" for chunk in between)
    is_else = between and between[0].word in ("itself", "themselves", "allegiance", "loyalty")
    if is_else or row[at - 1].word in ("telephone", "phone"):
        return False
    if any(pair[0] in RELATIVE and pair[1] in DONE for pair in pairwise(chunk.word for chunk in between)):
        return False  # to end a siege that has left 59 dead
    if voice != "noun":
        return has_complement(row, at, index, CLAUSAL)
    is_ordered = row[at].word in MASTERMINDING and at == phrase_start(row, index) - 1 and is_known(row, at, index)
    return not is_ordered and all(chunk.tag != "V" for chunk in between)  # said the cartel planned the attack


def has_complement(row: Sequence[Chunk], at: int, index: int, clausal: frozenset[str]) -> bool:
    """Whether a verb that is no infinitive is the complement of a word before it, one of the `clausal` or another.

    That is a gerund (a threat of killing them), or where the word may open a clause, what that tells: feared that he
    was shot. What describes people has no part in what befell them: a wanted man was shot, those preparing for prayers.
    """
    behind, between = row[at + 1], row[at + 1 : index]
    ends = "Vv," if is_base(row[index]) else "Vv,c"
    if any(chunk.tag in ends for chunk in between):
        return False
    is_gerund = row[index].word.split()[0].endswith("ing") or any(chunk.word == "being" for chunk in between)
    if is_gerund or behind.word == "that":  # the possibility that they took part
        return True
    is_clause = behind.tag not in "px" and (behind.tag != "t" or row[at + 2].tag == "h")
    return row[at].word in clausal and is_clause and not (at and row[at - 1].tag in "dN")


def is_base(verb: Chunk) -> bool:
    """Whether a verb is in its base form, so that it may be of a plan it is joined to: to prevent attacks and loot."""
    readings: list[Trigger] = verb.item  # type: ignore[assignment]
    return any(reading.form == "base" for reading in readings)


CLAUSAL = frozenset(
    {"fear", "fears", "feared", "fearing", "demand", "demands", "demanded", "demanding", "order", "orders", "ordered"}
    | {"ordering", "urge", "urges", "urged", "urging", "want", "wants", "wanted"}
)
"""Words of plan that may have a clause for a complement: wanted him killed, ordered the village burned."""


MASTERMINDING = frozenset({"planned", "plotted", "ordered"})
"""Verbs of plan by which it is told who is behind a deed that was done."""


def is_known(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether such a verb, active and past, has a deed for its object that was told before: planned the attack.

    What it is of makes it one that is told first, and may not have been done: ordered the murder of the president.
    """
    is_of = index + 1 < len(row) and row[index + 1].tag == "o"
    return row[at + 1].word in DEFINITE and not (is_of or (at and row[at - 1].tag in "mtxn"))


def first_of(row: Sequence[Chunk], index: int) -> int:
    """Index of the noun for a deed that one behind `and of` is joined with: a suspension of attacks and of raids."""
    before = phrase_start(row, index) - 1
    if before < 1 or row[before].tag != "o" or row[before - 1].tag != "c":
        return index
    for at in range(before - 2, max(0, before - FIRST_REACH), -1):
        if row[at].tag in "VE" and row[phrase_start(row, at) - 1].tag == "o":
            return at
        if row[at].tag in "vq;:,":
            break
    return index


FIRST_REACH = 9
"""Chunks before the second of two such nouns in which the first stands."""


def is_realised(row: Sequence[Chunk], start: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether what an infinitive from `start` on tells was done: managed to kill, used tear gas to disperse."""
    if start > 0 and row[start - 1].word in words["managed"]:
        return True
    verbs = (row[at] for at in range(start - 1, -1, -1) if row[at].tag in "vVq;:" and row[at].word != "live")
    verb = next(verbs, None)  # fired live rounds to disperse
    if verb is None:
        return False
    is_taken = row[start - 1].word in ("opportunity", "occasion") and verb.word in TAKING  # took the opportunity to
    return is_taken or verb.word in words["instrument"]


TAKING = frozenset({"took", "seized", "used", "availed"})
