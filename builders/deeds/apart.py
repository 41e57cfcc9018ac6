"""Deeds apart in time from the one told beside them: a day after bandits shot three; in revenge for it; had fought."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..people.phrases import phrase_start
from ..people.shared_subjects import is_harm
from ..words.deed_classes import PROPERTY, VIOLENCE
from ..words.gatherings import CROWD
from .grievances import AGAINST, is_protest
from .old_wars import is_of_old_war

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row

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
    participle = index
    for at in range(index - 1, max(0, index - APART_REACH), -1):
        is_comma = row[at].tag == ","
        if row[at].tag in ';:"' or (is_comma and row[at + 1].tag == "c" and not _closes_aside(row, at)):
            return False
        if is_comma and row[at + 1].word.endswith("ing"):
            participle = at
        if row[at].tag == "D" and APART.search(row[at].word) and row[at + 1].tag not in ",.p":
            # a convoy came a day after rebels shelled the airport, killing four
            is_own = participle == index or any(chunk.tag == "V" for chunk in row[at:participle])
            before = row[max(0, at - LONGEST_CLAUSE) : at]
            return is_own and (any(chunk.tag in "VEv" for chunk in before) or _comes(row, at) or _is_clause(before))
        if row[at].word == "while" and _has_toll_of_its_own(row, at, index):
            return True
        if participle == index and (
            (row[at].word == "after" and _comes(row, at)) or _follows(row, at) or _protests(row, at, index)
        ):
            return True
    return False


def _has_toll_of_its_own(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether a bomb, told of first behind a toll, has another: killed three policemen, while a car bomb killed two."""
    if row[at - 1].tag != "," or row[at + 1].word not in ("a", "an", "another"):
        return False
    harm = index + (not is_harm(row[index]))
    is_told = harm + 1 < len(row) and is_harm(row[harm]) and row[harm + 1].tag == "N"
    before = row[max(0, at - LONGEST_CLAUSE) : at]
    is_new = is_told and sum(chunk.tag in "MEV" for chunk in row[at + 2 : harm]) == 1
    return is_new and any(is_harm(a) and b.tag == "N" for a, b in pairwise(before))


def _is_clause(before: Sequence[Chunk]) -> bool:
    """Whether people with a verb that nobody lists stand before a comma: troops withdrew from the town, hours after."""
    return bool(before) and before[-1].tag == "," and any(a.tag + b.tag == "Ow" for a, b in pairwise(before))


def _closes_aside(row: Row, comma: int) -> bool:
    """Whether a comma ends words on some of those counted: killed 50 people, including nine children, and hurt."""
    for at in range(comma - 1, max(0, comma - ASIDE), -1):
        if row[at].tag == ",":
            return row[at + 1].word == "including"
    return False


ASIDE = 10
"""Chunks of such words."""


def _has_other_time(row: Row, _: int) -> bool:
    """Whether a sentence has any of the words that put one clause at another time than another."""
    if not row.words.isdisjoint(LINKS) or row.answer(_distances):
        return True
    return not row.words.isdisjoint(AGAINST) and any(map(is_protest, row))


def _distances(row: Row, _: int) -> list[int]:
    """The indexes of the times of a sentence that are told as so long after or before, or as earlier: hours after."""
    times = [(at, chunk.word) for at, chunk in enumerate(row) if chunk.tag == "D"]
    return [at for at, word in times if word.endswith((" after", " before")) or word.startswith(EARLIER)]


EARLIER = "earlier this "
"""How a time begins that a clause about a group puts before the news: who earlier this month killed 60."""


def is_since_when(row: Sequence[Chunk], index: int) -> bool:
    """Whether an event noun only says since when, at the head of its sentence: hours after the attack, gunmen shot."""
    at = index - 1
    while at > 0 and row[at].tag in "dLwaO":
        at -= 1
    return at in (0, 1) and row[at].tag == "D" and APART.search(row[at].word) is not None


def has_outcome(row: Sequence[Chunk], index: int) -> bool:
    """Whether the verb of an event noun tells what came of it: a day after a bombing outside a church killed 21."""
    at = index + 1
    while at < len(row) and row[at].tag in "pdNLTwaoO":
        at += 1
    return at < len(row) and row[at].tag == "V" and row[at - 1].tag not in "da"


