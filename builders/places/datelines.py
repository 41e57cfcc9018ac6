"""The town and country at the head of a report that say where it was filed, before they are settled.

`KUTUM, Sudan (AFP) -`, `Bangui (AFP) –`, `Kampala — Police`, `March 4, 2014 (EL-FASHER) –`. A town in capitals before
its country is one though the gazetteer lacks it, or spells it otherwise: MUDENDE, Rwanda, Dec 13 (Reuters) -.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .namings import Naming
from .tests import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..gazetteer import Gazetteer
    from ..words.document import Document, Span
    from .tests import NameTests

_END = re.compile(r"(?: \([a-z .]{3,25}\))?(?:,[^\n]{0,60}?)?(?: \([^)\n]{1,40}\))? ?(?:--|-|:)[ \n]")
"""What ends a dateline in capitals."""
_SMALL_END = re.compile(
    rf"(?:,[^\n:]{{0,40}}?)? ?(?:\([^)\n]{{2,40}}\) ?(?:--|[-–—])|(?:--|[-–—]))\s+(?=[\"'“‘]?{CAPITAL}|\d)"
)
"""What ends one in small letters: the agency and a dash, or a dash before the capital that a sentence begins with."""
_AGENCY = re.compile(r"[^\n]{0,45}\)")
_DAY_BEFORE = re.compile(rf"{CAPITAL}[a-z]{{2,8}} \d\d?(?:, \d{{4}})? \((?={CAPITAL}{{2}})")
"""A day before the town in brackets: March 4, 2014 (EL-FASHER) –."""
_BRACKET_END = re.compile(r"\) ?(?:--|[-–—]) ")
_UNKNOWN = re.compile(rf"{CAPITAL}{{3}}[^\s,]*(?:[ -]{CAPITAL}{{2}}[^\s,]*){{0,3}}, (?={CAPITAL})")
"""A town in capitals and the comma before its country."""
_NAME = rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,3}}"
_VILLAGE = re.compile(rf"({_NAME})((?:, {_NAME}(?: [a-z]+)?){{1,3}}){_SMALL_END.pattern}")
"""A village in small letters, what it lies in, and the end of the dateline: Bozara, Paoua district, Ouham-Pende –."""
_OUTER = re.compile(rf"(?<=, ){CAPITAL}")
LONGEST_HEAD = 4
"""Lines at the head of a report of which one may begin with the dateline: below a headline and who wrote it."""


def datelines(doc: Document, gazetteer: Gazetteer, tests: NameTests) -> Iterator[Naming]:
    """The place before the date and the dash at the head of a report; a country is no namesake of it (NIGER:)."""
    for line in doc.paragraphs[:LONGEST_HEAD]:
        found = [*_of_line(doc, gazetteer, tests, line)]
        if found:
            yield from found
            return


def _of_line(doc: Document, gazetteer: Gazetteer, tests: NameTests, line: Span) -> Iterator[Naming]:
    day = _DAY_BEFORE.match(doc.text, line.start)
    start = day.end() if day is not None else line.start
    if day is None and (country := _country(doc, tests, start)) is not None:
        yield country
        return
    for end, key in gazetteer.prefixes(tests.view, start):
        is_one = _BRACKET_END.match(doc.text, end) if day is not None else _is_ended(doc, gazetteer, tests, start, end)
        if is_one and key not in tests.words.never:
            yield _naming(start, end, key)
            return
    town = _UNKNOWN.match(doc.text, start) if day is None and not doc.is_upper else None
    country = _country(doc, tests, town.end()) if town is not None else None
    if town is not None and country is not None:
        end = town.end() - len(", ")
        key = tests.view[start:end]
        is_variant = gazetteer.has_variant(key)
        yield _naming(start, end, key, "place.variant") if is_variant else _naming(start, end, None)
        yield country
    elif day is None and (village := _village(doc, gazetteer, tests, start)) is not None:
        yield Naming(start, village, start, village, None, "in", "populated", "place.heading")


def _village(doc: Document, gazetteer: Gazetteer, tests: NameTests, start: int) -> int | None:
    """Where the name of a village that the gazetteer lacks ends, in a dateline that tells what it lies in."""
    head = None if doc.is_upper else _VILLAGE.match(doc.text, start)
    if head is None:
        return None
    end = head.end(1)
    if not tests.is_name(start, end) or not tests.words.tails.isdisjoint(tests.view[start:end].split()):
        return None
    outer = [name.start() for name in _OUTER.finditer(doc.text, *head.span(2))]
    is_within = any(at in tests.nations or gazetteer.prefixes(tests.view, at) for at in outer)
    return end if is_within else None


def _country(doc: Document, tests: NameTests, at: int) -> Naming | None:
    nation = tests.nations.get(at)
    if nation is None or nation.is_adjective or not _END.match(doc.norm, nation.end):
        return None
    span = (nation.start, nation.end)
    return Naming(*span, *span, None, "dateline", None, "place.country", nation.codes)


def _is_ended(doc: Document, gazetteer: Gazetteer, tests: NameTests, start: int, end: int) -> bool:
    """Whether a dateline ends behind a name at the head of a line, and no other name follows (Gao - Ansongo)."""
    if doc.text[start:end].isupper():
        return _END.match(doc.norm, end) is not None
    small = _SMALL_END.match(doc.text, end)
    if small is None or end < doc.heading:
        return False
    if _AGENCY.match(small[0]):
        return True
    at = small.end()
    return gazetteer.is_word(tests.word_after(at - 1)) or not gazetteer.prefixes(tests.view, at)


def _naming(start: int, end: int, key: str | None, rule: str = "place.dateline") -> Naming:
    return Naming(start, end, start, end, key, "dateline", None, rule)
