"""Where the sentences beside those that tell a deed say that it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.place import contains, kilometres
from ..places.choice import TOWN_REACH
from ..places.innermost import innermost
from ..places.same_place import WIDE
from ..places.tests import MONTHS
from ..words.document import starting_in
from ..words.rare import Rare
from .finding import is_country, is_scene
from .openings import opens_another

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..gazetteer.place import Place
    from ..places.finding import PlaceMention
    from ..words.document import Document, Span


AROUND = frozenset({"populated", "admin1", "admin2"})
"""Kinds of place that tell in which divisions one lies that is told to be in them."""


class Scene(NamedTuple):
    """A place with how it was found: `rule` adds to the mention's, `confidence` bounds it."""

    mention: PlaceMention
    rule: str
    confidence: float
    around: PlaceMention | None = None
    """What is known to lie around a place that the gazetteer lacks."""

    def within(self, place: PlaceMention | None) -> Scene:
        """The same, known to lie in a place."""
        is_in = place is not None and place.relation == "in" and place.kind in AROUND
        return self._replace(around=place) if is_in and self.mention.place is None else self


class Behind(NamedTuple):
    """What stands behind an incident: the sentence in which the next one is told, and those that tell what happened."""

    stop: int
    telling: frozenset[int]
    is_first: bool = False
    """Whether it is the first incident that the report tells."""


LOCATED = 12
"""Sentences behind a deed in which one that only says where it was is looked for."""
_LOCATES = re.compile(
    r"\b(?:it|this|that|the (?:attack|incident|ambush|shooting|explosion|blast|raid|assault|clash|fighting|bombing"
    r"|killings?|massacre|abduction|kidnapping))(?:(?: [a-z]+){0,2} (?:happened|took place|taken place|occurred)\b"
    r"| was(?= (?:in|at|near|close|outside)\b))"
    r"|^\W*(?:it was |it all (?:began|started) |it is the (?:only|first|second|third|fourth|fifth|latest) "
    r"|(?P<what>the (?:village|town|city|camp|hotel|market|mosque|church|school|hospital|area|district|site"
    r"|place|scene|spot|island|base|checkpoint|mine|road|settlement|community|hamlet|port|restaurant|bar|station"
    r"|building|target|post|outpost|barracks|offices?|headquarters|cent(?:er|re)|compound|prison|farm|bridge|plant)"
    r" (?:is|was|lies|lay|sits|stands|stood) ))"
    r"|\b(?:it|they|(?:both|the) (?:missile|rocket|drone|projectile)s?) (?:was|were) (?:intercepted|shot down|downed)\b"
)
"""Words that say of what was told before where it was: It took place near; The village is in."""
FARTHEST_LOCATED = 80
"""Characters behind them in which the place stands."""


def located(
    doc: Document, place: PlaceMention | None, main: Fact, places: Sequence[PlaceMention], behind: Behind
) -> Scene | None:
    """The scene of a sentence that only says where it was, for what is told near a place or in a wider one.

    What was before may be told in between: behind that only `the village is`, not `it happened`, means the deed.
    """
    if place is not None and place.relation != "near" and place.place is None:
        return None
    is_road = place is not None and place.rule == "place.stretch"
    has_recalled = False
    for number in range(main.sentence + 1, min(main.sentence + LOCATED + 1, behind.stop, len(doc.sentences))):
        sentence = doc.sentences[number]
        if opens_another(doc, sentence):
            return None
        was_recalled, has_recalled = has_recalled, recalls(doc, sentence)
        names_place = bool(starting_in(places, sentence))
        words = _LOCATES.search(doc.norm[sentence.start : sentence.end]) if names_place else None
        if words is None or has_recalled or (was_recalled if words["what"] is None else is_road):
            continue
        for scene in beside(doc, places, sentence, ".sentence_after"):
            inner = scene.mention
            is_told = 0 <= inner.start - sentence.start - words.end() <= FARTHEST_LOCATED
            is_other = place is None or place.place is None or inner.place != place.place
            is_inside = place is None or place.relation == "near" or place.place is None or _is_part(inner, place.place)
            if is_told and is_other and is_inside:
                return scene.within(place)
    return None


