"""How sentences open: with words that announce another story, as an item of a list, with the place of all they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.same_place import WIDE, places_agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..places.finding import PlaceMention
    from ..words.document import Document, Span

TELLER = (
    r"(?:[\w-]+ ){0,3}(?:source|witness|eyewitness|resident|villager|survivor|official|officer|leader|chief|activist"
    r"|report|version|account|statement|spokesman|nurse|doctor|newspaper|daily|site)"
    r"(?:,| who| from| in| of| at| close to)?[^.;]{0,80}? (?:said|says|told|tells|put|puts|gave|gives|spoke|speaks"
    r"|confirmed|estimated|estimates|claimed|reported|recounted|counted|added|cited)\b(?! (?:that )?(?:in|at|near) )"
)
"""Somebody more who tells of what was told before: another source speaks of eleven dead."""
_OPENING = re.compile(
    r"\W*(?:and |but |then )?(?:meanwhile|elsewhere|separately"
    r"|in (?:a |an )?(?:separate|another|other|different|unrelated)"
    r"|an? (?:separate|similar|simultaneous) (?:[\w-]+ ){0,2}?"
    r"(?:attack|raid|\w*bomb(?:ing)?|blast|explosion|\w*strike|ambush|shooting|incident|assault|clash)\b"
    r"|in the other (?:case|attack|incident|shooting|blast|raid)|in addition(?! to\b)"
    r"|the other(?: one,|,| (?:attack|blast|bomb|bombing|explosion|device|bomber|incident|raid|ambush|strike)\b)"
    r"|(?:[\w'-]+ ){1,3}also (?:told|spoke|reported|report|tell|speak) (?:of |about )?(?:an?|another|two|three) "
    r"|on the other hand|also (?:on|in|today|yesterday|this)\b|similarly|earlier"
    r"|before that,|(?:(?:later|earlier) )?(?:on |in )?(?:the |that )?same (?:day|night|evening|morning|afternoon"
    r"|weekend|week)"
    r"|(?:at )?(?:about|around|roughly|almost) the same time"
    r"|(?:(?:just|only|barely) )?(?:(?:the|a|two|three|several|some|a few) )?"
    r"(?:minutes?|hours?|moments|days?|nights?|weeks?) (?:later|earlier|before|afterwards?)"
    r"|(?:a little|a short while|shortly) (?:earlier|before)|(?:later )?in the (?:afternoon|evening)\b(?!,? they\b)"
    r"|in the same (?:area|region|province|district|county|state|town)"
    r"|(?:(?:just|only|barely|less than|more than) )?(?:(?:an?|two|three|four|five|several|some|a few) )?"
    r"(?:minutes?|hours?|days?|weeks?) after (?:the|that|this|an?|it|another)\b[^.,]*,"
    r"|the (?:next|following|previous) (?:day|night|morning)"
    r"|another(?! (?:[\w-]+ ){1,3}(?:was|were|is|are|remain(?:s|ed)?) (?:\w+ly )?"
    r"(?:wounded|injured|hurt|missing|unaccounted|hospitali[sz]ed))"
    rf"(?! {TELLER})(?! (?:said|says|told|spoke|put)\b)"
    r"|an? (?:second|third|fourth) (?:[\w-]+ ){0,2}?(?:bomber|attack|raid|\w*strike|ambush|assault)\b"
    r"|moreover, (?:on|in)|- |\* |• )"
)
"""Words at the head of a sentence that announce another story."""


def opens_another(doc: Document, sentence: Span) -> bool:
    """Whether a sentence announces another story than the ones before it."""
    return _OPENING.match(doc.norm, sentence.start, sentence.end) is not None


def is_item(sentence: Span, places: Sequence[PlaceMention]) -> bool:
    """Whether a sentence begins an item of a list with its place: KIRKUK - a bomb wounded three."""
    head = places[1] if len(places) > 1 and _is_in(places[0], places[1]) else places[0] if places else None
    is_headed = head is not None and head.rule.startswith("place.heading")
    return is_headed and sentence.start > 0 and places[0].start - sentence.start <= BULLET


def _is_in(country: PlaceMention, town: PlaceMention) -> bool:
    """Whether a country stands right before the town that heads an item: Iraq, Kirkuk: a bomb wounded three."""
    return country.kind == "country" and town.start - country.end <= GAP


def frame_of(doc: Document, sentence: Span, scenes: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The place at the head of a sentence in which all of it was: In Karbala, 85 people were killed."""
    is_framed = bool(scenes) and _FRAME.fullmatch(doc.norm, sentence.start, scenes[0].start) is not None
    is_framed = is_framed and not doc.norm.startswith(" alone", scenes[0].end)  # some of those told before
    return (scenes[0],) if is_framed else ()


def lies_elsewhere(
    frame: Sequence[PlaceMention], framed: Sequence[PlaceMention], before: Sequence[PlaceMention]
) -> bool:
    """Whether a sentence opens with another place than the one before it, or a known town behind other places."""
    is_town = bool(frame and before) and frame[0].place is not None and frame[0].kind not in WIDE
    return (bool(frame and framed) and not places_agree(frame, framed)) or (is_town and not places_agree(frame, before))


_FRAME = re.compile(r"(?:in|at|near|around|outside) (?:the )?(?:[\w'-]+ ){0,4}")
BULLET = 16
"""Characters of a bullet, a day or a word between it and the place: * NEAR LATIFIYA, 14/10/2019 - Basra."""
GAP = 3
"""Characters between a country and the town behind it."""
