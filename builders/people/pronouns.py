"""Pronouns over sentences: the armed people whom `they` or `it` at the head of a sentence takes up from before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.document import starting_in
from ..words.lexicons import ARMED
from .phrases import People
from .shared_subjects import is_undergone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..words.actor_mention import ActorMention
    from ..words.chunks import Chunk, Row
    from ..words.document import Document

MOST_BACK = 3
"""Sentences before a pronoun in which those are looked for whom it means; those between speak of nobody."""
_PRONOUNS = frozenset({"they", "it", "its", "their"})
_TELLS = re.compile(
    r" (?:\w+ ){0,2}?(?:said|says?|told|reported|reports|confirmed|announced|stated|added|believes?|suspects?)\b"
)
"""What a force that only tells of the deed does."""


class Told:
    """The armed people of the sentences told so far."""

    def __init__(self, doc: Document, actors: Sequence[ActorMention]) -> None:
        self._doc, self._actors = doc, actors
        self._facts: dict[int, Sequence[Fact]] = {}

    def note(self, number: int, facts: Sequence[Fact]) -> None:
        """Remember what a sentence tells: whoever was acted on has not done what is told next."""
        self._facts[number] = facts

    def before(self, number: int, row: Row) -> ActorMention | None:
        """Whom a pronoun in a sentence takes up: the one armed name of the last sentence that speaks of anybody."""
        if _PRONOUNS.isdisjoint(row.words):
            return None
        for back in range(number - 1, max(-1, number - 1 - MOST_BACK), -1):
            people = starting_in(self._actors, self._doc.sentences[back])
            facts = self._facts.get(back, ())
            suffered = {actor.end for fact in facts for people in fact.patients for actor in people.actors}
            armed = [one for one in people if one.group in ARMED and one.kind != "person" and not self._tells(one)]
            did = {actor.end for fact in facts for people in fact.agents for actor in people.actors}
            acting = [one for one in armed if one.end not in suffered]
            acting = [one for one in acting if one.end in did] or acting
            named = [one for one in acting if one.kind != "generic"] or acting
            if people:
                return named[0] if len({one.name for one in named}) == 1 else None
        return None

    def _tells(self, actor: ActorMention) -> bool:
        """Whether a force is only cited for what happened: police said."""
        return actor.group == "state_force" and _TELLS.match(self._doc.norm, actor.end) is not None


def taken_from_before(row: Row, at: int, index: int) -> list[People]:
    """Whom the pronoun at an index takes up from an earlier sentence, where the verb is one for what they did."""
    actor, verb, word = row.before, row[index], row[at].word
    if actor is None or verb.tag != "V" or is_undergone(verb):
        return []
    is_passive = row[index - 1].tag == "x" and not verb.word.endswith("ing")
    is_meant = word == "they" or (word in ("it", "its", "their") and actor.kind != "generic")
    if is_passive or not is_meant or any(chunk.tag in "OTMEV" and chunk.word not in GROUPS for chunk in row[:at]):
        return []
    return [People(at, at, actor.start, actor.end, None, "", (actor,), word)]


GROUPS = frozenset({"group", "movement", "organisation", "organization", "militia"})
"""What a group is called that speaks for itself: the group said its fighters had killed nine."""


def tells_of_armed(row: Sequence[Chunk], before: int, comma: int) -> bool:
    """Whether what looks like an aside tells what armed people did, whom `they` then means."""
    inside = range(before + 2, comma - 1)
    return any(
        row[at].tag == "O" and row[at + 1].tag == "V" and getattr(row[at].item, "group", None) in ARMED for at in inside
    )
