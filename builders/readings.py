"""Readings of an event word: noun or verb, active or passive, by its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .arguments import objects, targets_after
from .people import DEFINITE, HURT, phrase_start
from .people_lists import THEM
from .relatives import whom_before
from .victims import SUFFERING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk, Row
    from .triggers import Trigger


def reading(row: Sequence[Chunk], index: int) -> tuple[Trigger, str]:
    """Choose among the readings of a form (noun or verb, past or participle) by its neighbours."""
    readings: list[Trigger] = row[index].item  # type: ignore[assignment]
    nouns = [reading for reading in readings if reading.form == "noun"]
    verbs = [reading for reading in readings if reading.form not in ("noun", "means")]
    if nouns and (not verbs or looks_like_noun(row, index)):
        return nouns[0], "noun"
    verb = verbs[0]
    if verb.form in ("participle", "past_or_participle") and _is_passive(row, index, verb):
        return verb, "passive"
    return verb, "active"


def looks_like_noun(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word that may be noun or verb stands where a noun does."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if after is not None and (after.tag in "ob" or after.word in BREAKING_OUT):
        return True
    takes_object = after is not None and row[index].word.endswith("ing") and after.tag in "NOd"
    if before is not None and before.tag == "D" and index > 1 and row[index - 2].tag in "pd":
        return not takes_object  # in overnight raids, a Sunday attack; but on Sunday killing two
    if before is None or before.tag in '-]"':
        return not takes_object
    if before.tag == "," and after is not None and after.tag in "po" and not row[index].word.endswith(("ed", "ing")):
        return True
    if before.tag in "tm" or before.tag == "a":
        return index > 1 and row[index - 1].word in ORDER and row[index - 2].tag == "d" and not takes_object
    if before.word in ("a", "an") and row[index].word.endswith("ing"):
        return not takes_object  # a bombing in Quetta
    if before.tag in "dop" or before.tag == "b":
        return before.tag == "d" or not takes_object
    if before.tag == "O" or (before.word in SUFFERING and row[index].word.endswith("s")):
        return after is None or after.tag not in "dNO"  # seven others have wounds; but had killed
    if row[index].word.endswith("ing"):
        opened = index > 1 and (row[index - 2].tag in "dn" or row[index - 2].word in ("a", "an"))
        return before.tag == "w" and opened and not takes_object
    if before.tag == "V":
        return not row[index].word.endswith("ed") and all(each.cls.needs == "means" for each in before.item)  # type: ignore[attr-defined]
    if before.tag in "LM" or (before.tag == "T" and _is_of_governed_phrase(row, index)):
        return after is None or after.tag not in "dNOT"  # an IED attack on; but gunmen in Mandera attack a convoy
    return before.tag in "wN"


def _is_of_governed_phrase(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word ends a phrase that a preposition governs: died in an al-Shabaab hotel attack."""
    start = index - 1
    while start > 0 and row[start].tag in "TwO":
        start -= 1
    return start > 0 and (row[start].tag == "d" or row[start].word in ("a", "an")) and row[start - 1].tag in "po"


ORDER = frozenset({"first", "recent", "latest", "later", "earlier", "alleged", "only"})
"""Words of the class of adverbs that stand before a noun: the first bomb."""


def _is_passive(row: Sequence[Chunk], index: int, verb: Trigger) -> bool:
    at = index - 1
    while at >= 0 and (row[at].tag in "an" or row[at].word in FLOATING):
        at -= 1
    if at > 1 and row[at].tag == "D" and row[at - 1].word == "on":
        at -= 2  # were on Monday ambushed
    if at >= 0 and row[at].tag == "x":
        return True
    if at >= 0 and row[at].tag in "hm":
        return False
    if index + 1 < len(row) and row[index + 1].tag == "b":
        return True
    if (
        at > 1
        and row[at].tag == "c"
        and row[at - 1].tag == "V"
        and row[at - 2].tag == "x"
        and _has_no_object(row, index)
    ):
        return not row[at - 1].word.endswith("ing")  # was bombed and then shot at
    if verb.frame == "undergoes" or whom_before(row, index) is not None:
        return False
    behind = row[index + 1 : index + 4]
    days = [at + 1 < len(behind) and behind[at + 1].tag == "D" for at in range(len(behind))]  # this Friday
    after = next((chunk for chunk, day in zip(behind, days, strict=True) if chunk.tag not in "aD" and not day), None)
    is_one = after is not None and (after.word in OBJECTS or after.word.isdigit())  # led away wounded passengers
    is_thing = after is not None and after.tag in "wMT" and verb.cls.name == "seizing"  # soldiers seized weapons
    if after is not None and (is_one or is_thing or after.tag in "dNL"):
        return False  # what is acted on follows, whether its words are known or not
    if verb.cls.measure is None:
        return False
    is_closed = after is not None and after.tag in "p,"  # three dead and nine wounded in the town, the ministry said
    return not objects(row, index + 1)[0] if is_closed else _has_no_object(row, index)


