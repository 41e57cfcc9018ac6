"""Whether something is told to have happened outside the country that the report is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .finding import is_country

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..stories.grouping import Story
    from ..words.document import Document

FARTHEST_COUNTRY = 60
"""Characters behind an event word in which another country than the report's own is the scene."""
FARTHEST_ABROAD = 100
"""Characters from an event word in which a place in another country is."""
_TOLD_OF_COUNTRY = re.compile(
    r"\bin (?:the )?(?:far |extreme )?(?:north|south|east|west|cent(?:re|er|ral))[\w-]* $"
    r"|\b(?:ago|yesterday|today|tonight|(?:on|last) [a-z]+) in $"
)
"""Before a country in whose part, or where on a day, something happened, however far from the word for that: in western
Uganda, three days ago in Guatemala."""


_ON_A_DAY = re.compile(
    r",? (?:on \d{1,2} [a-z]+|on [a-z]+ \d{1,2}|(?:on|last|early on|late on) [a-z]+day|yesterday|today"
    r"|last (?:night|week|month)|(?:[\w-]+ )?[\w-]+ (?:day|week|month)s? ago"
    r"|(?:in |this )?(?:early|mid|late)[ -][a-z]+)\b"
)
"""Behind a country in which something happened on a day: in Guatemala on 12 January."""
_OFFICE = re.compile(
    r"\b(?:heads?|chiefs?|commanders?|directors?|leaders?|secretary|managers?|chairm[ae]n|coordinators?|representatives?"
    r"|envoys?|ambassadors?|consuls?) (?:of|for|to) (?:(?!(?:was|were|is|has|had|who)\b)[\w'-]+ ){1,6}in (?:the )?$"
)
"""Before a place abroad that is only that of an office: the head of military intelligence in the West Bank."""
LONGEST_OFFICE = 90
_DOES = re.compile(r" (?:(?:has|have|had|also|today|yesterday|recently|[a-z]+ly) ){0,3}")
"""Between the country that people who act are in and what they do: death squads in Guatemala have murdered."""


def is_meant(doc: Document, place: PlaceMention, story: Story, home: str | None) -> bool:
    """Whether a place outside the report's own country stands beside an event word, a country's name right behind."""
    if home is None or place.place is None or place.place.country == home:
        return True
    if is_country(place):
        if any(0 < place.start - fact.end <= FARTHEST_COUNTRY or _acts_in(doc, fact, place) for fact in story.facts):
            return True
        is_told = _TOLD_OF_COUNTRY.search(doc.norm, max(0, place.start - 32), place.start) is not None
        return is_told or _ON_A_DAY.match(doc.norm, place.end) is not None
    if _OFFICE.search(doc.norm, max(0, place.start - LONGEST_OFFICE), place.start):
        return False
    return min(max(place.start - fact.end, fact.start - place.end) for fact in story.facts) <= FARTHEST_ABROAD


def _acts_in(doc: Document, fact: Fact, place: PlaceMention) -> bool:
    """Whether a country is that in which those are who act, told right before what they do."""
    return fact.voice == "active" and bool(fact.agents) and _DOES.fullmatch(doc.norm, place.end, fact.start) is not None
