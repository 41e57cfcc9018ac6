"""Names of persons without a title: runs of words in a sentence that are no English words, or have a capital."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..words.actor_mention import ActorMention
from ..words.chunks import Chunk
from ..words.place_words import place_words
from .person_names import PARTICLES, SHORTEST_SURNAME, is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..words.document import Document

LONGEST_NAME = 6
"""Words of a name; more of them in a row are a list without commas, or no English."""
_FORM = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_NO_NAME = re.compile(r".{2,}(?:ing|ed|ly|'s|ists?|isms?|ions?|ments?)$|n't$")
"""Endings of words that a list of common words may lack."""

UNITS = frozenset({"a", "i"})
"""Letters that end a sentence as words as well."""
WORDS_TOO = frozenset({"bill", "frank", "mark", "max", "jack", "german", "christian", "bush", "leon"})
"""First names and surnames that reports also use as words."""


@cache
def _names() -> frozenset[str]:
    """The first names and surnames that are no words."""
    return (place_words().first_names | place_words().surnames) - WORDS_TOO


@lru_cache(maxsize=1 << 14)
def _may_be_name(word: str) -> bool:
    """Whether the letters of a word are those of a name."""
    is_long = len(word) > 2 and word not in PARTICLES
    return is_long and _FORM.fullmatch(word) is not None and (word in _names() or _NO_NAME.match(word) is None)


class NameFinder:
    """Finds names sentence by sentence, and remembers them: a surname is a name where the full one came before."""

    def __init__(self, doc: Document, is_word: Callable[[str], bool]) -> None:
        self.doc, self.is_word, self.is_upper = doc, is_word, doc.is_upper
        self.has_said = not doc.is_upper and "Said" in doc.text
        self.known: dict[str, str] = {}
        self.names, self.first_names = _names(), place_words().first_names

    def mark(self, row: Sequence[Chunk]) -> list[Chunk]:
        """Put each name of a sentence into one chunk of people."""
        if self.has_said:
            row = [chunk._replace(tag="w") if is_name(self.doc, chunk.start, chunk.word) else chunk for chunk in row]
        marked: list[Chunk] = []
        end = 0
        for at, chunk in enumerate(row):
            if at < end:
                continue
            end = self._name_end(row, at) if chunk.tag == "w" and self._is_name(row, at) else at
            marked.append(chunk if end == at else self._chunk(chunk, row[end - 1]))
        return marked

    def _name_end(self, row: Sequence[Chunk], at: int) -> int:
        """Index behind the name that the word at `at` begins; `at` itself where it is none."""
        end = at + 1
        last = end
        while end < len(row) and end - at < LONGEST_NAME and row[end].tag == "w":
            if self._is_name(row, end) or self._is_surname(row, end):
                last = end + 1
            elif row[end].word not in PARTICLES:
                break
            end += 1
        if (behind := self._initial_end(row, last)) > last:
            return behind
        if last - at == 1:
            is_titled = not self.is_upper and at > 0 and row[at - 1].tag == "O" and row[at].word in self.names
            return last if is_titled or row[at].word in self.known else at
        if "".join(chunk.tag for chunk in row[last : last + 2]).lstrip("L").startswith("T"):
            return at  # the Jose Maria Cordoba airport
        words = [chunk.word for chunk in row[at:last] if chunk.word not in PARTICLES]
        return (
            last if len(words) > 1 and not all(word not in self.names and self.is_word(word) for word in words) else at
        )

    def _initial_end(self, row: Sequence[Chunk], at: int) -> int:
        """Index behind the initial at `at` that a surname is left to: Okullo M. of Erute; `at` where there is none."""
        if self.is_upper or at + 1 >= len(row) or row[at + 1].tag != "." or row[at + 1].start != row[at].end:
            return at
        is_one = len(row[at].word) == 1 and self.doc.text[row[at].start].isupper()
        return at + 2 if is_one and (at + 2 < len(row) or row[at].word not in UNITS) else at

    def _is_name(self, row: Sequence[Chunk], at: int) -> bool:
        word = row[at].word
        if self.is_upper:
            is_set_off = not self.is_word(word) or word in self.names
        else:
            first = row[at].start + (len("al-") if word.startswith(("al-", "el-")) else 0)  # Khaled al-Hamdan
            is_opening = at == 0 and word not in self.names and self.is_word(word)
            is_set_off = self.doc.text[first : first + 1].isupper() and not is_opening
        return is_set_off and _may_be_name(word)

    def _is_surname(self, row: Sequence[Chunk], at: int) -> bool:
        """Whether a word of a text in capitals stands behind a first name, whose surname it is: Danilo Barillas."""
        is_behind = self.is_upper and row[at - 1].word in self.first_names and row[at - 1].word not in WORDS_TOO
        return is_behind and _may_be_name(row[at].word)

    def _chunk(self, first: Chunk, last: Chunk) -> Chunk:
        start, end = first.start, last.end
        shown = " ".join(self.doc.text[start:end].split())
        name = self.known.get(self.doc.norm[start:end]) or (shown.title() if self.doc.is_upper else shown)
        for part in name.lower().split()[-2:]:
            if len(part) >= SHORTEST_SURNAME:
                self.known.setdefault(part, name)
        mention = ActorMention(start, end, name, None, None, "person")
        return Chunk(start, end, "O", self.doc.norm[start:end], mention)