def _has_no_object(row: Sequence[Chunk], index: int) -> bool:
    return not objects(row, index + 1)[0] and not targets_after(row, index + 1)


OBJECTS = THEM | HURT
"""Words behind a verb that begin what it acts on: killed them, led away wounded passengers."""
BREAKING_OUT = frozenset({"between", "broke", "erupted", "ensued", "flared", "raged", "resumed"})
"""What stands behind a noun for a fight: clashes broke out, clashes between."""
FLOATING = frozenset({"both", "all", "each"})
"""Words that may stand between an auxiliary and its verb: were both blamed."""


def is_definite(row: Sequence[Chunk], index: int) -> bool:
    """Whether an event noun points back: the attack, this bombing."""
    return row[phrase_start(row, index)].word in DEFINITE


def points_back(row: Sequence[Chunk], index: int, trigger: Trigger, voice: str) -> bool:
    """Whether an event word tells of what was told before: the attack, were killed in the attack."""
    if voice == "noun":
        return is_definite(row, index)
    return trigger.cls.measure in ("killed", "injured") and _is_in_the_deed(row, index)


IN_DEED = frozenset({"in", "from", "by", "during"})
"""Prepositions before the deed that did a harm."""
BEGINS_CLAUSE = frozenset({"when", "after", "before"})
"""Words behind which the deed of another clause is told."""
DEED_REACH = 12
"""Chunks behind a harm in which the deed is named that did it."""


def _is_in_the_deed(row: Sequence[Chunk], index: int) -> bool:
    """Whether a harm is one of what was told before: three were killed in the attack."""
    for at in range(index + 1, min(len(row), index + 1 + DEED_REACH)):
        if row[at].tag == "v" or row[at].word in BEGINS_CLAUSE:
            return False
        if row[at].tag in "VE":
            trigger, voice = reading(row, at)
            if voice != "noun":
                return False
            if not trigger.cls.measure and is_definite(row, at):
                return row[phrase_start(row, at) - 1].word in IN_DEED
    return False


ANOTHER = frozenset(
    {"another", "second", "third", "fourth", "other", "similar", "separate", "new", "2d", "3d", "further", "more"}
)
ANOTHER_REACH = 5
"""Chunks before the event word."""


def is_another(row: Row, index: int) -> bool:
    """Whether the words say that it is one more: another bomb, a second attack."""
    if ANOTHER.isdisjoint(row.words):
        return False
    before = row[max(0, index - ANOTHER_REACH) : index]
    joined = next((at for at in range(len(before) - 1, -1, -1) if before[at].tag in "c;"), -1)
    shares = joined > 0 and before[joined - 1].tag in "vV" and all(each.tag in "xhna" for each in before[joined + 1 :])
    if not shares:  # another bomb was found and defused: of the same bomb
        before = before[joined + 1 :]
    if any(chunk.tag == "O" for chunk in before):
        return False
    start = index - len(before)
    return any(row[at].word in ANOTHER and not _is_of_count(row, at) for at in range(start, index))


