"""Relative clauses and participles: whom they are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .asides import TELLING
from .counted_alike import first_of_counts
from .lists import THEM, coordinated, is_second_side, people_list
from .phrases import ONE_PERSON, ONE_TOLD_OF, People, one_told_of, people_at, phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


RELATIVE = frozenset({"who", "which", "that"})


def relative_before(row: Sequence[Chunk], verb: int) -> int | None:
    """Index of the relative pronoun that opens the clause of a verb: fighters who had crossed the border."""
    at = verb
    while at > 0 and row[at].tag in "vVxhnamt":
        at -= 1
    return at if row[at].word in RELATIVE and at > 0 else None


def unknown_verb(row: Sequence[Chunk], start: int, at: int) -> int | None:
    """Index of `who` right before a verb without meaning here and its object: a woman who sold papers was killed.

    Or before one without an object: an old man who could not walk died.
    """
    first = start - (row[start].tag != "w" or start == at)
    if start == at and row[first].tag in "mnhx":
        while row[first].tag in "mnhx":
            first -= 1
        return first if first > 0 and row[first].word == "who" else None
    return first - 1 if first > 1 and row[first].tag == "w" and row[first - 1].word == "who" else None


def relative_at(row: Sequence[Chunk], at: int) -> int | None:
    """Index of a relative pronoun, also before those who only say what its clause tells: which police said killed."""
    if at < 0 or row[at].word in RELATIVE:
        return at if at >= 0 else None
    is_told = row[at].tag == "O" and row[at + 1].word in TELLING
    start = phrase_start(row, at) - 1 if is_told else 0
    return start if start > 0 and row[start].word in RELATIVE else None


def antecedent(row: Sequence[Chunk], relative: int, limit: int) -> list[People]:
    """The people right before a relative pronoun, whatever governs them."""
    at = relative - 1
    while at > 0 and row[at].tag == ",":
        at -= 1
    at = _before_aside(row, at) if at == relative - 2 else at
    if at >= 0 and row[at].tag in "LD" and at > 1 and row[at - 1].tag in "op" and row[at - 2].tag == "O":
        at -= 2
    if at < 0 or row[at].tag not in "ON":
        return []
    start = phrase_start(row, at)
    if row[relative].word == "which" and start > 1 and row[start - 1].word in STRUCK and row[start - 2].tag in "VE":
        return []  # an attack on the general staff on Monday, which injured five
    if start > 3 and row[start].word in THEM and row[start - 2].tag == "N" and row[start - 3].tag == ",":
        return antecedent(row, start - 3, limit)  # six priests, five of them foreigners, who
    if _is_of_pair(row, start):
        return coordinated(row, start, limit)
    return people_list(row, first_of_counts(row, _past_some(row, start)), limit)


def _is_of_pair(row: Sequence[Chunk], start: int) -> bool:
    """Whether two named groups share what stands behind the second: RUF and AFRC rebels who entered the town."""
    if start < 2 or row[start - 1].tag != "c" or is_second_side(row, start):
        return False
    return all(getattr(row[at].item, "kind", None) in ("named", "force") for at in (start - 2, start))


def is_known_as(row: Sequence[Chunk], at: int) -> bool:
    """Whether `as` leads to the name by which those before it go: insurgents known locally as al-Shabab."""
    if row[at].word != "as":
        return False
    while at > 1 and row[at - 1].tag == "a":
        at -= 1
    return at > 1 and row[at - 1].word in CALLED and row[at - 2].tag == "O"


CALLED = frozenset({"known", "called", "nicknamed", "dubbed", "named"})


def is_postmodifier(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb form describes the people right before it: soldiers travelling in a truck, a man shot by them.

    Or the thing they have with them: pistols fitted with silencers, bulldozers guarded by troops.
    """
    if row[at - 1].tag in "wMT" and row[at].word.endswith("ed"):
        return at + 1 < len(row) and (row[at + 1].word == "with" or row[at].tag + row[at + 1].tag == "vb")
    is_participle = (
        row[at].word.endswith(("ing", "ed"))
        or row[at].word in CALLED
        or (row[at].word in STRONG and row[at + 1].tag in "bpD")
        or row[at].word.startswith(STRONG_BY)
    )
    return at > 0 and row[at - 1].tag in "O," and is_participle


