"""Words for taking people, ships and towns: whether they tell of an abduction, a hijacking, a capture or an arrest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.captives import are_taken_along
from ..people.shared_subjects import before_auxiliaries, is_harm
from ..words.triggers import trigger_forms
from .releases import RELEASE, is_release
from .taken import POSTS, as_taken
from .word_senses import DESCENDING, are_of_no_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger


def as_taking(
    row: Row,
    index: int,
    trigger: Trigger,
    voice: str,
    agents: Sequence[People],
    patients: Sequence[People],
    targets: Sequence[Chunk],
) -> Trigger | None:
    """The word as one for a hijacking or an arrest; None where whom or what it takes is none that is abducted."""
    if trigger.lemma == "take" and are_taken_along(row, index, patients):
        return trigger_forms()["killed"][0]
    if trigger.cls.name == "taken":
        return as_taken(row, index, voice, agents, patients, targets)
    if trigger.lemma in DESCENDING:
        return trigger_forms()["descended on"][0]
    if trigger.cls.name == "seizing" and trigger.lemma in HANDLING and all(p.is_civilian for p in agents):
        return None
    if trigger.cls.name == "seizing" and trigger.lemma in LEAVING and not _are_led_off(agents, patients):
        return trigger_forms()["fled"][0] if trigger.lemma == "flee" else None
    if trigger.cls.name == "clash" and trigger.lemma in DRIVING:
        return _as_driven_out(trigger, agents, patients)
    if trigger.cls.name == "capture" and trigger.lemma in CONQUERING:
        return _as_conquest(row, index, trigger, agents, patients)
    if trigger.lemma == "seize" and not patients and voice == "active" and _is_place(row, index + 1):
        return trigger_forms()["captured"][0] if any(people.is_armed for people in agents) else None
    things = _owned(row, patients) if patients else targets
    trigger = _as_capture(_as_hijack(trigger, agents, [] if patients else targets), agents, things)
    if _takes_nobody(row, trigger, agents, patients, targets):
        return None
    if (other := _told_for(row, trigger, agents, patients, targets)) is not None:
        return trigger_forms()[other][0]
    if trigger.cls.name == "seizing" and _counts_unknown(row, patients):
        return _as_seized(trigger, voice, agents)
    return _as_arrest(trigger, agents)


def _takes_nobody(
    row: Row, trigger: Trigger, agents: Sequence[People], patients: Sequence[People], targets: Sequence[Chunk]
) -> bool:
    """Whether a word of many uses takes nobody and robs nobody here."""
    if trigger.cls.name == RELEASE:
        return not is_release(row, patients)
    is_civilian = bool(agents) and all(people.is_civilian for people in agents)
    if trigger.lemma in BLOCKING:
        return not is_civilian
    if trigger.lemma == "encounter":
        return not (any(people.is_armed for people in (*agents, *patients)) or any(map(is_harm, row)))
    if trigger.lemma == "slash" and is_civilian:
        return True  # the president slashed 20 posts
    if trigger.lemma in ("take", "seize") and trigger.cls.name in ("hijack", "robbery") and not are_of_no_state(agents):
        return True  # families took their belongings, an owner took over the ship
    if trigger.lemma == "hold" and trigger.cls.name == "robbery" and (is_civilian or not (patients or targets)):
        return True  # mothers held up portraits
    if trigger.lemma == "wipe" and not any(people.actors for people in patients):
        return True  # a flood wiped out two villages
    if trigger.cls.needs != "people" or (
        trigger.lemma == "seize" and _are_robbed(row, trigger, agents, patients, targets)
    ):
        return trigger.lemma == "uproot" and not agents and _counts_unknown(row, patients)
    return not patients or _count_things(row, patients[-1], targets)


BLOCKING = frozenset({"block", "blockade", "barricade"})
"""What protesters do to a road, where it is no gunmen, no soldiers and no landslide that do it."""


def _told_for(
    row: Row, trigger: Trigger, agents: Sequence[People], patients: Sequence[People], targets: Sequence[Chunk]
) -> str | None:
    """The word for what is meant, where a word for taking is used of something else."""
    if _are_held_by_gunmen(trigger, agents, patients, targets):
        return "abducted"
    if trigger.lemma in ("capture", "recapture") and patients and _are_police(agents, trigger.lemma):
        return "arrested"
    if _are_robbed(row, trigger, agents, patients, targets):
        return "stole"
    if trigger.lemma == "carry" and trigger.cls.name == "abduct" and not patients:
        return "carted off"  # cash and equipment were carried off
    if trigger.lemma == "make" and trigger.cls.name == "robbery" and any(people.actors for people in patients):
        return "went off with"  # made off with six passengers
    return "vandalised" if trigger.lemma == "uproot" and _counts_unknown(row, patients) else None


HANDLING = frozenset({"pick", "carry", "herd", "load"})
"""What armed people do to those whom they take, and anybody, or a flood, as well: picked up, carried away."""
LEAVING = frozenset({"leave", "escape", "flee", "withdraw"})
"""What gunmen do with those whom they take, and anybody with his own people as well: fled with six girls."""


def _are_led_off(agents: Sequence[People], patients: Sequence[People]) -> bool:
    return are_of_no_state(agents) and bool(patients) and all(people.is_civilian for people in patients)


DETAINING = frozenset({"detain", "nab"})
"""What a state does by law, and gunmen without one."""


def _are_held_by_gunmen(
    trigger: Trigger, agents: Sequence[People], patients: Sequence[People], targets: Sequence[Chunk]
) -> bool:
    """Whether gunmen of no name detain people, or an armed group captures civilians; those with a name hold ground."""
    acting = [actor for people in agents for actor in people.actors]
    if not acting or not patients or any(actor.group != "armed_group" for actor in acting):
        return False
    if trigger.cls.name == "arrest":
        return trigger.lemma in DETAINING and all(actor.kind == "generic" for actor in acting)
    return trigger.lemma == "capture" and not targets and all(people.is_civilian for people in patients)


def _are_robbed(
    row: Row, trigger: Trigger, agents: Sequence[People], patients: Sequence[People], targets: Sequence[Chunk]
) -> bool:
    """Whether gunmen seize cars, and nobody in them."""
    is_of_things = not patients or _count_things(row, patients[-1], targets)
    return trigger.lemma == "seize" and is_of_things and are_of_no_state(agents) and any(map(_is_car, targets))


def _as_seized(trigger: Trigger, voice: str, agents: Sequence[People]) -> Trigger | None:
    """A word for what is seized that is no people: armed groups rob somebody of it, forces only find it."""
    if are_of_no_state(agents):
        return trigger_forms()["stole"][0]
    is_force = any(actor.group == "state_force" for people in agents for actor in people.actors)
    is_office = bool(agents) and all(people.is_civilian for people in agents)  # authorities seized 12 structures
    return None if is_force or is_office or voice == "passive" else trigger


def _count_things(row: Row, last: People, targets: Sequence[Chunk]) -> bool:
    """Whether a number counts the things or deeds behind it: rebels seized three army vehicles, executed 12 raids."""
    behind = row[last.last + 1 : last.last + 2]
    return not last.actors and any(chunk in targets or _is_deed(chunk) for chunk in behind)


def _is_deed(chunk: Chunk) -> bool:
    if chunk.tag not in "EV":
        return False
    readings: list[Trigger] = chunk.item  # type: ignore[assignment]
    return any(reading.form == "noun" for reading in readings) and not any(reading.cls.measure for reading in readings)


def _are_police(agents: Sequence[People], lemma: str) -> bool:
    """Whether those who capture people arrest them, as the police do, and soldiers those who had been held before."""
    forces = [actor.name for people in agents for actor in people.actors if actor.group == "state_force"]
    return bool(forces) and (lemma == "recapture" or all(name.startswith("Police") for name in forces))


def _counts_unknown(row: Sequence[Chunk], patients: Sequence[People]) -> bool:
    """Whether nobody is told of, or a number of what no word for people names: 15 rifles, 40 kg of cocaine."""
    if not patients:
        return True
    behind = row[patients[-1].last + 1] if patients[-1].last + 1 < len(row) else None
    return not patients[-1].actors and behind is not None and behind.tag in "wM"


SEIZING = frozenset({"seize", "capture"})
CRAFT = frozenset(
    {"ship", "vessel", "tanker", "dhow", "trawler", "ferry", "freighter", "yacht", "boat", "carrier"}
    | {"airliner", "plane"}
)
"""Last words of what is hijacked where an armed group seizes it."""


def _as_hijack(trigger: Trigger, agents: Sequence[People], targets: Sequence[Chunk]) -> Trigger:
    """The word as one for a hijacking, where armed people who are no state's seize a ship or a plane."""
    if trigger.lemma not in SEIZING or not any(chunk.word.rpartition(" ")[2] in CRAFT for chunk in targets):
        return trigger
    return trigger_forms()["hijacked"][0] if are_of_no_state(agents) else trigger


