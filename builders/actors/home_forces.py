"""Forces that are told of without a nation: those of the country that their sentence is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from ..words.document import Span, starting_in
from ..words.lexicons import ARMED
from .state_forces import ATTACK, OCCUPIERS, OCCUPYING, STATELESS, force_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..places.finding import PlaceMention
    from ..places.focus import Focus
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

SOLDIERS = "soldiers"
"""People of a force, who may be another country's without saying so again; the army is that of the land."""


def with_home_forces(
    doc: Document, actors: Sequence[ActorMention], places: Sequence[PlaceMention], focus: Focus
) -> list[ActorMention]:
    """Name the army, the police, soldiers as those of a country, where the report speaks of one.

    A country's attack (an Israeli raid) stays an actor only where its sentence names a place abroad. Soldiers are those
    of the army told of last, where its soldiers or its nation are told beside them: Eritrean soldiers ... soldiers.
    """
    named = [*_named(doc, actors, places, focus)] if any(actor.role for actor in actors) else [*actors]
    return [*_in_full(doc, named)]


SHORT = frozenset({"reservist", "guard", "ranger", "commando", "warden", "marine", "gendarme"})
"""Words for people of a force, whose full name may stand before: two police reservists … the reservists."""


def _in_full(doc: Document, actors: Iterable[ActorMention]) -> Iterator[ActorMention]:
    """The actors, those called by such a word alone as those called by more words before."""
    told: dict[str, ActorMention] = {}
    for actor in actors:
        rest, _, word = doc.norm[actor.start : actor.end].rpartition(" ")
        one = word.removesuffix("s")
        if rest and one in SHORT and actor.group == "state_force":
            told[one] = actor
        full = told.get(one) if not rest else None
        yield actor if full is None else full._replace(start=actor.start, end=actor.end)


def _named(
    doc: Document, actors: Sequence[ActorMention], places: Sequence[PlaceMention], focus: Focus
) -> Iterator[ActorMention]:
    abroad: ActorMention | None = None
    for actor, behind in zip_longest(actors, actors[1:]):
        if actor.role == ATTACK:
            if _is_abroad(doc, actor, places):
                yield actor._replace(role="")
            continue
        if actor.name.startswith("Military") and actor.country:
            abroad = actor
        if actor.role and behind is not None and _is_of(doc, actor, behind):
            yield actor._replace(name=behind.name, country=behind.country, kind=behind.kind, group=behind.group)
        elif actor.role and actor.name == SOLDIERS and abroad is not None and _is_told_again(doc, abroad, actor):
            abroad = actor._replace(name=abroad.name, country=abroad.country, kind="force", group="state_force")
            yield abroad
        elif actor.role and actor.name == SOLDIERS and (country := _owner(doc, actor, places)) is not None:
            yield _of_country(actor, country)
        else:
            named = _at_home(doc, actor, places, focus) if actor.role else actor
            if named.role == "military" and abroad is not None and focus.leading(_sentence_of(doc, actor)) in STATELESS:
                named = actor._replace(name=abroad.name, country=abroad.country, kind="force", group="state_force")
            yield named


_ITS = re.compile(r"\b(?:its|their) (?:\w+ )?$")


def _owner(doc: Document, soldiers: ActorMention, places: Sequence[PlaceMention]) -> str | None:
    """The country named before in the sentence whose the soldiers are: the French embassy said one of its soldiers."""
    start = _sentence_of(doc, soldiers).start
    if _ITS.search(doc.norm, max(start, soldiers.start - 20), soldiers.start) is None:
        return None
    before = starting_in(places, Span(start, soldiers.start))
    return before[-1].place.country if before and before[-1].kind == "country" and before[-1].place else None


_OF = re.compile(r" (?:of|from) (?:the )?")


def _is_of(doc: Document, soldiers: ActorMention, force: ActorMention) -> bool:
    """Whether soldiers are those of the force or group behind them: troops of the Eritrean army, of ECOMOG."""
    is_group = force.kind == "named" and force.group in ARMED and soldiers.name == SOLDIERS
    is_army = is_group or (force.kind == "force" and force.country is not None and not force.role)
    return is_army and _OF.fullmatch(doc.norm, soldiers.end, force.start) is not None


