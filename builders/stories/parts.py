"""Parts of a sentence that tell of an incident each, with its own place or day: killed two in Kirkuk, one in Mosul."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..dates.mention import may_be_one
from ..places.same_place import places_agree
from ..words.deed_classes import EFFECTS
from ..words.document import Span, starting_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..dates.finding import DateMention
    from ..deeds.facts import Fact
    from ..places.finding import PlaceMention
    from ..words.document import Document

_CLAUSE = re.compile(r"; (?:and )?|,? (?:while|whereas) ")
_JOINED = re.compile(r",? (?:and|but),? ")
"""What may stand between them: the first ends a clause, the second also joins two words of one."""
_GOES_ON = re.compile(r"\b(?:when|after|as|where|that|who|which|before|said|says|told)\b")
"""Words behind such a border which say that it only goes on about the same."""
_PLACED = re.compile(r"(?:in|at|near|outside|around|on) ")


def parts_of(
    doc: Document,
    sentence: Span,
    facts: Sequence[Fact],
    days: Sequence[DateMention],
    scenes: Sequence[PlaceMention],
) -> list[int]:
    """Where the parts of a sentence begin; the first with the sentence.

    Each has an event word, and a place or a day which is another one than that of the part before.
    """
    found = [sentence.start]
    if len(facts) < 2 or max(len(scenes), len(days)) < 2:
        return found
    for clause in _pieces(doc, sentence, _CLAUSE):
        for piece in _pieces(doc, clause, _JOINED):
            is_joined = piece.start > clause.start
            if is_joined and any(place.start < piece.start < place.end for place in scenes):
                continue  # between Boni and Torodi
            part, before = Span(piece.start, (piece if is_joined else clause).end), Span(found[-1], piece.start)
            told, told_before = starting_in(facts, part), starting_in(facts, before)
            if _are_days_apart(starting_in(days, before), starting_in(days, part), told_before, told):
                found.append(piece.start)
                continue
            own, own_before = starting_in(scenes, part), starting_in(scenes, before)
            if not (own and told and own_before and told_before) or places_agree(own, own_before):
                continue
            if is_joined and _is_where(doc, own[0], part.end) and _is_where(doc, own_before[-1], piece.start):
                found.append(piece.start)  # attacks in Mahmudiya, where two died, and in Kut, where bombs killed six
                continue
            is_of_same = is_joined and _is_of_same(piece.start, told[0], told_before, own_before[-1])
            if not is_of_same and _begins_anew(doc, piece.start, told, own[0]):
                found.append(piece.start)
    return sorted({*found, *(fact.start for fact in facts if fact.is_listed)})


def _are_days_apart(
    before: Sequence[DateMention], days: Sequence[DateMention], told_before: Sequence[Fact], told: Sequence[Fact]
) -> bool:
    """Whether two parts tell of like deeds, on a day each: the murder on Monday of a judge and that on Friday of six.

    Who died of a deed, or what befell those told of before, may be of the day after.
    """
    if not (before and days and told_before and told) or any(map(_is_vague, (*before, *days))):
        return False
    if told[0].trigger.cls.measure and told[0].trigger.frame == "undergoes":
        return False
    is_like = any(fact.trigger.cls is told[0].trigger.cls for fact in told_before)
    told_of = (*told[0].agents, *told[0].patients)
    is_own = told[0].is_another or any(people.start > told_before[-1].end for people in told_of)
    return is_like and is_own and not any(may_be_one(day, other) for day in days for other in before)


def _is_vague(day: DateMention) -> bool:
    """Whether words for a time tell no day of a deed: of its telling, of a year."""
    return day.is_of_telling or day.precision not in ("day", "month")


def _pieces(doc: Document, span: Span, border: re.Pattern[str]) -> Iterator[Span]:
    """The pieces of a span between the borders in it."""
    starts = [span.start, *(found.end() for found in border.finditer(doc.norm, span.start, span.end))]
    yield from map(Span, starts, [*starts[1:], span.end])


def _is_of_same(start: int, told: Fact, before: Sequence[Fact], place: PlaceMention) -> bool:
    """Whether words behind `and` only add a verb or the wounded: was abducted and killed, killed and two wounded."""
    if told.trigger.cls.measure == "injured" and before[-1].trigger.cls.measure == "killed":
        return not _has_doer(told, start)
    if told.start - start >= SUBJECT or (told.voice == "noun" and not told.is_definite):
        return False  # and an attack in Mosul left six dead
    is_harm = told.trigger.cls.name in EFFECTS and before[-1].trigger.cls.name not in EFFECTS
    return is_harm or place.start < before[0].start  # ambushed a convoy near Kidal and killed six at Tabankort


def _has_doer(fact: Fact, start: int) -> bool:
    """Whether who or what did it is told between a border and a fact: and a bomb in Taiz wounded three."""
    told = (*(at for at, _ in fact.weapons or ()), *(people.start for people in fact.agents))
    return any(start <= at < fact.start for at in told)


SUBJECT = 6
"""Characters of the shortest words for who did it."""


def _is_where(doc: Document, place: PlaceMention, end: int) -> bool:
    """Whether what happened in a place is told behind its name, up to an end: in Kut, in the south, where six died."""
    return _WHERE.match(doc.norm, place.end, end) is not None


_WHERE = re.compile(r"(?:, [^,;]{1,40})?(?: (?:province|district|town|city|area|neighbou?rhood))?,? where ")
"""What stands behind the place of such a clause."""


def _begins_anew(doc: Document, start: int, facts: Sequence[Fact], place: PlaceMention) -> bool:
    """Whether words behind a border are a clause with the deed and its place, and not two places of one deed."""
    told = facts[0]
    is_noun = told.voice == "noun" and told.start == start
    if is_noun and len(facts) > 1 and facts[1].voice != "noun" and facts[1].start < place.start:
        is_noun = False  # drone strike killed 30 in Finote Selam
    if is_noun or _GOES_ON.search(doc.norm, start, told.start):
        return False
    is_behind = place.start > told.start or _PLACED.match(doc.norm, start) is not None
    return is_behind or (place.start > start and "," not in doc.norm[place.end : told.start])


def part_at(parts: Sequence[int], position: int) -> int:
    """The number of the part in which a position lies."""
    return max(0, bisect_right(parts, position) - 1)
