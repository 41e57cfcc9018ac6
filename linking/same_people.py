"""Whether two figures of one report count the same people: lists, others, people told again in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..builders.records import AT_ONCE, LATEST
from .attribution import gives_way
from .keys import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..builders.records import Figure, Passage

EMPTY_WORDS = frozenset(re.findall(r"\w+", "the a an of other more at least about some another and or were was"))

COORDINATED = 32
"""Characters between two figures that still read as one list ("five soldiers and three civilians"); as many as the
passage keeps after its quote, so that a full stop between them is seen."""

_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
MORE = re.compile(
    r"\b(?:another|additional|further)\b|(?<!\bone )(?<!\bor )\bmore\b(?! than\b)"
    r"|\bof the (?:\w+ )?(?:injured|wounded)\b"
    r"|\ban? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_AS_WELL = re.compile(r"\s(?:as well(?! as)|too)\b", re.IGNORECASE)
"""Words by which people are told to be no part of those told before."""

ARMED = "armed_group"
_JOINED = re.compile(r"[,;&()-]|\b(?:and|or|with|while|plus|as)\b", re.IGNORECASE)
"""What stands between the figures of one list."""

_STOP = re.compile(r"[.!?;]\s|\n\s*\n")


def bounds(figure: Figure) -> tuple[int, int]:
    """Low and high of a figure: an open bound counts as the one stated ("at least 30" is 30 for both)."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return low or 0, high or 0


def is_sum_of(listed: Sequence[Figure], parts: Sequence[Sequence[Figure]]) -> bool:
    """Whether one figure sums up the groups told before it: killed a teacher and six farmers; seven villagers died."""
    if len(listed) > 1 or len(parts) < 2 or is_further(listed[0]):
        return False
    groups = {figure.victim_group for figure in (listed[0], *(figure for part in parts for figure in part))} - {None}
    return len(groups) < 2 and bounds(listed[0])[0] == sum(bounds(part[0])[0] for part in parts)


