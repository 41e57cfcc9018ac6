"""What the words of a report say by the readers of builder `text`, asked passage by passage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..actors.finding import find_actors
from ..actors.home_forces import with_home_forces
from ..dates.finding import find_dates
from ..gazetteer import Gazetteer
from ..numbers.finding import find_numbers
from ..places.finding import find_places
from ..places.focus import Focus
from ..stories.when import anchored
from ..words.document import Span, starting_in
from ..words.lexicons import Lexicon
from ..words.triggers import find_triggers
from .names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..dates.finding import DateMention
    from ..numbers.finding import NumberMention
    from ..places.finding import PlaceMention
    from ..records import Settings
    from ..words.actor_mention import ActorMention
    from ..words.document import Document


class Knowledge(NamedTuple):
    """The names that are known: shipped, and the user's own."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    names: Names

    @classmethod
    def load(cls, settings: Settings) -> Knowledge:
        """Load them; raises InputError where a file of the user's is broken."""
        lexicon = Lexicon.load(settings.lexicons)
        return cls(Gazetteer.load(settings.gazetteers), lexicon, Names(lexicon))


class Harm(NamedTuple):
    """A word that tells what became of people, and the measures that it may count for."""

    start: int
    end: int
    measures: frozenset[str]


class Words:
    """The mentions of one report. Each kind is read when it is first asked for."""

    def __init__(self, document: Document, known: Knowledge) -> None:
        self.document = document
        self.known = known

    @cached_property
    def _dates(self) -> list[DateMention]:
        return find_dates(self.document)

    @cached_property
    def _days(self) -> list[DateMention]:
        """The dates whose days are known, those of a dateline too; what says how long or since when is none."""
        datelines = [date for date in self._dates if date.kind == "dateline" and date.first is not None]
        return sorted([*anchored(self.document, self._dates), *datelines], key=lambda date: (date.start, date.end))

    @cached_property
    def _numbers(self) -> list[NumberMention]:
        return find_numbers(self.document, [Span(date.start, date.end) for date in self._dates])

    @cached_property
    def _harms(self) -> list[Harm]:
        found = (
            Harm(start, end, frozenset(filter(None, (reading.cls.measure for reading in readings))))
            for start, end, readings in find_triggers(self.document)
        )
        return [harm for harm in found if harm.measures]

    @cached_property
    def _places(self) -> list[PlaceMention]:
        return find_places(self.document, self.known.gazetteer)

    @cached_property
    def _actors(self) -> list[ActorMention]:
        actors = find_actors(self.document, self.known.lexicon)
        return with_home_forces(self.document, actors, self._places, Focus(self.document, self._places, actors))

    def days(self, span: Span) -> list[DateMention]:
        """The dates that a passage says, also where it leaves out a part of their words."""
        return [date for date in self._days if _meet(date, span)]

    def numbers(self, span: Span) -> list[NumberMention]:
        """The numbers that a passage says, also where it leaves out a part of their words."""
        return [number for number in self._numbers if _meet(number, span)]

    def harms(self, span: Span) -> Sequence[Harm]:
        """The words of a passage that tell what became of people."""
        return starting_in(self._harms, span)

    def places(self, span: Span) -> Iterator[PlaceMention]:
        """The places that a passage names in full."""
        return (place for place in starting_in(self._places, span) if place.end <= span.end)

    def actors(self, span: Span) -> Iterator[ActorMention]:
        """The actors that a passage names in full."""
        return (actor for actor in starting_in(self._actors, span) if actor.end <= span.end)


def _meet(mention: DateMention | NumberMention, span: Span) -> bool:
    return mention.start < span.end and span.start < mention.end
