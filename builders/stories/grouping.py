"""Stories: which facts of a report tell of one and the same incident.

Facts are taken in reading order. Each joins the story that most speaks for, or opens a new one (`same_story`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..deeds.blame import CUSTODY, RESPONSIBILITY
from ..deeds.releases import RELEASE
from ..places.same_place import places_agree
from ..words.deed_classes import BESIDE, EFFECTS, POLICING, TAKING, TENDED
from ..words.immutable import Immutable
from .same_kind import are_harmed_otherwise
from .same_story import RECENT, affinity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..deeds.pointing import Deed
    from ..places.finding import PlaceMention
    from ..words.actor_mention import ActorMention


class Setting(Immutable, frozen=True):
    """When and where a fact is told to have happened, by the words of its own sentence."""

    date: DateMention | None = None
    places: tuple[PlaceMention, ...] = ()
    opens: bool = False
    """Whether the sentence announces another story (meanwhile, in a separate incident)."""
    paragraph: int = 0
    takes_place: bool = False
    """Whether the words say of what was told before where or when it was: the attack took place in."""
    is_sum: bool = False
    """Whether the sentence opens with a period over which it sums up: since 2015, attacks have killed."""
    is_headline: bool = False
    """Whether the sentence stands above the report as its headline."""
    takes_up: frozenset[int] = frozenset()
    """The sentences before that named a thing which this one means again: the train, their truck."""
    is_witnessed: bool = False
    """Whether the sentence is what a witness or somebody of the place tells, as a rule of what was told before."""
    part: int = 0
    """The part of its sentence, where that tells several incidents with places of their own."""
    is_recount: bool = False
    """Whether the words give how many were struck as it was said before: police had at first spoken of two dead."""
    is_also: bool = False
    """Whether the words say that it was done as well: the gunmen also attacked."""
    is_own_claim: bool = False
    """Whether those who did it say so themselves: the group said it had killed nine."""
    is_led: bool = False
    """Whether sentences without a deed lead to it from what was told before: the raiders came at night. They burned."""


@dataclass(slots=True)
class Story:
    """One incident in the making: its facts with the settings they were told in."""

    facts: list[Fact] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    blame: list[Fact] = field(default_factory=list)
    """Words that say who is responsible for what the facts tell."""
    lemmas: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    """Event words of the facts, and the classes of these."""
    listed_with: Story | None = None
    """The story of a deed done at more places, of which this tells one: killed two in Jos and *five in Kano*."""
    told_after: Story | None = None
    """The story told right before, of which this may be the toll in another place: two blasts; seven died in Oran."""

    def add(self, fact: Fact, setting: Setting) -> None:
        """Take up one more fact."""
        self.facts.append(fact)
        self.settings.append(setting)
        self.lemmas.add(fact.trigger.lemma)
        self.classes.add(fact.trigger.cls.name)

    @property
    def told(self) -> Iterator[tuple[Fact, Setting]]:
        """The facts, each with its setting."""
        return zip(self.facts, self.settings, strict=True)

    @property
    def acted_on(self) -> list[ActorMention]:
        """The actors among those that the facts are done to."""
        return [actor for fact in self.facts for people in fact.patients for actor in people.actors]

    def is_by_others(self, fact: Fact) -> bool:
        """Whether others act in it than in a fact, both by name or as a nation's forces."""
        mine, theirs = ({*map(_named, told)} - {None} for told in ((fact,), self.facts))
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def is_opposed_to(self, fact: Fact) -> bool:
        """Whether others act in it than in a fact, or a state's forces in the one and an armed group in the other."""
        mine, theirs = (
            {actor.group for deed in told for people in deed.agents for actor in people.actors}
            for told in ((fact,), self.facts)
        )
        return self.is_by_others(fact) or ({*mine, *theirs} == SIDES and mine.isdisjoint(theirs))

    @property
    def is_of_verbs(self) -> bool:
        """Whether not nouns alone tell it, which sum up."""
        return any(fact.voice != "noun" for fact in self.facts)

    @property
    def is_of_a_day(self) -> bool:
        """Whether all that is told of when it was are single days."""
        return all(day.precision == "day" for day in self.dates)

    @property
    def dates(self) -> list[DateMention]:
        """Day mentions of the facts, first told first."""
        return [setting.date for setting in self.settings if setting.date is not None]

    @property
    def places(self) -> list[PlaceMention]:
        """Place mentions of the facts, first told first."""
        return [place for setting in self.settings for place in setting.places]


SIDES = {"state_force", "armed_group"}


def _named(fact: Fact) -> str | None:
    """Who acts, where a name or a nation says so."""
    actors = (actor for people in fact.agents for actor in people.actors)
    return next((actor.name for actor in actors if actor.kind in ("named", "force")), None)


def stories(told: Iterable[tuple[Fact, Setting]]) -> list[Story]:
    """Group facts that happened, in reading order, into stories."""
    found: list[Story] = []
    blame: list[tuple[Fact, Setting]] = []
    freed = Story()
    waiting: list[tuple[Fact, Setting]] = []  # nine were taken to hospital after an attack
    latest = None
    for fact, setting in told:
        if fact.trigger.cls.name in (RESPONSIBILITY, CUSTODY):
            blame.append((fact, setting))
            continue
        if fact.trigger.cls.name == RELEASE:
            freed.add(fact, setting)
            continue
        story = _best(fact, setting, found, latest)
        if story is None and (fact.trigger.cls.name in TENDED or _is_of_nobody(fact)):
            waiting.append((fact, setting))
            continue
        told_at = setting
        if story is None:
            story = Story(listed_with=latest if fact.is_listed else None)
            story.told_after = latest if _is_next(fact, setting, latest) else None
            found.append(story)
            if latest is not None and are_harmed_otherwise(fact, latest.facts):
                told_at = _as_before(setting, latest.settings[-1])
        story.add(fact, told_at)
        for cared in waiting:
            if cared[0].sentence == fact.sentence:
                story.add(*cared)
        waiting.clear()
        latest = story
    _lay(blame, found)
    return [*found, freed] if freed.facts and not any(_is_told_of(freed, story) for story in found) else found


