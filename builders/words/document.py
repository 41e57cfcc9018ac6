"""A report made ready for reading: a text to match in, its sentences and paragraphs, all in original offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from string import ascii_letters, ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from .once import once
from .page_lines import without_page_lines
from .paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...reports.report import Report


class Span(NamedTuple):
    """Characters `start` up to and without `end` of the report's text."""

    start: int
    end: int


class Placed(Protocol):
    """Anything that begins at a character of the report's text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


class Reaching(Placed, Protocol):
    """Anything that begins and ends at a character of the report's text."""

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


P = TypeVar("P", bound=Placed)


def starting_in(items: Sequence[P], span: Span) -> Sequence[P]:
    """Those of the items, which stand in text order, that begin inside the span."""
    first = bisect_left(items, span.start, key=_START)
    return items[first : bisect_left(items, span.end, lo=first, key=_START)]


_START = attrgetter("start")


def _folding() -> dict[int, str]:
    """Map characters one to one, so that offsets hold: accents off, typographic marks plain, white space to blanks.

    The pictures in posts are blanks as well, and so are marks without a width.
    """
    import unicodedata

    blanks = (*range(0x09, 0x0E), 0x85, 0xA0, 0x2028, 0x2029, 0x202F, *range(0x2000, 0x2010), 0xFE0F, 0xFEFF)
    pictures = (*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00))
    table = dict.fromkeys((*blanks, *pictures), " ")
    table |= dict.fromkeys(map(ord, "‘’‚‛ʼʻʿʾ`´ʹ′"), "'")
    table |= dict.fromkeys(map(ord, "“”„‟«»″"), '"')
    table |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[:1].lower()
        if base.isascii() and base.isalpha():
            table[code] = base
    return table | {
        ord("ı"): "i",
        ord("İ"): "i",
        ord("ø"): "o",
        ord("Ø"): "o",
        ord("đ"): "d",
        ord("Đ"): "d",
        ord("ł"): "l",
        ord("Ł"): "l",
    }


_FOLDING = _folding()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_CAPITALS, _LETTERS = ascii_uppercase.encode(), ascii_letters.encode()
_WHITE = {0x09: " ", 0x0A: " ", 0x0B: " ", 0x0C: " ", 0x0D: " "}


def fold(text: str) -> str:
    """Lower-case, accent-free copy of the same length, so that a span in it is a span of the original."""
    if text.isascii():
        return text.lower().translate(_WHITE)
    folded = text.translate(_FOLDING).lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in text.translate(_FOLDING))


_MARKS = "-'\"().,;:[]/!?*&{}<>|_+=#@$%^~\\…•·"
_BLANKS = str.maketrans(dict.fromkeys(_MARKS, " "))


def blanked(folded: str) -> str:
    """A folded text with blanks for its marks, of the same length."""
    if folded.isascii():
        return folded.translate(_BLANKS)
    for mark in _MARKS:  # far faster than translate on text beyond ASCII
        folded = folded.replace(mark, " ")
    return folded


ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms dr prof gen col lt capt cmdr maj brig sgt cpl adm gov sen rep pres st sr jr dept no nos "
        "art vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec approx ca km kms ave "
        "blvd fr rev hon amb msgr lic ing atty eng insp supt det const vol incl esp est",
    )
)
"""Words whose full stop does not end a sentence."""

_STOP = re.compile(r"""[.!?](?:["'\)\]]+(?=\s|[a-z]|$)|(?=\s|$))""")
_LETTER = re.compile(r"[^\W_]")
WIDEST_STOP = 120
"""Characters of white space and marks behind a stop over which its sentence may go on."""
LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
_WORD = re.compile(r"[a-z]+(?:[.-][a-z]+)*")
_BEFORE_WORD = str.maketrans("(\"'[", "    ")
LONGEST_WORD = 24
"""Characters before a full stop in which the word it belongs to is looked for."""
LONGEST_SENTENCE = 2000
"""Characters of a sentence; a longer one is a list or no prose, and is read in pieces of this length.

The words of a sentence are looked at from each of its event words: with a limit, a text without stops costs no more.
"""


