"""Bombs in an assault: whether gunmen fired or stormed beside what went off, so that an attack is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures.counts import group_of

if TYPE_CHECKING:
    from ..deeds.facts import Fact


def is_assault(fact: Fact, bomb: Fact) -> bool:
    """Whether gunmen fired or stormed, beside the bomb that opened an attack or was met in it."""
    if fact.sentence == bomb.sentence and fact.voice == "noun" and bomb.start < fact.start:
        return fact.word in GUNFIGHTS or (fact.trigger.lemma == "shooting" and fact.start == bomb.end + len(" and "))
    is_near = fact.voice != "noun" and abs(fact.sentence - bomb.sentence) <= 1
    if is_near and fact.trigger.lemma in BY_HAND and fact.sentence == bomb.sentence:
        return fact.voice == "active"
    if not is_near or fact.trigger.lemma not in ASSAULTING:
        return False
    is_vague = fact.trigger.lemma == "attack"  # with the bomb, where that stands beside it or is told next
    if is_vague and (fact.sentence != bomb.sentence or any(cls.name == "bombing" for cls in fact.means)):
        return False
    if fact.sentence == bomb.sentence and fact.part != bomb.part and fact.trigger.cls.measure:
        return False  # a bomb killed 20, and gunmen shot dead a judge
    return any(group_of(people) == "armed_group" for people in fact.agents)


GUNFIGHTS = frozenset({"gun battle", "gunbattle", "gunfight", "firefight", "exchange of fire", "exchange of gunfire"})
"""Nouns for a fight that follows a bomb: a bomber opened the attack, then there was a gun battle; bombings and
shootings are an attack as well."""
ASSAULTING = frozenset({"ambush", "attack", "fire", "open", "overrun", "raid", "shoot", "storm", "mow"})
BY_HAND = frozenset({"slit", "behead", "decapitate", "hack", "massacre", "slaughter", "stab", "axe", "spear"})
"""What attackers who also threw bombs did by hand, in the same sentence."""
