"""Who is dead or hurt, where a noun says so behind them or they join others: suffered wounds, was found dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.actor_mention import ActorMention
from .companions import companions
from .lists import people_list
from .phrases import HURT, ONE_PERSON, ONE_TOLD_OF, People, one_told_of, people_at, phrase_start
from .relatives import LEAVING, left
from .shared_subjects import before_auxiliaries
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..numbers.finding import NumberMention
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger

DEAD = frozenset({"dead", "deceased"})
"""Words for the state of the dead: three were found dead, one peacekeeper deceased."""
FOUND = frozenset(
    {"found", "left", "reported", "confirmed", "pronounced", "declared", "feared", "presumed", "believed"}
)
"""Words before `dead` whose subject is so: was found dead."""


def joins_another(row: Sequence[Chunk], index: int, after: Chunk) -> bool:
    """Whether `and` leads to what befell others: three dead and nine wounded in it, one wounded and two cars burned."""
    return after is row[index + 1] and after.tag == "c" and index + 2 < len(row) and row[index + 2].tag in "dNwMT"


def found_dead(row: Row, index: int) -> list[People]:
    """Who was found dead, or is, with those told behind it: along with two guards."""
    if index and row[index - 1].word == "the" and index + 2 < len(row) and row[index + 1].tag == "x":
        return people_list(row, index + 2)  # the dead were four men and five women
    if index > 1 and row[index - 1].word in ONE_TOLD_OF and row[index - 2].word.startswith(("shot", "shoot")):
        return [one_told_of(row, index - 1)]  # shot him dead
    at = index - 1 - (index > 1 and row[index - 1].tag == "a")
    is_told = at > 0 and (row[at].word in FOUND or row[at].word in LYING)
    patients = subject_before(row, at + 1) or one_before(row, at + 1) if is_told else _of_body_dead(row, index)
    return [*patients, *companions(row, index)] if patients else []


def _of_body_dead(row: Row, index: int) -> list[People]:
    """Who of a body for which no word is known is told to be dead, with their number: a man of the contingent dead."""
    told = subject_before(row, index) if row[index - 1].tag in "wL" else []
    is_of_body = bool(told) and told[-1].last + 1 < index and row[told[-1].last + 1].tag == "o"
    return told if is_of_body and all(people.number is not None for people in told) else []


def one_who_died(row: Row, index: int, trigger: Trigger) -> list[People]:
    """The one told of before to whose death a deed led: fired at a guard, which led to his immediate death."""
    owner = index - 1 - (row[index - 1].tag == "a" or row[index - 1].word in ("immediate", "instant"))
    is_led_to = owner > 0 and row[owner - 1].word in ("to", "in") and row[owner].word in ("his", "her")
    return (
        [one_told_of(row, owner)._replace(head="him")] if is_led_to and trigger.lemma in ("death", "martyrdom") else []
    )


def who_is_dead(row: Row, index: int, trigger: Trigger) -> list[People]:
    """Who is dead, or so many who are missing, by the verb before: was found dead, four are still missing."""
    if trigger.cls.name == "missing":
        return [people for people in found_dead(row, index) if people.number is not None]
    if trigger.lemma not in DEAD:
        return one_who_died(row, index, trigger)
    return left(row, phrase_start(row, index - 1), index) * (row[index - 1].tag == "O") or found_dead(row, index)


def owner_before(row: Sequence[Chunk], index: int) -> People | None:
    """The people whose the noun at `index` is: Galan's recent murder; their bodies, of those told of before."""
    at = index - 1
    if at >= 0 and row[at].word in BODIES.get(row[index].word.split()[-1], ()) and _are_found(row, at, index):
        owner = one_told_of(row, at)
        return owner if owner.head == "their" else owner._replace(head="him")
    while at > 1 and row[at].tag in "wa" and row[at].word != "s":
        at -= 1
    if at > 1 and row[at].word == "s":
        at -= 1
    if at > 0 and row[at].tag == "'" and row[at - 1].tag == "O":
        return people_at(row, phrase_start(row, at - 1), at)
    return None