_LEVEL = (
    "district|county|region|state|province|territory|locality|cercle|commune|governorate|department|woreda|zone"
    "|prefecture|village|town|area"
)
_HEADING = re.compile(
    r"\W{0,4}(?!(?:Date|Day|When|Time|Type|Location|Place|Site|Where)\b[^:\n]{0,20}:)"
    r"(?:(?:(?:al-|el-)?\(?[A-Z0-9À-Ý][^\s:;!?\"]*|of|and|the|de|du|la|al|el|near"
    rf"|(?:{_LEVEL}),?|[-–—/#(]+)[ ]){{0,11}}[^\s:;!?\"]+:(?= )"
)
"""Names up to a colon at the head of a text, which are no field of a form."""
_NAME = r"(?:(?:al-|el-)?[A-ZÀ-Ý][\w'’-]*|of|and|the|de|du)"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}(?: (?:{_LEVEL}))?"
_OUTER = rf"(?:(?:, | [-–—/] |/){_NAMES}| \({_NAMES}\))"
_TOWN = re.compile(
    r"\W{0,4}(?:(?:On )?(?:\d[\d/.-]{4,9}|(?:\d{1,2} [A-Z]\w+|[A-Z][a-z]{2,8} \d{1,2},?)(?: \d{4})?)[.,:]? (?:[-–—|] )?"
    rf"{_NAMES}{_OUTER}{{0,2}}|{_NAMES}{_OUTER}{{1,2}})\.(?= [A-Z\d])"
)
"""The same up to a full stop, behind a day, or where more than one is told: 6 May 2021: Gao. Bagudo LGA, Kebbi."""
_HEAD_SENTENCE = re.compile(
    r"(?=[^\n]{0,90}\b(?:(?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})[.,] )"
    r"(?:(?:[A-Z0-9À-Ý(][^\s;!?\".]*|a\.m\.|p\.m\.|of|and|the|at|near|[-–—/|])[ ]){0,11}"
    r"[A-Z0-9À-Ý(](?:[^\s:;!?\".]|(?<=\d):(?=\d))*\.(?= [\"A-Z0-9À-Ý])"
    r"(?![^\n]{0,200}\b(?:on \d|today|yesterday|last|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber))"
)
"""Names, day and hour that are all of the first sentence of a text which tells no other day: Jos, 29 October 2022."""

_ENTRY = re.compile(
    r"\W{0,4}(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? (?:19|20)\d\d)?\. "
    rf"(?:{_NAME}(?:,? {_NAME}){{0,3}}\. )?(?=[\"A-Z0-9À-Ý])"
)
"""A day, and where, at the head of an entry of a chronology: 6 February. Kenya. Gunmen attacked a bus."""

_LONG_WORD = re.compile(r"\b([^\W\d_])[\w'’]{3,}")
"""The first letter of a word that is long enough to have a capital in a headline that gives them one."""
LONGEST_TITLE, FEWEST_WORDS, TITLED = 150, 3, 0.75
"""Characters of a headline, its fewest long words, and the share of them that begin with a capital in such a one."""


