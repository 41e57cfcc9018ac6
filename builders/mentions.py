"""What the words of a report name: actors, days, numbers, places and things attacked, each found once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .actors import find_actors
from .chunks import Chunk
from .community_clashes import community_clashes
from .dates import find_dates
from .document import Span
from .group_names import with_group_names
from .home_forces import with_home_forces
from .immutable import Immutable
from .numbers import find_numbers
from .places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .actor_mention import ActorMention
    from .automaton import Hit
    from .dates import DateMention
    from .document import Document
    from .gazetteer import Gazetteer
    from .lexicons import Lexicon
    from .numbers import NumberMention
    from .places import PlaceMention


class Mentions(Immutable, frozen=True):
    """The mentions of one report, each kind in text order."""

    actors: list[ActorMention]
    dates: list[DateMention]
    numbers: list[NumberMention]
    places: list[PlaceMention]
    targets: list[Hit]

    def marks(self, norm: str) -> Iterator[Chunk]:
        """Every mention as a chunk of the folded text."""
        kinds = (("O", self.actors), ("D", self.dates), ("N", self.numbers), ("L", self.places), ("T", self.targets))
        for tag, mentions in kinds:
            for mention in mentions:
                yield Chunk(mention.start, mention.end, tag, norm[mention.start : mention.end], mention)


_PLACE_OF = re.compile(r"\b(?:town|city|village|hamlet|district|suburb|province|governorate|municipality) of $")


_LEADS_TO_PLACE = re.compile(r"\b(?:in|at|near|from|of|to|outside|around|between|and|towards?|into|on)(?: the)? $|, $")
_TITLED = ("sheikh ", "shaykh ", "sheik ", "sidi ", "imam ", "haji ", "hajj ", "mullah ", "king ", "sultan ", "emir ")


def _is_place(doc: Document, actor: ActorMention, gazetteer: Gazetteer) -> bool:
    """Whether a person's name is that of a place: the town of Sheikh Zuweid, or a name with a title that is one."""
    if _PLACE_OF.search(doc.norm, max(0, actor.start - 20), actor.start) is not None:
        return True
    name = doc.norm[actor.start : actor.end]
    if not name.startswith(_TITLED) or not _LEADS_TO_PLACE.search(doc.norm, max(0, actor.start - 20), actor.start):
        return False
    return bool(gazetteer.lookup(name))


def find_mentions(doc: Document, gazetteer: Gazetteer, lexicon: Lexicon, telling: Sequence[Span]) -> Mentions:
    """Find everything that a report names; numbers only in the sentences that tell of events."""
    hits = lexicon.automaton.hits(doc)
    named = with_group_names(doc, find_actors(doc, lexicon, hits=hits))
    actors = [actor for actor in named if actor.kind != "person" or not _is_place(doc, actor, gazetteer)]
    if sides := [*community_clashes(doc, lexicon, actors)]:
        actors = sorted([*actors, *sides], key=lambda actor: (actor.start, actor.end))
    dates = find_dates(doc)
    numbers = find_numbers(doc, [Span(date.start, date.end) for date in dates], telling)
    homes = [actor.country for actor in actors if actor.kind == "named" and actor.country]
    places = find_places(doc, gazetteer, [Span(actor.start, actor.end) for actor in actors], homes)
    actors = with_home_forces(doc, actors, places)
    return Mentions(actors, dates, numbers, places, [hit for hit in hits if hit.entries[0].category == "target"])
