"""Groups that cannot have done a deed, as it was done to one of theirs, or they protest against it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.rare import Rare
from .suspect_words import LOOK_BACK, OWNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

_ROLE = (
    r"(?:leaders?|members?|militants?|activists?|commanders?|candidates?|chiefs?|founders?|heads?|spokesm[ae]n|officials?"
    r"|delegates?|supporters?|president|secretary[ -]general|secretary)"
)
_ONE_OF_IT = re.compile(rf"(?:'s)? (?:[\w-]+ ){{0,2}}?{_ROLE}\b")
"""What stands behind the name of a group that somebody belongs to: M-19 presidential candidate."""
_OF_IT = re.compile(rf"\b{_ROLE} of (?:the )?(?:[\w\"-]+ ){{0,3}}$")
"""What stands before it."""
_POINTS_BACK = Rare(
    rf"\b{_ROLE} of (?:that|this|the same) (?:[\w-]+ ){{0,2}}(?:group|organi[sz]ation|movement|front|party|faction)\b",
    " of th",
)
"""Words for people who belong to the group that was named last."""
_PROTESTS = re.compile(r"\b(?:to (?:protest|avenge|condemn|mourn)|in protest (?:at|over|against))\b[^.;]*$")
"""What stands between a group and a deed that it holds against others: set fire to buses to protest the murder."""
REACH = 60
"""Characters beside a name in which it is told whom of theirs is meant."""
NAMED_LAST = 400
"""Characters before `that organization` in which its name stands."""
SHORTEST_SURNAME = 4


def is_of_theirs(doc: Document, mentions: Sequence[ActorMention], story: Story, named: Sequence[ActorMention]) -> bool:
    """Whether those acted on are of the group with these mentions; `named` are all groups of the report, in order."""
    patients = [people for fact in story.facts for people in fact.patients]
    if any(_is_of_last(doc, people, mentions, named) for people in patients):
        return True
    names = {
        word
        for people in patients
        for actor in people.actors
        if actor.kind == "person"
        for word in doc.norm[actor.start : actor.end].split()
        if len(word) >= SHORTEST_SURNAME
    }
    return bool(names) and any(_leads(doc, mention, names) for mention in mentions)


def _is_of_last(doc: Document, people: People, mentions: Sequence[ActorMention], named: Sequence[ActorMention]) -> bool:
    """Whether people are said to be of the group named last: the murder of two members of that organization."""
    if _POINTS_BACK.search(doc.norm, people.start, people.end + REACH) is None:
        return False
    before = [actor for actor in named if people.start - NAMED_LAST < actor.start < people.start]
    return bool(before) and before[-1].name == mentions[0].name


def _leads(doc: Document, mention: ActorMention, names: set[str]) -> bool:
    """Whether one of these names is told beside that of the group as that of one of its people."""
    norm = doc.norm
    if (role := _ONE_OF_IT.match(norm, mention.end)) is not None:
        return not names.isdisjoint(re.findall(r"[\w-]+", norm[role.end() : role.end() + REACH].partition(",")[0]))
    start = max(0, mention.start - REACH)
    role = _OF_IT.search(norm, start, mention.start)
    return role is not None and not names.isdisjoint(re.findall(r"[\w-]+", norm[start - REACH : role.start()]))


def is_struck(doc: Document, mentions: Sequence[ActorMention], story: Story) -> bool:
    """Whether what is struck is a group's: a strike on a base used by its fighters."""
    told = {fact.sentence for fact in story.facts}
    beside = (mention.start for mention in mentions if doc.sentence_at(mention.start) in told)
    return any(OWNS.search(doc.norm, max(0, start - LOOK_BACK), start) is not None for start in beside)


def protests(doc: Document, mention: ActorMention, story: Story) -> bool:
    """Whether a group is told in the sentence of a deed to act in protest against it."""
    return any(
        mention.end < fact.start and _PROTESTS.search(doc.norm, mention.end, fact.start) is not None
        for fact in story.facts
        if doc.sentence_at(mention.start) == fact.sentence
    )
