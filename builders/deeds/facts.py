"""Facts: one event word of one sentence with who acted, who was acted on, and whether it happened.

The reading of arguments is the same for every event word; what differs from word to word is data (triggers.toml).
Active verbs act on what follows, passive ones on their subject; nouns name the acted-on after `of`, `on`, `against`
and the actor after `by` or before the noun.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from ..people.arguments import noun_arguments, objects, targets_after, targets_before
from ..people.by_place import by_place
from ..people.captives import captors
from ..people.coming import who_came
from ..people.companions import beside_subject, companions
from ..people.counted_within import parts_of
from ..people.died_later import who_died
from ..people.doers import behind, behind_verb, by_phrase, fired_from, lost_to, undergone_from
from ..people.losses import of_side
from ..people.relatives import antecedent, described, described_by, whom_before
from ..people.subjects import acting_before, subject_before
from ..people.told_tolls import toll_of, with_toll
from ..people.victims import as_person, is_stopped, tallied, told_behind
from ..words.chunks import Row, is_noun_only
from ..words.deed_classes import CROWDS, EFFECTS, TENDED
from ..words.immutable import Immutable
from .accidents import crashes, had_fled, is_accident, is_fled, is_getaway
from .apart import has_outcome, is_apart, is_behind_since_when, is_since_when
from .blame import BLAME, points_at_it
from .bodies import are_carried, as_fate, counts_no_dead
from .disposal import is_disposal, told_safe
from .habits import is_habitual, ranks
from .operations import acting_in
from .pointing import describes, is_only_claimed, named_deed
from .readings import are_taken_up, is_another, led_by, points_back, reading
from .realis import Realis, goes_on, is_freed, is_said_to, may_have, realis_of
from .taken import is_other_taking
from .takings import as_taking
from .weapons import MINES, as_means, means_of, weapon_alone, weapons_at
from .word_senses import BOARDING, as_air_strike, as_harm, tells_of_an_attack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk
    from ..words.document import Span
    from ..words.triggers import Trigger, TriggerClass
    from .pointing import Deed


BY_ACCIDENT = frozenset({"kill", "death", "injure", "missing", "damage", "bombing", "displace"}) | TENDED
"""Classes whose words tell of accidents and disasters as well."""

Weapons = tuple[tuple[int, "TriggerClass"], ...]
"""Where weapons are named, each with its class."""


class Fact(Immutable, frozen=True):
    """What one event word says. `parts` are people counted within `patients` (among them three children)."""

    sentence: int
    start: int
    end: int
    trigger: Trigger
    word: str
    agents: tuple[People, ...]
    patients: tuple[People, ...]
    parts: tuple[People, ...]
    targets: tuple[Chunk, ...]
    realis: Realis
    is_definite: bool
    """Whether it points back at what was told before: the attack, killed in the attack."""
    is_another: bool
    """Whether the words say that it is one more: another bomb, a second attack."""
    is_apart: bool
    """Whether the words put it so long after or before what the sentence tells first: days after gunmen killed two."""
    voice: str
    weapons: Weapons
    """Where weapons are named in the part of the sentence, each with its class."""
    part: int = 0
    """The number of its part of the sentence, where a weapon is named in one."""
    is_listed: bool = False
    """Whether the words only count those of one more place: killed eight in Sebba and *five in Djibo*."""
    led_by: str = ""
    """The word before a noun for what crowds do: killed *during* protests."""
    deed: Deed | None = None
    """What its words, or those of blame behind it, say of the deed that they point back at: the Quetta attack."""
    is_remark: bool = False
    """Whether its sentence only ranks what was told before: This was the second attack in two days."""

    @property
    def means(self) -> tuple[TriggerClass, ...]:
        """The classes of the weapons."""
        return tuple([cls for _, cls in self.weapons]) if self.weapons else ()

    def within(self, part: Span) -> Fact:
        """The fact with the weapons of its part of the sentence; one that is one more may have those told before."""
        before = tuple(told for told in self.weapons if told[0] < part.end)
        own = tuple(told for told in before if told[0] >= part.start)
        return self._replace(weapons=before if self.is_listed or self.is_another else own)


def facts_in(row: Row, sentence: int) -> list[Fact]:
    """Read every event word of a sentence, in order; words that are weapons or people here become so in the row."""
    chunks = [*row]
    events: list[int] = []
    found: list[tuple[int, TriggerClass]] = []
    for index, chunk in [(at, each) for at, each in enumerate(chunks) if each.tag in "VEM" or each.word in MINES]:
        if chunk.tag == "V":
            row[index] = chunk._replace(tag="v") if is_other_taking(row, index) else as_means(chunks, index)
        if row[index].tag == "M" or chunk.word in MINES:
            found += ((chunk.start, cls) for cls in weapons_at(row, index) if not is_stopped(row, index))
            row[index] = as_person(row, index)
        elif row[index].tag in "VE":
            events.append(index)
    if not events and (alone := weapon_alone(row)) is not None:
        events = [alone]
    facts = [
        fact._replace(part=part) if part else fact
        for index, (part, weapons) in zip(events, means_of(row, events, found), strict=True)
        if not is_noun_only(row, index)
        if (fact := _fact(row, index, sentence, weapons)) is not None
    ]
    facts = sorted([one for fact in facts for one in by_place(row, fact)], key=attrgetter("start"))
    if facts and facts[0].voice == "noun" and ranks(row):
        facts = [fact._replace(is_remark=True) for fact in facts]
    described = {fact for fact in facts if describes(row, fact) or is_only_claimed(row, fact)}
    return [fact for fact in facts if fact not in described] if described and len(facts) > len(described) else facts


COUNTING_ONLY = frozenset({"kia", "wia", "lives", "martyr"})
"""Words for dead and wounded that stand for much else where they count nobody."""
MEETING = frozenset({"come", "hit", "strike", "step", "drive", "run", "trigger"})
"""Verbs of a phrase whose subject meets with the deed: came under fire, hit a mine."""


Around = tuple[list["People"], list["People"], list["Chunk"]]
"""What stands around an event word: who acted, who and what was acted on."""


def _is_loss(trigger: Trigger) -> bool:
    """Whether a word tells whom a force lost, by others' hands: the army lost two men, the loss of 20 soldiers."""
    return trigger.lemma in ("lose", "loss", "losses") and trigger.cls.name == "death"


