"""The words of a report in mixed case as signs: what it speaks of, and what the sentence that opens a story speaks of.

Reports of insurgents, tolls and what happened meanwhile tell more incidents than those of presidents, workers and past
years; no list made by hand says so of a thousand words that each mean little. Reports in capitals are left out: the
words of the coded ones tell of which weeks they are, and are worth nothing in other weeks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..cells.candidate import Candidate

OF_REPORT, OF_OPENING = "report_", "opening_"
"""How the signs begin that are words."""


def words_of(candidate: Candidate) -> set[str]:
    """The words of a story's report, and of the first sentence that tells it, as signs."""
    doc = candidate.backdrop.doc
    first = doc.sentences[min(fact.sentence for fact in candidate.story.facts)]
    opening = doc.blanked[first.start + 1 : first.end + 1]  # which begins with a blank of its own
    return {*(OF_REPORT + word for word in doc.words), *(OF_OPENING + word for word in opening.split())}
