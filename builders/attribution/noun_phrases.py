"""Noun phrases: the tokens around a citing word, and the walk over one phrase to its left or right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dates.words import date_words
from ..numbers.words import number_words
from ..words.document import ABBREVIATIONS
from ..words.immutable import Immutable
from .reporting import SOURCE_TAGS, tags, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document

_TOKEN = re.compile(r"\w++(?:[.'&/-]\w++)*+'?|--|[^\w\s]")
LONGEST = 14
"""Tokens a source's noun phrase may have: titles, a name and an office fit; a clause without commas does not."""

_JOINERS = frozenset({"for", "from", "in", "at", "with", "near", "inside", "on", "to"})
"""Prepositions by which a place or a body is attached to a source noun; `of` attaches to anything."""


class Token(Immutable, frozen=True):
    """A word or mark with the part it plays; `word` is folded. W is any word, others see `reporting.tags`."""

    start: int
    end: int
    word: str
    tag: str


def tokens_between(doc: Document, start: int, end: int) -> list[Token]:
    """Cut a stretch of text into tokens."""
    known, text, upper = tags(), doc.text, doc.is_upper
    row: list[Token] = []
    for word in _TOKEN.findall(doc.norm, start, end):
        start = doc.norm.index(word, start)  # only blanks stand between; as strings tokens cost half as much
        stop = start + len(word)
        is_capital = not upper and text[start].isupper()
        tag = known.get(word) or _shape(word, is_capital)
        if is_capital and tag in "vmxa" and row and row[-1].tag not in '":':
            tag = "W"
        row.append(Token(start, stop, word, tag))
        start = stop
    return row


@lru_cache(maxsize=1 << 16)
def _shape(word: str, capital: bool) -> str:
    """Tag an unknown word by its form; a mark of punctuation is its own tag."""
    if not (word[0].isalnum() or word[0] == "_"):
        return word
    if word[0].isdigit() and word.replace("-", "").isdigit() and len(word) > 4:
        return "Z"
    if not capital and len(word) > 4:
        if word.endswith("ly"):
            return "a"
        if word.endswith("ed"):
            return "v"
    return "W"


