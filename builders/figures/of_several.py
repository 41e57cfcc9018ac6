"""Figures that words give to several incidents at once: five died over both attacks; 30 across all eight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.words import date_words
from ..words.alternatives import at_word
from ..words.rare import Rare

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..words.document import Document, Span

NUMERAL = r"(?:\d+|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?)\b)"
DEED = r"(?:attack|raid|\w*strike|\w*bomb(?:ing)?|blast|explosion|shooting|assault|ambush|massacre|shelling|siege)\b"
DEEDS = (
    r"(?:incidents|attacks|clashes|raids|bombings|blasts|explosions|shootings|ambushes|operations|actions|strikes"
    r"|assaults)\b"
)
PLACES = (
    r"(?:towns|villages|cities|provinces|districts|places|locations|communities|settlements|hamlets|states|counties)\b"
)
_OF_BOTH = re.compile(
    at_word(
        r"taken together|with (?:them|these),? the"
        rf"|(?:they|these|both|the {NUMERAL}(?: \w+)?) were (?:also )?among [^.;]*? (?:in|during|by)"
        rf" (?:[\w'-]+ ){{0,4}}?(?:{DEEDS}|violence|unrest|bloodshed)"
        r"|between them(?! and)|(?:over|across|in|from) (?:both|the two),|that together|together they"
        rf"|(?:counting|including) the (?:\w+ ){{0,2}}{DEEDS}"
        rf"|together with (?:an?|the|another|two|three) (?:[\w,-]+ ){{0,4}}(?:{DEEDS}|{DEED})"
    )
)
"""Words of a clause whose figures are those of two attacks or more."""
_OVER_ALL = re.compile(
    rf"\b(?:(?:over|across|in|from) (?:both|(?:all(?: of)? )?the {NUMERAL}|all(?: of)?(?: the)?(?: {NUMERAL})?)"
    rf" (?:\w+ ){{0,2}}(?!blasts|explosions){DEEDS}|across (?:this|the) {DEED} and (?:an?|{NUMERAL}|the) )"
)
"""The same of all that a sentence counts before it: four died, nine were hurt, two are missing across all attacks."""
_OPENED = re.compile(rf"{_OVER_ALL.pattern}|in (?:such|similar) (?:\w+ )?{DEEDS}")
"""The same at the head of a sentence, of all behind it: Across all four incidents 19 died and 30 were hurt."""
_ONE_OF = Rare(rf"\bone of (?:\w+ )?(?:{NUMERAL}|several|multiple) (?:[\w-]+ ){{0,3}}{DEEDS}", "one of ")
"""What event databases say of an incident that has others beside it: this was one of nine coordinated bombings."""
_OF_THEM = Rare(
    rf"\b(?:across (?:the|these|those) (?:\w+ )?{DEEDS}|the (?:\w+ )?{DEEDS} (?:had )?(?:collectively|together)\b"
    r"|in (?:all|total)(?: of)?\b)",
    *("across ", "collectively", "together", "in all", "in total"),
)
"""Words behind it whose figures are those of them all."""
_OF_SEVERAL = re.compile(
    r" in (?:\w+ )?(?:separate|various|different|such|similar"
    r"|(?:dozens|scores|hundreds) of|(?:\w+ than )?\d[\d,]+)"
    rf" (?:\w+ )?{DEEDS}"
)
"""What follows people killed in several incidents."""
_SPLIT_OVER = Rare(
    rf"(?: [\w'-]+){{0,6}} (?:over|across|between|among|for) (?:the )?{NUMERAL}"
    r" (?:\w+ )?(?:events|battles|attacks|incidents|clashes)\b",
    *("events", "battles", "attacks", "incidents", "clashes"),
)
"""The same as event databases put it: 9 deaths reported over 3 battles, 12 fatalities split across four events."""
_OF_COUNTED = Rare(
    rf"\b(?:\d[\d,]+|eleven|twelve|\w+teen|\w+ty|dozens of|scores of|hundreds of) (?:[\w-]+ ){{0,4}}{DEEDS}"
    r"[^.;]{0,100} (?:in|during) which [^.;]*$",
    "which",
)
"""What leads to people of so many incidents: recorded 230 attacks, in which 410 people died."""
_COUNTED_IN_TIME = Rare(
    r"\b(?:\d[\d,]+|eleven|twelve|\w+teen|\w+ty|dozens of|scores of|hundreds of) (?:[\w-]+ ){0,4}?"
    rf"{DEEDS}[^.;]{{0,80}},? (?:killing|wounding|injuring|leaving|claiming) [^.;]*$",
    *("killing", "wounding", "injuring", "leaving", "claiming"),
)
"""The same of those of a week or month: carried out 41 actions in April, killing 63 soldiers and wounding 90 others."""
_IN_TIME = re.compile(
    r"\b(?:in|during|over|throughout|since|for) (?:the )?(?:(?!on\b)[a-z-]+ ){0,3}?"
    rf"(?:weeks?|months?|days|quarter|half|year|{'|'.join(date_words().months)})\b(?! \d)"
)
MANY = 10
"""People who may have died in as many incidents."""
NEAR = 400
"""Characters before a sentence in which its incident may be told to be one of several."""


def is_of_several(doc: Document, fact: Fact, people: People, clause: Span) -> bool:
    """Whether people are counted over several incidents, by the words of their clause, or of all their sentence."""
    span = doc.sentences[fact.sentence]
    if _OF_BOTH.match(doc.norm, span.start) or _OF_BOTH.search(doc.norm, clause.start, clause.end):
        return True
    if _OVER_ALL.search(doc.norm, clause.start, span.end) or _OPENED.match(doc.norm, span.start):
        return True
    is_many = people.number is not None and (people.number.low or 0) >= MANY
    if is_many and (_OF_COUNTED.search(doc.norm, span.start, people.start) or _is_counted_in_time(doc, span, people)):
        return True
    if _OF_SEVERAL.search(doc.norm, people.end, clause.end) or _SPLIT_OVER.search(doc.norm, people.end, clause.end):
        return True
    is_of_them = _OF_THEM.search(doc.norm, span.start, span.end) is not None
    return is_of_them and _ONE_OF.search(doc.norm, max(0, span.start - NEAR), people.start) is not None


def _is_counted_in_time(doc: Document, span: Span, people: People) -> bool:
    """Whether people are those of many deeds of a longer time."""
    is_counted = _COUNTED_IN_TIME.search(doc.norm, span.start, people.start) is not None
    return is_counted and _IN_TIME.search(doc.norm, *span) is not None
