"""Subjects: the people that a verb is told of, over asides, relative clauses and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..numbers.ages import ages_before
from .acting_bodies import country_acting, is_body, is_owned, joined_nation, owners_of
from .appositions import before_owner, names_of_both
from .asides import LONGEST_ASIDE, before_bracket, before_parts, is_description, is_later, with_arms_at
from .lists import coordinated, is_second_side, people_list
from .phrases import ONE_PERSON, PART_WORDS, People, is_of_people, phrase_start
from .pronouns import taken_from_before, tells_of_armed
from .relatives import (
    antecedent,
    before_age,
    is_known_as,
    is_postmodifier,
    relative_at,
    relative_before,
    reproached,
    some_of_them,
    taken_for,
    unknown_verb,
    whom_before,
)
from .shared_subjects import before_auxiliaries, is_harm, is_undergone, sharing, using, verb_before
from .things import is_doing, thing_start
from .unknown_words import counts_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk, Row

PARTICLES = frozenset({"up", "out", "down", "off", "back"})
THINGS = "wTMEL"
"""Tags of nouns that are no people: where one heads the phrase before a verb, nobody is its subject."""


def subject_before(row: Row, index: int) -> list[People]:
    """Find the people that are the subject of the verb at `index`, in reading order; empty when there are none.

    Walks left over auxiliaries, adverbs, prepositional phrases, appositions and relative clauses to the nearest phrase
    that no preposition governs; a verb joined by `and` shares the subject of the verb before it.
    """
    return row.answer(_own_subject, row.origin(sharing, index))


def _own_subject(row: Row, index: int) -> list[People]:
    """The subject of a verb that shares no other's."""
    at = before_auxiliaries(row, index)
    if row[index - 1].tag == "t" and (verb := using(row, at)) is not None:
        return subject_before(row, verb)
    if (relative := relative_at(row, at)) is not None:
        return antecedent(row, relative, index)
    if at > 1 and row[at].word == "whom" and row[at - 1].tag == "o":
        return some_of_them(row, at, index)
    taken_up = at >= 0 and row[at].word in PRONOUNS
    is_told_of = index + 1 < len(row) and row[index + 1].word in ("them", "him", "her")
    leads = LEADING | LEADING_BACK if is_told_of else LEADING
    is_led = taken_up and at and (row[at - 1].word in leads or whom_before(row, index) == at)
    if is_led and (verb := verb_before(row, at)) is not None:
        told = subject_before(row, verb)
        # an attacker stabbed a soldier before he was shot dead; but gunmen tortured a priest before he was
        if not (row[at].word in ONE_PERSON and told and told[0].head.endswith(PLURAL)):
            return told
    found = _walk(row, at - taken_up, index, taken_up=taken_up)
    if found and is_owned(row, found[0]) and not (found[0].is_civilian or _suffers(row, at, index)):
        at = found[0].first
        if owner := body_before(row, at) or taken_from_before(row, at, index):
            as_owner = found[0]._replace(start=owner[0].start, actors=owner[0].actors)
            return [as_owner] if found[0].number is not None and owner[0].start < found[0].start else owner
    while found and found[0].first and row[at].word in ONE_PERSON and _are_many(found[0]):
        found = _walk(row, _left_of(row, found[0].first), index, taken_up=True)
    if taken_up and row[at].word == "they" and found and row[index].tag == "V":
        return _armed_before(row, found, index) or found
    return found or (taken_from_before(row, at, index) if taken_up else [])


LEADING = frozenset({"before", "until", "whom"})
"""Words before a pronoun that takes up the subject of the verb before: a teacher whom they later shot dead."""
LEADING_BACK = frozenset({"when", "as"})
"""Words before such a pronoun where the verb acts on those of the clause before: killed 19 when they ambushed them."""
PLURAL = ("s", "men", "women", "people")
"""Ends of heads of phrases for several people."""


def _suffers(row: Sequence[Chunk], at: int, index: int) -> bool:
    """Whether the subject of a verb is acted on: two of its soldiers were killed, three of its members died."""
    if is_undergone(row[index]):
        return True
    return not row[index].word.endswith("ing") and any(chunk.tag == "x" for chunk in row[at + 1 : index])


def _armed_before(row: Row, found: list[People], index: int) -> list[People]:
    """The armed people whom `they` means over others: gunmen came, and when farmers resisted, they opened fire."""
    told = found
    for _ in range(MOST_BETWEEN):
        if not told or told[0].is_armed or not told[0].first:
            break
        told = _walk(row, _left_of(row, told[0].first), index, taken_up=True)
    return told if told and told[0].is_armed else []


MOST_BETWEEN = 3
"""Phrases for people that may stand between `they` and the armed ones it means."""


