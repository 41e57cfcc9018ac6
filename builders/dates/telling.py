"""Days that are no deed's: of its telling (police reported today that), a funeral, the captives' release, a ranking."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from ..words.alternatives import at_word
from ..words.rare import Rare
from ..words.triggers import trigger_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..deeds.facts import Fact
    from ..words.document import Document, Reaching
    from .finding import DateMention

_SAYS = "said|says|told|reported|announced|stated|added|informed|indicated|declared|according to"
_SPEAKS = (
    "condemned|confirmed|claimed|denied|disclosed|revealed|deplored|regretted|warned|denounced|blamed"
    "|news conference|press conference|condemnation|outrage|outcry|condolences|tributes"
    "|called (?:on|for)|urged|appealed|demanded|vowed|pledged|promised|insisted|admitted|acknowledged|apologi[sz]ed"
    "|criticized|criticised|rejected|dismissed|accused|raised|lowered|revised|updated|issued|released|published"
    "|identified|named|mourned|in mourning|met|visited|sentenced|convicted|acquitted|charged|summoned|expressed"
    "|learned|learnt|emerged|transpired|lamented|bemoaned|decried|recounted|quoted|speaking|addressing|briefing|reacting"
    "|agreed|signed|approved|adopted|renewed|discussed|remembered|commemorated|reopened"
    "|hailed|praised|attended|burying|(?:was|were) given|referred(?! to)|spoke|wrote|tweeted|testified"
    "|made (?:known|public)"
    "|(?:made|issued|gave|read) (?:an? |the |his |her |their )?(?:\\w+ )?(?:statement|testimony|communique)s?"
)
"""Verbs of those who speak of a deed that is known, beside `_SAYS`, which may give the first news of it."""
_TELLS = rf"{_SAYS}|{_SPEAKS}"
_AFTERMATH = (
    "buried|collected|recovered|retrieved|counted|exhumed|combed|cleared|dug|ended|grieved|scoured|searched|sifted"
    "|swept|hunted|(?:launched|opened|began|started) (?:an? )?(?:\\w+ )?(?:manhunt|hunt|search|investigation|inquiry"
    "|probe)"
)
"""What is done in the days after a deed: survivors buried their dead on Saturday, troops on Friday collected bodies."""
_RELEASED = (
    r"(?:statement|communique|report|figures|text|speech|video|message)s?(?: \w+){0,2},?"
    r" (?:released|published|issued|put out|made public|read out|broadcast|aired|carried|dated|received|obtained|sent"
    r"|signed|posted|circulated)"
    r"|(?:in|by|through|via) (?:an?|its|his|her|their) (?:[\w-]+ ){0,2}"
    r"(?:video|statement|message|recording|communique|tweet|post|interview|broadcast|speech|letter)"
)
_COURT = r"(?:appear(?:s|ed)? (?:in|before) (?:[\w'-]+ ){0,3}?(?:court|judges?|magistrates?|tribunal)|arraigned)"
_RITES = (
    r"(?:began|begun|started|observed|held|entered|marked|kept) (?:[\w'-]+ ){0,5}"
    r"(?:mourning|silence|prayers?|vigils?|funerals?)"
    r"|(?:funerals?|burials?|vigils?|prayers|services?) (?:was|were|is|are) (?:being )?(?:held|conducted|performed)"
    r"|paid (?:[\w'-]+ ){0,2}(?:tribute|homage|respects)|(?:laid to rest|honou?red|bade farewell|gathered)"
)
"""What is done for the dead, days after they died."""
_LEADS_TO_TOLD = (
    "that|for|of|how|in which|when|where|after|before|because"
    "|happened|occurred|took|began|was|were|had|came|exploded|attacked|struck|killed"
)
_BEFORE = re.compile(
    at_word(f"{_TELLS}|{_AFTERMATH}|{_RELEASED}|{_RITES}|{_COURT}|of mourning")
    + rf"(?: (?:to|by) (?:the )?\w+)?(?: (?!(?:{_LEADS_TO_TOLD})\b)[\w'-]+){{0,4}},? ?$"
)
"""What stands before the day of a telling: a verb of telling, with nothing between that begins what is told."""
_MOURNS = (
    r"(?:to|and) (?:bury|mourn|pay)|(?:began|finished|started|were) burying|held (?:a )?funerals?"
    r"|(?:for|at|to attend|during) (?:(?:the|a|his|her|their|mass) ){0,2}(?:funerals?|burials?)"
)
_AFTER = re.compile(rf" {at_word('|'.join((_TELLS, _AFTERMATH, _RITES, _MOURNS)))}\b")
_OPENS = re.compile(
    r"(?:^|[.:;\]\n-])\s{0,3}(?:(?:in|on|at) (?:[\w'-]+ ){1,8})?(?:(?:on|late|early|late on|early on) )?$"
)
"""What stands before a day that opens a sentence, alone or with where somebody spoke."""
_OPENED = re.compile(rf",? (?P<who>(?:(?!(?:{_SAYS}|that|which|who|when|after)\b)[\w.'-]+,? ){{1,14}}?)(?:{_SPEAKS})\b")
"""What stands behind it where it is the day of the telling: On Monday, the president officially acknowledged that."""
_SAID_OF_BEFORE = re.compile(
    rf",? (?:(?!(?:that|which|who|when|after)\b)[\w.'-]+,? ){{1,10}}?(?:{_SAYS})\b"
    r"[^.;\"]{1,60}? had (?:been )?\w+(?:ed|en|ot|t)\b"
)
"""The same where what was told lay before it: On Monday the army said gunmen had killed nine."""
_TOLL_RISES = Rare(
    r"\b(?:tolls?|number|count|figure|dead|deaths|fatalities)\b[^.;]{0,110}?"
    r"\b(?:rose|rise[ns]?|rising|climb(?:s|ed)|jump(?:s|ed)|reach(?:es|ed)|stood|stands|increased|went up|was put)"
    r" (?:to |at )?(?:[\w,'-]+ ){1,4}(?:on |by |late on )?$",
    *("toll", "number", "count", "figure", "dead", "deaths", "fatalities"),
)
"""What stands before the day on which a toll rose, when more was known of the deed."""
_TOLL_BY = re.compile(
    r",? (?:the |its |their )?(?:[\w'-]+ ){0,2}?(?:tolls?|number of|count of|figure|bodies|corpses)\b"
)
"""What stands behind the day by which a toll had come to a figure: by Tuesday morning the toll stood at 25."""
_LET_GO = re.compile(
    r"\b(?:was|were|been|be|being|is|are) (?:later |all |then )?"
    r"(?:freed|released|let go|set free|rescued|buried|handed over)"
    r"(?: (?!after\b)[\w'-]+){0,2},? ?$"
)
_LETTING_GO = re.compile(r"\b(?:was|were|been|be|being) (?:on |late on |last |early )?$")
_GONE = re.compile(r" (?:freed|released|set free|rescued|buried|laid to rest|handed over)\b")
_BURIED = re.compile(
    r" (?:(?:and |have |had )?(?:buried|interred|laid to rest)"
    r"|as [^.;]{1,80}? (?:was|were) (?:buried|interred|laid to rest))\b(?! (?:a|an|the|under|in the rubble)\b)"
)
"""What follows the day on which the dead were buried: on Thursday buried 11 people killed in an attack."""
_BURIAL = re.compile(
    r"\b(?:(?:funerals?|burials?) (?:was|were) (?:held|conducted|performed)"
    r"|attended (?:the|a) (?:mass )?(?:funeral|burial))(?: [\w'-]+){0,4} $"
)
"""What stands before it."""
_TAKEN = re.compile(
    r"(?:,|\b(?:who|which) (?:was|were|had been)) (?:abducted|kidnapped|captured|seized|taken|arrested|detained)"
    r"(?: [\w'-]+){0,5},? (?:in|on|since)(?: (?:early|late|mid))? $"
)
_RANKS = re.compile(
    r"\b(?:(?:worst|deadliest|bloodiest|biggest|largest|heaviest|fiercest|highest)\b[^.;,]*"
    r"|(?:first|second|third|fourth|fifth|sixth|latest) (?:[\w'-]+ ){0,3}(?:in|within|of|during|over)"
    r"(?: (?:as many|less than|just|under|about|the (?:past|last)))* )$"
)
LOOK_BACK = 80
"""Characters before a day in which the words that say so are looked for."""
LOOK_BACK_TO_TOLL = 140
"""The same for those of a toll, beside which its deed is told, and of a ranking."""


_OF_DEED = re.compile(
    r"(?:'s)? (?:(?:suicide|car|bomb|drone|air|rocket|mortar|missile|gun|arson|deadly|twin|dawn|night)[ -]){0,2}"
    r"(?:attack|bombing|blast|explosion|raid|ambush|assault|strike|killing|murder|massacre|shooting|abduction"
    r"|kidnapping|assassination)s?\b"
)
"""What makes the day before it that of a deed: claimed the 8 March attack."""


def is_of_telling(doc: Document, day: DateMention) -> bool:
    """Whether a day is that on which somebody told something."""
    if day.rule not in _SPOKEN and _OF_DEED.match(doc.norm, day.end) is not None:
        return False
    if (day.rule in _SPOKEN and _is_quoted(doc, day)) or doc.norm.endswith(_UNTIL, 0, day.start):
        return True
    if _BEFORE.search(doc.norm, max(0, day.start - LOOK_BACK), day.start) is not None:
        return True
    if _AFTER.match(doc.norm, day.end) is not None or _is_opening(doc, day):
        return True
    if doc.norm.endswith("by ", 0, day.start) and _TOLL_BY.match(doc.norm, day.end) is not None:
        return True
    return _TOLL_RISES.search(doc.norm, max(0, day.start - LOOK_BACK_TO_TOLL), day.start) is not None


def _is_opening(doc: Document, day: DateMention) -> bool:
    """Whether a sentence opens with the day on which somebody, who did nothing else, spoke of a known deed."""
    opened = _OPENED.match(doc.norm, day.end)
    if opened is None and _SAID_OF_BEFORE.match(doc.norm, day.end) is not None:
        return _OPENS.search(doc.norm, max(0, day.start - LOOK_BACK), day.start) is not None
    if opened is None or _OPENS.search(doc.norm, max(0, day.start - LOOK_BACK), day.start) is None:
        return False
    return not any(word in trigger_forms() for word in re.findall(r"[\w'-]+", opened["who"]))


_UNTIL = ("until ", "till ")
"""What leads to the day on which something that was so ended: aid workers had been kept out until Monday."""
_SPOKEN = frozenset({"date.today", "date.yesterday", "date.tonight", "date.overnight"})
"""Words for days that a speaker counts from the day of speaking, which need not be that of the report."""


def _is_quoted(doc: Document, day: DateMention) -> bool:
    """Whether a day stands in somebody's own words, in quotation marks."""
    return doc.norm.count('"', doc.paragraph_at(day.start).start, day.start) % 2 == 1


