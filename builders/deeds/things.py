"""Things that a sentence takes up from an earlier one: gunmen attacked a train; the train had left at dawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.automaton import Hit
    from ..words.document import Document
    from ..words.triggers import Trigger

REACH = 1
"""Sentences behind the last mention of a thing in which words for one of its sort mean it."""
LOOK_BACK = 48
"""Characters before a thing in which the word that points back stands, with a name between: the Villa Rays hotel."""
_POINTS_BACK = re.compile(r"\b(?:the|this|that|these|those|both|his|her|its|their) (?:[\w'-]+ ){0,3}$")
_DEVICE = re.compile(r"(?<!explosive )\bdevices?\b")
_SPEAKS = re.compile(
    r"(?: (?:spokes\w+|officials?|sources?|director|staff))?,?"
    r" (?:said|says|told|announced|added|reported|confirmed|put)\b"
)
"""What stands behind a ministry or hospital that only tells of a deed: the health ministry said."""
PLACES = frozenset({"city", "town", "suburb", "neighbourhood", "neighborhood", "road", "highway", "office", "park"})
"""Those that a report names again without meaning what happened there."""


def things_taken_up(
    doc: Document, targets: Sequence[Hit], triggers: Sequence[tuple[int, int, list[Trigger]]]
) -> dict[int, frozenset[int]]:
    """The sentences that take up what earlier ones name as attacked, or as used for it.

    Their numbers, each with the numbers of those.
    """
    last: dict[str, int] = {}
    found: dict[int, frozenset[int]] = {}
    for start, sort in _sorts(doc, targets, triggers):
        number = doc.sentence_at(start)
        before = last.get(sort, number)
        is_taken_up = before < number <= before + REACH
        is_once_more = is_taken_up and " again" in doc.norm[doc.sentences[number].start : doc.sentences[number].end]
        if is_taken_up and not is_once_more and _POINTS_BACK.search(doc.norm, max(0, start - LOOK_BACK), start):
            found[number] = found.get(number, frozenset()) | {before}
        last[sort] = number
    return found


def _sorts(
    doc: Document, targets: Sequence[Hit], triggers: Sequence[tuple[int, int, list[Trigger]]]
) -> list[tuple[int, str]]:
    """Where things are named, with their sort: the last word of what was attacked, the class of a weapon."""
    hit = (target for target in targets if _SPEAKS.match(doc.norm, target.end) is None)
    heads = ((each.start, doc.norm[each.start : each.end].rpartition(" ")[2].removesuffix("s")) for each in hit)
    weapons = ((start, reading.cls.name) for start, _, told in triggers for reading in told if reading.form == "means")
    devices = ((found.start(), "bombing") for found in _DEVICE.finditer(doc.norm)) if "device" in doc.norm else ()
    return sorted([*((at, head) for at, head in heads if head not in PLACES), *weapons, *devices])
