"""A calendar date as it is written, before a year is supplied; dates joined to spans, names that are no dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.immutable import Immutable
from .words import date_words, either

if TYPE_CHECKING:
    from ..words.document import Document


class Written(Immutable, frozen=True):
    """What characters `start` to `end` give. `month` and `day` are 0 where they are left out, `year` is None."""

    start: int
    end: int
    year: int | None
    month: int = 0
    day: int = 0
    until: tuple[int, int] | None = None
    """The month and day on which a span ends; its `year` is that of the end."""
    from_year: int | None = None
    """The year in which a span begins, where it is told beside that of its end."""
    part: str | None = None
    """The part of the month or year (see date_parts.py)."""
    years_back: int | None = None
    """Years before the published one: 0 for `24 May this year`."""


LONGEST_JOIN = 20
"""Characters between two dates that are joined: ` through to the ` fits."""
_JOIN = re.compile(r" {0,3}(?:-|/|(?:and )?(?:to|until|through|till|up to)|and|or) {0,3}(?:the )?")
_BETWEEN = re.compile(r"(?<!\w)(?:between|from) {1,3}(?:the )?\Z")


def follows_between(norm: str, at: int) -> bool:
    """Whether `between` or `from` stands before, so that `and` joins a span."""
    return _BETWEEN.search(norm, max(0, at - 14), at) is not None


def joined(doc: Document, one: Written, two: Written) -> Written | None:
    """Two dates as one span: 30 April to 2 May, between May and July 2020, from 1980 to 1984."""
    if one.until or two.until or one.part or two.part or two.start - one.end > LONGEST_JOIN:
        return None
    join = _JOIN.fullmatch(doc.norm, one.end, two.start)
    if join is None or bool(one.month) != bool(two.month):
        return None
    word = join[0].split(" the")[0].strip()
    if (word in ("and", "or") or bool(one.day) != bool(two.day)) and not follows_between(doc.norm, one.start):
        return None
    if word == "/" and two.day != 1 and two.day - one.day != 1:
        return None
    return two._replace(start=one.start, month=one.month, day=one.day, until=(two.month, two.day), from_year=one.year)


_NAMES = date_words().names
_NAME_AFTER = re.compile(rf"(?:'s)?[\])]? {{1,3}}(?:{either(_NAMES['after'])})\b")
_BODY_AFTER = re.compile(rf"(?: {{1,3}}(?:{either(_NAMES['of_body'])})){{1,2}} {{1,3}}(?:{either(_NAMES['body'])})\b")
_NAME_BEFORE = re.compile(rf"(?<!\w)(?:{either(_NAMES['before'])}) {{1,3}}\Z")
_KNOWN = re.compile(rf"(?:{either(_NAMES['known'])})")


def is_name(doc: Document, written: Written) -> bool:
    """Whether the words belong to the name of something else: 19 April Movement, September 11 attacks."""
    norm = doc.norm
    if written.year is not None or not written.day:
        return False
    if _NAME_AFTER.match(norm, written.end) or _KNOWN.match(norm, written.start):
        return True
    if _BODY_AFTER.match(norm, written.end) and not norm.endswith("on ", 0, written.start):
        return True  # 23 September Communist League
    return _NAME_BEFORE.search(norm, max(0, written.start - 14), written.start) is not None