def _is_of_count(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word for one more only says how many or whom: ten or more were killed, they fired at each other."""
    before = row[at - 1].word if at else ""
    return (row[at].word, before) in NOT_ANOTHER


NOT_ANOTHER = {("more", "or"), ("more", "no"), ("other", "each")}
"""Words that look like those for another one, each with the word before it."""


APART = re.compile(r"(?:hours?|days?|weeks?|months?) (?:after|before)$")
"""The end of a time that lies between two incidents told in one sentence: hours after a blast killed 75."""
APART_REACH = 14
"""Chunks behind such a time that tell of the other incident."""
LONGEST_CLAUSE = 40
"""Chunks before it that tell of the one."""


def is_apart(row: Row, index: int) -> bool:
    """Whether the clause of an event word tells of another time than the clause before it."""
    if not row.answer(_has_other_time):
        return False
    for at in range(index - 1, max(0, index - APART_REACH), -1):
        is_comma = row[at].tag == ","
        if row[at].tag in ';:"' or (is_comma and (row[at + 1].tag == "c" or row[at + 1].word.endswith("ing"))):
            return False
        if row[at].tag == "D" and APART.search(row[at].word) and row[at + 1].tag not in ",.":
            return any(chunk.tag in "VE" for chunk in row[max(0, at - LONGEST_CLAUSE) : at]) or _comes(row, at)
        if (row[at].word == "after" and _comes(row, at)) or _follows(row, at):
            return True
    return False


def _has_other_time(row: Row, _: int) -> bool:
    """Whether a sentence has any of the words that put one clause at another time than another."""
    return not row.words.isdisjoint(("after", *FOLLOWS)) or bool(row.answer(_distances))


def _distances(row: Row, _: int) -> list[int]:
    """The indexes of the times of a sentence that are told as so long after or before: hours after."""
    return [at for at, chunk in enumerate(row) if chunk.tag == "D" and chunk.word.endswith((" after", " before"))]


def is_since_when(row: Sequence[Chunk], index: int) -> bool:
    """Whether an event noun only says since when, at the head of its sentence: hours after the attack, gunmen shot."""
    at = index - 1
    while at > 0 and row[at].tag in "dLwaO":
        at -= 1
    return at in (0, 1) and row[at].tag == "D" and APART.search(row[at].word) is not None


def is_behind_since_when(row: Row, index: int) -> bool:
    """Whether such words stand at the head of the sentence, and an event word is of the clause behind their comma."""
    heads = [at for at in row.answer(_distances) if at < min(2, index) and APART.search(row[at].word)]
    if not heads:
        return False
    comma = next((at for at in range(heads[0], index) if row[at].tag == ","), heads[0])
    return any(chunk.tag in "VE" for chunk in row[heads[0] : comma])


def is_recalled(row: Row, index: int, first: int) -> bool:
    """Whether the words only recall what was weeks before the incident told: the attack comes a month after 70 died.

    `first`: the verb with which one joined by `and` shares its subject.
    """
    days = [at for at in row.answer(_distances) if 0 < at < index < at + APART_REACH]
    return any(LONG_APART.search(row[at].word) and _comes(row, at) for at in days) or (
        _is_answered(row, index) or _is_ranked_against(row, first)
    )


def _is_ranked_against(row: Row, index: int) -> bool:
    """Whether an event is only the last one as bad: the worst attack since gunmen raided a mosque, killing 300."""
    since = next((at for at in range(index - 1, 0, -1) if row[at].word == "since"), 0) if "since" in row.words else 0
    if not since or RANKING.isdisjoint(chunk.word for chunk in row[:since]):
        return False
    comma = next((at for at in range(since, index) if row[at].tag == ","), index)
    if comma == index:
        return any(chunk.tag not in "Da" for chunk in row[since + 1 : index])
    return comma + 1 == index and row[index].word.endswith("ing") and any(c.tag in "VE" for c in row[since:comma])


RANKING = frozenset(
    re.findall(
        r"\w+", "worst deadliest bloodiest biggest largest heaviest fiercest gravest most first second third latest"
    )
)
"""Words by which an incident is held against earlier ones."""


def _is_answered(row: Row, index: int) -> bool:
    """Whether the words tell what the incident was the answer to: in retaliation for a bombing that killed two."""
    if ANSWERING.isdisjoint(row.words):
        return False
    for at in range(index - 1, max(0, index - APART_REACH), -1):
        if row[at].tag in ',;:"' or (row[at].word == "that" and row[at + 1].word in ("it", "its", "they", "their")):
            return False
        if row[at].word in ANSWERING:
            return row[at + 1].word in ("for", "to") and any(chunk.tag in "VE" for chunk in row[:at])
    return False


LONG_APART = re.compile(r"\b(?:weeks?|months?|years?) after$")
"""Times so long that what stands behind them is only recalled."""
ANSWERING = frozenset({"retaliation", "revenge", "reprisal", "reprisals", "response", "retaliating", "vengeance"})
"""Words for such an answer."""
COMES = frozenset({"came", "comes", "coming", "come"})
FOLLOWS = frozenset({"follow", "follows", "followed"})
"""Verbs that put a deed behind another."""


def _comes(row: Sequence[Chunk], at: int) -> bool:
    """Whether words stand before `after` that put what was told behind what follows: it came shortly after."""
    before = next((chunk for chunk in reversed(row[max(0, at - 3) : at]) if chunk.tag not in "aw"), None)
    return before is not None and before.word in COMES


def _follows(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb says the same: the killings follow an attack on Saturday."""
    return row[at].word in FOLLOWS and at > 0 and (row[at - 1].tag == "E" or row[at - 1].word in ("it", "this"))
