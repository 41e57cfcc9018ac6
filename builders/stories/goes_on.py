"""Sentences without a deed that go on about those who did one: the raiders came at night, when people were asleep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..words.document import Document

_DOERS = re.compile(
    r"(?:the|these|those) (?:[\w-]+ ){0,2}(?:attackers|assailants|raiders|gunmen|militiamen|militants|rebels|bandits"
    r"|fighters|insurgents|terrorists|jihadists|armed men)\b"
)
MOST = 2
"""Sentences without a deed over which a report goes on about those who did one."""


def is_led_from(doc: Document, last: int, number: int) -> bool:
    """Whether the sentences between two that tell of deeds, the first of them `last`, speak of those who did them."""
    if last < 0 or not 1 < number - last <= 1 + MOST:
        return False
    return _DOERS.match(doc.norm, doc.sentences[last + 1].start) is not None