_SOLDIERS = re.compile(r"(?:soldier|troop|servicem[ae]n)s?$")


def _is_told_again(doc: Document, army: ActorMention, soldiers: ActorMention) -> bool:
    """Whether soldiers are those of an army: told as its soldiers before, or in the sentence that names it."""
    is_of_soldiers = _SOLDIERS.search(doc.norm, army.start, army.end) is not None
    return is_of_soldiers or army.start >= _sentence_of(doc, soldiers).start


def _is_abroad(doc: Document, actor: ActorMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a country's attack is one outside of it: an Israeli raid on Nur Shams, not a Nigerian attack in Jos."""
    here = (place.place for place in starting_in(places, _sentence_of(doc, actor)) if not place.is_adjective)
    countries = {place.country for place in here if place is not None}
    return bool(countries) and actor.country not in countries


def _sentence_of(doc: Document, actor: ActorMention) -> Span:
    return doc.sentences[doc.sentence_at(actor.start)]


def _is_country_of(place: PlaceMention) -> bool:
    """Whether a country is named as where something happened: in Libya; not from Libya, or the border with it."""
    return place.kind == "country" and not place.is_adjective and place.relation == "in"


LAST = 300
"""Characters before a force in which a town abroad is told, of whose country it then is."""


def _told_last(actor: ActorMention, places: Sequence[PlaceMention]) -> str | None:
    """The country of the town told last before a force, where the report says nothing of its dateline's own country."""
    end = bisect_left(places, actor.start, key=attrgetter("start"))
    last = next((place for place in reversed(places[:end]) if place.relation in ("in", "near")), None)
    is_near = last is not None and last.start > actor.start - LAST
    return last.place.country if is_near and last is not None and last.place is not None else None


def _is_named(country: str | None, places: Sequence[PlaceMention]) -> bool:
    """Whether a place or an adjective speaks for a country, and not only a group that is at home there.

    None: for any, by the name of a nation.
    """
    told = (place.place for place in places if place.place is not None)
    return any(place.country == country or (country is None and place.kind == "country") for place in told)


def _at_home(doc: Document, actor: ActorMention, places: Sequence[PlaceMention], focus: Focus) -> ActorMention:
    here = [place for place in starting_in(places, _sentence_of(doc, actor)) if place.relation in ("in", "near")]
    towns = {place.place.country for place in here if place.place is not None and place.kind != "country"}
    named = {place.place.country for place in here if place.place is not None and _is_country_of(place)}
    is_told = len(named) == 1 and (not towns or named <= towns) and not doc.is_upper
    country = named.pop() if is_told else focus.leading(_sentence_of(doc, actor))
    if len(towns) == 1 and not doc.is_upper and not _is_named(country, places):
        country = next(iter(towns))  # al-Shabaab shot dead a policeman in Garissa
    if not here and focus.is_of_dateline_alone(country):
        country = _told_last(actor, places) or country
    if (occupier := _occupier(doc, actor, country)) is not None:
        return _of_country(actor, occupier)
    if country is None or actor.role == OCCUPYING or (actor.role == "military" and country in STATELESS):
        return actor
    return _of_country(actor, country)


def _occupier(doc: Document, actor: ActorMention, country: str | None) -> str | None:
    """Whose a force in an occupied land is: its soldiers, and the police where the sentence speaks of Jerusalem."""
    role = actor.role
    if country == "PSE" and role in ("police", "security") and _JERUSALEM.search(doc.norm, *_sentence_of(doc, actor)):
        role = "military"
    return OCCUPIERS.get((role, country))


_JERUSALEM = re.compile(r"\b(?:jerusalem|old city|damascus gate|lions['’] gate|temple mount|al-aqsa)\b")


def _of_country(actor: ActorMention, country: str) -> ActorMention:
    """A force as one of a country."""
    name = force_name(actor.role, actor.name, country)
    return actor._replace(name=name, country=country, kind="force", group="state_force")