def acting_before(row: Row, index: int) -> list[People]:
    """Find who does what the active verb at `index` says: its subject, but of a passive before it whoever is the actor.

    A convoy was bombed by rebels, wounding four: it was the rebels who wounded them.
    """
    if row[index - 1].word == "for":
        return reproached(row, index - 1) or subject_before(row, index)
    earlier = sharing(row, index) if row[index].word.split()[0].endswith("ing") else None
    is_passive = earlier and row[earlier - 1].tag == "x" and not row[earlier].word.endswith("ing")
    if earlier and is_passive and row[index - 1].tag != "q":  # was shot dead after killing three
        by = next((at for at in range(earlier + 1, index) if row[at].tag == "b"), None)
        return people_list(row, by + 1) if by is not None else []
    return subject_before(row, index)


def body_before(row: Row, index: int) -> list[People]:
    """The group or force whose men these are, as the subject of the verb before: the group said its men attacked."""
    verb = index - 1
    while verb > 0 and (row[verb].tag in "qaD" or row[verb].word in ("on", "in", "that", ",")):
        verb -= 1
    told = [] if verb < 1 or row[verb].tag != "v" else _walk(row, before_auxiliaries(row, verb), verb, taken_up=False)
    return [people for people in told if people.is_armed or any(actor.kind == "force" for actor in people.actors)]


def _are_many(people: People) -> bool:
    return people.number is not None and not people.number.article and people.number.low != 1


def _walk(row: Row, at: int, index: int, *, taken_up: bool) -> list[People]:
    """Walk left from `at` to the subject; `taken_up`: a pronoun stands for it, and verbs on the way do not end it."""
    while at >= 0 and row[at].tag not in (':"' if taken_up else ';:"') and not is_later(row, at):
        tag = row[at].tag
        if aside := _aside(row, at):
            at -= aside
            continue
        if tag in "ON" or tag in THINGS:
            start = phrase_start(row, at) if is_of_people(row[at]) else thing_start(row, at)
            if (beyond := _beyond(row, start)) is not None:
                at = beyond
                continue
            found = _subject_at(row, at, start, index)
            if found or tag in "ON" or not taken_up:
                return found
        elif tag == ",":
            if (named := names_of_both(row, at)) is not None:
                return people_list(row, named, at)
            before = _before_aside(row, at)
            at = at - 1 if taken_up and tells_of_armed(row, before, at) else before
            continue
        elif tag in ")]-":
            opened = before_bracket(row, at)
            at = opened if opened < at else at - 1
            continue
        elif tag == "V" and at > 1 and (row[at - 1].tag in "dp" or row[at - 1].word in ("a", "an")):
            at -= 1  # shot in an ambush, hurt during clashes
        elif tag in "vV" and not taken_up and not is_postmodifier(row, at):
            at = _before_clause(row, at)
            if not at:
                return []
        at -= 1
    return []


def _before_clause(row: Sequence[Chunk], verb: int) -> int:
    """Index of what begins the clause that a verb between people and theirs belongs to; 0 where it is their own.

    Six priests and two women who worked with them were murdered; raiders believed to have come from there attacked.
    """
    is_trying = verb > 2 and row[verb - 1].tag == "t" and is_postmodifier(row, verb - 2)  # people trying to flee
    if is_trying or (verb > 2 and row[verb - 1].tag in "hx" and row[verb - 2].tag == "t"):
        return verb - 2
    return relative_before(row, verb) or 0


def _aside(row: Sequence[Chunk], at: int) -> int:
    """How many chunks at `at` only say more of what stands before them."""
    tag = row[at].tag
    if row[at].word == "one" and at > 1 and row[at - 1].tag == "," and row[at + 1].word == "from":
        return 1  # two tourists, one from Denmark, the other from Norway, were killed
    if tag == "L" and at > 2 and row[at - 1].tag in ",c":
        before = "".join(chunk.tag for chunk in row[at - 3 : at])
        is_unknown = before in ("pw,", "tw,") and row[at + 1].tag == ","  # who came to Lamana, Niger, killed
        if before in ("pL,", "tL,") or is_unknown or (before == "pLc" and row[at - 3].word == "from"):
            return 2  # in Kaduna, Nigeria, was killed; peacekeepers from Chad and Niger
    if row[at].word in PARTS_OF_DAY and at + 1 < len(row) and row[at + 1].tag == "D":
        return 1  # troops overnight Tuesday raided the camp
    is_walking = tag in THINGS and row[at].word.endswith("ing") and at > 0 and row[at - 1].tag in "ON"
    is_walking = is_walking or (row[at].word in PARTICLES and at > 1 and row[at - 1].tag in "vV")  # gunmen holed up in
    return int(is_walking or is_description(row, at)) or ages_before(row, at)  # a vendor walking by; aged 10 to 16


