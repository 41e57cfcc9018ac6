"""What the words of a report name: actors, days, numbers, places and things attacked, each found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import structs

from ..actors.communities import communities
from ..actors.finding import find_actors
from ..actors.group_names import with_group_names
from ..actors.person_names import names_site
from ..words.chunks import Chunk
from ..words.immutable import Immutable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..attribution.finding import Attribution
    from ..dates.finding import DateMention
    from ..gazetteer import Gazetteer
    from ..numbers.finding import NumberMention
    from ..places.finding import PlaceMention
    from ..places.focus import Focus
    from ..words.actor_mention import ActorMention
    from ..words.automaton import Hit
    from ..words.document import Document, Span
    from ..words.lexicons import Lexicon


class Mentions(Immutable, frozen=True):
    """The mentions of one report, each kind in text order."""

    actors: list[ActorMention]
    dates: list[DateMention]
    numbers: list[NumberMention]
    places: list[PlaceMention]
    targets: list[Hit]
    focus: Focus
    """What they say of countries."""

    def marks(self, norm: str, within: Sequence[Span]) -> Iterator[Chunk]:
        """The mentions that begin inside the spans, which are in order, as chunks of the folded text."""
        starts = [span.start for span in within]
        kinds = (("O", self.actors), ("D", self.dates), ("N", self.numbers), ("L", self.places), ("T", self.targets))
        for tag, mentions in kinds:
            for mention in mentions:
                at = bisect_right(starts, mention.start) - 1
                if at >= 0 and mention.start < within[at].end:
                    yield Chunk(mention.start, mention.end, tag, norm[mention.start : mention.end], mention)


_PLACE_OF = re.compile(r"\b(?:town|city|village|hamlet|district|suburb|province|governorate|municipality) of $")


_LEADS_TO_PLACE = re.compile(r"\b(?:in|at|near|from|of|to|outside|around|between|and|towards?|into|on)(?: the)? $|, $")
_TITLED = ("sheikh ", "shaykh ", "sheik ", "sidi ", "imam ", "haji ", "hajj ", "mullah ", "king ", "sultan ", "emir ")
_BOUND_TO = re.compile(r"[A-Z][\w'’]+ (?:[AaEe]l|[AaEe]sh?)[ -]$")
"""What a title is part of a name behind: Sharm el-Sheikh, Kafr El Sheikh."""
_DIVISION = re.compile(r"governments?(?: council)? areas?\b")
"""What is no government behind `local`."""


def _is_place(doc: Document, actor: ActorMention, gazetteer: Gazetteer) -> bool:
    """Whether a person's name is that of a place: the town of Sheikh Zuweid, or a name with a title that is one."""
    if _PLACE_OF.search(doc.norm, max(0, actor.start - 20), actor.start) is not None:
        return True
    name = doc.norm[actor.start : actor.end]
    if not name.startswith(_TITLED) or not _LEADS_TO_PLACE.search(doc.norm, max(0, actor.start - 20), actor.start):
        return False
    return bool(gazetteer.lookup(name))


def _is_of_name(doc: Document, actor: ActorMention) -> bool:
    """Whether a word for somebody is one of a place's name: Sharm el-Sheikh, President Mitterrand Stadium."""
    is_name = not doc.is_upper and doc.text[actor.start].isupper() and " " not in doc.norm[actor.start : actor.end]
    is_bound = is_name and _BOUND_TO.search(doc.text, max(0, actor.start - 30), actor.start) is not None
    if is_bound or (is_name and actor.kind == "generic" and names_site(doc, actor.end)):
        return True
    is_local = doc.norm.endswith("local ", 0, actor.start)
    return is_local and _DIVISION.match(doc.norm, actor.start) is not None


def actors_named(doc: Document, hits: Sequence[Hit], lexicon: Lexicon, gazetteer: Gazetteer) -> list[ActorMention]:
    """Find whom a report names, by the words of the lexicon in it."""
    named = with_group_names(doc, find_actors(doc, lexicon, hits=hits, gazetteer=gazetteer), gazetteer.is_word)
    actors = [actor for actor in named if not _is_of_name(doc, actor)]
    actors = [actor for actor in actors if actor.kind != "person" or not _is_place(doc, actor, gazetteer)]
    if acting := [*communities(doc, lexicon, actors)]:
        actors = sorted([*actors, *acting], key=lambda actor: (actor.start, actor.end))
    return actors


def of_speakers(places: Sequence[PlaceMention], attributions: Sequence[Attribution]) -> list[PlaceMention]:
    """The places, those that say where somebody cited speaks told apart: medical sources in El-Arish said."""
    spans = sorted({(each.source_start, each.source_end) for each in attributions})
    found = []
    for place in places:
        at = bisect_right(spans, place.start, key=itemgetter(0)) - 1
        is_in = at >= 0 and place.end <= spans[at][1] and place.relation in ("in", "near")
        found.append(structs.replace(place, relation="speaker") if is_in else place)
    return found
