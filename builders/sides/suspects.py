"""Suspects: the groups and forces that a report names, with the signs that one of them did what a story tells.

For stories whose own words name nobody. What speaks for and against is what a reader goes by: how near and how often
the group is named, what it is told to have done elsewhere, whether words of blame stand beside it, who the victims are.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from ..actors.identities import FACELESS, THEY, identities_of, points_back, takes_up
from ..deeds.air_series import whose_planes
from ..places.same_place import places_agree
from ..words.deed_classes import BESIDE as BESIDE_DEEDS
from ..words.deed_classes import TAKING
from ..words.immutable import Immutable
from ..words.lexicons import ARMED
from ..words.once import once
from .own_victims import is_of_theirs, is_struck, protests
from .suspect_words import ANNOUNCED, BLAME, BY, DENIES, DISOWNS, HOLDS, LOOK_BACK, UNCLAIMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..stories.grouping import Story
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

BODIES = frozenset({"death squads", "drug cartels", "mafia", "gangs", "paramilitaries", "right-wing groups"})
"""Common nouns that a report blames as it blames a named group."""
MOST = 8
"""Names looked at in one report, the most frequent ones: so the cost stays linear."""
_UNKNOWN = ("unidentified", "unidentified armed group", "hitmen", "men", "attackers", "killers", "kidnappers")


class Marks(Immutable, frozen=True):
    """What stands beside the mentions of a name in one sentence."""

    mention: ActorMention
    by: bool
    blame: bool


BESIDE = ("by", "blame")
"""What may stand beside a name, as `Marks` has it."""


class Suspect(Immutable, frozen=True):
    """A name with the sentences it stands in, in order, and what it is told to have done anywhere in the report."""

    mentions: tuple[ActorMention, ...]
    sentences: tuple[int, ...]
    marks: dict[int, Marks]
    kind: str
    signs: frozenset[str]

    def nearest(self, sentence: int) -> int:
        """The sentence with the name that is nearest to another sentence; of two, the one behind."""
        at = bisect_left(self.sentences, sentence)
        return min(self.sentences[max(0, at - 1) : at + 1], key=lambda found: (abs(found - sentence), -found))


class Suspects:
    """All suspects of one report."""

    def __init__(self, doc: Document, actors: Sequence[ActorMention], stories: Sequence[Story]) -> None:
        self.doc, self.actors, self.stories = doc, actors, stories
        self._named = [actor for actor in actors if actor.kind == "named"]
        self._blaming: dict[int, bool] = {}
        self._acted = _by_name(stories, lambda fact: fact.agents)
        self._suffered = _by_name(stories, lambda fact: fact.patients)
        self._blamed = {name for story in stories for fact in story.blame for name in _names(fact.agents)}

    @property
    def in_capitals(self) -> bool:
        """Whether the report is one of the old wires."""
        return self.doc.is_upper

    @once
    def is_unclaimed(self) -> bool:
        """Whether nobody is said to have claimed what happened."""
        return UNCLAIMED.search(self.doc.norm) is not None

    @once
    def _identified(self) -> list[tuple[Story, ActorMention, bool]]:
        """Who the attackers of stories are said to be: of the story told with these words, or last before them.

        And whether the words are for those acted on: gunmen shot five men; the men were soldiers.
        """
        found = []
        for at, actor, words in identities_of(self.doc, self.actors):
            sentence = self.doc.sentence_at(at)
            before = [
                (fact.sentence, -abs(fact.start - at), story)
                for story in self.stories
                for fact in story.facts
                if fact.sentence <= sentence and fact.trigger.cls.name not in BESIDE_DEEDS
            ]
            is_told_of = points_back(self.doc, at) or any(told == sentence for told, *_ in before)
            if before and is_told_of:
                story = max(before, key=itemgetter(0, 1))[2]
                found.append((story, actor, _are_acted_on(words, story)))
        return found

    def identified(self, story: Story, *, acted_on: bool) -> ActorMention | None:
        """Who the attackers of a story, or those acted on, are said to be, in words that tell of no deed."""
        return next((actor for told, actor, on in self._identified if told is story and on is acted_on), None)

    def taken_up(self, story: Story) -> ActorMention | None:
        """Whom `the attackers` that a story opens with takes up from that told before, where it says more of them."""
        agents = [people for fact in story.facts for people in fact.agents]
        if not (agents and all(map(takes_up, agents))):
            return None if agents else whose_planes(story, self.stories)
        first, opening = story.facts[0].start, story.facts[0].sentence
        is_opening = any(fact.agents for fact in story.facts if fact.sentence == opening)  # else they are its own
        before = (
            (fact.start, actor)
            for other in self.stories
            if other is not story
            for fact in other.facts
            if fact.start < first
            for people in fact.agents
            for actor in people.actors
            if actor.group == "armed_group" and actor.name not in FACELESS
        )
        return max(before, key=itemgetter(0), default=(0, None))[1] if is_opening else None

    @once
    def found(self) -> dict[str, Suspect]:
        """The suspects by name, the most frequent first; none where nobody is said to have claimed it."""
        named: dict[str, list[ActorMention]] = {}
        for actor in filter(may_act, self.actors):
            named.setdefault(actor.name, []).append(actor)
        if named and self.is_unclaimed:
            return {}  # whom it then names are the reporter's guess
        frequent = sorted(named, key=lambda name: -len(named[name]))[:MOST]
        total = sum(map(len, named.values()))
        armed = [name for name in named if _kind(named[name][0]) == "armed"]
        most = max((len(named[name]) for name in armed), default=0)
        return {name: self._suspect(named[name], _of_report(named[name], total, len(armed), most)) for name in frequent}

    def _suspect(self, mentions: Sequence[ActorMention], signs: Iterable[str]) -> Suspect:
        sentences = tuple(self.doc.sentence_at(mention.start) for mention in mentions)
        marks: dict[int, Marks] = {}
        for mention, sentence in zip(mentions, sentences, strict=True):
            new = self._marks(mention, sentence)
            old = marks.get(sentence)
            marks[sentence] = new if old is None else Marks(old.mention, old.by or new.by, new.blame)
        anywhere = {f"{sign}_far" for each in marks.values() for sign in BESIDE if getattr(each, sign)}
        return Suspect(tuple(mentions), sentences, marks, _kind(mentions[0]), frozenset({*signs, *anywhere}))

    def _marks(self, mention: ActorMention, sentence: int) -> Marks:
        norm, end = self.doc.norm, mention.start
        start = max(self.doc.sentences[sentence].start, end - LOOK_BACK)
        by = BY.search(norm, start, end) is not None and ANNOUNCED.search(norm, start, end) is None
        by = by and DENIES.search(norm, self.doc.sentences[sentence].start, end) is None
        return Marks(mention, by=by, blame=self._has_blame(sentence))

    def _has_blame(self, sentence: int) -> bool:
        """Whether words of blame stand in a sentence; looked for once for all names in it."""
        if sentence not in self._blaming:
            self._blaming[sentence] = BLAME.search(self.doc.norm, *self.doc.sentences[sentence]) is not None
        return self._blaming[sentence]

    def _holds(self, suspect: Suspect) -> bool:
        """Whether words for holding or freeing people stand in a sentence with the name."""
        return any(HOLDS.search(self.doc.norm, *self.doc.sentences[number]) for number in suspect.marks)

    def signs(self, name: str, story: Story, country: str | None) -> set[str]:
        """What speaks for and against a name's having done what a story tells; `country` is where it happened."""
        suspect = self.found[name]
        kind = suspect.kind
        classes = {fact.trigger.cls.name for fact in story.facts}
        agents = {name for fact in (*story.facts, *story.blame) for name in _names(fact.agents)}
        patients = [people for fact in story.facts for people in fact.patients]
        groups = {actor.group or "open" for people in patients for actor in people.actors}
        elsewhere = [(told, cls) for told, cls in self._acted.get(name, ()) if told is not story]
        home = suspect.mentions[0].country
        checks = {
            "agent_elsewhere": bool(elsewhere),
            "agent_same_class": any(cls in classes for _, cls in elsewhere),
            "patient_elsewhere": any(told is not story for told, _ in self._suffered.get(name, ())),
            "patient_here": name in _names(patients) or is_struck(self.doc, suspect.mentions, story),
            "own_victim": is_of_theirs(self.doc, suspect.mentions, story, self._named),
            "disowns": self.disowns(name, story),
            "blamed_elsewhere": name in self._blamed,
            "holds": not classes.isdisjoint(TAKING) and self._holds(suspect),
            f"vague_{kind}": any(actor in VAGUE for actor in agents),
            f"unknown_{kind}": any(actor in _UNKNOWN for actor in agents),
            f"home_{kind}": home is not None and home == country,
            f"abroad_{kind}": home is not None and home != country,
        }
        return {
            *suspect.signs,
            *(sign for sign, holds in checks.items() if holds),
            *(f"class_{cls}_{kind}" for cls in classes),
            *(f"victim_{group}_{kind}" for group in groups),
            *_of_scene(story, [told for told, _ in elsewhere]),
            *self._of_distance(suspect, sorted({fact.sentence for fact in story.facts})),
        }

    def disowns(self, name: str, story: Story) -> bool:
        """Whether a group condemns or denies a deed, or accuses others of it, beside the words that tell it."""
        told = {fact.sentence + gap for fact in story.facts for gap in (-1, 0, 1)}
        marks = self.found[name].marks.items() if name in self.found else ()
        beside = (mark.mention for sentence, mark in marks if sentence in told)
        return any(DISOWNS.match(self.doc.norm, m.end) or protests(self.doc, m, story) for m in beside)

    def _of_distance(self, suspect: Suspect, sentences: Sequence[int]) -> Iterator[str]:
        """How far the name stands from what is told, and what stands beside it there."""
        at = min((suspect.nearest(sentence) - sentence for sentence in sentences), key=lambda gap: (abs(gap), -gap))
        distance = abs(at)
        side = "same" if not distance else "before" if at < 0 else "after"
        yield side if not distance else f"{side}_{distance if distance < 3 else '3-5' if distance < 6 else '6+'}"
        for sentence in sentences:
            for gap in (-1, 0, 1):
                marks = suspect.marks.get(sentence + gap)
                if marks is not None:
                    where = "near" if gap else "same"
                    yield from (f"{sign}_{where}" for sign in BESIDE if getattr(marks, sign))

    def mention(self, name: str, story: Story) -> ActorMention:
        """The mention of a name that stands nearest to what a story tells."""
        suspect = self.found[name]
        nearest = ((suspect.nearest(fact.sentence), fact.sentence) for fact in story.facts)
        at = min((abs(named - told), named) for named, told in nearest)[1]
        return suspect.marks[at].mention


