"""Fit the weights of `builders/lexicon/incident_weights.toml` on reports coded by hand.

    python -m scripts.fit_incident_weights GOLD.jsonl

Needs the extra `fit`. Every story of every report is an example; it is right where the corpus's scorer matches it with
a coded incident. Stories of event types that the corpus does not code are left out. The same input gives the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcebook.builders.document import Document
from sourcebook.builders.incident_signs import signs_of
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder

from bench.gold import is_covered, load, matched, report_of, scorer, scorer_row, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "incident_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a story being an incident that its report tells: weights
# of a logistic regression, see builders/likelihood.py. Made by scripts/fit_incident_weights.py on {reports} reports
# coded by hand ({stories} stories, {right} of them incidents); the signs are those of builders/incident_signs.py.

[weights]
"""
INVERSE_PENALTY = 0.1
"""Of 0.03, 0.1 and 0.3 the best by cross-validation over reports; the others lose less than one point of F."""
OF_OTHERS = frozenset({"class_clash", "class_arrest", "class_protest", "class_riot", "class_displace", "class_rape"})
"""Signs of events that the corpus leaves out by its rules: what speaks against them there does not elsewhere."""
RAREST = 8
"""Signs that fewer stories have are left out: their weight is chance."""


def examples(gold: Path) -> Iterator[tuple[set[str], bool]]:
    """Yield the signs of every story of a covered type, and whether it is a coded incident."""
    builder = TextBuilder(Settings())
    score = scorer(gold)
    for line in load(gold):
        report = report_of(line)
        document = Document(report)
        found = builder.candidates(document)
        stories = [candidate.story for candidate in found]
        rows = [(candidate, settled(report, candidate.incident)) for candidate in found]
        covered = [(candidate, scorer_row(row, candidate.incident)) for candidate, row in rows if is_covered(row)]
        right = matched(score, [row for _, row in covered], line["incidents"])
        for number, (candidate, _) in enumerate(covered):
            yield signs_of(document, candidate.story, stories), number in right


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
    fitted = {name: weight for name, weight in fitted.items() if name not in OF_OTHERS}
    lines = [f'"{name}" = {weight:.2f}' for name, weight in fitted.items() if abs(weight) >= 0.005]
    header = HEADER.format(reports=len(load(gold)), stories=len(right), right=sum(right))
    TARGET.write_text(header + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
