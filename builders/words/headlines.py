"""The lines above a report: its headline, who wrote it, where and when."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Document


def body_of(doc: Document) -> int:
    """Where the text below a headline and its byline begins; 0 where there is none: lines that end like no sentence."""
    heads = takewhile(
        lambda line: (
            line.end - line.start <= LONGEST_HEADLINE
            and doc.norm[line.end - 1] not in ENDS
            and _BULLET.search(doc.norm, max(0, line.start - 4), line.start) is None
        ),
        doc.paragraphs[:LONGEST_HEAD],
    )
    above = len(list(heads))
    return doc.paragraphs[above].start if above < len(doc.paragraphs) else 0


HEAD = 2
"""Sentences in which the head of a report tells its news in short, its headline among them."""
_BULLET = re.compile(r"[*•·-]\s+$")
"""What stands before a line of a list, which is no headline."""
LONGEST_HEAD = 4
"""Lines above a report: its headline, one below that, who wrote it, where and when."""
LONGEST_HEADLINE = 150
"""Characters: headlines are shorter than most first sentences."""
ENDS = ".!?:;,\"')"
"""Marks that end a sentence, or announce what follows; a headline ends without."""