STRONG = frozenset({"shot", "hit", "hurt", "struck", "beaten", "taken", "held", "caught"})
"""Participles without an ending of their own."""
STRONG_BY = tuple(f"{word} by " for word in sorted(STRONG))
"""The same as event words with who or what did it: hit by a stray bullet."""


STRUCK = frozenset({"on", "upon", "against", "at"})
"""Words before those whom a deed was done to."""


def _before_aside(row: Sequence[Chunk], at: int) -> int:
    """Index before a person's age, or where one is from, between commas: Rosa Diaz, 30, who; a clerk, of Leon, who."""
    if (earlier := before_age(row, at)) != at:
        return earlier
    for comma in range(at, max(0, at - LONGEST_ASIDE), -1):
        if row[comma].tag == "," and row[comma - 1].tag in "OL":
            return _before_aside(row, comma - 1) if row[comma + 1].tag in "op" and row[at].tag not in "ON" else at
        if row[comma].tag in "vVxqO":
            break
    return at


LONGEST_ASIDE = 12
"""Chunks between the commas of such an aside."""


def before_age(row: Sequence[Chunk], at: int) -> int:
    """Index before a person's age between commas; `at` where it is none."""
    return at - 2 if at > 0 and row[at].word.isdigit() and row[at - 1].tag == "," else at


def _past_some(row: Sequence[Chunk], start: int) -> int:
    """Where a phrase begins behind those counted of it: three of the 12 people killed, or who died."""
    return start + INNER if [chunk.tag for chunk in row[start : start + INNER + 1]] == ["N", "o", "d", "N"] else start


def some_of_them(row: Sequence[Chunk], whom: int, limit: int) -> list[People]:
    """So many of the people right before: passengers, 28 of whom were shot."""
    counted = people_at(row, whom - 2, whom - 1)
    told = antecedent(row, whom - 2, limit)
    if counted is None or not told:
        return [counted] if counted is not None else []
    return [told[-1]._replace(last=whom, end=row[whom].end, number=counted.number)]


def taken_for(row: Sequence[Chunk], start: int, limit: int) -> list[People]:
    """The people who are thought to be what stands from `start` on: two men believed to be traders were shot."""
    held = start - len(("believed", "to", "be"))
    if held < 1 or "".join(chunk.tag for chunk in row[held:start]) != "vtx" or row[held - 1].tag != "O":
        return []
    who = people_at(row, start, limit)
    told = people_list(row, phrase_start(row, held - 1), held)
    return [people._replace(actors=who.actors) if who is not None else people for people in told]


def whom_before(row: Sequence[Chunk], index: int) -> int | None:
    """Index behind which the people are told who do to those before it what a verb says: whom the rebels killed.

    That is `whom`, or where it is left out, the first word for them: the 15 teachers they kidnapped.
    """
    before = index - 1
    while before > 1 and row[before].tag in "ah":
        before -= 1
    if before < 1 or not (row[before].tag == "O" or row[before].word in DOERS):
        return None
    first = phrase_start(row, before) if row[before].tag == "O" else before
    if first > 0 and row[first - 1].word == "whom":
        return first - 1  # whom they later shot dead
    is_left_out = first > 1 and row[first - 1].tag == "O" and (row[first].tag == "d" or row[first].word in DOERS)
    is_told_of = is_left_out and row[phrase_start(row, first - 1)].tag in "dN"
    return first if is_told_of and (index + 1 == len(row) or row[index + 1].tag in ENDING) else None


DOERS = ONE_PERSON | {"they"}
"""Pronouns for those who act."""
ENDING = ",.;:)pDaqcxh"
"""Tags of what stands behind a verb that has no object of its own."""


LEAVING = frozenset({"left", "leaving", "leaves", "leave"})
LONGEST_LIST = 16
"""Chunks of a list of people between such a verb and what became of them."""


def left(row: Sequence[Chunk], start: int, limit: int) -> list[People]:
    """All people that something left dead or hurt, the last of them from `start` on: left a guard and two men dead."""
    for at in range(start - 1, max(-1, start - LONGEST_LIST), -1):
        if row[at].word in LEAVING:
            people = people_list(row, at + 1, limit)
            return people if people and people[-1].first == start else []
        if row[at].tag in "Vv;:":
            break
    return []


INNER = 3
"""Chunks before the people whom a participle describes, in `three of the 12 people killed`: it was the 12."""