_MONTHS = "".join(f"|{month}" for month in sorted(MONTHS - {"", "march", "may"}))
_RECALLS = Rare(
    r"\b(?:since|deadliest|worst|previous(?:ly)?|last (?:week|month|year)|similar (?:attack|incident|raid)"
    rf"|(?:months?|years?) (?:ago|earlier)|(?:days?|weeks?|months?|years?) after|in (?:(?:19|20)\d\d{_MONTHS}))\b",
    *("since", "deadliest", "worst", "previous", "last ", " ago", " earlier", " after", "similar ", "in "),
)
"""Words of what was before."""


def _is_part(inner: PlaceMention, outer: Place) -> bool:
    """Whether a place lies in a wider one, or is part of a town."""
    if outer.kind in WIDE:
        return lies_in(inner, outer)
    if inner.kind == "quarter" and inner.place is not None:
        return inner.place.admin1 == outer.admin1
    if inner.place is None:
        around = [at.place for at in inner.container_chain if at.place is not None]
        return inner.kind in PARTS and all(contains(at, outer) or _is_about(at, outer) for at in around)
    return _is_about(inner.place, outer) and inner.place.population < outer.population


def _is_about(place: Place, town: Place) -> bool:
    """Whether a place is a town or lies in or about it, as its quarters and communes do."""
    apart = kilometres(place, town)
    is_near = apart is not None and apart <= TOWN_REACH
    return place == town or contains(town, place) or (place.kind not in WIDE and is_near)


PARTS = frozenset({"quarter", "admin2", "street", "site", "populated"})
"""Kinds of place that the gazetteer lacks which may lie in a town."""


def turns(doc: Document, sentence: Span) -> bool:
    """Whether a sentence turns to another incident, or to what was before."""
    return opens_another(doc, sentence) or recalls(doc, sentence)


def recalls(doc: Document, sentence: Span) -> bool:
    """Whether a sentence tells of what was before."""
    return _RECALLS.search(doc.norm, sentence.start, sentence.end) is not None


FARTHEST_IN_AREA = 250
"""Kilometres from the middle of an area without borders of its own to the places in it."""


def lies_in(inner: PlaceMention, outer: Place) -> bool:
    """Whether a place lies in another one, as far as it and what the words put it in are known."""
    known = [at.place for at in (inner, *inner.container_chain) if at.place is not None]
    is_near = all(outer.kind != "area" or (kilometres(at, outer) or 0) <= FARTHEST_IN_AREA for at in known)
    return is_near and (outer in known or all(_is_inside(at, outer) or at.kind == "country" for at in known))


def _is_inside(place: Place, outer: Place) -> bool:
    """Whether a place lies in another; of a division also an area, such as a road between two towns of it."""
    return contains(outer, place) or (outer.kind == "admin1" and place.kind == "area" and place.admin1 == outer.admin1)


TYPED = frozenset({"place.before_type", "place.after_type"})
"""Rules of places that the gazetteer lacks and a word says are some: the Carahuaichi area."""


def beside(doc: Document, places: Sequence[PlaceMention], sentence: Span, rule: str) -> Iterator[Scene]:
    """Places of a sentence beside the story's own; in capitals, where a name may be any word, only known ones."""
    found = innermost(doc, [place for place in starting_in(places, sentence) if is_scene(doc, place)])
    sure = (place for place in found if place.place is not None or not doc.is_upper or place.rule in TYPED)
    yield from sorted((Scene(place, rule, 0.5) for place in sure if not is_country(place)), key=_rank)


def _rank(scene: Scene) -> tuple[bool, bool]:
    """What comes first of the places of a sentence: towns, then sites, each before divisions and areas."""
    return scene.mention.place is not None and scene.mention.kind in WIDE, is_site(scene)


def is_site(scene: Scene) -> bool:
    """Whether a place is a site or street, or the town that a site has its name from: the Marib pipeline."""
    place = scene.mention
    return place.kind in ("site", "street", "feature") or (place.relation == "in" and place.geo_precision == "near")
