"""Arguments of an event word: objects, what stands around a noun, the figure of a toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.deed_classes import BURIAL
from .acting_bodies import joined_nation, nation_of, owners_of
from .arrested import arrested_for
from .beliefs import past_belief
from .companions import theirs_beside
from .doers import by_phrase_of, carries_out, doers_behind, is_at_hands, makers_behind, past_adverbs
from .lists import people_list
from .phrases import ONE_TOLD_OF, one_told_of, people_at, phrase_start
from .relatives import left, told_of_before
from .subjects import subject_before
from .things import HELD, HOLDING, thing_start
from .two_sides import between_sides
from .victims import (
    DEAD,
    all_dead,
    left_behind,
    owner_before,
    suffer,
    sufferers,
    undergone_by,
    who_is_dead,
)
from .whose import whose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger
    from .phrases import People


TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "of", "targeting", "upon"})
HARM = frozenset({"injury", "injuries"})
"""Nouns behind which `to` leads to those hurt: caused injuries to nine others."""
AND_ITSELF = (["and", "himself"], ["and", "herself"])


def objects(row: Sequence[Chunk], index: int) -> tuple[list[People], list[Chunk]]:
    """The people and things that a verb or preposition before `index` acts on."""
    at = past_belief(row, past_adverbs(row, index))  # struck what the army called rebel bases
    people = _owned(row, people_list(row, at)) or _taken_up(row, at)
    if people and [chunk.word for chunk in row[people[-1].last + 1 : people[-1].last + 3]] in AND_ITSELF:
        people.append(one_told_of(row, people[-1].last + 2))  # killed six people and himself
    people += theirs_beside(row, people[-1].last + 1) if len(people) == 1 else []
    targets = [] if people and people[0].actors else targets_after(row, at)
    if targets and people and people[0].first > row.index(targets[0]):
        people = []
    return people or _holders(row, at), targets


HOLDERS_REACH = 7
"""Chunks behind a verb in which what it strikes is told."""


def _holders(row: Sequence[Chunk], index: int) -> list[People]:
    """Whose holdings are struck: a camp of the rebels, bases held by the M23, a detention centre for migrants."""
    for at in range(index, min(len(row) - 2, index + HOLDERS_REACH)):
        if row[at].tag == "T" or row[at].word in HELD:
            is_joined = row[at + 1].word in HOLDING and row[at + 2].tag in "bt"
            is_held = row[at + 1].tag == "o" or row[at + 1].word.partition(" ")[0] in HOLDING
            is_theirs = row[at].tag == "T" and row[at + 1].word == "for"
            people = people_at(row, at + 2 + is_joined) if is_held or is_theirs else None
            if people is not None and (people.is_armed or (is_theirs and people.is_civilian)):
                return [people]
        if row[at].tag in "VEvq;:.,xhmb":
            break
    return []


def _owned(row: Sequence[Chunk], found: list[People]) -> list[People]:
    """The people, or in their stead who is theirs: killed the governor's brother, Hamas's leader and one more."""
    at = found[-1].last + 3 if found else len(row)
    if at >= len(row) or row[at - 2].tag != "'" or row[at - 1].word != "s" or row[at].tag != "O":
        return found
    theirs = people_list(row, at)
    if not theirs:
        return found
    if found[-1].number is not None and any(chunk.tag == "o" for chunk in row[found[-1].first : found[-1].last]):
        return [*found[:-1], found[-1]._replace(last=theirs[0].last, end=theirs[0].end), *theirs[1:]]
    groups = tuple(actor for actor in found[-1].actors if actor.kind == "named")
    first = theirs[0]._replace(actors=(*groups, *theirs[0].actors), determiner=theirs[0].determiner or "his")
    return [*found[:-1], first, *theirs[1:]]


def _taken_up(row: Sequence[Chunk], at: int) -> list[People]:
    """One person told of before: fired at the judge, killing him; or many: lined up nine men and shot them."""
    if at + 2 < len(row) and row[at].word == "themselves" and row[at + 1].tag == "c":
        return [one_told_of(row, at), *people_list(row, at + 2)]  # killed themselves and three others
    if at < len(row) and row[at].word == "them":
        return told_of_before(row, at)
    if at >= len(row) or row[at].word not in ONE_TOLD_OF:
        return []
    if at + 1 < len(row) and row[at + 1].tag in "wOTNE" and row[at + 1].word not in ("down", "off"):
        return []  # killed her brother
    is_joined = at + 1 < len(row) and row[at + 1].tag == "c"  # killing himself and six others
    return [one_told_of(row, at), *(people_list(row, at + 2) if is_joined else ())]


def targets_after(row: Sequence[Chunk], index: int) -> list[Chunk]:
    """Things named from `index` on, before the next verb or mark."""
    found: list[Chunk] = []
    for at, chunk in enumerate(row[index : index + 12], index):
        if chunk.tag == "T":
            found.append(chunk)
        is_like = chunk.tag == "v" and chunk.word.endswith("ed") and row[at - 1].tag in "dN"  # shot at a parked car
        if chunk.word == "as" or (chunk.tag in "VEvq;:.xhmtb" and not is_like):
            break
    return found


def targets_before(row: Sequence[Chunk], index: int) -> list[Chunk]:
    """The thing named last before `index`, in its clause."""
    for at in range(index - 1, -1, -1):
        if row[at].tag == "T":
            return [row[at]]
        if row[at].tag in "Vq;:":
            break
    return []


def _hurt(row: Row, index: int, trigger: Trigger, counted: People | None) -> list[People]:
    """Who has the wounds that a noun tells of; a number before it is theirs: two men sustained several injuries."""
    if trigger.cls.measure != "injured" or (index + 1 < len(row) and row[index + 1].tag == ":"):
        return []
    hurt = sufferers(row, index)
    are_wounds = counted is None or (not counted.actors and any(people.actors and people.number for people in hurt))
    return hurt if are_wounds else []


def noun_arguments(row: Row, index: int, trigger: Trigger) -> tuple[list[People], list[People], list[Chunk]]:
    """Who acted, who and what was acted on, by the words around an event noun."""
    counted = _counted_before(row, index, trigger)
    if counted is None and trigger.cls.measure:
        counted = owner_before(row, index)
    if hurt := _hurt(row, index, trigger, counted):
        patients = hurt
    elif counted is not None:
        patients = left_behind(row, counted, index) or left(row, counted.first, index) or all_dead(row, counted, index)
    elif trigger.cls.measure and index + 2 < len(row) and row[index + 1].tag == ":" and row[index + 2].tag == "N":
        patients = people_list(row, index + 2)  # fatalities: 3
    else:
        patients = who_is_dead(row, index, trigger)
    struck, targets = _struck_by(row, index)
    patients = patients or struck
    doers = doers_behind(row, index, trigger)
    behind_doers = doers[-1].last if doers else index
    for at in range(behind_doers + 1, min(len(row), behind_doers + 8)):
        leads = "to" if row[index].word in HARM else "for" if trigger.cls.name == BURIAL else ""
        is_of_people = row[at].word in TARGET_PREPOSITIONS or row[at].word == leads
        is_target = is_of_people and not (_is_setting(row, at) or is_at_hands(row, at))
        if is_target or (doers and row[at].word == "with"):
            more, targets = objects(row, at + 1)
            patients = patients or more
            break
        if row[at].tag in "Vvq;:,":
            break
    if trigger.cls.name == "clash" and (sides := between_sides(row, index) or _fought_with(row, index, doers)):
        return sides[0], sides[1] or patients, targets
    agents = doers or makers_behind(row, index) or by_phrase_of(row, index)
    if not agents and counted is None:
        agents = _agents_before(row, index) or arrested_for(row, index)
        if not agents and trigger.cls.name in OF_FORCES:
            agents = nation_of(row, phrase_start(row, index), index)
        if trigger.lemma in DEAD or suffer(row, agents, index, trigger):
            return [], patients or agents, targets
    return agents, patients, targets


def _struck_by(row: Row, index: int) -> tuple[list[People], list[Chunk]]:
    """Whom and what an attack told by a noun struck: an air strike hit a base of the rebels, a blast tore through."""
    at = past_adverbs(row, index + 1)
    if at >= len(row) or row[at].tag != "V":
        return undergone_by(row, index), []
    readings: Sequence[Trigger] = row[at].item  # type: ignore[assignment]
    return objects(row, at + 1) if all(each.cls.needs == "means" for each in readings) else ([], [])


def _fought_with(row: Row, index: int, doers: Sequence[People]) -> tuple[list[People], list[People]] | None:
    """Who fought whom in a clash of which one side is told: rebels took the town after hours of fighting with the army.

    Where only losses are told of the other side, it is they who acted: seven soldiers died in fighting with the rebels.
    """
    if doers or index + 2 >= len(row) or row[index + 1].word not in ("with", "against"):
        return None
    foes = [people for people in people_list(row, index + 2) if people.is_armed]
    if foes and (ours := _victors(row, index)):
        return ours, foes
    is_of_losses = any(row[at].tag == "V" for at in range(max(0, index - LOSSES_REACH), index))
    return (foes, []) if foes and is_of_losses else None


def _victors(row: Row, index: int) -> list[People]:
    """The armed people who did something after a fight."""
    after = next((at for at in range(index - 1, max(0, index - LOSSES_REACH), -1) if row[at].tag in "qp"), 0)
    verb = _verb_left_of(row, after) if row[after].word in ("after", "following") else None
    if verb is None or row[verb - 1].tag in "xa" or not _is_fought(row[verb]):
        return []
    return [people for people in subject_before(row, verb) if people.is_armed]


LOSSES_REACH = 8
"""Chunks before a word for a fight in which the losses stand."""


def _is_setting(row: Sequence[Chunk], at: int) -> bool:
    """Whether a preposition only says when or where: the murder on 26 April, on the evening of 3 May, at Ituri of."""
    behind = next((chunk for chunk in row[at + 1 : at + 5] if chunk.tag not in "dwo"), None)
    return behind is not None and behind.tag in "DL" and any(chunk.tag == "o" for chunk in row[at + 2 : at + 7])


OF_FORCES = frozenset({"air_strike", "shelling", "striking"})
"""Classes of deeds that a country's adjective gives to its forces: US strikes, Turkish shelling."""
UNCOUNTED = frozenset({"wound", "wounds", "burns", "massacre", "slaughter"})
"""Nouns before which a figure counts no people: two bullet wounds, two massacres."""


