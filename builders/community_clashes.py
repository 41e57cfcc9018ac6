"""The two sides of a clash told by the bare names of communities: clashes between Dinka and Nuer youths.

A community's name alone is no actor elsewhere, since most of its people take no part in its fights.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .actor_mention import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .actor_mention import ActorMention
    from .document import Document
    from .lexicons import Actor, Lexicon

_FOUGHT = (
    r"\b(?:clash(?:es)?|fighting|violence|battles?|conflict|skirmish(?:es)?|fights?|gunfights?|feuds?)\b"
    r"[^.;:]{0,60}? between"
)
_LED = r"(?: (?:the|armed|rival|local|ethnic|members of|youths? from|herders from)){0,3} "
MILITIA = " Militia"


@lru_cache(maxsize=8)
def _communities(lexicon: Lexicon) -> tuple[dict[str, Actor], re.Pattern[str]]:
    """The communities that the lexicon knows a militia of, and two of them as the sides of a clash."""
    actors = (alias.actor for aliases in lexicon.words("actor").values() for alias in aliases)
    known = {actor.name.removesuffix(MILITIA).lower(): actor for actor in actors if actor.name.endswith(MILITIA)}
    name = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pattern = re.compile(rf"{_FOUGHT}{_LED}({name})\b(?: [a-z]+){{0,2}}? and(?:{_LED.removesuffix(' ')} )({name})\b")
    return known, pattern


def community_clashes(doc: Document, lexicon: Lexicon, actors: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Yield the communities between which a clash is told, where they are no actors yet."""
    if doc.is_upper or " between " not in doc.norm:
        return
    known, pattern = _communities(lexicon)
    taken = [(actor.start, actor.end) for actor in actors if actor.kind != "generic"]
    for match in pattern.finditer(doc.norm):
        for start, end in (match.span(1), match.span(2)):
            if doc.text[start].isupper() and not any(first < end and start < last for first, last in taken):
                yield mention_of(known[doc.norm[start:end]], start, end)
