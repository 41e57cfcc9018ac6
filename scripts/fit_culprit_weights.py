"""Fit the weights of `builders/lexicon/culprit_weights.toml` on reports coded by hand.

    python -m scripts.fit_culprit_weights GOLD.jsonl [--check [--by-days]]

Needs the extra `fit`. Every suspect of every row that the corpus's scorer matches with a coded incident is an example;
it is right where the corpus names it as the perpetrator. The same input gives the same file. With --check nothing is
written: weights are fitted on four fifths of the reports and judge the rest, five times over, and the scorer's figures
for who acted are printed for several thresholds (`ENOUGH` of builders/sides/culprits.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.records import Settings
from sourcebook.builders.sides.culprits import is_possible
from sourcebook.builders.text import TextBuilder
from sourcebook.builders.words.document import Document
from sourcebook.builders.words.weighing import chance_of

from bench.gold import covered, is_organisation, load, matched, report_of, scorer

from .fitting import FOLDS, arguments, as_toml, fit, folds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "culprit_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a group's having done what a story tells without naming
# who did it: weights of a logistic regression, see builders/sides/culprits.py. Made by scripts/fit_culprit_weights.py
# on {reports} reports coded by hand ({suspects} suspects, {right} of them culprits); the signs are those of
# builders/sides/suspects.py.

[weights]
"""
INVERSE_PENALTY = 0.05
"""Of 0.05, 0.07, 0.1 and 0.2 the best by cross-validation over reports; the others lose up to half a point of F."""
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6)


class Suspicion(NamedTuple):
    """A suspect of a row: the names that the scorer would read, its signs, and whether the corpus names it."""

    written: list[str]
    signs: set[str]
    is_right: bool


class Example(NamedTuple):
    """A row as the scorer reads it, with its suspects; `is_open` where its own words name nobody."""

    report_id: str
    row: dict[str, Any]
    suspects: list[Suspicion]
    is_matched: bool
    is_open: bool


def examples(gold: Path) -> Iterator[Example]:
    """Yield the rows of every report."""
    builder = TextBuilder(Settings())
    score = scorer(gold)
    for line in load(gold):
        report = report_of(line)
        doc = Document(report)
        kept = builder.chosen(doc, builder.candidates(doc))
        rows = covered(report, (candidate.incident for candidate in kept))
        pairs = matched(score, [each.scored for each in rows], line["incidents"])
        for number, each in enumerate(rows):
            organisations = line["incidents"][pairs[number]]["perp_orgs"] if number in pairs else []
            candidate, told = kept[each.number], []
            for name, suspect in candidate.suspects.found.items():
                spoken = candidate.suspects.mention(name, candidate.story)
                words = {name, *(doc.text[one.start : one.end] for one in suspect.mentions)}
                right = any(score.overlap(one, other) for one in words for other in organisations)
                signs = candidate.suspects.signs(name, candidate.story, each.row["country"])
                told.append(Suspicion([name, doc.text[spoken.start : spoken.end]], signs, right))
            own = [cell for cell in each.incident.cells if cell.column == "side_a" and cell.rule != "side_a.probable"]
            is_open = not any(cell.value == "unidentified" or is_organisation(str(cell.value)) for cell in own)
            yield Example(report.report_id, each.scored, told, number in pairs, is_open)


def fitted(known: Sequence[Example]) -> dict[str, float]:
    """Fit the weight of each sign, and of `always`, which every suspect has."""
    told = [suspicion for example in known if example.is_matched for suspicion in example.suspects]
    return fit([each.signs for each in told], [each.is_right for each in told], INVERSE_PENALTY)


def _row(example: Example, weights: Mapping[str, float], threshold: float) -> dict[str, Any]:
    """The row with who acted as the weights have it, where its own words name nobody."""
    if not example.is_open:
        return example.row
    possible = [each for each in example.suspects if is_possible(each.signs)]
    best = max(possible, key=lambda each: chance_of(weights, each.signs), default=None)
    is_enough = best is not None and chance_of(weights, best.signs) >= threshold
    return example.row | {"side_a": best.written if best and is_enough and is_organisation(best.written[0]) else []}


def check(gold: Path, *, by_days: bool) -> None:
    """Print what the scorer says of reports that the weights were not fitted on."""
    known = list(examples(gold))
    lines = load(gold)
    names = [line["id"] for line in lines]
    fold = folds_of(lines, by_days=by_days)
    of_fold = [fitted([each for each in known if fold[each.report_id] != number]) for number in range(FOLDS)]
    for threshold in THRESHOLDS:
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
        for each in known:
            rows[each.report_id].append(_row(each, of_fold[fold[each.report_id]], threshold))
        found = scorer(gold).score(gold, rows)
        who = "  ".join(f"{figure} {found['perp_org'][figure]}" for figure in "PRF")
        print(f"from {threshold}: who acted {who}  all slots F {found['all slots']['F']}")


def main() -> None:
    """Run from the command line."""
    asked = arguments(__doc__)
    if asked.check:
        check(asked.gold, by_days=asked.by_days)
        return
    known = list(examples(asked.gold))
    told = [suspicion for example in known if example.is_matched for suspicion in example.suspects]
    right = sum(each.is_right for each in told)
    header = HEADER.format(reports=len(load(asked.gold)), suspects=len(told), right=right)
    TARGET.write_text(header + as_toml(fitted(known)), "utf-8")


if __name__ == "__main__":
    main()
