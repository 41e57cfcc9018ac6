"""Fit the weights of `builders/lexicon/incident_weights.toml` on reports coded by hand.

    python -m scripts.fit_incident_weights GOLD.jsonl [--check]

Needs the extra `fit`. Every story of every report is an example; it is right where the corpus's scorer matches it with
a coded incident. Stories of event types that the corpus does not code are left out. The same input gives the same file.
With --check nothing is written: weights are fitted on four fifths of the reports and judge the rest, five times over,
and the scorer's figures are printed for several thresholds (`ENOUGH` of builders/likelihood.py).
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.document import Document
from sourcebook.builders.incident_signs import signs_of
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder

from bench.gold import is_covered, load, matched, report_of, scorer, scorer_row, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "incident_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a story being an incident that its report tells: weights
# of a logistic regression, see builders/likelihood.py. Made by scripts/fit_incident_weights.py on {reports} reports
# coded by hand ({stories} stories, {right} of them incidents); the signs are those of builders/incident_signs.py.

[weights]
"""
INVERSE_PENALTY = 0.04
"""Of 0.02, 0.03 and 0.04 the best by cross-validation over reports; the others lose less than half a point of F."""
OF_OTHERS = frozenset(
    {"class_clash", "class_arrest", "class_protest", "class_riot", "class_displace", "class_rape"}
    | {"class_shelling", "class_air_strike", "kind_shelling", "kind_air_strike"}
    | {"on_state_force", "armed_group_on_state_force", "only_armed_acted_on"}
)
"""Signs of events that the corpus leaves out by its rules, or mostly does because armies do them: what speaks against
them there does not elsewhere. They are fitted, so that no other sign takes up their weight, and left out."""
RAREST = 8
"""Signs that fewer stories have are left out: their weight is chance."""


FOLDS = 5
THRESHOLDS = (0.33, 0.36, 0.39, 0.42, 0.45)


class Example(NamedTuple):
    """A story of a report with its signs, its row as the scorer reads it, and whether it is a coded incident."""

    report_id: str
    signs: set[str]
    row: dict[str, Any]
    is_right: bool


def examples(gold: Path) -> Iterator[Example]:
    """Yield every story of a covered type."""
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
        for number, (candidate, row) in enumerate(covered):
            yield Example(report.report_id, signs_of(document, candidate, stories), row, number in right)


def fitted(known: Sequence[Example]) -> dict[str, float]:
    """Fit the weight of each sign, and of `always`, which every story has."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(example.signs), 1.0) for example in known])
    frequent = matrix.getnnz(axis=0) >= RAREST
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000)
    model.fit(matrix[:, frequent], [example.is_right for example in known])
    names = vectors.get_feature_names_out()[frequent]
    weights = {"always": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    return {name: float(weight) for name, weight in weights.items() if name not in OF_OTHERS}


def check(gold: Path) -> None:
    """Print what the scorer says of reports that the weights were not fitted on."""
    known = list(examples(gold))
    names = [line["id"] for line in load(gold)]
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    points = {}
    for number in range(FOLDS):
        weights = fitted([example for example in known if fold[example.report_id] != number])
        for at, example in enumerate(known):
            if fold[example.report_id] == number:
                points[at] = weights["always"] + sum(weights.get(sign, 0.0) for sign in example.signs)
    for threshold in THRESHOLDS:
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
        for at, example in enumerate(known):
            if points[at] >= math.log(threshold / (1 - threshold)):
                rows[example.report_id].append(example.row)
        found = scorer(gold).score(gold, rows)
        slots = "  ".join(f"{slot} {found[slot]['F']}" for slot in ("all slots", "incident", "report"))
        print(f"from {threshold}: {slots}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        check(arguments.gold)
        return
    known = list(examples(arguments.gold))
    lines = [f'"{name}" = {weight:.2f}' for name, weight in fitted(known).items() if abs(weight) >= 0.005]
    right = sum(example.is_right for example in known)
    header = HEADER.format(reports=len(load(arguments.gold)), stories=len(known), right=right)
    TARGET.write_text(header + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
