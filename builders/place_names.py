"""Place names as a text writes them, before it is settled which place of the name is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from .gazetteer import text_view
from .place_cues import Cue, CueReader
from .place_words import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document, Span
    from .gazetteer import Found, Gazetteer

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_PARTICLES = r"(?:(?:al|el|ez|es|as|ash|ad|ar|an|az|de|la|las|los|le|les|del|du|des|das|do|dos|da|y|i|sur|en|au|aux|ibn|bin|na)[ -])*"
_RUN = re.compile(rf"{_CAPITAL}\w*(?:['’](?!s\b)\w+)*(?:[ \n-]{_PARTICLES}{_CAPITAL}\w*(?:['’](?!s\b)\w+)*){{0,7}}")
"""Capitalised words in a row, with the particles of names between them."""
_NEXT = re.compile(r"(?:, and |, or | and |, | / |/| or | \(| -- )")
_AFTER_COMMA = re.compile(r"[,.;:)\]\"]| and |,? \[|$| --|'s ")
_APPOSITION = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,3}?(?:village|town|city|hamlet|suburb|neighbou?rhood|settlement|camp)\b"
)
_DATELINE = re.compile(
    r"(?: \([a-z .]{3,25}\))?(?:,[^\n.]{0,40}(?:[a-z]{3,9}\. ?)?[^\n.]{0,30})?(?: \([^)\n]{1,40}\))? ?(?:--|-|:)[ \n]"
)
_WORDS = re.compile(r"[a-z']+(?:[ -][a-z']+){0,3}")
SETTLED_KINDS = frozenset({"populated", "admin1", "admin2", "feature", "region"})


class Naming(NamedTuple):
    """A place named in a text. `key` is its key in the gazetteer, None where it has none; `codes` name a country.

    `start` to `end` is the name; `first` and `stop` take in the words that lead to it and the word for the place
    after it.
    """

    start: int
    end: int
    first: int
    stop: int
    key: str | None
    relation: str
    kind: str | None
    rule: str
    codes: tuple[str, ...] = ()
    is_adjective: bool = False


class NameReader:
    """Finds the namings of one text."""

    def __init__(self, doc: Document, gazetteer: Gazetteer, masked: Sequence[Span]) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.view = text_view(doc.norm)
        self.words = place_words()
        self.cues = CueReader(doc, self.view).read()
        self._masked = sorted(masked)
        self._nations = {nation.start: nation for nation in self.cues.nations}
        self.found: dict[int, Naming] = {}
        self._stop = 0

    def read(self) -> list[Naming]:
        """All namings in text order."""
        self._dateline()
        if self.doc.is_upper:
            for at, cue in self.cues.names.items():
                if at >= self._stop:
                    self._chain(at, cue)
        else:
            for run in _RUN.finditer(self.doc.text):
                self._run(run.start(), run.end())
        self._add_nations()
        return [naming for _, naming in sorted(self.found.items()) if not self._is_masked(naming)]

    # --- text in mixed case

    def _run(self, start: int, end: int) -> None:
        """Read a row of capitalised words from its first word, and again after each name or adjective in it."""
        at = max(start, self._stop)
        while at < end:
            naming = self._name_at(at, self._cue(at))
            if naming is not None:
                self._add(naming)
                at = max(naming.stop, naming.end + 1)
                if self.view[naming.end : naming.end + 1] not in (" ", "\n") or self.doc.text[naming.end] == "-":
                    at = naming.end + 1
                    continue
                continue
            nation = self._nations.get(at)
            after = nation.end + 1 if nation is not None else self._after_adjectives(at)
            if after == at:
                self._unknown(at, end)
                return
            at = after

    def _cue(self, at: int) -> Cue:
        return self.cues.names.get(at) or Cue("other", None, at)

    def _after_adjectives(self, at: int) -> int:
        match = self.words.intro.match(self.view, at)
        return match.end() if match else at

    def _unknown(self, at: int, end: int) -> None:
        """A name the gazetteer lacks, where its surroundings say that it is a place."""
        cue = self._cue(at)
        stop, stated = self._type_between(at, end)
        if stated is not None and stop > at:
            name_end = stop
            type_end, kind = self.cues.types[stop + 1]
            if self._is_name(at, name_end):
                self._add(
                    Naming(
                        at, name_end, cue.start, type_end, None, self._relation(cue, kind), kind, "place.before_type"
                    )
                )
            return
        if not self._is_name(at, end) or self._tail(end) in self.words.tails:
            return
        if cue.kind in ("populated", "admin1", "admin2") or (cue.is_prefix and cue.kind):
            self._add(Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type"))
        elif _APPOSITION.match(self.view, end):
            relation = cue.relation if cue.relation != "other" else "in"
            self._add(Naming(at, end, cue.start, end, None, relation, "populated", "place.apposition"))
        elif cue.relation in ("in", "near") and not cue.has_article and not self.doc.text[at:end].isupper():
            self._add(Naming(at, end, cue.start, end, None, cue.relation, None, "place.after_preposition"))
        elif self.view.startswith(" (", end) and end + 2 in self._known_starts():
            self._add(Naming(at, end, cue.start, end, None, "in", None, "place.before_container"))

    def _known_starts(self) -> set[int]:
        """Positions right behind an opening bracket at which a place with a word for it stands."""
        return {
            match.end()
            for match in re.finditer(r" \((?=[a-z])", self.view)
            if (found := self._longest(match.end())) and self._type_after(found.end)
        }

    def _type_between(self, at: int, end: int) -> tuple[int, str | None]:
        """Where the first word for a place stands in or right after a row of words: the blank before it."""
        space = self.view.find(" ", at, end + 1)
        while space != -1:
            if space + 1 in self.cues.types:
                return space, self.cues.types[space + 1][1]
            space = self.view.find(" ", space + 1, end + 1)
        return at, None

    # --- text in capitals

    def _chain(self, at: int, cue: Cue) -> None:
        """A name after its cue, and those joined to it by commas and conjunctions."""
        naming = self._name_at(at, cue) or self._unknown_in_capitals(at, cue)
        while naming is not None:
            self._add(naming)
            match = _NEXT.match(self.view, naming.stop)
            if match is None:
                return
            at = self._after_adjectives(match.end())
            strict = match[0] == ", "
            naming = self._name_at(at, Cue(naming.relation, None, match.end(), at > match.end()))
            if (
                strict
                and naming is not None
                and naming.stop == naming.end
                and not _AFTER_COMMA.match(self.view, naming.end)
            ):
                return

    def _unknown_in_capitals(self, at: int, cue: Cue) -> Naming | None:
        match = _WORDS.match(self.view, at)
        if match is None:
            return None
        end, stated = self._type_between(at, match.end())
        if stated in ("populated", "admin1", "admin2") and end > at and self._is_name(at, end):
            type_end, kind = self.cues.types[end + 1]
            return Naming(at, end, cue.start, type_end, None, self._relation(cue, kind), kind, "place.before_type")
        if cue.kind in ("populated", "admin1", "admin2"):
            end = self._end_of_name(at, match.end())
            if end > at:
                return Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type")
        return None

    def _end_of_name(self, at: int, end: int) -> int:
        """How far words go that are no English: EL ZAPOTE in `the village of el zapote and burned`."""
        stop = at
        for match in re.finditer(r"[a-z']+", self.view[at:end]):
            if match[0] not in _NAME_PARTICLES and (self.gazetteer.is_word(match[0]) or len(match[0]) < 3):
                break
            if match[0] not in _NAME_PARTICLES:
                stop = at + match.end()
        return stop

    # --- names

    def _name_at(self, at: int, cue: Cue) -> Naming | None:
        """The longest name of the gazetteer at a position that stands as a place."""
        for found in self.gazetteer.prefixes(self.view, at):
            nation = self._nations.get(at)
            stated = self._type_after(found.end)
            if nation is not None and found.end <= nation.end and (stated is None or stated[1] != "admin1"):
                return None
            if self._fits(at, found, cue, stated):
                stop, kind = stated or (found.end, cue.kind)
                relation = self._relation(cue, kind, found.end)
                return Naming(at, found.end, cue.start, stop, found.key, relation, kind, "place.gazetteer")
        return None

    def _longest(self, at: int) -> Found | None:
        return next(iter(self.gazetteer.prefixes(self.view, at)), None)

    def _type_after(self, end: int) -> tuple[int, str] | None:
        return self.cues.types.get(end + 1) if self.view[end : end + 1] in (" ", "\n") else None

    def _relation(self, cue: Cue, kind: str | None, end: int | None = None) -> str:
        if end is not None and self._tail(end) in self.words.offices:
            return "from"
        return "in" if cue.relation == "other" and kind is not None else cue.relation

    def _tail(self, end: int) -> str:
        """The word after a name."""
        match = _WORDS.match(self.view, end + 1)
        return match[0].split(" ", 1)[0] if match and self.view[end : end + 1] == " " else ""

    def _fits(self, at: int, found: Found, cue: Cue, stated: tuple[int, str] | None) -> bool:
        """Whether a name of the gazetteer is one here and no other word, person or body."""
        key = found.key
        is_typed = stated is not None or cue.kind is not None
        if key in self.words.never and stated is None:
            return False
        if self._tail(found.end) in self.words.tails or self._is_of_body(cue):
            return False
        if not self.doc.is_upper:
            return self._fits_case(at, found, cue, is_typed)
        if " " not in key and not is_typed and self.gazetteer.is_word(key):
            return False
        if cue.has_article and not is_typed:
            return False
        return is_typed or key.split(" ", 1)[0] not in self.words.first_names or key in self._bases()

    def _bases(self) -> frozenset[str]:
        return frozenset()

    def _fits_case(self, at: int, found: Found, cue: Cue, is_typed: bool) -> bool:
        text = self.doc.text
        last = self.view.rfind(" ", at, found.end) + 1 or at
        if not (text[at].isupper() and (text[last].isupper() or last > at + 2 and not text[last].islower())):
            return False
        if not is_typed and cue.relation == "other" and self._starts_sentence(at) and self.gazetteer.is_word(found.key):
            return False
        if is_typed or text[found.end : found.end + 1] in ("-", "–"):
            return True
        rest = _RUN.match(text, found.end + 1) if text[found.end : found.end + 1] in (" ", "\n") else None
        if rest is not None and self._tail(found.end) not in self.words.never and found.end + 1 not in self._nations:
            return False
        return not self._is_person(at, cue)

    def _is_person(self, at: int, cue: Cue) -> bool:
        """Whether a title or a first name stands right before."""
        if cue.relation in ("in", "near"):
            return False
        before = self.view[max(0, at - 24) : at].rstrip(" .").rsplit(" ", 1)[-1]
        return before in self.words.titles or before in self.words.first_names

    def _is_of_body(self, cue: Cue) -> bool:
        """Whether the name is part of an organisation's: Bank of, Archbishop of."""
        if cue.relation != "of" or cue.kind is not None:
            return False
        before = self.view[max(0, cue.start - 24) : max(0, cue.start - 1)].rsplit(" ", 1)[-1]
        return before in self.words.heads

    def _starts_sentence(self, at: int) -> bool:
        before = self.doc.norm[:at].rstrip(" \"'")[-1:] if at < 4 else self.doc.norm[at - 4 : at].rstrip(" \"'")[-1:]
        return before in ("", ".", "!", "?", ":", "-", "*")

    def _is_name(self, at: int, end: int) -> bool:
        """Whether words may name a place: none of them is English, or in mixed case not all."""
        words = self.view[at:end].split()
        if not words or end - at < 3 or words[0] in self.words.titles or words[0] in self.words.first_names:
            return False
        english = [word in self.words.never or self.gazetteer.is_word(word) for word in words]
        if self.doc.is_upper:
            return not any(
                is_word and word not in _NAME_PARTICLES for is_word, word in zip(english, words, strict=True)
            )
        return not all(english) and not any(start in self._nations for start in (at,))

    # --- datelines, countries

    def _dateline(self) -> None:
        """The place before the date and the dash at the head of a report."""
        text = self.view
        at = len(text) - len(text.lstrip())
        found = self._longest(at)
        if found is None or found.key in self.words.never or not _DATELINE.match(self.doc.norm, found.end):
            return
        self._add(Naming(at, found.end, at, found.end, found.key, "dateline", None, "place.dateline"))

    def _add_nations(self) -> None:
        covered = sorted((naming.start, naming.end) for naming in self.found.values())
        for nation in self.cues.nations:
            index = bisect_right(covered, (nation.start, len(self.view))) - 1
            if index >= 0 and covered[index][1] >= nation.end:
                continue
            cue = self._cue(nation.start)
            relation = "other" if nation.is_adjective else self._relation(cue, None, nation.end)
            kind, rule = ("adjective", "place.adjective") if nation.is_adjective else ("country", "place.country")
            self.found[nation.start] = Naming(
                nation.start,
                nation.end,
                cue.start,
                nation.end,
                None,
                relation,
                kind,
                rule,
                nation.codes,
                nation.is_adjective,
            )

    def _add(self, naming: Naming) -> None:
        self.found[naming.start] = naming
        self._stop = max(self._stop, naming.stop)

    def _is_masked(self, naming: Naming) -> bool:
        index = bisect_right(self._masked, (naming.end, 0)) - 1
        return index >= 0 and not naming.codes and self._masked[index][1] > naming.start


_NAME_PARTICLES = frozenset("el la los las de del al san santa santo y da do dos das le les du des saint st".split())


def read_names(doc: Document, gazetteer: Gazetteer, masked: Sequence[Span]) -> Iterator[Naming]:
    """The places a text names, in order."""
    yield from NameReader(doc, gazetteer, masked).read()
