"""Doubles: what the head of a report tells in short and the text below tells again, as one incident or as several."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from ..dates.mention import may_be_one
from ..figures.of_several import DEED, DEEDS
from ..gazetteer.place import kilometres
from ..places.innermost import innermost
from ..places.same_place import WIDE, places_agree
from ..records import EARLIER
from ..stories.grouping import Story
from ..stories.kind import kind_of
from ..words.deed_classes import EFFECTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from ..cells.candidate import Candidate
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..records import Figure

HEAD = 2
"""Sentences in which the head of a report tells its news in short, the headline among them."""
REACH = 5
"""Sentences behind the head in which the text tells the same again."""
TELLING = 3
"""People killed from which on the number alone tells that the head means the deed told next: not one, nor two."""
MANY = 10
"""People killed from which on those of some deeds told below do not add up to a head's by chance."""
MORE = 1.2
"""By how much those counted below may be more than a head's: over 10, at least 50."""
TOLD_BELOW = 0.6
"""The share of a head's dead of which the text below tells from which on the head only sums up."""
AROUND = frozenset({"country", "admin1", "admin2", "area", "feature"})
"""Kinds of place in which or by which the text behind the head tells of a town."""
ALIKE = ({"attack", "execution", "armed_clash"}, {"bombing", "landmine"}, {"looting", "robbery"})
"""Deeds that may be one, told in other words."""


def without_doubles(kept: list[Candidate]) -> list[Candidate]:
    """Leave out a head that only adds up what is told below, and join one with the same told in full behind it."""
    if len(kept) < 2 or kept[0].story.facts[0].sentence >= HEAD or kept[0].backdrop.doc.is_upper:
        return kept  # bulletins in capitals tell a thing again as news
    head, *rest = kept
    beside = [each for each in rest if not _is_far(head, each)]
    if _sums_up(head, beside):
        return rest
    head = _without_sum(head, beside)
    if _is_told_again(head, rest[0]):
        return [_joined(head, rest[0]), *rest[1:]]
    if len(rest) > 1 and _is_headline_of(head, rest[1]):
        return [rest[0], _joined(head, rest[1]), *rest[2:]]
    return [head, *rest]


def _is_headline_of(head: Candidate, later: Candidate) -> bool:
    """Whether a headline alone tells of as many dead as the second incident of the text: 16 guards killed in Sinai."""
    last = head.story.facts[-1]
    if last.start >= head.backdrop.doc.titled or not _is_told_again(head, later):
        return False
    return {each.low for each in _killed(head)} == {each.low for each in _killed(later)} != set()


def _is_far(head: Candidate, below: Candidate) -> bool:
    """Whether the head counts those who died in one town, and what is told below was in another one."""
    first = _told_first(head)
    if not first or _is_of_several(head, first[-1]):
        return False
    told = {head.backdrop.doc.sentence_at(each.passage.start) for each in first}
    places = [place for fact, at in head.story.told if fact.sentence in told for place in at.places]
    towns, others = ([p.place for p in each if p.kind == "populated"] for each in (places, below.story.places))
    apart = [kilometres(town, other) or 0 for town in towns for other in others if town and other]
    return bool(apart) and min(apart) > APART


APART = 50
"""Kilometres between towns, so that neither is a part of the other."""


def _sums_up(head: Candidate, below: Sequence[Candidate]) -> bool:
    """Whether the dead of the head are those of what is told below, added up, and some of these died on its day."""
    deadly = [each for each in below if any(_most([each]))]
    if not any(_on_one_day(head.story, each.story) for each in deadly):
        return False
    alone = [each for each in _told_first(head) if not _is_listed(head, each)]
    told = max(alone, key=lambda each: each.low or 0, default=None)
    return told is not None and any(told.low in sums for sums in _sums(head, told, [], deadly))


def _sums(head: Candidate, figure: Figure, own: Sequence[int], below: Sequence[Candidate]) -> Iterator[list[int]]:
    """What the most dead that the head tells itself, and those told below, come to: as single claims, or as lists too.

    Of ten or more also the first of them: 36 dead, 17 and 19, and others before. Fewer come to a list's sum by chance.
    """
    is_many = (figure.low or 0) >= MANY
    for of_lists in (False, True) if is_many or _is_of_several(head, figure) else (False,):
        parts = [*own, *_most(below, of_lists=of_lists)]
        if len(parts) > 1:
            yield [*accumulate(parts)][1:] if is_many else [sum(parts)]


