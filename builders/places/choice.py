"""Which of the places of a name a report means.

The countries that a report names, its dateline and its well-known places weigh for a country; a containment that the
text states outweighs all; then the larger place wins. A name has one sense in a report, but where its words say more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer import people
from ..gazetteer.place import contains, kilometres
from ..words.place_words import place_words
from .country_weights import FAR_AND_KNOWN, POWERS, SPOKEN_FOR, is_next_door, spoken_for
from .kinds import PARTS_OF_TOWNS, STATED_KINDS, agrees, around_seats
from .seats import capital_of, is_seat
from .tests import BEGINNINGS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer, Match, Place
    from .namings import Naming

ADMIN1_HANDICAP, ADMIN2_HANDICAP = 1.2, 1.8
"""A bare name means the town rather than the division around it unless the division has some fifteen times (admin1) or
sixty times (admin2) its people; tuned on Antioquia, Ayacucho, Homs, Borno."""
COUNTRY_IN_CONTEXT, KIND_STATED = 4.0, 4.0
"""Points beside the decimal logarithm of the population (2.7 to 7.5)."""
FAR_AND_FAMOUS = 400_000
"""People from which on a place is meant although its country is not named in the report and the words do not say that
something is in it: with fewer it is more likely a surname."""
FAMOUS_ABROAD = 1_000_000
"""People of a city that is meant whatever country the report is about."""
LARGEST_VILLAGE = 200_000
"""People from which on a town is none that is called a village: the village of Kobe is not the city in Japan."""
BESIDE = 100
"""Kilometres from a place in which one lies that is told as near it, or on one side of it."""
TOWN_REACH = 30
"""The same where it is told as in the town: a quarter, a suburb, a camp."""
ACROSS = 300
"""Kilometres from the middle of a first-order division beyond which a place of another one is not meant as in it."""
ABROAD = 3_000
"""Kilometres from the countries of the groups that a report names beyond which the place of a name is not meant that
nothing else speaks for: most act at home or next door."""
SEAT = 40_000
"""The same of a country's capital that something is in."""
WORD_AT_HOME = 60_000
"""People from which on a town with the name of an English word is meant in capitals in its country: IN COLON."""
KNOWN_ALONE = 15_000
"""People from which on it is meant where the report names no country at all, or in passing."""


SCENE = ("in", "near", "dateline", "from")
"""Relations that make a name a place where something was."""


