"""Fit the weights of `builders/lexicon/incident_weights.toml` on reports coded by hand.

    python -m scripts.fit_incident_weights GOLD.jsonl [--check [--by-days]]

Needs the extra `fit`. Every story of every report is an example; it is right where the corpus's scorer matches it with
a coded incident. Stories of event types that the corpus does not code are left out. The same input gives the same file.
With --check nothing is written: weights are fitted on four fifths of the reports and judge the rest, five times over,
and the scorer's figures of the rows that the builder then makes are printed for several thresholds (`ENOUGH` of
builders/judging/likelihood.py, the others raised or lowered with it). With --by-days the parts follow each other in
time: what is only true of the news of some weeks, as many words are, gains nothing there.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.judging.likelihood import ENOUGH
from sourcebook.builders.judging.signs import signs_of
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.builders.words.document import Document

from bench.gold import covered, load, matched, report_of, scorer

from .fitting import arguments, as_toml, cross_validated, fit, folds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcebook.builders.cells.candidate import Candidate
    from sourcebook.builders.stories.grouping import Story

TARGET = Path(__file__).parents[1] / "builders" / "lexicon" / "incident_weights.toml"
HEADER = """\
# How much each sign speaks for (above 0) or against (below 0) a story being an incident that its report tells: weights
# of a logistic regression, see builders/judging/likelihood.py. Made by scripts/fit_incident_weights.py on {reports}
# reports coded by hand ({stories} stories, {right} of them incidents); the signs: builders/judging/signs.py.

[weights]
"""
INVERSE_PENALTY = 0.06
"""Of 0.03, 0.04, 0.06 and 0.1 the best by cross-validation over reports, however these are divided; the others lose
less than half a point of F."""
RAREST = 15
"""Stories that a sign has at least: from 8 to 25 F is the same by cross-validation."""
OF_OTHERS = tuple(
    f"{family}_{name}"
    for family in ("class", "word", "kind")
    for name in ("clash", "arrest", "protest", "riot", "displace", "rape", "shelling", "air_strike")
)
"""How signs begin of events that the corpus leaves out by its rules, or mostly does because armies do them: what speaks
against them there does not elsewhere. They are fitted, so that no other sign takes up their weight, and left out."""
THRESHOLDS = (0.35, 0.37, 0.39, 0.41, 0.43, 0.45)


class Example(NamedTuple):
    """A story of a report, by identity, with its signs, and whether it is a coded incident."""

    report_id: str
    signs: set[str]
    story: int
    is_right: bool


class Read(NamedTuple):
    """A coded report with its stories."""

    line: dict[str, Any]
    document: Document
    found: Sequence[Candidate]


class Judging(TextBuilder):
    """The text builder with chances by other weights than its own, and with thresholds raised by `raised`."""

    chances: Mapping[int, float] = MappingProxyType({})
    raised = 0.0

    def chance(self, doc: Document, candidate: Candidate, others: Sequence[Story]) -> float:
        """The chance given to a story; its own where there is none, of types that the corpus leaves out."""
        given = self.chances.get(id(candidate.story))
        return super().chance(doc, candidate, others) if given is None else given

    def judge(self, candidate: Candidate, chance: float) -> bool:
        """Whether a story is likely enough by the raised threshold."""
        return super().judge(candidate, chance - self.raised)


def read(builder: TextBuilder, gold: Path) -> Iterator[Read]:
    """Yield every coded report."""
    for line in load(gold):
        document = Document(report_of(line))
        yield Read(line, document, builder.candidates(document))


def examples(known: Sequence[Read], gold: Path) -> Iterator[Example]:
    """Yield every story of a covered type."""
    score = scorer(gold)
    for line, document, found in known:
        report = document.report
        stories = [candidate.story for candidate in found]
        rows = covered(report, (candidate.incident for candidate in found))
        right = matched(score, [each.scored for each in rows], line["incidents"])
        for number, each in enumerate(rows):
            candidate = found[each.number]
            signs = signs_of(document, candidate, stories)
            yield Example(report.report_id, signs, id(candidate.story), number in right)


def fitted(known: Sequence[Example]) -> dict[str, float]:
    """Fit the weight of each sign, and of `always`, which every story has."""
    right = [example.is_right for example in known]
    weights = fit([example.signs for example in known], right, INVERSE_PENALTY, RAREST)
    return {name: weight for name, weight in weights.items() if not name.startswith(OF_OTHERS)}


def check(gold: Path, *, by_days: bool) -> None:
    """Print what the scorer says of the rows of reports that the weights were not fitted on."""
    builder = Judging(Settings())
    reports = [*read(builder, gold)]
    known = [*examples(reports, gold)]
    fold = folds_of([each.line for each in reports], by_days=by_days)
    chances = cross_validated(known, fold, fitted)
    builder.chances = {example.story: chance for example, chance in zip(known, chances, strict=True)}
    for threshold in THRESHOLDS:
        builder.raised = threshold - ENOUGH
        rows = {each.line["id"]: _rows(builder, each) for each in reports}
        found = scorer(gold).score(gold, rows)
        slots = "  ".join(f"{slot} {found[slot]['F']}" for slot in ("all slots", "incident", "report"))
        print(f"from {threshold}: {slots}")


def _rows(builder: TextBuilder, each: Read) -> list[dict[str, Any]]:
    """The rows of a report, as the scorer reads them."""
    kept = builder.chosen(each.document, each.found)
    return [row.scored for row in covered(each.document.report, (candidate.incident for candidate in kept))]


def main() -> None:
    """Run from the command line."""
    asked = arguments(__doc__)
    if asked.check:
        check(asked.gold, by_days=asked.by_days)
        return
    reports = [*read(TextBuilder(Settings()), asked.gold)]
    known = [*examples(reports, asked.gold)]
    right = sum(example.is_right for example in known)
    header = HEADER.format(reports=len(reports), stories=len(known), right=right)
    TARGET.write_text(header + as_toml(fitted(known)), "utf-8")


if __name__ == "__main__":
    main()
