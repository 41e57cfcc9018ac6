"""Figures: how many people an event word counts, of whom, in what scope, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ..attribution.finding import attribution_for
from ..deeds.realis import Realis
from ..numbers.values import value_of
from ..people.captives import are_all_taken
from ..people.stated import (
    NTH,
    UNKNOWN,
    are_among_all,
    are_some_dead,
    as_nth,
    in_family,
    in_headline,
    is_nobody,
    is_part,
    leaves_some_out,
    stated_number,
)
from ..records import BESIDES, LATEST, Figure, passage
from ..words.rare import Rare
from .kinds import is_of_claimed, kind_of_figure
from .roles import is_body_of_one
from .sums import is_cumulative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..cells.filling import Backdrop
    from ..deeds.facts import Fact
    from ..people.phrases import People
    from ..people.stated import Stated
    from ..stories.grouping import Setting
    from ..words.document import Document
    from .roles import Roles


def figures_of(doc: Document, fact: Fact, setting: Setting, backdrop: Backdrop, roles: Roles) -> Iterator[Figure]:
    """Give one figure for each counted phrase of a fact; nothing where the words give no number."""
    measure = fact.trigger.cls.measure
    if measure is None or fact.realis is not Realis.ASSERTED:
        return
    are_casualties = fact.trigger.lemma in CASUALTIES
    is_of_both = are_casualties or _is_of_either(doc, fact)
    told = [*((people, False) for people in fact.patients), *((people, True) for people in fact.parts)]
    if measure == "killed" and (besides := _besides(doc, fact)) is not None:
        told = [(people, counts_some) for people, counts_some in told if not besides.covers(people)]
        if any(people.number is not None for people, _ in told):
            yield _of_attackers(doc, fact, besides, backdrop)
    is_open = len(fact.patients) > 1 and (leaves_some_out(fact.patients) or are_among_all(doc, fact.patients))
    for people, counts_some in told:
        stated = as_nth(doc, people, fact) or stated_number(people)
        stated = stated or in_headline(doc, people, fact) or in_family(people, fact.patients)
        if stated is None and measure == "killed" and are_all_taken(people):
            stated = roles.taken
        if _are_others_figures(doc, fact, people, roles):
            continue
        is_last = fact.trigger.form == "gerund"  # before killing himself
        if (len(told) > 1 or is_last) and (themselves := _themselves(doc, people, fact)):
            yield _of_attackers(doc, fact, _Besides(people.start, people.end, themselves), backdrop)
            continue
        if stated is None or (is_of_both and not is_nobody(people)) or (len(told) > 1 and stated == UNKNOWN):
            continue
        part = counts_some or is_open or is_part(doc, people, fact)
        scope = (
            "cumulative"
            if is_cumulative(doc, fact, people, setting, is_of_day=roles.is_of_day)
            else "part"
            if part
            else "incident"
        )
        figure = _figure(doc, fact, people, stated, measure, scope, backdrop)
        if measure == "killed" and people.start in roles.killers:  # the gunman was shot dead after killing three people
            figure = msgspec.structs.replace(figure, rule=f"{figure.rule.rpartition('.')[0]}.{BESIDES}")
        yield figure
        if figure.high == 0 and are_casualties and not people.actors:
            yield msgspec.structs.replace(figure, measure="killed")


def _are_others_figures(doc: Document, fact: Fact, people: People, roles: Roles) -> bool:
    """Whether it is other words that tell how many were killed or hurt of those told of here."""
    if is_nobody(people) and (_WORSE.search(doc.norm, people.end, fact.start) or _is_of_one_side(doc, fact, people)):
        return True  # no one was seriously hurt
    if roles.are_counted and is_body_of_one(fact):
        return True
    # a policeman wounded on Tuesday died; not so of seven wounded, one of whom died
    have_died = (people.start, people.number) in roles.dead or are_some_dead(doc, people)
    return fact.trigger.cls.measure == "injured" and have_died and not is_nobody(people)


def _is_of_one_side(doc: Document, fact: Fact, people: People) -> bool:
    """Whether only one side is said to have had no casualties: none among the soldiers, no Israeli casualties."""
    if fact.trigger.lemma not in CASUALTIES:
        return False
    start = people.number.end if people.number is not None and not doc.is_upper else fact.start
    is_before = _OF_A_SIDE.search(doc.text, start, fact.start) is not None
    return is_before or _ON_ONE_SIDE.match(doc.norm, fact.end) is not None


_OF_A_SIDE = re.compile(r" (?:[A-Z]|army|military|troop|police|civilian)")
_ON_ONE_SIDE = re.compile(
    r"(?: (?:was|were|reported|recorded|suffered))* (?:among|amongst|on|in|to|within) (?:(?:the|its|their|his|our) )?"
    r"(?:[\w-]+(?:'s?)? ){0,3}?"
    r"(?:soldiers|troops|forces|ranks|side|personnel|police|policemen|officers|fighters|members|army)\b"
)
"""What stands behind casualties that only those of one side did not have."""


def _themselves(doc: Document, people: People, fact: Fact) -> int:
    """How many those are who died with others whom they killed: killing himself and six worshippers; 0 for others."""
    if people.head != "themselves":
        return int(people.head in ITSELF)
    before = _BOMBERS.search(doc.norm, doc.sentences[fact.sentence].start, fact.start)
    value = value_of(before[1]) if before is not None else None
    return value.value if value is not None else 0


_BOMBERS = re.compile(r"\b(\w+) (?:[a-z-]+ ){0,3}(?:bombers|attackers|assailants|gunmen|militants) (?:\w+ ){0,3}$")
ITSELF = frozenset({"himself", "herself"})
_WORSE = re.compile(r"\b(?:seriously|badly|critically|severely|gravely|fatally)\b")
CASUALTIES = frozenset({"casualty", "casualties"})
"""Words for dead and injured together: how many of them are injured is not said, unless there are none."""
_HARM = r"(?:wounded|injured|hurt|maimed|captured|missing|killed|dead)\b"
_OR_ELSE = re.compile(
    rf",? or (?:\w+ly )?{_HARM}"
    rf"| and (?:\w+ly )?{_HARM}(?= (?:in|by|when|as|after|on|during|from|since|so|across|at)\b|[,.;:]|\s*$)"
)
"""What follows a harm that is told together with another one: 100 were killed or wounded, 9 dead and hurt in a raid."""
_OR = re.compile(
    r"\b(?:(?:killed|dead|wounded|injured|(?:kill|injur|wound|hurt)ing) (?:or|and)"
    r"|(?:captured|arrested) or) (?:\w+ly )?$"
)
"""What stands before a harm that is told together with another one; who was arrested and executed was both."""


def _is_of_either(doc: Document, fact: Fact) -> bool:
    """Whether a figure counts the dead and the hurt together: about 100 were killed or wounded."""
    before = doc.norm[max(0, fact.start - LEADING) : fact.start]
    has_own = fact.voice == "active" and any(people.start >= fact.end for people in fact.patients)
    is_apart = has_own and before.endswith("dead and ")  # shot a man dead and wounded five
    # but the killing and injury of militants
    is_joined = fact.voice != "noun" and not is_apart and _OR.search(before) is not None
    return is_joined or _OR_ELSE.match(doc.norm, fact.end) is not None


_BESIDES = Rare(
    r"\b(?:in addition to|besides|along with|as well as|apart from|aside from|not counting|not including|excluding"
    r"|other than|plus) (?:(?P<one>the|a|an|one)|(?P<many>both|the two|the three|\w+)) (?:suicide |car )*"
    r"(?:bomber|attacker|assailant|perpetrator|driver|gunm[ae]n)(?P<plural>s)?\b(?!,? who\b)",
    *("bomber", "attacker", "assailant", "perpetrator", "driver", "gunm"),
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
    follows = any(0 <= found.start() - people.end <= TRAILING for people in fact.patients)
    is_between = follows and 0 <= fact.start - found.end() <= LEADING  # five people, besides the bomber, were killed
    if not (leads or is_between or 0 <= found.start() - last <= TRAILING):
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
    cited = None if cited is not None and is_of_claimed(doc, cited, people) else cited
    kind = LATEST if rule == NTH else kind_of_figure(doc, fact, people, cited, backdrop.seen.actors)
    kind = kind or rule.removeprefix("number.")
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


UNTELLING = frozenset(
    {"the", "a", "an", "of", "these", "those", "his", "her", "their", "them", "whom", "is", "are", "was", "were"}
)
"""Words before those for people: five of whom were children."""


def victims_of(doc: Document, people: People) -> str | None:
    """Name the people counted: an actor's canonical name, else the report's own words without number and article."""
    for actor in people.actors:
        if actor.kind in ("named", "force"):
            return actor.name
    if not (people.actors or people.head):
        return None
    start = people.number.end if people.number is not None and people.number.end < people.end else people.start
    words = doc.text[start : people.end].split()
    while words and words[0].lower() in UNTELLING:
        words = words[1:]
    return " ".join(words) or None


def group_of(people: People) -> str | None:
    """The group of the people, where the words settle it."""
    groups = {actor.group for actor in people.actors if actor.group}
    return groups.pop() if len(groups) == 1 else None