def _without_sum(head: Candidate, below: Sequence[Candidate]) -> Candidate:
    """The head without the claim of how many died in all: what it tells itself and what is told below, added up.

    Where its words are for several attacks the text below need not tell of all: a series of blasts killed 20. Not so
    where the toll of one has risen: that is told by the same numbers.
    """
    doc = head.backdrop.doc
    told = [each for each in _killed(head) if not each.rule.endswith(EARLIER)]
    near = [each for each in below if _on_one_day(head.story, each.story, SPREE)]
    first = [each for each in told if doc.sentence_at(each.passage.start) < HEAD]
    sums = [figure for figure in first if _is_sum(head, figure, told, near)]
    return replace(head, figures=tuple(each for each in head.figures if each not in sums)) if sums else head


def _is_sum(head: Candidate, figure: Figure, told: Sequence[Figure], near: Sequence[Candidate]) -> bool:
    """Whether a figure of the head adds up the most that it tells beside it and what is told behind it."""
    is_of_several = _is_of_several(head, figure)
    first = [figure] if is_of_several else _told_first(head)
    if not any(each is figure for each in first):
        return False
    if _is_listed(head, figure):
        return False
    low, own = figure.low or 0, {each.low or 0 for each in told}.difference(each.low for each in first)
    if any(fact.word.endswith("toll") and not _is_rival(fact, own) for fact in head.story.facts):
        return False
    largest, least = [max(own)] if own else [], TOLD_BELOW if is_of_several else 1.0
    if max([*largest, *_most(near)], default=low) >= low:
        return False
    sums = _sums(head, figure, largest, near)
    return any(least * low <= added <= low for each in sums for added in each)


def _is_rival(fact: Fact, own: Container[int]) -> bool:
    """Whether a toll is one that somebody puts the deed's own at: the head's is none that has risen to it."""
    numbers = {people.number.low for people in fact.patients if people.number is not None}
    return bool(numbers) and all(number in own for number in numbers)


_SEVERAL = re.compile(rf"\b{DEEDS}|\b(?:(?:series|string|spate|wave) of|double|twin) (?:\w+ )?{DEED}")


def _is_of_several(head: Candidate, figure: Figure) -> bool:
    """Whether the head of a report, up to the sentence of a figure, has words for several attacks."""
    doc = head.backdrop.doc
    end = doc.sentences[doc.sentence_at(figure.passage.start)].end
    return _SEVERAL.search(doc.norm, doc.sentences[0].start, end) is not None


def _killed(candidate: Candidate) -> list[Figure]:
    """The claims of how many were killed, as a whole or by kinds of victims."""
    return [each for each in candidate.figures if each.measure == "killed" and each.scope == "incident" and each.low]


def _most(candidates: Iterable[Candidate], *, of_lists: bool = False) -> Iterator[int]:
    """The most dead that are claimed of each that has any, behind the head."""
    for candidate in candidates:
        first = _told_first(candidate)
        if killed := [each for each in _killed(candidate) if each not in first]:
            yield max(_listed(killed) if of_lists else (each.low or 0 for each in killed))


def _is_listed(head: Candidate, figure: Figure) -> bool:
    """Whether a claim counts one of the kinds of dead that a list tells of: three officers and four gunmen died."""
    one, number = figure.passage, figure.passages.get("low")
    others = [each for each in _killed(head) if number is not None and each.passages.get("low", number) != number]
    return any(each.passage.start < one.end and one.start < each.passage.end for each in others)


def _listed(figures: Sequence[Figure]) -> Iterator[int]:
    """How many each claim comes to, of a list all that it counts: a lieutenant and five soldiers died."""
    end = many = 0
    for each in figures:
        many = (many if each.passage.start < end else 0) + (each.low or 0)
        end = max(end, each.passage.end)
        yield many


def _told_first(candidate: Candidate) -> list[Figure]:
    """The first claims of how many died, where the head itself makes them."""
    doc = candidate.backdrop.doc
    told = [(doc.sentence_at(each.passage.start), each) for each in _killed(candidate)]
    return [each for at, each in told if at == told[0][0] < HEAD]


