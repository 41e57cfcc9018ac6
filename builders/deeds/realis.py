"""Whether an event word tells of something that happened: asserted, attempted, negated or not real."""

from __future__ import annotations

from enum import Enum
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from ..people.phrases import DEFINITE, phrase_start
from ..words.tables import tables
from .accused import REACH, is_charge, is_count, is_of_victims
from .apart import SAID, had_fought, is_recalled
from .grievances import is_belied, is_denied_claim, is_grievance, is_toll_of_grievance
from .plans import first_of, governs, has_complement, is_base, is_realised, is_to_be_done
from .remembrance import is_remembered
from .suspicion import is_guess
from .trials import is_testimony, is_tried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row


class Realis(Enum):
    """How an event word is told."""

    ASSERTED = "asserted"
    ATTEMPTED = "attempted"
    NEGATED = "negated"
    UNREAL = "unreal"


LONG_AFTER = ("years after", "year after", "decade after", "decades after", "years since", "year since")
"""What stands behind them is history: five years after soldiers killed."""


@cache
def cues() -> dict[str, frozenset[str]]:
    """Load the words that take an event out of reality: class -> words."""
    data = tables("realis")
    return {name: frozenset(entry["words"].split()) for name, entry in data.items()}


def realis_of(row: Row, index: int, voice: str) -> Realis:
    """Judge the event word at `index` by the words that govern it from the left, within its clause."""
    words = cues()
    own, index = index, first_of(row, index) if voice == "noun" else row.origin(shared_with, index)
    if _attempted(row, own, index, words):
        return Realis.ATTEMPTED
    verb_group = _verb_group(row, index)
    auxiliaries = [row[at].tag for at in verb_group]
    if (_has_no(row, index) if voice == "noun" else "n" in auxiliaries) or _is_denied(
        row, index, voice, words["denial"]
    ):
        return Realis.NEGATED
    if voice == "noun":
        is_supposed = _is_supposed(row, index) or is_grievance(row, index) or is_to_be_done(row, index)
    else:
        is_supposed = is_guess(row, index) or is_toll_of_grievance(row, index)
    if is_supposed or _is_matter(row, own, index, voice) or _is_of_old(row, own, index, voice):
        return Realis.UNREAL
    if "m" in auxiliaries:
        return Realis.UNREAL
    infinitive = voice != "noun" and "t" in auxiliaries
    is_told = infinitive and _is_reported(row, verb_group, words)  # feared to have died
    if infinitive and not (is_told or is_realised(row, verb_group[0], words)):
        return Realis.UNREAL
    condition, plan, denial = words["condition"], words["plan"], words["denial"]
    for at in range(index - 1, max(-1, index - REACH), -1):
        tag, word = row[at].tag, row[at].word
        if tag in "qD" and _is_history(row, at) and not _opens(row, at, index):
            return Realis.UNREAL
        if tag in ';"' or (tag == "q" and word not in condition) or word in SAID:
            break
        if word in condition or (
            word in plan
            and not (is_told or _ends_clause(row, at, verb_group))
            and governs(row, at, index, voice)
            and not _names_it(row, at, index)
        ):
            return Realis.UNREAL
        if word in denial and voice != "noun" and has_complement(row, at, index, DENYING):
            return Realis.NEGATED
    return Realis.ASSERTED


DENYING = frozenset({"deny", "denies", "denied", "denying"})
"""Words of denial that may have a clause for a complement: denied its planes bombed the town."""


def _ends_clause(row: Sequence[Chunk], at: int, verb_group: range) -> bool:
    """Whether a word ends a clause about people right before their verb: a man who did not stop was shot."""
    return at + 1 == verb_group.start and row[at + 1].tag == "x" and row[at].tag in "vV"


