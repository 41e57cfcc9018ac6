"""Whether the neighbours of a number make it something else than a count: a measure, an age, a time, a code, a date."""

from __future__ import annotations

import re

from .number_words import words_of

_NEXT = re.compile(r"[ -]{0,2}([a-z%][a-z.']*)(?:[ -]{1,2}([a-z%][a-z.']*))?")
_GLUED = re.compile(r"-?\w|-\d|[.,:/]\d|[°%]")
_AGES = re.compile(r"\b(?:aged?|ages)\b:? (?:between |from |of )?(?:[\w-]+(?:,| and| or| to)? ){0,4}$")
_APPOSED = re.compile(r"[,;.)]")
LOOK_BACK = 40
"""Characters before a number in which the word `age` still governs it: a short list of ages."""
OLDEST = 120


def is_no_count(norm: str, start: int, figure: int, end: int, is_qualified: bool) -> bool:
    """Whether the number at `start` (its figure at `figure`) counts no people; `norm` is the folded text."""
    if _GLUED.match(norm, end) or _is_glued_before(norm, figure):
        return True
    following = _NEXT.match(norm, end)
    after, then = (following[1] or "", following[2] or "") if following else ("", "")
    if after in words_of("people"):
        return False
    if _measures(after, then):
        return True
    digits = norm[figure:end] if norm[figure].isdigit() else ""
    if not is_qualified and norm[figure:end] == "one" and after in words_of("idioms"):
        return True
    before = _word_before(norm, start)
    if before in words_of("codes") and not is_qualified:
        return True
    return bool(digits) and _is_date_or_age(norm, start, end, digits, before, after, then, is_qualified)


def _is_glued_before(norm: str, at: int) -> bool:
    previous = norm[at - 1] if at else " "
    if previous == "-":
        return at > 1 and norm[at - 2].isalnum()
    return previous.isalnum() or previous in "$#.,:/€£_@"


def _measures(after: str, then: str) -> bool:
    measures = words_of("measures")
    if after in measures or after.rstrip(".") in measures or after in words_of("names"):
        return True
    return after in words_of("measures", "between") and (then in measures or then == "cent")


def _word_before(norm: str, start: int) -> str:
    words = norm[max(0, start - 16) : start].rsplit(None, 1)
    return words[-1].lstrip("(\"'[") if words else ""


def _is_date_or_age(
    norm: str, start: int, end: int, digits: str, before: str, after: str, then: str, is_qualified: bool
) -> bool:
    months = words_of("months")
    if before in months or (after in months and not (after == "may" and then in words_of("months", "may_is_a_verb"))):
        return True
    if not digits.isdecimal():
        return False
    value = int(digits)
    if 1900 <= value < 2100 and not is_qualified:
        return True
    if is_qualified or value > OLDEST:
        return "age" in norm[max(0, start - LOOK_BACK) : start] and _is_age(norm, start)
    return _is_apposed(norm, start, end) or _is_age(norm, start)


def _is_apposed(norm: str, start: int, end: int) -> bool:
    """Recognise `a man, 34,` and `Perez (45)`."""
    following = norm[end : end + 1]
    if norm[start - 1 : start] == "(" and following == ")":
        return True
    return norm[max(0, start - 2) : start] == ", " and norm[start - 3 : start - 2].isalpha() and following in {",", ";"}


def _is_age(norm: str, start: int) -> bool:
    return bool(_AGES.search(norm, max(0, start - LOOK_BACK), start))
