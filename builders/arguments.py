"""Arguments of an event word: objects, actors behind `by`, what stands around a noun, the figure of a toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .people import owner_before, people_at, phrase_start
from .people_lists import people_list
from .subjects import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk
    from .people import People
    from .triggers import Trigger


AGENT_WORDS = frozenset({"blamed", "attributed", "ascribed"})
TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "of", "targeting", "upon"})
CARRYING_VERBS = frozenset(
    {"carried", "carry", "carrying", "launched", "launch", "staged", "stage", "conducted", "conduct", "mounted"}
    | {"mount", "perpetrated", "committed", "commit", "carries", "made", "executed", "undertook", "launching"}
    | {"held", "hold", "holding", "organized", "organised", "joined", "attended"}
)
"""Verbs whose subject did what the noun behind them says: launched an attack."""
RISES = frozenset(
    {
        "raise",
        "raised",
        "raises",
        "raising",
        "bring",
        "brings",
        "brought",
        "bringing",
        "rise",
        "rose",
        "risen",
        "rising",
    }
    | {"climbed", "reached", "stands", "stood", "put", "puts", "taking", "took", "increased", "revised"}
)


def objects(row: Sequence[Chunk], index: int) -> tuple[list[People], list[Chunk]]:
    """The people and things that a verb or preposition before `index` acts on."""
    at = index
    while at < len(row) and row[at].tag in "a":
        at += 1
    people = people_list(row, at)
    targets = [] if people and people[0].actors else targets_after(row, at)
    if targets and people and people[0].first > row.index(targets[0]):
        people = []
    return people, targets


def by_phrase(row: Sequence[Chunk], index: int) -> list[People]:
    """The actors after `by`, when it stands before the next verb or clause."""
    for at in range(index, min(len(row), index + 16)):
        if row[at].tag == "b" or row[at].word in AGENT_WORDS:
            return [people for people in people_list(row, at + 1) if people.actors]
        if row[at].tag in "Vvq;:":
            return []
    return []


def behind(row: Sequence[Chunk], index: int, prepositions: frozenset[str]) -> list[People]:
    """The people behind the first of these prepositions after an event word, within its clause."""
    for at in range(index + 1, min(len(row), index + 9)):
        if row[at].word in prepositions:
            return people_list(row, at + 1)
        if row[at].tag in "q;:":
            break
    return []


def targets_after(row: Sequence[Chunk], index: int) -> list[Chunk]:
    """Things named from `index` on, before the next verb or mark."""
    found: list[Chunk] = []
    for chunk in row[index : index + 12]:
        if chunk.tag == "T":
            found.append(chunk)
        elif chunk.tag in "VEvq;:.xhmtb":
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


def noun_arguments(
    row: Sequence[Chunk], index: int, trigger: Trigger
) -> tuple[list[People], list[People], list[Chunk]]:
    """Who acted, who and what was acted on, by the words around an event noun."""
    patients: list[People] = []
    targets: list[Chunk] = []
    counted = _counted_before(row, index, trigger)
    if counted is None and trigger.cls.measure:
        counted = owner_before(row, index)
    if counted is not None:
        patients = [counted]
    elif trigger.cls.measure == "injured":
        patients = _sufferers(row, index)
    for at in range(index + 1, min(len(row), index + 8)):
        if row[at].word in TARGET_PREPOSITIONS:
            more, targets = objects(row, at + 1)
            patients = patients or more
            break
        if row[at].tag in "Vvq;:,":
            break
    between = _between(row, index) if trigger.cls.name == "clash" else []
    if between:
        return between[:1], between[1:], targets
    agents = by_phrase(row, index + 1)
    if not agents and counted is None:
        agents = _agents_before(row, index)
        if trigger.lemma == "dead":
            return [], patients or agents, targets
    return agents, patients, targets


OPPOSING = frozenset({"pitting", "opposing"})
"""Words behind a clash that set one side against the other."""
BETWEEN_REACH = 12
"""Chunks behind a word for a clash in which its two sides are told: clashes erupted in central Tripoli between."""


def _between(row: Sequence[Chunk], index: int) -> list[People]:
    """The two sides of a clash: fighting between the army and the rebels."""
    for at in range(index + 1, min(len(row), index + BETWEEN_REACH)):
        if row[at].word in ("between", "among", "involving"):
            found = people_list(row, at + 1)
            if len(found) > 1:
                return found
        elif row[at].word in OPPOSING:
            return [*people_list(row, at + 1)[:1], *behind(row, at, frozenset({"against", "to"}))[:1]]
        elif row[at].tag in "q;:":
            break
    return []


def _counted_before(row: Sequence[Chunk], index: int, trigger: Trigger) -> People | None:
    """A figure that counts the noun itself: 21 deaths, no casualties, nine fatalities."""
    if trigger.cls.measure is None or trigger.lemma.endswith("toll"):
        return None
    start = phrase_start(row, index)
    people = people_at(row, start, index)
    return people if people is not None and people.number is not None else None


SUFFERING = frozenset({"suffered", "sustained", "received", "suffering", "sustaining", "receiving", "treated"})
"""Verbs whose subject has the wounds behind them."""


def _sufferers(row: Sequence[Chunk], index: int) -> list[People]:
    """Who has the wounds: seven people sustained gunshot wounds, 15 were treated for injuries."""
    at = index - 1
    while at > 0 and row[at].tag in "adptwN" and row[at].word not in SUFFERING:
        at -= 1
    return subject_before(row, at) if at > 0 and row[at].word in SUFFERING else []


def toll(row: Sequence[Chunk]) -> list[People]:
    """The figure a toll comes to: the death toll has risen to 12, bringing to 43 the number killed."""
    rising = False
    for at, chunk in enumerate(row[:-1]):
        rising = rising or chunk.word in RISES or chunk.word == "toll"
        if rising and (chunk.tag in "to" or chunk.word == "at"):
            people = people_at(row, at + 1)
            if people is not None and people.number is not None and not people.number.article:
                return [people]
    return []


def _agents_before(row: Sequence[Chunk], index: int) -> list[People]:
    """The actor in front of the noun (an ISIS attack), or the subject of the verb that carries it out."""
    start = phrase_start(row, index)
    people = people_at(row, start, index) or owner_before(row, index)
    if people is not None and people.actors:
        return [people]
    if row[start].word in ("its", "their") and (verb := _verb_left_of(row, start)) is not None:
        return subject_before(row, verb)
    for at in range(start - 1, max(-1, start - 4), -1):
        if row[at].word in CARRYING_VERBS:
            return subject_before(row, at)
        if row[at].tag not in "adptw":
            break
    return _fighters_in(row, start)


def _verb_left_of(row: Sequence[Chunk], start: int) -> int | None:
    """Index of the verb that governs what begins at `start`, within its clause."""
    verb = next((at for at in range(start - 1, -1, -1) if row[at].tag in "vVq;:"), None)
    return verb if verb is not None and row[verb].tag in "vV" else None


def _fighters_in(row: Sequence[Chunk], start: int) -> list[People]:
    """The armed subject of the verb that an act is the occasion of: troops freed 46 hostages in a raid."""
    if not start or row[start - 1].word not in ("in", "during"):
        return []
    verb = _verb_left_of(row, start)
    if verb is None or (verb and row[verb - 1].tag in "xa"):
        return []
    subject = subject_before(row, verb)
    return [people for people in subject if any(a.group in ("armed_group", "state_force") for a in people.actors)]
