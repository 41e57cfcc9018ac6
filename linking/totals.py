"""Within one report: which figures count the same people, which add up, and what totals they state."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..builders.records import BESIDES
from .keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..builders.records import Figure

SPECIFICITY = {"exact": 5, "about": 4, "range": 3, "at_least": 2, "at_most": 1, "vague": 0}
"""How much a qualifier commits to one number; the higher is preferred as best."""

ANYBODY = frozenset(
    re.findall(
        r"\w+",
        "people person persons dead deaths death fatalities fatality casualties casualty victims victim bodies body "
        "corpses lives others individuals elements members injured wounded toll number all total",
    )
)
"""Words for victims that leave open who they are: such a figure counts everybody."""

_EMPTY_WORDS = frozenset(re.findall(r"\w+", "the a an of other more at least about some another and or were was"))

COORDINATED = 32
"""Characters between two figures that still read as one list ("five soldiers and three civilians"); as many as the
passage keeps after its quote, so that a full stop between them is seen."""

_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
"""Words by which people are told to be no part of those told before."""

_JOINED = re.compile(r"[,;&()-]|\b(?:and|or|with|while|plus|as)\b", re.IGNORECASE)
"""What stands between the figures of one list."""

_STOP = re.compile(r"[.!?;]\s|\n\s*\n")


class Total(NamedTuple):
    """How many people, by one source of one report: the figures it rests on, added where there are several."""

    low: int
    best: int
    high: int
    qualifier: str
    attribution: str
    """named, nameless or none: who is cited for it."""
    figures: tuple[Figure, ...]

    @property
    def is_sum(self) -> bool:
        """Whether groups of people were added up."""
        return len(self.figures) > 1


def totals(figures: Sequence[Figure], overall: frozenset[str] = ANYBODY) -> list[Total]:
    """Find the totals that compete in one report. `figures`: of one measure and scope incident, in text order.

    `overall` are the words for victims that mean everybody counted here. Figures of different sources compete;
    those of one source that count different groups add up, unless it also gives a figure that covers them.
    """
    beside = [figure for figure in figures if figure.rule.endswith(BESIDES)]
    own = [figure for figure in figures if figure not in beside]
    found = [total for group in _by_source(own) for total in _totals_of_one_source(group, overall)]
    return [_with_those_beside(total, beside) for total in found] if beside else found


NEAR = 100
"""Characters between a figure and the people that it leaves out: they stand in one sentence."""


def _with_those_beside(total: Total, beside: Sequence[Figure]) -> Total:
    """Add those whom a total's words leave out: twelve people besides the bomber are thirteen."""
    first, last = total.figures[0].passage, total.figures[-1].passage
    left_out = [
        figure
        for figure in {figure.passage.start: figure for figure in beside}.values()
        if figure.passage.start - last.end <= NEAR and first.start - figure.passage.end <= NEAR
    ]
    more = sum(bounds(figure)[0] for figure in left_out)
    return total._replace(
        low=total.low + more, best=total.best + more, high=total.high + more, figures=(*total.figures, *left_out)
    )


def bounds(figure: Figure) -> tuple[int, int]:
    """Low and high of a figure: an open bound counts as the one stated ("at least 30" is 30 for both)."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return low or 0, high or 0


def _by_source(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Gather figures by who is cited; what the report says in its own voice joins its only source."""
    groups: list[tuple[frozenset[str], list[Figure]]] = []
    for figure in figures:
        words = frozenset(fold(figure.cited_source or "").split()) - _EMPTY_WORDS
        same = next(
            (group for cited, group in groups if cited == words or (words and cited and _nested(cited, words))), None
        )
        if same is None:
            groups.append((words, [figure]))
        else:
            same.append(figure)
    if len(groups) == 2 and frozenset() in (groups[0][0], groups[1][0]):
        return [sorted(groups[0][1] + groups[1][1], key=lambda figure: figure.passage.start)]
    return [group for _, group in groups]


def _nested(one: frozenset[str], two: frozenset[str]) -> bool:
    return one <= two or two <= one


def _totals_of_one_source(figures: Sequence[Figure], overall: frozenset[str]) -> Iterator[Total]:
    first = figures[0]
    further = {id(figure) for figure in figures if figure is not first and is_further(figure)}
    everybody = [figure for figure in figures if _victims(figure) <= overall and id(figure) not in further]
    parts = _parts([figure for figure in figures if id(figure) in further or not _victims(figure) <= overall])
    whole = [_alone(figure) for figure in everybody]
    yield from whole
    added = _added(parts)
    covered = added is not None and any(total.high >= added.best for total in whole)
    if added is None or covered:
        return
    if len(parts) > 1:
        yield added
    else:
        # "no soldiers were killed" says nothing about everybody
        yield from (_alone(figure) for figure in parts[0] if bounds(figure)[1] > 0)


def is_further(figure: Figure) -> bool:
    """Whether the words say that these people come on top of those told before: his driver was also killed."""
    people = figure.passages.get("victims", figure.passage)
    return _OTHERS.search(people.quote) is not None or _ALSO.search(figure.passage.quote) is not None