def is_behind_since_when(row: Row, index: int, *, is_effect: bool) -> bool:
    """Whether such words stand at the head of the sentence, and an event word is of the clause behind their comma.

    `is_effect`: it tells only what befell somebody, which may be by the deed of those words unless each has its place.
    """
    heads = [at for at in row.answer(_distances) if at < index and _is_head(row, at) and APART.search(row[at].word)]
    is_after = not heads and row[0].word == AFTER
    if not (heads or is_after):
        return False
    first = heads[0] if heads else 0
    comma = next((at for at in range(first, index) if row[at].tag == ","), first)
    if not any(chunk.tag in "VE" for chunk in row[first:comma]):
        return False
    if not (is_effect or is_after):
        return True
    before, behind = _marked(row[first:comma]), _marked(row[comma:])
    are_placed = bool(before["L"]) and before["L"].isdisjoint(behind["L"]) and bool(behind["L"])
    return are_placed and (bool(heads) or bool(before["D"] and behind["D"]))


AFTER = "after"
"""What may open the sentence as well, where either clause has its own day: after gunmen killed six, soldiers raided."""


def _marked(part: Sequence[Chunk]) -> dict[str, set[str]]:
    """The places and the days of a part of a sentence, by tag."""
    return {tag: {chunk.word for chunk in part if chunk.tag == tag} for tag in "LD"}


def _is_head(row: Row, at: int) -> bool:
    """Whether a time opens its sentence, maybe behind a day: On Monday, a day after."""
    return at < 2 or (at < LONGEST_HEAD and all(chunk.tag in "pD," for chunk in row[:at]))


LONGEST_HEAD = 4
"""Chunks before such a time at the head of a sentence: on, the day, a comma."""


def is_recalled(row: Row, index: int, first: int) -> bool:
    """Whether the words only recall what was weeks before the incident told: the attack comes a month after 70 died.

    `first`: the verb with which one joined by `and` shares its subject.
    """
    days = [at for at in row.answer(_distances) if 0 < at < index < at + APART_REACH]
    if any(row[at].word.startswith(EARLIER) and row[at - 1].word in ("who", "which") for at in days):
        return True
    return any(LONG_APART.search(row[at].word) and _comes(row, at) for at in days) or (
        _is_answered(row, index) or _is_ranked_against(row, first) or is_of_old_war(row, index)
    )


def _is_ranked_against(row: Row, index: int) -> bool:
    """Whether an event is only the last one as bad: the worst attack since gunmen raided a mosque, killing 300."""
    since = next((at for at in range(index - 1, 0, -1) if row[at].word == "since"), 0) if "since" in row.words else 0
    if not since or (RANKING.isdisjoint(chunk.word for chunk in row[:since]) and not _is_unseen(row, since)):
        return False
    comma = next((at for at in range(_past_aside(row, since), index) if row[at].tag == ","), index)
    if comma == index:
        return any(chunk.tag not in "Da" for chunk in row[since + 1 : index])
    if row[comma + 1].word in ("when", "in") and all(chunk.tag in "Da" for chunk in row[since + 1 : comma]):
        return True  # the first since January, when two bombers killed 21
    return comma + 1 == index and row[index].word.endswith("ing") and any(c.tag in "VE" for c in row[since:comma])


def _is_unseen(row: Row, since: int) -> bool:
    """Whether nothing as bad was seen since: a toll not seen since; not of who has not been seen since."""
    told = [chunk.word for chunk in row[max(0, since - 3) : since]]
    return (
        len(told) == 3 and told[1] in ("not", "never") and told[2] == "seen" and told[0] not in ("been", "was", "were")
    )


def _past_aside(row: Sequence[Chunk], since: int) -> int:
    """Index behind an aside about the subject of the clause of `since`: since Agadi, a village there, was hit."""
    marks = [at for at in range(since + 1, min(len(row), since + LONGEST_ASIDE)) if row[at].tag == ","][:2]
    if len(marks) < 2 or any(chunk.tag not in "wL" for chunk in row[since + 1 : marks[0]]):
        return since
    is_aside = row[marks[0] + 1].tag == "d" or row[marks[0] + 1].word in ("a", "an")
    is_subject = row[marks[1] + 1 : marks[1] + 2] != [] and row[marks[1] + 1].tag in "xhV"
    return marks[1] + 1 if is_aside and is_subject else since


