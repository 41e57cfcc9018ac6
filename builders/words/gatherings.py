"""Protests that somebody fired on or bombed: there they are whom it befell, or where, and no incident of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .actor_mention import ActorMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk

GATHERINGS = frozenset(
    {"protest", "protests", "demonstration", "demonstrations", "rally", "rallies", "march", "marches"}
    | {"sit-in", "sit-ins", "vigil", "protest march"}
)
"""What people hold to make a demand."""
CROWD = frozenset(
    re.findall(
        r"\w+",
        "protesters protestors demonstrators rioters mob mobs crowd crowds youths residents villagers locals students "
        "pupils supporters fans strikers workers miners inmates prisoners traders drivers farmers mourners worshippers",
    )
)
"""Heads of phrases for people who act as a crowd, where they act at all."""
FIRED_ON = (" on", " at", " into", " upon", " against", " towards")
"""Ends of words for shooting that lead to whom it is at: opened fire on."""
AT = frozenset({"at", "near", "outside", "inside", "during", "in"})
REACH = 5


def with_gatherings(row: list[Chunk]) -> list[Chunk]:
    """The row, protests fired on as people, and those at which a bomb went off as places."""
    return [_read(row, at) if chunk.word in GATHERINGS else chunk for at, chunk in enumerate(row)]


def _read(row: Sequence[Chunk], at: int) -> Chunk:
    before = at - 1
    while before > max(0, at - REACH) and row[before].tag in "dawNLO":
        before -= 1
    if before < 0:
        return row[at]
    is_fired_on = row[before].word.endswith(FIRED_ON) and _is_of(row[before], "attack")
    if is_fired_on or _is_ended(row[before]):
        mention = ActorMention(row[at].start, row[at].end, "protesters", "civilian", None, "generic")
        return row[at]._replace(tag="O", item=mention)
    is_scene = row[before].word in AT and before > 0 and _is_of(row[before - 1], "bombing")
    return row[at]._replace(tag="T", item=None) if is_scene and row[at].tag in "VE" else row[at]


def _is_ended(chunk: Chunk) -> bool:
    """Whether a word tells that somebody put an end to it: dispersed a march."""
    return chunk.tag == "V" and any(reading.frame == "ends" for reading in chunk.item)  # type: ignore[attr-defined]


def _is_of(chunk: Chunk, name: str) -> bool:
    return chunk.tag == "V" and any(reading.cls.name == name for reading in chunk.item)  # type: ignore[attr-defined]
