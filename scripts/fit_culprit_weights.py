"""Fit the weights of `builders/lexicon/culprit_weights.toml` on reports coded by hand.

    python -m scripts.fit_culprit_weights GOLD.jsonl

Needs the extra `fit`. Every suspect of every row that the corpus's scorer matches with a coded incident is an example;
it is right where the corpus names it as the perpetrator. The same input gives the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcebook.builders.document import Document
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder

from bench.gold import covered, load, matched, report_of, scorer

from .fitting import as_toml, fit

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "culprit_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a group's having done what a story tells without naming
# who did it: weights of a logistic regression, see builders/culprits.py. Made by scripts/fit_culprit_weights.py on
# {reports} reports coded by hand ({suspects} suspects, {right} of them culprits); the signs are those of
# builders/suspects.py.

[weights]
"""
INVERSE_PENALTY = 0.1
"""Of 0.03, 0.1 and 0.3 the best by cross-validation over reports."""


def examples(gold: Path) -> Iterator[tuple[set[str], bool]]:
    """Yield the signs of every suspect of every matched row, and whether the corpus names it."""
    builder = TextBuilder(Settings())
    score = scorer(gold)
    for line in load(gold):
        report = report_of(line)
        doc = Document(report)
        kept = builder.chosen(doc, builder.candidates(doc))
        rows = covered(report, (candidate.incident for candidate in kept))
        pairs = matched(score, [each.scored for each in rows], line["incidents"])
        for number, incident in pairs.items():
            candidate, row = kept[rows[number].number], rows[number].row
            organisations = line["incidents"][incident]["perp_orgs"]
            for name, suspect in candidate.suspects.found.items():
                written = {name, *(doc.text[each.start : each.end] for each in suspect.mentions)}
                right = any(score.overlap(one, other) for one in written for other in organisations)
                yield candidate.suspects.signs(name, candidate.story, row["country"]), right


def main() -> None:
    """Run from the command line."""
    gold = Path(sys.argv[1])
    signs, right = zip(*examples(gold), strict=True)
    header = HEADER.format(reports=len(load(gold)), suspects=len(right), right=sum(right))
    TARGET.write_text(header + as_toml(fit(signs, right, INVERSE_PENALTY)), "utf-8")


if __name__ == "__main__":
    main()
