"""Blame that the accused lay on others: a rebel spokesman denied it. He blamed the army."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..words.document import Document

_HE = re.compile(r"\W*(?:he|she|it|they)(?: (?:has|have|had|instead|also|rather|in turn|then)){0,2} $")
"""What stands between the beginning of a sentence and its word of blame where somebody told of before goes on."""
_DENIES = re.compile(
    r"\b(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|refuted|refutes) (?:it|this|that|[\w' -]{0,30}?"
    r"(?:involvement|responsibility|account|accusations?|allegations?|charges?|claims?|reports?))\b"
)
REACH = 250
"""Characters before such a sentence in which somebody denies the deed."""


def is_countercharge(doc: Document, fact: Fact) -> bool:
    """Whether words of blame are those of one who has just denied the deed."""
    if fact.trigger.frame != "accuses":
        return False
    start = doc.sentences[fact.sentence].start
    if _HE.match(doc.norm[start : fact.start]) is None:
        return False
    return _DENIES.search(doc.norm, max(0, start - REACH), start) is not None
