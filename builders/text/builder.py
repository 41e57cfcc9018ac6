"""The text builder: deterministic and offline. It reads English news prose by grammar, lexicons and fitted weights.

One report goes through the questions in order: what its words name (mentions); what each event word says (facts); which
facts are one incident (stories); which stories are incidents that the report tells; what their cells are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from ..deeds.weapons import DEED
from ..figures.worst import with_parts
from ..gazetteer import Gazetteer
from ..judging.doubles import without_doubles
from ..judging.echoes import with_figures_behind, without_echoes
from ..judging.likelihood import LEAST, certainty, is_enough, likelihood
from ..judging.news import is_new, is_note, without_aftermath, without_headline, without_history
from ..records import Rows
from ..scenes.finding import is_country
from ..stories.rules import is_of_accident
from ..words.document import Document
from ..words.lexicons import Lexicon
from ..words.markup import plain
from .as_written import as_written
from .reading import Reading, take_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...reports.report import Report
    from ..cells.candidate import Candidate
    from ..records import Figure, Settings
    from ..stories.grouping import Story
    from ..words.markup import Plain


class TextBuilder:
    """Reads English news prose. `settings` may extend the gazetteer and the lexicon."""

    name = "text"
    version = "1"

    def __init__(self, settings: Settings) -> None:
        self.gazetteer = Gazetteer.load(settings.gazetteers)
        self.lexicon = Lexicon.load(settings.lexicons)

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Read a batch of reports; one Rows each."""
        words = [plain(report.text) for report in batch]
        readings = [
            Reading(Document(_in_words(*each)), self.gazetteer, self.lexicon) for each in zip(batch, words, strict=True)
        ]
        take_steps(readings)
        rows = [_rows(reading, self.chosen(reading.doc, reading.candidates)) for reading in readings]
        return [
            told if found is None else as_written(told, report, found.where)
            for told, report, found in zip(rows, batch, words, strict=True)
        ]

    def candidates(self, doc: Document) -> list[Candidate]:
        """Every story that a report's words may tell, in reading order, before any is judged."""
        return Reading(doc, self.gazetteer, self.lexicon).candidates

    def chance(self, doc: Document, candidate: Candidate, others: Sequence[Story]) -> float:
        """How likely a story is an incident that the report tells; `others` are all its stories."""
        return likelihood(doc, candidate, others)

    def judge(self, candidate: Candidate, chance: float) -> bool:
        """Whether a story is an incident that the report tells; `chance` is its likelihood."""
        return is_enough(candidate, chance)

    def likely(self, doc: Document, found: Sequence[Candidate]) -> list[Candidate]:
        """Those of a report's stories that may be incidents: their words give a type, and they are no history."""
        return [
            candidate
            for candidate in found
            if candidate.kind is not None and is_new(doc, candidate) and not is_of_accident(doc, candidate.story)
        ]

    def chosen(self, doc: Document, found: Sequence[Candidate]) -> list[Candidate]:
        """Those of a report's stories that become rows, with their certainty; none whose words give no type."""
        others = [candidate.story for candidate in found]
        likely = self.likely(doc, found)
        chances = [self.chance(doc, candidate, others) for candidate in likely]
        kept = {
            id(candidate.story)
            for candidate, chance in zip(likely, chances, strict=True)
            if self.judge(candidate, chance)
        }
        if not kept and is_note(doc):
            kept = {id(candidate.story) for candidate in likely[:1] if _is_dated(candidate, chances[0])}
        told = [
            replace(candidate, certainty=certainty(chance, of_war=doc.is_upper and candidate.is_of_war))
            for candidate, chance in zip(likely, chances, strict=True)
            if chance >= LEAST or id(candidate.story) in kept
        ]
        news = without_history(doc, without_headline([each for each in told if id(each.story) in kept]))
        rows = without_aftermath(doc, without_echoes(told, {id(candidate.story) for candidate in news}))
        rows = without_doubles(with_figures_behind(rows, likely))
        stories = tuple(candidate.story for candidate in rows)
        return [replace(row, rows=stories, figures=with_parts(doc, row.figures)) for row in rows]


class RulesBuilder(TextBuilder):
    """The text builder without the fitted weights: which stories are incidents is decided by rules alone."""

    name = "rules"

    def judge(self, candidate: Candidate, chance: float) -> bool:  # noqa: ARG002
        """Whether a story is an incident that the report tells."""
        return candidate.is_sound


LIKELY = 0.40
"""The likelihood from which on a deed makes the row of such a note although its own sentence names no day or place."""


def _is_dated(candidate: Candidate, chance: float) -> bool:
    """Whether a story happened, by rules alone, in a note that tells a day and a place."""
    story, backdrop = candidate.story, candidate.backdrop
    if candidate.is_sound and story.dates and story.places:
        return True
    is_deed = any(fact.trigger.cls.strength >= DEED and not fact.is_definite for fact in story.facts)
    is_modern = not backdrop.doc.is_upper  # in capitals half of such stories are none
    is_likely = is_modern and is_deed and chance >= LIKELY
    return is_likely and bool(backdrop.days) and not all(map(is_country, backdrop.seen.places))


def _in_words(report: Report, found: Plain | None) -> Report:
    """The report with its plain words for its text."""
    return report if found is None else msgspec.structs.replace(report, text=found.text)


def _rows(reading: Reading, kept: Sequence[Candidate]) -> Rows:
    return Rows(
        report_id=reading.doc.report.report_id,
        incidents=tuple(candidate.incident for candidate in kept),
        background=tuple(_background(reading.candidates, kept)),
    )


def _background(found: Sequence[Candidate], kept: Sequence[Candidate]) -> Iterator[Figure]:
    """The figures of no row: sums over several incidents, also told with one, and those of stories that are none."""
    told = {id(candidate.story) for candidate in kept}
    taken = {id(figure) for candidate in kept for figure in candidate.figures}
    for candidate in found:
        for figure in candidate.figures:
            if figure.scope == "cumulative":
                yield figure
            elif id(figure) not in taken:
                is_sum = id(candidate.story) in told
                yield msgspec.structs.replace(figure, scope="cumulative" if is_sum else "background")
