"""Ranks and offices in units of a group: a Hezbollah battalion commander, an IS media chief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk

UNITS = frozenset(
    re.findall(
        r"\w+",
        "battalion brigade company platoon regiment division squad cell unit field sector wing rocket missile drone "
        "artillery intelligence media finance political operations logistics explosives weapons security "
        "branch district ward local regional provincial constituency village town area league youth senior former",
    )
)
"""Words between a group and the rank or office of one of its people: a Hezbollah battalion commander, an ANC branch
secretary."""
RANKS = frozenset(
    {"commander", "commanders", "leader", "leaders", "chief", "chiefs", "official", "officials", "officer"}
    | {"secretary", "chairman", "chairwoman", "chairperson", "councillor", "councilor", "organiser", "organizer"}
    | {"activist", "activists", "councillors", "candidate", "candidates", "supporter", "supporters", "treasurer"}
)


def past_unit(row: Sequence[Chunk], at: int, end: int) -> int:
    """How many words for a unit stand at an index, right before a rank in it; 0 where none does."""
    behind = at
    while behind < min(end, at + 2) and row[behind].word in UNITS and row[behind].tag == "w":
        behind += 1
    is_rank = at < behind < end and row[behind].tag == "O" and row[behind].word in RANKS
    return behind - at if is_rank else 0
