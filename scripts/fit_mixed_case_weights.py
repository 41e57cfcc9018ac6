"""Fit the weights of `builders/lexicon/mixed_case_weights.toml` on modern reports coded by hand.

    python -m scripts.fit_mixed_case_weights bench/coded/{{,modelled_}{articles,notes},further,wikinews}.jsonl

Needs the extra `fit`. Every story of every report is an example; it is right where `bench.modern` pairs it with a coded
incident. The same input gives the same file. With --check at the end nothing is written: weights are fitted on four
fifths of the reports and judge the rest, five times over, and figures are printed for several thresholds
(`ENOUGH_IN_MIXED_CASE` of builders/judging/likelihood.py). Words are signs where reports have them in small letters.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.judging.echoes import without_echoes
from sourcebook.builders.judging.signs import signs_of
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.builders.words.document import Document

from bench.gold import load, report_of, settled
from bench.modern import Tally, paired

from .fitting import as_toml, cross_validated, fit, folds_of
from .plain_words import WORDS, plain_words_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcebook.builders.cells.candidate import Candidate

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "mixed_case_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a story being an incident that its report tells, where it
# is in mixed case: weights of a logistic regression, see builders/judging/likelihood.py. Made by
# scripts/fit_mixed_case_weights.py on {reports} reports coded by hand ({stories} stories, {right} of them incidents);
# the signs: builders/judging/signs.py; those of words: builders/judging/vocabulary.py.

[weights]
"""
INVERSE_PENALTY = 0.06
"""Of 0.02, 0.035 and 0.06 the best by cross-validation over reports; the others lose up to half a point of F."""
RAREST = 5
"""Stories that a sign has at least."""
THRESHOLDS = (0.35, 0.38, 0.41, 0.44, 0.47, 0.5)


class Example(NamedTuple):
    """A story of a report with its signs, and whether it is a coded incident."""

    report_id: str
    candidate: Candidate
    row: dict[str, Any]
    signs: set[str]
    is_right: bool


def examples(coded: Sequence[Path]) -> Iterator[Example]:
    """Yield every story that may make a row."""
    builder = TextBuilder(Settings())
    for line in (line for path in coded for line in load(path)):
        report = report_of(line)
        document = Document(report)
        found = builder.candidates(document)
        stories = [candidate.story for candidate in found]
        likely = builder.likely(document, found)
        rows = [settled(report, candidate.incident) for candidate in likely]
        right = paired(rows, line["incidents"])
        for at, (candidate, row) in enumerate(zip(likely, rows, strict=True)):
            signs = signs_of(document, candidate, stories) | plain_words_of(candidate)
            yield Example(report.report_id, candidate, row, signs, at in right)


def fitted(known: Sequence[Example]) -> dict[str, float]:
    """Fit the weight of each sign, and of `always`, which every story has."""
    right = [each.is_right for each in known]
    return telling(fit([each.signs for each in known], right, INVERSE_PENALTY, RAREST, WORDS))


def check(coded: Sequence[Path]) -> None:
    """Print figures on reports that the weights were not fitted on."""
    known = list(examples(coded))
    lines = [line for path in coded for line in load(path)]
    told: dict[str, list[tuple[Example, float]]] = {line["id"]: [] for line in lines}
    for each, chance in zip(known, cross_validated(known, folds_of(lines), fitted), strict=True):
        told[each.report_id].append((each, chance))
    for threshold in THRESHOLDS:
        tally = Tally()
        for line in lines:
            judged = told[line["id"]]
            enough = {id(each.candidate.story) for each, chance in judged if chance >= threshold}
            kept = without_echoes((each.candidate for each, _ in judged), enough)
            stories = {id(candidate.story) for candidate in kept}
            tally.add([each.row for each, _ in judged if id(each.candidate.story) in stories], line["incidents"])
        figures = list(tally.lines())
        print(f"from {threshold}: {figures[1]}   {figures[-1]}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coded", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if asked.check:
        check(asked.coded)
        return
    known = list(examples(asked.coded))
    right = sum(each.is_right for each in known)
    reports = sum(len(load(path)) for path in asked.coded)
    header = HEADER.format(reports=reports, stories=len(known), right=right)
    TARGET.write_text(header + as_toml(fitted(known)), "utf-8")


if __name__ == "__main__":
    main()