def _are_acted_on(words: str, story: Story) -> bool:
    """Whether words for people take up those acted on in a story; `they` does where nobody is told to have acted."""
    facts = [fact for fact in story.facts if fact.trigger.cls.name != "displace"]  # the attackers fled
    agents = [people for fact in facts for people in fact.agents]
    patients = [people for fact in facts for people in fact.patients]
    if words == THEY:
        return bool(patients) and not agents
    is_of_both = any(words in people.head.split() for people in agents)  # men on motorcycles killed four men
    return words in _names(patients) and words not in _names(agents) and not is_of_both


VAGUE = frozenset({"guerrillas", "rebels", "insurgents", "militants", "terrorists", "subversives", "fighters"})


def may_act(actor: ActorMention) -> bool:
    """Whether a mention is of a group or force that can be blamed as one."""
    if actor.kind == "generic":
        return actor.name in BODIES
    return actor.kind in ("named", "force") and actor.group in ARMED


def _kind(actor: ActorMention) -> str:
    if actor.kind == "generic":
        return "body"
    return "armed" if actor.group == "armed_group" else "force"


def _of_report(mentions: Sequence[ActorMention], total: int, armed: int, most: int) -> Iterator[str]:
    """Signs that are the same for every story."""
    kind, count = _kind(mentions[0]), len(mentions)
    yield f"kind_{kind}"
    yield f"named_{count if count < 3 else '3-5' if count < 6 else '6+'}"
    yield f"share_{4 * count // total}"
    if kind == "armed":
        yield f"armed_{min(armed, 4)}"
        if count == most:
            yield "most_named"


def _of_scene(story: Story, others: Sequence[Story]) -> Iterator[str]:
    """Whether the stories that a name acts in are told of the same place and day as this one."""
    if any(setting.opens for setting in story.settings):
        yield "opens"
    for other in others:
        if story.places and other.places:
            yield "acts_there" if places_agree(story.places, other.places) else "acts_away"
        if story.dates and other.dates:
            yield "acts_then" if _agree(story.dates, other.dates) else "acts_another_day"


def _agree(days: Sequence[DateMention], told: Sequence[DateMention]) -> bool:
    return any(day.first == other.first for day in days for other in told)


def _names(phrases: Iterable[People]) -> set[str]:
    return {actor.name for people in phrases for actor in people.actors}


def _by_name(stories: Sequence[Story], told: Callable[[Fact], Sequence[People]]) -> dict[str, list[tuple[Story, str]]]:
    """Who acts, or is acted on, in which stories, and by which class of word."""
    found: dict[str, list[tuple[Story, str]]] = {}
    for story in stories:
        for fact in story.facts:
            for name in _names(told(fact)):
                found.setdefault(name, []).append((story, fact.trigger.cls.name))
    return found
