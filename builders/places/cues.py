"""Where in a text a place may be named: the places after prepositions, beside words for places, and countries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ..gazetteer import text_view
from ..words.chunks import function_words
from ..words.countries import countries
from ..words.immutable import Immutable
from ..words.place_words import Word, place_words
from ..words.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..words.document import Document

_WORD_BEHIND = re.compile(r" ([a-z]+)")
VERB = "v"
"""The tag of function words that are nouns as well (the US force, the US plan)."""
_CLAUSE_END = re.compile(r"[,.;:()\[\]\"]")
_FOUGHT = re.compile(
    r"\b(?:fighting|clash(?:es)?|battles?|conflicts?|violence|war|dispute|tensions?|talks|exchange of fire)(?: \w+)? $"
)
"""Words behind which the names after `between` are those of enemies."""
DIRECTIONS = frozenset({"to", "from"})
SUBURBS = "suburbs"
_NAME = re.compile(r"\b[A-Z](?![\w'-]*-(?:held|controlled|run|dominated)\b)[\w'-]*[a-z0-9]")
"""Whom another preposition leads to, so that it does not lead on: loyal to M23 have taken the town of; but it does
in: from the M23-held town of."""
TOWNS = ("village", "town", "city", "camp", "hamlet", "settlement")
_NAMES_ALONE = re.compile(r" ?(?:the )?(?:[A-Z][\w'-]+ ){1,3}")
"""Names between the two that are of the place itself: from the West Bank village of."""
_NAME_ALONE = re.compile(
    r"(?:[a-z]{2}-)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:[,.;(]| (?:in|on|near|by|at|where|which|about|some|close)\b)"
)
SAME_CLAUSE = 40
"""Characters between a preposition and a word for a place that belong together: in a part of the town of."""
CAPITALS_ONLY = frozenset({"us", "car", "uk", "uae", "drc", "prc", "frg", "gdr", "ksa", "sadr", "dprk", "usa", "ussr"})
"""Countries' initials: in mixed case only as initials. In capitals the first two are words as well."""
AMBIGUOUS_IN_CAPITALS = frozenset({"us", "car", "polish", "lao"})


SAME_PHRASE = 20
"""The same for `of`: the people of the small town of."""


ETHNIC = "ethnic "
"""Before a word for people of a country's language who live elsewhere: ethnic Albanian guerrillas in Macedonia."""
OF_A_CONTINENT = ("central ", "ibero ", "inter ", "latin ", "pan ", "south ")
"""Before `American`, which is then of no country: the Central American University. North Americans are of the US."""
IN_THE = ("in the ", "in the far ", "in the extreme ", "across the ", "throughout the ")
ATTACKERS = (
    r"\b(?:gunmen|raiders|attackers|assailants|bandits|militants|terrorists|insurgents|rebels|jihadists|islamists|fighters"
    r"|militiamen|herders|herdsmen|kidnappers|abductors|(?:armed|masked) (?:men|groups?|bandits)|men (?:on|with) \w+"
    r"|boko haram|al shabaab|al-shabaab)\b"
)
"""Words for those who attack, as names are looked up and as the text has them."""
_CAME = Rare(
    rf"(?:{ATTACKERS}|\bthey\b)[^.;:]*?"
    r"\b(?:came|come|descended|marched|walked|rode|drove|got|went)(?: [\w-]+){0,6}? $",
    *("came", "come", "descended", "marched", "walked", "rode", "drove", "got", "went"),
)
_CALM = Rare(
    r"\b(?:calm|quiet|normalcy|normality|order|peace)(?: [a-z]+){0,3} (?:return(?:ed|ing)?|restored|c[ao]me back) $",
    *("calm", "quiet", "normal", "order", "peace"),
)
"""What came back to a place where something had happened: calm has returned to."""
WHO_ATTACK = re.compile(rf"{ATTACKERS}[^.;:]*$")
"""Whose coming or arriving somewhere is no visit: gunmen arrived in."""
CAME_REACH = 120
"""Characters before such a `to` in which those who came are told of."""