def _is_no_toll(trigger: Trigger, voice: str) -> bool:
    """Whether a toll beside a word is not what it counts: he died of his wounds, raising the toll to seven."""
    return trigger.cls.name in TENDED or (voice == "noun" and trigger.cls.name == "injure")


def _counts_nobody(trigger: Trigger, agents: Sequence[People], patients: Sequence[People]) -> bool:
    """Whether a word that tells of people by their number alone has none beside it; a mother's sons are no loss."""
    if trigger.cls.name in TENDED or trigger.lemma in COUNTING_ONLY:
        return not any(people.number for people in patients)
    counted = (people for people in patients if people.number and people.number.qualifier != "vague" and people.actors)
    return _is_loss(trigger) and not (any(counted) and any(people.is_armed for people in (*agents, *patients)))


def _fact(row: Row, index: int, sentence: int, weapons: Weapons) -> Fact | None:
    """Read an event word; None where what it needs beside it is missing."""
    chunk = row[index]
    trigger, voice = reading(row, index)
    agents, patients, targets = _around(row, index, trigger, voice)
    if trigger.frame == "ends":
        agents, patients = patients, agents
        if not any(actor.group == "civilian" for people in agents for actor in people.actors):
            return None
    if (struck := as_air_strike(row, index, trigger, voice, agents, [] if weapons else [*patients, *targets])) is None:
        return None
    trigger = as_harm(as_fate(row, index, struck, voice), voice, agents, patients, targets)
    is_known = tells_of_an_attack(row, index, trigger, voice, agents, [*patients, *targets])
    if trigger.cls.needs == "means" and not (is_known or (weapons and trigger.cls.name != BOARDING)):
        return None
    if trigger.cls.measure and not (_is_no_toll(trigger, voice) or any(people.number for people in patients)):
        patients = with_toll(patients, toll_of(row, index))
    if trigger.lemma == "toll" and patients and any(c.tag in "VE" for c in row[patients[-1].last + 1 :][:1]):
        patients = []  # a toll of two people wounded
    if (taking := as_taking(row, index, trigger, voice, agents, patients, targets)) is None:
        return None
    trigger = taking
    takers = lost_to(row, index, patients) if _is_loss(trigger) else []
    patients = of_side(row, index, trigger, voice, patients)
    if _counts_nobody(trigger, takers or agents, patients) or counts_no_dead(row, index, trigger, patients):
        return None
    if patients and patients[-1].last < index and (voice == "passive" or trigger.frame == "undergoes"):
        patients = [*patients, *beside_subject(row, index), *companions(row, index)]
    is_effect = trigger.cls.name in EFFECTS and not agents
    is_behind = not any(map(are_taken_up, agents)) and is_behind_since_when(row, index, is_effect=is_effect)
    is_only_time = voice == "noun" and not (agents or patients or targets) and _is_only_time(row, index)
    return Fact(
        sentence=sentence,
        start=chunk.start,
        end=chunk.end,
        trigger=trigger,
        word=chunk.word,
        agents=tuple(takers) if trigger.cls.name in TENDED or _is_loss(trigger) else tuple(agents),
        patients=tuple(patients),
        parts=tuple(parts_of(row, index, patients)),
        targets=tuple(targets),
        realis=Realis.UNREAL if is_only_time else _realis(row, index, trigger, voice, agents, patients),
        is_definite=points_back(row, index, trigger, voice) or points_at_it(row, index, trigger),
        is_another=is_another(row, index),
        is_apart=is_behind or row.answer(is_apart, index),
        voice=voice,
        weapons=weapons,
        led_by=led_by(row, index) if voice == "noun" and trigger.cls.name in CROWDS else "",
        deed=named_deed(row, index, voice) if voice == "noun" or trigger.frame in BLAME else None,
    )