class Chooser:
    """Chooses places for the namings of one report."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        namings: Sequence[Naming],
        hidden: Sequence[Naming] = (),
        homes: Sequence[str] = (),
        *,
        is_upper: bool,
    ) -> None:
        self.gazetteer = gazetteer
        self.is_upper = is_upper
        self._keys = {naming.key for naming in namings if naming.key is not None}
        self._homes = [gazetteer.country(code) for code in homes]
        spoken = spoken_for(gazetteer, namings, hidden, homes, is_upper=is_upper)
        self.located, self._own, self.weights = spoken.located, spoken.own, spoken.weights
        self._heaviest = max(self.weights.values(), default=0.0)
        self._sense: dict[tuple[str, str | None, bool], Place | None] = {}

    @property
    def main_country(self) -> str | None:
        """The country that weighs most."""
        return max(self.weights, key=lambda code: (self.weights[code], code), default=None)

    def nation(self, codes: Sequence[str]) -> Place | None:
        """The country that a name or adjective means; of several (Congo) the one with more weight, if one has."""
        if len(codes) == 1:
            return self.gazetteer.country(codes[0])
        ranked = sorted(codes, key=lambda code: -self.weights.get(code, 0.0))
        clear = self.weights.get(ranked[0], 0.0) > self.weights.get(ranked[1], 0.0)
        return self.gazetteer.country(ranked[0]) if clear else None

    def choose(self, naming: Naming, container: Place | None) -> Place | None:
        """The place that a naming means; None where none is likely enough."""
        if naming.kind == "capital":
            return capital_of(self.gazetteer, naming.codes[0] if naming.codes else self.main_country, self._keys)
        if naming.codes:
            return self.nation(naming.codes)
        if naming.key is None or container is None:
            return self._settled(naming) if naming.key is not None else None
        inside = self._best(naming, container)
        if inside is not None:
            return inside
        if naming.kind in PARTS_OF_TOWNS or naming.rule == "place.variant":
            return None
        elsewhere = self._settled(naming)
        if elsewhere is None or elsewhere.latitude is None or self._is_namesake(elsewhere, container, naming):
            return None
        return elsewhere if container.kind == "populated" or elsewhere.country == container.country else None

    def _is_namesake(self, place: Place, container: Place, naming: Naming) -> bool:
        """Whether a place is far from the division that the words put it in; the next one of a list may be."""
        if container.kind == "admin2":
            is_far = (kilometres(place, container) or 0) > BESIDE
            return is_far and place.admin1 != container.admin1 and people(place) < FAR_AND_KNOWN
        if container.kind != "admin1" or (kilometres(place, container) or 0) <= ACROSS:
            return False
        others = (match.place for match in self.gazetteer.matches(str(naming.key)))
        return all(other.kind != "admin1" or other.country != container.country for other in others)

    def beside(self, naming: Naming, other: Place | None) -> Place | None:
        """The place that a naming means where the words say that it lies by another one; None where none lies there."""
        if naming.key is None or other is None:
            return None
        settled, nearby = self._settled(naming), self._nearby(naming, other, BESIDE)
        if settled is None or naming.rule == "place.variant" or (nearby and nearby.country != settled.country):
            return nearby  # Riyadh, southwest of Kirkuk
        is_beside = settled.kind == "admin2" and settled.admin1 == other.admin1  # Sinjar district, west of Mosul
        return settled if is_beside or settled.latitude is None or people(settled) >= FAR_AND_KNOWN else nearby

    def within(self, naming: Naming, town: Place) -> Place | None:
        """The place that a naming means where the words say that it is in or about a town, if one is there."""
        return self._nearby(naming, town, TOWN_REACH)

    def _nearby(self, naming: Naming, other: Place, farthest: int) -> Place | None:
        """The likeliest place of a name not farther from another one."""
        found = (
            match
            for match in self.gazetteer.matches(str(naming.key))
            if (naming.kind is None or agrees(match.place, naming.kind))
            and (naming.kind != "quarter" or match.place.admin2 in (other.admin2, None) or other.admin2 is None)
            and (apart := kilometres(match.place, other)) is not None
            and apart <= farthest
        )
        best = max(found, key=lambda match: self._score(match, naming.kind), default=None)
        return best.place if best is not None else None

    def is_unknown_scene(self, naming: Naming) -> bool:
        """Whether a name of which the gazetteer has places only where the report is not about is a place it lacks.

        San Pedro in a report on El Salvador is a village there rather than the port in Ivory Coast.
        """
        if naming.codes or naming.key is None or naming.relation not in ("in", "near"):
            return False
        words = naming.key.split()
        return words[0] in PARTICLES or not any(self.gazetteer.is_word(word) for word in words)

    def pair(self, inner: Naming, outer: Naming) -> tuple[Place, Place] | None:
        """Places of two names of which one lies in the other: the pair whose country weighs most, then the largest."""
        if inner.key is None or outer.key is None:
            return None
        inside = [m.place for m in self.gazetteer.matches(inner.key) if agrees(m.place, inner.kind)]
        around = [m.place for m in self.gazetteer.matches(outer.key) if agrees(m.place, outer.kind)]
        pairs = ((place, container) for container in around for place in inside if contains(container, place))
        return max(pairs, key=lambda pair: (self.weights.get(pair[0].country, 0.0), pair[0].population), default=None)

    def _settled(self, naming: Naming) -> Place | None:
        """The place of a name; one that is a scene here may mean a place that it does not where people are of it."""
        sense = (str(naming.key), naming.kind, naming.is_small)
        if self._sense.get(sense) is None and (sense not in self._sense or naming.relation in SCENE):
            self._sense[sense] = self._best(naming, None)
        return self._sense[sense]

    def _best(self, naming: Naming, container: Place | None) -> Place | None:
        matches: Sequence[Match] = self.gazetteer.matches(str(naming.key))
        if naming.kind is not None:
            agreeing = [match for match in matches if agrees(match.place, naming.kind)]
            is_around = naming.kind == "populated" and all(match.place.kind == "admin1" for match in matches)
            if not (is_around and naming.relation in ("in", "near")):  # in a town of the Federal Capital Territory
                matches = agreeing or (around_seats(self.gazetteer, matches) if naming.kind == "admin1" else [])
        if container is not None:
            matches = [match for match in matches if _may_lie(match.place, container)]
        if naming.is_small:
            matches = [match for match in matches if people(match.place) < LARGEST_VILLAGE]
        if not matches:
            return None
        best = max(matches, key=lambda match: self._score(match, naming.kind)) if len(matches) > 1 else matches[0]
        best = self._at_home(matches, best, naming) or best
        return best.place if container is not None or self._is_likely(best, naming) else None

    def _at_home(self, matches: Sequence[Match], best: Match, naming: Naming) -> Match | None:
        """The town of a name in the one country that is told of, where the best is in one that nothing else speaks for.

        Palma in a report from Maputo is not the city in Spain.
        """
        place, told = best.place, self.main_country
        if len(matches) == 1 or place.country == told or place.population >= FAMOUS_ABROAD or told is None:
            return None
        speaks = self.weights[told] - self._own[told, naming.key]
        if self._others_locate(place.country, naming) or not (
            self._others_locate(told, naming) or speaks >= SPOKEN_FOR
        ):
            return None
        towns = (m for m in matches if m.is_main and m.place.country == told and m.place.kind == "populated")
        return max(towns, key=lambda match: match.weight, default=None)

    def _score(self, match: Match, kind: str | None) -> float:
        place = match.place
        points = match.weight
        if self._heaviest:
            weight = self.weights.get(place.country, 0.0)
            points += COUNTRY_IN_CONTEXT * weight / self._heaviest
        if kind in STATED_KINDS:
            points += KIND_STATED * (place.kind in STATED_KINDS[kind])
        elif place.kind == "admin1":
            points -= ADMIN1_HANDICAP
        elif place.kind == "admin2":
            points -= ADMIN2_HANDICAP
        return points

    def _is_likely(self, best: Match, naming: Naming) -> bool:
        """Whether the best place of a name is what a text means that says no more of where it is."""
        place = best.place
        if self.is_upper and naming.kind is None and self.gazetteer.is_word(str(naming.key)):
            least = WORD_AT_HOME if naming.relation == "in" and place.country == self.main_country else FAR_AND_KNOWN
            is_large = place.population >= least and place.kind != "admin2"
            return best.is_main and place.country in self.weights and is_large
        is_scene = naming.relation in SCENE
        if naming.kind == "admin1" and naming.key not in BEGINNINGS and self._is_in_one_country(naming, "admin1"):
            return True
        if naming.kind is None and not is_scene and place.kind == "admin2":
            return False
        if naming.kind == "quarter" and self.located and place.country != self.main_country:
            return False
        if self._others_locate(None, naming) and not self._others_locate(place.country, naming):
            is_next = is_next_door(self.gazetteer, self.located, self.main_country, best, naming)
            return is_next or self._is_far_and_known(best, naming, is_scene=is_scene)
        if not self._heaviest or (is_scene and self._is_alone(place, naming)):
            is_known = people(place) >= KNOWN_ALONE or naming.kind in ("admin1", "admin2", "region")
            return is_known or (is_scene and not self.is_upper and self._is_in_one_country(naming))
        is_abroad = place.country in POWERS and place.country != self.main_country
        if place.country not in self.weights or is_abroad:
            return self._is_far_and_known(best, naming, is_scene=is_scene)
        return is_scene or naming.kind is not None or people(place) >= KNOWN_ALONE

    def _others_locate(self, country: str | None, naming: Naming) -> bool:
        """Whether another name than the one in question speaks for a country; None for any."""
        spoken = self.located.values() if country is None else (self.located.get(country, set()),)
        return any(names - {naming.key} for names in spoken)

    def _is_alone(self, place: Place, naming: Naming) -> bool:
        """Whether no name but an adjective speaks for any country: an Israeli strike on Nuseirat.

        Not so in capitals, where names that are surnames and words as well are many, and not for what many countries
        have: an Eastern Province.
        """
        is_common = self.is_upper or str(naming.key) in place_words().never
        is_told_of = place.country in self.weights or self._others_locate(None, naming)
        return not (is_common or is_told_of or self._is_far_from_homes(place))

    def _is_far_from_homes(self, place: Place) -> bool:
        """Whether a place lies far from the countries of all groups named: CODECO's Bule is none in Switzerland."""
        apart = [kilometres(place, home) for home in self._homes if home is not None]
        return bool(apart) and all(each is not None and each > ABROAD for each in apart)

    def _is_weighed(self, country: str, naming: Naming) -> bool:
        """Whether anything speaks for a country; a name does for its own only where somebody comes from there."""
        own = 0.0 if naming.relation == "from" and naming.kind is None else self._own[country, naming.key]
        return self.weights.get(country, 0.0) > own

    def _is_far_and_known(self, best: Match, naming: Naming, *, is_scene: bool) -> bool:
        """Whether a place is meant though its country is not named: large, and the largest of its name by far."""
        is_named = self._is_weighed(best.place.country, naming)
        if best.place.kind == "admin1" and naming.kind is None and not is_named:
            return False  # Yoro, in a report on Mali, is no division of Honduras
        is_capital = is_scene and is_seat(best.place)
        least = SEAT if is_capital else FAR_AND_KNOWN if is_scene and is_named else FAR_AND_FAMOUS
        if not (best.is_main or self._is_only_one(naming)) or people(best.place) < least:
            return False
        if is_named:
            return True
        foremost = self.gazetteer.prominent(str(naming.key), least)
        return foremost is not None and foremost.country == best.place.country

    def _is_in_one_country(self, naming: Naming, kind: str | None = None) -> bool:
        """Whether all places of a name (and kind) lie in one country: a report that says no more means that one.

        Konduga; Chalatenango department, whatever other country is named; not Valle, for Valle del Cauca.
        """
        matches = self.gazetteer.matches(str(naming.key))
        return len({match.place.country for match in matches if kind in (None, match.place.kind)}) == 1

    def _is_only_one(self, naming: Naming) -> bool:
        """Whether a name of several words is that of one place alone: Gaza City."""
        return " " in str(naming.key) and len(self.gazetteer.matches(str(naming.key))) == 1


def _may_lie(place: Place, container: Place) -> bool:
    """Whether a place lies in another, or is a district of its country that several divisions have: North Shewa."""
    is_open = place.kind == "admin2" and place.admin1 is None and place.country == container.country
    return is_open or contains(container, place)
