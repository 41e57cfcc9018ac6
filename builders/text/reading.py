"""Reading a report step by step: what its words name, what each event word says, which stories these make.

Every step asks large tables (automata, tries, patterns) of its own. They stay in the processor's cache where a step is
taken for all reports of a batch before the next one: that is why the steps are apart, and saves an eighth of the time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from ..actors.home_forces import with_home_forces
from ..actors.untitled_names import NameFinder
from ..attribution.finding import find_attributions
from ..cells.candidate import Candidate
from ..cells.filling import Backdrop
from ..dates.finding import find_dates
from ..deeds.air_series import REACH, is_from_the_air
from ..deeds.facts import facts_in
from ..deeds.retold import as_retold
from ..deeds.things import things_taken_up
from ..figures.counts import figures_of
from ..figures.outsized import without_outsized
from ..figures.roles import roles_in
from ..numbers.finding import find_numbers
from ..people.pronouns import Told
from ..places.cues import read_cues
from ..places.finding import names_in, places_of
from ..places.focus import Focus
from ..stories.grouping import stories
from ..stories.kind import kind_of
from ..stories.settings import settings_of
from ..stories.when import anchored
from ..words.chunks import Chunk, Row, chunk, non_overlapping
from ..words.document import Span, starting_in
from ..words.once import once
from ..words.triggers import find_triggers
from .mentions import Mentions, actors_named, of_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..attribution.finding import Attribution
    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..gazetteer import Gazetteer
    from ..numbers.finding import NumberMention
    from ..places.cues import Cues
    from ..places.finding import PlaceMention
    from ..places.namings import Names
    from ..records import Figure
    from ..stories.grouping import Setting, Story
    from ..words.actor_mention import ActorMention
    from ..words.automaton import Hit
    from ..words.document import Document
    from ..words.lexicons import Lexicon
    from ..words.triggers import Trigger

PRECEDENCE = "DMOTLENV"
"""Which mention stands where two of equal length overlap."""


class Reading:
    """What the words of one report say; each step is taken once, when it is asked for."""

    def __init__(self, doc: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.doc, self.gazetteer, self.lexicon = doc, gazetteer, lexicon

    @once
    def triggers(self) -> list[tuple[int, int, list[Trigger]]]:
        """The event words; a report without any tells nothing."""
        return find_triggers(self.doc)

    @once
    def hits(self) -> list[Hit]:
        """The words of the lexicon of actors."""
        return self.lexicon.automaton.hits(self.doc)

    @once
    def cues(self) -> Cues:
        """The words around places."""
        return read_cues(self.doc)

    @once
    def telling(self) -> dict[int, Span]:
        """The sentences that have an event word, by their numbers."""
        sentences = enumerate(self.doc.sentences)
        return {number: sentence for number, sentence in sentences if _begins_in(self.triggers, sentence)}

    @once
    def named(self) -> list[ActorMention]:
        """Whom the words of the lexicon name."""
        return actors_named(self.doc, self.hits, self.lexicon, self.gazetteer)

    @once
    def dates(self) -> list[DateMention]:
        """The days named."""
        return find_dates(self.doc)

    @once
    def numbers(self) -> list[NumberMention]:
        """The numbers, only of the sentences that tell of events."""
        return find_numbers(self.doc, self.dates, [*self.telling.values()])

    @once
    def names(self) -> Names:
        """The names of places beside those of actors."""
        return names_in(self.doc, self.gazetteer, self.named, self.cues)

    @once
    def places(self) -> list[PlaceMention]:
        """The places named; the countries that groups are from speak for places there."""
        homes = [actor.country for actor in self.named if actor.kind == "named" and actor.country]
        return places_of(self.doc, self.gazetteer, self.names, homes)

    @once
    def seen(self) -> Mentions:
        """Everything that the report names."""
        focus = Focus(self.doc, self.places, self.named)
        actors = with_home_forces(self.doc, self.named, self.places, focus)
        targets = [hit for hit in self.hits if hit.entries[0].category == "target"]
        return Mentions(actors, self.dates, self.numbers, self.places, targets, focus)

    @once
    def rows(self) -> dict[int, list[Chunk]]:
        """The sentences that tell of events, laid out as chunks, by their numbers."""
        doc, norm = self.doc, self.doc.norm
        events = (Chunk(start, end, _event_tag(found), norm[start:end], found) for start, end, found in self.triggers)
        marks = non_overlapping([*self.seen.marks(norm, [*self.telling.values()]), *events], PRECEDENCE)
        names = NameFinder(doc, self.gazetteer.is_word)
        inside = ((number, sentence, starting_in(marks, sentence)) for number, sentence in self.telling.items())
        return {
            number: names.mark(chunk(doc, sentence, here))
            for number, sentence, here in inside
            if any(mark.tag in "VEM" for mark in here)
        }

    @once
    def facts(self) -> list[Fact]:
        """What the event words say, in reading order."""
        told = Told(self.doc, self.seen.actors)
        facts: list[Fact] = []
        flown = -REACH
        for number, chunks in self.rows.items():
            row = Row(chunks)
            row.before = told.before(number, row)
            row.flown = number - flown < REACH
            here = facts_in(row, number)
            flown = number if any(map(is_from_the_air, here)) else flown
            told.note(number, here)
            facts += here
        return as_retold(self.doc, facts)

    @once
    def attributions(self) -> list[Attribution]:
        """Who is cited for what, where anything is told."""
        return find_attributions(self.doc) if self.facts else []

    @once
    def heard(self) -> Mentions:
        """What the report names, with the places from which somebody only speaks known as such."""
        return self.seen._replace(places=of_speakers(self.seen.places, self.attributions))

    @once
    def days(self) -> list[DateMention]:
        """The days told."""
        return anchored(self.doc, self.dates)

    @once
    def told(self) -> list[tuple[Fact, Setting]]:
        """The facts, each with when and where it is told to have happened."""
        things = things_taken_up(self.doc, self.heard.targets, self.triggers)
        return [*settings_of(self.doc, self.facts, self.days, self.heard.places, things)]

    @once
    def backdrop(self) -> Backdrop:
        """What the report as a whole gives to its stories, and the stories themselves."""
        return Backdrop(self.doc, self.heard, self.days, stories(self.told), self.attributions)

    @once
    def candidates(self) -> list[Candidate]:
        """Every story that the words may tell, in reading order, before any is judged."""
        return [self._candidate(story) for story in self.backdrop.stories] if self.triggers else []

    def _candidate(self, story: Story) -> Candidate:
        roles = roles_in([*story.told])
        told = (
            (at, figure) for fact, at in story.told for figure in figures_of(self.doc, fact, at, self.backdrop, roles)
        )
        figures = tuple(without_outsized(self.doc, _told_once(told)))
        return Candidate(story, kind_of(story), self.backdrop.when(story), figures, self.backdrop)


STEPS = (
    *("hits", "cues", "named", "dates", "telling", "numbers", "names", "places", "seen", "rows", "facts", "days"),
    *("attributions", "heard", "told", "backdrop", "candidates", "backdrop.wording"),
)


def take_steps(readings: Sequence[Reading]) -> None:
    """Read a batch of reports, each step for all of them before the next one is taken for any."""
    telling = [reading for reading in readings if reading.triggers]
    for step in map(attrgetter, STEPS):
        for reading in telling:
            step(reading)


def _told_once(told: Iterable[tuple[Setting, Figure]]) -> tuple[Figure, ...]:
    """The figures of a story, but for the headline's one count of the dead or hurt that the text below gives again."""
    figures = [*told]
    above = Counter(figure.measure for setting, figure in figures if setting.is_headline)
    below = {(figure.measure, figure.low) for setting, figure in figures if not setting.is_headline}
    return tuple(
        figure
        for setting, figure in figures
        if not setting.is_headline or above[figure.measure] > 1 or (figure.measure, figure.low) not in below
    )


def _begins_in(triggers: Sequence[tuple[int, int, list[Trigger]]], span: Span) -> bool:
    """Whether an event word stands in a sentence."""
    at = bisect_left(triggers, (span.start,))
    return at < len(triggers) and triggers[at][0] < span.end


def _event_tag(readings: Sequence[Trigger]) -> str:
    """E for nouns, V for words that may be verbs, M for weapons."""
    forms = {reading.form for reading in readings}
    if forms == {"means"}:
        return "M"
    return "E" if forms <= {"noun", "means"} else "V"
