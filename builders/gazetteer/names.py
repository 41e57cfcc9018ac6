"""How a place name becomes a key: the same rules when the names are compiled and when a text is read."""

from __future__ import annotations

import re

from ..words.document import fold

_PLAIN = re.compile(r"[a-z][a-z' .]*[a-z.]")
_SPACES = re.compile(r" {2,}")

ARTICLES = frozenset(re.findall(r"\w+", "al as an ar ad az at ash adh ath el es er ed ez en et ech esh l"))
"""The Arabic article, as it is written before the several consonants."""

VARIANT_COUNTRIES = frozenset(
    re.findall(
        r"\w+",
        "SYR IRQ YEM LBY EGY SDN SSD LBN JOR PSE ISR SAU DZA MAR TUN MRT ESH SOM DJI ERI TCD "
        "IRN AFG PAK TJK KWT BHR QAT ARE OMN COM",
    )
)
"""Where names reach Latin letters by several transliterations, so that spellings of one sound are taken as one.
Elsewhere (El Carmen, Carmen) the same folding would join different places."""

_VARIANTS = (
    (re.compile(r"'"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"q"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"tch|ch"), "sh"),
    (re.compile(r"aw|au|ow|ou|o"), "u"),
    (re.compile(r"[ae]y|[ae]i|y|e|iy"), "i"),
    (re.compile(r"i+"), "i"),
    (re.compile(r"u+"), "u"),
    (re.compile(r"(?<=..)(?:[ai]h|a|i)$"), ""),
)


def text_view(folded: str) -> str:
    """A folded text as names are looked up in it; every offset holds."""
    return folded.replace("-", " ").replace("_", " ")


def name_keys(name: str) -> list[str]:
    """The keys of a name; none when it is not written in Latin letters."""
    key = _SPACES.sub(" ", text_view(fold(name)).strip())
    if not _PLAIN.fullmatch(key):
        return []
    return [key] if "'" not in key else [key, key.replace("'", "")]


def variant_key(key: str) -> str:
    """The common form of a name's transliterations: Deir ez-Zor, Dayr az-Zawr and Deir al-Zor are one.

    The article goes; doubled letters are single; q is k, dh is d, ch is sh; o, ou, au, aw are u; e, y, ay, ei are i;
    a final -a, -ah, -eh or -i goes. A name must keep four letters to be worth comparing.
    """
    words = [word for word in key.split() if word not in ARTICLES]
    return " ".join(_variant_word(word) for word in words)


def _variant_word(word: str) -> str:
    for pattern, replacement in _VARIANTS:
        word = pattern.sub(replacement, word)
    return word


WORD_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("est", ""),
    ("est", "e"),
    ("iest", "y"),
    ("ier", "y"),
    ("ly", ""),
)
"""Regular endings of English words, and what the base form has in their place."""


_DOUBLED = re.compile(r"(\w+([bdglmnprt]))\2(?:ed|ing)")
"""Forms that double the last letter: occurred, planning."""


def base_forms(word: str) -> list[str]:
    """A word and what it may be a form of: houses, house, hous."""
    bases = [word[: -len(end)] + base for end, base in WORD_ENDINGS if word.endswith(end) and len(word) > len(end) + 2]
    doubled = _DOUBLED.fullmatch(word)
    return [word, *bases, doubled[1]] if doubled else [word, *bases]
