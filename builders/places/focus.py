"""The country that a report is about: what an incident lies in whose own words name no place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from ..words.document import Span, fold
from ..words.immutable import Immutable
from .country_weights import OFFICE, power
from .names import BORDERING
from .told_from import is_abroad, is_told_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..words.actor_mention import ActorMention
    from ..words.document import Document
    from .finding import PlaceMention

DATELINE, NAME, ADJECTIVE, NAMED_ACTOR, ORIGIN = 2.0, 1.0, 0.5, 1.0, 0.1
"""What speaks for a country: the dateline, a place in it or its name, its adjective (which as often tells where a
victim or a company comes from), a named group of it (many act across borders), its adjective where the office that
tells of another country is there. On the development reports the heaviest is the incident's in 93 of 100; to retune,
count that share over a grid (a group at 0 costs two, at 3 half a point)."""
FORCE = 0.01
"""What its police speaks for a country, which is at home there: enough where nothing else is told."""
AT_HOME = "Police Forces"
HEAD = 6.0
"""What the dateline of an item speaks for its country in that item, more than the rest of the round-up."""
OWN = 3
"""What an adjective or group in the sentence that tells the incident weighs beside one elsewhere; a place there that is
not the scene speaks no louder than others."""


class Word(Immutable, frozen=True):
    """A mention that speaks for a country."""

    start: int
    end: int
    country: str
    weight: float
    is_telling: bool
    """Whether it names a place, rather than an adjective or a group."""
    is_rebels: bool = False
    """Whether it names an armed group, which says little of whose soldiers it fights."""


def _span(word: Word) -> tuple[int, int]:
    return word.start, word.end


class Focus:
    """What a report says of countries, in text order."""

    def __init__(self, doc: Document, places: Iterable[PlaceMention], actors: Iterable[ActorMention]) -> None:
        places, actors = [*places], [*actors]
        office = _office(places, actors, is_upper=doc.is_upper)
        self._heads = [] if doc.is_upper else _heads(doc, places)
        self._is_upper = doc.is_upper
        by_border = any(is_across(doc, place) for place in places)
        self.words = sorted([*_places(doc, places, office), *_actors(actors, office, by_border=by_border)], key=_span)
        lines = {place.start for place in places if place.relation == "dateline"}
        self._filed = [word for word in self.words if word.start in lines]
        self._weights: dict[str, float] = defaultdict(float)
        self._unarmed: dict[str, float] = defaultdict(float)
        self._telling: dict[str, list[Word]] = defaultdict(list)
        self._silent: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            self._weights[word.country] += word.weight
            self._unarmed[word.country] += 0.0 if word.is_rebels else word.weight
            (self._telling if word.is_telling else self._silent)[word.country].append(word)

    def country(self, sentence: Span) -> str | None:
        """The country, alpha-3, of an incident told in a sentence: that which weighs most; None where none is named."""
        weights = self._weighed(sentence)
        return max(weights, key=lambda country: (weights[country], country), default=None)

    def leading(self, sentence: Span) -> str | None:
        """The same, None also where several countries weigh the same; by armed groups only where no place is told.

        Jaish-e-Mohammad kills five troopers in Pulwama: Indian ones.
        """
        by_places = bool(self._telling) and not self._is_upper
        weights = self._weighed(sentence, is_unarmed=by_places)
        if by_places:
            weights = {country: weight for country, weight in weights.items() if weight > 0 or len(weights) == 1}
        most = max(weights.values(), default=0.0)
        leading = [country for country, weight in weights.items() if weight == most]
        return leading[0] if len(leading) == 1 else None

    def _weighed(self, sentence: Span, *, is_unarmed: bool = False) -> dict[str, float]:
        """What speaks for each country, the words of the sentence the more; `is_unarmed`: but for armed groups."""
        weights = (self._unarmed if is_unarmed else self._weights).copy()
        if head := bisect_right(self._heads, sentence.start, key=itemgetter(0)):
            weights[self._heads[head - 1][1]] += HEAD
        for word in self.words[bisect_left(self.words, (sentence.start, sentence.end), key=_span) :]:
            if word.start >= sentence.end:
                break
            if not (word.is_telling or (is_unarmed and word.is_rebels)):
                weights[word.country] += (OWN - 1) * word.weight
        return weights

    def is_of_dateline_alone(self, country: str | None) -> bool:
        """Whether only the dateline speaks for a country."""
        return country is not None and self._filed == [word for word in self.words if word.country == country]

    def nearest(self, country: str, at: int) -> Span:
        """The words that speak for the country, the closest to a character; places before adjectives and groups."""
        words = self._telling.get(country) or self._silent[country]
        index = bisect_left(words, at, key=lambda word: word.start)
        nearest = min(words[max(0, index - 1) : index + 1], key=lambda word: abs(word.start - at))
        return Span(nearest.start, nearest.end)


_OF_ALLIES = re.compile(r"-(?:backed|led|made|funded|trained|supported|aligned|allied|sponsored|armed)\b")
"""Behind a country: it says whose allies or arms, not where. US-backed fighters, the Saudi-led coalition."""
_BORDER = re.compile(rf"{_OF_ALLIES.pattern}| (?:border|frontier)\b")
"""Behind the adjective of a country; what is told by its border lies on this side of that: near the Malian border."""


_ELSEWHERE = ("dateline", "from")


def _office(places: Sequence[PlaceMention], actors: Iterable[ActorMention], *, is_upper: bool) -> PlaceMention | None:
    """The dateline, where it is only that of the office that tells of another country."""
    dateline = next((place for place in places if place.relation == "dateline"), None)
    if dateline is None or dateline.place is None:
        return None
    if is_upper and is_abroad(dateline.end, [place.start for place in places if place.kind == "country"]):
        return dateline
    home = dateline.place.country
    told = ((one, one.place.country) for one in places if one.place is not None and one.relation not in _ELSEWHERE)
    said = [(one.start, code) for one, code in told if code == home or not one.is_adjective]
    said += [(actor.start, actor.country) for actor in actors if actor.country and actor.kind == "named"]
    armed = [actor for actor in actors if actor.kind != "named" and actor.group in ("armed_group", "state_force")]
    forces = [(actor.start, actor.country) for actor in armed if actor.country]
    is_office = is_told_from(fold(dateline.name), home, dateline.end, said, forces)
    return dateline if is_office else None


def _home(office: PlaceMention | None) -> str | None:
    """The country of an office, of which only those are told who speak: the Spanish government condemned it."""
    return office.place.country if office is not None and office.place is not None else None


_HEADS = re.compile(r"(?:, [^\W\d_][\w .]{2,25})? ?(?:--|[-–—]) |:?\s*\n")
"""Behind a town in capitals at the head of an item, or a country that stands alone above some: NIGER."""


def _heads(doc: Document, places: Sequence[PlaceMention]) -> list[tuple[int, str]]:
    """Where the items of a round-up begin and their countries: each has its dateline; none where only one is told."""
    begins = {paragraph.start for paragraph in doc.paragraphs}
    heads = [
        (place.start, place.place.country)
        for place in places
        if place.place is not None
        and (
            _is_country_line(doc, place)
            or (
                (place.start in begins or place.start - 1 in begins)
                and doc.text[place.start : place.end].isupper()
                and _HEADS.match(doc.text, place.end)
            )
        )
    ]
    return heads if len(heads) > 1 else []


_LINE_ENDS = re.compile(r"(?: \([A-Z]{2,5}\))?:?\s*\n")


def _is_country_line(doc: Document, place: PlaceMention) -> bool:
    """Whether a country stands alone on a line, as over its part of a list: Central African Republic (CAR)."""
    is_name = place.kind == "country" and not place.is_adjective and doc.text[: place.start].endswith(("\n", "\n* "))
    return (is_name or place.start == 0) and _LINE_ENDS.match(doc.text, place.end) is not None


def _places(doc: Document, places: Sequence[PlaceMention], office: PlaceMention | None) -> Iterator[Word]:
    """What places speak for; a dateline speaks once: MADRID (Spain)."""
    filed: set[str] = set()
    for mention in places:
        if mention.place is not None and _says_where(doc, mention):
            code = mention.place.country
            is_filed = mention.relation == "dateline"
            weight = OFFICE if mention is office else _weight(mention, is_abroad=code == _home(office)) * power(code)
            weight = 0.0 if is_filed and code in filed else weight
            filed |= {code} if is_filed else set()
            yield Word(mention.start, mention.end, code, weight, not mention.is_adjective)


def _says_where(doc: Document, mention: PlaceMention) -> bool:
    """Whether a mention speaks for its country; not the far side of a border, whose allies or which peacekeepers."""
    behind = _BORDER if mention.is_adjective else _OF_ALLIES
    if is_across(doc, mention) or behind.match(doc.norm, mention.end) is not None:
        return False
    return not mention.is_adjective or mention.relation != "from"


def is_across(doc: Document, place: PlaceMention) -> bool:
    """Whether a country is named as that on the far side of a border: near the border with Mali."""
    return place.kind == "country" and doc.norm.endswith(BORDERING, 0, place.start)


def _weight(mention: PlaceMention, *, is_abroad: bool) -> float:
    """What a mention weighs; `is_abroad`: it is of the country of an office."""
    if mention.relation == "dateline":
        return DATELINE
    if mention.relation in ("from", "to") and mention.kind == "country":
        return ADJECTIVE
    if mention.is_adjective:
        return ORIGIN if is_abroad else ADJECTIVE
    return NAME


def _actors(actors: Iterable[ActorMention], office: PlaceMention | None, *, by_border: bool) -> Iterator[Word]:
    """What groups and forces speak for; soldiers, who are abroad as often, only by a border: Niger soldiers, Mali's."""
    for actor in actors:
        if actor.kind == "named" and actor.country:
            weight, is_rebels = NAMED_ACTOR * power(actor.country), actor.group == "armed_group"
            yield Word(actor.start, actor.end, actor.country, weight, is_telling=False, is_rebels=is_rebels)
        elif actor.kind == "force" and actor.country and office is not None and actor.country != _home(office):
            yield Word(actor.start, actor.end, actor.country, ADJECTIVE * power(actor.country), is_telling=False)
        elif actor.kind == "force" and actor.country and (by_border or actor.name.startswith(AT_HOME)):
            yield Word(actor.start, actor.end, actor.country, FORCE, is_telling=False)
