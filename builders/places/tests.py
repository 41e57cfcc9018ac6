"""Whether words that could name a place do so where they stand, or are a common word, a person or a body."""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING

from ..words.place_words import place_words
from .sites import is_of_islamic_state

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from ..words.document import Document
    from .cues import Cue, Cues

CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
SAINTS = frozenset({"san", "santa", "santo", "sao", "saint", "st"})
PARTICLES = SAINTS | frozenset(re.findall(r"\w+", "el la los las de del al y da do dos das le les du des"))
"""Words of names that are English words too, or too short to tell."""
BEGINNINGS = PARTICLES | frozenset(
    re.findall(r"\w+", "puerto porto villa vila ciudad pueblo cerro loma monte rio valle laguna quebrada nueva nuevo")
)
"""What names begin with that may be one by itself: PUERTO in PUERTO ARIGUANI."""
_OF_A_SAINT = tuple(f" {saint} " for saint in sorted(SAINTS))
DEDICATED = frozenset(
    {"school", "monastery", "convent", "church", "chapel", "cathedral", "clinic", "seminary", "college", "parish"}
)
"""What is called after saints."""
COUNTED = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "some"})
"""What counts the places or people of a word for one: One village guard died."""
MONTHS = frozenset(month.lower() for month in month_name)
SCENES = frozenset({"in", "near", "from"})
"""Relations that only places have: the verbs and nouns before a name that is an English word too must be of these."""
DIVISIONS = frozenset({"admin1", "admin2", "populated", "quarter"})
"""Kinds of place whose names may be English words (Meta department); a busy street is none."""
SHORTEST_WORD = 3
LONGER_NAME = 5
"""Letters from which on a word behind a name may be its last: shorter ones are initials of organisations."""
LOOK_BACK = 24
"""Characters in which the word before a name is looked for."""

LINE_WORD = re.compile(r"(?:axis|axes|road|highway|route|corridor|line|triangle|tri border area)\b")
"""Words for a stretch that the names before them bound."""
_LINE_NEAR = re.compile(rf"(?:[a-z]+ ){{0,2}}(?:{LINE_WORD.pattern})")
"""The same with words between: the Aleppo-Damascus international highway."""
_OTHER_HALF = re.compile(r"-(?:[eiy]e?-)?[A-Z][\w'’-]*")
_SIDE = re.compile(r" (?:North|South|East|West|Nord|Sud|Est|Ouest)\b")
"""What belongs to the name before it: Orlando East."""
OF_DAYS = (" day", " eve")
"""Ends of names of feasts, on which something happened: on Independence Day."""
_CONTINUES = (" de ", " del ", " fighting vehicle")
"""A name goes on: Corral de las Piedras is not Corral, nor is a Bradley fighting vehicle a town."""
_WORD = re.compile(r"[a-z']+")
_CAPITALISED = re.compile(CAPITAL)
LOWER_ARTICLE = r"(?:a[ldnrstz]|ash|adh|ath|e[lnrsdt]|ech|esh)-"
"""The Arabic article before a name, in small letters: al-Bab."""
NUMBERED = re.compile(r"(?:pk|pd|km|k) ?\d{1,2}\b")
"""Quarters called by their distance from the centre of a town, or by the number of their police: PK5, KM4, PD6."""
_GOES_ON = re.compile(rf"{LOWER_ARTICLE}{CAPITAL}")
_BOUND = re.compile(rf"-(?:e|i|o|ye|yi|al|el|ul|ud|us|ur)-{CAPITAL}")
"""A particle between hyphens that binds a name to what stands behind it."""
_NAME_BEGINS = re.compile(rf"(?:{LOWER_ARTICLE})?{CAPITAL}")
ARTICLE = re.compile(r"(?:Al|El|As|Ash|Ad|An|Ar|At|Az)-(?=[A-Z])")
OF_A_CITY, OTHER_LEAD = 100_000, 2
"""People from which on a town has suburbs that are told as its, and how many times those of others of its name."""
_BUILDINGS = (
    "hotel|mosque|church|cathedral|synagogue|temple|shrine|mall|market|shop|store|supermarket|restaurant|cafe|bar|nightclub"
    "|school|university|college|hospital|clinic|stadium|theatre|theater|cinema|bank|prison|jail|court|embassy|ministry"
    "|police|bus|train|metro|airport|port|wedding|funeral|office|checkpoint|base"
)
_OF_TOWN = re.compile(
    rf" (?:(?:twin|double|triple|deadly|suicide|car|truck|bomb|gun|grenade|rocket|knife|terror|hostage|{_BUILDINGS}) )*"
    r"(?:(?:attack|blast|explosion|bombing|shooting|massacre|killing|stabbing|bomb)s?|siege|clashes|fighting|violence"
    rf"|(?:{_BUILDINGS})(?! of\b))\b"
)
"""What stands behind a town's name where it tells in which town a deed or a building was."""