def _names_it(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether a deed is only given a name: by what officials call a drone strike, not a call for one."""
    is_name = row[at].word in ("call", "calls") and row[at + 1].tag in "Nd"
    return is_name and not any(chunk.tag in "po" for chunk in row[at + 1 : index])


def may_have(row: Row, index: int, voice: str) -> bool:
    """Whether it is told, carefully, that something befell people: up to 40 may have been killed."""
    if not cues()["condition"].isdisjoint(row.words):
        return False
    auxiliaries = [row[at].word for at in _verb_group(row, index) if row[at].tag != "a"]
    is_suffered = voice == "passive" or all(each.frame == "undergoes" for each in row[index].item)  # type: ignore[attr-defined]
    return is_suffered and auxiliaries[:2] in (["may", "have"], ["might", "have"])


def _is_denied(row: Row, index: int, voice: str, denial: frozenset[str]) -> bool:
    """Whether what is told is called untrue; or a verb is of what is denied: denied that its planes had bombed it."""
    if "that" not in row.words:
        return False
    if is_belied(row, index):
        return True
    if voice == "noun":
        return False
    for at in range(index - 1, max(0, index - 2 * REACH), -1):
        if row[at].word == "that" and (row[at - 1].word in denial or is_denied_claim(row, at - 1, denial)):
            return True
        if row[at].tag in ';"q' or (row[at].tag == "c" and row[at - 1].tag == ","):
            break
    return False


def _is_of_old(row: Row, own: int, index: int, voice: str) -> bool:
    """Whether the deed is one that the report only recalls, remembers or tells a trial of."""
    in_court = is_tried(row, own, voice) or is_testimony(row, own) or is_of_victims(row, own)
    return in_court or is_remembered(row, own) or is_recalled(row, own, index)


def _is_history(row: Sequence[Chunk], at: int) -> bool:
    """Whether what follows is history: years after it; the deadliest since January, when 24 were killed."""
    if row[at].tag != "q":
        return row[at].tag == "D" and row[at].word.endswith(LONG_AFTER)
    if row[at].word != "when" or [chunk.tag for chunk in row[max(0, at - 2) : at]] != ["D", ","]:
        return False
    return any(chunk.word == "since" for chunk in row[max(0, at - SINCE_REACH) : at])


SINCE_REACH = 12
"""Chunks before it: since the group first struck the country in January, when."""


def _opens(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether a time opens its sentence, and the deed stands behind its clause: years after the war, gunmen shot."""
    return at < 2 and any(chunk.tag == "," for chunk in row[at:index])


def shared_with(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the verb that one joined by `and` shares its auxiliaries with: threatened to burn houses and kill."""
    at = index - 1
    while at > 0 and row[at].tag in "a":
        at -= 1
    if at <= 0 or row[at].tag != "c":
        return None
    for before in range(_before_description(row, at - 1), -1, -1):
        if row[before].tag == "V":
            is_tried = before > 0 and row[before - 1].tag == "t" and not is_base(row[index])
            return None if is_tried else before  # tried to storm a church and killed five
        if row[before].tag in 'vq;:"':
            return None
    return None


def _before_description(row: Sequence[Chunk], comma: int) -> int:
    """Index before an aside that says who somebody may be: killed one, thought to be a rebel, and hurt two."""
    opening = next((at for at in range(comma - 1, max(-1, comma - REACH), -1) if row[at].tag == ","), None)
    is_aside = row[comma].tag == "," and opening is not None and row[opening + 1].word in cues()["reported"]
    return opening - 1 if is_aside and opening is not None else comma


def _is_supposed(row: Sequence[Chunk], index: int) -> bool:
    """Whether an act that no determiner points back at is the subject of what might be: a bombing could kill."""
    start = phrase_start(row, index)
    if row[start].word in DEFINITE or row[index - 1].tag == "x":
        return False  # twelve are dead, and seven cannot be found
    for at in range(index + 1, min(len(row), index + REACH)):
        if row[at].tag == "m":
            return not any(chunk.word in CONFIRMED for chunk in row[at + 1 : at + 5])
        if row[at].tag in 'VvxhqE,;:"' and row[at - 1].tag not in "dN":
            break
    return False


CONFIRMED = frozenset({"confirmed", "verified", "corroborated", "established"})
"""What could not be done to what somebody else told: an estimate of 150 dead could not be confirmed."""


def _verb_group(row: Sequence[Chunk], index: int) -> range:
    at = index
    while at > 0 and row[at - 1].tag in 'xhnamt"':
        at -= 1
    return range(at, index)


def _has_no(row: Sequence[Chunk], noun: int) -> bool:
    at = noun - 1
    while at >= 0 and row[at].tag in "wa" and noun - at < 4:
        at -= 1
    return at >= 0 and row[at].tag == "n"


def _attempted(row: Sequence[Chunk], own: int, index: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether a deed was only tried, or nearly done; `own` and `index` as for `_is_matter`."""
    if row[index].word.split()[0] in words["attempt"] or (own and row[own - 1].word in words["nearly"]):
        return True
    before = row[max(0, index - 3) : index]
    is_of_other = any(chunk.tag == "V" for chunk in before)  # a mine they were trying to defuse went off
    return not is_of_other and not words["attempt"].isdisjoint([chunk.word for chunk in before])


def _is_matter(row: Sequence[Chunk], own: int, index: int, voice: str) -> bool:
    """Whether the event word says what an inquiry or a suspicion is about: the blast inquiry, suspected of theft.

    `own`: where it stands; `index`: where the first does of those it is joined with by `and`.
    """
    words = cues()
    is_about = voice == "noun" and index + 1 < len(row) and row[index + 1].word in words["about"]
    is_avenged = voice == "noun" and _is_avenged(row, index, words["avenged"])
    return is_about or is_avenged or is_charge(row, index, words["charge"]) or is_count(row, own, words["accusing"])


def _is_avenged(row: Sequence[Chunk], index: int, avenging: frozenset[str]) -> bool:
    """Whether a deed is what another one answers: in revenge for the raid; but in response it launched air strikes."""
    before = row[max(0, index - FARTHEST_ANSWER) : index]
    own = next((at for at in range(len(before), 0, -1) if _is_other_verb(before[at - 1], avenging)), 0)
    return any(_last_word(chunk) in avenging for chunk in before[own:-1])


FARTHEST_ANSWER = 7
"""Chunks before a deed in which words say that another answers it: in retaliation for the group's recent attack."""


def _is_other_verb(chunk: Chunk, avenging: frozenset[str]) -> bool:
    return chunk.tag in "vV" and _last_word(chunk) not in avenging


def _last_word(chunk: Chunk) -> str:
    return chunk.word.rpartition(" ")[2]


def _is_reported(row: Sequence[Chunk], verb_group: range, words: dict[str, frozenset[str]]) -> bool:
    """Whether an infinitive tells what somebody says was done: claimed to have killed, is believed to have died."""
    if not any(row[at].tag == "h" for at in verb_group):
        return False
    before = next((row[at] for at in range(verb_group[0] - 1, -1, -1) if row[at].tag != "a"), None)
    return before is not None and before.word in words["reported"]


def is_said_to(row: Sequence[Chunk], index: int) -> bool:
    """Whether somebody is said or thought to be what stands at `index`: thought to be, may be behind the attack."""
    verb_group = _verb_group(row, index)
    if any(row[at].word in ("may", "might", "could") for at in verb_group):
        return row[index].word.startswith(("be ", "been ")) or row[index - 1].word in ("be", "been")
    start = verb_group[0] if verb_group else index
    while start < index and row[start].tag != "t":
        start += 1
    is_held = 0 < start < index and (row[start - 1].word in cues()["reported"] or row[start - 1].word == "likely")
    return is_held and row[start].word == "to"


def goes_on(row: Sequence[Chunk], index: int) -> bool:
    """Whether a verb tells of what has gone on for long, and of no incident: the army has been fighting the group.

    Not so where it has but for days: since Monday. To combat crime is a noun by its form alone.
    """
    if row[index].word == "combat" and index and row[index - 1].tag == "t":
        return True
    before = [chunk for chunk in row[max(0, index - 4) : index] if chunk.tag != "a"][-2:]
    is_going_on = row[index].word.split()[0].endswith("ing") and [chunk.word for chunk in before] in _GOING_ON
    is_going_on = is_going_on or had_fought(row, index, before)
    clause = takewhile(lambda chunk: chunk.tag != ",", row[index:])
    return is_going_on and not any(chunk.tag == "D" and is_of_days(chunk) for chunk in clause)


def is_of_days(chunk: Chunk) -> bool:
    """Whether a time is a span of days."""
    first, last = getattr(chunk.item, "first", None), getattr(chunk.item, "last", None)
    return first is not None and last is not None and (last - first).days <= SHORT_WAR


SHORT_WAR = 14
"""Days for which fighting that goes on is an incident that a report tells as news."""
_GOING_ON = (["has", "been"], ["have", "been"], ["had", "been"])


FREEING = frozenset({"freed", "rescued", "released", "liberated", "recovered", "free", "rescue", "frees", "rescues"})


def is_freed(row: Sequence[Chunk], index: int) -> bool:
    """Whether a word for taking people only describes those who are freed: rescued 16 kidnapped villagers."""
    at = index - 1
    while at > 0 and row[at].tag in "dNaw" and row[at].word not in FREEING:
        at -= 1
    return at >= 0 and row[at].word in FREEING and index + 1 < len(row) and row[index + 1].tag in "Ow"