def phrase_before(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Walk left from `row[end - 1]` over one noun phrase; give its first index and `end`, or None."""
    at = end
    while at > 0 and end - at < LONGEST:
        step = _step_left(row, at)
        if step == 0:
            break
        at -= step
        if row[at].tag == "d" and not _attached(row, at):
            break
    while at < end and row[at].tag in "poc.":
        at += 1
    at = _behind_day(row, at, end)
    return (at, end) if any(token.tag not in "dj." or token.word.endswith("s") for token in row[at:end]) else None


def _behind_day(row: Sequence[Token], start: int, end: int) -> int:
    """Index behind a day that leads to a phrase without a comma: on 5 May 2019 Boko Haram said."""
    at = start
    if start and row[start - 1].word in {"on", "in"}:
        while at < end and (row[at].word in date_words().months or row[at].word.isdigit()):
            at += 1
    return at if start < at < end and any(token.word in date_words().months for token in row[start:at]) else start


def _step_left(row: Sequence[Token], at: int) -> int:
    """How many tokens left of `at` belong to the phrase: none at a border, several for a bracket."""
    token = row[at - 1]
    tag = token.tag
    if tag in "WjNGBDHMTd&/":
        return 1
    if tag in "])":
        return _bracket_before(row, at - 1)
    if tag == "o" or (tag == "." and _is_abbreviated(row, at - 1)):
        return 1
    if tag == "l":
        return 1 if at > 1 and row[at - 2].tag in "NGB" else 0
    if tag in "ptb" and at > 1 and row[at - 2].tag == "l":
        return 1
    if tag in "pt" and token.word in _JOINERS:
        return 1 if at > 1 and (row[at - 2].tag in "NGBHT" or (row[at - 2].tag == "W" and token.word == "from")) else 0
    if tag == "c":
        return 1 if at > 1 and _is_source_like(row, at - 2) and token.word in {"and", "&"} else 0
    return 0


def _attached(row: Sequence[Token], at: int) -> bool:
    """Whether the determiner at `at` stands inside a longer phrase: of the, for the, and the."""
    return at > 1 and row[at - 1].tag in "optcb" and _step_left(row, at) > 0


def _is_source_like(row: Sequence[Token], at: int) -> bool:
    return row[at].tag in SOURCE_TAGS


def _is_abbreviated(row: Sequence[Token], at: int) -> bool:
    word = row[at - 1].word if at else ""
    return word in ABBREVIATIONS or len(word) == 1 or "." in word


def _bracket_before(row: Sequence[Token], closing: int) -> int:
    """Length of the bracket that ends at `closing`, 0 when it is an editor's or has no opening nearby."""
    for back in range(1, 8):
        at = closing - back
        if at < 0 or row[at].tag in ")]":
            return 0
        if row[at].tag in "([":
            inside = row[at + 1 : closing]
            return 0 if at == 0 or any(token.word in words_of("headers") for token in inside) else back + 1
    return 0


def phrase_after(row: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Walk right from `row[start]` over one noun phrase; give `start` and the index behind it, or None."""
    at = start
    strong = start
    while at < len(row) and at - start < LONGEST:
        step = _step_right(row, at, start)
        if step == 0:
            if at > start and row[at - 1].tag == "j" and _is_field(row[start:at]):
                strong = at
            break
        at += step
        if row[at - 1].tag in ')]"WNGBDHMTP':
            strong = at
        if row[at - 1].tag == "P":
            break
    return (start, strong) if strong > start else None


def opens_what_is_told(row: Sequence[Token], at: int) -> bool:
    """Whether a number behind a source begins what it told, without a comma: according to police four people died."""
    word, following = row[at].word, row[at + 1].tag if at + 1 < len(row) else "."
    is_number = word.isdigit() or word in number_words()["values"]
    return is_number and row[at - 1].tag in SOURCE_TAGS and following in tuple("WNGBTj")


def _is_field(phrase: Sequence[Token]) -> bool:
    """Whether the describing words at the end stand for a noun: the ministry of health, by the opposition."""
    before = next((token for token in reversed(phrase) if token.tag not in "jd"), None)
    return phrase[0].tag == "d" if before is None else before.tag in "opb"


def _step_right(row: Sequence[Token], at: int, start: int) -> int:
    tag, word = row[at].tag, row[at].word
    following = row[at + 1].tag if at + 1 < len(row) else ""
    if tag == "P" or (tag == "q" and word == "that"):
        return 1 if at == start else 0
    if tag == "d":
        return 1 if at == start or row[at - 1].tag in "opctb" else 0
    if tag == "l":
        return 1 if at > start and row[at - 1].tag in "NGB" and following and following in "ptb" else 0
    if tag in "ptb" and at > start and row[at - 1].tag == "l":
        return 1
    if tag in "WjNGBDHMT&/":
        return int(at == start or not opens_what_is_told(row, at))
    if at > start and (writer := _to_writer(row, at)):
        return writer
    if tag in "([" and at > start:
        return _bracket_after(row, at)
    if tag == "." and at > start and _is_abbreviated(row, at):
        return 1 if following in tuple("WNGBDMT") else 0
    if tag == "o":
        return 1 if following and following in "WdjNGBDHMT" else 0
    if tag == "p" and word in _JOINERS and at > start:
        return 1 if row[at - 1].tag in "NGBHT" and following and following in "WdjBM" else 0
    if tag == "c" and at > start:
        return 1 if _is_source_like(row, at - 1) and following and following in "NGBMT" else 0
    return 0


def _to_writer(row: Sequence[Token], at: int) -> int:
    """How many tokens behind a document lead to who wrote it: a statement (issued on Friday) by the army."""
    if row[at - 1].tag not in "DH":
        return 0
    for ahead, token in enumerate(row[at : at + MOST_TO_WRITER], 1):
        if token.word == "by":
            return ahead
        if token.tag not in "vpZ":
            return 0
    return 0


MOST_TO_WRITER = 4


def _bracket_after(row: Sequence[Token], opening: int) -> int:
    for ahead in range(1, 8):
        at = opening + ahead
        if at >= len(row):
            return 0
        if row[at].tag in "])":
            inside = row[opening + 1 : at]
            return 0 if any(token.word in words_of("headers") for token in inside) else ahead + 1
    return 0