def _parts(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Sort figures into groups of people that do not overlap; the figures inside of one group compete.

    Those of one list are of different groups, unless the list as a whole tells again of people counted before.
    """
    following = {id(right): left for left, right in pairwise(figures)}
    parts: list[list[Figure]] = []
    for listed in _lists(figures):
        before = list(parts)
        if any(_tells_again(listed, part, following) for part in before):
            continue
        for figure in listed:
            same = next((part for part in before if _may_be_among(part, figure, following)), None)
            same = same or next((part for part in parts if any(_victims(f) == _victims(figure) for f in part)), None)
            if same is None or (is_further(figure) and bounds(same[0]) != bounds(figure)):
                parts.append([figure])
            else:
                same.append(figure)
                before = [part for part in before if part is not same]
    return parts


def _lists(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Cut figures where no list leads from one to the next."""
    listed: list[Figure] = []
    for figure in figures:
        if listed and not _next_to(listed[-1], figure):
            yield listed
            listed = []
        listed.append(figure)
    if listed:
        yield listed


def _tells_again(listed: Sequence[Figure], part: Sequence[Figure], following: dict[int, Figure]) -> bool:
    """Whether words name or sort those counted before: two leaders were shot; Perez and Ramirez were shot."""
    if len(listed) == 1 and not is_one(listed[0]):
        return False
    if not all(_may_be_among(part, figure, following) for figure in listed):
        return False
    told = {_victims(figure): bounds(figure)[0] for figure in listed}
    return sum(told.values()) <= max((bounds(figure)[1] for figure in part if not is_one(figure)), default=0)


def _may_be_among(part: Sequence[Figure], figure: Figure, following: dict[int, Figure]) -> bool:
    return not all(_add_up(other, figure, following) for other in part)


def _add_up(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether two figures count different people."""
    if _victims(one) == _victims(two) and not (is_further(two) and bounds(one) != bounds(two)):
        return False
    if is_further(two) and _is_further_than(one, two, following):
        return True
    in_one_list = _in_one_list(one, two, following)
    if not in_one_list and _may_be_same(one, two):
        return False
    if one.victim_group and two.victim_group and one.victim_group != two.victim_group:
        return True
    return in_one_list or _differ_by_name(one.victims or "", two.victims or "")


def _is_further_than(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether `others` come on top of these people, and not only of their own list: Perez and two others."""
    at, listed = two, False
    while (before := following.get(id(at))) is not None and _next_to(before, at):
        if before is one or _victims(before) == _victims(one):
            return True
        at, listed = before, True
    return not listed or is_further(at)


def is_one(figure: Figure) -> bool:
    """Whether a figure is one person told of without a number, who may be one of several."""
    return figure.rule.endswith((".person", ".singular", ".article", ".one_of", ".pronoun"))


_OWNED = re.compile(r"\b(?:his|her|their|its)\b", re.IGNORECASE)


def _may_be_same(one: Figure, two: Figure) -> bool:
    """Whether two sentences may tell of one person: the general was shot dead; the murder of Perez."""
    if not all(figure.rule.endswith((".person", ".singular")) for figure in (one, two)):
        return False
    if any(_OWNED.search(figure.passage.quote) for figure in (one, two)):
        return False
    named = [_victims(figure) for figure in (one, two) if figure.rule.endswith(".person")]
    return len(named) < 2 or not named[0].isdisjoint(named[1])


def _in_one_list(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether a list leads from one figure to the other without a full stop."""
    at: Figure | None = two
    while at is not None and at is not one:
        before = following.get(id(at))
        if before is None or not _next_to(before, at):
            return False
        at = before
    return at is one


def _next_to(left: Figure, right: Figure) -> bool:
    gap = max(right.passage.start - left.passage.end, 0)
    between = left.passage.suffix[:gap]
    if gap > 1 and not _JOINED.search(between):
        return False
    is_retold = between.strip() == "," and left.rule.split(".")[1:3] != right.rule.split(".")[1:3]
    return gap <= COORDINATED and not is_retold and not _STOP.search(between)


def _differ_by_name(one: str, two: str) -> bool:
    """Whether both are named actors, and not one the branch of the other."""
    if not (one[:1].isupper() and two[:1].isupper()) or one.isupper() or two.isupper():
        return False
    return not _nested(frozenset(fold(one).split()), frozenset(fold(two).split()))


def _victims(figure: Figure) -> frozenset[str]:
    if figure.victims is None:
        return frozenset([figure.victim_group]) if figure.victim_group else frozenset()
    return frozenset(word for word in fold(figure.victims).split() if not word.isdigit()) - _EMPTY_WORDS


def _alone(figure: Figure) -> Total:
    low, high = bounds(figure)
    best = high if figure.qualifier == "at_most" else low
    return Total(low, best, high, figure.qualifier, attribution(figure), (figure,))


def attribution(figure: Figure) -> str:
    """Whether a figure's source is named, nameless or not given."""
    if figure.cited_source is None:
        return "none"
    return "named" if figure.source_is_named else "nameless"


def _added(parts: Sequence[Sequence[Figure]]) -> Total | None:
    """The sum over the groups: of each the preferred figure for best, the smallest and the largest for the bounds."""
    if not parts:
        return None
    chosen = [max(part, key=lambda f: (SPECIFICITY[f.qualifier], f.source_is_named, bounds(f))) for part in parts]
    return Total(
        sum(min(bounds(figure)[0] for figure in part) for part in parts),
        sum(_alone(figure).best for figure in chosen),
        sum(max(bounds(figure)[1] for figure in part) for part in parts),
        min((figure.qualifier for figure in chosen), key=SPECIFICITY.__getitem__),
        min((attribution(figure) for figure in chosen), key=("none", "nameless", "named").index),
        tuple(chosen),
    )
