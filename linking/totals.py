"""Within one report: which figures count the same people, which add up, and what totals they state."""

from __future__ import annotations

import re
from itertools import filterfalse, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..builders.records import BESIDES, CARED, EARLIER
from .attribution import SIDES, VOUCHED, attribution, gives_way, shared_attribution
from .keys import fold
from .same_people import (
    EMPTY_WORDS,
    add_up,
    are_counted_already,
    are_the_rest,
    are_two_sides,
    bounds,
    comes_on_top,
    is_at_once,
    is_further,
    is_further_than,
    is_joined,
    is_latest,
    is_of_same_deed,
    is_one,
    is_rough_for,
    is_sum_of,
    nested,
    next_to,
    victims_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..builders.records import Figure

SPECIFICITY = {"exact": 4, "about": 3, "range": 2, "at_least": 1, "at_most": 0}
"""How much a qualifier commits to one number; the higher is preferred as best."""

ANYBODY = frozenset(
    re.findall(
        r"\w+",
        "people person persons dead deaths death fatalities fatality casualties casualty victims victim bodies body "
        "corpses lives others individuals elements members injured wounded toll number all total",
    )
)
"""Words for victims that leave open who they are: such a figure counts everybody."""


class Total(NamedTuple):
    """How many people, by one source of one report: the figures it rests on, added where there are several."""

    low: int
    best: int
    high: int
    qualifier: str
    attribution: str
    """named, nameless or none: who is cited for it; claimed, rival or earlier: what makes it worth less."""
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
    own = [figure for figure in figures if figure not in beside and not are_counted_already(figure, figures)]
    own, beside = (own, beside) if own else (beside, [])  # nobody died but who did it
    hurt = [figure for figure in own if not figure.rule.endswith(f".{CARED}")]
    is_told = any(bounds(each)[1] and not each.rule.endswith(EARLIER) for each in hurt)
    own = hurt if is_told else own  # those in care are some of them
    rough = [one for one, two in pairwise(own[:2]) if is_rough_for(one, two) and not next_to(one, two)]
    own = own[len(rough) :]
    told = [total for group in _by_source(own) for total in _totals_of_one_source(group, overall)]
    found = _corrected(_led(_outgrown(_of_both_sides(_uncovered(told, overall)))))
    found += [_alone(figure)._replace(attribution="earlier") for figure in rough]
    return [_with_those_beside(total, beside) for total in found] if beside else found


def _corrected(found: list[Total]) -> list[Total]:
    """Where a report tells to what a toll has come since, what it told before is what had been said."""
    raised = [total for total in found if any(map(is_latest, total.figures))]
    if not raised:
        return found
    return [total if total in raised else total._replace(attribution="earlier") for total in found]


def _outgrown(found: list[Total]) -> list[Total]:
    """Those who died on the spot give way to a larger number, which has those who died later as well."""
    most = max((total.best for total in found), default=0)
    part = [total for total in found if is_at_once(total.figures[0]) and not total.is_sum and total.best < most]
    return [total._replace(attribution="earlier") if total in part else total for total in found]


HEARSAY = re.compile(r"\b(?:reports?|media|newspapers?|papers|press|posts?|rumou?rs?|websites?)\b")
"""Words for sources for which a report that leads with their figure does not vouch itself."""


def _led(found: list[Total]) -> list[Total]:
    """Where a report leads with at least so many, a smaller number told behind it is of some of them, or of others."""
    lead = min(found, key=lambda total: total.figures[0].passage.start, default=None)
    if lead is None or lead.qualifier != "at_least" or lead.attribution not in VOUCHED:
        return found
    is_in_order = lead.figures[0].rule.startswith("count.")  # as the columns of a list are not
    vouches = is_in_order and HEARSAY.search(fold(lead.figures[0].cited_source or "")) is None
    return [t._replace(attribution="earlier") if t.best < lead.low and vouches else t for t in found]


def _uncovered(found: list[Total], overall: frozenset[str]) -> list[Total]:
    """Leave out groups whom a figure for everybody covers that the report leads with, whoever tells of them."""
    own = [total for total in found if total.attribution != "named" and not total.is_sum]
    whole = [total for total in own if _is_of_everybody(total, overall)]
    return [total for total in found if total.best == 0 or not any(_covers(one, total, overall) for one in whole)]


def _of_both_sides(found: list[Total]) -> list[Total]:
    """Where one source tells of the dead of both sides, what another tells of one side alone gives way."""
    if not any({figure.victim_group for figure in total.figures} >= SIDES for total in found):
        return found
    return [
        total._replace(attribution="rival")
        if total.attribution in VOUCHED and not total.is_sum and total.figures[0].victim_group in SIDES
        else total
        for total in found
    ]


def _covers(whole: Total, total: Total, overall: frozenset[str]) -> bool:
    """Whether a figure for everybody was told before that of a group, and is no smaller."""
    is_before = whole.figures[0].passage.start < total.figures[0].passage.start
    return is_before and total.best <= whole.high and not _is_of_everybody(total, overall)


def _is_of_everybody(total: Total, overall: frozenset[str]) -> bool:
    return all(victims_of(figure) <= overall for figure in total.figures)


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


def _by_source(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Gather figures by who is cited (army and military are one); what the report itself says joins its only source."""
    groups: list[tuple[frozenset[str], list[Figure]]] = []
    for figure in figures:
        words = frozenset(fold(figure.cited_source or "").replace("military", "army").split()) - EMPTY_WORDS
        same = next((group for cited, group in groups if bool(cited) == bool(words) and nested(cited, words)), None)
        if same is None and groups and is_of_same_deed(figure):
            groups[-1][1].append(figure)  # at the hospital ten more have died, doctors said
        elif same is None:
            groups.append((words, [figure]))
        else:
            same.append(figure)
    told = [group for _, group in groups]
    if (len(groups) == 2 and frozenset() in (groups[0][0], groups[1][0])) or are_two_sides(told):
        return [sorted((figure for group in told for figure in group), key=lambda figure: figure.passage.start)]
    return told


def _totals_of_one_source(figures: Sequence[Figure], overall: frozenset[str]) -> Iterator[Total]:
    first = figures[0]
    figures = [two for at, two in enumerate(figures) if not any(are_the_rest(one, two) for one in figures[:at])]
    further = {id(figure) for figure in figures if figure is not first and is_further(figure)}
    further |= {
        id(right) for left, right in pairwise(figures) if not victims_of(left) <= overall and is_joined(left, right)
    }
    further |= {id(one) for one, two in pairwise(figures) if one.rule.endswith(".pronoun") and next_to(one, two)}
    everybody = [figure for figure in figures if victims_of(figure) <= overall and id(figure) not in further]
    parts = _parts([figure for figure in figures if id(figure) in further or not victims_of(figure) <= overall])
    whole = [_alone(figure) for figure in everybody]
    yield from whole
    yield from _enlarged(figures, everybody)
    added = _added(parts)
    covered = added is not None and any(
        total.high >= added.best and total.attribution in (added.attribution, *VOUCHED) for total in whole
    )
    if added is None or covered:
        return
    if len(parts) > 1:
        yield added
    else:
        # "no soldiers were killed" says nothing about everybody
        yield from (_alone(figure) for figure in parts[0] if bounds(figure)[1] > 0)


def _enlarged(figures: Sequence[Figure], everybody: Sequence[Figure]) -> Iterator[Total]:
    """All, with those who died later: six were killed; three more died. Others hurt may be beside the dead."""
    following = {id(right): left for left, right in pairwise(figures)}
    for figure in filterfalse(is_latest, everybody):  # rose to 11 after two more died
        behind = [f for f in figures if comes_on_top(figure, f)]
        more = [f for f in behind if f.measure == "killed" and is_further_than(figure, f, following)]
        if {bounds(figure)[0] - bounds(f)[0] for f in more} & {bounds(f)[0] for f in everybody}:
            continue  # 48 died: 36 were found at first, a dozen more at night
        if bounds(figure)[0] and more and (total := _added([[figure], *_parts(more)])) is not None:
            yield total._replace(attribution=attribution(figure))


def _parts(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Sort figures into groups of people that do not overlap; the figures inside of one group compete.

    Those of one list are of different groups, unless the list as a whole tells again of people counted before.
    """
    following = {id(right): left for left, right in pairwise(figures)}
    parts: list[list[Figure]] = []
    for listed in _lists(figures):
        before = [*parts]
        if is_sum_of(listed, before) or any(_tells_again(listed, part, following) for part in before):
            continue
        for figure in listed:
            same = next((part for part in before if _may_be_among(part, figure, following)), None)
            same = same or next(
                (part for part in parts if any(victims_of(f) == victims_of(figure) for f in part)), None
            )
            is_beside = same is not None and is_one(same[-1]) and same[-1] in listed  # a captain and one other soldier
            if same is None or (is_further(figure) and (is_beside or bounds(same[0]) != bounds(figure))):
                parts.append([figure])
            else:
                same.append(figure)
                before = [part for part in before if part is not same]
    return parts


def _lists(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Cut figures where no list leads from one to the next."""
    listed: list[Figure] = []
    for figure in figures:
        if listed and not next_to(listed[-1], figure):
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
    told = {victims_of(figure): bounds(figure)[0] for figure in listed}
    return sum(told.values()) <= max((bounds(figure)[1] for figure in part if not is_one(figure)), default=0)


def _may_be_among(part: Sequence[Figure], figure: Figure, following: dict[int, Figure]) -> bool:
    return not all(add_up(other, figure, following) for other in part)


def _alone(figure: Figure) -> Total:
    low, high = bounds(figure)
    best = high if figure.qualifier == "at_most" else low
    return Total(low, best, high, figure.qualifier, attribution(figure), (figure,))


def _worth(figure: Figure) -> tuple[bool, int, bool, tuple[int, int]]:
    """What makes one of several figures of the same people the preferred one: first, that it is nobody's own deed."""
    return not gives_way(figure), SPECIFICITY[figure.qualifier], figure.source_is_named, bounds(figure)


def _added(parts: Sequence[Sequence[Figure]]) -> Total | None:
    """The sum over the groups: of each the preferred figure for best, the smallest and the largest for the bounds."""
    if not parts:
        return None
    chosen = [max(part, key=_worth) for part in parts]
    return Total(
        sum(min(bounds(figure)[0] for figure in part) for part in parts),
        sum(_alone(figure).best for figure in chosen),
        sum(max(bounds(figure)[1] for figure in part) for part in parts),
        min((figure.qualifier for figure in chosen), key=SPECIFICITY.__getitem__),
        shared_attribution(chosen),
        tuple(chosen),
    )
