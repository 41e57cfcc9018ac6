"""Which stories are incidents, by rules alone: somebody or something was acted on, or an act has a day and a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .same_story import EFFECTS

if TYPE_CHECKING:
    from .stories import Story


GENERAL_NOUNS = frozenset(
    {"attacks", "killings", "murders", "bombings", "kidnappings", "assassinations", "massacres", "deaths", "crimes"}
    | {"clashes", "raids", "ambushes", "abductions", "executions", "explosions", "fighting", "combat", "terrorist acts"}
    | {"explosives", "rockets", "bombs", "grenades", "arrests", "protests", "demonstrations", "bodies", "lives", "dead"}
)
"""Plural and mass nouns that as often sum up many acts as tell of one."""


def is_incident(story: Story) -> bool:
    """Whether a story tells of one incident: somebody or something was acted on, or an act has a day and a place."""
    own = [fact for fact in story.facts if fact.word not in GENERAL_NOUNS or (fact.agents and fact.patients)]
    if any(fact.patients or fact.targets for fact in own):
        return True
    settled = bool(story.dates) and bool(story.places)
    acts = [fact for fact in own if fact.trigger.cls.name not in EFFECTS]
    return bool(acts) and (settled or any(fact.agents and (story.dates or story.places) for fact in acts))