def nested(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the words of one are all among those of the other."""
    return one <= two or two <= one


def people_of(figure: Figure) -> str:
    """The words for the people counted."""
    return figure.passages.get("victims", figure.passage).quote


def is_further(figure: Figure) -> bool:
    """Whether the words say that these people come on top of those told before: his driver was also killed."""
    return _OTHERS.search(people_of(figure)) is not None or is_besides(figure)


def is_besides(figure: Figure) -> bool:
    """Whether they do so whoever told of those before: the minister said that four soldiers also died.

    Or where they died: eight in the first blast and five in the second; in the same strike four shepherds.
    """
    return is_more(figure) or _ALSO.search(figure.passage.quote) is not None


def is_of_same_deed(figure: Figure) -> bool:
    """Whether others are counted beside those of whom another source told; others hurt may be beside the dead."""
    return is_besides(figure) or (figure.measure == "killed" and is_further(figure))


def is_more(figure: Figure) -> bool:
    """Whether it is so many more: ten more, five in the second blast; no toll that a ninth victim makes nine."""
    words = _words_for(figure)
    is_apart = _IN_THE_SECOND.match(words.suffix) is not None or _SAME_DEED.search(words.prefix) is not None
    return not is_latest(figure) and (is_apart or MORE.search(people_of(figure)) is not None)


_IN_THE_SECOND = re.compile(r"\s(?:in|by) the (?:second|third|other|latter)\b", re.IGNORECASE)
_SAME_DEED = re.compile(
    r"\bin the same (?:attack|strike|raid|blast|explosion|ambush|incident|shooting|shelling),?\s$"
    r"|[,;] (?:and )?the (?:second|third) $"
    r"|\bon (?:their|the [\w']+) side,?\s$|\bon the side of the [\w-]+,?\s$",
    re.IGNORECASE,
)
"""Words behind and before people that tell them apart from those told before."""


_OF_THE_HURT = re.compile(r"\bof the (?:\w+ )?(?:injured|wounded)\b", re.IGNORECASE)
_SOME_DIED = re.compile(
    r"\s+of (?:them|whom|these|those)\b[^.;]{0,24}?\b(?:died|dying|succumb(?:ed|ing)?|passed away)\b", re.IGNORECASE
)


def are_counted_already(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether who died later are in another figure that is told: 18 were killed, 15 at first, three of the wounded.

    Of so many hurt "three of whom died" are no toll either beside a larger one.
    """
    others = [bounds(other)[0] for other in told if other is not figure]
    number = figure.passages.get("low")
    if number is not None and _SOME_DIED.match(number.suffix):
        return max(others, default=0) > bounds(figure)[1]
    if _OF_THE_HURT.search(people_of(figure)) is None:
        return False
    return not {other + bounds(figure)[0] for other in others}.isdisjoint(others)


def are_two_sides(told: Sequence[Sequence[Figure]]) -> bool:
    """Whether one source tells only of attackers who died and another only of those whom they attacked.

    What somebody claims to have done, or said before, is no part of such a sum.
    """
    attackers = [all(figure.victim_group == ARMED for figure in figures) for figures in told]
    struck = [figure for figures, is_armed in zip(told, attackers, strict=True) if not is_armed for figure in figures]
    are_others = attackers.count(False) == 1 and all(figure.victim_group in ATTACKED for figure in struck)
    return are_others and any(attackers) and not any(map(gives_way, struck))


ATTACKED = frozenset({"civilian", "state_force"})
_LATER = re.compile(
    r"[^.;]{0,12}\b(?:later|hospital|clinic|dispensary|infirmary|(?:health|medical) (?:cent(?:er|re)|post)"
    r"|(?:of|to|from) (?:their|his|her) (?:wounds|injuries)|overnight)\b",
    re.IGNORECASE,
)


def is_at_once(figure: Figure) -> bool:
    """Whether a figure is of those who died on the spot."""
    return figure.rule.endswith(f".{AT_ONCE}")


def is_latest(figure: Figure) -> bool:
    """Whether a toll has come to a figure since, which counts all."""
    return figure.rule.endswith(f".{LATEST}")


def comes_on_top(figure: Figure, behind: Figure) -> bool:
    """Whether people are more than those told before: two more, two of the attackers, too, or who died later."""
    if _words_for(behind).start <= _words_for(figure).end or is_latest(behind):
        return False
    if is_more(behind) or (_are_attackers_too(behind) and figure.victim_group != ARMED):
        return True
    passage = behind.passage
    return is_at_once(figure) and (_LATER.match(passage.suffix) or _LATER.search(passage.quote)) is not None


def _are_attackers_too(figure: Figure) -> bool:
    """Whether figures are told of attackers, besides others: two of the raiders were also killed."""
    if figure.victim_group != ARMED or "vigilante" in people_of(figure).lower():
        return False
    return _ALSO.search(figure.passage.quote) is not None or _AS_WELL.match(figure.passage.suffix) is not None


def are_the_rest(one: Figure, two: Figure) -> bool:
    """Whether `others` are all but one of those counted before: shot the driver, killed the seven others.

    Others of whom a passive tells may have died elsewhere: three other rebels were killed.
    """
    whole, rest = bounds(one), bounds(two)
    is_one_less = whole[0] == whole[1] == rest[0] + 1 == rest[1] + 1 and rest[0] > 1
    is_told = ".active." in f"{two.rule}." or is_latest(one)  # a seventh has died of the blast that killed six others
    if not is_one_less or not is_told or _OTHERS.search(people_of(two)) is None:
        return False
    is_same_group = one.victim_group is not None and one.victim_group == two.victim_group
    are_alike = is_same_group or is_latest(one) or nested(victims_of(one), victims_of(two))
    is_on_top = next_to(one, two) or comes_on_top(one, two) or _LATER.match(two.passage.suffix) is not None
    return are_alike and not is_on_top


def add_up(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether two figures count different people."""
    if victims_of(one) == victims_of(two) and not (is_further(two) and bounds(one) != bounds(two)):
        return False
    if is_further(two) and is_further_than(one, two, following):
        return True
    in_one_list = _in_one_list(one, two, following)
    if not in_one_list and (_may_be_same(one, two) or _is_rounded(one, two)):
        return False
    if one.victim_group and two.victim_group and one.victim_group != two.victim_group:
        return True
    return in_one_list or _differ_by_name(one.victims or "", two.victims or "")


def is_further_than(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether `others` come on top of these people, and not only of their own list: Perez and two others."""
    at, listed = two, False
    while (before := following.get(id(at))) is not None and next_to(before, at):
        if before is one or victims_of(before) == victims_of(one):
            return True
        at, listed = before, True
    return not listed or is_further(at)


def is_one(figure: Figure) -> bool:
    """Whether a figure is one person told of without a number, who may be one of several."""
    return figure.rule.endswith((".person", ".singular", ".article", ".one_of", ".pronoun"))


ROUND, NEAR, OVER = 20, 1.1, 1.2
"""From how many on a rounded number is met by another one only where that counts the same, how near that is to about
so many, and how much more than over so many."""


def _is_rounded(one: Figure, two: Figure) -> bool:
    """Whether a headline's rounded number is the exact one behind it, whoever it says they were: over 130, and 134."""
    low, many = bounds(one)[0], bounds(two)[0]
    return one.qualifier == "at_least" and low >= ROUND and low <= many <= low * OVER


def is_rough_for(one: Figure, two: Figure) -> bool:
    """Whether a number is but roughly the one told behind it of the same people: nearly 200, and at least 192."""
    about, many = bounds(one)[0], bounds(two)[0]
    if one.qualifier != "about" or two.qualifier not in ("exact", "at_least") or about < ROUND or is_further(two):
        return False
    are_same = one.victims is None or victims_of(one) == victims_of(two)
    return are_same and many != about and about / NEAR <= many <= about * NEAR


_OWNED = re.compile(r"\b(?:his|her|their|its)\b", re.IGNORECASE)


def _may_be_same(one: Figure, two: Figure) -> bool:
    """Whether two sentences may tell of one person: the general was shot dead; the murder of Perez."""
    if not all(figure.rule.endswith((".person", ".singular")) for figure in (one, two)):
        return False
    if any(_OWNED.search(figure.passage.quote) for figure in (one, two)):
        return False
    named = [victims_of(figure) for figure in (one, two) if figure.rule.endswith(".person")]
    return len(named) < 2 or not named[0].isdisjoint(named[1])


def _in_one_list(one: Figure, two: Figure, following: dict[int, Figure]) -> bool:
    """Whether a list leads from one figure to the other without a full stop."""
    at: Figure | None = two
    while at is not None and at is not one:
        before = following.get(id(at))
        if before is None or not next_to(before, at):
            return False
        at = before
    return at is one


def next_to(left: Figure, right: Figure) -> bool:
    """Whether a list leads from one figure to the next."""
    gap = max(right.passage.start - left.passage.end, 0)
    between = left.passage.suffix[:gap]
    if gap > 1 and not _JOINED.search(between):
        return False
    is_retold = between.strip() == "," and left.rule.split(".")[1:3] != right.rule.split(".")[1:3]
    return gap <= COORDINATED and not is_retold and not _STOP.search(between)


_AND = re.compile(r"(?: from (?:[\w'-]+ ){0,2}[\w'-]+)?,? and ", re.IGNORECASE)


def is_joined(left: Figure, right: Figure) -> bool:
    """Whether nothing but `and`, and where the first are from, stands between the people of two figures.

    The bomber and four people; 30 soldiers from Niger and two from Nigeria.
    """
    one, two = (_words_for(figure) for figure in (left, right))
    whole = max(left.passage, right.passage, key=lambda passage: passage.end - passage.start)
    if not whole.start <= one.start < one.end <= two.start <= whole.end:
        return False
    return _AND.fullmatch(whole.quote, one.end - whole.start, two.start - whole.start) is not None


def _words_for(figure: Figure) -> Passage:
    """Where the people of a figure stand, or their number alone."""
    return figure.passages.get("victims") or figure.passages.get("low") or figure.passage


def _differ_by_name(one: str, two: str) -> bool:
    """Whether both are named actors, and not one the branch of the other."""
    if not (one[:1].isupper() and two[:1].isupper()) or one.isupper() or two.isupper():
        return False
    return not nested(frozenset(fold(one).split()), frozenset(fold(two).split()))


def victims_of(figure: Figure) -> frozenset[str]:
    """The words that say who was counted; none for anybody."""
    if figure.victims is None:
        return frozenset([figure.victim_group]) if figure.victim_group else frozenset()
    return frozenset(word for word in fold(figure.victims).split() if not word.isdigit()) - EMPTY_WORDS
