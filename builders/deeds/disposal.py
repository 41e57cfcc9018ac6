"""Bombs that were made safe, and shells and mines that were found and destroyed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .realis import Realis, cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger

DISARMING = frozenset({"defuse", "deactivate", "dismantle"})
"""Verbs for making a bomb safe."""
DISPOSING = frozenset({"deminers", "de-miners", "engineers"})
"""Heads of phrases for people who, like sappers, destroy what they found; those of an armed group blow up pylons."""
SAPPERS = "sappers"
"""Those who do nothing else, and also detonate what they found."""


def is_disarming(lemma: str, word: str) -> bool:
    """Whether an event word says that a bomb was made safe."""
    return lemma in DISARMING or word.endswith(" safe")


def made_safe(row: Sequence[Chunk], _: int = 0) -> Realis:
    """How a bomb made safe is told: as an attempt, but no deed where a war long over left it (a World War II bomb)."""
    words = [part for chunk in row for part in chunk.word.split()]
    is_relic = not cues()["relic"].isdisjoint(words) or ("world", "war") in pairwise(words)
    return Realis.UNREAL if is_relic else Realis.ATTEMPTED


def told_safe(row: Row, index: int, trigger: Trigger, told_as: Realis) -> Realis:
    """How a word is told where it may say that a bomb was made safe."""
    is_safe = told_as is Realis.ASSERTED and is_disarming(trigger.lemma, row[index].word)
    return row.answer(made_safe) if is_safe else told_as


def is_disposal(trigger: Trigger, agents: Sequence[People]) -> bool:
    """Whether those who destroy something do it for others' safety: army sappers destroyed the shells."""
    if trigger.lemma == "detonate":
        return any(actor.name == SAPPERS for people in agents for actor in people.actors)
    told = [(people.head, actor) for people in agents for actor in people.actors]
    actors = [actor for head, actor in told if head in DISPOSING or actor.name == SAPPERS]
    return trigger.cls.name == "damage" and bool(actors) and all(actor.group != "armed_group" for actor in actors)
