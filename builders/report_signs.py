"""Signs of the wording: what a report as a whole, and the sentences that tell a story, sound like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document

_OPINION = re.compile(r"\[(?:commentary|editorial|speech|interview|address|statement|article|letter|message|report by)")
_STYLES = {
    "first": r"we|our|us|i|my|you|your",
    "ago": (
        r"in recent|over the (?:past|last)|in the (?:past|last)|during the (?:past|last)|years?|decades?|months|since"
        r"|wave of|chain of|series of|history"
    ),
    "law": (
        r"trial|court|judge|sentenced?|convicted|accused|charges?|investigat\w+|extradit\w+|prison|jail|case|suspects?"
        r"|arrested|involved|implicated"
    ),
    "reaction": (
        r"condemn\w*|repudiat\w*|deplor\w*|regret\w*|mourn\w*|funeral|burial|buried|anniversary|commemorat\w*|tribute"
        r"|protest\w*|denounc\w*|reject\w*"
    ),
    "modal": r"will|would|could|may|might|should|must|can|if|unless",
    "means": (
        r"bullets?|shots?|machineguns?|rifles?|kg|kilograms?|detonat\w+|fired|masked|hooded|motorcycles?|vehicles?|car"
        r"|hospital|at (?:about |approximately |around )?\d{3,4}|o'clock|a\.m|p\.m|dawn|midnight|noon|night|morning"
        r"|afternoon"
    ),
}
_TALKS = re.compile(
    r"\b(?:dialogue|negotiat\w+|peace|talks|elections?|electoral|congress|summit|cease-?fire|truce|treaty|agreements?"
    r"|policy|proposals?|economic|budget|reforms?|meeting|conference)\b"
)
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _STYLES.items()}
HEAD = 400
"""Characters in which a report says that it is a commentary, a speech or the like."""
CROWDED = 400
"""Characters of a report for each word of a kind from which on it is full of them."""


@lru_cache(maxsize=1)
def style_signs(norm: str) -> tuple[str, ...]:
    """Signs of the report as a whole, read once for all of its stories."""
    return tuple(_of_report(norm))


def _of_report(norm: str) -> Iterator[str]:
    if _OPINION.search(norm, 0, HEAD):
        yield "opinion"
    yield f"length_{min(len(norm) // 1500, 3)}"
    for name, pattern in (("first_person", _PATTERNS["first"]), ("talks", _TALKS)):
        hits = sum(1 for _ in pattern.finditer(norm))
        yield f"{name}_{'none' if not hits else 'some' if hits * CROWDED < len(norm) else 'much'}"


def wording_signs(doc: Document, sentences: Sequence[int]) -> Iterator[str]:
    """Signs of the sentences that tell the story."""
    for name, pattern in _PATTERNS.items():
        found = sum(pattern.search(doc.norm, *doc.sentences[number]) is not None for number in sentences)
        if found:
            yield f"{'mostly' if found * 2 > len(sentences) else 'some'}_{name}"