def _are_found(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether it is told what became of bodies: their bodies were found, threw his body out; not burns on his body."""
    is_subject = row[index + 1 : index + 2] and row[index + 1].tag in "xh" and (at == 0 or row[at - 1].tag in ",;cqd")
    return bool(is_subject) or (at > 0 and row[at - 1].word in DUMPED)


_HIS, _THEIR = frozenset({"his", "her"}), frozenset({"their"})
BODIES = {"bodies": _THEIR, "corpses": _THEIR, "body": _HIS, "corpse": _HIS}
"""Words for the dead, and for those told of before whose bodies they are."""
DUMPED = frozenset(
    {"found", "recovered", "discovered", "dumped", "threw", "thrown", "tossed", "left", "abandoned", "burned", "buried"}
    | {"dumping", "throwing", "leaving", "hung", "dragged", "dragging", "retrieved", "mutilated", "carried", "removed"}
)
"""Verbs that tell what becomes of a body."""


def told_behind(row: Row, index: int) -> list[People]:
    """Whom a participle that opens its sentence is told of behind it: Also injured was a clerk; Those killed were."""
    if any(chunk.tag != "a" and chunk.word not in OPENING for chunk in row[:index]):
        return []
    at = index + 1
    while at < len(row) - 1 and at - index <= LONGEST_OPENING and row[at].tag in "pbdwTEDLNo":
        at += 1
    if at >= len(row) - 1 or row[at].word not in LYING:
        return []
    return people_list(row, at + 1 + (row[at + 1].tag == ":"))


OPENING = frozenset({"the", "those", "who", "was", "were", "have", "had", "been", "among"})
"""Words before such a participle."""
LONGEST_OPENING = 9
"""Chunks between it and its verb that say how or where."""


def all_dead(row: Row, last: People, index: int) -> list[People]:
    """All whom a bare `dead` tells of, with the last before it: nine soldiers and two civilians dead in an ambush."""
    if row[index].word not in DEAD or last.last != index - 1 or row[last.first - 1].tag != "c":
        return [last]
    told = subject_before(row, index)
    is_list = bool(told) and told[-1].first == last.first
    are_counted = all(people.number is not None or people.head in ONE_PERSON for people in told)
    return told if is_list and are_counted else [last]


def left_behind(row: Row, last: People, index: int) -> list[People]:
    """Whose the dead are that those who withdraw leave: the assailants were repulsed, leaving seven bodies behind."""
    before = last.first - 1
    is_behind = row[before].word == "behind"
    verb = before - is_behind
    is_theirs = (
        is_behind or row[index - 1].word == "their" or (index + 1 < len(row) and row[index + 1].word == "behind")
    )
    if verb < 1 or row[verb].word not in LEAVING or not is_theirs:
        return []
    ours = [people for people in subject_before(row, verb) if people.is_armed]
    return [ours[0]._replace(number=last.number)] if len(ours) == 1 else []


SUFFERING = frozenset(
    {"suffered", "sustained", "received", "suffering", "sustaining", "receiving", "treated", "nursing", "had", "have"}
    | {"has", "escaped", "survived", "brought", "admitted", "arrived", "suffer", "sustain", "nurse", "got", "evacuated"}
    | {"came", "walked", "left", "emerged"}
)
"""Verbs whose subject has the wounds behind them."""
LYING = frozenset({"is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "lie", "lay", "lies"})
"""Verbs before words for the state that somebody is in: is in critical condition, remain in hospital."""


def sufferers(row: Row, index: int) -> list[People]:
    """Who has the wounds: seven people sustained gunshot wounds, 15 were treated for injuries, one is in hospital."""
    at = index - 1
    if at > 0 and row[at].tag == "a":
        at -= 1
    if at > 0 and row[at].word in LYING:
        return subject_before(row, at)
    while at > 0 and row[at].tag in "adptwNocT" and row[at].word not in SUFFERING:
        at -= 1
        if row[at].tag in "ON" and row[at + 1].word == "with":  # people with burns, four with wounds
            return [people] if (people := people_at(row, phrase_start(row, at), at + 1)) is not None else []
    is_unhurt = row[at].word in ("escaped", "survived") and row[at + 1].word != "with"
    return subject_before(row, at) if at > 0 and row[at].word in SUFFERING and not is_unhurt else []


STRUCK = frozenset({"target", "targets", "victim", "victims"})
"""Nouns behind which an attack is told whose subject it struck: the target of an attack, fell victim to an ambush."""


def undergone_by(row: Row, index: int) -> list[People]:
    """Whom an attack struck by the words before it: three soldiers were the target of a deadly attack."""
    at = phrase_start(row, index) - 1
    if at < 2 or row[at].word not in ("of", "to") or row[at - 1].word not in STRUCK:
        return []
    verb = at - 2 - (row[at - 2].tag in "dt")
    return subject_before(row, verb) if verb > 0 else []


BESET = frozenset({"convoy", "patrol", "column", "base", "camp", "post", "outpost", "checkpoint", "barracks"})
"""Last words for a force that is rather attacked than attacks: an army convoy ambush."""


def suffer(row: Sequence[Chunk], before: Sequence[People], index: int, trigger: Trigger) -> bool:
    """Whether people right before a word for a deed are those acted on: the Red Cross massacre, a police bus attack."""
    if not before or before[-1].last < index - 2:
        return False
    if trigger.cls.name == "kill":
        return before[-1].last == index - 1 and before[-1].is_civilian
    is_of_state = all(actor.group == "state_force" for people in before for actor in people.actors)
    is_thing = row[index - 1].tag == "T" or row[before[-1].last].word.split()[-1] in BESET
    return trigger.cls.name == "attack" and is_of_state and is_thing


def tallied(row: Row, index: int) -> list[People]:
    """Whom a tally counts by a participle, without a sentence around it: killed: 4; 2 killed 4 injured."""
    if index + 2 < len(row) and row[index + 1].tag == ":" and row[index + 2].tag == "N":
        is_head = index == 0 or row[index - 1].tag in ",;:./|([-D"
        return people_list(row, index + 2) if is_head else []
    is_followed = index + 2 < len(row) and row[index + 1].tag == "N" and row[index + 2].tag in "VE"
    if not is_followed or not index or row[index - 1].tag not in "NO":
        return []
    counted = people_at(row, phrase_start(row, index - 1), index)
    return [counted] if counted is not None and counted.number is not None else []


def one_before(row: Sequence[Chunk], index: int) -> list[People]:
    """The one person told of before, or some of the wounded, to whom a verb happens: he died, 4 of the injured died."""
    at = before_auxiliaries(row, index)
    if at >= 0 and row[at].word in ONE_PERSON:
        return [one_told_of(row, at)]
    of = at - 1 - (at > 2 and row[at - 1].tag == "N")  # two of the six wounded died
    if of > 0 and row[at].word in HURT and row[of].tag == "d" and row[of - 1].tag in "oN":
        first = of - 1 - (row[of - 1].tag == "o")
        first -= first > 0 and row[first].word == "more"
        number = row[first]
        counted: NumberMention = number.item  # type: ignore[assignment]
        return [People(first, at, number.start, row[at].end, counted, "", (), "")] if number.tag == "N" else []
    first = at - 1 - (at > 1 and row[at - 1].word == "more")
    if at > 0 and row[at].word in HURT and row[first].tag == "N":  # two more wounded died
        return [people] if (people := people_at(row, first, at + 1)) is not None else []
    return []


BOMBERS = frozenset(
    {
        "suicide bomber",
        "suicide bombers",
        "suicide attacker",
        "suicide attackers",
        "suicide car bomber",
        "bomber",
        "bombers",
    }
)
"""Words for weapons that are people as well."""


def as_person(row: Sequence[Chunk], index: int) -> Chunk:
    """A word for a weapon who is a person as well, where people stand beside it, or that person is killed.

    Five soldiers and a suicide bomber; the bomber died, was killed.
    """
    chunk = row[index]
    if chunk.word not in BOMBERS:
        return chunk
    start = _opening(row, index)
    is_second = start > 1 and row[start - 1].tag == "c" and row[start - 2].tag in "ON"
    is_first = index + 2 < len(row) and row[index + 1].tag == "c" and row[index + 2].tag in "dNO"
    if not (is_first or is_second or _is_killed(row, index)):
        return chunk
    mention = ActorMention(chunk.start, chunk.end, "suicide bombers", "armed_group", None, "generic")
    return chunk._replace(tag="O", item=mention)


def is_stopped(row: Sequence[Chunk], index: int) -> bool:
    """Whether others killed somebody who is a weapon as well: guards shot dead a suicide bomber."""
    if row[index].word not in BOMBERS:
        return False
    start, at = _opening(row, index), index + 1
    while at < len(row) and row[at].tag in "ahx":
        at += 1
    is_shot = _kills(row, at, {"acts"}) and (
        row[at].word.startswith(SHOT) or any(chunk.tag == "b" for chunk in row[at + 1 : at + 2])
    )
    return is_shot or (start > 0 and _kills(row, start - 1, {"acts"}))


SHOT = ("shot", "gunned")
"""First words of verbs for what others do to a bomber, not his bomb."""


def _opening(row: Sequence[Chunk], index: int) -> int:
    """Index of the article or number before such a word: a suicide bomber, the would-be bomber."""
    start = index - 1 if index > 1 and row[index - 1].word in WOULD_BE else index
    return start - 1 if start and row[start - 1].tag in "dN" else index


WOULD_BE = frozenset({"would-be", "alleged", "suspected", "lone", "second", "female"})


def _is_killed(row: Sequence[Chunk], index: int) -> bool:
    """Whether a verb of killing tells what became of somebody: was killed, died; guards shot dead the bomber."""
    at = index + 1
    while at < len(row) and row[at].tag in "ahx":
        at += 1
    is_passive = any(chunk.tag == "x" for chunk in row[index + 1 : at])
    start = _opening(row, index)
    dies = {"undergoes", "acts"} if is_passive else {"undergoes"}
    return _kills(row, at, dies) or (start > 0 and _kills(row, start - 1, {"acts"}))


def _kills(row: Sequence[Chunk], at: int, frames: set[str]) -> bool:
    if at >= len(row) or row[at].tag != "V":
        return False
    return any(reading.cls.name == "kill" and reading.frame in frames for reading in row[at].item)  # type: ignore[attr-defined]
