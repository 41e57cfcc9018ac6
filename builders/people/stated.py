"""What a phrase for people states: its number, one person, nobody, or some of those counted before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..words.deed_classes import CARE
from .phrases import IN_ORDER, ONE_PERSON, ONE_TOLD_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..words.document import Document
    from .phrases import People

Stated = tuple[int | None, int | None, str, str]
"""Low, high, qualifier and rule."""


def stated_number(people: People) -> Stated | None:
    """What a phrase states: its number, or one person named or told of in the singular."""
    number = people.number
    if number is not None and not number.article:
        return number.low, number.high, number.qualifier, number.rule
    if number is not None and people.head.endswith("couple"):
        return 2, 2, "exact", "number.words"
    if people.head in ONE_TOLD_OF or people.head in ONE_PERSON:
        return 1, 1, "exact", "number.pronoun"
    if not people.actors:
        return (1, 1, "exact", "number.article") if number is not None else None
    if number is not None and number.end - number.start >= len("one of"):
        return 1, 1, "exact", "number.one_of"
    if is_one_by_name(people):
        return 1, 1, "exact", "number.person"
    if is_one_person(people):
        return 1, 1, "exact", "number.article" if number is not None else "number.singular"
    return None


FROM_SECOND = (*IN_ORDER, "twelfth")
_NTH = re.compile(rf"an? ({'|'.join(FROM_SECOND)}) ")
CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NTH = "number.ordinal"
NTH_REACH = 400
"""Characters before one more death in which the others are told."""


def is_nth(doc: Document, people: People) -> bool:
    """Whether they are one more of those told before: a ninth victim."""
    return _NTH.match(doc.norm, people.start) is not None


def as_nth(doc: Document, people: People, fact: Fact) -> Stated | None:
    """How many have died where one more has: a fourth person has died of the blast; eight died, a ninth in hospital."""
    if fact.trigger.cls.name != "kill" or fact.trigger.frame != "undergoes":
        return None
    nth = _NTH.match(doc.norm, people.start)
    if nth is None:
        return None
    dead = FROM_SECOND.index(nth[1]) + 2
    told = doc.norm[max(0, people.start - NTH_REACH) : people.start]
    is_known = _opens_report(doc, people, fact.sentence) or _others_of(dead).search(told) is not None
    return (dead, dead, "exact", NTH) if is_known else None


def _opens_report(doc: Document, people: People, sentence: int) -> bool:
    """Whether a report begins with these people, its headline and dateline aside."""
    opening = doc.sentences[sentence].start
    is_first = sentence == 0 or doc.sentences[sentence - 1].end <= doc.titled
    return is_first and (people.start == opening or doc.norm.endswith(("- ", ": "), opening, people.start))


@cache
def _others_of(dead: int) -> re.Pattern[str]:
    """What tells of the others where one more makes so many dead, or of the toll to which he brings them."""
    before, now = (rf"(?:{number}|{CARDINALS[number - 1]})" for number in (dead - 1, dead))
    return re.compile(
        rf"\b{before} (?:[a-z-]+ ){{0,4}}?(?:killed|dead|died)\b|\btoll\b[^.;]{{0,80}} {now}\b"
        rf"|\b(?:kill\w*|dead|left|leaving) (?:[a-z-]+ ){{0,2}}?{before}\b"
    )


_HEADLINE = re.compile(r"(?:^|[:;.-]) ?$")


def in_headline(doc: Document, people: People, fact: Fact) -> Stated | None:
    """One person told without an article, as in headlines and notes: Policeman shot dead, gunmen killed judge."""
    is_bare = not people.determiner and people.number is None and bool(people.actors)
    if is_bare and len(people.actors) == 1 and not doc.is_upper and _is_object(doc, people, fact):
        return 1, 1, "exact", "number.singular"
    kinds = {actor.kind for actor in people.actors}  # a Brimob officer, a police officer
    if not is_bare or doc.is_upper or kinds.isdisjoint(("generic", "force")) or not _is_single(people.head):
        return None
    if not doc.text[people.start].isupper() or not _HEADLINE.search(doc.norm[max(0, people.start - 2) : people.start]):
        return None
    return 1, 1, "exact", "number.singular"


OPENING = (" a ", " an ", " the ", " his ", " her ", " their ", " its ", " of ", " by ", " for ", " with ", " and ")
"""What stands before a word that only describes the person behind it."""


def _is_object(doc: Document, people: People, fact: Fact) -> bool:
    """Whether one person stands right behind the verb that says what was done to him; but a slain cleric."""
    if doc.norm.endswith(OPENING, 0, fact.start):
        return False
    is_behind = fact.voice == "active" and fact.trigger.frame == "acts" and people.start - fact.end == 1
    return is_behind and people.actors[0].kind in ("generic", "force") and _is_single(people.head)


RELATIVES = frozenset(
    {"son", "daughter", "wife", "sister", "child", "baby", "grandson", "granddaughter", "nephew", "niece"}
)
"""What the second of two of a family is called, who has no article of his own: a father and son."""


def in_family(people: People, listed: Sequence[People]) -> Stated | None:
    """One person told without an article behind another one of his family: a mother and daughter were killed."""
    if people.head not in RELATIVES or people.determiner or people.number is not None:
        return None
    is_second = any(0 < people.start - one.end <= len(" and ") and is_one_person(one) for one in listed)
    return (1, 1, "exact", "number.singular") if is_second else None


COLLECTIVE = frozenset(
    re.findall(
        r"\w+",
        "people police military army navy personnel crew family population staff public clergy gang band group mob "
        "crowd team unit patrol force squad government militia infantry column front community youth majority party "
        "convoy commando press congregation opposition leadership command cartel mafia security elite court "
        "congress",
    )
)
"""Nouns in the singular for more than one person."""
GUARDS = ("national guard", "civil guard", "presidential guard", "republican guard", "palace guard", "coast guard")
"""Bodies whose last word is a person elsewhere."""
_ONE = frozenset({"a", "an", "another", "the", "his", "her", "their", "its", "this", "one", "that", ""})


def is_one_by_name(people: People) -> bool:
    """Whether a phrase names one person, alone or behind an office: Judge Sofia de Roldan."""
    return any(actor.kind == "person" for actor in people.actors[:3])


def is_plural(head: str) -> bool:
    """Whether a head noun is in the plural."""
    word = head.split()[-1] if head else ""
    return word.endswith(("men", "women", "children")) or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def is_one_person(people: People) -> bool:
    """Whether a phrase for people means one of them: a soldier, the mayor, his wife."""
    is_youth = people.head == "youth" and people.number is not None  # the youth are many, a youth is one
    if not (is_youth or _is_single(people.head)) or people.determiner not in _ONE:
        return False
    is_named = all(actor.kind == "named" for actor in people.actors)
    return not is_named and (people.determiner != "" or people.number is not None)


def _is_single(head: str) -> bool:
    """Whether a head noun is a singular that means one of them."""
    word = head.split()[-1] if head else ""
    return bool(word) and not (is_plural(word) or word in COLLECTIVE or head.endswith(GUARDS))


def are_some_dead(doc: Document, people: People) -> bool:
    """Whether a number counts some of the dead: five of the bodies were mutilated."""
    return people.number is not None and _OF_THE_DEAD.match(doc.norm, people.number.end) is not None


def is_nobody(people: People) -> bool:
    """Whether the words say that nobody of them was: no soldier was hurt."""
    return people.number is not None and people.number.high == 0


UNKNOWN = (2, None, "vague", "number.vague")
"""What adds nothing to others who are counted: eight rebels and an unknown number of soldiers."""


def leaves_some_out(listed: Sequence[People]) -> bool:
    """Whether a list tells of several people without their number: the priests and their cook, a nun and civilians.

    A plural behind a number shares it: 77 fighters, civilians and guards.
    """
    is_shared = False
    for people in listed:
        stated = stated_number(people)
        is_several = (
            stated[2] == "vague" and stated != UNKNOWN
            if stated is not None
            else not is_shared and is_plural(people.head)
        )
        if people.actors and is_several:
            return True
        is_shared = is_shared if stated is None else stated[0] != 1
    return False


_OF_THE_DEAD = re.compile(
    r"\s+of (?:the|those) (?:dead|victims|killed|casualties|fatalities|deceased|bodies|corpses)\b"
)
_OF_THE_HURT = re.compile(r"\s+of (?:the|those) (?:[\w-]+ )?(?:wounded|injured)\b")
LOOK_BACK = 48
"""Characters before a number in which such words stand."""
_EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first|preliminary|provisional) (?:(?:death|official) )?"
    r"(?:toll|count|figure|estimate) (?:of|was|stood at) $"
)
"""What leads to the toll that a later one has left: up from an earlier toll of 12."""
_AMONG_THE_DEAD = re.compile(
    r"\s+(?:was|were|are|is) (?:also )?among (?:the|those) (?:\w+ )?(?:dead|victims|killed|wounded|injured)\b"
)


_DEAD_AMONG_THEM = re.compile(
    r"\bamong (?:the|those) (?:\w+ )?(?:dead|victims|killed|wounded|injured|casualties) (?:was|were|are|is) (?:also )?$"
)
"""The same in another order: among the dead were two women."""


def are_among_all(doc: Document, listed: Sequence[People]) -> bool:
    """Whether people, one or listed, are told to be among the dead or the hurt."""
    if _AMONG_THE_DEAD.match(doc.norm, listed[-1].end):
        return True
    first = listed[0].start
    before = doc.norm[max(0, first - LOOK_BACK) : first]
    return " among " in f" {before}" and _DEAD_AMONG_THEM.search(before) is not None


_RISEN = re.compile(
    r"\b(?:toll|number (?:\w+ ){0,3}(?:dead|deaths|killed|fatalities))\b(?:[^.;]{0,200}?) "
    r"(?<!close )(?:to|at) (?:at least |more than |about )?"
    r"(?=[\w-]+)(?!the|an?\b|(?:rise|climb|grow|increase|mount|go|be)\b)"
)
"""A toll that has come to a figure, which counts the others of its sentence: to 45 as three of the wounded died."""


def _is_in_toll(doc: Document, people: People, fact: Fact) -> bool:
    """Whether those who died are told in the sentence that says to what a toll has come."""
    if fact.trigger.frame != "undergoes" or fact.trigger.cls.name != "kill":
        return False
    sentence = doc.sentences[fact.sentence]
    # 98 died; others put the toll at 300
    start = max(sentence.start, doc.norm.rfind("; ", sentence.start, people.start))
    end = doc.norm.find("; ", people.end, sentence.end)
    risen = _RISEN.search(doc.norm, start, end if end > 0 else sentence.end)
    return risen is not None and not people.start <= risen.end() <= people.end


_ALONE = re.compile(r"\b(?:in|at) (?:[\w'-]+ ){1,4}?alone,? (?:[a-z-]+ ){0,3}?$")
"""What leads to the figure of one of several places: in Gao alone 11 were killed."""
_OF_THEM = re.compile(r"\s+of (?:them|whom|these|those)\b")
_OF_THOSE = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|some|\d+) of (?:the|those) ")
_RELATIVE = re.compile(r",? (?:who (?:was|were|had been|have been) )?")


def is_part(doc: Document, people: People, fact: Fact) -> bool:
    """Whether a number counts some of those counted before: three of the dead, one of the students killed."""
    at = people.start if people.number is None else people.number.start
    if are_among_all(doc, [people]) or _ALONE.search(doc.norm, max(0, at - LOOK_BACK), at):
        return True
    if fact.trigger.lemma == "have" and people.number is not None and doc.norm.startswith(" of ", people.number.end):
        return True  # five of them had their throats cut
    if _is_in_toll(doc, people, fact):
        return True
    if people.number is not None:
        if fact.trigger.cls.name == CARE and fact.voice == "noun" and _OF_THEM.match(doc.norm, people.number.end):
            return True
        of_whom = _OF_THE_HURT if fact.trigger.cls.measure == "injured" else _OF_THE_DEAD
        if of_whom.match(doc.norm, people.number.end) or _EARLIER.search(
            doc.norm, max(0, people.start - LOOK_BACK), people.start
        ):
            return True
    is_described = fact.voice == "passive" and _RELATIVE.fullmatch(doc.norm, people.end, fact.start) is not None
    return is_described and _OF_THOSE.match(doc.norm, people.start) is not None
