"""What a stretch of words says about how many: bounds, qualifier and rule, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..words.immutable import Immutable
from .values import NUMBER, Value, value_of
from .words import BLANK, any_of, number_words, qualifiers, vague_lows, words_of

_TABLES = number_words()
_EXACT: dict[str, int] = _TABLES["exact"]
_BEFORE = qualifiers("before")
_BEHIND = qualifiers("behind")
_VAGUE = vague_lows()

_LEFT = any_of(_BEFORE)
_FURTHER = rf" {{0,2}}(?:(?:another|a further|an additional){BLANK})?"
_SPAN = "(?:between|from)"
_FIXED = any_of(_EXACT)
_LOOSE = any_of(_VAGUE)
_FEW = any_of(["several", "a few", "quite a few", "many"])
_SCALE = any_of(_TABLES["scales"])
_JOINT = rf"(?: ?- ?(?:to ?- ?)?|{BLANK}(?:to|or|and){BLANK})"
_RIGHT = any_of(_BEHIND)

_AGAIN = r"[(\[]\d{1,9}[)\]]"

_NOUGHT = any_of(_TABLES["nought"]["words"])
_NO = (
    rf"no(?={BLANK}(?:{any_of(words_of('nobody', 'modifiers'))}{BLANK}){{0,4}}"
    rf"{any_of(words_of('nobody', 'heads'))}(?!{BLANK}figure))"
)
_WITHOUT = (
    rf"no(?={BLANK}(?:reported{BLANK})?loss{BLANK}of{BLANK}life)|without(?:{BLANK}causing)?(?:{BLANK}any)?"
    rf"(?={BLANK}(?:(?:civilian|human|serious|reported){BLANK})?"
    rf"(?:casualties|injuries|fatalities|victims|deaths|loss{BLANK}of{BLANK}life))"
)
"""What says that nobody was hurt: exploded without causing casualties."""
_ONE_OF = rf"one{BLANK}of(?!\w)(?!{BLANK}{any_of(words_of('members', 'pronouns'))})"
_ARTICLE = (
    rf"{any_of(_TABLES['article']['words'])}(?={BLANK}(?:[a-z\"']|\d+-(?:year|month|week|day)))"
    rf"(?!{BLANK}(?:{any_of(words_of('article', 'not_before'))}|{any_of(_TABLES['values'])}(?!-)))"
    r"|another(?=[.,;\"”])"
)
_CORE = rf"(?:{_FIXED}|{_FEW}{BLANK}{_SCALE}(?:{BLANK}of(?!\w))?|{_LOOSE}|{NUMBER}(?:{_JOINT}{NUMBER})?)"
_TAIL = rf"(?:(?<=dozen){BLANK}of(?!\w)| {{0,2}}{_AGAIN}| ?{_RIGHT})?"
_FIGURE = rf"(?:{_LEFT}{_FURTHER}){{0,2}}(?:{_SPAN}{BLANK})?{_CORE}{_TAIL}"

STRETCH = re.compile(
    rf"(?P<nought>{_NOUGHT}|{_NO}|{_WITHOUT})|(?P<one_of>{_ONE_OF})|(?P<figure>{_FIGURE})|(?P<article>{_ARTICLE})"
)
"""Matches at the first letter of a number with its qualifiers; possibly more than the number that is read."""


class _Part:
    """The same pieces, each alone, to take a stretch apart."""

    left = re.compile(rf"({_LEFT}){_FURTHER}")
    span = re.compile(rf"({_SPAN}){BLANK}")
    fixed = re.compile(_FIXED)
    multiple = re.compile(rf"({_FEW}){BLANK}({_SCALE})(?:{BLANK}of(?!\w))?")
    loose = re.compile(_LOOSE)
    joint = re.compile(_JOINT)
    of = re.compile(rf"(?<=dozen){BLANK}of(?!\w)")
    again = re.compile(r" {0,2}[(\[](\d{1,9})[)\]]")
    right = re.compile(rf" ?({_RIGHT})")


class Reading(Immutable, frozen=True):
    """What the words from `start` to `end` of a stretch say; the number itself begins at `figure`."""

    start: int
    figure: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    rule: str


@lru_cache(maxsize=8192)
def read(words: str) -> Reading | None:
    """Read a figure that STRETCH matched; None where its digits are no count. The same words always read the same."""
    position, stated = 0, []
    while (left := _Part.left.match(words, position)) is not None:
        stated.append(_BEFORE[_plain(left[1])])
        position = left.end()
    core = _fixed(words, position) or _multiple(words, position) or _vague(words, position) or _numbers(words, position)
    if core is None:
        return None
    right = _Part.right.match(words, core.end)
    if right is not None and core.qualifier == "exact":
        stated.append(_BEHIND[_plain(right[1])])
        core = core._replace(end=right.end())
    return _qualified(core._replace(start=0), next((name for name in stated if name != "exact"), "exact"))


def _plain(phrase: str) -> str:
    return re.sub(" +", " ", phrase)


def _qualified(core: Reading, qualifier: str) -> Reading:
    """Open or blur the bounds; a range keeps its own, a vague word only what it means at least."""
    if core.qualifier != "exact" or qualifier == "exact":
        return core
    low = None if qualifier == "at_most" else core.low
    high = None if qualifier == "at_least" else core.high
    return core._replace(low=low, high=high, qualifier=qualifier)


def _fixed(words: str, at: int) -> Reading | None:
    match = _Part.fixed.match(words, at)
    if match is None:
        return None
    value = _EXACT[_plain(match[0])]
    return Reading(at, at, match.end(), value, value, "exact", "number.words")


def _multiple(words: str, at: int) -> Reading | None:
    """Read `several dozen`: as many dozens as several is at least."""
    match = _Part.multiple.match(words, at)
    if match is None:
        return None
    low = _VAGUE[_plain(match[1])] * _TABLES["scales"][match[2]]
    return Reading(at, at, match.end(), low, None, "vague", "number.vague")


def _vague(words: str, at: int) -> Reading | None:
    match = _Part.loose.match(words, at)
    if match is None:
        return None
    return Reading(at, at, match.end(), _VAGUE[_plain(match[0])], None, "vague", "number.vague")


def _numbers(words: str, at: int) -> Reading | None:
    span = _Part.span.match(words, at)
    first_at = span.end() if span else at
    first = value_of(words[first_at:])
    if first is None:
        return None
    end = first_at + first.end
    join = _Part.joint.match(words, end)
    second = value_of(words[join.end() :]) if join and join.end() < len(words) and _may_join(span, join[0]) else None
    if join is not None and second is not None and first.value < second.value:
        low = first.value * second.scale if first.value * second.scale < second.value else first.value
        return Reading(at, first_at, join.end() + second.end, low, second.value, "range", "number.range")
    if span is not None:
        return None
    return _single(words, at, first)


def _single(words: str, at: int, first: Value) -> Reading:
    end = at + first.end
    again = _Part.again.match(words, end)
    if again is not None and int(again[1]) == first.value:  # twenty-five (25)
        end = again.end()
    elif (of := _Part.of.match(words, end)) is not None:
        end = of.end()
    rule = "number.words" if first.is_words else "number.digits"
    return Reading(at, at, end, first.value, first.value, "exact", rule if first.value else "number.none")


def _may_join(span: re.Match[str] | None, joint: str) -> bool:
    """`and` joins only behind between; `or` and `to` always do."""
    return (span is not None and span[1] == "between") if "and" in joint else True
