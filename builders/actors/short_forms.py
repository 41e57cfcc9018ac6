"""Short forms: surnames of persons named in full, acronyms that only this report explains, and `the coalition`."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from ..words.actor_mention import ActorMention, mention_of
from .aliases import is_so_far
from .person_names import occurrences, surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document
    from .definitions import Definition

MOST = 60
"""Short forms looked for in one report; each costs a pass, and so the cost stays linear. News names far fewer."""
_start = attrgetter("start")
COALITION = "-led coalition"
"""The end of the names of coalitions of states; one that the report names is told of by the noun alone as well."""
THE_COALITION = ("the coalition", "The coalition")


def with_short_forms(doc: Document, found: list[ActorMention], explained: Sequence[Definition]) -> list[ActorMention]:
    """Add the short forms among the mentions found, and give persons their fullest name."""
    persons = {mention.name: mention for mention in found if mention.kind == "person"}
    coalitions = {mention.name: mention for mention in found if mention.name.endswith(COALITION)}
    if not persons and not explained and not coalitions:
        return found
    full = surnames(persons)
    meant = {surname: persons[name]._replace(suspected=False) for surname, name in full.items()}
    meant |= {definition.acronym: mention_of(definition.actor, 0, 0) for definition in explained}
    if len(coalitions) == 1:
        [coalition] = coalitions.values()
        meant = dict.fromkeys(THE_COALITION, coalition._replace(suspected=False)) | meant
    further = _further(doc, found, dict(list(meant.items())[:MOST]))
    named = [
        mention._replace(name=full.get(mention.name, mention.name)) if mention.name in persons else mention
        for mention in found
    ]
    return sorted([*named, *further], key=_start) if further else named


def _further(doc: Document, found: Sequence[ActorMention], meant: dict[str, ActorMention]) -> list[ActorMention]:
    """Where the short forms stand outside the mentions found."""
    ends = [mention.end for mention in found]
    further: dict[int, ActorMention] = {}
    for word, mention in meant.items():
        for start, end in occurrences(doc, word):
            after = bisect_right(ends, start)
            is_free = after == len(found) or found[after].start >= end
            if is_free and not is_so_far(doc, start, end):
                further.setdefault(start, mention._replace(start=start, end=end))
    return list(further.values())