def is_of_release(doc: Document, day: DateMention) -> bool:
    """Whether a day is that on which captives were let go, or the dead buried."""
    start = max(0, day.start - LOOK_BACK)
    if _GONE.match(doc.norm, day.end) is not None and _LETTING_GO.search(doc.norm, start, day.start) is not None:
        return True  # were on Saturday buried
    return is_of_burial(doc, day) or _LET_GO.search(doc.norm, start, day.start) is not None


def is_of_burial(doc: Document, day: DateMention) -> bool:
    """Whether a day is that on which somebody buried the dead."""
    if _BURIED.match(doc.norm, day.end) is not None:
        return True
    return _BURIAL.search(doc.norm, max(0, day.start - LOOK_BACK), day.start) is not None


def is_of_capture(doc: Document, day: DateMention) -> bool:
    """Whether a day is that on which those told of had been taken, in a clause that says who they are."""
    return _TAKEN.search(doc.norm, max(0, day.start - LOOK_BACK), day.start) is not None


def is_of_biography(doc: Document, fact: Reaching, days: Sequence[DateMention]) -> bool:
    """Whether a clause only tells what befell somebody long before: a general, who was killed by rebels in 2020."""
    published, norm = doc.report.published, doc.norm
    if published is None or _WHO.search(norm, max(0, fact.start - LOOK_BACK), fact.start) is None:
        return False
    index = bisect_left(days, fact.end, key=attrgetter("start"))
    day = days[index] if index < len(days) else None
    if day is None or day.last is None or norm.find(",", fact.end, day.start) >= 0:
        return False
    is_beside = day.start - fact.end <= LOOK_BACK and norm.find(". ", fact.end, day.start) < 0
    return is_beside and (published - day.last).days > LONG_BEFORE


