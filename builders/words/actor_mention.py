"""The mention of an actor: where it stands, and who is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .immutable import Immutable

if TYPE_CHECKING:
    from .lexicons import Actor


class ActorMention(Immutable, frozen=True):
    """Characters `start` to `end` that speak of an actor.

    `name` is canonical. `group` is armed_group, state_force, civilian, or None where the words leave it open;
    `country` is alpha-3 or None. `kind`: named; force (of a state, by its nationality or the report's country);
    generic (gunmen); person (with a title). `suspected`: alleged, suspected or former.
    """

    start: int
    end: int
    name: str
    group: str | None
    country: str | None
    kind: str
    suspected: bool = False
    role: str = ""
    """Of a state's force that no nation is told of: its role in the lexicon, by which it is named (`home_forces`)."""

    @property
    def flies(self) -> bool:
        """Whether it is a state's force that has aircraft."""
        return self.group == "state_force" and not _ON_FOOT.search(self.name)


_ON_FOOT = re.compile(r"(?i)police|intelligence|security|agent|guard")
"""Forces of a state that drop no bombs."""


def mention_of(actor: Actor, start: int, end: int, *, suspected: bool = False) -> ActorMention:
    """Make the mention of a named actor."""
    return ActorMention(start, end, actor.name, actor.group, actor.country, "named", suspected)
