"""Sums of a head: how many a report says at once were killed or hurt in all that it tells, one by one, below."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from ..dates.mention import may_be_one
from ..figures.of_several import DEED, DEEDS, NUMERAL, PLACES
from ..places.same_place import WIDE
from ..records import EARLIER
from ..words.headlines import HEAD

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from ..cells.candidate import Candidate
    from ..deeds.facts import Fact
    from ..records import Figure
    from ..stories.grouping import Story

MANY = 10
"""People killed from which on those of some deeds told below do not add up to a head's by chance."""
TOLD_BELOW = 0.55
"""The share of a head's dead of which the text below tells from which on the head only sums up."""
KILLED, INJURED = "killed", "injured"


def sums_up(head: Candidate, below: Sequence[Candidate]) -> bool:
    """Whether the dead of the head are those of what is told below, added up, and some of these died on its day."""
    alone = [each for each in told_first(head) if not _is_listed(head, each)]
    told = max(alone, key=lambda each: each.low or 0, default=None)
    if told is None or _is_summed_before(head):
        return False
    deadly = [each for each in below if any(_most([each], told))]
    if not any(on_one_day(head.story, each.story) for each in deadly):
        return False
    low = told.low or 0
    least = TOLD_BELOW if is_of_several(head, told) and _is_bare(head, told) else 1.0
    return any(least * low <= added <= low for sums in _sums(head, told, [], deadly) for added in sums)


def _is_bare(head: Candidate, figure: Figure) -> bool:
    """Whether the head tells nothing in sentences behind that of its claim, and is of no town."""
    is_wide = all(place.kind in WIDE for place in head.story.places)
    return is_wide and head.story.facts[-1].sentence <= head.backdrop.doc.sentence_at(figure.passage.start)


def _is_summed_before(head: Candidate, measure: str = KILLED) -> bool:
    """Whether the head's first claim is known for a sum by its own words: what it tells behind is a deed of its own."""
    first = next((each for each in head.figures if each.measure == measure), None)
    return first is not None and first.scope == "cumulative"


def without_sums(head: Candidate, below: Sequence[Candidate]) -> Candidate:
    """The head without the claims of how many died or were hurt in all: its own and what is told below, added up.

    Where its words are for several attacks the text below need not tell of all: a series of blasts killed 20. Not so
    where the toll of one has risen: that is told by the same numbers. Those hurt in it are those of all as well.
    """
    doc = head.backdrop.doc
    near = [each for each in below if on_one_day(head.story, each.story, SPREE)]
    dead = [figure for figure in counted(head) if _is_sum(head, figure, near)]
    hurt = [figure for figure in counted(head, INJURED) if _is_sum(head, figure, near)]
    told = {doc.sentence_at(each.passage.start) for each in dead if is_of_several(head, each)}
    hurt += [each for each in counted(head, INJURED) if doc.sentence_at(each.passage.start) in told]
    left = tuple(each for each in head.figures if each not in dead and each not in hurt)
    return replace(head, figures=left) if dead or hurt else head


def _is_sum(head: Candidate, figure: Figure, near: Sequence[Candidate]) -> bool:
    """Whether a figure of the head adds up the most that it tells beside it and what is told behind it."""
    is_first = head.backdrop.doc.sentence_at(figure.passage.start) < HEAD
    is_known = figure.rule.endswith(EARLIER) or _is_summed_before(head, figure.measure)
    if not is_first or is_known or _is_listed(head, figure):
        return False
    of_several = is_of_several(head, figure)
    first = [figure] if of_several else told_first(head, figure.measure)
    if not any(each is figure for each in first):
        return False
    told = {each.low or 0 for each in counted(head, figure.measure) if not each.rule.endswith(EARLIER)}
    low, own = figure.low or 0, told.difference(each.low for each in first)
    if any(fact.word.endswith("toll") and not _is_rival(fact, own) for fact in head.story.facts):
        return False
    largest, least = [max(own)] if own else [], TOLD_BELOW if of_several else 1.0
    if max([*largest, *_most(near, figure)], default=low) >= low:
        return False
    sums = _sums(head, figure, largest, near)
    return any(least * low <= added <= low for each in sums for added in each)