class Document:
    """A report with the views of it that every question shares; computed once, on demand."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = without_page_lines(report.text)
        self.norm = fold(self.text)

    @once
    def blanked(self) -> str:
        """The folded text without marks, and with a blank at both ends, so that every word has one on each side."""
        return f" {blanked(self.norm)} "

    @once
    def words(self) -> frozenset[str]:
        """Every word of the folded text, once."""
        return frozenset(self.blanked.split())

    @once
    def is_upper(self) -> bool:
        """Whether the text is set in capitals, so that case says nothing about names."""
        head = self.text[:2000]
        plain = head.encode("ascii", "ignore")
        others = "" if head.isascii() else "".join(_BEYOND_ASCII.findall(head))
        capital = len(plain) - len(plain.translate(None, _CAPITALS)) + sum(map(str.isupper, others))
        letters = len(plain) - len(plain.translate(None, _LETTERS)) + sum(map(str.isalpha, others))
        return capital > 0.7 * letters

    @once
    def heading(self) -> int:
        """Where the words end that tell where a note is about before they tell what: Juba - Crime: 13 July, gunmen."""
        patterns = (_TOWN, _HEADING, _HEAD_SENTENCE)
        heading = None if self.is_upper else next(filter(None, (one.match(self.text) for one in patterns)), None)
        return heading.end() if heading is not None else 0

    @once
    def entries(self) -> dict[int, int]:
        """Where the entries of a chronology begin, and where the day and the places end that head each."""
        if self.is_upper:
            return {}
        found = (_ENTRY.match(self.text, paragraph.start, paragraph.end) for paragraph in self.paragraphs)
        return {entry.start(): entry.end() for entry in found if entry is not None}

    @once
    def headline(self) -> int:
        """Where the first paragraph ends if it is a headline: short, no mark that ends a sentence behind; else 0."""
        head = self.paragraphs[0] if len(self.paragraphs) > 1 else Span(0, 0)
        is_long = head.end - head.start > LONGEST_TITLE
        return 0 if is_long or self.norm[head.end - 1 : head.end] in (".", ":", ",") else head.end

    @once
    def titled(self) -> int:
        """Where a headline ends that sets most words in capitals, which then set no names off; 0 without one."""
        words = _LONG_WORD.findall(self.text, 0, self.headline)
        is_titled = len(words) >= FEWEST_WORDS and sum(map(str.isupper, words)) >= TITLED * len(words)
        return self.headline if is_titled else 0

    @once
    def paragraphs(self) -> list[Span]:
        """Paragraphs in order, without the white space between them."""
        return [Span(*found) for found in paragraphs_of(self.text, is_upper=self.is_upper)]

    def paragraph_at(self, position: int) -> Span:
        """The paragraph in which a position lies, or the last one before it."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, position, key=_START) - 1)]

    @once
    def sentences(self) -> list[Span]:
        """Sentences in order; a sentence never crosses a paragraph."""
        return [sentence for paragraph in self.paragraphs for sentence in self._sentences_of(paragraph)]

    @once
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence in which a position lies, or of the last one before it; 0 where there is none."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def _sentences_of(self, paragraph: Span) -> Iterator[Span]:
        start = paragraph.start
        told = self.entries.get(start, start)
        for stop in _STOP.finditer(self.norm, paragraph.start, paragraph.end):
            if stop.end() >= told and self._ends_sentence(start, stop):
                yield from self._readable(start, stop.end())
                start = stop.end()
                while start < paragraph.end and self.text[start].isspace():
                    start += 1
        if start < paragraph.end:
            yield from self._readable(start, paragraph.end)

    def _readable(self, start: int, end: int) -> Iterator[Span]:
        """A sentence in pieces that are short enough to be read, cut at blanks."""
        while end - start > LONGEST_SENTENCE:
            limit = start + LONGEST_SENTENCE
            cut = self.norm.rfind(" ", start, limit) + 1 or limit
            yield Span(start, cut)
            start = cut
        yield Span(start, end)

    def _ends_sentence(self, start: int, stop: re.Match[str]) -> bool:
        following = self.text[stop.end() : stop.end() + 8].lstrip()[:1]  # as a rule a letter behind blanks
        if not following.isalpha():
            letter = _LETTER.search(self.text, stop.end(), stop.end() + WIDEST_STOP)
            following = letter[0] if letter is not None else ""
        if following.islower():
            return False
        if self.norm[stop.start()] != ".":
            return True
        if stop.end() == self.heading:
            return False  # the names and the day at the head are of what follows
        at, floor = stop.start(), max(start, stop.start() - LONGEST_WORD)
        if self.norm[max(floor, at - LONGEST_ABBREVIATION - 1) : at].isalpha() and at - floor > LONGEST_ABBREVIATION:
            return True  # as most do
        _, blank, word = self.norm[floor:at].translate(_BEFORE_WORD).rpartition(" ")
        if (floor and not blank) or not (word in ABBREVIATIONS or len(word) == 1 or "." in word):
            return True
        return _WORD.fullmatch(word) is None
