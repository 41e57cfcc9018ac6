"""Noun phrases for people: who, how many, and where in the row of chunks they begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.compass import SIDES
from ..words.immutable import Immutable
from ..words.lexicons import ARMED
from ..words.ranks import past_unit
from .identity import SIDING, identity_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..numbers.finding import NumberMention
    from ..words.actor_mention import ActorMention
    from ..words.chunks import Chunk

_CLOCK = re.compile(r"\d+(?:h|hrs?|hours)?")
"""A number by itself, or a time: at about 2230hrs bandits raided."""
MODIFIERS = "dawvL"
"""Tags that may stand before the head of a phrase: the *armed* men, the *retired Peruvian* general."""
LONGEST_MODIFIER = 5
PART_WORDS = frozenset({"including", "among", "include", "includes", "included", "incl", "incl."})
EXCLUDING = frozenset({"counting", "excluding"})
"""Words behind which people are told who are left out: 24 died, not counting four bombers, and 101 were hurt."""
DEFINITE = frozenset({"the", "this", "these", "those", "that"})
"""Determiners that point back at what was told before."""
ONE_TOLD_OF = frozenset({"him", "her", "himself", "herself"})
"""Pronouns for one person, where they are an object."""
ONE_PERSON = frozenset({"he", "she"})
"""Pronouns for one person, where they are a subject."""
ROUGHLY = frozenset({"estimated", "reported", "combined", "suspected", "alleged", "presumed", "confirmed", "assorted"})
"""Participles that may open a phrase, before its number."""
IN_ORDER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
ORDINALS = frozenset(IN_ORDER)
"""Words that count one more of those told before: a third was wounded."""
HEADLESS_TAILS = frozenset({"others", "other", "more"}) | ORDINALS
MORE = frozenset({"more", "other", "further", "additional"})
"""Words between a number and a head that make them others than those told of."""
HURT = frozenset({"injured", "wounded"})
BEFALLEN = HURT | {"kidnapped", "abducted", "captured", "detained"} | {"protesting", "demonstrating", "striking"}
"""What those are called to whom something was done before, or who did it: a wounded man, three protesting students."""


class People(Immutable, frozen=True):
    """A phrase for people. `first` and `last` are chunk indices, inclusive; `actors` is empty for a bare number."""

    first: int
    last: int
    start: int
    end: int
    number: NumberMention | None
    determiner: str
    actors: tuple[ActorMention, ...]
    head: str

    @property
    def is_definite(self) -> bool:
        """Whether the phrase points back at people already told of (the soldiers, these men; not: that five men)."""
        return self.determiner in DEFINITE and (self.determiner != "that" or self.number is None)

    @property
    def are_more(self) -> bool:
        """Whether the phrase counts others than those told of: four more gendarmes."""
        return self.determiner in MORE

    @property
    def is_civilian(self) -> bool:
        """Whether the phrase speaks of civilians alone."""
        return bool(self.actors) and all(actor.group == "civilian" for actor in self.actors)

    @property
    def is_armed(self) -> bool:
        """Whether the phrase speaks of a state's force or an armed group."""
        return any(actor.group in ARMED for actor in self.actors)


def is_of_people(head: Chunk) -> bool:
    """Whether a phrase with this head counts or names people: two soldiers, 14, a third."""
    return head.tag in "ON" or head.word in ORDINALS


def one_told_of(row: Sequence[Chunk], at: int) -> People:
    """The one person told of before whom a pronoun takes up."""
    return People(at, at, row[at].start, row[at].end, None, "", (), row[at].word)


def people_at(row: Sequence[Chunk], index: int, limit: int | None = None) -> People | None:
    """Read the phrase that begins at `index`: [determiner] [number] [modifiers] head [of head]."""
    end = min(len(row), limit if limit is not None else len(row))
    number: NumberMention | None = None
    number_at = -1
    determiner = ""
    if (behind := past_owner(row, index)) != index and behind < end:
        index, determiner = behind, "his"
    at = end if _is_clause(row, index, end) else index
    opened = index
    while at < end and at - opened <= LONGEST_MODIFIER:
        chunk = row[at]
        if chunk.tag == "N":
            if number is None:
                number, number_at = chunk.item, at  # type: ignore[assignment]
            elif row[number_at].word != "one of" and ("o" not in row[at - 2].tag + row[at - 1].tag or number.high == 0):
                break  # three of five and three of the five gunmen are gunmen
        elif chunk.tag == "O" and not _is_of_thing(row, at, end):
            return _with_head(row, index, at, end, number, determiner)
        elif chunk.tag == "d" or chunk.word.endswith("'s") or (number is not None and chunk.word in MORE):
            determiner = determiner or ("his" if chunk.word.endswith("'s") else chunk.word)
        elif chunk.tag == "o" and at == number_at + 1 and at + 1 < end and row[at + 1].tag in "dN":
            opened = at  # two of its soldiers, four of 16 tourists
        elif not (_modifies(chunk, is_opened=at > index) or chunk.tag == "O" or _is_of_thing(row, at - 1, end)):
            break
        at += 1
    if number is None or (number.article and not _stands_alone(row, number_at)):
        return None
    last = number_at
    if number_at + 1 < end and row[number_at + 1].word in HEADLESS_TAILS:
        last += 1
    return People(index, last, row[index].start, row[last].end, number, determiner, (), "")


