"""From a story to an incident: one cell for each thing the words give, each with its passage and rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..actors.taken_up import groups_of, without_background
from ..attribution.finding import attribution_for, noted_for
from ..figures.counts import group_of
from ..records import Incident, cell, passage
from ..sides.sides import sides
from ..sides.suspects import Suspects
from ..stories.day_headings import Calendar, heading_days, is_list_of_days
from ..stories.rules import GENERAL_NOUNS
from ..stories.when import when
from ..words.deed_classes import POLICING
from ..words.document import Span
from ..words.headlines import body_of
from ..words.once import once
from ..words.wording import wording_of
from .places import place_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ..actors.taken_up import Groups
    from ..attribution.finding import Attribution
    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..records import Cell, Figure
    from ..sides.side import Side
    from ..stories.grouping import Setting, Story
    from ..stories.kind import Kind
    from ..stories.when import When
    from ..text.mentions import Mentions
    from ..words.document import Document
    from ..words.wording import Wording


_BODY = re.compile(
    r"\b(?:army|armed forces?|air force|navy|military|police|forces|troops|guards?|government|battalion)\b"
)
"""Words for the bodies that are a state's forces."""
MONTH = 31
"""Days after the newest day of a report within which it is published as news."""
LONGEST_HEAD = 80
"""Characters of what stands above the first sentence of a record: its number, country and kind."""
DAYS = frozenset({"day", "several_days", "week"})
"""Precision of the days of records: between 3 and 5 May, the night of 7 to 8 May, the week of 14 May."""
LONG_BEFORE = 180
"""Days before the newest day of a report from which on what was done is background."""


def _is_of_news(fact: Fact, setting: Setting) -> bool:
    """Whether a fact may be one of what the report was written for."""
    is_of_day = setting.date is None or setting.date.precision not in ("month", "year")
    is_recalled = fact.voice == "noun" and fact.is_definite  # three were arrested over the attack
    return is_of_day and not (is_recalled or fact.trigger.cls.name in POLICING or fact.word in GENERAL_NOUNS)


class Backdrop:
    """What the report as a whole gives to incidents that say nothing of their own, each read where it is asked for.

    `days` are those told, `anchored`.
    """

    def __init__(
        self,
        doc: Document,
        seen: Mentions,
        days: Sequence[DateMention],
        stories: Sequence[Story],
        attributions: Sequence[Attribution],
    ) -> None:
        self.doc, self.seen, self.days, self.stories, self.attributions = doc, seen, days, stories, attributions

    @once
    def telling(self) -> frozenset[int]:
        """The sentences that tell what happened, and not of arrests, of attacks in the plural or of another month."""
        told = (pair for story in self.stories for pair in story.told)
        return frozenset(fact.sentence for fact, setting in told if _is_of_news(fact, setting))

    @once
    def wording(self) -> Wording:
        """What the report and its sentences sound like."""
        return wording_of(self.doc)

    @once
    def suspects(self) -> Suspects:
        """Who may have done what is told without saying who did it."""
        return Suspects(self.doc, self.seen.actors, self.stories)

    @once
    def groups(self) -> Groups:
        """The groups that may be taken up by other words."""
        groups = without_background(groups_of(self.seen.actors), self._background())
        return groups._replace(is_unclaimed=self.suspects.is_unclaimed)

    def _background(self) -> list[Span]:
        """The sentences that open with a day or year long before the others: in 2009 the rebels killed 300."""
        newest = max((day.last for day in self.days if day.last is not None), default=None)
        old = [day for day in self.days if newest and day.last and (newest - day.last).days > LONG_BEFORE]
        told = ((day, self.doc.sentences[self.doc.sentence_at(day.start)]) for day in old)
        return [sentence for day, sentence in told if day.start - sentence.start <= len("back in ")]

    @once
    def named_forces(self) -> dict[str, list[Span]]:
        """The words that name a state's forces, in text order: the army, not soldiers."""
        found: dict[str, list[Span]] = {}
        for actor in self.seen.actors:
            if actor.kind == "force" and _BODY.search(self.doc.norm, actor.start, actor.end):
                found.setdefault(actor.name, []).append(Span(actor.start, actor.end))
        return found

    @once
    def told_from(self) -> date | None:
        """The day from which the report looks back: that of its publication; of a record, the newest that it tells.

        A record opens with a deed and its day, and is published more than a month after all its days, as databases are.
        """
        published, body = self.doc.report.published, body_of(self.doc)
        newest = max((day.last for day in self.days if day.last and day.rule != "date.overnight"), default=None)
        if newest is None or (published is not None and (published - newest).days <= MONTH):
            return published
        head = body + LONGEST_HEAD
        told = [(fact.sentence, at.date) for story in self.stories for fact, at in story.told if body <= fact.start]
        opening = [pair for pair in told if self.doc.sentences[pair[0]].start < head]
        first = min((sentence for sentence, _ in opening), default=None)
        days = [day for sentence, day in opening if sentence == first and day is not None]
        return newest if any(day.precision in DAYS for day in days) else published

    @once
    def is_list_of_days(self) -> bool:
        """Whether the report is a list by days."""
        return is_list_of_days(self.doc, self.days)

    def when(self, story: Story) -> When | None:
        """The days of a story, own or carried to it."""
        return when(self.doc, story, self.calendar)

    @once
    def calendar(self) -> Calendar:
        """The days of the report."""
        return Calendar(self.days, heading_days(self.doc, self.seen.dates), self.dateline, self.told_from)

    @once
    def dateline(self) -> Span | None:
        """The words for the day of the dateline."""
        return next((Span(date.start, date.end) for date in self.seen.dates if date.kind == "dateline"), None)


