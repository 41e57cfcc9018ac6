"""Deeds told as what somebody does time and again, or by which it is said who somebody is: they are no incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.phrases import phrase_start
from ..people.relatives import RELATIVE
from .blame import BLAME
from .realis import is_of_days, shared_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger

OFTEN = frozenset(
    {"always", "often", "oftener", "regularly", "frequently", "routinely", "usually", "repeatedly", "sometimes"}
    | {"occasionally"}
    | {"constantly", "increasingly", "continually", "typically", "generally", "commonly", "habitually"}
)
"""Adverbs for what happens time and again; in the past they may be of what was done once: stabbed repeatedly."""
SPANS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
REACH = 8
"""Chunks behind a verb in which such an adverb is of it."""


def is_habitual(row: Row, index: int, trigger: Trigger, voice: str) -> bool:
    """Whether words tell a habit: relief workers are often attacked; the Taliban, who fight the state."""
    if voice == "noun":
        return _is_series(row, index)
    if (trigger.cls.name in STRIKES and _begins(row, index)) or (trigger.frame in BLAME and _lays_many(row, index)):
        return True
    start = first = row.origin(shared_with, index)
    while start and (row[start - 1].tag in 'xhnamt"' or row[start - 1].word in OFTEN):
        start -= 1
    words = {chunk.word for chunk in row[start:first]}
    tags = {chunk.tag for chunk in row[start:first]}
    is_present = not words.isdisjoint(("is", "are")) or (trigger.form == "base" and tags.isdisjoint("xh"))
    if not (is_present or "h" in tags) or "had" in words or not tags.isdisjoint("mtn"):
        return False
    if is_present and start and row[start - 1].word in RELATIVE:
        return True
    if not is_present and any(chunk.tag == "D" for chunk in row[index : index + REACH]):
        return False  # has repeatedly bombed the town since Sunday
    return not OFTEN.isdisjoint(words) or _is_often(row, index) or (is_present and _is_often_before(row, start))


def _is_series(row: Row, index: int) -> bool:
    """Whether a noun is for other deeds of the kind: has carried out many such attacks; raids have become frequent.

    Or is a verb behind such an adverb: bandits often attack villages. Or is of many that such an adverb is told of:
    the latest in a string of killings in the city, often carried out by militants.
    """
    if index and row[index - 1].word in OFTEN:
        return True
    if row[index].word.endswith("s") and (_is_usual(row, index) or _is_often(row, index)):
        return True
    if _is_of_war(row, index):
        return True
    words = {chunk.word for chunk in row[max(0, index - SERIES_REACH) : index]}
    return row[index].word.endswith("s") and not words.isdisjoint(KIND) and not words.isdisjoint(MANY)


def _is_of_war(row: Row, index: int) -> bool:
    """Whether a noun for many deeds, with no day and nobody hurt, tells what goes on: has seen bombings for months.

    Or amid what something else happened: it took place amid clashes.
    """
    if not (row[index].word.endswith("s") or row[index].word in FIGHTS) or row.answer(_tells_harm):
        return False
    days = [chunk for chunk in row if chunk.tag == "D"]
    if any(map(is_of_days, days)):
        return False
    if row[phrase_start(row, index) - 1].word in AMID:
        return True
    is_perfect = not row.words.isdisjoint(("has", "have"))
    return is_perfect and (any(map(_is_span_of_war, days)) or not row.words.isdisjoint(AGAIN))


def _tells_harm(row: Row, _: int) -> bool:
    """Whether a sentence tells of dead or hurt people."""
    readings = (reading for chunk in row if chunk.tag in "VE" for reading in chunk.item)  # type: ignore[attr-defined]
    return any(reading.cls.measure in ("killed", "injured") for reading in readings)


def _is_span_of_war(chunk: Chunk) -> bool:
    return chunk.word.endswith((*LONG, "weeks")) or getattr(chunk.item, "first", None) is not None


FIGHTS = frozenset({"fighting", "heavy fighting", "shelling", "bombardment", "rioting"})
"""Nouns for as much as a plural is."""
AMID = frozenset({"amid", "amidst", "despite"})
AGAIN = frozenset({"string", "spate", "wave", "series", "repeated", "frequent", "sporadic", "regular", "increasing"})
"""Words for one deed after the other."""


def _is_usual(row: Sequence[Chunk], index: int) -> bool:
    """Whether the clause says of what a noun tells how usual it is, of no day: raids on villages remain common."""
    behind = row[index + 1 : index + USUAL_REACH]
    at = next((at for at, chunk in enumerate(behind) if chunk.word in USUAL), None)
    if at is None or any(chunk.tag in 'q;:"DV' for chunk in behind[:at]):
        return False
    return any(chunk.word in BEING for chunk in behind[max(0, at - 3) : at])


USUAL = frozenset({"common", "commonplace", "frequent", "rare", "rife", "routine", "widespread", "usual", "unusual"})
BEING = frozenset({"are", "were", "been", "become", "became", "remain", "remained", "grown"})
USUAL_REACH = 16
"""Chunks behind a noun in which it is told how usual that is."""
KIND = frozenset({"such", "similar"})
MANY = frozenset(
    {"many", "several", "numerous", "dozens", "scores", "other", "previous", "earlier", "past", "frequent"}
)
SERIES_REACH = 4
"""Chunks before such a noun in which both stand."""


STRIKES = frozenset({"bombing", "air_strike", "shelling"})
"""Classes of what goes on for weeks once it is begun."""


def _begins(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is only said what made somebody begin to bomb, of no day: Israel began bombing Gaza after."""
    if not index or row[index - 1].word not in ("began", "started") or not row[index].word.endswith("ing"):
        return False
    behind = next((chunk for chunk in row[index + 1 : index + REACH] if chunk.tag in 'qDvV,;"'), None)
    return behind is not None and behind.word in ("after", "when")


