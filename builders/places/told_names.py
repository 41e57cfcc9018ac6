"""Names of which nothing is known, by the words around them: those of a place that was struck, and where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.place_words import place_words
from .cues import Cue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..gazetteer import Gazetteer
    from ..words.document import Document
    from .cues import Cues
    from .namings import Naming

WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day ")
_TOLD_BEFORE = re.compile(
    r"\b(?:(?:affected|attacked|targeted|stricken|raided) (?:village|town|community|settlement|hamlet)(?:,| is| was)?"
    r"|(?:identified|named|gave) the (?:\w+ )?(?:village|town|community|settlement|hamlet) as"
    r"|(?<!of the )(?:victims|dead|deceased)(?:,? (?:all|most|both|some) of (?:them|whom))?,?(?: (?:were|are|came"
    r"|hailed))?(?: all| mostly)? from) $"
)
_TOLD_BEHIND = re.compile(
    r", where (?:the|it|this) (?:\w+ )?(?:attack|raid|incident|killings?|massacre|ambush|happened|occurred"
    r"|took place)\b"
)
_THEY_CAME = re.compile(r"(?:^|[.\"\n] ?)they (?:came|arrived|descended) (?:to|at|on|in) $")
_ARMED = re.compile(
    r" (?:on motor|with (?:guns|rifles|machetes)|armed|shooting|firing|at (?:night|dawn|dusk)|when|while|around)"
)
"""What tells of a name that it is the place that was struck: They came to Gubio on motorcycles."""
SAID_OF_TOWN = (
    r", (?:where|from which|which (?:lies|hosts)|home to|(?:the )?(?:birthplace|scene|site|stronghold) of"
    r"|(?:also|formerly|better|once|previously) (?:known|called)|near|not far|close to|between|north|south|east|west"
    r"|(?:seized|captured|held|besieged|controlled|retaken|abandoned) by"
    r"|(?:some |about |around |nearly )?\d+ ?(?:km|kilomet(?:er|re)s?|miles?|minutes)"
    r"|(?:on|in) (?:the|an) (?:outskirts|road|border|area|north|south|east|west|cent(?:er|re))"
    r"|(?:an?|the|one of the) (?:[\w-]+ ){0,4}(?:towns?|villages?|city|settlement|hamlet|capital|stronghold)"
    r"(?! (?:head|chief|elder|leader|mayor|official|councill?or)\b))"
    r"\b[^.;:\n]{0,100}?,"
)
"""What is said of a town between its name and what is done to it: home to 20,000 displaced people."""
_IS_STRUCK = re.compile(
    rf"(?:{SAID_OF_TOWN})?"
    r" (?:also |too )?(?:was|were|had been|has been|came|comes|had come) (?:also |later |then |again |even )?"
    r"(?:attacked|raided|shelled|bombed|bombarded|stormed|overrun|besieged|pounded|razed|looted"
    r"|under (?:attack|fire|siege))\b"
    r"(?![^.;\n]{0,80}\b(?:he|she|him|his|her|himself|home)\b)"
)
"""What is done to towns, behind the name of one that opens a sentence: Gubio was also raided."""
_OPENS = ("", "\n", ".", '"', "!", "?")
TOLD_REACH = 90
"""Characters before a name in which the words stand."""


def is_told_as_struck(doc: Document, start: int, end: int) -> bool:
    """Whether the words around a name of which nothing else is known say that it is what was attacked."""
    if doc.is_upper:
        return False
    if is_struck_itself(doc, start, end):
        return True
    before = doc.norm[max(0, start - TOLD_REACH) : start]
    if _TOLD_BEHIND.match(doc.norm, end) is not None or _TOLD_BEFORE.search(before) is not None:
        return True
    return _THEY_CAME.search(before) is not None and _ARMED.match(doc.norm, end) is not None


def is_struck_itself(doc: Document, start: int, end: int) -> bool:
    """Whether a sentence opens with a name that it tells of as a place under attack, and no one told of before."""
    if doc.is_upper or _IS_STRUCK.match(doc.norm, end) is None:
        return False
    return doc.norm[max(0, start - 2) : start].strip(" ") in _OPENS and doc.norm.find(doc.norm[start:end]) == start


def before_abbreviation(doc: Document, at: int, end: int) -> int:
    """Where a name ends that an abbreviation or a day follows: Mandera IED attack, at Mandera Thursday."""
    last = doc.text.rfind(" ", at, end) + 1
    word = doc.text[last:end]
    is_code = end - last > 1 and word.isupper() and not doc.text[at:last].isupper()
    return last - 1 if last > at and (is_code or WEEKDAY.match(f"{word.lower()} ")) else end


LABELS = tuple(f"{label}: " for label in ("location", "locality", "place", "venue", "site", "area", "scene", "where"))
"""What names the field of a form in which a place stands: Location: Ariha, Idlib."""
ADJECTIVES = 30
"""Characters between a town and its part, which adjectives may fill: in southern Baghdad's Shi'ite Bayaa district."""


def behind_words(cues: Cues, found: Mapping[int, Naming], at: int) -> Cue | None:
    """In what the field of a form names, or a part of a town or country told before: in Beirut's Sadd al-Boushrieh."""
    if cues.view.endswith(LABELS, 0, at):
        return Cue("in", None, at)
    end = cues.view.rfind("'s ", max(0, at - ADJECTIVES), at)
    if end == -1 or place_words().intro.fullmatch(cues.view, end + len("'s "), at) is None:
        return None
    nation = next((cues.names.get(nation.start) for nation in cues.nations if nation.end == end), None)
    town = found[max(found)] if found else None
    is_division = nation is not None and cues.view.endswith(", ", 0, nation.start)  # Dondo, in Angola's Kwanza Norte
    relation = nation.relation if nation is not None and not is_division else None
    if town is not None and town.stop == end and town.key is not None:
        relation = town.relation
    return Cue(relation, None, at) if relation in ("in", "near") else None


_LEVEL = r"[\w'’-]+(?: [\w'’-]+){0,3}"
_OPENED = re.compile(rf" \((?:{_LEVEL}, ){{0,3}}$")
_CLOSED = re.compile(rf"(?:{_LEVEL}, ){{0,3}}(?P<last>{_LEVEL})\)")
LONGEST_BRACKET = 80


def in_bracket(cues: Cues, gazetteer: Gazetteer, found: Mapping[int, Naming], at: int) -> Cue | None:
    """In one of the levels that databases put in a bracket behind a scene: Yobri (Tambaga, Tapoa).

    The last of them must be a division that the gazetteer knows.
    """
    if not cues.view.endswith((" (", ", "), 0, at):
        return None
    opened = _OPENED.search(cues.view, max(0, at - LONGEST_BRACKET), at)
    closed = _CLOSED.match(cues.view, at) if opened is not None else None
    if opened is None or closed is None:
        return None
    is_behind = any(named.stop == opened.start() and named.relation in ("in", "near") for named in found.values())
    is_division = is_behind and any(
        match.place.kind in ("admin1", "admin2") for match in gazetteer.matches(closed["last"])
    )
    return Cue("in", None, at) if is_division else None
