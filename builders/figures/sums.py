"""Figures that are no single incident's: sums over a period or over several incidents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates.mention import is_long
from ..deeds.apart import RANKED
from ..places.same_place import WIDE
from ..words.alternatives import at_word
from ..words.document import Span
from ..words.headlines import HEAD
from ..words.rare import Rare
from .of_several import DEED, NUMERAL, is_of_several

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..stories.grouping import Setting
    from ..words.document import Document

_MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"(?! \d{1,2}\b)|(?:19|20)\d\d\b|the (?:first|second|third|fourth|last) (?:half|quarter|\w+ months))"
)
_CUMULATIVE = re.compile(
    at_word(
        r"(?:record(?:ed|s)|document(?:ed|s)|logged|registered|verified|tallied|tracked) (?:[a-z]+ ){0,3}\d[\d,]*"
        r" (?:[\w-]+ ){0,4}(?:incidents|attacks|violations|casualties|abductions|kidnappings|killings|cases|deaths)"
        rf"(?=[^.;]{{0,80}}\b(?:in|during|for|throughout) {_MONTH})"
        r"|since(?<!has since)(?<!have since)(?<!had since)|since (?:[a-z]+ )?\d{4}"
        r"|so far this|this year|in recent|(?:over|in|during) the (?:past|last)(?! (?:[\w-]+ )?hours?\b)"
        r"|(?:between|from) (?:\w+ )?\d{4} (?:and|to) (?:\w+ )?\d{4}|over the (?:years|decades)"
        r"|in these [\w-]+ (?:months|years)|(?:weeks?|months?|years?) (?:in|during) which"
        r"|the (?:past|last) [\w-]+ (?:weeks|months|years) (?:has|have|had|saw|brought)"
        r"|(?:toll|dead|deaths) (?:for|of|over|during) the (?:week|month|year)"
        r"|(?:series|string|spate|wave) (?:of [\w ]{1,40} )?(?:that|which) (?:has|have|had)"
        r"|number of (?:people|those|persons|civilians) (?:who (?:were|have been) )?(?:killed|assassinated|murdered)"
        r" (?:in|within) (?:the )?(?:[\w-]+ ){0,4}(?:areas|countryside|provinces?|regions?|governorates?|country)"
        r"|(?:rose|risen|raising) to [\w ]{1,20}, the number of|(?:in|during|over) (?:that|the same) (?:time|period)"
        r"|during the war"
        r"|(?:brought(?<!were brought)(?<!was brought)(?<!been brought)|bringing|brings|raised|raises|raising)"
        r" (?:[\w'-]+ ){0,6}(?:to (?:[\w'-]+ ){0,3}?"
        rf"{NUMERAL}|toll)"
        r"|(?:took|takes|taking) (?:[\w'-]+ ){0,2}toll"
        r"|tolls? (?:in|over|after|from|of) (?:[\w-]+ ){0,3}(?:days|weeks|months|years|war|offensive|uprising|intifada)"
        r"|in the first (?:[\w-]+ )?(?:weeks|months|half|quarter) of"
        r"|in less than (?:\w+ ){1,2}(?:hours|days|weeks|months|years)"
        r"|(?:as|with) (?:the|its) (?:[\w-]+ ){0,2}tolls? (?:in [\w ]{1,20} )?"
        r"(?:pass|exceed|surpass|topp?|cross)(?:ed|es|ing|s)"
        r"|overall|(?:years?|months?|decades?) of (?:war|conflict|violence|fighting)"
        r"|in the month(?! of)|monthly report|(?:each|every) time|each year|every year|per year|annually|cumulative"
        r"|(?:offensive|campaign|onslaught|uprising|crackdown) has (?:killed|claimed|cost|displaced)"
        r"|(?:civil )?war (?:has|have|had)|conflict (?:has|have|had)|insurgency (?:has|have|had)"
    )
    + r"\b"
)
"""Words of a sentence whose figures add up several incidents or a period."""
_TOTAL = Rare(r"\b(?:total of|in total|altogether)\b", "total", "altogether")
_WIDELY = re.compile(
    r"\b(?:across|nationwide|throughout|around the country|(?:both|two|three|four|several) (?:attacks|blasts))\b"
)
"""Words for a total, which is of one incident where its day or deed is told, and of several where these stand by."""
_DAYS_AGO = re.compile(
    r" (?P<deed>(?:[\w'-]+ ){1,5}?(?:on |last |late |early ){1,2}|)(?:last |late |early )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)\b"
)
"""What follows `since` where the news itself went on for days: 37 have been killed since clashes erupted on Monday."""
_COUNTED = re.compile(rf"\b{NUMERAL}")
_RANKED = re.compile(RANKED)
"""What makes of such words the time for which nothing was as bad: the deadliest attack since 2015 killed 12."""
_OVER_TIME = re.compile(
    r"(?: (?:in|across) (?:[\w'-]+ ){1,3}?(?:region|area|province|territory|country|state|county|district))?"
    r" (?:in|within|over|inside) (?:(?:just|only|under|over|about|around|nearly|almost|some|less than|more than) )?"
    r"(?:(?:\d+|[a-z-]+) (?:weeks|months|years)|(?:a|one|a single) day(?! of))\b"
)
"""What follows people killed over a period: 160 dead in four months."""
_TOLL_OF_ONE = re.compile(
    rf"(?P<wider>\b(?:(?!{DEED}|\w*day')\w+(?:'s|s')|overall|annual|yearly|total|cumulative|combined) )?"
    r"(?:(?:(?:civilian|human|death) ){0,2}\btoll|the dead"
    r"|number (?:of (?:those |people |the )?)?(?:killed|dead|deaths|fatalities|injured|wounded|hurt|injuries)) "
    rf"(?P<deed>(?:from|of|in) (?:[\w'-]+ ){{0,8}}?{DEED}(?: [\w',-]+){{0,8}}? )?"
    r"(?:(?:was|has|had)(?: been)? (?:\w+ )?(?:raised|revised|increased|updated) (?:up )?(?:on \w+ )?"
    r"(?:from [\w-]+ )?)?to $"
)
"""What leads to the toll of one incident, as it stands now: brought the death toll from the blast to 12.

