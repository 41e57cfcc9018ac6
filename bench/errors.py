"""Why rows and coded incidents do not meet: `python -m bench.errors GOLD.jsonl [--builder text|rules] [--list CLASS]`.

Every coded incident without a row, and every row without a coded incident, falls into the first class that fits it.
The classes say which question went wrong: no story was read, facts were grouped wrongly, or the choice was wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.deeds.realis import Realis
from sourcebook.builders.stories.rules import GENERAL_NOUNS
from sourcebook.builders.words.document import Document, Span, fold
from sourcebook.builders.words.lexicons import ARMED

from .gold import BUILDERS, is_covered, load, matched, report_of, scorer, scorer_row, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from sourcebook.builders.cells.candidate import Candidate
    from sourcebook.builders.stories.grouping import Story
    from sourcebook.builders.text import TextBuilder

MONTHS_OLD = 62
"""Days before its report from which on an incident is told again rather than told."""


class Row(NamedTuple):
    """A candidate with its row as the scorer reads it; `is_row`: it is kept, and the corpus covers its type."""

    candidate: Candidate
    scored: dict[str, Any]
    is_covered: bool
    is_row: bool


class Case(NamedTuple):
    """An incident or a row that has no counterpart, with its class and what shows it."""

    name: str
    report_id: str
    shown: str


def cases(builder: TextBuilder, score: ModuleType, line: dict[str, Any]) -> Iterator[Case]:
    """Classify what does not meet in one report."""
    report = report_of(line)
    doc = Document(report)
    rows = list(_rows(builder, doc))
    gold = line["incidents"]
    built = [row for row in rows if row.is_row]
    pairs = matched(score, [row.scored for row in built], gold)
    rest = [row for row in rows if not row.is_row]
    spare = matched(score, [row.scored for row in rest], [g for at, g in enumerate(gold) if at not in pairs.values()])
    left = [at for at in range(len(gold)) if at not in pairs.values()]
    found_in = {left[at]: rest[row] for row, at in spare.items()}
    for at in left:
        if not gold[at]["optional"]:
            yield Case(_missed(doc, gold[at], found_in.get(at), rows), report.report_id, _shown_gold(gold[at]))
    for at, row in enumerate(built):
        if at not in pairs:
            told = [gold[other] for other in pairs.values()]
            yield Case(_spurious(doc, row.candidate.story, gold, told), report.report_id, _shown(doc, row))


def _rows(builder: TextBuilder, doc: Document) -> Iterator[Row]:
    found = builder.candidates(doc)
    kept = builder.chosen(doc, found)
    for candidate in found:
        row = settled(doc.report, candidate.incident)
        covered = is_covered(row)
        is_row = covered and any(candidate.story is other.story for other in kept)
        yield Row(candidate, scorer_row(row, candidate.incident), covered, is_row)


def _missed(doc: Document, incident: dict[str, Any], spare: Row | None, rows: Sequence[Row]) -> str:
    """Class of a coded incident without a row; `spare`: a story that would have been its row."""
    if spare is not None:
        if not spare.is_covered:
            kind = spare.candidate.kind
            return f"missed: its story has a type outside the corpus ({kind.type if kind else 'none'})"
        return "missed: its story is judged no incident"
    where = sentences_of(doc, incident)
    stage = "" if incident["stage"] == "ACCOMPLISHED" else " (threat or attempt)"
    if any(where & {fact.sentence for fact in row.candidate.story.facts} for row in rows):
        return f"missed: its facts are in the story of another incident{stage}"
    return f"missed: no story where its victims or places stand{stage}"


def _spurious(doc: Document, story: Story, gold: Sequence[dict[str, Any]], told: Sequence[dict[str, Any]]) -> str:
    """Class of a row without a coded incident; `told`: those that other rows tell."""
    own = {fact.sentence for fact in story.facts}
    if any(own & sentences_of(doc, incident) for incident in told):
        return "spurious: second row of one incident"
    where = "beside coded incidents" if gold else "in a report without incidents"
    return f"spurious: {_look(doc, story)}, {where}"


def _look(doc: Document, story: Story) -> str:
    """What a story without a coded incident looks like."""
    lasts = [date.last for date in story.dates if date.last is not None]
    if doc.report.published and lasts and (doc.report.published - max(lasts)).days > MONTHS_OLD:
        return "told with an old day"
    if story.acted_on and all(actor.group in ARMED for actor in story.acted_on):
        return "armed people acted on"
    if all(fact.realis is Realis.ATTEMPTED for fact in story.facts):
        return "attempted only"
    if all(fact.word in GENERAL_NOUNS for fact in story.facts):
        return "plural nouns only"
    if not lasts and not story.places:
        return "neither day nor place"
    return "other"


def sentences_of(doc: Document, incident: dict[str, Any]) -> set[int]:
    """The sentences that name a coded incident's victims; of one without victims, its places."""
    names = incident["victims"] or incident["places"]
    words = [re.escape(fold(name)) for name in names if len(name) > 3]
    if not words:
        return set()
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b".replace(r"\ ", r"\s+"))
    return {number for number, span in enumerate(doc.sentences) if pattern.search(doc.norm, *span)}


def _shown_gold(incident: dict[str, Any]) -> str:
    day = "/".join(str(day) for days in incident["dates"][:1] for day in days)
    return f"{incident['types']} {day} {incident['places']} {incident['victims'][:3]}"


def _shown(doc: Document, row: Row) -> str:
    facts = row.candidate.story.facts
    first = doc.sentences[facts[0].sentence]
    quote = re.sub(r"\s+", " ", doc.text[Span(*first).start : first.end])[:160]
    return f"{[fact.word for fact in facts]} {row.scored['date_start']} {row.scored['places'][:1]} | {quote}"


def main() -> None:
    """Run from the command line."""
    from sourcebook.builders.records import Settings

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--builder", choices=sorted(BUILDERS), default="text")
    parser.add_argument("--list", metavar="CLASS", help="show the cases of the classes whose name has these words")
    arguments = parser.parse_args()
    builder = BUILDERS[arguments.builder](Settings())
    score = scorer(arguments.gold)
    found: dict[str, list[Case]] = defaultdict(list)
    for line in load(arguments.gold):
        for case in cases(builder, score, line):
            found[case.name].append(case)
    counts = Counter({name: len(members) for name, members in found.items()})
    for name, count in counts.most_common():
        print(f"{count:>5}  {name}")
        if arguments.list and arguments.list in name:
            print(*(f"         {case.report_id}  {case.shown}" for case in found[name]), sep="\n")


if __name__ == "__main__":
    main()