def incident(
    story: Story,
    kind: Kind | None,
    told: When | None,
    figures: Sequence[Figure],
    backdrop: Backdrop,
    rows: Iterable[Story],
    certainty: float,
) -> Incident:
    """Settle a story's cells; `kind` is what `kind_of` says of it, `told` are its days.

    `rows` are the stories that become incidents.
    """
    doc = backdrop.doc
    main = kind.fact if kind is not None else story.facts[0]
    begins = [other.facts[0].sentence for other in rows]
    where = [*place_cells(doc, story, main, backdrop, begins)]
    country = next((str(each.value) for each in where if each.column == "country"), None)
    cells = [
        *_date_cells(doc, told),
        *where,
        *_type_cells(doc, kind),
        *_side_cells(doc, story, kind, backdrop, country),
        *_source_cells(doc, story, figures, backdrop.attributions),
    ]
    anchor = passage(doc.report, *_extent(main))
    return Incident(anchor=anchor, cells=tuple(cells), figures=tuple(figures), certainty=certainty)


def _date_cells(doc: Document, told: When | None) -> Iterator[Cell]:
    if told is None:
        return
    for span in told.words:
        yield cell(doc.report, "date_start", told.first, span, told.rule, told.confidence)
        yield cell(doc.report, "date_end", told.last, span, told.rule, told.confidence)
        yield cell(doc.report, "date_precision", told.precision, span, told.rule, told.confidence)


def _type_cells(doc: Document, kind: Kind | None) -> Iterator[Cell]:
    if kind is not None:
        yield cell(doc.report, "event_type", kind.type, _extent(kind.fact), f"kind.{kind.cls.name}", 0.8)


def _side_cells(doc: Document, story: Story, kind: Kind | None, backdrop: Backdrop, here: str | None) -> Iterator[Cell]:
    """The sides; `here`: the country of the row, whose soldiers are meant where only towns of several are told."""
    sentence, focus = doc.sentences[story.facts[0].sentence], backdrop.seen.focus
    has_groups = any(actor.kind == "named" and actor.country for actor in backdrop.seen.actors)
    country = focus.country(sentence) if has_groups else focus.leading(sentence) or here
    for side in sides(story, kind, backdrop.groups, country, backdrop.suspects):
        yield cell(doc.report, side.column, side.name, side.span, side.rule, side.confidence)
        if side.name in backdrop.named_forces and not _BODY.search(doc.norm, *side.span):
            yield cell(doc.report, side.column, side.name, _nearest(backdrop, side), side.rule, side.confidence)
    for span, rule in _civilians(story):
        yield cell(doc.report, "civilians_targeted", True, span, rule, 0.8)


def _civilians(story: Story) -> Iterator[tuple[Span, str]]:
    """Yield the words for civilians among those acted on, with the rule."""
    for fact in story.facts:
        for people in fact.patients:
            if group_of(people) == "civilian":
                yield Span(people.start, people.end), f"civilians.{fact.voice}"


def _nearest(backdrop: Backdrop, side: Side) -> Span:
    """The nearest words that name a force, where those for who acted say no more than soldiers or officers."""
    spans = backdrop.named_forces[side.name]
    at = bisect_left(spans, side.span)
    return min(spans[max(0, at - 1) : at + 1], key=lambda span: abs(span.start - side.span.start))


def _source_cells(
    doc: Document, story: Story, figures: Sequence[Figure], attributions: Sequence[Attribution]
) -> Iterator[Cell]:
    seen: set[str] = set()
    noted = [each for each in attributions if not each.verb]
    spans = [*((f.passage.start, f.passage.end) for f in figures), *((f.start, f.end) for f in story.facts)]
    for start, end in spans:
        told = attribution_for(attributions, start, end)
        for cited in (*([told] if told is not None else []), *noted_for(noted, start, end)):
            for name, span in (
                (cited.medium, cited.medium_span),
                (cited.source, (cited.source_start, cited.source_end)),
            ):
                if name and span and name not in seen:
                    seen.add(name)
                    yield cell(doc.report, "cited_sources", name, span, cited.rule, 0.8)


def _extent(fact: Fact) -> Span:
    """The stretch of words that states a fact: its event word with those who acted and were acted on."""
    people = [(people.start, people.end) for people in (*fact.agents, *fact.patients)]
    spans = [(fact.start, fact.end), *people, *((target.start, target.end) for target in fact.targets)]
    return Span(min(start for start, _ in spans), max(end for _, end in spans))
