"""Words of many uses, which tell of a deed by what stands around them: strikes, hit, board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.shared_subjects import before_auxiliaries
from ..people.subjects import SAYING
from ..people.told_tolls import is_counted
from ..words.triggers import trigger_forms
from .air_series import is_of_series
from .motives import armed_groups
from .readings import is_definite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger


def as_air_strike(
    row: Row, index: int, trigger: Trigger, voice: str, agents: Sequence[People], hit: Sequence[object]
) -> Trigger | None:
    """The word as one for an air strike, where a state's force does it, or an attack, where an armed group does.

    None for a strike of those who stop work. `hit`: whom and what it hit, where its sentence names no weapon.
    """
    is_wave = trigger.lemma == "hit" and "strikes" in row.words and any(map(_is_of_state, agents)) and voice == "active"
    if is_wave or is_of_series(row, trigger, voice, agents):
        return None if _is_of_work(row, index) else trigger_forms()["air strike"][0]
    if trigger.frame == "undergoes":
        return trigger  # a convoy hit a mine left by rebels
    if hit and voice == "active" and trigger.lemma in POUNDING and any(people.is_armed for people in agents):
        return trigger_forms()["shelled"][0]
    is_hit = trigger.lemma in ("strike", "hit") or (trigger.lemma == "target" and _is_one_target(row, index))
    if hit and voice == "active" and is_hit and are_of_no_state(agents):
        return trigger_forms()["attacked"][0]
    if trigger.lemma != "strike" or not (any(map(_is_of_state, agents)) or _is_deadly(row, index, agents)):
        return trigger
    if voice == "noun" and _is_of_work(row, index):
        return None
    if any(people.head.rpartition(" ")[2] in AFOOT for people in agents):
        return trigger
    behind = row[index + 1 : index + 5]
    is_aimed = bool(hit) or any(chunk.tag == "L" for chunk in behind[:1])  # Israel struck Damascus
    is_aimed = is_aimed or (voice == "active" and any(chunk.word in AIMS for chunk in behind))
    return trigger_forms()["air strike"][0] if is_aimed or (voice == "noun" and agents) else trigger


POUNDING = frozenset({"pound", "pummel"})
"""What armed people do with guns from far off: the army pounded the market."""
AIMS = frozenset({"target", "targets", "positions", "sites", "facilities", "depots", "infrastructure", "installations"})
"""What a force says that it struck."""
AFOOT = frozenset({"soldiers", "soldier", "troops", "police", "policemen", "officers", "settlers", "commandos"})
"""Those of a state who strike by hand or from the ground: soldiers struck a man."""


def _is_deadly(row: Sequence[Chunk], index: int, agents: Sequence[People]) -> bool:
    """Whether a strike on something killed or hurt people, whoever did it: a strike on a house killed five."""
    is_on = index + 1 < len(row) and row[index + 1].word == "on"
    return is_on and not agents and any(map(is_counted, row[index + 1 :]))


def tells_of_an_attack(
    row: Sequence[Chunk], index: int, trigger: Trigger, voice: str, acting: Sequence[People], acted_on: Sequence[object]
) -> bool:
    """Whether a word that needs a weapon beside it tells of an attack without one: the gunmen hit the school."""
    if trigger.cls.name == BOARDING:  # pirates do; soldiers board trains as well
        if trigger.lemma in DESCENDING:
            return are_of_no_state(acting)  # gunmen descended at dawn on a village
        is_aboard = trigger.lemma == "board" or row[index].word.endswith(ABOARD)
        if voice == "passive" and not acting and trigger.lemma == "board":
            return _is_freight(acted_on) and not any(map(_is_official, row))
        is_one = is_aboard or (voice == "active" and bool(acted_on) and not _are_many(row, index + 1))
        return is_one and (are_of_no_state(acting) or (is_aboard and _are_strangers(acting, acted_on)))
    if trigger.lemma in ASSAULTING | DEMOLISHING and acted_on and any(people.is_armed for people in acting):
        return True
    if trigger.lemma == "target" and voice == "active":
        told_by_nation = (actor.kind != "generic" and not actor.role for people in acting for actor in people.actors)
        is_force = (any(map(_is_of_state, acting)) and any(told_by_nation)) or bool(armed_groups(acting))
        return is_force and _is_admitted(row, index)
    return _is_the_strike(row, index, trigger, voice)


def _is_one_target(row: Sequence[Chunk], index: int) -> bool:
    """Whether armed people targeted one thing, on a day or at a place, and did not choose it: a convoy in Theban."""
    if row[index].word != "targeted" or row[index - 1].tag in "hx":
        return False
    thing = next((at for at in range(index + 1, min(len(row), index + 5)) if row[at].tag == "T"), 0)
    is_one = thing > 0 and not row[thing].word.endswith("s") and any(c.tag in "Nd" for c in row[index + 1 : thing])
    return is_one and any(chunk.tag in "LD" for chunk in row)


def _is_admitted(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is those who did it who tell what a strike was aimed at: the army said it had targeted a base."""
    at = before_auxiliaries(row, index)
    told = at - 1 - (at > 0 and row[at - 1].word == "that")
    is_past = row[index].word == "targeted" and all(
        chunk.word in ("had", "has", "also") for chunk in row[at + 1 : index]
    )
    return is_past and at > 1 and row[at].word == "it" and row[told].word in SAYING


