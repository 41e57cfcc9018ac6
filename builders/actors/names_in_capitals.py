"""Armed groups that no lexicon has, in bulletins set in capitals: the Ramon Ochoa Anticommunist Commando.

Nothing but the words around it shows there where a name begins: it goes back, over words that are no English ones, to
an article or a preposition. Groups of Latin America, which such bulletins tell of, bear persons' names as a rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.alternatives import at_word
from ..words.countries import countries
from ..words.place_words import place_words
from .person_names import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..words.document import Document

_BODY = re.compile(
    at_word("alliance|army|brigade|cell|commandos?|command|forces?|front|movement|organi[sz]ation|squad")
    + r"\b(?! (?:of(?! [a-z]+ing\b)|page|door|line|row)\b)"
)
"""What an armed group is called."""
BODIES = frozenset({"brigade", "commando", "commandos", "command", "front", "squad"})
"""The same with no armed word before; a movement or army alone may be a party or a state's."""
_ARMED = re.compile(
    r"\b(?:(?:anti-?communist|insurrectional|insurrection|liberation|paramilitary|patriotic|resistance"
    r"|self-defen[cs]e|urban) )+$"
)
"""Words before it that only the armed use."""
ARMED_BACK = 60
"""Characters in which they stand."""
_BEFORE = re.compile(r"([a-z][a-z'’-]*) $")
_LEADS_IN = re.compile(
    r"(?:\b(?:the|a|an|of|by|from|to|for|self-styled|so-called|called|named|group|and)|[\"(\[]) ?\"?$"
)
"""What stands before the first word of a name."""
PARTS = frozenset(
    {"national", "popular", "people's", "revolutionary", "central", "metropolitan", "western", "eastern"}
    | {"northern", "southern", "armed", "political-military", "youth", "workers", "peasant", "lives", "free"}
)
"""English words within such names."""
OF_PLACES = PARTICLES | {"san", "santa", "santo"}
"""What begins a place's name rather than a person's."""
LONGEST = 6
"""Words of a name before that for the group."""
LOOK_BACK = 24


def names_in_capitals(doc: Document, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where such names stand: with a word that only the armed use, or with a person's first name and surname."""
    for match in _BODY.finditer(doc.norm):
        start = match.start()
        armed = _ARMED.search(doc.norm, max(0, start - ARMED_BACK), start)
        if not doc.norm.endswith(" ", 0, start) or (armed is None and match[0] not in BODIES):
            continue
        start = start if armed is None else armed.start()
        names: list[str] = []
        for _ in range(LONGEST):
            before = _BEFORE.search(doc.norm, max(0, start - LOOK_BACK), start)
            if before is None or not (
                before[1] in PARTS or _is_name(before[1], is_word) or _is_surname(doc, before.start())
            ):
                break
            start = before.start()
            if before[1] not in PARTS:
                names.insert(0, before[1])
        is_armed = armed is not None and bool(names)
        is_persons = len(names) > 1 and names[0] not in OF_PLACES
        is_led_in = _LEADS_IN.search(doc.norm, max(0, start - LOOK_BACK), start) is not None
        if is_led_in and (is_armed or is_persons):
            yield start, match.end()


def _is_name(word: str, is_word: Callable[[str], bool]) -> bool:
    if word in countries().demonyms or word in countries().names:
        return False
    return word in place_words().first_names or word in PARTICLES or not is_word(word)


def _is_surname(doc: Document, start: int) -> bool:
    """Whether a first name stands before a word, which may be an English one: Rodrigo Franco."""
    before = _BEFORE.search(doc.norm, max(0, start - LOOK_BACK), start)
    return before is not None and before[1] in place_words().first_names