Without the deed, a toll that is somebody's or a period's is wider: the year's death toll, the overall toll."""
_TOLL_BEFORE = re.compile(r"\bto [\w,-]+ the (?:number (?:of )?|(?:death )?toll of )[\w ]{0,40}$")
_OF_DEED = re.compile(rf"(?: [\w'-]+){{0,2}} (?:in|by|from|of) (?:[\w'-]+ ){{0,6}}?(?:{DEED}|\w*strikes\b)")
"""The same in another order: raised to 22 the number of people killed in strikes on Beirut."""
_STOPS = re.compile(r"[,.;)]| \(| (?:after|as|when|by|on|from|with|according)\b")
"""What stands behind the figure of one incident's toll; words behind others say of what it is the toll."""
_OF_PERIOD = re.compile(r"\b(?:weeks?|months?|years?|since|protests|war|crisis|conflict|earlier|previous)\b")
"""Words behind it that say over what it was summed up: to 300 after two months of protests."""
_CLAUSE_ENDS = (", ", "; ")
HUNDREDS = 100
THOUSANDS = 1000
OF_WARS = 10_000
"""People whom no incident, but only a war kills; behind the head of a report thousands are, in no town."""
COUNTING = frozenset({"number.words", "number.digits"})
"""Rules of numbers that are none but a number."""
_PERFECT = re.compile(
    r"\b(?:has|have)(?: already| also| since| now)?(?: been)?(?: (?:killed|left|wounded|injured) [^.;,]{1,40} and)? *$"
)
_PERFECT_TOLL = re.compile(
    r"\b(?:has|have)(?: already| also| since| now)? (?:left|claimed|cost|taken|caused|resulted in) [\w ]{0,16}$"
)
"""So many people that have been killed, without a day, are those of a war; thousands also where it has left them."""
_OTHER_SIDE = re.compile(
    r"\b(?:has|have) (?:also |so far )?(?:killed|claimed|left|cost|been killed|died)\b[^;]{1,80}; (?:[\w-]+ ){0,3}$"
)
"""What stands before those of the other side in such a sum: has killed 750 people in Lebanon; 51 Israelis have died."""


def is_cumulative(doc: Document, fact: Fact, people: People, setting: Setting, *, is_of_day: bool) -> bool:
    """Whether a figure adds up several incidents or a period, by its clause or the opening of its sentence.

    `is_of_day`: whether its story is told of one day.
    """
    day = setting.date
    is_summed = (day is not None and is_long(day)) or _is_summed(doc, fact, people, is_opened=setting.is_sum)
    is_summed = (
        is_summed or _is_total(doc, fact, people, setting, is_of_day=is_of_day) or _is_of_month(fact, people, setting)
    )
    return (
        is_summed
        or _takes_up_deeds(fact, people)
        or _is_of_war(doc, fact, people, setting)
        or _is_before(doc, fact, setting)
    )


