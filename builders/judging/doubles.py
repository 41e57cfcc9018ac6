"""Doubles: what the head of a report tells in short and the text below tells again, as one incident or as several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..gazetteer.place import kilometres
from ..places.innermost import innermost
from ..places.same_place import WIDE, places_agree
from ..stories.grouping import Story
from ..stories.kind import kind_of
from ..words.deed_classes import EFFECTS
from ..words.headlines import HEAD
from .head_sums import counted, is_of_several, listed, on_one_day, sums_up, told_first, without_sums

if TYPE_CHECKING:
    from ..cells.candidate import Candidate
    from ..places.finding import PlaceMention
    from ..records import Figure

REACH = 5
"""Sentences behind the head in which the text tells the same again."""
TELLING = 3
"""People killed from which on the number alone tells that the head means the deed told next: not one, nor two."""
MORE = 1.2
"""By how much those counted below may be more than a head's: over 10, at least 50."""
AROUND = frozenset({"country", "admin1", "admin2", "area", "feature"})
"""Kinds of place in which or by which the text behind the head tells of a town."""
ALIKE = ({"attack", "execution", "armed_clash"}, {"bombing", "landmine"}, {"looting", "robbery"})
"""Deeds that may be one, told in other words."""


def without_doubles(kept: list[Candidate]) -> list[Candidate]:
    """Leave out a head that only adds up what is told below, and join one with the same told in full behind it."""
    if len(kept) < 2 or kept[0].story.facts[0].sentence >= HEAD or kept[0].backdrop.doc.is_upper:
        return kept  # bulletins in capitals tell a thing again as news
    head, rest = kept[0], without_doubles(kept[1:])  # a lead may tell of several: a judge was shot, bombs killed nine
    beside = [each for each in rest if not _is_far(head, each)]
    if sums_up(head, beside):
        return rest
    head = without_sums(head, beside)
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
    return {each.low for each in counted(head)} == {each.low for each in counted(later)} != set()


def _is_far(head: Candidate, below: Candidate) -> bool:
    """Whether the head counts those who died in one town, and what is told below was in another one."""
    first = told_first(head)
    if not first or is_of_several(head, first[-1]):
        return False
    told = {head.backdrop.doc.sentence_at(each.passage.start) for each in first}
    places = [place for fact, at in head.story.told if fact.sentence in told for place in at.places]
    places = [place for place in places if place.relation == "in"]
    towns, others = ([p.place for p in each if p.kind == "populated"] for each in (places, below.story.places))
    apart = [kilometres(town, other) or 0 for town in towns for other in others if town and other]
    return bool(apart) and min(apart) > APART


APART = 50
"""Kilometres between towns, so that neither is a part of the other."""


def _is_told_again(head: Candidate, below: Candidate) -> bool:
    """Whether the text behind the head tells the same deed: one as deadly, or of its kind and at its place."""
    story = below.story
    if story.settings[0].opens or any(fact.is_another or fact.is_apart for fact in story.facts):
        return False
    if story.facts[0].sentence - head.story.facts[-1].sentence > REACH or not on_one_day(head.story, story):
        return False
    if (ours := _names(head.story)) and (theirs := _names(story)) and ours.isdisjoint(theirs):
        return False
    towns, others = [place for place in _towns(head) if place.relation == "in"], _towns(below)
    if towns and others and not places_agree(towns, others):
        return False
    killed, told = counted(below), counted(head)
    dead = [each.low or 0 for each in killed]
    if any(_means(each, many) for each in told for many in {*dead, *listed(killed), sum(dead)}):
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
