"""What makes a figure worth less, or more, than others: said before, claimed, of those in care, come to since."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from ..deeds.retold import has_come_since, is_retold
from ..records import AT_ONCE, CARED, EARLIER, LATEST, OWN, RIVAL
from ..words.deed_classes import TENDED
from ..words.document import Span, starting_in
from ..words.headlines import HEAD
from ..words.rare import Rare
from .of_several import DEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..attribution.finding import Attribution
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..words.actor_mention import ActorMention
    from ..words.document import Document


def _is_own(fact: Fact, cited: Attribution | None) -> bool:
    """Whether who is cited tells how many it killed itself: the group said it, or its men, had killed nine soldiers."""
    if cited is None:
        return False
    return any(people.start <= cited.source_start < people.end or people.head == "its" for people in fact.agents)


def _is_foe(cited: Attribution, people: People, actors: Sequence[ActorMention], clause: Span) -> bool:
    """Whether an armed group tells how many of others died or were hurt: the militants spoke of five dead."""
    at = bisect_left(actors, cited.source_start, key=attrgetter("start"))
    is_armed = at < len(actors) and actors[at].start < cited.source_end and actors[at].group == "armed_group"
    if not is_armed or any(actor.group == "armed_group" for actor in people.actors):
        return False
    others = (actor for actor in starting_in(actors, clause) if not people.start <= actor.start < people.end)
    return not any(actor.group == "state_force" for actor in others)  # Hamas said 12 died in an Israeli strike


def _clause_of(doc: Document, people: People, fact: Fact) -> Span:
    """The sentence up to where another one speaks: 60 died, the rebels said, while the army put it at 11."""
    start, end = doc.sentences[fact.sentence]
    ends = (at for mark in (", while ", ", but ", "; ") if (at := doc.norm.find(mark, people.end, end)) > 0)
    return Span(start, min(ends, default=end))


_CORRECTED = Rare(
    r"\b(?:had (?P<then>(?:on \w+day|earlier|initially|previously|originally|at first|first|at that time|until then) )?"
    r"|(?:initially|previously|originally|at first),? (?:[\w'-]+ ){0,3})"
    r"(?:been talk|put|said|reported|told|given|gave|announced|estimated|spoken|spoke|talked|counted|confirmed"
    r"|stated)\b"
    r"|\bearlier(?: (?:on )?\w+)?, (?:he|she|they|it) (?:said|told|put|reported|spoke)\b"
    r"|\b(?:initial|earlier|preliminary|previous|original|first) (?:[\w'-]+ ){0,2}"
    r"(?:reports?|counts?|tolls?|figures?|estimates?|statements?|accounts?)\b",
    *("had ", "initial", "earlier", "preliminary", "previous", "original", "first"),
)
"""Words before a figure that tell of it as one that was given before: police had earlier put it at two."""


def is_recount(doc: Document, fact: Fact) -> bool:
    """Whether a harm is only counted again: put the dead at five, had at first said two; not so `had said` alone."""
    if fact.trigger.cls.measure is None or is_retold(fact):
        return is_retold(fact)
    start = doc.sentences[fact.sentence].start
    counts = _COUNTS.search(doc.norm, start, fact.end + COUNT_REACH)
    if counts is not None and fact.start < counts.end():
        return True
    found = _CORRECTED.search(doc.norm, start, fact.start)
    if found is None or (found[0].startswith("had ") and not found["then"]):
        return False
    return " but " not in doc.norm[found.end() : fact.start]


_NUMBER = r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b)"
_COUNTS = Rare(
    r"\b(?:put|puts|putting|gave|gives|giving) the (?:[\w'-]+ ){0,5}?"
    r"(?:tolls?|number|figure|count|dead|killed|deaths)\b[^.;,]{0,30}? (?:at|as) (?:[a-z]+ ){0,3}?"
    rf"{_NUMBER}"
    r"|\b(?:gave|gives|giving|reported|announced) (?:an?|another) (?:[\w'-]+ ){0,3}?(?:toll|count|figure) of "
    rf"(?:[a-z]+ ){{0,3}}{_NUMBER}",
    *("put", "gave", "give", "giving", "toll of ", "count of ", "figure of "),
)
"""Words that give how many were struck, of what is told before."""
COUNT_REACH = 40
"""Characters behind a word for a harm in which its number stands."""


def _is_corrected(doc: Document, fact: Fact) -> bool:
    """Whether a figure stands in a sentence that tells what was said before, which another one has corrected."""
    sentence = doc.sentences[fact.sentence]
    found = _CORRECTED.search(doc.norm, sentence.start, fact.start)
    if found is not None and ", but " in doc.norm[found.end() : fact.start]:
        return False  # had put the toll at six, but a chief said nine had died
    if found is None or (found[0].startswith("had ") and not found["then"]):
        # police said that officials had counted 86 bodies: `had` is that of reported speech
        return found is not None and _SAID.search(doc.norm, sentence.start, found.start()) is None
    return True


_SAID = re.compile(r"\b(?:said|told|added|stated|announced|reported|reports|wrote)\b")


_RISES = r"(?:rose|risen|rises|rising|climbed|climbs|climbing|increased|jumped|gone up|went up|revised|raised|updated)"
_RAISES = r"(?:bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|tak(?:es?|ing)|took|push(?:es|ed|ing)?|lift(?:s|ed|ing)?)"
_TOLL = (
    r"(?:tolls?|dead|deaths|fatalities"
    r"|number (?:of (?:\w+ ){0,2})?(?:dead|killed|died|deaths|fatalities|victims|injured|wounded|hurt))"
)
_RAISED = re.compile(
    rf"\b(?:{_TOLL}\b[^.;]{{0,200}}?\b{_RISES}|{_RAISES}\b [^.;,]{{0,30}}?\b{_TOLL})\b[^.;,]{{0,24}} to $"
    r"|\btoll\b[^.;]{0,90} now(?: stands| is)?(?: at)? $"
)
"""What leads to the figure to which a toll has come since: one of the injured has died, taking the toll to 15."""
LOOK_BACK = 240
"""Characters before a figure in which such words stand."""


def _is_raised(doc: Document, people: People) -> bool:
    if people.number is None or not doc.norm.endswith((" to ", " now ", " at ", " is "), 0, people.number.start):
        return False
    return _RAISED.search(doc.norm, max(0, people.number.start - LOOK_BACK), people.number.start) is not None


_AT_ONCE = re.compile(
    r" (?:(?:right )?(?:on|at) the (?:spot|scene|site)|there and then|instantly|immediately|outright|at once"
    r"|instantaneously|where they (?:were|stood|sat|lay|slept))\b"
)
"""Words behind a harm that leave out those who died of it later: 13 died at once and three of their wounds."""


def _is_at_once(doc: Document, fact: Fact, people: People) -> bool:
    is_number = people.number is not None and not people.number.article
    return (
        is_number
        and fact.trigger.cls.name == "kill"
        and _AT_ONCE.match(doc.norm, max(fact.end, people.end)) is not None
    )


_WITNESSED = re.compile(
    r"\b(?:i|we)(?:'ve)? (?:(?:have|had|only|personally|myself|ourselves|later|alone) ){0,2}"
    r"(?:counted|saw|seen|buried|found|collected|recovered|picked up|retrieved|gathered|came across|washed|removed"
    r"|(?:brought|pulled|carried|dug|took|dragged|lifted)(?: out| up| away| in)?) (?:[\w-]+ ){0,2}$"
    r"|\b(?:hospital|clinic|morgue|mortuary|it|we)\b[^.;,\"]{0,30} (?:received|taken in|took in|admitted)"
    r" (?:[\w-]+ ){0,2}$"
)
"""What leads to the dead whom one witness saw or one house took in, beside the count of all: I saw 19 bodies."""
_HOUSED = re.compile(
    r" (?:(?:[\w-]+ ){0,3}(?:brought|taken|received|arrived|moved|shifted|evacuated|deposited|transferred|kept)"
    r" (?:[\w-]+ ){0,2}(?:to|at|in|by|into)|(?:are|were|lay|lie) (?:[\w-]+ )?(?:at|in)) [^.;,]{0,40}?"
    r"\b(?:hospitals?|clinic|morgues?|mortuary|mortuaries|medical (?:complex|cent(?:er|re)))\b"
)
"""What follows the dead whom one house took in: six bodies had been brought to the hospital."""
_WITNESS_OWN = re.compile(r"(?:[\w-]+ ){0,3}of my |my ")
_NEAR_WITNESS = re.compile(
    r"[^.;,\"]{0,20} (?:in my arms|(?:in front of|before|near|beside|next to|around) me|before my eyes)\b"
)
"""What makes them some of one witness's own, or those who died before him: two of my neighbours."""