def _is_of_month(fact: Fact, people: People, setting: Setting) -> bool:
    """Whether hundreds were killed in a month, in no town, by nobody who is told: 1,119 were killed in February."""
    many = (people.number.low or 0) if people.number is not None else 0
    is_month = setting.date is not None and setting.date.precision == "month"
    is_wide = all(place.kind in WIDE for place in setting.places)
    return is_month and is_wide and many >= HUNDREDS and fact.voice == "passive" and not fact.agents


def _is_total(doc: Document, fact: Fact, people: People, setting: Setting, *, is_of_day: bool) -> bool:
    """Whether a total is that of several incidents: a total of 90 were killed; not in the blast, on Monday.

    Without a day of its own it is that of what is told right before: raided the village on Monday. In total nine died.
    """
    span = doc.sentences[fact.sentence]
    if _TOTAL.search(doc.norm, span.start, span.end) is None:
        return False
    day = setting.date
    is_of_day = is_of_day if day is None else day.precision == "day" and not day.is_of_telling
    is_of_one = is_of_day or _OF_DEED.match(doc.norm, max(fact.end, people.end)) is not None
    return not is_of_one or _WIDELY.search(doc.norm, span.start, span.end) is not None


_HAD = re.compile(r"\bhad (?P<already>already |previously |earlier )?(?:been )?$")
_BEFORE_IT = re.compile(
    r"[^;]{0,60}?\b(?:(?:in|during) (?:earlier|previous)|the (?:day|night|week|month|year|weekend) before"
    r"|in the (?:days?|weeks?|months?) (?:before|leading up))\b"
)
_BY_THEN = re.compile(r"\b(?:when|by the time|before|by then|until)\b")


def _is_before(doc: Document, fact: Fact, setting: Setting) -> bool:
    """Whether those counted died before the news, on no day that is told: ten had already been killed in fighting."""
    if fact.voice == "noun" or (setting.date is not None and not setting.date.is_of_telling):
        return False
    span = doc.sentences[fact.sentence]
    had = _HAD.search(doc.norm, max(span.start, fact.start - len("had previously been ")), fact.start)
    if had is None:
        return False
    if _BEFORE_IT.match(doc.norm, fact.end, span.end) is not None:
        return True
    return had["already"] is not None and _BY_THEN.search(doc.norm, span.start, fact.start) is None


def opens_sum(doc: Document, sentence: Span) -> bool:
    """Whether a sentence opens with words for a period: since 2015."""
    return _CUMULATIVE.match(doc.norm, sentence.start, sentence.end) is not None


_WHICH_HAS = Rare(r"\b(?:which|who|that) (?:has|have)\b(?: [a-z-]+){0,3} $", "which ha", "who ha", "that ha")
_HAS = Rare(r"\b(?:has|have)\b(?: [a-z-]+){0,3} $", "has", "have")
_MANY_DEEDS = Rare(
    r"\b(?:has|have) (?:[a-z-]+ ){1,3}"
    r"(?:(?:many|numerous|countless|several|frequent|repeated|regular|similar|most of the)"
    r"|(?:dozens|scores|hundreds|thousands|a (?:string|series|spate|number) of)(?: of)?)(?: [a-z-]+){0,3} $",
    *("has ", "have "),
)
_OVER_YEARS = re.compile(
    r"\b(?:since (?:[a-z]+ )?\d{4}|since then|(?:in|over) the (?:past|last|years)\b(?! (?:\w+ )?(?:hours?|days?)\b)"
    r"|in recent (?:weeks|months|years)|for (?:years|decades|months)|(?:many|several|multiple) times"
    r"|this (?:month|year))\b"
)
_OF_MANY = re.compile(r" (?:\w+ ){0,2}(?:hundreds|thousands) (?:of )?")


def is_record(doc: Document, fact: Fact, sentence: Span, body: int) -> bool:
    """Whether words behind the news sum up what somebody has done over the years: has killed thousands since 2009."""
    is_news = sentence.start <= max(body, doc.sentences[0].start)
    if fact.voice == "passive" or (is_news and not _WHICH_HAS.search(doc.norm, sentence.start, fact.start)):
        return False
    if fact.voice == "noun":
        return _MANY_DEEDS.search(doc.norm, sentence.start, fact.start) is not None
    if _HAS.search(doc.norm, sentence.start, fact.start) is None:
        return False
    ends = (at for mark in _CLAUSE_ENDS if (at := doc.norm.find(mark, fact.end, sentence.end)) > 0)
    is_long = _OVER_YEARS.search(doc.norm, fact.end, min(ends, default=sentence.end)) is not None
    return is_long or _OF_MANY.match(doc.norm, fact.end) is not None