CARS = frozenset({"car", "vehicle", "truck", "lorry", "bus", "minibus", "pickup", "van", "motorcycle", "ambulance"})
"""Last words of what armed people rob somebody of where they seize it; an army's are booty."""


def _is_car(thing: Chunk) -> bool:
    first, _, last = thing.word.rpartition(" ")
    is_one = last in CARS or last.removesuffix("s") in CARS or last in ("buses", "minibuses", "lorries")
    return is_one and first not in ("army", "military", "police", "armored", "armoured")


def _as_capture(trigger: Trigger, agents: Sequence[People], targets: Sequence[Chunk]) -> Trigger:
    """The word as one for a capture, where armed people seize a post or a town."""
    is_ground = trigger.lemma == "seize" and trigger.cls.name != "robbery"  # food from a health post
    if not is_ground or not any(chunk.word.removesuffix("s").endswith(POSTS) for chunk in targets):
        return trigger
    return trigger_forms()["captured"][0] if any(people.is_armed for people in agents) else trigger


def _owned(row: Sequence[Chunk], patients: Sequence[People]) -> Sequence[Chunk]:
    """The post that is taken, where fighters are named as those who hold it: seized an ADF base, two Renamo bases."""
    last = patients[-1]
    behind = row[last.last + 1 : last.last + 2]
    return behind if last.is_armed and behind and behind[0].tag == "T" else []


