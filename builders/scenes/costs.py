"""What speaks against each place that a story is told with as the scene of what happened."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..stories.grouping import Setting, Story

FARTHEST = 150
"""Characters from the event word beyond which a place is as far as any other of its sentence."""
COSTS = {"near": 60, "unknown": 30, "division": 120, "site": 60, "before": 15, "heading": 60}
"""What speaks against a place as the scene, in characters of distance from the event word: that something is merely
near it, that the gazetteer lacks it, that it is a division or a site rather than a town, that it comes before the event
word, that it only heads a note. On the development reports the cheapest is the place of 65 in 100 filled incidents (the
most specific one, of 61); each can go up or down by half without moving that by one;
that of a division is set on bench/coded."""


class Costs:
    """What speaks against each place of a story as its scene; of equals the first is taken."""

    def __init__(self, story: Story, main: Fact) -> None:
        self.main = main
        self.told: defaultdict[int, list[tuple[Fact, Setting]]] = defaultdict(list)
        """By where a place begins: the facts that it is told with."""
        for fact, setting in story.told:
            for place in setting.places:
                self.told[place.start].append((fact, setting))

    def of(self, place: PlaceMention) -> tuple[int, int]:
        """What speaks against a place, in characters, and where it stands."""
        against = {
            "near": place.relation == "near",
            "unknown": place.rule == "place.after_preposition",
            "division": place.kind in ("admin1", "area") and not is_road(place),
            "site": place.kind in ("site", "street", "feature") or is_road(place),
            "before": place.start < self.main.start,
            "heading": place.rule == "place.heading",
        }
        told = self.told[place.start]
        distance = min(FARTHEST, *(_gap(place, fact) for fact, _ in told))
        said = SAID * any(setting.takes_place for _, setting in told)
        return distance + sum(COSTS[name] for name, holds in against.items() if holds) - said, place.start


def is_road(place: PlaceMention) -> bool:
    """Whether a place is a road or the land between two others: no border of divisions, no corner of streets."""
    name = place.name.casefold()
    return place.rule == "place.stretch" and "border" not in name and "street" not in name


def _gap(place: PlaceMention, fact: Fact) -> int:
    """The characters between a place and an event word; from the end of a long name of a road before it."""
    if is_road(place) and place.end <= fact.start:
        return fact.start - place.end
    return abs(place.start - fact.end)


SAID = 60
"""What speaks for a place of which the words say that it was there: the attack took place in."""