def _is_summed(doc: Document, fact: Fact, people: People, *, is_opened: bool) -> bool:
    span = doc.sentences[fact.sentence]
    start = _clause_start(doc, span.start, people.start)
    if start > span.start and _GERUND.match(doc.norm, start) is not None:
        start = _clause_start(doc, span.start, start)  # 20 attacks since January, killing one person
    elif _WITH.match(doc.norm, start) and _SINCE.search(doc.norm, _clause_start(doc, span.start, start), start):
        return True
    ends = [at for mark in _CLAUSE_ENDS if (at := doc.norm.find(mark, people.end, span.end)) > 0]
    end = min(ends, default=span.end)
    is_behind_to = doc.norm.endswith(" to ", span.start, people.start)  # as few are, which is seen far sooner
    raised = _TOLL_OF_ONE.search(doc.norm, span.start, people.start) if is_behind_to else None
    is_open = raised is not None and not raised["wider"] and _STOPS.match(doc.norm, people.end) is not None
    is_of_days = raised is not None and raised["deed"] is not None and _OF_PERIOD.search(raised["deed"]) is not None
    is_one = raised is not None and (raised["deed"] or (is_open and not _OF_PERIOD.search(doc.norm, people.end, end)))
    if is_one and not is_of_days:
        return False
    if _OF_DEED.match(doc.norm, fact.end) and _TOLL_BEFORE.search(doc.norm, span.start, fact.start):
        return False
    added = _CUMULATIVE.search(doc.norm, start, end)
    if added is not None and added[0] == "since" and fact.sentence < HEAD and _lasts(doc, span, added.end()):
        added = _CUMULATIVE.search(doc.norm, added.end(), end)
    if added is not None and added[0] == "since" and added.end() < fact.start and fact.agents:
        added = None if _WHO_HAVE.search(doc.norm, start, added.start()) else added
    is_added = added is not None and (added[0] != "since" or _RANKED.search(doc.norm, start, added.start()) is None)
    if is_opened or is_added or is_of_several(doc, fact, people, Span(start, end)):
        return True
    return any(_OVER_TIME.match(doc.norm, behind) is not None for behind in (people.end, fact.end))


_WHO_HAVE = re.compile(r"\b(?:who|which|that) (?:has|have) [^.;,]{1,80}$")
"""What makes `since` the time of those who did it: the terrorists who have been active since 2017 killed three."""
_GERUND = re.compile(r"[,;] (?:and )?(?!including\b)\w+ing\b")
_WITH = re.compile(r", with ")
_SINCE = re.compile(r"\b(?:since|(?:for|over|in) (?:[\w-]+ ){0,4}(?:years|decades?|months))\b")
"""Words for a period of which such a clause gives the dead: under siege for a decade, with over 1,200 killed."""


def _clause_start(doc: Document, first: int, end: int) -> int:
    """Where the mark stands behind which the clause before a position begins; `first` where there is none."""
    return max([first, *(doc.norm.rfind(mark, first, end) for mark in _CLAUSE_ENDS)])


def _lasts(doc: Document, sentence: Span, at: int) -> bool:
    """Whether words behind `since` are the day on which the news began, and no figure of its last day is told."""
    day = _DAYS_AGO.match(doc.norm, at)
    return day is not None and (bool(day["deed"]) or not _COUNTED.search(doc.norm, doc.titled, sentence.start))


def _takes_up_deeds(fact: Fact, people: People) -> bool:
    """Whether it counts deeds told before, each maybe as an incident of its own: these two murders."""
    if not (fact.is_definite and fact.voice == "noun" and fact.trigger.cls.name == "kill"):
        return False
    return people.end <= fact.start and people.number is not None and people.number.rule in COUNTING


def _is_of_war(doc: Document, fact: Fact, people: People, setting: Setting) -> bool:
    start = doc.sentences[fact.sentence].start
    many = (people.number.low or people.number.high or 0) if people.number is not None else 0
    is_apart = fact.sentence >= HEAD and all(place.kind in WIDE for place in setting.places)
    if many >= (THOUSANDS if is_apart else OF_WARS) and fact.trigger.cls.measure == "killed":
        return True
    if many >= THOUSANDS and _PERFECT_TOLL.search(doc.norm, start, people.start):
        return True
    is_perfect = _PERFECT.search(doc.norm, start, fact.start) is not None
    if is_perfect and _OTHER_SIDE.search(doc.norm, start, people.start):
        return True
    is_news = fact.sentence < HEAD and many < THOUSANDS
    return many >= HUNDREDS and not is_news and is_perfect
