"""Numbers that somebody else gives for those told before: six had died, police said; residents put it at nine."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ..numbers.finding import NumberMention
from ..numbers.reading import STRETCH, read
from ..people.phrases import People

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..words.document import Document
    from .facts import Fact

RETOLD = "retold"
"""What stands for the word of a fact that is such a number."""
NEAR = 1
"""Sentences behind those whom it counts."""
_COUNT = r"(?:number|figure|(?:death )?toll|count|tally)"
_TRUE = r"(?:(?:real|true|actual|correct|exact|final) )?"
_PUTS = r"(?:puts?|putting)"
_MOVES = (
    r"(?:lower(?:s|ed)|rais(?:es|ed)|revis(?:es|ed)|correct(?:s|ed)|cut|reduc(?:es|ed)|increas(?:es|ed)|updat(?:es|ed))"
)
_SAYS = (
    r"(?:says?|said|claims?|claimed|insists?|insisted|reports?|reported|mentions?|mentioned|counts?|counted|lists?"
    r"|listed|confirms?|confirmed|acknowledges?|acknowledged|admits?|admitted|estimates?|estimated|recorded"
    r"|documented|believes?|(?:speaks?|spoke|speaking|talks?|talked|talking) of)"
)
_RIVAL = re.compile(
    rf"\b(?:{_PUTS} (?:it|this|that|the {_TRUE}{_COUNT})(?: much)?(?: (?:higher|lower),?)? at"
    rf"|{_PUTS} (?:it|this|that|the {_TRUE}{_COUNT})(?= as high as )"
    rf"|(?:gives?|gave|giving) (?:the|its|their|his|her) {_TRUE}{_COUNT} (?:as|at)"
    rf"|(?:gives?|gave|giving) (?:a|another) (?:[a-z]+ )?{_COUNT} of"
    rf"|(?:the|this|that|their) {_TRUE}{_COUNT} (?:is|was|were|could be|may be|might be|to be)"
    r"(?: (?:really|actually|in fact|probably|likely))?(?: much)?(?: (?:higher|lower),?)?(?: at(?! least| most))?"
    rf"|{_MOVES} (?:the|its|their|that) {_TRUE}{_COUNT}(?: (?:up|down|upwards|downwards))? to"
    rf"|(?:the|that|this) {_TRUE}{_COUNT} (?:is|was|stands at|stood at) now"
    rf"|{_PUTS}\b[^.;]{{4,100}}[,;] (?:(?:and|while|but|with) )?(?:[\w'-]+ ){{1,7}}?at"
    r"|(?:estimates|figures|tolls|counts|accounts|claims|numbers)\b[^.;]{0,40}? "
    r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|differ(?:s|ed)?)(?: widely| greatly)?,?(?= (?:from|between) )"
    rf"|{_SAYS}(?: (?:there|it) (?:were|was))?) "
)
"""What leads to a number without a word for whom it counts."""
_BARE = re.compile(
    r"[\"'’”]{0,2}(?:$|[.;!](?!\d)|,? (?:while|whereas|but|though|although|in all|in total"
    r"|and (?:that|said|added|the|an?))\b"
    r"|, (?:[a-z-]+ ){1,6}?(?:said|says?)\b)"
)
"""What stands behind it, where no other word tells what it counts."""


def as_retold(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, and behind those that count the dead, or the hurt, the numbers that others give, in reading order."""
    told = {people.number.start for fact in facts for people in (*fact.patients, *fact.parts) if people.number}
    found: list[Fact] = []
    for _, here in groupby(facts, key=attrgetter("sentence")):
        if (counted := _counted([*here])) is not None:
            for rival in _rivals(doc, counted):
                if rival.patients[0].start not in told:
                    found.append(rival)
                    told.add(rival.patients[0].start)
    return sorted([*facts, *found], key=attrgetter("start")) if found else [*facts]


def _counted(facts: Sequence[Fact]) -> Fact | None:
    """The last fact of a sentence that counts anybody, if all who are counted there are dead, or all are hurt."""
    counting = [fact for fact in facts if fact.trigger.cls.measure and any(people.number for people in fact.patients)]
    return counting[-1] if len({fact.trigger.cls.measure for fact in counting}) == 1 else None


def _rivals(doc: Document, counted: Fact) -> Iterator[Fact]:
    """The numbers that others give for those whom a fact counts, behind it and in the sentence after each."""
    at, near, last = counted.end, counted.sentence + NEAR, len(doc.sentences) - 1
    while (lead := _RIVAL.search(doc.norm, at, doc.sentences[min(near, last)].end)) is not None:
        at = lead.end()
        number = _number_at(doc, at)
        if number is None:
            continue
        sentence = doc.sentence_at(lead.start())
        near = sentence + NEAR
        people = People(0, 0, number.start, number.end, number, "", (), "")
        told = counted._replace(sentence=sentence, start=lead.start(), end=at - 1, word=RETOLD)
        yield told._replace(agents=(), patients=(people,), parts=(), targets=())


def _number_at(doc: Document, start: int) -> NumberMention | None:
    stretch = STRETCH.match(doc.norm, start)
    found = read(stretch[0]) if stretch is not None and stretch.lastgroup == "figure" else None
    if found is None or found.rule == "number.vague" or (found.low or found.high or 0) < LEAST:
        return None
    end = start + found.end
    if _BARE.match(doc.norm, end) is None:
        return None
    return NumberMention(start, end, found.low, found.high, found.qualifier, found.rule, False)


LEAST = 2
"""The smallest such number: `one` is more than a number."""


_COMES = re.compile(rf"{_MOVES}\b.* to$|.* now$")


def has_come_since(doc: Document, fact: Fact) -> bool:
    """Whether it is the one to which the count has come since: the commissioner lowered the figure to 26."""
    return is_retold(fact) and _COMES.match(doc.norm, fact.start, fact.end) is not None


def is_retold(fact: Fact) -> bool:
    """Whether a fact is such a number, which is a rival to the one told before."""
    return fact.word == RETOLD
