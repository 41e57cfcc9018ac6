"""Place names in texts in which capital letters set names off."""

from __future__ import annotations

import re

import msgspec

from ..gazetteer import ARTICLES
from .cues import DIRECTIONS, Cue
from .items import is_below, item_heads, round_up
from .name_rows import name_rows
from .names import KNOWN_KINDS, RUN, NameReader
from .namings import Naming
from .sites import (
    APPOSITION,
    LYING,
    apposed,
    follows_building,
    is_of_islamic_state,
    is_persons,
    is_shot_at,
)
from .tests import ARTICLE, CAPITAL, LINE_WORD, LOWER_ARTICLE, NUMBERED
from .told_names import WEEKDAY, before_abbreviation, behind_words, in_bracket, is_struck_itself, is_told_as_struck

_DISTANCE = re.compile(
    r"(?:about |some |around |approximately |roughly |just |nearly )?\d+ ?(?:km|kms|kilomet(?:er|re)s?|miles?)\b"
)
_SIDE_OF = re.compile(r"(?:, | \()(?:\w+ ){0,3}?(?:north|south|east|west)(?: ?(?:east|west))?(?:ern)? of ")
_ARTICLES = ("the ", "a ", "an ", "this ")
_BOUND = re.compile(r"\bbetween (?:the )?(?:[a-z]+ of )?[\w' ]+ and (?:the )?(?:[a-z]+ of )?$")
"""What makes a name the second of two places that something lies between."""
_LEADING = re.compile(
    r"(?:in|at|on|near|from|outside|inside|around|across|throughout|two|three|four|five|six|seven|eight|nine|ten|several"
    r"|some|many|dozens|hundreds) "
)
"""With a capital at the head of a sentence they are no part of the name behind: In Badghis, Three Guma villages."""
_NAME = rf"(?:{LOWER_ARTICLE})?{CAPITAL}[\w'’-]*(?: {CAPITAL}[\w'’-]*){{0,2}}"
_LIST = re.compile(rf"(?:, {_NAME}){{0,5}},? (?:and|or|&) {_NAME} ")
"""What stands behind the first name of a list up to the word for all of them: the Mandori and Ochat areas."""
_SIDE = re.compile(r"(?:[ns][ew]?|[ew]|central|(?:north|south)?(?:east|west)(?:ern)?|(?:north|south)(?:ern)?) ")
"""A side of a country, as headlines have it: in N Afghanistan, in Southern Yemen."""
_INTO = re.compile(
    rf",? (?:{LYING}) in (?:the )?|, (?:(?:in|near|outside) )?(?:the )?(?:(?:city|town) of )?| \(| in (?:the )?"
)
"""What stands between a name and what it lies in or by."""
LOOK_BACK = 60


