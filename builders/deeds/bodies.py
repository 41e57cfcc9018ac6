"""Bodies: of people who were put to death unseen, bound and shot in the head, dumped by the road; who are buried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.deed_classes import BURIAL
from ..words.gatherings import CROWD
from ..words.triggers import trigger_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Row
    from ..words.triggers import Trigger

BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
FOUND = frozenset({"found", "discovered", "dumped", "recovered"})
MURDERED = frozenset(
    {"bound", "tied", "blindfolded", "handcuffed", "handcuffs", "gagged", "torture", "tortured", "headless"}
    | {"beheaded", "decapitated", "bullet-riddled", "mutilated"}
)
"""Words beside bodies of people who were killed while somebody held them."""
IN_THE_HEAD = ({"shot", "head"}, {"wounds", "head"}, {"bullet", "head"}, {"bullets", "head"})
"""The same, in two words."""


def are_murdered(row: Row, index: int) -> bool:
    """Whether bodies were found of people who had been put to death: police found five bodies, bound and shot.

    Not so of those told of before: the bodies of the victims, their bodies.
    """
    *described, noun = row[index].word.split()
    if noun not in BODIES or row.words.isdisjoint(FOUND):
        return False
    if (
        row.words.isdisjoint(MURDERED)
        and MURDERED.isdisjoint(described)
        and not any(words <= row.words for words in IN_THE_HEAD)
    ):
        return False
    before, behind = row[index - 1] if index else None, row[index + 1 : index + 3]
    is_counted = before is not None and (before.tag == "N" or before.word in ("headless", "bullet-riddled"))
    return is_counted or [chunk.tag for chunk in behind] == ["o", "N"]


BURIED = frozenset({"buried", "mourned", "interred", "repatriated", "laid to rest"})
"""What becomes of the dead on a later day than that of their death."""
CLAUSE = 12
"""Chunks behind a word for the dead in which its verb stands."""


def are_buried(row: Row, noun: int) -> bool:
    """Whether a word for the dead only says who is buried: five bodies were buried on Tuesday; buried 14 dead."""
    if BURIED.isdisjoint(row.words):
        return False
    if any(chunk.word in BURIED and row[noun - 1].tag == "N" for chunk in row[max(0, noun - 2) : noun - 1]):
        return True
    for at in range(noun + 1, min(len(row), noun + CLAUSE)):
        if row[at].tag in 'vVE.,;:"':
            return row[at].word in BURIED and row[at - 1].tag == "x"
    return False


UNDER = frozenset({"under", "beneath", "underneath", "rubble", "debris", "ruins", "collapsed"})
"""What stands behind a verb by which people are buried who are not at rest: buried under the rubble of a house."""


KIN = frozenset(
    {"sons", "daughters", "brothers", "sisters", "relatives", "cousins", "nephews", "colleagues", "friends"}
)
"""Whom one of those left behind buries, who are some of the dead."""


def counts_no_dead(row: Row, index: int, trigger: Trigger, patients: Sequence[People]) -> bool:
    """Whether a verb tells of people whom rubble has buried, or of one mourner's own: who buried two sons."""
    is_under = trigger.lemma == "bury" and any(chunk.word in UNDER for chunk in row[index + 1 : index + 5])
    return is_under or (trigger.cls.name == BURIAL and any(people.head in KIN for people in patients))


def as_fate(row: Row, index: int, trigger: Trigger, voice: str) -> Trigger:
    """A word for bodies as one for an execution, where they are of people put to death, or for a burial."""
    if are_murdered(row, index):
        return trigger_forms()["execution"][0]
    is_burial = voice == "noun" and trigger.cls.measure == "killed" and are_buried(row, index)
    return trigger_forms()[BURIAL][0] if is_burial else trigger


SHOWN = frozenset(
    {"took", "taking", "brought", "bringing", "carried", "carrying", "paraded", "parading", "displayed", "displaying"}
    | {"bore", "bearing", "laid", "deposited", "dragged", "pulled"}
)
"""Verbs for what a crowd does with its dead to be seen."""


def are_carried(row: Row, index: int) -> bool:
    """Whether a crowd shows the dead of a deed told before: protesters took the bodies of four victims to the palace.

    Of other people they may be told for the first time.
    """
    if index < 2 or row[index].word not in BODIES or row[index - 1].tag != "d" or row[index - 2].word not in SHOWN:
        return False
    if all(chunk.word.rpartition(" ")[2] not in DEAD for chunk in row[index + 1 : index + 6]):
        return False
    return any(chunk.tag == "O" and chunk.word.rpartition(" ")[2] in CROWD | MOURNERS for chunk in row[: index - 2])


MOURNERS = frozenset({"inhabitants", "relatives", "families", "women", "mothers", "widows"})
DEAD = frozenset({"victims", "dead", "deceased", "slain"})
"""Words for those told of before."""
