"""Where an incident was: names that stand in the quote, and the position that the gazetteer has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.document import Span, fold
from .reader import Told
from .unsaid import UnsaidError, holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..gazetteer import Place
    from ..places.finding import PlaceMention
    from ..records import Cell, Passage
    from .reader import AnswerReader
    from .words import Words

GAZETTEER = "gazetteer"
"""The rule of a position: it is the gazetteer's for a place that the words name."""


def country_said(words: Words, code: str, passage: Passage) -> str:
    """The country, where a passage names it, its people or a place that lies in it. Raises UnsaidError."""
    for mention in words.places(Span(passage.start, passage.end)):
        if any(place.country == code for place in _meant(words, mention)):
            return code
    raise UnsaidError("place", f"its words name nothing that lies in {code}")


def division_said(words: Words, name: str, passage: Passage) -> str:
    """The division, where a passage names it or the place that it names lies in it. Raises UnsaidError."""
    if holds(name, passage.quote):
        return name
    for mention in words.places(Span(passage.start, passage.end)):
        if mention.place and fold(name) in map(fold, filter(None, (mention.place.admin1, mention.place.admin2))):
            return name
    raise UnsaidError("place", f"its words do not name {name!r}, nor a place known to lie in it")


def place_said(words: Words, name: str, passage: Passage) -> str:
    """The place as the report writes it, where a passage names it so or by another of its names. Raises UnsaidError."""
    if holds(name, passage.quote):
        return name
    wanted = set(words.known.gazetteer.lookup(fold(name)))
    for mention in words.places(Span(passage.start, passage.end)):
        if mention.place in wanted:
            return " ".join(mention.name.split())
    raise UnsaidError("place", f"its words do not name {name!r}")


def position_cells(reader: AnswerReader, place: Told, country: str | None) -> Iterator[Cell]:
    """Yield latitude, longitude and how exact they are, for a place that the gazetteer has in the row's country."""
    span = Span(place.words.start, place.words.end)
    named = [mention for mention in reader.words_said.places(span) if holds(mention.name, str(place.value))]
    mention = max(named, key=lambda mention: mention.end - mention.start, default=None)
    found = mention.place if mention else None
    if mention is None or found is None or found.latitude is None or country not in (None, found.country):
        return
    for column in ("latitude", "longitude"):
        yield reader.cell(column, Told(getattr(found, column), place.words), GAZETTEER)
    yield reader.cell("geo_precision", Told(mention.geo_precision or "near", place.words), GAZETTEER)


def _meant(words: Words, mention: PlaceMention) -> list[Place]:
    """The place that is meant and those around it; where the report leaves open which it is, all of its name."""
    chosen = [each.place for each in (mention, *mention.container_chain) if each.place]
    return chosen or words.known.gazetteer.lookup(fold(mention.name))
