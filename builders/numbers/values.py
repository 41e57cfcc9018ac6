"""What one number says: digits with their separators, number words, and the two mixed."""

from __future__ import annotations

import re
from typing import NamedTuple

from .words import BLANK, any_of, number_words

_VALUES: dict[str, int] = number_words()["values"]
_SCALES: dict[str, int] = number_words()["scales"]
_ARTICLES = ("a", "an")
HUNDRED = 100
LONGEST = len("999,999,999")
"""Characters of the longest number that can count people; longer ones are telephone and serial numbers."""
LONGEST_UNPARTED = 6
"""The same, where no separator parts the thousands."""

DIGITS = rf"\d+(?:[.,]\d+)*+(?:{BLANK}\d{{3}}(?![\d.,]?\d)){{0,2}}(?:[ -]{any_of(_SCALES)})?"
WORDS = (
    rf"(?:an?{BLANK}{any_of(_SCALES)}|{any_of(_VALUES)})"
    rf"(?:(?:(?:-|{BLANK})(?:(?<=(?:dred|sand|lion) )and{BLANK})?){any_of([*_VALUES, *_SCALES])}){{0,9}}"
)
NUMBER = f"(?:{DIGITS}|{WORDS})"

_WORD = re.compile(r"[a-z]+")
_PLAIN = re.compile(r"0[1-9]?|[1-9]\d*")  # security bulletins write 03 killed
_PARTED = re.compile(
    r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}"
)
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_DIGITS_AT_START = re.compile(r"\d+(?:[., ]\d+)*+")


class Value(NamedTuple):
    """A number read from the start of some words.

    `end` is where it stops in them; `scale` the size of its last word (two to three *hundred* begins at two hundred).
    """

    value: int
    end: int
    is_words: bool
    scale: int


def value_of(words: str) -> Value | None:
    """Read the number that `words` begin with; None where digits are no count of people."""
    return _of_digits(words) if words[:1].isdigit() else _of_words(words)


def _of_digits(words: str) -> Value | None:
    run = _DIGITS_AT_START.match(words)
    if run is None:
        return None
    digits, scale = " ".join(run[0].split()), _WORD.match(words, run.end() + 1)
    factor = _SCALES[scale[0]] if scale is not None and scale[0] in _SCALES else 1
    end = scale.end() if scale is not None and factor > 1 else run.end()
    if factor > 1 and _DECIMAL.fullmatch(digits):
        return Value(round(float(digits.replace(",", ".")) * factor), end, False, factor)
    plain = _PLAIN.fullmatch(digits)
    if len(digits) > (LONGEST_UNPARTED if plain else LONGEST) or not (plain or _PARTED.fullmatch(digits)):
        return None
    return Value(int(re.sub(r"\D", "", digits)) * factor, end, False, factor)


def _of_words(words: str) -> Value | None:
    """Take words as long as each can follow those before it: `two hundred and five` but `two | three`."""
    total = group = end = 0
    last, bound = 1, max(_SCALES.values()) + 1
    for match in _WORD.finditer(words):
        word = match[0]
        if word in _ARTICLES and not end:
            group = 1
            continue
        if word == "and":
            continue
        factor = _SCALES.get(word, 1)
        if factor == 1:
            value = _VALUES.get(word)
            if value is None or (end and not _fits(group, total, value)):
                break
            group += value
        elif not group or factor >= bound or (factor == HUNDRED and group >= HUNDRED):
            break
        elif factor == HUNDRED:
            group *= factor
        else:
            total, group, bound = total + group * factor, 0, factor
        last, end = factor, match.end()
    return Value(total + group, end, True, last) if end else None


def _fits(group: int, total: int, value: int) -> bool:
    """Whether a word below a hundred can follow: after a full hundred or thousand, or a unit after a ten."""
    if not value or (total and total < 1000):
        return False
    below = group % 100
    return (below == 0 and (group > 0 or total > 0)) or (below >= 20 and below % 10 == 0 and value < 10)