def _counted_before(row: Sequence[Chunk], index: int, trigger: Trigger) -> People | None:
    """A figure that counts the noun itself: 21 deaths, no casualties, nine fatalities."""
    if trigger.cls.measure is None or trigger.lemma in UNCOUNTED or trigger.lemma.endswith("toll"):
        return None
    start = phrase_start(row, index)
    if start > 1 and row[start - 1].tag == "v" and row[start - 2].tag == "N":
        start -= 2  # no reported casualties
    if start == index > 1 and row[index - 1].word == "or" and row[index - 2].tag in "EV":
        counted = _counted_before(row, index - 2, trigger)  # no injuries or deaths
        return counted if counted is not None and counted.number is not None and counted.number.high == 0 else None
    people = people_at(row, start, index)
    if people is None or people.number is None or (people.number.high == 0 and row[start - 1].word in GIVING):
        return None
    return people


GIVING = frozenset({"gave", "give", "gives", "given", "giving", "provided", "released", "disclosed"})
"""Verbs behind which no casualties are none told, and not that there were none: he gave no casualties."""


def _agents_before(row: Row, index: int) -> list[People]:
    """The actor in front of the noun (an ISIS attack), or the subject of the verb that carries it out."""
    start = phrase_start(row, index)
    if start == index and row[index - 1].tag == "T":  # an al-Shabaab hotel attack
        start = phrase_start(row, index - 1)
    people = people_at(row, start, index) or owner_before(row, index)
    if people is not None and people.actors:
        return [*joined_nation(row, people), people]
    if index > 2 and row[index - 1].tag == "'" and row[index - 2].tag == "M":
        return owners_of(row, thing_start(row, index - 2), index - 2)  # the army helicopters' bombardment
    if row[start].word in ("its", "their") and (verb := _verb_left_of(row, start)) is not None:
        return whose(row, verb)
    verb = start - 2 if start > 1 and row[start].word == "s" and row[start - 2].tag == "D" else start  # Sunday's raid
    for at in range(verb - 1, max(-1, verb - 4), -1):
        if carries_out(row, at):
            return subject_before(row, at)
        if row[at].tag not in "adptw":
            break
    return _fighters_in(row, start)


