"""Whether two phrases of a story tell of the same people: by their names, their numbers and their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..deeds.bodies import BODIES
from ..figures.counts import group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..deeds.facts import Fact
    from ..numbers.finding import NumberMention
    from ..people.phrases import People


def same_people(people: People, other: People) -> bool:
    """Whether the phrases name the same person, count the same number, or the later points back at the earlier."""
    if (named := names_of(people)) and (named_before := names_of(other)):
        return share_name(named, named_before)
    mine, theirs = people.number, other.number
    if mine and theirs and not (mine.article or theirs.article or people.are_more):
        groups = {group_of(people), group_of(other)}  # seven soldiers are not the seven villagers killed elsewhere
        return _same_count(mine, theirs) and groups != {"state_force", "civilian"}
    return people.is_definite and {actor.name for actor in people.actors} == {actor.name for actor in other.actors}


def same_head(people: People, other: People) -> bool:
    """Whether the phrases are headed by the same noun (the priests, six Jesuit priests) and count no other number."""
    if not people.head or not other.head or differ(people, other):
        return False
    return people.head.split()[-1].removesuffix("s") == other.head.split()[-1].removesuffix("s")


def differ(people: People, other: People) -> bool:
    """Whether the phrases name or count different people."""
    if (named := names_of(people)) and (named_before := names_of(other)):
        return not share_name(named, named_before)
    if people.is_definite:
        return False
    mine, theirs = people.number, other.number
    if mine and theirs:
        return not _same_count(mine, theirs) or {a.name for a in people.actors} != {a.name for a in other.actors}
    return False


def are_others_dead(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact tells of other dead than those before, of another side: 16 guards killed; it killed 20 rebels."""
    before = [people for other in facts for people in other.patients]
    if not (fact.patients and before and all(each.trigger.cls.measure == "killed" for each in (fact, *facts))):
        return False
    mine, theirs = ({actor.group for people in told for actor in people.actors} for told in (fact.patients, before))
    are_apart = bool(mine and theirs) and None not in mine | theirs and mine.isdisjoint(theirs)
    return are_apart and all(differ(people, other) for people in fact.patients for other in before)


MANY = 5
"""People from which on parts do not add up to as many as were told of by chance: a man and a boy; two bodies."""


def are_parts(phrases: Sequence[People], told: Sequence[People]) -> bool:
    """Whether those counted one by one are as many as were told of together: seven; four Britons and three Danes."""
    counts = [people.number.low for people in phrases if people.number is not None and people.number.low]
    if len(counts) < 2 or len(counts) < len(phrases) or sum(counts) < MANY:
        return False
    totals = (people.number for people in told if people.number is not None and not people.number.article)
    return any(number.low == sum(counts) for number in totals)


def _same_count(mine: NumberMention, theirs: NumberMention) -> bool:
    """Whether two numbers are one: a headline's 17 are the at least 17 of the text."""
    return mine.low == theirs.low and (mine.high == theirs.high or None in (mine.high, theirs.high))


Name = tuple[str, ...]
"""The words of a person's name."""


def names_of(people: People) -> set[Name]:
    """The names of persons."""
    return {tuple(actor.name.lower().split()) for actor in people.actors if actor.kind == "person"}


def share_name(named: Iterable[Name], before: Iterable[Name]) -> bool:
    """Whether one of the names is told in both."""
    told = [*before]
    return any(_is_same(name, other) for name in named for other in told)


def _is_same(name: Name, other: Name) -> bool:
    """Whether two names end with one word, or one is short for the other: Luis Rojas Mora, Luis Rojas, Rojas."""
    if name[-1] == other[-1]:
        return True
    short, full = sorted((name, other), key=len)
    return len(short) < len(full) and set(short) <= set(full[1:] if len(short) == 1 else full)


def is_next_toll(fact: Fact, last: Fact) -> bool:
    """Whether a fact gives the toll of what was told right before, which may have risen."""
    return fact.is_definite and fact.trigger.lemma.endswith("toll") and fact.sentence - last.sentence <= 1


def dies_besides(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether one more is told to have died beside those killed in the same words: killed two, and a third died."""
    if fact.trigger.frame != "undergoes" or fact.trigger.cls.measure != "killed":
        return False
    return any(told.sentence == fact.sentence and told.trigger.cls.measure == "killed" for told in facts)


def are_others(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether those struck are told as others than those told of before: more than 60 others were wounded."""
    is_told = any(other.trigger.cls.measure in ("killed", "injured") and other.patients for other in facts)
    return is_told and any(people.head.rpartition(" ")[2] == "others" for people in fact.patients)


def are_more_of_them(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether they are told as more of those before: twelve rangers died; three other rangers, two more bodies."""
    more = {people.head for people in fact.patients if people.are_more and (people.actors or fact.word in BODIES)}
    deadly = (other for other in facts if other.trigger.cls.measure == "killed" or fact.word not in BODIES)
    return bool(more) and any(fact.word in BODIES or p.head in more for other in deadly for p in other.patients)
