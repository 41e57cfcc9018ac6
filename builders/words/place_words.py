"""The words around place names, from the lexicon, found in one pass over a text."""

from __future__ import annotations

import re
from functools import lru_cache

from .countries import countries
from .immutable import Immutable
from .phrase_finder import PhraseFinder
from .tables import tables

CALLED = ("called", "named", "known as")
IS = ("is", "was")
STRUCK = ("", "attacked ", "targeted ", "affected ", "raided ")
"""What a village is called before that: the village attacked was Tor."""
ANY = ("place", "location", "spot", "point")
"""What a place is called whose name is said: at a place called Tor."""


class Word(Immutable, frozen=True):
    """What a word of the lexicon is, and its value.

    The role: relation (also between, side, towards, suburbs), type, type_of, called, is, prefix, sea, country, demonym
    or capital.

    The value is a relation, a kind of place, or the alpha-3 codes of the countries meant, comma-separated.
    """

    role: str
    value: str
    is_named: bool = False
    """For a prefix: whether it belongs to the name (Lake Chad)."""


class PlaceWords:
    """The lexicon: a finder of all words with what they are, and the sets the grammar asks."""

    def __init__(self, data: dict[str, dict[str, list[str]]]) -> None:
        entries = _entries(data)
        self.finder = PhraseFinder([*entries])
        self.words = [(pattern.endswith(" "), word) for pattern, word in entries.items()]
        """By the number of the phrase: whether it leads to a name, and what its word is."""
        articles, peoples = data["around"]["articles"], data["around"]["peoples"]
        adjectives = [*data["around"]["adjectives"], *peoples]
        self.intro = re.compile(rf"((?:{_either(articles)}) )?(?:(?:{_either(adjectives)}) ){{0,3}}\"?")
        self._intro_words = frozenset(words.partition(" ")[0] for words in [*articles, *adjectives])
        self.of_people = re.compile(rf"(?:{_either(peoples)}) ")
        self.named = frozenset(data["prefixes"]["named"])
        self.titles = frozenset(data["person"]["titles"])
        self.first_names = frozenset(data["person"]["first_names"])
        self.surnames = frozenset(data["person"]["surnames"])
        self.possessions = frozenset(data["person"]["possessions"])
        self.listeners = frozenset(data["person"]["listeners"])
        self.also_persons = frozenset(data["person"]["also_persons"])
        self.heads = frozenset(data["organisations"]["heads"])
        self.tails = frozenset(data["organisations"]["tails"])
        self.offices = frozenset(data["organisations"]["offices"])
        self.abroad = frozenset(data["organisations"]["abroad"])
        speaks, fillers = _either(data["elsewhere"]["words"]), _either(data["elsewhere"]["fillers"])
        self.elsewhere_ends = tuple(data["elsewhere"]["words"] + data["elsewhere"]["fillers"])
        """What the words before the preposition of `elsewhere` end with."""
        self.elsewhere = re.compile(rf"\b(?:{speaks})(?: (?:{fillers}))* (?:in|at|from)$")
        """The words before a place that is where somebody speaks or is, rather than where something happened."""
        here = _either([*data["town"]["here"], *data["town"]["sites"]])
        self.town = re.compile(
            rf"\b(?:{here}|this (?:[\w-]+ ){{1,3}}(?:city|town|village|port|suburb|resort|settlement|enclave))\b"
        )
        """Words that speak of the city that a report comes from."""
        self.town_sites = frozenset([*data["town"]["sites"], *data["town"]["buildings"]])
        """What towns have, so that a name before it is its town's."""
        self.before_site = re.compile(rf"(?:[a-z]+ ){{1,3}}(?:{_either([*self.town_sites])})\b")
        self.happened = re.compile(rf"\b(?:{_either(data['town']['happened'])})\b")
        """Words that say of what was told before where it was."""
        self.never = frozenset(data["never"]["words"])
        self.apart = self.never - {"allah"}
        """Those of them that are no part of a name before them, either, as God is of Ain Allah."""
        peoples = tables("peoples")["names"].values()
        further = data["communities"]["words"]
        self.peoples = frozenset([name.lower() for names in peoples for name in names] + further)
        """Communities, whose villages are not called after them."""
        self.bare = frozenset(data["bare"]["words"])
        """Words that are no name without the word for a place behind them."""

    def intro_at(self, view: str, at: int) -> re.Match[str] | None:
        """The article and the adjectives that stand at a position before a name; most names follow at once."""
        is_one = view[at : view.find(" ", at)] in self._intro_words or view.startswith('"', at)
        return self.intro.match(view, at) if is_one else None


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The shipped lexicon, read once."""
    return PlaceWords(tables("place_words"))


def _entries(data: dict[str, dict[str, list[str]]]) -> dict[str, Word]:
    """Every pattern with its word. Those that lead to a name end in a blank; the text is checked for whole words."""
    entries: dict[str, Word] = {}
    for role, named in (("demonym", countries().demonyms), ("country", countries().names)):
        entries |= {name.replace("-", " "): Word(role, ",".join(codes)) for name, codes in named.items()}
    for kind, words in data["types"].items():
        for word in words:
            plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
            entries |= {word: Word("type", kind), plural: Word("type", kind)}
            entries |= {f"{word} {called} ": Word("called", kind) for called in CALLED}
            if kind in ("populated", "quarter"):
                entries |= {f"the {word} {done}{verb} ": Word("is", kind) for done in STRUCK for verb in IS}
            is_towns = word in data["town"]["sites"] and kind == "street"  # the main square of a town
            entries |= {f"{word} of ": Word("type_of", "populated" if is_towns else kind)}
            if kind not in ("street", "site"):  # the streets and markets of a town are in it
                entries[f"{plural} of "] = Word("type_of", kind)
    entries |= {f"{word} {called} ": Word("called", "populated") for word in ANY for called in CALLED}
    entries |= {f"the {word} {verb} ": Word("is", "populated") for word in (*ANY, "scene") for verb in IS}
    for kind in ("admin2", "populated", "quarter", "feature"):
        for word in data["prefixes"][kind]:
            entries[f"{word} "] = Word("prefix", kind, word in data["prefixes"]["named"])
    for relation, words in data["relations"].items():
        entries |= {f"{word} ": Word(_role(word), relation) for word in words}
    entries |= {sea: Word("sea", "area") for sea in data["seas"]["words"]}
    entries["capital"] = entries["capital city"] = Word("capital", "")
    return entries


_SIDE = re.compile(r"(?:north|south|east|west) ?(?:east|west)? of")


def _role(relation: str) -> str:
    """The role of a preposition: those that what stands before them changes have one of their own."""
    if _SIDE.fullmatch(relation):
        return "side"
    return {"between": "between", "to": "towards", "suburbs of": "suburbs"}.get(relation, "relation")


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