def _is_told_again(head: Candidate, below: Candidate) -> bool:
    """Whether the text behind the head tells the same deed: one as deadly, or of its kind and at its place."""
    story = below.story
    if story.settings[0].opens or any(fact.is_another or fact.is_apart for fact in story.facts):
        return False
    if story.facts[0].sentence - head.story.facts[-1].sentence > REACH or not _on_one_day(head.story, story):
        return False
    if (ours := _names(head.story)) and (theirs := _names(story)) and ours.isdisjoint(theirs):
        return False
    towns, others = [place for place in _towns(head) if place.relation == "in"], _towns(below)
    if towns and others and not places_agree(towns, others):
        return False
    killed, told = _killed(below), _killed(head)
    dead = [each.low or 0 for each in killed]
    if any(_means(each, many) for each in told for many in {*dead, *_listed(killed), sum(dead)}):
        return True
    is_other_toll = bool(dead and told) and {each.low for each in told}.isdisjoint(dead)
    return not is_other_toll and _are_alike(head, below) and _at_one_place(head, below)


def _towns(candidate: Candidate) -> list[PlaceMention]:
    """The towns and parts of towns of a story, in which or by which no other of its places lies."""
    places = innermost(candidate.backdrop.doc, candidate.story.places)
    return [place for place in places if place.kind not in AROUND]


def _means(figure: Figure, many: int) -> bool:
    """Whether a number of dead that is no small one is the same as another: over a dozen, and 14."""
    if figure.low is None or figure.low < TELLING:
        return False
    return figure.low <= many <= (figure.high or figure.low * MORE)


SPREE = timedelta(days=2)
"""Between deeds that a head adds up; what came a week before is none of them, though the numbers may add up."""


def _on_one_day(one: Story, two: Story, apart: timedelta = timedelta(0)) -> bool:
    """Whether the days on which two stories happened agree, or are so far apart, as far as they are told."""
    days, others = ([day for day in each.dates if day.precision and not day.is_of_telling] for each in (one, two))
    return not (days and others) or any(may_be_one(day, other, apart) for day in days for other in others)


def _are_alike(one: Candidate, two: Candidate) -> bool:
    """Whether two deeds may be one: of a kind, or told with a word for the same act."""
    if (one.story.classes & two.story.classes) - EFFECTS:
        return True
    kinds = {each.kind.deed for each in (one, two) if each.kind is not None}
    return len(kinds) == 1 or any(kinds <= alike for alike in ALIKE)


def _at_one_place(head: Candidate, below: Candidate) -> bool:
    """Whether every place of the head is, or lies around, one where the other is told, if that is: it lists no more."""
    places = below.story.places
    told = innermost(head.backdrop.doc, head.story.places)
    return not places or (bool(told) and all(places_agree([place], places) for place in told))


def _names(story: Story) -> set[str]:
    """The groups and forces that acted."""
    actors = (actor for fact in story.facts for people in fact.agents for actor in people.actors)
    return {actor.name for actor in actors if actor.name[:1].isupper()}


def _joined(head: Candidate, below: Candidate) -> Candidate:
    """One incident of two stories, at the place of the fuller one; fewer dead than the head has are parts of it.

    The head keeps its place where the text below tells no more than a country or division around it.
    """
    is_exact, was_exact = (any(place.kind not in WIDE for place in each.story.places) for each in (below, head))
    has_place = bool(below.story.places) and (is_exact or not was_exact)
    first = [(fact, at._replace(places=()) if has_place else at) for fact, at in head.story.told]
    story = Story(blame=[*head.story.blame, *below.story.blame])
    for told in sorted([*first, *below.story.told], key=lambda each: each[0].start):
        story.add(*told)
    most = {each.measure: each.low or 0 for each in sorted(head.figures, key=lambda each: each.low or 0)}
    figures = (*head.figures, *(each for each in below.figures if (each.low or 0) >= most.get(each.measure, 0)))
    certainty = max(head.certainty, below.certainty)
    days = head.backdrop.when(story)
    return replace(head, story=story, kind=kind_of(story), when=days, figures=figures, certainty=certainty)