DESCENDING = frozenset({"descend", "swoop"})
BOARDING = "boarding"
"""The class of words that no weapon makes an attack: guards stop a bus with explosives, and intercept drones."""
ABOARD = ("aboard", "on board", "onto")
FEW = 20
FREIGHT = frozenset({"vessel", "tanker", "carrier", "freighter", "tug", "barge", "tugboat", "supertanker"})
"""Last words of ships that nobody boards but crews and pirates."""
STRANGERS = frozenset({"person", "persons", "individuals", "man", "men", "perpetrators", "intruders", "suspects"})


def _are_strangers(acting: Sequence[People], acted_on: Sequence[object]) -> bool:
    """Whether a few people whom no words make anybody's get on a ship of freight: four persons boarded a tanker."""
    return any(people.head in STRANGERS for people in acting) and _is_freight(acted_on)


def _is_freight(acted_on: Sequence[object]) -> bool:
    return not FREIGHT.isdisjoint(getattr(thing, "word", "").rpartition(" ")[2] for thing in acted_on)


def _is_official(chunk: Chunk) -> bool:
    """Whether those named may board a ship by their office: a tanker was boarded, and the navy said."""
    return chunk.tag == "O" and getattr(chunk.item, "group", None) == "state_force"


def _are_many(row: Sequence[Chunk], at: int) -> bool:
    """Whether a number too large for one incident stands here: stopped about 200 vehicles blocks a road."""
    low = getattr(row[at].item, "low", None) if at < len(row) and row[at].tag == "N" else None
    return low is not None and low > FEW


def _is_of_state(people: People) -> bool:
    """Whether people are a state's force, whose strikes come from the air: Israeli strikes, a strike by the army."""
    return any(actor.flies for actor in people.actors)


def _is_of_work(row: Sequence[Chunk], index: int) -> bool:
    """Whether a strike is one of those who stop work: Greek strikes against austerity, strikes over pay."""
    behind = row[index + 1 : index + 1 + GRIEVANCE_REACH]
    is_over = any(chunk.word in ("over", "against") for chunk in behind)
    return is_over and any(chunk.word in GRIEVANCES for chunk in behind)


GRIEVANCES = frozenset({"pay", "wages", "salaries", "austerity", "pensions", "cuts", "reform", "reforms", "jobs"})
GRIEVANCE_REACH = 8
"""Chunks behind a strike in which it is told what it is over."""


DEMOLISHING = frozenset({"demolish", "bulldoze"})
ASSAULTING = frozenset({"hit", "strike", "fall", "come", "open"})
"""Words of many uses that tell of an attack where armed people do them to somebody or something."""


def _is_the_strike(row: Sequence[Chunk], index: int, trigger: Trigger, voice: str) -> bool:
    """Whether a strike points back at one told before, where its sentence tells what came of it: it left 39 wounded."""
    if voice != "noun" or trigger.lemma != "strike" or not is_definite(row, index):
        return False
    return any(map(is_counted, row[index + 1 :]))


def as_harm(
    trigger: Trigger, voice: str, agents: Sequence[People], patients: Sequence[People], targets: Sequence[Chunk]
) -> Trigger:
    """The word as one for an injury, where people are burned, not houses, or an attack, where gunmen fall on them."""
    if trigger.lemma == "fall" and trigger.cls.name == "striking" and voice == "active" and (patients or targets):
        return trigger_forms()["attacked"][0] if any(people.is_armed for people in agents) else trigger
    is_burned = trigger.cls.name == "arson" and voice == "passive" and trigger.lemma == "burn"
    is_harm = is_burned and bool(patients) and all(people.actors for people in patients)
    return trigger_forms()["injured"][0] if is_harm else trigger


def are_of_no_state(acting: Sequence[People]) -> bool:
    """Whether an armed group is among those who act."""
    return any(actor.group == "armed_group" for people in acting for actor in people.actors)