def _is_span(row: Sequence[Chunk], at: int) -> bool:
    """Whether a time stands here, or so many of it: every day, every ten minutes."""
    return row[at].word in SPANS or any(chunk.word.removesuffix("s") in SPANS for chunk in row[at + 1 : at + 2])


def _is_often(row: Sequence[Chunk], index: int) -> bool:
    """Whether the words behind a verb, up to where its clause ends, say that it happens often."""
    for at in range(index + 1, min(len(row) - 2, index + REACH)):
        if row[at].tag in ',;:"vV':
            return False
        if row[at].word in OFTEN or (row[at].word == "every" and _is_span(row, at + 1)):
            return True
        if [chunk.word for chunk in row[at : at + 3]] == ["more", "and", "more"]:
            return True
    return False


def _is_often_before(row: Sequence[Chunk], start: int) -> bool:
    """Whether the clause before a verb in the present begins so: every week five or six people are killed."""
    for at in range(start - 1, max(-1, start - REACH), -1):
        if row[at].tag in ';:"vVq':
            return False
        if row[at].word in ("every", "each") and _is_span(row, at + 1):
            return True
    return False


def ranks(row: Sequence[Chunk]) -> bool:
    """Whether a sentence begins as one does that ranks what was told before it: This was one of two attacks."""
    return len(row) > 2 and row[0].word in ("this", "it") and row[1].tag == "x" and row[2].tag in "dN"


def _lays_many(row: Sequence[Chunk], index: int) -> bool:
    """Whether blame is for deeds of months or years: is blamed for much of the violence, claimed such attacks before.

    Who is blamed for one of them is blamed for that: one of the worst attacks in years.
    """
    start, end = _clause(row, index)
    is_long = _is_long(row, start, end)
    for at in range(start, end):
        if row[at].word in VIOLENT or (row[at].tag in "VE" and row[at].word.endswith("s") and at != index):
            words = {chunk.word.removesuffix(" of") for chunk in row[max(start, at - MANY_REACH) : at]}
            if not words.isdisjoint(MOST) or (is_long and not any(map(_is_worst, words))):
                return True
    return False


def _clause(row: Sequence[Chunk], index: int) -> tuple[int, int]:
    """From where to where no mark or conjunction parts the words around a word."""
    start = next((at + 1 for at in range(index - 1, -1, -1) if row[at].tag in BOUNDS), 0)
    return start, next((at for at in range(index + 1, len(row)) if row[at].tag in BOUNDS), len(row))


def _is_long(row: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether a clause is of months or years: in recent months, for years, in the past, since 2019."""
    if any(chunk.tag == "D" and chunk.word.endswith(LONG) for chunk in row[start:end]):
        return True
    is_past = any(row[at].word == "past" and row[at - 1].word == "the" for at in range(start + 1, end))
    return is_past or (end < len(row) and row[end].word == "since")


def _is_worst(word: str) -> bool:
    return word in ("one", "worst") or word.endswith("iest")


BOUNDS = ',;:"q'
LONG = ("year", "years", "months", "decade", "decades")
VIOLENT = frozenset({"violence", "unrest", "insecurity", "bloodshed"})
MOST = frozenset(
    {"most", "much", "many", "majority", "bulk", "numerous", "hundreds", "thousands", "such", "similar", "previous"}
    | {"past"}
)
"""Words before a plural for deeds by which it means them all, or others than the one told."""
MANY_REACH = 4
"""Chunks before such a plural in which they stand."""