def _as_before(setting: Setting, before: Setting) -> Setting:
    """A setting with the day and the places of the one before, where it has none: gunmen killed two in Tuz; a bomb."""
    return setting._replace(date=setting.date or before.date, places=setting.places or before.places)


def _is_told_of(freed: Story, story: Story) -> bool:
    """Whether a story tells how those who are free again had been taken, or what was done as they were freed."""
    sentences = {fact.sentence for fact in freed.facts}
    return not story.classes.isdisjoint(TAKING) or any(fact.sentence in sentences for fact in story.facts)


def _is_next(fact: Fact, setting: Setting, latest: Story | None) -> bool:
    """Whether a fact only tells of the dead and hurt of a place, right behind what may have killed them."""
    if latest is None or fact.trigger.cls.name not in EFFECTS or fact.agents or setting.date:
        return False
    if setting.opens and {place.name for place in setting.places}.isdisjoint(place.name for place in latest.places):
        return False
    return bool(setting.places) and fact.sentence - latest.facts[-1].sentence <= 1


def _is_of_nobody(fact: Fact) -> bool:
    """Whether nobody is said to have been arrested, which is no incident by itself, and parts none."""
    numbers = [people.number for people in fact.patients]
    is_nobody = bool(numbers) and all(number is not None and number.high == 0 for number in numbers)
    return is_nobody and fact.trigger.cls.name in POLICING


def _best(fact: Fact, setting: Setting, found: list[Story], latest: Story | None) -> Story | None:
    """The story that most speaks for, the later told of equals; None where nothing speaks for any.

    The bus bombing, the Quetta attack is the last one told of that kind and place, whatever was told since.
    """
    near = found[-RECENT:]
    if fact.deed is not None and setting.date is None:
        meant = [each for each in near if not _is_of_another(fact.deed, setting, each)]
        near, latest = (meant, meant[-1]) if meant and latest not in meant else (near, latest)
    best, most = None, 0.0
    for story in reversed(near):
        points = affinity(fact, setting, story, is_latest=story is latest)
        if points > most:
            best, most = story, points
    return best


FARTHEST_BLAME = 5
"""Sentences between a deed and the words that say who is to blame for it, beyond which these mean another deed."""


def _lay(blame: Iterable[tuple[Fact, Setting]], found: Sequence[Story]) -> None:
    """Give words of blame to the story with the deed that stands nearest, the first told of equals.

    One of another kind or place than the words name comes after all others: claimed the bus bombing, the Quetta attack.
    """
    told = sorted(((deed, number) for number, story in enumerate(found) for deed in story.facts), key=_sentence)
    deeds = [pair for pair in told if not pair[0].is_remark] or told
    for fact, setting in blame:
        first = bisect_left(deeds, fact.sentence - FARTHEST_BLAME, key=_sentence)
        near = deeds[first : bisect_right(deeds, fact.sentence + FARTHEST_BLAME, lo=first, key=_sentence)]
        fitting = (pair for pair in near if _may_be_of(fact, pair[0]))
        gaps = (
            (_is_of_another(fact.deed, setting, found[at]), _gap(fact, deed), deed.trigger.cls.name in BESIDE, at)
            for deed, at in fitting
        )
        _, gap, _, number = min(gaps, default=(False, FARTHEST_BLAME, False, 0))
        if gap < FARTHEST_BLAME:
            found[number].blame.append(fact)


def _is_of_another(deed: Deed | None, setting: Setting, story: Story) -> bool:
    """Whether a phrase for a deed told before names another kind or place than a story tells."""
    if deed is None:
        return False
    types = {cls.type for told in story.facts for cls in (told.trigger.cls, *told.means)}
    if deed.type and (deed.type not in types or (deed.type == "bombing" and "air_strike" in types)):
        return True  # warplanes bombed it
    places = [place for place in setting.places if deed.start <= place.start < deed.end]
    return bool(places and story.places) and not places_agree(places, story.places)


def _may_be_of(fact: Fact, deed: Fact) -> bool:
    """Whether words of blame may mean a deed: who holds or frees somebody, an armed group, has abducted them."""
    if fact.trigger.cls.name != CUSTODY:
        return True
    actors = (actor for people in fact.agents for actor in people.actors)
    return deed.trigger.cls.name in TAKING and any(actor.group == "armed_group" for actor in actors)


def _sentence(deed: tuple[Fact, int]) -> int:
    return deed[0].sentence


def _gap(fact: Fact, deed: Fact) -> float:
    """How far blame stands from a deed: in sentences, and within one in reading order."""
    if fact.sentence == deed.sentence:
        is_reason = fact.is_definite and deed.start > fact.start  # claimed it as revenge for the raid
        return FARTHEST_BLAME - 1 if is_reason else abs(fact.start - deed.start) / 10_000
    behind = fact.sentence - deed.sentence
    return behind if behind > 0 else 2 - behind
