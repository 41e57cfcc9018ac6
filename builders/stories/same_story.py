"""Whether a fact is of a story told before: named signs for and against, each with its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.captives import are_killed_captives
from ..words.deed_classes import CROWDS, EFFECTS, POLICING, PROPERTY, VIOLENCE
from .own_claims import are_of_story
from .same_day import is_another_of, is_no_news, is_told_again, of_day, tells_day
from .same_kind import TOLLS, are_harmed_otherwise, is_of_other_arms, means_of, of_kind
from .same_people import (
    are_more_of_them,
    are_others,
    are_others_dead,
    are_parts,
    dies_besides,
    differ,
    is_next_toll,
    names_of,
    same_head,
    same_people,
    share_name,
)
from .same_scene import of_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..deeds.facts import Fact
    from ..people.phrases import People
    from .grouping import Setting, Story


WEIGHTS = {
    "default": -2.5,
    "latest": 2.6,
    "same_sentence": 1.0,
    "next_sentence": 0.2,
    "two_later": 0.0,
    "three_later": -0.3,
    "four_later": -0.3,
    "five_later": -0.5,
    "far_later": -0.5,
    "new_paragraph": -0.5,
    "definite": 0.2,
    "same_attackers": 0.8,
    "takes_place": 1.7,
    "told_again": 2.2,
    "recount": 2.6,
    "claimed": 1.7,
    "witnessed": 0.5,
    "same_thing": 1.4,
    "bare": 2.0,
    "in_the_deed": 3.0,
    "the_weapon": 1.9,
    "indefinite": -0.4,
    "of_headline": 1.5,
    "others_dead": -1.5,
    "of_summary": 0.8,
    "another": -0.7,
    "apart_in_time": -3.0,
    "other_part": -3.0,
    "opens": -1.2,
    "same_word": 0.5,
    "other_day": -0.9,
    "other_day_in_sentence": -1.2,
    "long_before": -3.0,
    "no_news": -0.7,
    "same_day": 0.3,
    "new_day": -0.2,
    "other_place": -1.2,
    "other_area": -0.8,
    "unknown_place": -0.7,
    "others_act": -0.6,
    "same_place": 0.5,
    "new_place": 0.0,
    "other_names": -2.4,
    "other_number": -0.6,
    "continues": 0.8,
    "effect_continues": 2.0,
    "same_victims": 1.6,
    "same_person": 1.5,
    "same_head": 0.5,
    "the_one": 2.6,
    "of_them": 1.6,
    "of_taken": 3.0,
    "others": 0.8,
    "other_weapons": -0.7,
    "harmed_otherwise": -4.0,
    "same_kind": 0.4,
    "other_kind": -1.5,
    "raid": -0.7,
    "apart": -2.5,
}
"""What speaks for (above 0) and against (below) a fact being of a story; "far" counts for each sentence beyond the
second. Set by hand so that each sign alone decides as a reader would; to retune, run `python -m bench.accuracy`."""
RECENT = 50  # facts of a story that a new one is compared with, the last told: few enough that the cost stays even
SILENCES = ("same_sentence", "next_sentence", "two_later", "three_later", "four_later", "five_later", "far_later")


def affinity(fact: Fact, setting: Setting, story: Story, *, is_latest: bool) -> float:
    """How much speaks for the fact being of the story; above 0 it is."""
    points, said = WEIGHTS["default"] + (WEIGHTS["latest"] if is_latest else 0.0), signs(fact, setting, story)
    if "other_day" in said and (fact.agents or "opens" in said):
        said = [sign for sign in said if sign not in ANEW and not (sign in ALIKE and "opens" in said)]
    if "other_number" in said and setting.date is not None and is_no_news(setting.date, story.dates):
        said.append("no_news")
    is_away = "other_place" in said or "other_area" in said
    is_other = (is_away and story.is_of_a_day) or not OTHER_DAYS.isdisjoint(said)
    if is_other and (_is_full(fact) or {"indefinite", "other_day"}.issubset(said)) and story.is_of_verbs:
        points -= WEIGHTS["of_summary"] * ("of_summary" in said)  # it tells nothing of it: on 3 May a bombing killed 27
    is_by_others = "unknown_place" in said and story.is_by_others(fact)
    points += WEIGHTS["others_act"] * (
        is_by_others or (is_of_other_arms(fact, story.facts) and story.is_opposed_to(fact))
    )
    return points + sum([WEIGHTS[sign] for sign in said])


ALIKE = frozenset({"same_victims", "same_kind", "same_word"})
"""What is no sign of one story where another is announced, of another day."""


def _is_full(fact: Fact) -> bool:
    """Whether the words say who was struck, or who attacked, rallied or made arrests."""
    return bool(fact.patients or (fact.agents and fact.trigger.cls.name in VIOLENCE | CROWDS | POLICING))


ANEW = frozenset({"others", "same_attackers"})
"""What speaks for no story of which the day is another: on Tuesday the gunmen returned, killing three more."""


def signs(fact: Fact, setting: Setting, story: Story) -> list[str]:
    """Name what speaks for and against the fact being of the story."""
    facts, settings = story.facts[-RECENT:], story.settings[-RECENT:]
    silence = fact.sentence - facts[-1].sentence
    is_led = setting.is_led and fact.trigger.cls.name in PROPERTY and not (setting.date or setting.places)
    silence = min(silence, 1) if is_led else silence
    found = [SILENCES[min(max(silence, 0), len(SILENCES) - 1)]]
    if silence > 0 and setting.paragraph != settings[-1].paragraph and not is_led:
        found.append("new_paragraph")
    found += _of_words(fact, setting, facts, silence, has_deed=not story.classes.isdisjoint(VIOLENCE | EFFECTS))
    found += _of_things(fact, setting, facts, silence)
    if not (setting.opens or fact.is_another):
        found += _of_head(fact, setting, story)
    if silence and is_told_again(fact, setting, story):
        found.append("told_again")
    if silence and setting.is_own_claim and are_of_story(fact, story):
        found.append("claimed")
    if _takes_up_doers(fact, facts, silence):
        found.append("same_attackers")
    if not silence and setting.part != settings[-1].part:
        found.append("other_part")
    if silence and not (setting.opens or tells_day(setting) or setting.places or fact.agents):
        found.append(
            "effect_continues" if silence == 1 and fact.trigger.cls.name in EFFECTS | PROPERTY else "continues"
        )
    if fact.trigger.lemma in story.lemmas:
        found.append("same_word")
    found += _of_setting(fact, setting, story, settings, silence)
    is_away = not ELSEWHERE.isdisjoint(found)
    if silence and (setting.opens or (setting.is_also and is_away)):
        found.append("opens")
    if fact.patients and not fact.is_listed:
        is_elsewhere = is_away and ("other_day" in found or story.facts[0].sentence > SUMMARY)
        found += _of_victims(fact, facts, is_elsewhere=is_elsewhere)
    raiding = {people.start for people in facts[-1].agents}  # who raided a place, and in the same words made arrests
    hit = {people.start for people in facts[-1].patients} if not silence else set()  # fired at protesters who marched
    is_haul = any(people.start in raiding or people.start in hit for people in fact.agents)
    is_deadly = not story.classes.isdisjoint(TOLLS)
    return [*found, *of_kind(fact, story.classes - EFFECTS, silence, is_haul=is_haul, is_deadly=is_deadly)]


def _of_setting(fact: Fact, setting: Setting, story: Story, settings: Sequence[Setting], silence: int) -> list[str]:
    """What the day and the place say for and against it; `settings` are the last ones of the story."""
    found: list[str] = []
    if tells_day(setting) and setting.date is not None:
        days = [told.date for told in settings if told.date is not None]
        found += of_day(setting.date, days, silence, story.classes)
    if setting.places:
        is_next = setting.date is not None and is_another_of(setting.date, story.dates)
        near = settings[-1:] if fact.is_listed and not silence else settings  # 70 in one village and 30 in the next
        found += of_place(setting.places, [each.places for each in near], is_next=is_next)
        if is_next and "same_day" in found and not ELSEWHERE.isdisjoint(found):
            found[found.index("same_day")] = "other_day"  # attacks in two villages since Sunday; then on Monday in one
    return found


def _takes_up_doers(fact: Fact, facts: Sequence[Fact], silence: int) -> bool:
    """Whether words point back at those who attacked (the gunmen), or mean those who protested."""
    if silence <= 1 and any(people.head in PROTESTERS for people in fact.agents):
        return any(other.trigger.cls.name == "protest" and other.agents for other in facts)
    told = (*fact.agents, *(people for people in fact.patients if people.head in LONE))
    taken_up = (actor for people in told if people.is_definite for actor in people.actors)
    are_armed = any(actor.kind == "generic" and actor.group == "armed_group" for actor in taken_up)
    return silence == 1 and are_armed and any(other.agents for other in facts)


LONE = frozenset({"gunman", "attacker", "terrorist", "bomber", "assailant", "shooter", "assassin"})
"""Words for one who attacked, and may be acted on next: the gunman was shot dead by police."""
PROTESTERS = frozenset({"protesters", "protestors", "demonstrators", "marchers"})


def _of_words(fact: Fact, setting: Setting, facts: Sequence[Fact], silence: int, *, has_deed: bool) -> Iterator[str]:
    """What the words themselves say of whether it is told of before; `has_deed`: a story that a bomb may be of."""
    if fact.is_definite and fact.voice != "noun":
        if fact.trigger.cls.measure:
            yield "in_the_deed"
        elif has_deed:
            yield "the_weapon"
    elif fact.is_definite:
        yield "definite"
        if setting.takes_place:
            yield "takes_place"
        if not (setting.date or setting.places or fact.agents or fact.patients or fact.targets):
            yield "bare"
    elif fact.voice == "noun" and silence:
        yield "indefinite"
    if fact.is_another and not (dies_besides(fact, facts) and not setting.places):
        yield "another"
    measures = {told.trigger.cls.measure for told in facts} if setting.is_recount else ()
    if fact.trigger.cls.measure in measures and not setting.places:  # of the dead told before, not of those taken
        yield "recount"
    if setting.is_witnessed and silence == 1:
        yield "witnessed"
    if fact.is_apart and not facts[-1].is_apart:
        yield "apart_in_time"


def _of_head(fact: Fact, setting: Setting, story: Story) -> Iterator[str]:
    """Whether a fact tells in full what the headline, or the report's first sentence by nouns alone, told in short."""
    told = story.settings[-1]
    if told.is_headline:
        if setting.paragraph == told.paragraph + 1:
            yield "others_dead" if are_others_dead(fact, story.facts) else "of_headline"
        return
    first, last = story.facts[0].sentence, story.facts[-1].sentence
    if last <= SUMMARY and first < fact.sentence <= last + 1 and all(map(_sums_up, story.facts)):
        yield "of_summary"


