"""Figures: how many people an event word counts, of whom, in what scope, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .attribution import attribution_for
from .number_values import value_of
from .people import ONE_TOLD_OF
from .realis import Realis
from .records import BESIDES, OWN, Figure, passage
from .sums import is_cumulative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .attribution import Attribution
    from .cells import Backdrop
    from .document import Document
    from .facts import Fact
    from .people import People
    from .stories import Setting


def figures_of(doc: Document, fact: Fact, setting: Setting, backdrop: Backdrop) -> Iterator[Figure]:
    """Give one figure for each counted phrase of a fact; nothing where the words give no number."""
    measure = fact.trigger.cls.measure
    if measure is None or fact.realis is not Realis.ASSERTED:
        return
    are_casualties = fact.trigger.lemma in CASUALTIES
    told = [*((people, False) for people in fact.patients), *((people, True) for people in fact.parts)]
    if measure == "killed" and (besides := _besides(doc, fact)) is not None:
        told = [(people, counts_some) for people, counts_some in told if not besides.covers(people)]
        if any(people.number is not None for people, _ in told):
            yield _of_attackers(doc, fact, besides, backdrop)
    is_open = len(fact.patients) > 1 and _leaves_some_out(fact.patients)
    for people, counts_some in told:
        stated = stated_number(people) or _in_headline(doc, people)
        if is_nobody(people) and _WORSE.search(doc.norm, people.end, fact.start):
            continue  # no one was seriously hurt
        if stated is None or (are_casualties and not is_nobody(people)):
            continue
        if people.head in ITSELF and len(told) > 1:
            yield _of_attackers(doc, fact, _Besides(people.start, people.end, 1), backdrop)
            continue
        part = counts_some or is_open or is_part(doc, people, fact)
        scope = "cumulative" if is_cumulative(doc, fact, people, setting) else "part" if part else "incident"
        figure = _figure(doc, fact, people, stated, measure, scope, backdrop)
        yield figure
        if figure.high == 0 and are_casualties and not people.actors:
            yield msgspec.structs.replace(figure, measure="killed")


def _leaves_some_out(listed: Sequence[People]) -> bool:
    """Whether a list tells of several people without their number: the priests and their cook, a nun and civilians.

    A plural right behind a number shares it: 77 fighters and civilians.
    """
    is_shared = False
    for people in listed:
        stated = stated_number(people)
        is_several = stated[2] == "vague" if stated is not None else not is_shared and is_plural(people.head)
        if people.actors and is_several:
            return True
        is_shared = stated is not None and stated[0] != 1
    return False


_WORSE = re.compile(r"\b(?:seriously|badly|critically|severely|gravely|fatally)\b")
CASUALTIES = frozenset({"casualty", "casualties"})
"""Words for dead and injured together: how many of them are injured is not said, unless there are none."""


def is_nobody(people: People) -> bool:
    """Whether the words say that nobody of them was: no soldier was hurt."""
    return people.number is not None and people.number.high == 0


_BESIDES = re.compile(
    r"\b(?:in addition to|besides|along with|as well as|apart from|aside from|not counting|not including|excluding"
    r"|other than) (?:(?P<one>the|a|an|one)|(?P<many>both|the two|the three|\w+)) (?:suicide |car )*"
    r"(?:bomber|attacker|assailant|perpetrator|driver|gunm[ae]n)(?P<plural>s)?\b(?!,? who\b)"
)
"""Those who attacked, told beside a figure of the dead that leaves them out."""
LEADING, TRAILING = 30, 3
"""Characters between such words and the people killed, behind and before them: nothing else stands there."""


class _Besides(NamedTuple):
    """Attackers told beside the dead: `start` to `end` with the words that lead to them, and their number."""

    start: int
    end: int
    number: int

    def covers(self, people: People) -> bool:
        """Whether people who were read as killed are these."""
        return self.start <= people.start < self.end


def _besides(doc: Document, fact: Fact) -> _Besides | None:
    sentence = doc.sentences[fact.sentence]
    found = _BESIDES.search(doc.norm, sentence.start, sentence.end)
    if found is None:
        return None
    last = max([fact.end, *(people.end for people in fact.patients if people.end <= found.start())])
    leads = any(0 <= people.start - found.end() <= LEADING for people in fact.patients)
    if not (leads or 0 <= found.start() - last <= TRAILING):
        return None
    many = (found["many"] or "").removeprefix("the ")
    value = value_of(many) if many and many != "both" else None
    number = 2 if many == "both" else value.value if value is not None else 1 if found["one"] else 0
    is_plural = found["plural"] is not None or found[0].endswith("gunmen")
    return _Besides(found.start(), found.end(), number) if number and is_plural == (number > 1) else None


def _of_attackers(doc: Document, fact: Fact, besides: _Besides, backdrop: Backdrop) -> Figure:
    """The figure of the attackers who died: the people killed are those of all sides."""
    cited = attribution_for(backdrop.attributions, besides.start, besides.end)
    return Figure(
        measure="killed",
        low=besides.number,
        high=besides.number,
        qualifier="exact",
        scope="incident",
        passage=passage(doc.report, besides.start, besides.end),
        rule=f"count.{fact.trigger.cls.name}.{BESIDES}",
        victim_group="armed_group",
        cited_source=cited.source if cited else None,
        source_is_named=cited.is_named if cited else False,
    )


_OF_THE_DEAD = re.compile(r"\s+of (?:the|those) (?:dead|victims|killed|wounded|injured|casualties|fatalities)\b")
_AMONG_THE_DEAD = re.compile(
    r"\s+(?:was|were|are|is) (?:also )?among (?:the|those) (?:\w+ )?(?:dead|victims|killed|wounded|injured)\b"
)


_OF_THOSE = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|some|\d+) of (?:the|those) ")
_RELATIVE = re.compile(r",? (?:who (?:was|were|had been|have been) )?")


def is_part(doc: Document, people: People, fact: Fact) -> bool:
    """Whether a number counts some of those counted before: three of the dead, one of the students killed."""
    if _AMONG_THE_DEAD.match(doc.norm, people.end):
        return True
    if people.number is not None and _OF_THE_DEAD.match(doc.norm, people.number.end):
        return True
    is_described = fact.voice == "passive" and _RELATIVE.fullmatch(doc.norm, people.end, fact.start) is not None
    return is_described and _OF_THOSE.match(doc.norm, people.start) is not None


Stated = tuple[int | None, int | None, str, str]
"""Low, high, qualifier and rule."""


def stated_number(people: People) -> Stated | None:
    """What a phrase states: its number, or one person named or told of in the singular."""
    number = people.number
    if number is not None and not number.article:
        return number.low, number.high, number.qualifier, number.rule
    if number is not None and people.head.endswith("couple"):
        return 2, 2, "exact", "number.words"
    if people.head in ONE_TOLD_OF:
        return 1, 1, "exact", "number.pronoun"
    if not people.actors:
        return (1, 1, "exact", "number.article") if number is not None else None
    if number is not None and number.end - number.start >= len("one of"):
        return 1, 1, "exact", "number.one_of"
    if is_one_by_name(people):
        return 1, 1, "exact", "number.person"
    if is_one_person(people):
        return 1, 1, "exact", "number.article" if number is not None else "number.singular"
    return None


ITSELF = frozenset({"himself", "herself"})
"""Who killed with others: killing himself and six worshippers."""
_HEADLINE = re.compile(r"(?:^|[:;.-]) ?$")


def _in_headline(doc: Document, people: People) -> Stated | None:
    """One person told without an article, as in headlines: Policeman shot dead."""
    is_bare = not people.determiner and people.number is None and len(people.actors) == 1
    if not is_bare or doc.is_upper or people.actors[0].kind != "generic" or not _is_single(people.head):
        return None
    if not doc.text[people.start].isupper() or not _HEADLINE.search(doc.norm[max(0, people.start - 2) : people.start]):
        return None
    return 1, 1, "exact", "number.singular"


COLLECTIVE = frozenset(
    re.findall(
        r"\w+",
        "people police military army navy personnel crew family population staff public clergy gang band group mob "
        "crowd team unit patrol force squad government militia infantry column front community youth majority party "
        "convoy commando press congregation opposition leadership command cartel mafia security elite court "
        "congress",
    )
)
"""Nouns in the singular for more than one person."""
GUARDS = ("national guard", "civil guard", "presidential guard", "republican guard", "palace guard", "coast guard")
"""Bodies whose last word is a person elsewhere."""
_ONE = frozenset({"a", "an", "another", "the", "his", "her", "their", "its", "this", "one", "that", ""})


def is_one_by_name(people: People) -> bool:
    """Whether a phrase names one person, alone or behind an office: Judge Sofia de Roldan."""
    return any(actor.kind == "person" for actor in people.actors[:3])


def is_plural(head: str) -> bool:
    """Whether a head noun is in the plural."""
    word = head.split()[-1] if head else ""
    return word.endswith(("men", "women", "children")) or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def is_one_person(people: People) -> bool:
    """Whether a phrase for people means one of them: a soldier, the mayor, his wife."""
    if not _is_single(people.head) or people.determiner not in _ONE:
        return False
    is_named = all(actor.kind == "named" for actor in people.actors)
    return not is_named and (people.determiner != "" or people.number is not None)


def _is_single(head: str) -> bool:
    """Whether a head noun is a singular that means one of them."""
    word = head.split()[-1] if head else ""
    return bool(word) and not (is_plural(word) or word in COLLECTIVE or head.endswith(GUARDS))


def _is_own(fact: Fact, cited: Attribution | None) -> bool:
    """Whether who is cited tells how many it killed itself: the group said it had killed nine soldiers."""
    return cited is not None and any(people.start <= cited.source_start < people.end for people in fact.agents)


def _figure(
    doc: Document,
    fact: Fact,
    people: People,
    stated: Stated,
    measure: str,
    scope: str,
    backdrop: Backdrop,
) -> Figure:
    low, high, qualifier, rule = stated
    cited = attribution_for(backdrop.attributions, people.start, people.end)
    kind = OWN if _is_own(fact, cited) else rule.removeprefix("number.")
    report = doc.report
    quote = passage(report, min(people.start, fact.start), max(people.end, fact.end))
    passages = {"measure": passage(report, fact.start, fact.end)}
    if people.number is not None:
        passages["low"] = passages["high"] = passages["qualifier"] = passage(
            report, people.number.start, people.number.end
        )
    victims = victims_of(doc, people)
    if victims is not None:
        passages["victims"] = passage(report, people.start, people.end)
    if cited is not None:
        passages["cited_source"] = passage(report, cited.source_start, cited.source_end)
        if cited.verb:
            passages["reporting_verb"] = passage(report, cited.verb_start, cited.verb_end)
    return Figure(
        measure=measure,
        low=low,
        high=high,
        qualifier=qualifier,
        scope=scope,
        passage=quote,
        rule=f"count.{fact.trigger.cls.name}.{fact.voice}.{kind}",
        victims=victims,
        victim_group=group_of(people),
        cited_source=cited.source if cited else None,
        source_is_named=cited.is_named if cited else False,
        reporting_verb=cited.verb or None if cited else None,
        passages=passages,
    )


def victims_of(doc: Document, people: People) -> str | None:
    """Name the people counted: an actor's canonical name, else the report's own words without number and article."""
    for actor in people.actors:
        if actor.kind in ("named", "force"):
            return actor.name
    if not people.actors:
        return None
    start = people.number.end if people.number is not None and people.number.end < people.end else people.start
    words = doc.text[start : people.end].split()
    while words and words[0].lower() in {"the", "a", "an", "of", "these", "those", "his", "her", "their"}:
        words = words[1:]
    return " ".join(words) or None


def group_of(people: People) -> str | None:
    """The group of the people, where the words settle it."""
    groups = {actor.group for actor in people.actors if actor.group}
    return groups.pop() if len(groups) == 1 else None