def _sums(head: Candidate, figure: Figure, own: Sequence[int], below: Sequence[Candidate]) -> Iterator[list[int]]:
    """What the most that the head tells itself, and those told below, come to: as single claims, or as lists too.

    Of ten or more, or by words for several attacks, also the first of them: 36 dead, 17 and 19, and others before.
    Fewer come to a list's sum by chance.
    """
    is_many = (figure.low or 0) >= MANY or is_of_several(head, figure)
    for of_lists in (False, True) if is_many else (False,):
        parts = [*own, *_most(below, figure, of_lists=of_lists)]
        if len(parts) > 1:
            yield [*accumulate(parts)][1:] if is_many else [sum(parts)]


def _is_rival(fact: Fact, own: Container[int]) -> bool:
    """Whether a toll is one that somebody puts the deed's own at: the head's is none that has risen to it."""
    numbers = {people.number.low for people in fact.patients if people.number is not None}
    return bool(numbers) and all(number in own for number in numbers)


_SEVERAL = re.compile(
    rf"\b(?:(?!clashes){DEEDS}|(?:violence|bloodshed|unrest|fighting) across\b|(?:violence|bloodshed|unrest) in\b"
    rf"|(?:{NUMERAL}|several|neighbouring) (?:[\w-]+ )?{PLACES}"
    rf"|(?:(?:series|string|spate|wave) of|double|twin) (?:\w+ )?{DEED})"
)


def is_of_several(head: Candidate, figure: Figure) -> bool:
    """Whether the head of a report, from where it tells of this to the sentence of a figure, has words for several."""
    doc = head.backdrop.doc
    start = doc.sentences[head.story.facts[0].sentence].start
    end = doc.sentences[doc.sentence_at(figure.passage.start)].end
    return _SEVERAL.search(doc.norm, start, end) is not None


def counted(candidate: Candidate, measure: str = KILLED) -> list[Figure]:
    """The claims of how many were killed, or hurt, as a whole or by kinds of victims."""
    return [each for each in candidate.figures if each.measure == measure and each.scope == "incident" and each.low]


def told_first(candidate: Candidate, measure: str = KILLED) -> list[Figure]:
    """The first claims of how many died, or were hurt, where the head itself makes them."""
    doc = candidate.backdrop.doc
    told = [(doc.sentence_at(each.passage.start), each) for each in counted(candidate, measure)]
    return [each for at, each in told if at == told[0][0] < HEAD]


def _most(candidates: Iterable[Candidate], figure: Figure, *, of_lists: bool = False) -> Iterator[int]:
    """The most dead, or hurt, that are claimed of each that has any, behind a figure that the head may tell again.

    The head itself tells the parts of a sum only where its words are for several attacks.
    """
    for candidate in candidates:
        doc = candidate.backdrop.doc
        told = ((doc.sentence_at(each.passage.start), each) for each in counted(candidate, figure.measure))
        first = doc.sentence_at(figure.passage.start)
        of_several = _SEVERAL.search(doc.norm, *doc.sentences[first]) is not None
        behind = [each for at, each in told if at >= HEAD or (of_several and at > first and each.low != figure.low)]
        if behind:
            yield max(listed(behind) if of_lists else (each.low or 0 for each in behind))


def _is_listed(head: Candidate, figure: Figure) -> bool:
    """Whether a claim counts one of the kinds of people that a list tells of: three officers and four gunmen died."""
    one, number = figure.passage, figure.passages.get("low")
    told = counted(head, figure.measure)
    others = [each for each in told if number is not None and each.passages.get("low", number) != number]
    return any(each.passage.start < one.end and one.start < each.passage.end for each in others)


def listed(figures: Sequence[Figure]) -> Iterator[int]:
    """How many each claim comes to, of a list all that it counts: a lieutenant and five soldiers died."""
    end = many = 0
    for each in figures:
        many = (many if each.passage.start < end else 0) + (each.low or 0)
        end = max(end, each.passage.end)
        yield many


SPREE = timedelta(days=2)
"""Between deeds that a head adds up; what came a week before is none of them, though the numbers may add up."""


def on_one_day(one: Story, two: Story, apart: timedelta = timedelta(0)) -> bool:
    """Whether the days on which two stories happened agree, or are so far apart, as far as they are told."""
    days, others = ([day for day in each.dates if day.precision and not day.is_of_telling] for each in (one, two))
    return not (days and others) or any(may_be_one(day, other, apart) for day in days for other in others)