class MixedCaseReader(NameReader):
    """Reads texts in which capital letters set names off."""

    def _read_names(self) -> None:
        self._found |= {item.start: item for item in round_up(self.doc, self.gazetteer, self.tests)}
        self._stop = 0  # the headline above a dateline is read too
        self._heads = item_heads(self.doc, self.view, self.gazetteer)
        for start, end in name_rows(self.doc):
            if not self._is_plain(start, end):
                self._run(start, end)

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether a row needs no look-up: a masked one, a bare country, a common word at the head of a sentence."""
        if end + 1 in self.cues.types:
            return self.view.endswith("this ", 0, start)  # this Red Sea port
        if start >= self.doc.titled and self.is_masked(start, end):
            return True
        nation = self.tests.nations.get(start)
        if nation is not None and nation.end >= end:
            return True
        is_bare = start not in self.cues.names and not is_struck_itself(self.doc, start, end)
        return is_bare and " " not in (word := self.view[start:end]) and self.gazetteer.is_barren(word)

    def _run(self, start: int, end: int) -> None:
        """Read a row of capitalised words from its first, and again after each name, adjective or cue in it."""
        at = max(start, self._stop)
        while at < end:
            if (headed := self._found.get(at)) is not None:
                at = headed.stop + 1
                continue
            if self.view.startswith(_ARTICLES, at):
                at = self.view.index(" ", at) + 1
                continue
            cue = self.cues.names.get(at) or behind_words(self.cues, self._found, at)
            cue = cue or in_bracket(self.cues, self.gazetteer, self._found, at) or self._behind_site(at)
            side = _SIDE.match(self.view, at)
            led_in = (cue.relation == "other" and _LEADING.match(self.view, at)) or WEEKDAY.match(self.view, at)
            is_led_in = bool(led_in) or (side is not None and side.end() in self.tests.nations)
            is_led_in |= self.tests.words.of_people.match(self.view, at) is not None
            if (at < self.doc.heading or at in self._heads) and cue.relation == "other":
                naming = self._headed(at, end)
            else:
                naming = self._name_at(at, cue) or (None if is_led_in else self._unknown(at, end, cue))
            if naming is not None:
                if naming.key is None and naming.kind is None and self.view.endswith("'s ", 0, at):
                    naming.kind = "quarter"
                self._add(naming)
                at = max(naming.stop + 1, at + 1)
            else:
                at = self._next_start(at, end)

    def _behind_site(self, at: int) -> Cue:
        """In a town that is known, or whose division follows, where a building of a name of its own stands before."""
        end = run.end() if follows_building(self.doc, at) and (run := RUN.match(self.doc.text, at)) else at
        is_known = end > at and (self._leads_to_known(end) or self.gazetteer.matches(self.view[at:end]))
        return Cue("in" if is_known else "other", None, at)

    def _headed(self, at: int, end: int) -> Naming | None:
        """In a heading a name is the scene: a known one, or one with its division behind (Rann, Kala-Balge LGA:)."""
        is_set_off = at in self._heads or self._leads_to_known(end) or is_below(self.doc, self._found, at, end)
        cue = Cue("in" if is_set_off else "other", None, at)
        known = self._name_at(at, cue if at else Cue("in", None, at))
        if known is None and at in self._heads:
            known = self._variant(at, end, cue)
        if known is None:
            return self._unknown(at, end, cue)
        return msgspec.structs.replace(known, relation="in", rule="place.heading")

    def _next_start(self, at: int, end: int) -> int:
        """Where in a row a name may begin after words that are none: In Kirkuk, Northern Idlib, Iraqi Kurdistan."""
        if (nation := self.tests.nations.get(at)) is not None:
            return nation.end + 1
        if (day := WEEKDAY.match(self.view, at)) is not None:
            return day.end()
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
        space = self._space_before_type(at, end)
        if space is not None:
            return self._before_type(at, space, cue)
        listed = self._listed(at, end, cue) if cue.relation in ("in", "near") else None
        end = before_abbreviation(self.doc, at, end)
        if (whole := listed or self._with_its_word(at, end, cue)) is not None:
            return whole
        cue = self._set_off(at, end, cue)
        is_cued = cue.relation in ("in", "near") or cue.kind is not None
        is_explained = self.view.startswith((", ", " ("), end) or (cue.relation == "from" and self._leads_to_known(end))
        is_explained = is_explained or self._are_inhabitants(cue)
        if not is_cued and not is_explained and not self.gazetteer.has_variant(self.view[at:end]):
            return None
        is_plain = cue.has_article and cue.kind is None and self.tests.type_after(end) is None  # an Ashura procession
        if is_cued and not is_plain and (variant := self._variant(at, end, cue)) is not None:
            return variant
        is_set_off = is_cued and (APPOSITION.match(self.view, end) is not None or self._leads_to_known(end))
        if not self.tests.is_name(at, end, is_typed=is_set_off or cue.kind in KNOWN_KINDS):
            return None
        if self.tests.word_after(end) in self.tests.words.tails:
            return None
        if not is_plain and (variant := self._variant(at, end, cue)) is not None:
            return variant
        if cue.kind is not None and (cue.kind in KNOWN_KINDS or cue.is_prefix):
            return Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type")
        if (said := apposed(self.view, at, end, cue)) is not None:
            return said
        is_bare = not (cue.has_article or self.doc.text[at:end].isupper() or is_shot_at(self.doc, at, end, cue.start))
        if cue.relation in ("in", "near") and is_bare and not self._is_other(at, end):
            return Naming(at, end, cue.start, end, None, cue.relation, None, "place.after_preposition")
        return self._before_container(at, end, cue)

    def _with_its_word(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A name that begins with the word for its place: in the Djebel Semmama, Tikrit / Camp Speicher."""
        name = self.view.find(" ", at, end) + 1
        inner = self.cues.names.get(name)
        if inner is None or not inner.is_prefix or (cue.relation in ("in", "near") and not cue.has_article):
            return None
        if not self.tests.is_name(at, end, is_typed=True) or self.tests.word_after(end) in self.tests.words.tails:
            return None
        key = self.view[name:end] if self.gazetteer.matches(self.view[name:end]) else None
        relation = "in" if inner.relation == "other" else inner.relation
        return Naming(at, end, inner.start, end, key, relation, inner.kind, "place.after_type")

    def _is_other(self, at: int, end: int) -> bool:
        """Whether a name is a person's or a saint's, or that of a building whose town follows (First Bank, Offa)."""
        owned = self.tests.word_after(end + 2) if self.view.startswith("'s ", end) else ""
        return (
            self.tests.is_dedicated(self.view[at:end], owned)
            or is_persons(self.doc, end)
            or self._behind_site(end + 2).relation == "in"
        )

    def _set_off(self, at: int, end: int, cue: Cue) -> Cue:
        """What marks set a name off as: what was struck, the other end of a stretch, the field of an entry."""
        is_struck = cue.relation in ("other", *DIRECTIONS) and is_told_as_struck(self.doc, at, end)
        if is_struck and not self.tests.starts_common(at):
            return Cue("in", cue.kind, cue.start)
        if cue.relation != "other":
            return cue
        if self._is_bound(at):
            return Cue("near", None, at)
        is_field = self.view.endswith("| ", 0, at) and self.view.startswith(", ", end)
        return Cue("in", None, at) if is_field and end + len(", ") in self.tests.nations else cue

    def _listed(self, at: int, end: int, cue: Cue) -> Naming | None:
        """The first name of a list, of the kind that a plural behind it says; or a quarter called by a number."""
        if (numbered := NUMBERED.match(self.view, at)) is not None:
            end = numbered.end()
            return Naming(at, end, cue.start, end, None, cue.relation, "quarter", "place.after_preposition")
        names = _LIST.match(self.doc.text, end)
        stop, kind = self.cues.types.get(names.end(), (0, "")) if names is not None else (0, "")
        if not stop or self.view[stop - 1] != "s" or not self.tests.is_name(at, end, is_typed=True):
            return None
        return Naming(at, end, cue.start, end, None, cue.relation, kind, "place.before_type")

    def _before_container(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A name behind which the words say where it lies."""
        relation = "in"
        if self._are_inhabitants(cue):
            relation = "of"
        elif cue.relation == "from" and (self.view.startswith(", where ", end) or self._leads_to_known(end)):
            relation = "from"
        elif not (_SIDE_OF.match(self.view, end) or (self.view.startswith(" (", end) and self._is_known(end + 2))):
            return None
        return Naming(at, end, cue.start, end, None, relation, None, "place.before_container")

    def _is_bound(self, at: int) -> bool:
        """Whether something lies between a known place, or one called a town, and the name that begins here."""
        bound = _BOUND.search(self.view, max(0, at - LOOK_BACK), at)
        if bound is None:
            return False
        before = self._found[max(self._found)] if self._found else None
        is_known = before is not None and (before.key is not None or before.kind is not None)
        return before is not None and before.start > bound.start() and (is_known or before.relation == "near")

    def _before_type(self, at: int, space: int, cue: Cue) -> Naming | None:
        """The words before a word for a place; before that for a line each word is a name (Taybeya Sukhna axis)."""
        if space <= at or not self.tests.is_name(at, space, is_typed=True) or self._is_of_another(space, cue):
            return None
        if cue.relation not in ("in", "near") and self.tests.word_after(space) in self.tests.words.tails:
            return None
        name = self.doc.text[at:space]
        if self.cues.types[space + 1][1] == "site" and name.isalpha() and name.isupper():
            return None  # the SNA base
        if is_of_islamic_state(self.view, at, space):
            return None
        if self.doc.norm[at - 1 : at] == "-" and LINE_WORD.match(self.view, space + 1):
            bound = Naming(at, space, at, space, None, cue.relation, None, "place.before_type")
            return self._variant(at, space, cue) or bound
        blank = self.view.find(" ", at, space)
        if (
            blank > at + len("al")
            and not ARTICLE.match(self.doc.text, blank + 1)
            and LINE_WORD.match(self.view, space + 1)
        ):
            kind = self.cues.types[space + 1][1]
            return Naming(
                at, blank, cue.start, blank, None, self._relation(cue, kind, space), kind, "place.before_type"
            )
        return self._variant(at, space, cue) or self._typed(at, space, cue)

    def _is_of_another(self, space: int, cue: Cue) -> bool:
        """Whether a word for a town or village is that of the name behind it: the Dogon village of Sobane-Da."""
        stop, kind = self.cues.types[space + 1]
        at = stop + len(" of ")
        is_of_name = self.view.startswith(" of ", stop) and self.doc.text[at : at + 1].isupper()
        return is_of_name and kind == "populated" and cue.has_article and not self._is_division_at(at)

    def _is_division_at(self, at: int) -> bool:
        """Whether a division or country is named at a position."""
        return at in self.tests.nations or any(
            self._is_division(key) or self.tests.type_after(end) is not None
            for end, key in self.gazetteer.prefixes(self.view, at)
        )

    def _leads_to_known(self, end: int) -> bool:
        """Whether a known place, a division or a distance follows: Boga, Irumu territory; Ber, 60 km from Gao."""
        gap = _INTO.match(self.view, end)
        if gap is None:
            return False
        if _DISTANCE.match(self.view, gap.end()):
            return True
        after = RUN.match(self.doc.text, gap.end())
        if after is None:
            return False
        if self._is_known(gap.end()):
            return True
        space = self._space_before_type(after.start(), after.end())
        return space is not None and self.cues.types[space + 1][1] in ("admin1", "admin2", "region")

    def _is_known(self, at: int) -> bool:
        """Whether the gazetteer has a name that stands at a position, and no word of English: North Gondar, Egypt."""
        intro = self.tests.words.intro.match(self.view, at)
        return any(
            self.tests.type_after(end) is not None or not self.gazetteer.is_word(key)
            for end, key in self.gazetteer.prefixes(self.view, intro.end() if intro is not None else at)
        )