OTHER_DAYS = frozenset({"other_day", "no_news"})
ELSEWHERE = frozenset({"other_place", "unknown_place"})
NEAR = 3  # sentences within which words for some of those told of mean them: nine of the villagers
SUMMARY = 1  # the last sentence, from 0, that may sum up what the next one tells


def _sums_up(fact: Fact) -> bool:
    """Whether a fact is told by a noun or its effect alone: the toll of an attack has risen."""
    return fact.voice == "noun" or fact.trigger.cls.name in EFFECTS


def _of_victims(fact: Fact, facts: Sequence[Fact], *, is_elsewhere: bool) -> Iterator[str]:
    measure = fact.trigger.cls.measure
    told = [
        people for other in facts if other.trigger.cls.measure == measure or not measure for people in other.patients
    ]
    if fact.sentence - facts[-1].sentence <= NEAR and any(p.is_definite and p.number for p in fact.patients):
        yield "of_them"
    is_next = fact.sentence - facts[-1].sentence == 1
    if fact.trigger.cls.measure and ((is_next and are_others(fact, facts)) or are_more_of_them(fact, facts)):
        yield "others"
    if is_next and are_killed_captives(fact, facts):
        yield "of_taken"
    if not told:
        return
    pairs = [(people, other) for people in fact.patients for other in told]
    named, named_before = (set().union(*map(names_of, phrases)) for phrases in (fact.patients, told))
    if share_name(named, named_before):
        yield "same_person"
    are_same = any(same_people(people, other) for people, other in pairs if not (is_elsewhere and _are_few(people)))
    are_same = are_same or are_parts(fact.patients, told)
    if are_same or any(same_head(people, other) for people, other in pairs):
        yield "same_victims" if are_same else "same_head"
        if fact.is_definite and fact.voice != "noun" and any(people.is_definite for people in fact.patients):
            yield "the_one"
    elif named and named_before:
        yield "other_names"
    elif measure and not is_next_toll(fact, facts[-1]) and all(differ(people, other) for people, other in pairs):
        yield "other_number"


def _are_few(people: People) -> bool:
    """Whether so few are counted that as many were struck in another place by chance: four children, four people."""
    return not people.is_definite and people.number is not None and (people.number.low or 0) < MANY


MANY = 10


def _of_things(fact: Fact, setting: Setting, facts: Sequence[Fact], silence: int) -> Iterator[str]:
    """Whether a thing told of before is meant again, and whether weapons are of another kind: mortars, no car bomb."""
    if not (setting.opens or fact.is_another) and any(told.sentence in setting.takes_up for told in facts):
        yield "same_thing"
    if silence and fact.weapons and (setting.places or fact.patients):
        own, before = (set().union(*map(means_of, told)) - {None, "attack"} for told in ([fact], facts))
        if own and before and own.isdisjoint(before):
            yield "other_weapons"
        if are_harmed_otherwise(fact, facts):
            yield "harmed_otherwise"
