"""How much a report speaks for each country: its dateline, the countries and the well-known places that it names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer import people
from ..gazetteer.place import kilometres
from ..words.countries import countries
from ..words.document import fold
from .told_from import is_abroad, is_told_from

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..gazetteer import Gazetteer, Match, Place
    from .namings import Naming

DATELINE, NAMED, FAMILIAR, ADJECTIVE, ORIGIN = 4.0, 2.0, 1.0, 0.5, 0.1
"""What speaks for a country: the dateline, its name, a well-known place in it, its adjective (its name where it acts or
somebody comes from it: Israel bombed), and its adjective where somebody or something merely comes from it (U.S.
embassy, Spanish citizen). To retune, count the countries of incidents that turn wrong on the development reports."""
OFFICE = 0.4
"""What a dateline speaks for its country where it is only the office that tells of another one: less than that one's
adjective."""
HOME = 1.0
"""What a named group speaks for the country it is from."""
SPOKEN_FOR = HOME + ADJECTIVE
"""What a group and an adjective speak for the country they are of: Mozambican troops raided an ISM base."""
POWERS, POWER = frozenset({"USA", "RUS", "GBR", "FRA", "CHN"}), 0.3
"""Countries that act and speak everywhere, and what their mentions weigh beside those of others."""
REPORTED_FROM = {"PSE": ("ISR", 0.5), "ISR": ("PSE", 0.25)}
"""Countries of which news is told with another one's towns, and what share of what speaks for that one speaks for them:
from Jerusalem, of Jenin; fired from Gaza, on Sderot."""
RARE = 0.25
"""What each of several names speaks for a country where nothing else speaks for any and no other has places of these:
Pibor and Akobo for South Sudan, so that Bor lies there."""
LEAD, DATELINE_LEAD = 10, 2
"""How many times the people of any other country's place of the name a well-known place has; agencies write from
the large town of a name, so in a dateline less is enough (La Paz)."""
DATELINE_KNOWN = 5_000
"""People from which on the place of a dateline speaks for its country."""
NEXT_DOOR, NEXT_DOOR_KNOWN = 1_200, 15_000
"""Kilometres from the middle of a country to the towns of its neighbours, and people from which on these are known."""
FAR_AND_KNOWN = 100_000
"""People from which on a place is meant although its country is not named in the report."""


class Spoken(NamedTuple):
    """What a report says of where it happened.

    `weights`: how much speaks for each country. `located`: the countries that a name speaks for and not an adjective
    alone: None for theirs, else the keys of well-known places. `own`: what such a place adds to its country's weight.
    """

    weights: defaultdict[str, float]
    located: defaultdict[str, set[str | None]]
    own: defaultdict[tuple[str, str | None], float]


def spoken_for(
    gazetteer: Gazetteer, namings: Sequence[Naming], hidden: Sequence[Naming], homes: Sequence[str], *, is_upper: bool
) -> Spoken:
    """Weigh the countries of one report; `homes` are those of the groups that it names."""
    spoken = Spoken(defaultdict(float), defaultdict(set), defaultdict(float))
    weights, located = spoken.weights, spoken.located
    for code in homes:
        weights[code] += HOME * power(code)
    for naming in namings:
        if is_upper and naming.relation == "dateline":
            continue  # its town speaks for it
        for code in naming.codes:
            weights[code] += _nation_weight(naming) / len(naming.codes) * power(code)
            if not (naming.is_adjective or naming.relation == "from"):
                located[code].add(None)
    for naming in hidden:
        for code in naming.codes:
            weights[code] += ADJECTIVE / len(naming.codes) * power(code)
    _weigh_places(gazetteer, namings, hidden, spoken, is_upper=is_upper)
    told = weights.copy()
    for code, (other, share) in REPORTED_FROM.items():
        if other in told:
            weights[code] += told[other] * share
            located[code] |= located[other]
    return spoken


def _capital(gazetteer: Gazetteer, key: str) -> Place | None:
    """The capital of the name, which agencies write from though others have it too: Islamabad."""
    towns = (match.place for match in gazetteer.matches(key) if match.is_main and match.place.kind == "populated")
    by_code = countries().by_code
    return next((t for t in towns if t.country in by_code and fold(by_code[t.country].capital) == key), None)


def _of_those_told(gazetteer: Gazetteer, key: str, best: Place | None, codes: Collection[str]) -> Place | None:
    """The town of a dateline; of several large ones of the name that in the country that is told of: Tripoli."""
    if best is None or best.country in codes:
        return best
    towns = (match.place for match in gazetteer.matches(key) if match.place.kind == "populated")
    large = [town for town in towns if town.country in codes and town.population >= FAR_AND_KNOWN]
    return large[0] if len(large) == 1 else best


def _weigh_places(
    gazetteer: Gazetteer, namings: Sequence[Naming], hidden: Sequence[Naming], spoken: Spoken, *, is_upper: bool
) -> None:
    """Add what the dateline and well-known places speak for their countries."""
    weights, located, own = spoken
    said = [(n.start, code) for n in namings if n.relation != "from" for code in n.codes]
    forces = [(n.start, code) for n in hidden for code in n.codes]
    nations = {code for naming in (*namings, *hidden) for code in naming.codes}
    rare: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.key is None:
            continue
        is_dateline = naming.relation == "dateline"
        known = (DATELINE_KNOWN, DATELINE_LEAD) if is_dateline else (FAR_AND_KNOWN, LEAD)
        place = gazetteer.prominent(naming.key, *known)
        if is_dateline:
            place = _of_those_told(gazetteer, naming.key, place, nations) or _capital(gazetteer, naming.key)
        if place is not None and not (naming.is_small or _is_power(place, naming)):
            is_office = is_dateline and (
                (is_upper and is_abroad(naming.end, [nation.start for nation in namings if nation.codes]))
                or is_told_from(naming.key, place.country, naming.end, said, forces)
            )
            weight = OFFICE if is_office else DATELINE if is_dateline else FAMILIAR
            weights[place.country] += weight
            if not is_office:
                located[place.country].add(None if is_dateline else naming.key)
            own[place.country, naming.key] += 0.0 if is_dateline else weight
        elif naming.relation in ("in", "near", "from", "to"):
            _note_rare(gazetteer, naming.key, rare)
    if not any(located.values()):
        for code, names in rare.items():
            if len(names) > 1:
                weights[code] += RARE * len(names)


def _is_power(place: Place, naming: Naming) -> bool:
    """Whether the capital of a power is named as who acts or speaks, and not as where something is: Paris denied it."""
    is_seat = place.country in POWERS and fold(countries().by_code[place.country].capital) == naming.key
    return is_seat and naming.relation == "other"


def _note_rare(gazetteer: Gazetteer, key: str, rare: defaultdict[str, set[str]]) -> None:
    """Note a name that only places of one country have."""
    matches = gazetteer.matches(key)
    if len({match.place.country for match in matches}) == 1 and matches[0].is_main:
        rare[matches[0].place.country].add(key)


def power(code: str) -> float:
    """What a mention of a country weighs beside one of any other."""
    return POWER if code in POWERS else 1.0


def _nation_weight(naming: Naming) -> float:
    if naming.relation == "from":
        return ORIGIN if naming.is_adjective else ADJECTIVE
    return ADJECTIVE if naming.is_adjective else NAMED


def is_next_door(
    gazetteer: Gazetteer, located: Mapping[str, set[str | None]], told: str | None, best: Match, naming: Naming
) -> bool:
    """Whether a scene is a town, of one country alone, near the country for which no more speaks than a town.

    Headlines from several countries: killed in Tillaberi; a march in Lome.
    """
    if any(None in names for names in located.values()) or naming.relation not in ("in", "near"):
        return False
    home = gazetteer.country(told) if told is not None else None
    apart = kilometres(best.place, home) if home is not None else None
    is_known = best.is_main and naming.rule != "place.variant" and people(best.place) >= NEXT_DOOR_KNOWN
    is_sole = len({match.place.country for match in gazetteer.matches(str(naming.key))}) == 1
    return is_sole and is_known and apart is not None and apart <= NEXT_DOOR