def _is_witnessed(doc: Document, fact: Fact, people: People) -> bool:
    start = people.number.start if people.number is not None else people.start
    if fact.trigger.cls.measure == "killed" and (
        _WITNESS_OWN.match(doc.norm, people.start) or _NEAR_WITNESS.match(doc.norm, max(people.end, fact.end))
    ):
        return True
    if fact.trigger.cls.name != "death":
        return False
    is_led_to = _WITNESSED.search(doc.norm, max(0, start - LONGEST_WITNESS), start) is not None
    return is_led_to or _HOUSED.match(doc.norm, max(people.end, fact.end)) is not None


_PUTS = re.compile(
    r"\bput(?:s|ting)? the (?:[\w'-]+ ){0,5}(?:tolls?|number|figure|count|dead|killed|deaths)\b[^.;,]{0,30} at $"
    r"|\b(?P<spoke>spoke|speaks?|talked|talks) of (?:[a-z]+ ){0,2}$"
    r"|\b(?:tolls?|number|figure|count|dead|killed|deaths) (?P<nears>is|was|were|could be|may be|might be) $"
)
"""What leads to a toll that somebody gives behind the one that the report leads with: Amnesty put the dead at 54.

Medics spoke of 31 dead."""
NEARER = ("closer to", "nearer to")
"""The same with the verb `be`: the number of dead was closer to 40."""
_COUNTED = re.compile(
    rf"\b(?:kill\w*|dead|leaving|left|death of) (?:[a-z]+ ){{0,3}}?{_NUMBER}"
    rf"|\b{_NUMBER}[^.;,]{{0,40}} (?:killed|dead|died)\b"
)
"""Words of a first sentence that give how many died."""
_OPEN = re.compile(r"\b(?:at least|more than|over|no fewer than) ")
LEAST = 13
"""Characters of words before a number that leave open how many more there were."""


