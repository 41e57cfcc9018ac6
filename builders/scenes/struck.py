"""The village that sentences behind a deed of a wider place name as the one struck: They came to Gubio at dusk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.same_place import WIDE
from ..words.document import starting_in
from .located import Scene, lies_in, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..gazetteer.place import Place
    from ..places.finding import PlaceMention
    from ..words.document import Document
    from .located import Behind

REACH = 3
"""Sentences behind a deed in which the village is named."""
LOOK_BACK = 90
"""Characters before its name in which the words that say so stand."""
_VILLAGE = r"(?:village|town|community|settlement|hamlet|camp|area|locality|site)s?"
_ATTACKERS = (
    r"(?:attackers|assailants|gunmen|bandits|militants|insurgents|rebels|terrorists|raiders|jihadists|militiamen|fighters"
    r"|herders|herdsmen|kidnappers|men|youths|soldiers|troops)"
)
_STRUCK = re.compile(
    rf"\b(?:affected|attacked|targeted|stricken|devastated|ravaged|raided) {_VILLAGE}(?:,| (?:is|was|are|were|of))? $"
    rf"|\b{_VILLAGE} (?:affected|attacked|targeted|raided) (?:is|was|are|were) $"
    rf"|\b(?:identified|named|gave) the (?:\w+ )?{_VILLAGE} as $"
    r"|\b(?<!of the )(?:victims|dead|deceased|slain|those killed)(?:,? (?:all|most|both|some) of (?:them|whom))?,?"
    r" (?:(?:were|are|was|came|come|hailed) )?(?:all |mostly )?(?:from|(?:residents|natives|inhabitants) of) (?:the )?$"
    r"|\b(?:on|along) (?:their|his|her) way (?:back )?(?:to|from) $"
)
"""What stands before the name of the place that was struck."""
_CAME = re.compile(
    rf"(?:^|[.\"“] ?)(?:they|the(?: \w+)? {_ATTACKERS}) (?:\w+ )?(?:came|arrived|descended|moved|marched|drove|rode) "
    r"(?:\w+ ){0,2}?(?:to|at|on|into) (?:the (?:village|town|hamlet) of )?$"
)
"""The same of where those who attacked came to."""
_DWELLS = re.compile(
    r"\b(?:(?:residents?|inhabitants?|villagers?|natives?|survivors?|head|chief|elders?|leader|imam|pastor|councillor) "
    r"(?:of|in|from)|(?:head|chief|leader) of) (?:the )?(?:(?:village|town) of )?$"
)
"""The same of where those live who tell of the attackers; the sentence must speak of these."""
_TELLS_OF_THEM = re.compile(
    rf"\b(?:said|told|says|recounted|related|explained|confirmed)\b[^.;]{{0,60}}\b(?:the |armed )?{_ATTACKERS}\b"
)
_WHERE = re.compile(
    r", where (?:the|it|this|that|all) (?:\w+ )?(?:attack|raid|incident|killings?|massacre|ambush|blast|explosion"
    r"|shooting|happened|occurred|took place)\b"
)
"""What stands behind the name: Gubio, where the attack took place, lies 12 kilometres from the town."""


def struck_behind(
    doc: Document, main: Fact, places: Sequence[PlaceMention], outer: Place | None, behind: Behind
) -> Iterator[Scene]:
    """The places named as those struck, in the sentences behind a deed; `outer`: the wider one that it is told of."""
    if doc.is_upper:
        return
    for number in range(main.sentence + 1, min(main.sentence + REACH + 1, behind.stop, len(doc.sentences))):
        sentence = doc.sentences[number]
        told = starting_in(places, sentence)
        if not told:
            continue
        if turns(doc, sentence):
            return
        for place in told:
            if place.kind in WIDE or place.is_adjective or (outer is not None and not lies_in(place, outer)):
                continue
            if _is_struck(doc, place, sentence.end):
                yield Scene(place, ".struck", 0.5)


def _is_struck(doc: Document, place: PlaceMention, end: int) -> bool:
    start = max(doc.sentences[doc.sentence_at(place.start)].start, place.start - LOOK_BACK)
    before = doc.norm[start : place.start].removesuffix("the ")
    if _WHERE.match(doc.norm, place.end) or _STRUCK.search(before) or _CAME.search(before):
        return True
    return _DWELLS.search(before) is not None and _TELLS_OF_THEM.search(doc.norm, place.end, end) is not None
