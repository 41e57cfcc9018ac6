"""Places and days of what an incident is only held against: the deadliest since 40 soldiers died in Boulkessi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deeds.apart import RANKED
from ..words.rare import Rare
from ..words.triggers import trigger_forms

if TYPE_CHECKING:
    from ..words.document import Document

_SINCE = Rare(rf"{RANKED}[^.;]{{0,80}}? since (?P<last>[^.;,]{{2,120}})$", " since ")
LOOK_BACK = 200
"""Characters before a place or a day in which it is told to be that of the last one as bad."""
ONES = frozenset({"one", "that", "those"})
"""What stands for such an incident: since one in Boulkessi."""


def is_of_the_last(doc: Document, at: int) -> bool:
    """Whether a deed is told between `since` and a character: since 2019 in Mali says where the news was."""
    since = _SINCE.search(doc.norm, max(0, at - LOOK_BACK), at)
    if since is None:
        return False
    words = since["last"].split()
    return words[0] in ONES or any(word in trigger_forms() for word in words)
