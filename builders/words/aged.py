"""People told by their age alone: a 22-year-old was shot dead; not a 22-year-old teacher, a 22-year-old war."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .actor_mention import ActorMention

if TYPE_CHECKING:
    from .chunks import Chunk

YEAR_OLD = "-year-old"
_AGED = re.compile(r"(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)-year-olds?")
BEHIND = frozenset("xhmVbpcnaqD,.;:)(")
"""Tags of what stands behind those who are told by their age: no noun that it describes."""


def aged(row: list[Chunk]) -> list[Chunk]:
    """The row with people where nothing but their age says who they are."""
    return [_person(row, at) if YEAR_OLD in chunk.word else chunk for at, chunk in enumerate(row)]


def _person(row: list[Chunk], at: int) -> Chunk:
    chunk = row[at]
    is_counted = at > 0 and row[at - 1].tag in "dN" and _AGED.fullmatch(chunk.word) is not None
    behind = [each.tag for each in row[at + 1 : at + 3]]
    describes = (behind[:1] != [] and behind[0] not in BEHIND) or behind == ["V", "O"]
    if chunk.tag != "w" or not is_counted or describes:
        return chunk
    mention = ActorMention(chunk.start, chunk.end, "people", None, None, "generic")
    return chunk._replace(tag="O", item=mention)