def _is_rival(doc: Document, fact: Fact, people: People) -> bool:
    if people.number is None:
        return False
    put = _PUTS.search(doc.norm, max(0, people.number.start - LOOK_BACK), people.number.start)
    if put is None or (put["nears"] and not doc.norm.startswith(NEARER, people.number.start)):
        return False
    lead = _COUNTED.search(doc.norm, 0, put.start())
    if lead is None:
        return fact.sentence >= HEAD
    # what others spoke of is more exact than `at least 12`
    return not put["spoke"] or _OPEN.search(doc.norm, max(0, lead.start() - LEAST), lead.end()) is None


_DISPUTED = Rare(
    r"\b(?:reject|dismiss|disput|refut|contest|ridicul|contradict|den(?:y|ied|ies))\w* (?:[\w\"'-]+ ){0,7}?"
    r"(?:figures?|tolls?|claims?|estimates?|reports?|counts?|numbers?|rumou?rs?)\b[^.;,]{0,40}$",
    *("reject", "dismiss", "disput", "refut", "contest", "ridicul", "contradict", "deny", "denie"),
)
_UNCONFIRMED = re.compile(
    r"[^.;,]{0,40} (?:could|can) not (?:immediately )?be (?:[a-z]+ly )?(?:confirmed|verified|corroborated)\b"
)
"""Words before and behind a figure that is disputed, or that nobody else confirms: dismissed a figure of 86 dead."""


def _is_disputed(doc: Document, fact: Fact) -> bool:
    if fact.voice != "noun":
        return False
    sentence = doc.sentences[fact.sentence]
    is_unconfirmed = _UNCONFIRMED.match(doc.norm, fact.end, sentence.end) is not None
    return is_unconfirmed or _DISPUTED.search(doc.norm, sentence.start, fact.start) is not None


LONGEST_WITNESS = 50
"""Characters of such words."""
MAIMING = frozenset({"lose"})
"""Verbs that tell more of some of the hurt: lost a leg."""


_OF_CLAIMED = re.compile(rf"[^.;\"]{{0,60}}?\b{DEED}[^.;\"]{{0,60}}?\b(?:in which|that|which|where) ")


def is_of_claimed(doc: Document, cited: Attribution, people: People) -> bool:
    """Whether a figure only says of which deed somebody claims to have done it: claimed the attack that killed 19."""
    if not cited.verb.startswith("claim") or cited.verb_end > people.start:
        return False
    return _OF_CLAIMED.match(doc.norm, cited.verb_end, people.start) is not None


def kind_of_figure(
    doc: Document, fact: Fact, people: People, cited: Attribution | None, actors: Sequence[ActorMention]
) -> str | None:
    """What makes a figure worth less, or more, than others, if anything does."""
    if _is_raised(doc, people) or has_come_since(doc, fact):
        return LATEST
    if fact.trigger.cls.name in TENDED or (fact.trigger.cls.measure == "injured" and fact.trigger.lemma in MAIMING):
        return CARED
    if _is_corrected(doc, fact):
        return EARLIER
    if _is_at_once(doc, fact, people):
        return AT_ONCE
    if _is_witnessed(doc, fact, people):
        return OWN
    if is_retold(fact) or _is_rival(doc, fact, people) or _is_disputed(doc, fact):
        return RIVAL
    is_claimed = cited is not None and _is_foe(cited, people, actors, _clause_of(doc, people, fact))
    return OWN if is_claimed or _is_own(fact, cited) else None
