"""Deeds that those who did them tell themselves: the group said it had killed nine soldiers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..words.document import Document
    from .grouping import Story

_SAID_IT_HAD = re.compile(
    r"\b(?:said|says|saying|claim(?:s|ed|ing)|boast(?:s|ed|ing)|announced|asserted)\b[^.;,\"]{0,60}?"
    r"(?: that)? (?:it|they|its [\w-]+|(?:his|their) (?:men|fighters|forces|troops|group|movement)) (?:had |have )?$"
)
LOOK_BACK = 120
"""Characters before a deed in which such words stand."""


def is_own_claim(doc: Document, fact: Fact) -> bool:
    """Whether somebody says that he did it to people himself."""
    if fact.voice != "active" or not fact.patients or not doc.norm.endswith(ENDS, 0, fact.start):
        return False
    return _SAID_IT_HAD.search(doc.norm, max(0, fact.start - LOOK_BACK), fact.start) is not None


ENDS = ("had ", "have ", "it ", "they ", "men ", "s ", "group ", "movement ")
"""How such words end, which most deeds have not before them."""


def are_of_story(fact: Fact, story: Story) -> bool:
    """Whether those told of are such as a story tells to have been struck: soldiers, and soldiers."""
    told = {actor.name for actor in story.acted_on}
    return any(actor.name in told for people in fact.patients for actor in people.actors)
