"""Whether the neighbours of a number make it something else than a count: a measure, an age, a time, a code, a date."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from .words import any_of, number_words, words_of

if TYPE_CHECKING:
    from ..words.document import Document

_WORD = r"([a-z%][a-z.']*(?:-\d\w*)?)"
_NEXT = re.compile(rf"[ -]{{0,2}}{_WORD}(?:[ -]{{1,2}}{_WORD})?")
_GLUED = re.compile(r"-?\w|- ?(?:and|or|to) |[.,:/']\d|[°%]| {1,2}and (?:a half\b|\d/)")
_DAYS = re.compile(rf"(?:(?:, ?(?:and )?| and | or | to )\d{{1,2}}){{1,3}} (?:of )?{any_of(words_of('months'))}")
_DAYTIME = re.compile(r" {1,2}(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night)\b")
_JOINTS = frozenset({"", "and", "or", "to"})
_DASHES = "—―"
_AGES = re.compile(
    r"\b(?:aged?|ages):? (?:between |from |of |just |only )?"
    rf"(?:(?:[\d-]+|{any_of(number_words()['values'])})(?:,? and|,| or| to|-)? ){{0,6}}$"
)
_APPOSED = re.compile(r"[a-z], (?:\d{1,2}(?:,? and|,) ){0,3}$")
_APPOSITION_ENDS = re.compile(r"(?:(?:,? and|,) \d{1,2}\b){0,3}[,;.](?!\d)")
_FOUR_DIGITS = re.compile(r"\d{4}(?: ?(?:-|to|and|or) ?\d{4})?")
_ITEM = re.compile(r"[.)](?!\w)")
_HEAD = re.compile(r"\n\s*\n\s*$|\n[ \t]{2,}$")
_BOTH_KINDS = re.compile(
    r" (?:[a-z-]+ ){1,2}and (?![a-z-]+(?:ed|ing) )(?:[a-z-]+ )?(?:[a-z-]+s|women|children|men|people|police|militia)\b"
)
"""What stands behind `both` where it joins two kinds of people: both soldiers and civilians."""
LOOK_BACK = 40
"""Characters before a number in which the word `age` still governs it: a short list of ages."""
WORDS_BEFORE = 24
"""Characters in which the two words before a number are looked for."""
LAST_DAY = 31
OLDEST = 120
"""The highest figure that can be an age."""
YEARS = range(1900, 2100)
"""Four digits without a separator that are a year, unless people stand behind them."""


class Neighbours:
    """The words around one number: `start` with its qualifier, `figure` without, up to `end`."""

    __slots__ = (
        "after",
        "before",
        "doc",
        "end",
        "figure",
        "is_qualified",
        "norm",
        "second_before",
        "start",
        "then",
        "words",
    )

    def __init__(self, doc: Document, start: int, figure: int, end: int, *, is_qualified: bool) -> None:
        self.doc, self.norm = doc, doc.norm
        self.start, self.figure, self.end = start, figure, end
        self.is_qualified = is_qualified
        self.words = self.norm[figure:end]
        following = _NEXT.match(self.norm, end)
        self.after, self.then = (following[1], following[2] or "") if following else ("", "")
        before = self.norm[max(0, start - WORDS_BEFORE) : start].rsplit(None, 2)
        self.before = before[-1].lstrip("(\"'[") if before else ""
        self.second_before = before[-2] if len(before) > 1 else ""

    def make_it_no_count(self) -> bool:
        """Whether the number counts nobody; the tests that are met most often come first."""
        return (
            self._glued()
            or self._measure()
            or self._age()
            or self._older_figure()
            or (self.before == "at" and _DAYTIME.match(self.norm, self.end) is not None)
            or (self.words[0].isdigit() and (self._date() or self._year_or_time() or self._item()))
            or (not self.is_qualified and (self._code() or self._idiom()))
            or (self.before, self.second_before) == ("but", "all")  # all but two of the 20 dead
        )

    def _glued(self) -> bool:
        """Tell what hangs together with other signs: M-19, 10th, 55km, $5, 10:30, 3.5."""
        norm, text, at = self.norm, self.doc.text, self.figure
        previous = norm[at - 1] if at else " "
        if previous == "-":
            return at > 1 and norm[at - 2].isalnum() and text[at - 1] not in _DASHES
        is_more = previous in "/+" and at > 1 and (norm[at - 2].isalpha() or norm[at - 2] in " (")  # (+5 hurt)
        if previous.isalnum() or (previous in "$#.,:/€£_@+" and not is_more):
            return True
        if norm.startswith(" ", self.end) and self.after != "and":
            return False
        return _GLUED.match(norm, self.end) is not None and text[self.end] not in _DASHES

    def _measure(self) -> bool:
        measures, unit = words_of("measures"), self.after.rstrip(".")
        if unit == "head" and self.then == "of":
            return True  # 30 head of cattle
        if unit in measures:
            return unit.endswith("s") or self.then not in words_of("people")  # but two day labourers
        if unit in words_of("measures", "between") and (self.then.rstrip(".") in measures or self.then == "cent"):
            return True
        return unit in words_of("names") or (self.then in words_of("names") and self.words.isdigit())

    def _older_figure(self) -> bool:
        """Tell the figure that a toll has left: up from 80, rose to 12 from 10."""
        if self.before != "from":
            return False
        return not words_of("rises").isdisjoint(self.norm[max(0, self.start - LOOK_BACK) : self.start].split())

    def _code(self) -> bool:
        if self.before in words_of("codes", "sure"):
            return self.second_before not in words_of("codes", "not_behind")  # the dead number 12
        return (
            self.before in words_of("codes", "unless_definite")
            and self.words[0].isdigit()
            and self.after not in words_of("people")
            and self.second_before not in words_of("codes", "definite")
        )

    def _idiom(self) -> bool:
        if self.words == "one":
            if self.after in words_of("idioms", "behind") or (self.before, self.second_before) == ("by", "one"):
                return True
            stands_alone = not self.after or self.after in words_of("idioms", "no_noun")
            return stands_alone and self.before in words_of("idioms", "before")
        if self.words == "many":
            return self.before in words_of("asked", "before")
        is_joining = self.after in words_of("adverbial", "behind") or _BOTH_KINDS.match(self.norm, self.end) is not None
        return self.words == "both" and is_joining

    def _date(self) -> bool:
        """Tell 12 May and May 12 from `in May 12 people`, `in May 350 people` and `12 may be dead`."""
        months, month = words_of("months"), self.after.rstrip(".")
        if month in months:
            return not (month == "may" and self.then in words_of("months", "may_is_a_verb"))
        if self.after in _JOINTS and _DAYS.match(self.norm, self.end):
            return True
        if self.start < self.figure or not (
            self.before in months or self.before in words_of("months", "abbreviations")
        ):
            return False
        if self.second_before.isdigit() and self.before in words_of("months", "abbreviations"):
            return False  # on 3 Nov. 15 people
        counts_people = self.after in words_of("people")
        return not (counts_people and (self.second_before == "in" or _leading(self.words) > LAST_DAY))

    def _year_or_time(self) -> bool:
        """Four digits without a separator, after a preposition of time, or in the range of years."""
        if _FOUR_DIGITS.fullmatch(self.words) is None:
            return False
        if self.before in words_of("clock", "sure") or (self.before == "at" and self.is_qualified):
            return True
        if self.after in words_of("people"):
            return False
        if len(self.words) > 4:
            return True
        return not self.is_qualified and (int(self.words) in YEARS or self.before in words_of("clock", "unless_people"))

    def _age(self) -> bool:
        """Tell ages: a man aged 34; a man, 34, was shot; Perez (34)."""
        at, norm = self.start, self.norm
        if "age" in norm[max(0, at - LOOK_BACK) : at] and _AGES.search(norm, max(0, at - LOOK_BACK), at):
            return True
        if norm.startswith("under ", at):
            return self.after not in words_of("people")
        if self.is_qualified or not (self.words.isdigit() and _leading(self.words) <= OLDEST):
            return False
        following = norm[self.end : self.end + 1]
        if norm[at - 1 : at] == "(" and following == ")":
            return self.second_before not in words_of("people")
        return _APPOSED.search(norm, max(0, at - WORDS_BEFORE), at) is not None and bool(
            _APPOSITION_ENDS.match(norm, self.end)
        )

    def _item(self) -> bool:
        """Tell the number of an item, at the head of a paragraph: 1. or 1)."""
        if len(self.words) > 2 or not _ITEM.match(self.norm, self.end):
            return False
        return self.start == 0 or _HEAD.search(self.doc.text, max(0, self.start - 8), self.start) is not None


def _leading(words: str) -> int:
    """Give the number of the first digits, up to four."""
    return int("".join(takewhile(str.isdecimal, words[:4])) or 0)


def is_change(norm: str, start: int) -> bool:
    """Whether a range at `start` is a change (rose from 10 to 12, by two to 12): it tells the second figure alone."""
    before = norm[max(0, start - LOOK_BACK) : start]
    if not (norm.startswith("from ", start) or before.endswith(("from ", "by "))):
        return False
    return not words_of("rises").isdisjoint(before.split())