def _is_place(row: Sequence[Chunk], at: int) -> bool:
    """Whether a place's name stands at `at`, and no word for people or things behind it: seized Sake."""
    return at < len(row) and row[at].tag == "L" and not (at + 1 < len(row) and row[at + 1].tag in "OMwNE'")


LEADING = frozenset({"take", "lead", "march", "whisk", "frogmarch", *HANDLING})
"""Words for what gunmen do to those whom they abduct, the police to those whom they arrest, and medics to the hurt."""


def _as_arrest(trigger: Trigger, agents: Sequence[People]) -> Trigger | None:
    """The word as one for an arrest, where a state's force leads people away; None where civilians do."""
    if trigger.cls.name != "seizing" or trigger.lemma not in LEADING or not agents:
        return trigger
    if any(actor.group == "state_force" for people in agents for actor in people.actors):
        return trigger_forms()["arrested"][0]
    return None if all(people.is_civilian for people in agents) else trigger


DRIVING = frozenset({"dislodge", "rout", "drive", "push", "chase", "force", "flush", "expel"})
"""Verbs by which armed people drive others out of a place, and anybody others, or things, as well."""


def _as_driven_out(trigger: Trigger, agents: Sequence[People], patients: Sequence[People]) -> Trigger | None:
    """The word where armed people drive out others, or the people of a place: herders drove the villagers out."""
    if not patients or not any(people.is_armed for people in agents):
        return None
    if any(people.is_armed for people in patients):
        return trigger
    return trigger_forms()["displaced"][0] if are_of_no_state(agents) and patients[0].is_civilian else None


CONQUERING = frozenset({"fall", "gain", "regain", "seize", "take"})
"""Verbs by which armed people take a town or a post, and which others do as well: fall to, take control of."""


def _as_conquest(
    row: Row, index: int, trigger: Trigger, agents: Sequence[People], patients: Sequence[People]
) -> Trigger | None:
    """The word where armed people do it; two soldiers who fell to rebels died, ships that did were hijacked."""
    if not any(people.is_armed for people in agents):
        return None
    if trigger.lemma != "fall":
        return trigger
    if patients:
        return trigger_forms()["killed"][0]
    subject = row[before_auxiliaries(row, index)].word.removesuffix("s")
    return trigger_forms()["hijacked"][0] if subject.endswith((*CRAFT,)) else trigger
