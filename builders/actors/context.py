"""What a report says about actors as a whole: the countries it speaks of, and which of its words are for people."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ..words.immutable import Immutable
from .person_names import is_common
from .told_where import country_of_places

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ..gazetteer import Gazetteer
    from ..words.automaton import Hit
    from ..words.document import Document
    from ..words.lexicons import Nation

_ONE_BEFORE = re.compile(r"\b(?:an?|one|another|young|elderly|[\w-]+-old) $")
_NO_NOUN_AFTER = re.compile(
    r"[.,;)]|$| (?:in|on|at|near|from|and|or|who|was|were|is|has|had|died|with|by|to|during|after|while|not|got|drove"
    r"|ran|stabbed|shot|rammed|tried|threw|opened|fired|killed|attacked|aged|were|are|had|have|dead|wounded|injured)\b"
)
WORDS_TOO = frozenset({"us", "car"})
"""Names of countries that are words as well: in a text of capitals nothing tells them apart."""


class Context(Immutable, frozen=True):
    """`main` is the country the report is mostly about, `countries` all it names, both alpha-3."""

    main: str | None
    countries: frozenset[str]


def context_of(doc: Document, hits: Sequence[Hit], gazetteer: Gazetteer | None = None) -> Context:
    """Weigh the countries named.

    Where names and nationalities do not settle it, the forces of a state do (FARDC), and where no country is named
    at all, the armed groups that belong to one. An acronym that means somebody in one country alone is taken so as well
    where most places lie there.
    """
    named: dict[str, int] = {}
    forces: dict[str, int] = {}
    groups: dict[str, int] = {}
    several: set[str] = set()
    unsure: set[str | None] = set()
    for hit in hits:
        entries = hit.entries
        unsure |= {e.payload.actor.country for e in entries if e.category == "actor" and e.payload.needs_context}
        if len(entries) > 1:
            continue
        category, payload = entries[0]
        if category == "nation" and names_nation(doc, hit):
            if len(payload.codes) == 1:
                _count(named, payload.codes[0])
            else:
                several.update(payload.codes)
        elif category == "actor" and payload.actor.country and not payload.needs_context:
            _count(forces if payload.actor.group == "state_force" else groups, payload.actor.country)
    main = _clear(named) or _clear(forces) or (None if named else _clear(groups))
    countries = {*named, *several, *((main,) if main else ())}
    if gazetteer is not None and not doc.is_upper and unsure - {None, *countries}:
        countries |= {country_of_places(doc, gazetteer)} & {*unsure, "PSE"} - {None}
    countries |= {"ISR"} & unsure if "PSE" in countries else set()  # Border Police
    published = doc.report.published
    if published is not None and published < SOUTH_SUDAN_SINCE:  # its rebels were Sudan's
        countries = {"SDN" if country == "SSD" else country for country in countries}
        main = "SDN" if main == "SSD" else main
    return Context(main, frozenset(countries))


SOUTH_SUDAN_SINCE = date(2011, 7, 9)
"""The day from which on South Sudan has forces of its own."""


def _count(counts: dict[str, int], country: str) -> None:
    counts[country] = counts.get(country, 0) + 1


def _clear(counts: dict[str, int]) -> str | None:
    """The country counted most often, where it is one."""
    most = max(counts.values(), default=0)
    leading = [country for country, count in counts.items() if count == most]
    return leading[0] if len(leading) == 1 else None


def is_national(doc: Document, hit: Hit, nation: Nation) -> bool:
    """Whether a nation's adjective stands for people of it: one Palestinian was shot, seven Lebanese were killed."""
    if nation.form != "adjective" or not names_nation(doc, hit):
        return False
    if (
        doc.norm.endswith(NO_PLURAL, hit.start, hit.end)
        and not _JOINED.match(doc.norm, hit.end)
        and _are_members(doc, hit)
    ):
        return True
    before = _ONE_BEFORE.search(doc.norm, max(0, hit.start - len("one twenty-year-old ")), hit.start)
    return before is not None and _NO_NOUN_AFTER.match(doc.norm, hit.end) is not None


