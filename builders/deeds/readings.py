"""Readings of an event word: noun or verb, active or passive, by its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.phrases import DEFINITE, phrase_start
from ..people.shared_subjects import before_auxiliaries
from ..people.told_tolls import has_risen
from ..people.victims import SUFFERING
from ..words.split_phrases import CLINICS
from ..words.triggers import trigger_forms
from .bodies import BODIES, are_murdered
from .passives import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger


def reading(row: Sequence[Chunk], index: int) -> tuple[Trigger, str]:
    """Choose among the readings of a form (noun or verb, past or participle) by its neighbours."""
    readings: list[Trigger] = row[index].item  # type: ignore[assignment]
    nouns = [reading for reading in readings if reading.form == "noun"]
    verbs = [reading for reading in readings if reading.form not in ("noun", "means")]
    if nouns and (not verbs or looks_like_noun(row, index)):
        return nouns[0], "noun"
    verb = verbs[0]
    is_whole = row[index].word.endswith(("throat", "throats"))  # slit their throats: the object is told with it
    if verb.form in ("participle", "past_or_participle") and not is_whole and is_passive(row, index, verb):
        return trigger_forms()["admitted to hospital"][0] if _is_of_hospital(row, index) else verb, "passive"
    return verb, "active"


def _is_of_hospital(row: Sequence[Chunk], index: int) -> bool:
    """Whether people were admitted to a hospital told before: to Mulago Hospital, where nine others were admitted."""
    return row[index].word == "admitted" and any(chunk.word.endswith(CLINICS) for chunk in row[:index])


def looks_like_noun(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word that may be noun or verb stands where a noun does."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and (after.tag in "ob" or after.word in BREAKING_OUT):
        return True
    takes_object = after is not None and row[index].word.endswith("ing") and after.tag in "NOd"
    takes_object = takes_object and not _is_relative(row, index + 1)
    opener = row[index - 2] if index > 1 else None
    is_one = opener is not None and opener.word in ("a", "an")
    if before is not None and before.tag == "D" and opener is not None and (is_one or opener.tag in "pd"):
        return not takes_object  # in overnight raids, a Sunday attack; but on Sunday killing two
    if before is None or before.tag in '-]"':
        return not takes_object
    if before.tag == "," and after is not None and after.tag in "po" and not row[index].word.endswith(("ed", "ing")):
        return True
    if before.tag in "tm" or (before.tag == "a" and not _is_of_several(row, index)):
        return index > 1 and row[index - 1].word in ORDER and row[index - 2].tag == "d" and not takes_object
    if before.word in ("a", "an") and row[index].word.endswith("ing"):
        return not takes_object  # a bombing in Quetta
    if before.tag in "dop" or before.tag == "b":  # but one killing a woman and the other wounding five
        return (before.tag == "d" and before.word != "other") or not takes_object
    if before.tag == "O" or (before.word in SUFFERING and row[index].word.endswith("s")):
        return after is None or after.tag not in "dNOL"  # seven others have wounds; but rebels attack Aleppo
    if row[index].word.endswith("ing"):
        at = index - 2 if index > 2 and row[index - 2].tag == "D" else index - 1  # the 2005 truck bombing
        opened = at > 0 and (row[at - 1].tag in "dn" or row[at - 1].word in ("a", "an"))
        return ((before.tag in "wTL" and opened) or _is_of_one(row, index)) and not takes_object
    if before.tag == "V":
        is_of_means = all(each.cls.needs == "means" for each in before.item)  # type: ignore[attr-defined]
        is_of_deed = is_one and (after is None or after.tag not in "dNOLT")  # an arrest raid; but an attack kills ten
        return (is_of_means or is_of_deed) and not row[index].word.endswith("ed")
    if (
        before.tag in "LM"
        or _is_of_several(row, index)
        or _is_listed(row, index)
        or (before.tag == "T" and _is_of_governed_phrase(row, index))
    ):
        return after is None or after.tag not in "dNOT"  # an IED attack on; but gunmen in Mandera attack a convoy
    return before.tag in "wN" or (_is_owned(row, index) and not takes_object)


def _is_relative(row: Sequence[Chunk], at: int) -> bool:
    """Whether `that` begins a clause of what a deed did: the bombing that killed six; but bombing that town."""
    return row[at].word == "that" and at + 1 < len(row) and (row[at + 1].tag == "V" or row[at + 1].word == "left")


def _is_owned(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word stands behind those whose deed or death it is: the rebels' attack killed two."""
    is_of_several = index > 1 and row[index - 1].tag == "'" and row[index - 2].word.endswith("s")
    return is_of_several and row[index - 2].tag == "O" and not row[index].word.endswith("ed")


