"""Place names as a text writes them, before it is settled which place of the name is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from .gazetteer import ARTICLES, text_view
from .place_cues import Cue, CueReader
from .place_tests import CAPITAL, NameTests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document, Span
    from .gazetteer import Gazetteer
    from .place_cues import Nation

_PARTICLE = (
    r"(?:al|el|ez|es|as|ash|ad|ar|an|az|de|la|las|los|le|les|del|du|des|das|do|dos|da|y|i|sur|en|au|aux|ibn|bin|na)"
)
_RUN = re.compile(
    rf"{CAPITAL}\w*(?:['’](?!s\b)\w+)*(?:[ \n-](?:{_PARTICLE}[ -]){{0,3}}{CAPITAL}\w*(?:['’](?!s\b)\w+)*){{0,7}}"
)
"""Capitalised words in a row, with the particles of names between them."""
_NEXT = re.compile(r",? (?:and|or) |, | / |/| \(")
_LIST_ENDS = re.compile(r"[,.;:)\]\"]| and | or |,? \[|$| --|'s | \(")
_APPOSITION = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,3}?(?:village|town|city|hamlet|suburb|neighbou?rhood|settlement|camp)\b"
)
_DATELINE = re.compile(r"(?: \([a-z .]{3,25}\))?(?:,[^\n]{0,60}?)?(?: \([^)\n]{1,40}\))? ?(?:--|-|:)[ \n]")
_WORDS = re.compile(r"[a-z']+(?:[ -][a-z']+){0,3}")
_ARTICLES = ("the ", "a ", "an ", "this ")
LINE_WORD = re.compile(r"(?:axis|axes|road|highway|route|corridor|line|triangle|tri border area)\b")
"""Words for a stretch that the names before them bound."""
LONGEST_TYPED = 36
"""Characters of a name before the word for a place."""
SHORTEST_ALONE = 5
"""Letters of a name that stands alone: shorter ones are initials more often than not."""
_KNOWN_KINDS = frozenset({"populated", "admin1", "admin2"})


class Naming(msgspec.Struct, gc=False):
    """A place named in a text.

    `start` to `end` is the name; `first` and `stop` take in the words that lead to it and the word for the place
    after it. `key` is its key in the gazetteer, None where it has none; `codes` name a country.
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
    """Finds the namings of one text; how names are set off from other words differs by case."""

    def __init__(self, doc: Document, gazetteer: Gazetteer, masked: Sequence[Span]) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.view = text_view(doc.norm)
        self.cues = CueReader(doc, self.view).read()
        self.tests = NameTests(doc, self.view, gazetteer, self.cues)
        self._masked = sorted(masked)
        self._found: dict[int, Naming] = {}
        self._stop = 0

    def read(self) -> list[Naming]:
        """All namings in text order."""
        self._dateline()
        self._read_names()
        for nation in self._bare_nations():
            self._found[nation.start] = self._nation(nation)
        for start, end, relation in self.cues.capitals:
            self._capital(start, end, relation)
        namings = [naming for _, naming in sorted(self._found.items()) if not self._is_masked(naming)]
        return list(self._with_inherited_relations(namings))

    def _read_names(self) -> None:
        raise NotImplementedError

    def _add(self, naming: Naming) -> None:
        self._found[naming.start] = naming
        self._stop = max(self._stop, naming.stop)

    def _name_at(self, at: int, cue: Cue) -> Naming | None:
        """The longest name of the gazetteer at a position that stands as a place."""
        nation = self.tests.nations.get(at)
        for end, key in self.gazetteer.prefixes(self.view, at):
            stated = self.tests.type_after(end)
            if nation is not None and end <= nation.end and (stated is None or stated[1] != "admin1"):
                return None
            is_typed = stated is not None or cue.kind is not None
            if self.tests.fits(at, end, key, cue, is_typed=is_typed):
                stop, kind = stated or (end, cue.kind)
                return Naming(at, end, cue.start, stop, key, self._relation(cue, kind, stop), kind, "place.gazetteer")
        return None

    def _relation(self, cue: Cue, kind: str | None, stop: int) -> str:
        """What the cue says; an office or origin (its Lima office, Geneva-based) is where something comes from."""
        if self.tests.word_after(stop) in self.tests.words.offices:
            return "from"
        return "in" if cue.relation == "other" and kind is not None else cue.relation

    def _variant(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A name that the gazetteer has in another transliteration."""
        key = self.view[at:end]
        stated = self.tests.type_after(end)
        is_typed = stated is not None or cue.kind is not None
        if not self.gazetteer.has_variant(key) or not self.tests.fits(at, end, key, cue, is_typed=is_typed):
            return None
        stop, kind = stated or (end, cue.kind)
        return Naming(at, end, cue.start, stop, key, self._relation(cue, kind, stop), kind, "place.variant")

    def _typed(self, at: int, end: int, cue: Cue) -> Naming:
        """A name the gazetteer lacks with the word for its place behind it."""
        stop, kind = self.cues.types[end + 1]
        name_end = stop if kind in ("feature", "site") else end
        return Naming(at, name_end, cue.start, stop, None, self._relation(cue, kind, stop), kind, "place.before_type")

    def _space_before_type(self, at: int, end: int) -> int | None:
        """The blank in or right after a row of words behind which the first word for a place stands."""
        space = self.view.find(" ", at, end + 1)
        while space != -1:
            if space + 1 in self.cues.types:
                return space
            space = self.view.find(" ", space + 1, end + 1)
        return None

    def _dateline(self) -> None:
        """The place before the date and the dash at the head of a report."""
        at = len(self.view) - len(self.view.lstrip())
        for end, key in self.gazetteer.prefixes(self.view, at):
            if (
                self.doc.text[at:end].isupper()
                and key not in self.tests.words.never
                and _DATELINE.match(self.doc.norm, end)
            ):
                self._add(Naming(at, end, at, end, key, "dateline", None, "place.dateline"))
                return

    def _bare_nations(self) -> Iterator[Nation]:
        """Countries and adjectives that are no part of another name."""
        covered = sorted((naming.start, naming.end) for naming in self._found.values())
        for nation in self.cues.nations:
            index = bisect_right(covered, (nation.start, len(self.view))) - 1
            if (index < 0 or covered[index][1] < nation.end) and not self._is_persons(nation):
                yield nation

    def _is_persons(self, nation: Nation) -> bool:
        """Whether a country's name is a person's (Chad Johnson)."""
        text, words = self.doc.text, self.tests.words
        if nation.is_adjective or self.view[nation.start : nation.end] not in words.also_persons:
            return False
        follows = _RUN.match(text, nation.end + 1) if text.startswith(" ", nation.end) else None
        surname = follows is not None and not self.gazetteer.is_word(self.tests.word_after(nation.end))
        return self.tests.follows_person(nation.start) or (surname and not self.doc.is_upper)

    def _nation(self, nation: Nation) -> Naming:
        cue = self.cues.names.get(nation.start) or Cue("other", None, nation.start)
        relation = "other" if nation.is_adjective else self._relation(cue, None, nation.end)
        rule = "place.adjective" if nation.is_adjective else "place.country"
        return Naming(
            nation.start,
            nation.end,
            cue.start,
            nation.end,
            None,
            relation,
            None,
            rule,
            nation.codes,
            nation.is_adjective,
        )

    def _capital(self, start: int, end: int, relation: str) -> None:
        """The word capital for a place: the Somali capital, in the capital; not `the capital of`, `the capital, Kabul`."""
        before = next((n for n in self.cues.nations if n.end == start - 1), None)
        if before is None and self.tests.word_before(start) not in ("the", "this"):
            return
        if self.view.startswith((" of ", " punishment", " flight", ", "), end) or self.gazetteer.prefixes(
            self.view, end + 1
        ):
            return
        codes = before.codes if before is not None else ()
        self._found[start] = Naming(start, end, start, end, None, relation, "capital", "place.capital", codes)

    def _is_masked(self, naming: Naming) -> bool:
        index = bisect_right(self._masked, (naming.end - 1, len(self.view))) - 1
        return index >= 0 and self._masked[index][1] > naming.start

    def _with_inherited_relations(self, namings: list[Naming]) -> Iterator[Naming]:
        """Give names that a comma, a conjunction or a hyphen joins to another the relation of that other."""
        last: Naming | None = None
        for naming in namings:
            if last is not None and naming.relation == "other" and not naming.is_adjective and not last.is_adjective:
                gap = self.doc.norm[last.stop : naming.first]
                if gap in (", ", " and ", ", and ", " or ", "-", " (", "/", " ", "'s "):
                    naming.relation = last.relation
            last = naming
            yield naming


class MixedCaseReader(NameReader):
    """Reads texts in which capital letters set names off."""

    def _read_names(self) -> None:
        for run in _RUN.finditer(self.doc.text):
            self._run(run.start(), run.end())

    def _run(self, start: int, end: int) -> None:
        """Read a row of capitalised words from its first, and again after each name, adjective or cue in it."""
        at = max(start, self._stop)
        while at < end:
            cue = self.cues.names.get(at) or Cue("other", None, at)
            naming = self._name_at(at, cue) or self._unknown(at, end, cue)
            if naming is not None:
                self._add(naming)
                at = max(naming.stop + 1, at + 1)
            else:
                at = self._next_start(at, end)

    def _next_start(self, at: int, end: int) -> int:
        """Where in a row a name may begin after words that are none: In Kirkuk, Northern Idlib, Iraqi Kurdistan."""
        nation = self.tests.nations.get(at)
        if nation is not None:
            return nation.end + 1
        if self.view.startswith(_ARTICLES, at):
            return self.view.index(" ", at) + 1
        adjectives = self.tests.words.intro.match(self.view, at)
        if adjectives is not None and adjectives.end() > at:
            return adjectives.end()
        space = self.view.find(" ", at, end)
        while space != -1 and space + 1 not in self.cues.names and not self._is_joint(at, space):
            space = self.view.find(" ", space + 1, end)
        return end if space == -1 else space + 1

    def _is_joint(self, at: int, space: int) -> bool:
        """Whether a hyphen joins two names (Homs-Hama) and not an article and its name (Al-Koum)."""
        return self.doc.norm[space] == "-" and self.view[at:space].rsplit(" ", 1)[-1] not in ARTICLES

    def _unknown(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A name the gazetteer lacks, where its surroundings say that it is a place."""
        if self.view.startswith(_ARTICLES, at):
            return None
        space = self._space_before_type(at, end)
        if space is not None:
            return self._before_type(at, space, cue)
        if not self.tests.is_name(at, end) or self.tests.word_after(end) in self.tests.words.tails:
            return None
        if (variant := self._variant(at, end, cue)) is not None:
            return variant
        if cue.kind is not None and (cue.kind in _KNOWN_KINDS or cue.is_prefix):
            return Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type")
        if _APPOSITION.match(self.view, end):
            relation = "in" if cue.relation == "other" else cue.relation
            return Naming(at, end, cue.start, end, None, relation, "populated", "place.apposition")
        if cue.relation in ("in", "near") and not cue.has_article and not self.doc.text[at:end].isupper():
            return Naming(at, end, cue.start, end, None, cue.relation, None, "place.after_preposition")
        if self.view.startswith(" (", end) and self._is_known_division(end + 2):
            return Naming(at, end, cue.start, end, None, "in", None, "place.before_container")
        return None

    def _before_type(self, at: int, space: int, cue: Cue) -> Naming | None:
        """The words before a word for a place; before that for a line each word is a name (Taybeya Sukhna axis)."""
        if space <= at or not self.tests.is_name(at, space, is_typed=True):
            return None
        blank = self.view.find(" ", at, space)
        if blank > at + len("al") and LINE_WORD.match(self.view, space + 1):
            kind = self.cues.types[space + 1][1]
            return Naming(
                at, blank, cue.start, blank, None, self._relation(cue, kind, space), kind, "place.before_type"
            )
        return self._variant(at, space, cue) or self._typed(at, space, cue)

    def _is_known_division(self, at: int) -> bool:
        return any(self.tests.type_after(end) is not None for end, _ in self.gazetteer.prefixes(self.view, at))


class CapitalsReader(NameReader):
    """Reads texts set in capitals: a name is looked for after its cue only, and in the list it begins."""

    def _read_names(self) -> None:
        self._types = sorted(self.cues.types)
        for at, cue in self.cues.names.items():
            if at >= self._stop and self._may_lead(at, cue):
                self._list(at, cue)

    def _may_lead(self, at: int, cue: Cue) -> bool:
        """Whether a cue is worth a look-up: most stand before common words, far from any word for a place."""
        index = bisect_right(self._types, at)
        if index < len(self._types) and self._types[index] <= at + LONGEST_TYPED:
            return True
        if cue.has_article and cue.kind is None:
            return False
        end = self.view.find(" ", at)
        return not self.gazetteer.is_barren(self.view[at:] if end == -1 else self.view[at:end])

    def _list(self, at: int, cue: Cue) -> None:
        """A name after its cue, and those joined to it by commas and conjunctions."""
        naming = self._name_at(at, cue) or self._unknown(at, cue)
        while naming is not None:
            self._add(naming)
            joint = _NEXT.match(self.view, naming.stop)
            if joint is None:
                return
            adjectives = self.tests.words.intro.match(self.view, joint.end())
            at = adjectives.end() if adjectives else joint.end()
            cue = self.cues.names.get(at) or Cue(naming.relation, None, joint.end(), at > joint.end())
            naming = self._name_at(at, cue) or self._unknown(at, cue)
            is_bare = naming is not None and naming.stop == naming.end
            if is_bare and joint[0] == ", " and not _LIST_ENDS.match(self.view, naming.end):
                return

    def _unknown(self, at: int, cue: Cue) -> Naming | None:
        """A name the gazetteer lacks, beside a word for a place, in another transliteration or alone after `in`."""
        space = self._space_before_next_type(at)
        if space is not None:
            return self._before_type(self.tests.skip_common(at, space), space, cue)
        if self.tests.starts_common(at):
            return None
        words = _WORDS.match(self.view, at)
        end = self.tests.end_of_name(at, words.end()) if words is not None else at
        if end <= at or cue.has_article or not self.tests.is_name(at, end):
            return None
        if cue.kind is not None and (cue.kind in _KNOWN_KINDS or cue.is_prefix):
            return Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type")
        return self._variant(at, end, cue) or self._alone(at, end, cue)

    def _space_before_next_type(self, at: int) -> int | None:
        """The blank before the next word for a place, when few words and no stop stand between."""
        index = bisect_right(self._types, at)
        if index == len(self._types) or self._types[index] > at + LONGEST_TYPED:
            return None
        space = self._types[index] - 1
        words = _WORDS.match(self.view, at, space)
        return space if words is not None and words.end() == space else None

    def _before_type(self, at: int, space: int, cue: Cue) -> Naming | None:
        naming = self._name_at(at, cue)
        if naming is not None and naming.end >= space:
            return naming
        return self._typed(at, space, cue) if self.tests.is_name(at, space, is_typed=True) else None

    def _alone(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A word that is no English one, right between `in` or `near` and the end of a clause."""
        if cue.relation not in ("in", "near") or not _LIST_ENDS.match(self.view, end) or end - at < SHORTEST_ALONE:
            return None
        return Naming(at, end, cue.start, end, None, cue.relation, None, "place.after_preposition")


def read_names(doc: Document, gazetteer: Gazetteer, masked: Sequence[Span]) -> list[Naming]:
    """The places a text names, in order."""
    reader = CapitalsReader if doc.is_upper else MixedCaseReader
    return reader(doc, gazetteer, masked).read()