def described(row: Sequence[Chunk], index: int) -> list[People]:
    """The people right before a participle that describes them: the funeral of six priests killed on Monday."""
    before = index - 1
    while before > 0 and row[before].tag == "a":
        before -= 1
    if before > 0 and row[before].word in ONE_TOLD_OF:
        return [one_told_of(row, before)]
    if before > 1 and row[before].tag == "," and row[before - 1].tag == "O":
        start = phrase_start(row, before - 1)
        return people_list(row, start, before) if start and row[start - 1].tag in "vV" else []
    if index > 2 and row[index - 1].word == "them" and row[index - 2].tag == "o" and row[index - 3].tag == "N":
        return people_list(row, index - 3, index - 2)  # with seven of them killed
    if not index or row[index - 1].tag not in "ON":
        return []
    start = phrase_start(row, index - 1)
    if start > 1 and row[start - 1].tag == "o" and row[start - 2].tag == "O":
        start = phrase_start(row, start - 2)  # five members of the security forces injured
    start = _past_some(row, start)
    if all_left := left(row, start, index):
        return all_left
    listed = coordinated(row, _with_counted(row, start), index)  # 21 soldiers and 6 militants killed
    are_counted = all(people.number is not None for people in listed)
    leads = bool(listed) and listed[0].number is not None and not listed[0].number.article  # two rebels and a soldier
    return listed if are_counted and leads else people_list(row, start, index)


def _with_counted(row: Sequence[Chunk], start: int) -> int:
    """Where two counted phrases joined by `and` begin that one word governs: for the 12 miners and three soldiers."""
    if start < INNER or row[start].tag != "N" or row[start - 1].tag != "c" or row[start - 2].tag != "O":
        return start
    first = phrase_start(row, start - 2)
    counted = people_at(row, first, start - 1)
    is_counted = counted is not None and counted.number is not None and not counted.number.article
    return first if is_counted and first and row[first - 1].tag in "pov" else start


def described_by(row: Sequence[Chunk], index: int) -> People | None:
    """The people whom a participle between their number and their noun describes: 12 wounded soldiers."""
    if not 0 < index < len(row) - 1 or row[index - 1].tag != "N" or row[index + 1].tag != "O":
        return None
    counted, people = people_at(row, index - 1, index), people_at(row, index + 1)
    if counted is None or people is None or counted.number is None or counted.number.article:
        return None
    return people._replace(first=index - 1, start=counted.start, number=counted.number)


THEM_REACH = 24
"""Chunks before `them` in which those stand whom it takes up."""


def told_of_before(row: Sequence[Chunk], them: int) -> list[People]:
    """Those acted on before in the sentence whom `them` takes up: dragged ten men out of their homes and shot them.

    They are counted, and a word that is no noun governs them as its object; whoever opens a clause is rather its
    subject, who acts.
    """
    if row[them - 1].tag not in "Va" or (them + 1 < len(row) and row[them + 1].word in ("off", "back", "away")):
        return []  # beat them off
    for at in range(them - 2, max(0, them - THEM_REACH), -1):
        if row[at].tag == "O":
            start = phrase_start(row, at)
            people = people_at(row, start, at + 1)
            is_object = start > 0 and row[start - 1].tag in "wvVp"
            if people is not None and people.number is not None and not people.number.article and is_object:
                return [people] if people.number.low != 1 else []
        elif row[at].tag in ";:" or row[at].word == "that":
            break
    return []


def reproached(row: Sequence[Chunk], preposition: int) -> list[People]:
    """Whom somebody arrests, blames or praises for what follows: police arrested two soldiers in Kano for killing.

    They are the object of a verb, or of a noun for what is done to them: the arrest of two soldiers for killing.
    """
    at = preposition - 1
    while at > 0 and (row[at].tag in "LDa," or (row[at].tag == "p" and row[at + 1].tag in "LD")):
        at -= 1
    if at < 2 or row[at].tag != "O":
        return []
    found = coordinated(row, phrase_start(row, at), preposition)
    first = found[0].first if found else 0
    if first > 0 and row[first - 1].tag == "o" and first > 1 and row[first - 2].tag == "O":
        first = phrase_start(row, first - 2)
    is_object = first > 0 and row[first - 1].tag in "vV"
    is_of_deed = first > 1 and row[first - 1].tag == "o" and row[first - 2].tag in "VE"
    return [people for people in found if people.actors] if is_object or is_of_deed else []
