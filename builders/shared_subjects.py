"""Verbs that share the subject of a verb before them: attacked the village and burned it, killing two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chunks import is_noun_only
from .relatives import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk


def before_auxiliaries(row: Sequence[Chunk], index: int) -> int:
    """Index before the words between a verb and its subject: has been, were both."""
    at = index - 1
    while at >= 0 and (row[at].tag in "xhnamt" or row[at].word in BEGINNING):
        at -= 1
    return at


BEGINNING = frozenset(
    {"both", "all", "each", "began", "begin", "begun", "started", "continued", "kept", "managed", "proceeded", "came"}
    | {"found", "reported", "confirmed", "feared", "presumed", "believed", "assumed", "thought", "said", "alleged"}
    | {"deemed", "considered", "going"}
)
"""Words that pass the subject on: began attacking, were found murdered, are feared killed, were both blamed."""


def verb_before(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the verb before a chunk, in its clause or the one before that."""
    for at in range(index - 1, -1, -1):
        if row[at].tag in "Vv" and not (at and row[at - 1].tag in "pdo"):
            if row[at].tag == "V" and (is_noun_only(row, at) or _only_describes(row, at)):
                continue
            return at
        if row[at].tag in ";:":
            return None
    return None


def _only_describes(row: Sequence[Chunk], at: int) -> bool:
    """Whether a participle stands between people and their number: rescued 16 kidnapped villagers."""
    is_between = 0 < at < len(row) - 1 and row[at - 1].tag == "N" and row[at + 1].tag == "O"
    return is_between and row[at].word.endswith("ed")


def _begins_clause(row: Sequence[Chunk], verb: int, conjunction: int) -> bool:
    """Whether a subject of its own may stand between the conjunction's verb and the verb before: ', and'."""
    return any(chunk.tag in "q" for chunk in row[verb + 1 : conjunction])


def sharing(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the verb whose subject the verb at `index` shares."""
    at = before_auxiliaries(row, index)
    in_list = at >= 0 and row[at].tag == "," and at == index - 1
    if at < 0 or not (in_list or row[at].tag == "c" or _is_gerund_clause(row, index, at)):
        return None
    earlier = verb_before(row, at)
    if in_list and not row[index].word.endswith("ing") and not _is_past(row, earlier):
        return None
    if earlier is None or (row[at].tag == "c" and _begins_clause(row, earlier, at)):
        return None
    return earlier


def _is_past(row: Sequence[Chunk], verb: int | None) -> bool:
    """Whether a verb before a comma is active, and one behind may share its subject: seized the town, burned it."""
    if verb is None or not verb or row[verb - 1].tag == "x":
        return False
    return row[verb].tag == "V" or row[verb].word in ARRIVING


ARRIVING = frozenset(
    {"entered", "arrived", "broke", "burst", "intercepted", "stopped", "surrounded", "forced"}
    | {"came", "swept", "rode", "drove", "marched", "appeared", "stepped", "rushed", "walked", "crossed"}
)
"""Verbs that are no event words and after which a list of deeds goes on: entered the town, killed the mayor."""


def _is_gerund_clause(row: Sequence[Chunk], index: int, at: int) -> bool:
    """Whether a verb is told of the subject before it: attacked the village, killing two; raided it killing two."""
    if row[at + 1].word == "being":
        return row[at].tag == "q"  # killed two before being shot dead
    if not row[index].word.split()[0].endswith("ing") or row[at].word in RELATIVE:
        return False
    return row[at].tag in ",bpq" or (at == index - 1 and row[at].tag in "LDTwE" and is_harm(row[index]))


def is_undergone(verb: Chunk) -> bool:
    """Whether what an event word tells happens to its subject, in all its readings: died."""
    return verb.tag == "V" and all(reading.frame == "undergoes" for reading in verb.item)  # type: ignore[attr-defined]


def is_harm(verb: Chunk) -> bool:
    """Whether an event word tells what a deed did to people or things."""
    return verb.tag == "V" and any(
        reading.cls.measure in ("killed", "injured") or reading.cls.name == "damage"
        for reading in verb.item  # type: ignore[attr-defined]
    )
