"""Deaths and wounds that are told of in a hospital, later and elsewhere than the deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..people.stated import is_nth
from ..words.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document, Span

_OF_WOUNDS = re.compile(
    r"\b(?:hospital|clinic|medical cent(?:er|re)|health cent(?:er|re)|infirmary|on the way|en route"
    r"|(?:of|from|to) (?:his|her|their|its|the) (?:[\w-]+ )?(?:wounds|injuries|burns)|(?:of|from) wounds"
    r"|(?:of|from|to) (?:[\w-]+ ){0,2}(?:wounds|injuries|burns)(?: that| which)?(?: (?:he|she|they|it))?(?: had)?"
    r" (?:sustained|received|suffered|incurred|inflicted) (?:on|in|when|while|during|after|from|by|at)"
    r"|as (?:a|the) (?:direct )?result of"
    r"|(?:bring|tak)(?:ing|es|s) the (?:dead|(?:death )?toll|number of (?:dead|deaths|fatalities|those killed)) to)\b"
)
"""Words beside those who died for where or of what they did so, later than the deed, or which toll is theirs."""


def is_late_death(doc: Document, fact: Fact, sentence: Span) -> bool:
    """Whether somebody died of a deed later: its day and place are others; not so in a wide time, which is past."""
    is_pronounced = fact.word == "dead" and doc.norm.endswith(("pronounced ", "declared "), 0, fact.start)
    if not is_pronounced and (fact.trigger.cls.name != "kill" or fact.trigger.frame != "undergoes"):
        return False
    if fact.patients and fact.patients[0].start > sentence.start and is_nth(doc, fact.patients[0]):
        return True
    return _OF_WOUNDS.search(doc.norm, fact.end, min(sentence.end, fact.end + WOUNDS_REACH)) is not None


def day_of_death(days: Sequence[DateMention], fact: Fact) -> DateMention | None:
    """The day of a late death, which is none of the deed's: the last of several in its sentence, else one behind it."""
    exact = [day for day in days if day.first is not None and day.first == day.last]
    if exact and any(day.first != exact[0].first for day in exact):
        exact = [day for day in exact if day.first == max(each.first for each in exact if each.first)]
    else:
        exact = [day for day in days if 0 <= day.start - fact.end <= WOUNDS_REACH]
    day = next(iter(exact), None)
    return day._replace(is_of_telling=True) if day is not None else None


WOUNDS_REACH = 60
"""Characters behind a death in which it is told where somebody died, or of what."""


_RECEIVED = Rare(
    r"\b(?:hospital|clinic|morgue|mortuary)s?\b[^.;]{0,40}?\b(?:received|receiving|taken in|took in|admitted|treated"
    r"|treating|counted|registered)\b"
    r"|\b(?:received|admitted|brought|visited|visiting)\b[^.;]{0,60}?\b(?:hospital|clinic|morgue|mortuary)",
    *("hospital", "clinic", "morgue", "mortuar"),
)
"""What a hospital does with the hurt, and others there: told later, in another place than the deed."""
BROUGHT = frozenset({"wounded", "injured", "dead", "bodies"})
_AUXILIARIES = ("was ", "were ", "been ", "are ", "is ")


def is_received(doc: Document, fact: Fact, sentence: Span) -> bool:
    """Whether a word tells of those brought to a hospital: the hospital had taken in 165 wounded."""
    if fact.word not in BROUGHT or doc.norm.endswith(_AUXILIARIES, sentence.start, fact.start):
        return False
    return _RECEIVED.search(doc.norm, sentence.start, sentence.end) is not None


def is_of_hospital(doc: Document, place: PlaceMention) -> bool:
    """Whether a place is a hospital or names one: Minna General Hospital."""
    return _OF_WOUNDS.search(doc.norm, place.start, place.end + NAME_REACH) is not None


NAME_REACH = 20
"""Characters behind the name of a town that may go on as that of a hospital."""


_IN_CARE = re.compile(
    r"\b(?:for (?:his|her|their) li(?:fe|ves)|treated|treatment|recovering|surgery|condition|evacuated|flown)\b"
)


def not_of_care(
    doc: Document, places: Sequence[PlaceMention], facts: Sequence[Fact], *, is_late: bool
) -> list[PlaceMention]:
    """The places but for hospitals where somebody died later, or is cared for: fighting for his life in a Goma clinic.

    `is_late`: whether a death of the sentence came later.
    """
    return [
        place for place in places if not (is_of_hospital(doc, place) and (is_late or _is_of_care(doc, place, facts)))
    ]


def _is_of_care(doc: Document, place: PlaceMention, facts: Sequence[Fact]) -> bool:
    hurt = next((f for f in facts if f.trigger.cls.measure == "injured" and f.end < place.start), None)
    return hurt is not None and _IN_CARE.search(doc.norm, hurt.end, place.start) is not None