def _is_clause(row: Sequence[Chunk], index: int, end: int) -> bool:
    """Whether a verb and its object begin there: and recovered three trucks, and seriously wounded his driver."""
    verb = index + (index < end and row[index].tag == "a")
    if verb + 1 >= end or row[verb].word in ROUGHLY:
        return False
    return (row[verb].tag == "v" or row[verb].word in BEFALLEN) and row[verb + 1].tag in "Nd"


def past_owner(row: Sequence[Chunk], at: int) -> int:
    """Index behind whose people a phrase tells of, where they are a person's or country's: Yemen's Houthi rebels."""
    is_country = at + 2 < len(row) and row[at].tag == "L" and row[at + 1].tag == "'"
    mark = at + 2 if is_country else at  # of Perez's driver the phrase begins behind the name
    return mark + 1 if mark < len(row) and row[mark].word == "s" else at


def _is_of_thing(row: Sequence[Chunk], at: int, end: int) -> bool:
    """Whether the word behind `at` names the thing that people belong to, or wear: the bank manager, army uniforms."""
    if at + 1 < end and row[at + 1].word in WORN:
        return True
    return at + 2 < end and row[at + 1].tag == "T" and row[at + 2].tag == "O"


WORN = frozenset({"uniform", "uniforms", "fatigues", "outfits", "garb", "attire", "insignia"})


def _stands_alone(row: Sequence[Chunk], at: int) -> bool:
    """Whether `another` is one more of the people before: three were killed and another injured, and a fourth hurt."""
    if row[at].word != "another":
        at += 1
        if at == len(row) or row[at].word not in ORDINALS:
            return False
    while at + 2 < len(row) and row[at + 1].tag == "a":
        at += 1  # another seriously wounded
    return at + 1 == len(row) or row[at + 1].tag in 'Vx,.;p"' or row[at + 1].word in SIDES  # a third south of Taji


def _modifies(chunk: Chunk, *, is_opened: bool = False) -> bool:
    if chunk.word in PART_WORDS or chunk.tag not in MODIFIERS:
        return is_opened and chunk.word in BEFALLEN  # a wounded man
    return chunk.tag != "v" or chunk.word.endswith("ed")


def _with_head(
    row: Sequence[Chunk], first: int, at: int, end: int, number: NumberMention | None, determiner: str
) -> People:
    actors: list[ActorMention] = []
    last = at
    head = row[at].word
    while last < end and row[last].tag == "O":
        actors.append(row[last].item)  # type: ignore[arg-type]
        head = row[last].word
        last += 1 + past_unit(row, last + 1, end)
    last -= 1
    if row[first].tag in "dN" and last + 2 < end and row[last + 1].tag == "'" and row[last + 2].word == "s":
        owned = people_at(row, last + 2, end)  # the driver's apprentice
        if owned is not None and owned.actors and (actors[-1].kind != "named" or owned.actors[0].kind == "named"):
            return owned._replace(first=first, start=row[first].start, number=owned.number or number)
    inner = None
    if (row[first].word in ("a", "an") or first == last) and (told := _told_of_group(row, last, end)) is not None:
        inner, number, head = told, told.number, told.head or head
    inner = inner or _of_phrase(row, last + 1, end)
    if inner is not None:
        if inner.actors and inner.actors[0].name == "group":
            determiner = inner.determiner  # gunmen of the same group
        actors += inner.actors
        last = inner.last
    return People(first, last, row[first].start, row[last].end, number, determiner, tuple(actors), head)


GATHERED = frozenset({"family", "group", "crew", "team", "gang", "band", "party", "squad", "patrol", "convoy"})
"""Nouns in the singular for people whose number may stand behind: a family of five."""


def _told_of_group(row: Sequence[Chunk], at: int, end: int) -> People | None:
    """The people of a group whose number is told behind it: a family of five, a group of seven miners."""
    if row[at].word.split()[-1] not in GATHERED or at + 2 >= end or row[at + 1].tag != "o" or row[at + 2].tag != "N":
        return None
    people = people_at(row, at + 2, end)
    return people if people is not None and people.number is not None and not people.number.article else None


