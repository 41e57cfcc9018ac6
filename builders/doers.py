"""Who did what a noun tells, where they stand behind it: the attack of militants on a base."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if row[index + 1].word == "from" or trigger.lemma in TAKES_ON:
        return found
    return found if behind < len(row) and row[behind].word in AGAINST else []