def _is_of_one(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word stands behind the one whose deed it is: the army's shelling killed two."""
    return index > 1 and row[index - 1].word == "s" and row[index - 2].tag == "'"


def _is_of_several(row: Sequence[Chunk], index: int) -> bool:
    """Whether a plural stands where no verb in the present does: could stage attacks, many more attacks."""
    return row[index].word.endswith("s") and (row[index - 1].word == "more" or row[index - 1].tag == "v")


def _is_listed(row: Sequence[Chunk], index: int) -> bool:
    """Whether a plural stands behind another for a deed: killings and rapes, murders, raids and rapes."""
    before = row[index - 2] if index > 1 and row[index - 1].tag in "c," else None
    return before is not None and before.tag in "VE" and before.word.endswith("s") and row[index].word.endswith("s")


def _is_of_governed_phrase(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word ends a phrase that a verb or preposition governs: died in the hotel attack, claimed it."""
    start = index - 1
    while start > 0 and row[start].tag in "TwOL":
        start -= 1
    is_bare = row[start].tag == "p" and row[start + 1].tag == "L" and start + 2 < index  # in Somalia base attack
    is_opened = start > 0 and (row[start].tag == "d" or row[start].word in ("a", "an")) and row[start - 1].tag in "po"
    is_claimed = start > 0 and row[start].tag == "d" and row[start - 1].tag in "vV"
    return is_bare or is_opened or is_claimed


ORDER = frozenset({"first", "recent", "latest", "later", "earlier", "alleged", "only"})
"""Words of the class of adverbs that stand before a noun: the first bomb."""


BREAKING_OUT = frozenset({"between", "broke", "erupted", "ensued", "flared", "raged", "resumed"})
"""What stands behind a noun for a fight: clashes broke out, clashes between."""


def is_definite(row: Sequence[Chunk], index: int) -> bool:
    """Whether an event noun points back: the attack, this bombing, Sunday's raid."""
    start = opening_of(row, index)
    return row[start].word in DEFINITE or row[start].tag == "D"


def opening_of(row: Sequence[Chunk], index: int) -> int:
    """Index of the chunk that opens the phrase of an event noun, its day with it: Sunday night's raid."""
    start = phrase_start(row, index)
    if start > 1 and row[start - 1].tag in "TM" and row[start - 2].tag == "d":
        start -= 2  # the bus bombing, the car bomb attack
    is_of_day = start > 1 and row[start].word == "s" and [chunk.tag for chunk in row[start - 2 : start]] == ["D", "'"]
    return start - 2 if is_of_day and not row[start - 2].word.startswith("last ") else start


def led_by(row: Sequence[Chunk], index: int) -> str:
    """The word before an event noun: killed *during* protests; the noun itself where it is but why: in protest.

    `that` stands for another clause that begins in between: when gunfire erupted during a protest.
    """
    start = phrase_start(row, index)
    if start == index and row[index].word == "protest":
        return row[index].word
    clause = next((chunk for chunk in reversed(row[: max(0, start - 1)]) if chunk.tag in "VEq"), None)
    is_other = clause is not None and clause.tag == "q"
    return "that" if is_other else row[start - 1].word if start else ""


def points_back(row: Row, index: int, trigger: Trigger, voice: str) -> bool:
    """Whether an event word tells of what was told before: the attack, were killed in the attack."""
    if voice == "noun":
        return (is_definite(row, index) and not are_murdered(row, index)) or has_risen(row, index)
    if trigger.cls.name in OF_WEAPONS:
        return _is_of_the_weapon(row, index) or _is_of_the_one(row, index)
    if voice == "passive" and trigger.lemma == "take":
        return row[before_auxiliaries(row, index)].word == "they"  # they had been taken by gunmen
    is_harm = trigger.cls.measure in ("killed", "injured")
    return is_harm and (_is_in_the_deed(row, index) or _is_of_the_one(row, index))


ONE_REACH = 8
"""Chunks at the head of a sentence in which it is told of whom it goes on."""


def _is_of_the_one(row: Sequence[Chunk], index: int) -> bool:
    """Whether a sentence only goes on about whom a deed befell that was told before: The officer who was killed was."""
    at = index - 1
    while at > 0 and row[at].tag in "xha":
        at -= 1
    is_one = 1 < at + 1 < ONE_REACH and row[at].word in ("who", "that") and row[0].word in ("the", "those")
    return is_one and not any(chunk.tag in 'vVE,;"' for chunk in row[1:at])


OF_WEAPONS = frozenset({"bombing", "striking"})
"""Classes of words for what a bomb does, or is done with one."""
DEVICES = frozenset({"device", "devices", "charge"})
"""Words for bombs that are as often something else."""


def _is_of_the_weapon(row: Sequence[Chunk], index: int) -> bool:
    """Whether a verb tells what the bomb told of before did: the bomb went off, the car bomb had been planted."""
    at = index - 1
    while at > 0 and row[at].tag in "xha":
        at -= 1
    if at < 1 or (row[at].tag != "M" and row[at].word not in DEVICES):
        return False
    start = phrase_start(row, at)
    is_one_of_more = any(row[within].word in ANOTHER | ORDER for within in range(start, at))
    return row[start].word in DEFINITE and not is_one_of_more


IN_DEED = frozenset({"in", "from", "by", "during"})
"""Prepositions before the deed that did a harm."""
BEGINS_CLAUSE = frozenset({"when", "after", "before"})
"""Words behind which the deed of another clause is told."""
DEED_REACH = 12
"""Chunks behind a harm in which the deed is named that did it."""


def _is_in_the_deed(row: Sequence[Chunk], index: int) -> bool:
    """Whether a harm is one of what was told before: three were killed in the attack."""
    deed = next((at for at in _deeds_behind(row, index) if is_definite(row, at)), None)
    return deed is not None and row[opening_of(row, deed) - 1].word in IN_DEED


def _deeds_behind(row: Sequence[Chunk], index: int) -> Iterator[int]:
    """Where nouns for the deeds stand in which a harm was done: were killed in the attack, in a separate ambush."""
    for at in range(index + 1, min(len(row), index + 1 + DEED_REACH)):
        if row[at].tag == "v" or row[at].word in BEGINS_CLAUSE:
            return
        if row[at].tag in "VE":
            trigger, voice = reading(row, at)
            if voice != "noun":
                return
            if not trigger.cls.measure:
                yield at


ANOTHER = frozenset(
    {"another", "second", "third", "fourth", "other", "similar", "separate", "new", "2d", "3d", "further", "more"}
)
HURT = frozenset({"injured", "wounded", "hurt"})
ONE_MORE = frozenset({"another", "separate", "similar", "new"})
"""Words for the hurt, and what makes of them or of bodies more than others of one deed: and ten more wounded."""
ANOTHER_REACH = 5
"""Chunks before the event word."""


def is_another(row: Row, index: int) -> bool:
    """Whether the words say that it is one more: another bomb, a second attack."""
    if are_murdered(row, index):
        return True
    if ANOTHER.isdisjoint(row.words):
        return False
    before = row[max(0, index - ANOTHER_REACH) : index]
    joined = next((at for at in range(len(before) - 1, -1, -1) if before[at].tag in "c;"), -1)
    shares = joined > 0 and before[joined - 1].tag in "vV" and all(each.tag in "xhna" for each in before[joined + 1 :])
    if not shares:  # another bomb was found and defused: of the same bomb
        before = before[joined + 1 :]
    if not row.words.isdisjoint(ONE_MORE) and _is_in_another(row, index):
        return True
    if any(chunk.tag == "O" for chunk in before):
        return False
    start = index - len(before)
    if row[index].word in HURT | BODIES and all(chunk.word not in ONE_MORE for chunk in before):
        return False
    return any(row[at].word in ANOTHER and not _is_of_count(row, at) for at in range(start, index))


def _is_in_another(row: Sequence[Chunk], index: int) -> bool:
    """Whether a harm was done in one more deed: seven were killed in a separate attack."""
    deed = next(_deeds_behind(row, index), None)
    if deed is None:
        return False
    start = opening_of(row, deed)
    return row[start - 1].word in IN_DEED and any(chunk.word in ONE_MORE for chunk in row[start:deed])


def _is_of_count(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word for one more only says how many or whom: ten or more, two more of the injured, at each other."""
    before = row[at - 1].word if at else ""
    is_of_them = row[at].word == "more" and at + 1 < len(row) and row[at + 1].tag == "o"
    return is_of_them or (row[at].word, before) in NOT_ANOTHER


NOT_ANOTHER = {("more", "or"), ("more", "no"), ("other", "each")}
"""Words that look like those for another one, each with the word before it."""


def are_taken_up(people: People) -> bool:
    """Whether words for those who acted take up others told before: the gunmen."""
    return people.is_definite and all(actor.kind == "generic" for actor in people.actors)