def _verb_left_of(row: Sequence[Chunk], start: int) -> int | None:
    """Index of the verb that governs what begins at `start`, within its clause."""
    verb = next((at for at in range(start - 1, -1, -1) if row[at].tag in "vVq;:"), None)
    return verb if verb is not None and row[verb].tag in "vV" else None


FOUGHT = frozenset({"freed", "rescued", "recovered", "released", "seized", "entered", "took", "used", "fired"})
"""Verbs that are no event words and that fighters do in an attack."""


def _is_fought(verb: Chunk) -> bool:
    """Whether whoever does this in an attack is one of those attacking: who dies or condemns in one is not."""
    if verb.tag == "V":
        readings: list[Trigger] = verb.item  # type: ignore[assignment]
        return all(reading.frame == "acts" and reading.lemma != "lose" for reading in readings)
    return verb.word in FOUGHT


def _fighters_in(row: Row, start: int) -> list[People]:
    """The armed subject of the verb that an act is the occasion of: troops freed 46 hostages in a raid."""
    if not start or row[start - 1].word not in ("in", "during"):
        return []
    verb = _verb_left_of(row, start)
    is_passive = verb is not None and ((verb and row[verb - 1].tag in "xa") or verb + 1 == start - 1)
    if verb is None or is_passive or not _is_fought(row[verb]):
        return []
    subject = subject_before(row, verb)
    return [people for people in subject if people.is_armed]
