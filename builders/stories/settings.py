"""When and where each fact is told to have happened: the day and the places of its own sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from ..dates.mention import WEEK
from ..dates.telling import is_no_deeds, is_of_biography
from ..deeds.realis import Realis
from ..deeds.remembrance import before_old
from ..deeds.retold import is_retold
from ..figures.kinds import is_recount
from ..figures.sums import is_record, opens_sum
from ..scenes.finding import scenes_of
from ..scenes.openings import frame_of, is_item, lies_elsewhere, opens_another
from ..scenes.ranked import is_of_the_last
from ..scenes.told import told_of
from ..words.deed_classes import EFFECTS, TENDED
from ..words.document import Span, starting_in
from ..words.headlines import body_of
from ..words.rare import Rare
from .asides import asides_of, without
from .countercharges import is_countercharge
from .day_apart import COUNTED, day_apart, opens_with
from .day_headings import heads_entry
from .forms import Fields
from .goes_on import is_led_from
from .grouping import Setting
from .hospitals import day_of_death, is_late_death, is_received, not_of_care
from .nearest import nearest
from .own_claims import is_own_claim
from .parts import part_at, parts_of
from .took_place import took_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document

HAPPENED = (Realis.ASSERTED, Realis.ATTEMPTED)
Mention = TypeVar("Mention", "DateMention", "PlaceMention")


def settings_of(
    doc: Document,
    facts: Iterable[Fact],
    days: Sequence[DateMention],
    places: Sequence[PlaceMention],
    things: dict[int, frozenset[int]],
) -> Iterator[tuple[Fact, Setting]]:
    """Pair each fact that happened, or was attempted, with its setting, in reading order; no others make a story.

    `days`: the report's `anchored` ones; `things`: what sentences take up of earlier ones.
    """
    scenes = scenes_of(doc, places)
    body = body_of(doc)
    starts = [paragraph.start for paragraph in doc.paragraphs if paragraph.start >= body]
    fields = Fields(doc, days, places)
    frame: Sequence[PlaceMention] = ()
    last, before = -1, frame
    for number, told in groupby(_of_text(doc, facts, days, scenes, body), key=attrgetter("sentence")):
        span = doc.sentences[number]
        facts_here, days_here, scenes_here, asides = _news_of(doc, span, [*told], days, scenes)
        places_here = within(places, span)
        if not (days_here or scenes_here) and any(fact.voice != "noun" for fact in facts_here):
            days_here, scenes_here = _led_to(doc, number, last, days, scenes)
        first_field, days_above, places_above = fields.above(number)
        days_here, scenes_here = days_here or days_above, scenes_here or places_above
        is_form, is_led = last < first_field < number, is_led_from(doc, last, number)
        last, framed, frame = number, frame, frame_of(doc, span, scenes_here)
        opens = is_form or opens_another(doc, span) or is_item(span, places_here)
        opens = opens or heads_entry(doc, days_here, span) or lies_elsewhere(frame, framed, before)
        before = scenes_here if span.start >= body and scenes_here else before
        paragraph = bisect_right(starts, span.start)
        late = _late_deaths(doc, span, facts_here, days_here)
        apart_days = {day.start for day in _of_late_deaths(days_here, late, facts_here)}
        days_here = [day for day in days_here if day.start not in apart_days]
        scenes_here = not_of_care(doc, scenes_here, facts_here, is_late=bool(late))
        led, takes_up, sums = None, things.get(number, frozenset()), opens_sum(doc, span)
        for fact, part, near in _in_parts(doc, span, facts_here, days_here, scenes_here, places_here, asides):
            days_near, *around = near
            is_later = fact.start in late or _is_placeless(doc, fact, span)
            if not is_later:
                led = _day_led_to(doc, days, nearest(doc, days_near, fact), fact, led)
            day = late.get(fact.start) if is_later else led
            if fact.realis not in HAPPENED:
                continue
            scene = () if is_later else told_of(doc, fact, *around)
            told_when, seen = fact.is_definite and took_place(doc, fact, span), _is_seen(doc, fact, span)
            is_sum, is_headline = sums or is_record(doc, fact, span, body), span.start < body
            ways = is_recount(doc, fact), _is_also(doc, fact, span), is_own_claim(doc, fact), is_led
            flags = (told_when, is_sum, is_headline, takes_up, seen, part, *ways)
            yield fact, Setting(day, scene, opens, paragraph, *flags)


def _is_placeless(doc: Document, fact: Fact, span: Span) -> bool:
    """Whether the words tell no day and no place of a deed: care and burials, whom a hospital took in, rival tolls."""
    return fact.trigger.cls.name in TENDED or is_retold(fact) or is_received(doc, fact, span)


def _news_of(
    doc: Document, span: Span, facts: list[Fact], days: Sequence[DateMention], scenes: Sequence[PlaceMention]
) -> tuple[list[Fact], list[DateMention], list[PlaceMention], list[Span]]:
    """The facts, days and scenes of a sentence, without those it only recalls; and where its other asides stand."""
    days = [day for day in within(days, span) if not (is_no_deeds(doc, day, facts) or is_of_the_last(doc, day.start))]
    scenes = within(scenes, before_old(doc, span))
    asides = asides_of(doc, span, facts, days)
    for aside in asides:
        if aside.is_recalled:
            facts, days = without(facts, aside.span), without(days, aside.span)
            scenes = without(scenes, aside.span) or scenes
    return facts, days, scenes, [aside.span for aside in asides if not aside.is_recalled]


def _day_led_to(
    doc: Document, days: Sequence[DateMention], day: DateMention | None, fact: Fact, last: DateMention | None
) -> DateMention | None:
    """The day of a fact, `day` unless words before it count from that: on Friday, a day after gunmen stormed a hotel.

    `last`: the day of the fact before it in the sentence, whose outcome a participle tells: killing 20.
    """
    if fact.is_apart and day is not None and doc.norm.find(", ", fact.end, day.start) < 0:
        return day
    if last is not None and last.rule == COUNTED and fact.word.endswith("ing"):
        return last
    counted = day_apart(doc, days, fact)
    if counted is None or (day is not None and day.start > counted.start and not opens_with(doc, counted, fact)):
        return day
    return counted


_WITNESS = Rare(
    r"\b(?:witness|eyewitness|resident|survivor|villager|passenger|relative|neighbou?r)(?:es|s)?\b[^.;]{0,60}? "
    r"(?:said|says|told|reported|recounted|related|explained|added|recalled)\b",
    *("witness", "resident", "survivor", "villager", "passenger", "relative", "neighbo"),
)
"""Words of somebody who was there, before what he tells."""


def _is_seen(doc: Document, fact: Fact, sentence: Span) -> bool:
    return _WITNESS.search(doc.norm, sentence.start, fact.start) is not None


Near = tuple["Sequence[DateMention]", "Sequence[PlaceMention]", "Sequence[PlaceMention]"]


def _in_parts(
    doc: Document,
    span: Span,
    facts: Sequence[Fact],
    days: Sequence[DateMention],
    scenes: Sequence[PlaceMention],
    places: Sequence[PlaceMention],
    asides: Sequence[Span],
) -> Iterator[tuple[Fact, int, Near]]:
    """Each fact of a sentence with the number of its part, and the days, the scenes and the places of that."""
    for number, aside in enumerate(asides):
        for fact in starting_in(facts, aside):
            yield fact.within(aside), 1 + number, (within(days, aside), within(scenes, aside), within(places, aside))
        facts = [fact._replace(is_apart=False) for fact in without(facts, aside)]
        days = without(days, aside)
        scenes, places = without(scenes, aside) or scenes, without(places, aside) or places
    apart = min((fact.start for fact in facts if fact.is_apart), default=None)
    starts = parts_of(doc, span, facts, days, scenes) if apart is None else [span.start, _from_while(doc, span, apart)]
    for fact in facts:
        if len(starts) == 1:
            yield fact, 0, (days, scenes, places)
            continue
        at = part_at(starts, fact.start) if apart is None else int(fact.is_apart)
        part = Span(starts[at], [*starts, span.end][at + 1])
        days_near, around = within(days, part), (within(scenes, part), within(places, part))
        if apart is None:
            yield fact.within(part), at, (days_near or days, *around)
        else:
            yield fact.within(part) if starts[1] < apart else fact, 0, (days_near, *around)


def _from_while(doc: Document, span: Span, apart: int) -> int:
    """Where the part of a sentence begins that tells of a deed apart: at the `while` that leads to it, if one does."""
    at = doc.norm.find(", while ", max(span.start, apart - WHILE_REACH), apart)
    return apart if at < 0 else at


WHILE_REACH = 40
"""Characters between a `while` and the word for the deed: , while a roadside bomb killed."""
_ALSO = re.compile(r"\b(?:also|later) (?:\w+ )?$")
_TOO = re.compile(r" too\b")


def _is_also(doc: Document, fact: Fact, span: Span) -> bool:
    """Whether the words say that it was done as well: the gunmen also attacked, Gubio was raided too, later they."""
    before = _ALSO.search(doc.norm, max(0, fact.start - len("also been ")), fact.start)
    return bool(before or _TOO.match(doc.norm, fact.end)) or doc.norm.startswith("later ", span.start)


def _late_deaths(
    doc: Document, span: Span, facts: Iterable[Fact], days: Sequence[DateMention]
) -> dict[int, DateMention | None]:
    """Where the deaths are told of those who were hurt before, with the day of each."""
    if any(map(_is_wide, days)):
        return {}
    return {fact.start: day_of_death(days, fact) for fact in facts if is_late_death(doc, fact, span)}


def _of_late_deaths(
    days: Sequence[DateMention], late: dict[int, DateMention | None], facts: Sequence[Fact]
) -> list[DateMention]:
    """The days on which the hurt died later: all, where a sentence tells no more than their deaths and the toll."""
    own = [day for day in late.values() if day is not None]
    is_of_several = any(day.first != other.first for day in own for other in days)
    if late and not is_of_several and all(fact.trigger.cls.name in EFFECTS for fact in facts):
        return [*days]
    return own


def _is_wide(day: DateMention) -> bool:
    return day.first is None or day.last is None or (day.last - day.first).days > WEEK


def _led_to(
    doc: Document, number: int, last: int, days: Sequence[DateMention], scenes: Sequence[PlaceMention]
) -> tuple[list[DateMention], list[PlaceMention]]:
    """The day and the places of the sentence before, where it tells of no deed but leads to one: men came on Friday to.

    `last`: the last sentence before that tells of one.
    """
    if number - 1 <= last or number == 0:
        return [], []
    before, own = doc.sentences[number - 1], doc.sentences[number]
    told = [day for day in within(days, before) if not day.is_of_telling], within(scenes, before)
    is_one = bool(told[0]) and bool(told[1]) and "\n" not in doc.text[before.end : own.start]
    return told if is_one else ([], [])


def _of_text(
    doc: Document, facts: Iterable[Fact], days: Sequence[DateMention], scenes: Sequence[PlaceMention], body: int
) -> Iterator[Fact]:
    """The facts without those of a headline that lists what is told below: Three dead in Lamu; bus hit in Wajir.

    A headline tells no day; a note that is broken into lines may. What befell somebody long before is left out as well.
    """
    above: list[Fact] = []
    has_doers = False
    for fact in facts:
        if is_of_biography(doc, fact, days) or (has_doers and is_countercharge(doc, fact)):
            continue
        has_doers = has_doers or any(actor.group for people in fact.agents for actor in people.actors)
        if fact.start < body:
            above.append(fact)
            continue
        if above and (within(days, Span(0, body)) or not _is_list(doc, above, within(scenes, Span(0, body)), body)):
            yield from above
        above = []
        yield fact
    yield from above


def _is_list(doc: Document, facts: Sequence[Fact], scenes: Sequence[PlaceMention], body: int) -> bool:
    """Whether facts of a headline stand in parts of their own: divided by a semicolon, or each with a place."""
    if doc.norm.find(";", 0, body) >= 0:
        return True
    told, placed = ({doc.norm.count(",", 0, each.start) for each in mentions} for mentions in (facts, scenes))
    return len(told & placed) > 1


def within(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions that lie in a span as a whole."""
    return [mention for mention in starting_in(mentions, span) if mention.end <= span.end]
