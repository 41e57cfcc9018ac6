"""Who did what a noun tells, where they stand behind it: the attack of militants on a base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acting_bodies import country_acting
from .people_lists import people_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk
    from .people import People
    from .triggers import Trigger

DEEDS = frozenset({"attack", "clash", "shelling", "air_strike", "bombing", "striking"})
"""Classes of deeds that somebody armed does to somebody or something."""
AGAINST = frozenset({"on", "upon", "against", "with", "at"})
"""Words that name who a deed is done to, behind those whom it is of."""
FROM_THE_AIR = frozenset({"air strike", "airstrike", "air raid", "air attack", "drone strike", "drone attack"})
TAKES_ON = FROM_THE_AIR | {"attack", "assault", "offensive", "incursion"}
"""Deeds that are of those who do them, as what they are done to stands behind `on`: an attack of the rebels."""


CARRYING_VERBS = frozenset(
    {"carried", "carry", "carrying", "launched", "launch", "staged", "stage", "conducted", "conduct", "mounted"}
    | {"mount", "perpetrated", "committed", "commit", "carries", "made", "executed", "undertook", "launching"}
    | {"held", "hold", "holding", "organized", "organised", "joined", "attended", "engaged", "masterminded"}
    | {"orchestrated", "ordered", "answered", "responded", "replied", "retaliated", "countered"}
)
"""Verbs whose subject did what the noun behind them says: launched an attack, answered with an air strike."""
MAKING_REACH = 12
"""Chunks behind a word for a deed in which the clause begins that says who did it."""


def makers_behind(row: Sequence[Chunk], index: int) -> list[People]:
    """Who did what a noun tells by the clause behind it: the attack that rebels made; a strike, which it made."""
    for at in range(index + 1, min(len(row), index + MAKING_REACH)):
        if row[at].word in ("that", "which") or at == index + 1:
            first = at + (row[at].word in ("that", "which"))
            people = [people for people in people_list(row, first) if people.actors] or country_acting(row, first)
            verb = people[-1].last + 1 if people else len(row)
            while verb < len(row) and row[verb].tag in "hxa":
                verb += 1
            if verb < len(row) and row[verb].word in CARRYING_VERBS:
                return people
        if row[at].tag in "vVq;:.":
            break
    return []


def doers_behind(row: Sequence[Chunk], index: int, trigger: Trigger) -> list[People]:
    """The armed people behind `of` or `from` that did what a noun tells."""
    if trigger.cls.name not in DEEDS or index + 2 >= len(row) or row[index + 1].word not in ("of", "from"):
        return []
    found = [people for people in people_list(row, index + 2) if people.actors]
    if not found or not (found[0].is_armed or trigger.cls.name == "clash"):
        return []
    behind = found[-1].last + 1
    if behind < len(row) and row[behind].tag in "wT" and trigger.lemma in FROM_THE_AIR:
        return []  # air strikes of Houthi positions
    if row[index + 1].word == "from" or trigger.lemma in TAKES_ON or trigger.cls.name == "clash":
        return found  # clashes of rival militias
    return found if behind < len(row) and row[behind].word in AGAINST else []
