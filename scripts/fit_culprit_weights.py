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

from bench.gold import is_covered, load, matched, report_of, scorer, scorer_row, settled

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
RAREST = 8
"""Signs that fewer suspects have are left out: their weight is chance."""


def examples(gold: Path) -> Iterator[tuple[set[str], bool]]:
    """Yield the signs of every suspect of every matched row, and whether the corpus names it."""
    builder = TextBuilder(Settings())
    score = scorer(gold)
    for line in load(gold):
        report = report_of(line)
        doc = Document(report)
        rows = [(each, settled(report, each.incident)) for each in builder.chosen(doc, builder.candidates(doc))]
        covered = [(each, scorer_row(row, each.incident), row) for each, row in rows if is_covered(row)]
        pairs = matched(score, [row for _, row, _ in covered], line["incidents"])
        for number, incident in pairs.items():
            candidate, _, row = covered[number]
            organisations = line["incidents"][incident]["perp_orgs"]
            for name, suspect in candidate.suspects.found.items():
                written = {name, *(doc.text[each.start : each.end] for each in suspect.mentions)}
                right = any(score.overlap(one, other) for one in written for other in organisations)
                yield candidate.suspects.signs(name, candidate.story, row["country"]), right


def main() -> None:
    """Run from the command line."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    gold = Path(sys.argv[1])
    signs, right = zip(*examples(gold), strict=True)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(found), 1.0) for found in signs])
    frequent = matrix.getnnz(axis=0) >= RAREST
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000).fit(matrix[:, frequent], right)
    names = vectors.get_feature_names_out()[frequent]
    fitted = {"always": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    lines = [f'"{name}" = {weight:.2f}' for name, weight in fitted.items() if abs(weight) >= 0.005]
    header = HEADER.format(reports=len(load(gold)), suspects=len(right), right=sum(right))
    TARGET.write_text(header + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