LONGEST_ASIDE = 10
"""Chunks of a subject and such words about it."""
RANKING = frozenset(
    re.findall(
        r"\w+",
        "worst deadliest bloodiest biggest largest heaviest fiercest gravest most latest worse deadlier bloodier "
        "first second third fourth fifth sixth seventh eighth ninth tenth",
    )
)
"""Words by which an incident is held against earlier ones."""
RANKED = rf"(?:\b(?:{'|'.join(sorted(RANKING))})\b|(?<!been )(?<!was )(?<!were )\b(?:not|never) seen\b)"
"""What stands before `since` where nothing was as bad before: the deadliest since; a toll not seen since."""


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


LONG_APART = re.compile(r"\b(?:weeks?|months?|years?|(?:several|few) days) after$|^days after$")
"""Times so long or so loose that what stands behind them is only recalled; counted days give it a day of its own."""
ANSWERING = frozenset({"retaliation", "revenge", "reprisal", "reprisals", "response", "retaliating", "vengeance"})
"""Words for such an answer."""
COMES = frozenset(
    {"came", "comes", "coming", "come", "occurred", "occurs", "occurring", "happened", "happens", "happening"}
)
TAKES = frozenset({"took", "takes", "taking"})
"""Verbs that say the same with the word behind them: took place."""
COMES_REACH = 5
"""Chunks before such a time in which the verb stands."""
FOLLOWS = frozenset({"follow", "follows", "followed"})
"""Verbs that put a deed behind another."""
PROMPTS = frozenset({"prompted", "triggered", "provoked", "sparked", "spurred"})
LINKS = {"after", "following", "protest", "while"} | FOLLOWS | PROMPTS
"""All words that put one clause at another time than another, but for times and what a crowd is out over."""
OPERATIONS = frozenset({"offensive", "counteroffensive", "counter-offensive", "operation", "crackdown", "campaign"})
"""What a deed makes an army begin, with dead of its own."""
OPERATION_REACH = 6
"""Chunks behind such a verb among which the word for that is."""


def _comes(row: Sequence[Chunk], at: int) -> bool:
    """Whether words stand before `after` that put what was told behind what follows: it came shortly after."""
    for back in range(at - 1, max(-1, at - COMES_REACH), -1):
        if row[back].word == "place":
            return back > 0 and row[back - 1].word in TAKES
        if row[back].tag not in "aw" and row[back].word != "than":
            return row[back].word in COMES
    return False


def _follows(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb says the same: the killings follow an attack on Saturday; that prompted an offensive in which."""
    if row[at].word in PROMPTS:
        return not OPERATIONS.isdisjoint(chunk.word for chunk in row[at + 1 : at + OPERATION_REACH])
    if row[at].word not in FOLLOWS or not at:
        return False
    before = at - 1 - (at > 1 and row[at - 1].word in ("that", "which"))  # riots that followed the murder
    return row[before].tag == "E" or row[before].word in ("it", "this") or (row[before].tag == "V" and before < at - 1)


def _protests(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether a crowd is told to be out, or violence to have been done, over a deed: marched against the murder of."""
    if not at or not (row[at].word in AGAINST or row[at].word in ("after", "following", "protest")):
        return False
    told = [chunk.item for chunk in row[max(0, at - LONGEST_CLAUSE) : at] if chunk.tag in "VE"]
    classes = {reading.cls.name for deed in told for reading in deed}  # type: ignore[attr-defined]
    if row[at].word == "protest" and row[at - 1].tag == "t" and not classes.isdisjoint(VIOLENCE | PROPERTY):
        return True
    if "protest" not in classes and not (classes and classes <= PROPERTY and _is_of_crowd(row, at)):
        return False
    return row[at].word in ("after", "following") or phrase_start(row, index) - 1 == at


def _is_of_crowd(row: Sequence[Chunk], at: int) -> bool:
    """Whether people who act as a crowd stand before an index: residents burned the police post."""
    return any(chunk.tag == "O" and chunk.word.rpartition(" ")[2] in CROWD for chunk in row[:at])


def had_fought(row: Sequence[Chunk], index: int, before: Sequence[Chunk]) -> bool:
    """Whether a verb only says whom a group fought in its time: rebels who have fought the army, had fought it."""
    if row[index].word not in ("fought", "battled") or len(before) < 2 or before[1].tag != "h":
        return False
    is_said = any(chunk.word in SAID for chunk in row[:index])
    return before[0].word in ("who", "which", "that") or (before[1].word == "had" and not is_said)


SAID = frozenset({"said", "says", "told", "reported", "announced", "added", "confirmed", "claimed"})
"""Verbs behind which what has just happened is told as past: the army said it had fought rebels."""
