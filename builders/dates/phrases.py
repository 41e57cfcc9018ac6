"""What stands around a unit of time: `the last three` days, two weeks `ago`, `early this` month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.immutable import Immutable
from .parts import PART, part_named
from .words import date_words, either

if TYPE_CHECKING:
    from .words import Hit

_WORDS = date_words()
_NUMBER = rf"\d{{1,3}}|{either([*_WORDS.numbers, *_WORDS.few])}"
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<lead>for|over|during|in|within|since|of|by|throughout|until|at) {1,3})?"
    rf"(?:{PART} {{0,2}}|(?P<turned>earlier|later) {{1,3}}(?:in {{1,3}})?)?(?:(?P<article>the) {{1,3}})?"
    r"(?:(?P<mod>last|past|this past|this|next|coming|following|same|that same|that very|that|previous|preceding"
    rf"|recent) {{1,3}})?(?:(?P<number>{_NUMBER}) {{1,3}})?\Z"
)
_AFTER = re.compile(r",? {1,3}(?P<turn>ago|back|later|earlier|before last|before|after|afterwards?|previously)\b")
_EVENT_AFTER = re.compile(r" {1,3}(?!(?:in|at|near|outside|when)\b)[\w\"'\[(]")
"""Words behind `the day before` that it is before; not where something was done then: the day before in Komanda."""
LONGEST_BEFORE = 44
"""Characters before a unit that are looked at: `throughout the end of the past twenty ` fits."""


class Phrase(Immutable, frozen=True):
    """The words around a unit from `start` to `end`. `number` is 0 for a few, None where there is none."""

    start: int
    end: int
    unit: str
    is_plural: bool
    is_part: bool
    """Whether the unit is a part of a day: a night, a morning."""
    lead: str | None
    part: str | None
    mod: str | None
    number: int | None
    turn: str | None
    has_article: bool
    of_event: bool
    """Whether `before` or `after` leads to an event: two days after the attack."""
    turned: str | None
    """Which way it lies: `earlier in the` month; `later this` week is still to come."""

    @property
    def where(self) -> tuple[int, int]:
        """The characters of the phrase."""
        return self.start, self.end


def read_phrase(norm: str, hit: Hit) -> Phrase | None:
    """Read the words around a unit; None where none of them says anything of time."""
    before = _BEFORE.search(norm, max(0, hit.start - LONGEST_BEFORE), hit.start)
    after = _AFTER.match(norm, hit.end)
    if before is None or (before.start() == hit.start and after is None):
        return None
    mod, number = before["mod"], before["number"]
    turn = after["turn"] if after and (mod is None or after["turn"] == "ago") else None
    turn = "ago" if turn == "back" and number is not None else None if turn == "back" else turn
    if turn == "ago" or (not hit.anchor.is_short and mod in ("that", "this")):
        mod = None
    parts = (("turned", before["turned"]), ("part", before["part"]), ("mod", mod), ("number", number))
    is_turned = before["turned"] is not None and before["article"] is not None
    named = [before.start(name) for name, words in parts if words and (mod or is_turned or name in ("mod", "number"))]
    of_event = turn in ("before", "after") and _EVENT_AFTER.match(norm, after.end() if after else 0) is not None
    return Phrase(
        start=min(named, default=hit.start),
        end=after.end() if after and turn else hit.end,
        unit=hit.anchor.value,
        is_plural=not hit.anchor.is_short,
        is_part=hit.anchor.role == "part",
        lead=before["lead"],
        part=part_named(before["part"]) if before["part"] else None,
        mod=" ".join(mod.split()) if mod else None,
        number=None if number is None else value_of(number),
        turn=turn,
        has_article=before["article"] is not None,
        of_event=of_event,
        turned=before["turned"],
    )


def value_of(words: str) -> int:
    """A number in figures or words; a few is 0."""
    plain = " ".join(words.split())
    return int(plain) if plain.isdigit() else 0 if plain in _WORDS.few else _WORDS.numbers[plain]