def _subject_at(row: Row, at: int, start: int, index: int) -> list[People]:
    """The people of the phrase from `start` to its head `at`, or those whom its relative clause describes."""
    if row[at].word.endswith("ing") and at and row[at - 1].tag in "xhna":
        relative = relative_before(row, at - 1)
        return antecedent(row, relative, index) if relative is not None else []
    is_verb = start > 1 and (row[start - 1].tag in "vV" or (row[start - 1].tag + row[start - 2].tag == "wt"))
    is_object = is_verb and row[start - 1].word not in SAYING
    if is_object and (relative := relative_before(row, start - 2)) is not None:
        return antecedent(row, relative, index)
    if (relative := unknown_verb(row, start, at)) is not None:
        return antecedent(row, relative, index)
    if held := taken_for(row, start, index):
        return held
    owned = start + (row[start].word == "that")
    if row[owned].word in ("its", "their") and is_body(row[at]):
        return body_before(row, owned) or taken_from_before(row, owned, index)
    found = (
        coordinated(row, start, index)
        if counts_people(row, at, index)
        else country_acting(row, at) or owners_of(row, start, at) or _owners_of_first(row, start)
    )
    return [*joined_nation(row, found[0]), *found] if found else found


def _owners_of_first(row: Row, start: int) -> list[People]:
    """Whoever the first of two weapons acts for, where the second stands from `start` on: Turkish jets and guns."""
    if start < 3 or row[start - 1].tag != "c" or row[start - 2].tag != "M":
        return []
    return owners_of(row, thing_start(row, start - 2), start - 2)


SAYING = frozenset({"say", "says", "said", "claim", "claims", "claimed", "believe", "believes", "report", "alleged"})
"""Verbs behind which a clause begins without `that`: versions that claim the guerrillas committed the murder."""
PARTS_OF_DAY = frozenset({"overnight", "late", "early", "yesterday"})
"""Words that only say when on the day behind them."""
PRONOUNS = frozenset({"it", "they", "he", "she"})
"""As a subject they take up the nearest people before them, whatever these did: the group said it had attacked."""


def _left_of(row: Sequence[Chunk], first: int) -> int:
    """Index before a phrase for people and the country whose they are: Italy's minister said they had killed two."""
    return before_owner(row, first - (row[first].word != "s" and row[first - 1].word == "s")) - 1


def _beyond(row: Row, start: int) -> int | None:
    """Index before a phrase that is no subject: one that a preposition governs, a second side, or what people carry."""
    first = before_owner(row, start)
    is_name = _opens_clause(row, first - 1) or (row[first].tag == "O" and is_known_as(row, first - 1))
    if first and _is_governed(row[first - 1]) and not is_name:
        return first - 2 + (row[first - 1].tag == "M")  # a mine laid by rebels
    if is_second_side(row, start):
        return start - 3
    if first > 2 and row[first - 1].tag == "c" and row[first - 2].tag == "O":
        by = phrase_start(row, first - 2) - 1
        if by > 1 and row[by].tag == "b" and row[by - 1].word.endswith("ed") and row[by - 2].tag != "x":
            return by - 1  # a squad backed by the police and the army
    return with_arms - 1 if (with_arms := with_arms_at(row, start)) else None


def _before_aside(row: Sequence[Chunk], comma: int) -> int:
    """Index before the apposition or relative clause that ends at the comma; just before it where none does."""
    if (counted := before_parts(row, comma)) is not None:
        return counted
    for at in range(comma - 1, max(-1, comma - LONGEST_ASIDE), -1):
        if row[at].tag in ";:" or (row[at].tag == "," and row[at + 1].tag == "c" and row[at + 2].tag in "NOd"):
            break  # a judge, and two of her guards from the army, were shot
        if row[at].tag == "," and (row[at + 1].tag in "dqONwapv" or row[at + 2].word == "whom"):
            return before_age(row, at - 1)
        if row[at].tag == "," and row[at - 1].tag == "L" and all(chunk.tag in "Lw" for chunk in row[at + 1 : comma]):
            return at - 1  # four residents of Gwoza, Borno State, were killed
    return before_age(row, comma - 1)


def _opens_clause(row: Sequence[Chunk], at: int) -> bool:
    """Whether `as` begins a clause, and says of nobody what they are: on Monday as mobs attacked, as rebels left."""
    before = row[at - 1] if at else None
    if row[at].word != "as":
        return False
    if before is None or before.word == "that" or before.tag in "DL," or is_harm(before):
        return True
    told = row[max(0, at - AS_REACH) : at]  # were wounded at dawn as soldiers stormed
    is_told = before.tag in "wT" and any(chunk.tag in "VE" for chunk in told)
    return is_told and not any(chunk.word in CALLING for chunk in told)


AS_REACH = 8
"""Chunks before such an `as` in which the deed of the clause before it stands."""
CALLING = frozenset(
    {"described", "identified", "known", "named", "disguised", "dressed", "posing", "posed", "masquerading", "seen"}
    | {"serving", "served", "working", "worked", "acting", "acted", "regarded", "such", "well", "soon", "same", "hired"}
    | {"employed", "used", "branded", "labelled", "labeled", "portrayed", "claiming", "treated", "listed"}
    | {"far", "much"}
)
"""Words whose `as` says what somebody is."""


def _is_governed(before: Chunk) -> bool:
    """Whether a phrase behind this chunk is the object of a preposition, or part of a phrase before it."""
    is_verbal = before.tag in "wvV" and is_doing(before.word)
    return before.tag in "obpt" or before.word in PART_WORDS or is_verbal or before.word.endswith(" by")