NO_PLURAL = ("ese", "sh", "ch", "s", "e")
"""Endings of nations' adjectives that have no plural of their own: Lebanese, Irish, French, Burkinabe."""
_JOINED = re.compile(
    r" (?:and|or) (?!(?:\w+ )?(?:were|was|had)\b|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_OF = re.compile(r" of (?!cattle|cows|sheep|goats|livestock|hair)")
_COUNTED = re.compile(
    r"(?:\d|\b(?:an?|another|other|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|dozen"
    r"|(?:dozens|scores|hundreds|tens) of|some|several|many|more|few)) $"
)


def is_held(doc: Document, hit: Hit, role: str) -> bool:
    """Whether a word that needs it has what it is of behind it (the head of the council), or a number before it."""
    if role == "member":
        return _are_members(doc, hit)
    return role != "office" or _OF.match(doc.norm, hit.end) is not None


def _are_members(doc: Document, hit: Hit) -> bool:
    """Whether the name of a community stands for people of it, who are counted: four Dogon were killed."""
    if doc.is_upper or not doc.text[hit.start].isupper() or _NO_NOUN_AFTER.match(doc.norm, hit.end) is None:
        return False
    return _COUNTED.search(doc.norm, max(0, hit.start - len("hundreds of ")), hit.start) is not None


ADJECTIVES = frozenset({"military", "civilian", "national", "minor", "private"})
"""Words for people that are more often adjectives than nouns."""
_WORD_AFTER = re.compile(r" ([a-z-]+)")
_ADJECTIVE_AFTER = re.compile(r", ([a-z-]+) ")


_INSTITUTION = re.compile(
    r" (?:(?:girls|boys|day|boarding|science|technical|secondary|primary|high|general|model|unity|teaching|referral"
    r"|arabic|senior|junior|comprehensive|commercial|training|district|residential) ){0,4}"
    r"(?:schools?|colleges?|hospitals?|clinics?|universit(?:y|ies)|polytechnic|house|lodge|reserved|reservation)\b"
)
"""Behind `government`, what only belongs to one: Government Girls Secondary School, a government hospital."""


def is_adjective(doc: Document, hit: Hit, things: Container[int]) -> bool:
    """Whether a word for people only describes the noun behind it: military operations, a private, Christian school.

    `things` are where a word for a thing begins.
    """
    if doc.norm[hit.start : hit.end] not in ADJECTIVES:
        return doc.norm.startswith("government ", hit.start) and _INSTITUTION.match(doc.norm, hit.end) is not None
    following = _WORD_AFTER.match(doc.norm, hit.end)
    if following is not None:
        return not (is_common(following[1]) or following[1].endswith("ed"))
    more = _ADJECTIVE_AFTER.match(doc.norm, hit.end)
    return more is not None and not is_common(more[1]) and more.end() in things


def names_nation(doc: Document, hit: Hit) -> bool:
    """Whether the letters are those of a nation: Turkey and not turkey, US and not us, CAR and no car bomb."""
    if doc.norm[hit.start : hit.end] in WORDS_TOO:
        return not doc.is_upper and doc.text[hit.start : hit.end].isupper()
    return doc.is_upper or doc.text[hit.start].isupper()


_ARMED_BEHIND = re.compile(r" (?:forces|fighters|troops|soldiers|militias?|militiamen|militants|gunmen|rebels)\b")
_COMPOUND = re.compile(r"-(?:\w+ed|held|run|led)\b")


def is_hyphened(norm: str, hit: Hit) -> bool:
    """Whether a hyphen makes of a name a word that describes another one: rebel-held, but not pro-Houthi forces."""
    if norm.endswith(("pro-", "anti-"), hit.start - 5, hit.start):
        is_for = hit.entries[0].category == "actor" and norm.endswith("pro-", 0, hit.start)
        return not (is_for and _ARMED_BEHIND.match(norm, hit.end))
    return norm.startswith("-", hit.end) and _COMPOUND.match(norm, hit.end) is not None