BY_A_SEA = frozenset({"resort", "resorts", "port", "ports", "city", "town", "harbour", "harbor"})
"""What is told by the sea it lies by, and has a name of its own: the Black Sea port of Odesa."""


class NameTests:
    """The tests of one text. `view` is the text as names are looked up in it."""

    def __init__(self, doc: Document, view: str, gazetteer: Gazetteer, cues: Cues) -> None:
        self.doc, self.view, self.gazetteer, self.cues = doc, view, gazetteer, cues
        self.words = place_words()
        self.nations = {nation.start: nation for nation in cues.nations}

    def fits(self, at: int, end: int, key: str, cue: Cue, kind: str | None) -> bool:
        """Whether a name of the gazetteer is one here. `kind`: what the word for a place beside it says, if any."""
        words = self.words
        is_called_one = kind is not None and cue.kind is None and not (self._is_plural_after(end) or key in COUNTED)
        if cue.has_article and key in words.peoples and self.type_after(end) is None:
            return False  # thirteen villages of the Nuer
        if key in words.never and not is_called_one and not self._leads_to_nation(key, end):
            return False
        if self.view.startswith(_CONTINUES, end) or (self.doc.is_upper and self._goes_on(key, end)):
            return False
        tail = self.word_after(end)
        if kind == "admin1" and is_of_islamic_state(self.view, at, end):
            return False
        if self.is_dedicated(key, tail) or (key in words.named and end + 1 in self.cues.names):
            return False
        is_inside = (kind == "site" or tail in ("primary", "secondary")) and cue.relation in ("in", "near")
        if (tail in words.tails and not is_inside) or (
            cue.relation == "of" and cue.kind is None and self.word_before(cue.start) in words.heads
        ):
            return False
        if self.doc.is_upper:
            return self._fits_in_capitals(at, key, cue, end, kind)
        if not self._is_capitalised(at, end) or (cue.kind is not None and self._is_cut(end, tail)):
            return False
        return kind is not None or self._fits_in_mixed_case(at, end, key, cue, tail)

    def is_town_of(self, key: str, end: int) -> bool:
        """Whether a town's name tells where a deed or a building was: the Kabul blast, a Nairobi mall."""
        if self.doc.is_upper or _OF_TOWN.match(self.doc.text, end) is None:
            return False
        return self.gazetteer.prominent(key, OF_A_CITY, OTHER_LEAD) is not None

    @staticmethod
    def is_dedicated(key: str, tail: str) -> bool:
        """Whether a saint's name is that of a school or church, and no town's: the San Fernando school."""
        return key.split(" ", 1)[0] in SAINTS and tail in DEDICATED

    def _is_cut(self, end: int, tail: str) -> bool:
        """Whether a name of which the words say what it is goes on: Ain in `the village of Ain Issa`."""
        if _GOES_ON.match(self.doc.text, end + 1) or _BOUND.match(self.doc.text, end):
            return True
        last = end + 1 + len(tail)
        is_set_off = self.doc.text[last : last + 1] in ("", " ", ",", ".", ";", "\n") and len(tail) >= SHORTEST_WORD
        if not is_set_off or not self.doc.text[end + 1 : last].istitle() or tail in self.words.apart:
            return False
        return end + 1 not in self.nations and end + 1 not in self.cues.types and not self.gazetteer.is_word(tail)

    def _leads_to_nation(self, key: str, end: int) -> bool:
        """Whether the country follows that it is a part of: in Bassa, Plateau, Nigeria."""
        if self.doc.is_upper or key in MONTHS or not self.view.startswith(", ", end) or end + 2 not in self.nations:
            return False
        return any(match.place.country in self.nations[end + 2].codes for match in self.gazetteer.matches(key))

    def _is_half(self, end: int) -> bool:
        """Whether a hyphen makes it one name with the next word, and bounds no stretch: Kunya-Barrow, a village."""
        other = _OTHER_HALF.match(self.doc.text, end)
        if other is None or end + 1 in self.nations:
            return False
        return _LINE_NEAR.match(self.view, other.end() + 1) is None

    def _is_plural_after(self, end: int) -> bool:
        """Whether the word for a place behind a name is a plural: MANY in `many towns`."""
        stated = self.type_after(end)
        return stated is not None and self.view[stated[0] - 1] == "s"

    def _goes_on(self, key: str, end: int) -> bool:
        """Whether a short name with a particle goes on with a word that is no English: SAN PEDRO PERULAPAN."""
        tail = self.word_after(end)
        if len(tail) < LONGER_NAME or key.split(" ", 1)[0] not in BEGINNINGS:
            return False
        return end + 1 not in self.nations and end + 1 not in self.cues.types and not self.gazetteer.is_word(tail)

    def _fits_in_capitals(self, at: int, key: str, cue: Cue, end: int, kind: str | None) -> bool:
        """In capitals a bare common word, surname or first name is none; nor is what follows an article.

        Except before what towns have (in a Lima restaurant). What persons have is no place (at Pineda's vehicle).
        """
        is_word = self.gazetteer.is_word(key)
        if is_word and self.view.endswith((" a ", " an "), 0, at):
            return False  # in a busy street
        if kind is not None:
            return kind in DIVISIONS or not is_word
        if cue.has_article and (cue.relation not in SCENES or self.word_after(end) not in self.words.town_sites):
            return False
        if self.view.startswith("'s ", end) and self.word_after(end + 2) in self.words.possessions:
            return False
        if key in self.words.surnames and cue.relation not in ("in", "near"):
            return False
        if key.split(" ", 1)[0] in self.words.first_names:
            return False
        return cue.relation in SCENES or not is_word

    def _fits_in_mixed_case(self, at: int, end: int, key: str, cue: Cue, tail: str) -> bool:
        if self._is_half(end):
            return False
        is_origin = tail in self.words.offices
        is_word = self.gazetteer.is_word(key) and not self._leads_to_nation(key, end)
        is_kind = at in self.cues.types or (is_word and not self._closes_headline(end, cue))
        if at < self.doc.titled and " " not in key and is_kind:
            return False  # Shot Dead at Checkpoint
        if cue.relation == "other" and not is_origin and (is_word or self.follows_person(at)):
            return False
        text = self.doc.text
        if (text[end : end + 1] == " " and _GOES_ON.match(text, end + 1)) or _BOUND.match(text, end):
            return False  # Ain al-Hilweh, Dasht-e-Barchi
        if text[end : end + 1] not in (" ", "\n") or not _CAPITALISED.match(text, end + 1):
            return True
        if _SIDE.match(text, end):
            return False
        if ARTICLE.match(text, end + 1):
            return False  # the name goes on: Makkah Al-Mukarramah road
        is_titled = at < self.doc.titled and self.gazetteer.is_word(tail.removesuffix("'s").rstrip("'"))
        return is_titled or tail in self.words.apart or end + 1 in self.nations

    def _closes_headline(self, end: int, cue: Cue) -> bool:
        """Whether a name is all that stands behind `in`, up to the end of the line or a division: in Mon, Nagaland."""
        if cue.relation not in ("in", "near") or cue.kind is not None:
            return False
        behind = self.doc.text[end : end + 2]
        if behind == ", ":
            return end + 2 in self.nations or any(
                match.place.kind == "admin1"
                for _, key in self.gazetteer.prefixes(self.view, end + 2)
                for match in self.gazetteer.matches(key)
            )
        return behind[:1] in ("", "\n")

    def _is_capitalised(self, at: int, end: int) -> bool:
        last = self.view.rfind(" ", at, end) + 1 or at
        return _NAME_BEGINS.match(self.doc.text, at) is not None and self.doc.text[last].isupper()

    def follows_person(self, at: int) -> bool:
        """Whether a title, a first name or a verb that takes a listener stands right before."""
        before = self.word_before(at)
        if self.view[max(0, at - LOOK_BACK) : at].rstrip(" ").endswith("."):  # medics said. Israel denied it
            return before in self.words.titles
        return any(before in words for words in (self.words.titles, self.words.first_names, self.words.listeners))

    def is_name(self, at: int, end: int, *, is_typed: bool = False) -> bool:
        """Whether words may name a place: none of them is English; in mixed case, not all."""
        if (
            (end - at < 3 and not self.view.startswith(" national park", end))  # W National Park
            or self.view.endswith(OF_DAYS, 0, end)
            or at in self.nations
            or at in self.cues.types
            or self.view[at:end] in self.words.peoples
        ):
            return False
        words = [*_WORD.finditer(self.view, at, end)]
        if at < self.doc.titled and any(self._is_common(word[0], word.end()) for word in words):
            return False  # Two Egyptian Churches Leave
        is_persons = not is_typed and bool(words) and words[0][0] in self.words.first_names
        if not words or words[0][0] in self.words.titles or (is_persons and not self.view.endswith(" into ", 0, at)):
            return False
        if is_typed and not self.doc.is_upper and self._is_within_sentence(at):
            return any(word[0] not in self.words.never for word in words)
        common = [self._is_common(word[0], word.end()) for word in words]
        return not any(common) if self.doc.is_upper else not all(common)

    def _is_within_sentence(self, at: int) -> bool:
        """Whether a small letter or a mark stands before, so that capitals set a name off: in Let Yet Ma village."""
        before = self.doc.text[max(0, at - 2) : at].strip()
        return before[-1:].islower() or before[-1:] in (",", "-", "–", "—", "/")

    def _is_common(self, word: str, end: int) -> bool:
        """Whether a word is English and no part of a name, as `de` is and what stands before it."""
        if word in (BEGINNINGS if self.doc.is_upper else PARTICLES) or self.view.startswith(_CONTINUES, end):
            return False
        if self.view.endswith(_OF_A_SAINT, 0, end - len(word)):
            return False  # in SANTA RITA
        plain = word.removesuffix("'s")
        return word in ("a", "an") or plain in self.words.never or self.gazetteer.is_word(plain)

    def starts_common(self, at: int) -> bool:
        """Whether the word at a position is English and begins no name."""
        end = self.view.find(" ", at)
        end = len(self.view) if end == -1 else end
        return self._is_common(self.view[at:end], end)

    def skip_common(self, at: int, end: int) -> int:
        """Where the words before a name end that are English: ESCALON in `exclusive escalon neighborhood`."""
        for match in _WORD.finditer(self.view, at, end):
            if not self._is_common(match[0], match.end()):
                return match.start()
        return at

    def end_of_name(self, at: int, end: int) -> int:
        """How far words go that are no English: EL ZAPOTE in `the village of el zapote and burned`."""
        stop = at
        for match in _WORD.finditer(self.view, at, end):
            if match[0] in BEGINNINGS:
                continue
            if self._is_common(match[0], match.end()) or len(match[0]) < SHORTEST_WORD:
                break
            stop = match.end()
        return stop

    def word_after(self, end: int) -> str:
        """The word after a name, empty where another character than a blank follows."""
        match = _WORD.match(self.view, end + 1) if self.view.startswith(" ", end) else None
        return match[0] if match else ""

    def word_before(self, at: int) -> str:
        """The word before a position, without the stop of an abbreviation."""
        return self.view[max(0, at - LOOK_BACK) : at].rstrip(" .").rsplit(" ", 1)[-1]

    def type_after(self, end: int) -> tuple[int, str] | None:
        """The word for a place right after a name: where it ends, and the kind."""
        return self.cues.types.get(end + 1) if self.view.startswith(" ", end) else None