_WHO = re.compile(r", (?:who|whom) (?:[\w'-]+ ){0,4}$")
LONG_BEFORE = 60
"""Days after which what befell somebody is no more than who he was."""


def is_of_ranking(doc: Document, day: DateMention) -> bool:
    """Whether a span is that within which an incident is ranked: the worst fighting this year, the third in a week."""
    is_span = day.first is not None and day.first != day.last
    return is_span and _RANKS.search(doc.norm, max(0, day.start - LOOK_BACK_TO_TOLL), day.start) is not None


_ATTRIBUTE = re.compile(
    r"\b(in |during |of |after |before |followed |following )?(?:the|an?|this|that|his|her|its|their|[\w-]+'s) $"
)
_OF_THING = re.compile(r" (?!(?:when|where|in|on|at|by|and|or|but|to|as|after|before|with|that|who|which)\b)[a-z]")
_IN_WHICH = re.compile(r" (?:[a-z-]+ ){1,3}?(?:in|during) which\b")
"""What leads from a thing to the deeds that are of its year: a 2015 siege in which 20 people died."""
NOUN_REACH, BACK = 30, 45
"""Characters behind a year in which the noun stands that it is said of, and before it those who died in that."""


def _is_of_thing(doc: Document, day: DateMention, facts: Sequence[Fact]) -> bool:
    """Whether a year only says which thing is meant, that is no deed: the 1994 genocide, the 2017 election."""
    if day.precision != "year" or _OF_THING.match(doc.norm, day.end) is None or _IN_WHICH.match(doc.norm, day.end):
        return False
    said = _ATTRIBUTE.search(doc.norm, max(0, day.start - NOUN_REACH), day.start)
    is_within = said is not None and said[1] is not None  # killed in the 1994 genocide
    reach = day.start - BACK * is_within
    nouns = (fact for fact in facts if fact.voice == "noun" and day.end < fact.start <= day.end + NOUN_REACH)
    return said is not None and not any(reach < fact.end <= day.start for fact in facts) and not any(nouns)


def is_no_deeds(doc: Document, day: DateMention, facts: Sequence[Fact]) -> bool:
    """Whether a day is that of a release, of a ranking, or of a thing, and of none of these deeds."""
    return is_of_release(doc, day) or is_of_ranking(doc, day) or _is_of_thing(doc, day, facts)