def _of_phrase(row: Sequence[Chunk], index: int, end: int) -> People | None:
    """The people behind `of` or `from`, also over one more noun: members of the 22d front of the FARC."""
    same = identity_end(row, index)
    if same is not None:
        who = people_at(row, same, end)
        is_sided = any(chunk.word in SIDING for chunk in row[index:same]) and getattr(
            row[index - 1].item, "group", None
        )
        if who is None or not who.actors or (is_sided and all(actor.group == "state_force" for actor in who.actors)):
            return None  # a militia allied with the government is not the government
        return who
    if not (index + 1 < end and (row[index].tag == "o" or row[index].word == "from" or _are_in(row, index))):
        return None
    inner = people_at(row, index + 1, end)
    if inner is not None:
        counts = inner.number is not None and not (
            _is_band(row[index - 1]) or (inner.number.article and _is_part(row[index - 1]))
        )
        return inner if inner.actors and not counts else None
    at = index + 1
    while at < end and at - index <= LONGEST_MODIFIER and row[at].tag in "dwNL":
        at += 1
    return _of_phrase(row, at, end) if at < end and row[at].tag == "o" else None


def _is_band(head: Chunk) -> bool:
    return head.word.split()[-1].removesuffix("s") in BANDS


def _is_part(head: Chunk) -> bool:
    """Whether people are but some of the group behind them: members of a militia."""
    return (
        getattr(head.item, "name", None) in ("members", "personnel")
        or getattr(head.item, "group", None) == "armed_group"
    )


BANDS = frozenset({"group", "column", "band", "gang", "squad", "unit", "patrol", "commando", "cell", "contingent"})
"""Nouns for so many together: a column of 50 rebels is rebels."""
ALLIED = frozenset(
    {"allies", "allied", "members", "comrades", "partners", "colleagues", "elements", "factions", "officers", "units"}
)


def _are_in(row: Sequence[Chunk], index: int) -> bool:
    """Whether people are told by the body that they are in: allies in the National Defense Force."""
    return row[index].word == "in" and index > 0 and row[index - 1].word.split()[-1] in ALLIED


def phrase_start(row: Sequence[Chunk], at: int) -> int:
    """Index of the first chunk of the phrase whose head, or number, is at `at`."""
    start = at
    while start > 0 and at - start <= LONGEST_MODIFIER and _is_of_phrase(row[start - 1], row[start]):
        if row[start - 1].tag == "L" and _opens_sentence(row, start - 2):
            break  # in Bangui two people were killed
        start -= 1
    is_opened = start > 1 and row[start].tag != "N" and row[start - 2].tag in "dN"
    if is_opened and (_modifies(row[start - 1]) or row[start - 1].word in BEFALLEN):
        start -= 2  # a retired officer, the two detained men, two wounded men
        start -= start > 0 and row[start - 1].tag == "d"
    if start > 3 and row[start - 2].word in ("most", "best") and row[start - 3].tag == "d":
        start -= 3  # two of the most seasoned reporters
    is_counted = start > 1 and row[start - 2].tag + row[start - 1].tag == "No"
    if is_counted and (row[start].tag == "d" or row[start].word in ("a", "an", "one", "family")):
        start -= 2  # two of its soldiers, five of one family
    return start - (start > 0 and row[start].tag == "d" and row[start - 1].word == "one of")


BEFORE_NUMBER = frozenset({"further", "additional", "extra", "total", "entire", "same", "combined", "initial", "final"})
"""Words that stand before the number of a phrase, as no noun does: a further 72 people."""


def _opens_sentence(row: Sequence[Chunk], at: int) -> bool:
    """Whether a preposition of place opens a sentence or clause, so that the place behind it is nobody's."""
    return at >= 0 and row[at].word in ("in", "at", "near") and (at == 0 or row[at - 1].tag in ',;:"cq')


def _is_of_phrase(before: Chunk, first: Chunk) -> bool:
    """Whether a chunk belongs to the phrase that begins behind it; digits that count nobody do not (at 0620 rebels)."""
    tag, word = before.tag, before.word
    if tag not in "dNawLO" and word != "allied" and (tag != "T" or first.tag != "O"):
        return False
    if word in PART_WORDS | EXCLUDING or word == "that" or (tag == "w" and _CLOCK.fullmatch(word) is not None):
        return False
    if tag == "w" and first.tag == "N" and word not in BEFORE_NUMBER and not word.endswith("ing"):
        return False  # as a result of this action 16 sailors were injured
    if tag in "LO" and first.tag == "N" and first.word not in ("a", "an"):
        return False  # in Basra three people died, according to the mayor four did
    return not _is_opened(first, before)


def _is_opened(first: Chunk, before: Chunk) -> bool:
    """Whether a phrase already has its determiner, so that nothing but another one can stand before it (all the)."""
    is_article = first.tag == "N" and first.word in ("a", "an")
    return (first.tag == "d" or is_article) and before.tag not in "dN"