def _is_only_time(row: Row, index: int) -> bool:
    """Whether a noun for a deed that nobody does or suffers only says how long ago something else was."""
    if has_outcome(row, index):
        return False
    return row.answer(is_apart, index) or is_since_when(row, index)


def _around(row: Row, index: int, trigger: Trigger, voice: str) -> Around:
    if trigger.frame in BLAME:
        return BLAME[trigger.frame](row, index, voice), [], []
    if voice == "noun":
        return noun_arguments(row, index, trigger)
    if trigger.cls.measure and (counted := described_by(row, index)) is not None:
        return [], [counted], []
    if trigger.cls.measure and trigger.frame == "acts" and (patients := tallied(row, index)):
        return [], patients, []
    if voice == "passive":
        patients = _undergone(row, index, trigger)
        agents = by_phrase(row, index + 1) or captors(row, patients) or acting_in(row, index, patients)
        agents = agents or who_came(row, index, trigger)
        return agents, patients, [] if patients else targets_before(row, index)
    if trigger.frame == "undergoes":
        patients = _undergoing(row, index, trigger) if trigger.cls.measure or trigger.lemma in MEETING else []
        agents = undergone_from(row, index, trigger) or acting_in(row, index, patients) or who_came(row, index, trigger)
        targets = [] if patients else targets_after(row, index + 1)
        return [people for people in agents if people.actors], patients, targets
    is_people = row[index].word.endswith("ed") and index > 0 and row[index - 1].word == "the"  # treating the wounded
    agents = [] if is_people else [people for people in acting_before(row, index) if people.actors]
    agents = agents or fired_from(row, index)
    patients, targets = objects(row, behind_verb(row, index))
    if not patients and (whom := whom_before(row, index)) is not None:
        patients = antecedent(row, whom, index)
    if not patients and trigger.cls.name == "clash":
        patients = behind(row, index, frozenset({"with", "against"}))
        if not patients:
            agents, patients = agents[:1], agents[1:]  # the army and the rebels fought
    return agents, patients, targets


def _undergone(row: Row, index: int, trigger: Trigger) -> list[People]:
    """To whom a participle says that something was done; nobody in: the number of those killed, visited the wounded."""
    if index > 1 and row[index - 2].tag + row[index - 1].word in ("othose", "vthe", "Vthe", "pthe", "tthe"):
        return []
    return described(row, index) or told_behind(row, index) or _undergoing(row, index, trigger)


def _undergoing(row: Row, index: int, trigger: Trigger) -> list[People]:
    """To whom a verb happens: its subject, or who is dead and was told of in an earlier sentence."""
    return who_died(row, index) if trigger.cls.name in ("kill", "death") else subject_before(row, index)


def _realis(
    row: Row, index: int, trigger: Trigger, voice: str, agents: Sequence[People], patients: Sequence[People]
) -> Realis:
    """Whether it happened; it did not where nobody (no soldier) is told of, by accident, or as a war that goes on."""
    if (trigger.cls.name == "clash" and goes_on(row, index)) or (trigger.cls.name == "abduct" and is_freed(row, index)):
        return Realis.UNREAL
    is_from_there = (voice == "noun" and had_fled(row, index)) or is_getaway(trigger, patients)
    is_done_with = is_disposal(trigger, agents) or are_carried(row, index)
    if is_from_there or is_done_with or is_habitual(row, index, trigger, voice):
        return Realis.UNREAL
    told = patients or agents
    if told and told[0].first and row[told[0].first - 1].tag == "n":
        return Realis.NEGATED
    if trigger.frame in BLAME and is_said_to(row, index):
        return Realis.ASSERTED
    is_unclaimed = not agents or crashes(row, agents[0].last)
    if ((trigger.cls.name in BY_ACCIDENT and is_unclaimed) or is_fled(row, index)) and row.answer(is_accident):
        return Realis.UNREAL
    told_as = realis_of(row, index, voice)
    if told_as is Realis.UNREAL and patients and patients[0].number is not None and may_have(row, index, voice):
        return Realis.ASSERTED
    return told_safe(row, index, trigger, told_as)