class Cue(msgspec.Struct, gc=False):
    """What leads to a name: the relation, the kind of place stated, and where the words that say so begin."""

    relation: str
    kind: str | None
    start: int
    has_article: bool = False
    is_prefix: bool = False
    """Whether a word for a place stands right before the name and may belong to it (Barrio Alto)."""


class Nation(Immutable, frozen=True):
    """A country named, or its adjective; `codes` are those of the countries it may mean."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_adjective: bool


class Cues(NamedTuple):
    """Everything the words of the lexicon say, by position. `view` is the text as names are looked up in it."""

    view: str
    names: dict[int, Cue]
    types: dict[int, tuple[int, str]]
    """Where a word for a place begins: where it ends, and the kind of place."""
    nations: list[Nation]
    capitals: list[tuple[int, int, str]]
    """Spans of the word capital, with the relation of what leads to it."""
    seas: list[tuple[int, int]]


def whole_american(view: str, start: int) -> int:
    """Where `American` begins, with the word before it by which it is of no country."""
    is_whole = view.startswith("american", start) and view.endswith(OF_A_CONTINENT, 0, start)
    return view.rfind(" ", 0, start - 1) + 1 if is_whole else start


def read_cues(doc: Document) -> Cues:
    """Read the cues of a text."""
    return CueReader(doc).read()


class CueReader:
    """Reads the cues of one text in one pass."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.view = doc, text_view(doc.norm)
        self.words = place_words()
        self.is_mixed = not doc.is_upper
        self.cues = Cues(self.view, {}, {}, [], [], [])
        self._last: Cue | None = None
        self._last_end = 0

    def read(self) -> Cues:
        """Visit every word of the lexicon in the text."""
        view, words = self.view, self.words.words
        roles: dict[str, Callable[[int, int, Word], None]] = {
            "relation": self._relation,
            "side": self._side,
            "towards": self._towards,
            "suburbs": self._suburbs,
            "between": self._between,
            "type": self._type,
            "type_of": self._type_of,
            "called": self._called,
            "is": self._is_called,
            "prefix": self._prefix,
            "country": self._nation,
            "demonym": self._nation,
            "capital": self._capital,
            "sea": self._sea,
        }
        padded = view + " "
        for index, start, end in self.words.finder.find(view):
            if start and view[start - 1].isalnum():
                continue
            leads, word = words[index]
            if leads or not padded[end].isalnum():
                roles[word.role](start, end, word)
        return self.cues

    def _relation(self, start: int, end: int, word: Word) -> None:
        self._lead(word.value, None, start, end)

    def _side(self, start: int, end: int, word: Word) -> None:
        """North of a place; but in the north of a country is in it."""
        self._lead("in" if self.view.endswith(IN_THE, 0, start) else word.value, None, start, end)

    def _towards(self, start: int, end: int, word: Word) -> None:
        """To a place; but where attackers came to is where they attacked."""
        have_come = _CAME.search(self.view, max(0, start - CAME_REACH), start) is not None
        have_come |= _CALM.search(self.view, max(0, start - SAME_CLAUSE), start) is not None
        self._lead("in" if have_come else word.value, None, start, end)

    def _suburbs(self, start: int, end: int, word: Word) -> None:
        """The suburbs of a town, which may have a name before them as well: the Kasarani suburbs of Nairobi."""
        self.cues.types[start] = (start + len(SUBURBS), "quarter")
        self._lead(word.value, None, start, end)

    def _between(self, start: int, end: int, word: Word) -> None:
        if not _FOUGHT.search(self.view, max(0, start - SAME_CLAUSE), start):
            self._lead(word.value, None, start, end)

    def _lead(self, relation: str, kind: str | None, start: int, end: int, is_prefix: bool = False) -> None:
        """Set the cue for the name that follows the article and adjectives after `end`."""
        intro = self.words.intro_at(self.view, end)
        last_end = intro.end() if intro is not None else end
        cue = Cue(relation, kind, start, intro is not None and intro[1] is not None, is_prefix)
        if self.is_mixed and intro is not None and (plain := max(intro.end(1), end)) < last_end:
            self.cues.names[plain] = cue
        self._last_end = last_end
        self._last = self.cues.names[last_end] = cue

    def _type(self, start: int, end: int, word: Word) -> None:
        self.cues.types[start] = (end, word.value)

    def _type_of(self, start: int, end: int, word: Word) -> None:
        self.cues.types[start] = (end - len(" of "), word.value)
        relation, begin = self._led_by(start)
        self._lead(relation, word.value, begin, end)

    def _called(self, start: int, end: int, word: Word) -> None:
        relation, begin = self._led_by(start)
        self._lead(relation, word.value, begin, end)

    def _is_called(self, start: int, end: int, word: Word) -> None:
        """The village is Fetai, on the river: a name alone, and no adjective or person."""
        if _NAME_ALONE.match(self.doc.text, end):
            self._lead("in", word.value, start, end)

    def _prefix(self, start: int, end: int, word: Word) -> None:
        if self._stands_behind_name(end):
            self.cues.types[start] = (end - 1, word.value)
        relation, begin = self._led_by(start)
        self._lead(relation, word.value, begin, end, word.is_named)

    def _stands_behind_name(self, end: int) -> bool:
        """Whether no name follows a word that may stand before one as well: Abu Shouk camp in El Fasher."""
        if self.is_mixed:
            return not self.doc.text[end : end + 1].isupper()
        behind = _WORD_BEHIND.match(self.view, end - 1)
        return behind is not None and function_words().get(behind[1], "d") != "d"

    def _led_by(self, start: int) -> tuple[str, int]:
        """The relation that leads to a word, and where it begins; plain location where nothing does."""
        last, end = self._last, self._last_end
        if last is None or start - end > SAME_CLAUSE or _CLAUSE_END.search(self.view, end, start):
            return "in", start
        if last.relation == "of" and start - end > SAME_PHRASE:  # of those who died when the village of
            return "in", start
        is_others = last.relation in DIRECTIONS and _NAME.search(self.doc.text, end, start) is not None
        is_of_town = self.view.startswith(TOWNS, start) and _NAMES_ALONE.fullmatch(self.doc.text, end, start)
        if is_others and not is_of_town:
            return "in", start
        return last.relation, last.start

    def _nation(self, start: int, end: int, word: Word) -> None:
        if not self._is_written_as_name(start, end) or self.view.endswith(ETHNIC, 0, start):
            return
        if whole_american(self.view, start) < start:
            return
        is_adjective = word.role == "demonym" or self._is_initials_before_noun(start, end)
        self.cues.nations.append(Nation(start, end, tuple(word.value.split(",")), is_adjective))
        if is_adjective and start in self.cues.names:
            cue = self.cues.names[start]
            self._lead(cue.relation, cue.kind, cue.start, end + 1)
            if self._last is not None and self._last.start == cue.start:
                self._last.has_article |= cue.has_article

    def _is_initials_before_noun(self, start: int, end: int) -> bool:
        """Whether initials of a country are its adjective (a U.S. base): as its name they take `the`, and no noun."""
        name = self.view[start:end]
        if name.replace(".", "") not in CAPITALS_ONLY or name not in countries().demonyms:
            return False
        behind = _WORD_BEHIND.match(self.view, end)
        is_noun = behind is not None and function_words().get(behind[1], VERB) == VERB
        return is_noun or not self.view.startswith("the ", max(0, start - 4))

    def _is_written_as_name(self, start: int, end: int) -> bool:
        name = self.view[start:end]
        if self.doc.is_upper:
            return name not in AMBIGUOUS_IN_CAPITALS
        return self.doc.text[start:end].isupper() if name in CAPITALS_ONLY else self.doc.text[start].isupper()

    def _sea(self, start: int, end: int, _word: Word) -> None:
        if self.doc.is_upper or self.doc.text[start].isupper():
            self.cues.seas.append((start, end))

    def _capital(self, start: int, end: int, _word: Word) -> None:
        relation, begin = self._led_by(start)
        self.cues.capitals.append((start, end, relation))
        if self.view.startswith(", ", end):
            self._lead(relation, None, begin, end + 2)
        elif self.is_mixed and self.doc.text[end + 1 : end + 2].isupper():  # Congo's capital Kinshasa
            self._lead(relation, None, begin, end + 1)
