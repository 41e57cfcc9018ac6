"""Deeds that a report only remembers: the anniversary of a bombing that killed twenty, ten years since it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.document import Span
from ..words.rare import Rare
from .apart import RANKING

if TYPE_CHECKING:
    from ..words.chunks import Chunk, Row
    from ..words.document import Document

ANNIVERSARY = frozenset({"anniversary", "anniversaries", "commemoration", "memory", "remembrance"})
YEARS = frozenset({"year", "years", "decade", "decades"})
RELATIVE = frozenset({"that", "which", "when", "who", "where"})
LINKS = frozenset({"of", "since", "for"})
REACH = 24
"""Chunks behind the word for an anniversary in which its deed is told."""
CLAUSE = 12
"""Chunks behind the pronoun in which the verb of its clause stands."""


def is_remembered(row: Row, index: int) -> bool:
    """Whether a word is of the clause that says what is remembered: the anniversary of a bombing which killed 20.

    Not so where a deed is told before it: gunmen attacked a ceremony on the anniversary of the day that he died.
    """
    if ANNIVERSARY.isdisjoint(row.words) and "since" not in row.words:
        return False
    at = next((at for at in range(max(0, index - REACH), index) if _remembers(row, at)), None)
    if at is None or any(_is_deed(chunk) for chunk in row[:at]):
        return False
    behind = row[at + 1 : index]
    if row[at].word == "since":
        return all(chunk.tag not in ',;"' for chunk in behind)
    pronoun = next((back for back in range(index - 1, at, -1) if row[back].word in RELATIVE), None)
    return pronoun is not None and index - pronoun <= CLAUSE and all(c.tag not in ',;"' for c in row[pronoun:index])


def _is_deed(chunk: Chunk) -> bool:
    """Whether a word tells of more than people who gather."""
    return chunk.tag in "VE" and any(reading.cls.name != "protest" for reading in chunk.item)  # type: ignore[attr-defined]


def _remembers(row: Row, at: int) -> bool:
    """Whether a word is that for an anniversary with what it is of, or a time since then."""
    if row[at].word == "since":
        return at > 0 and row[at - 1].word in YEARS
    return row[at].word in ANNIVERSARY and at + 1 < len(row) and row[at + 1].word in LINKS


_SINCE_WHEN = Rare(
    rf"\b(?:{'|'.join(sorted(RANKING))})\b[^;.]{{0,80}} since (?=[^,;.]{{3,40}}, (?:when|in which) )", " since "
)
"""What leads from a deed to the last one as bad: the first such attack since January, when two bombers killed 21."""


def before_old(doc: Document, sentence: Span) -> Span:
    """The sentence without its words on a deed that another is held against."""
    old = _SINCE_WHEN.search(doc.norm, sentence.start, sentence.end)
    return sentence if old is None else Span(sentence.start, old.end())
