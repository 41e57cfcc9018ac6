"""Which words of reports are signs that weights are fitted for: plain ones, so that nothing is weighed by its name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sourcebook.builders.judging.vocabulary import OF_OPENING, OF_REPORT, words_of

from bench.gold import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcebook.builders.cells.candidate import Candidate

CODED = Path(__file__).parents[1] / "bench" / "coded"
WORDS = (OF_REPORT, OF_OPENING)
"""How the signs begin that are words."""
FEWEST_REPORTS = 2
"""Reports of today that have a word in small letters, for it to be a plain one."""
LEAST = 0.015
"""Weights of words below it are left out: by cross-validation they add nothing."""
_SMALL = re.compile(r"(?<![\w'])[a-z]{3,}(?!\w)")


def plain_words_of(candidate: Candidate) -> set[str]:
    """The words of a story's report and opening sentence that are plain, as signs."""
    return words_of(candidate) & _plain()


def telling(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights without those of words that say next to nothing."""
    return {name: weight for name, weight in weights.items() if not name.startswith(WORDS) or abs(weight) >= LEAST}


@cache
def _plain() -> frozenset[str]:
    """The signs of all plain words of the development reports of today."""
    texts = (line["text"] for path in sorted(CODED.glob("*.jsonl")) if "_check" not in path.stem for line in load(path))
    reports = Counter(word for text in texts for word in {*_SMALL.findall(text)})
    return frozenset(family + word for word, count in reports.items() if count >= FEWEST_REPORTS for family in WORDS)
