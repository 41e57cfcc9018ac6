"""Place names in texts set in capitals, where only the words around them tell names from others."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..words.once import once
from .cues import Cue, whole_american
from .names import KNOWN_KINDS, NameReader
from .namings import Naming
from .sites import apposed
from .tests import DIVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEXT = re.compile(r",? (?:and|or) |, | / |/| \(")
_LIST_ENDS = re.compile(
    r"[,.;:)\]\"]| and | or |,? \[|$| --|'s | \("
    r"| (?:by|when|where|while|during)\b"
    r"| (?:today|yesterday|tonight|last (?:night|week)|this (?:morning|afternoon|evening|week)|(?:on|last) \w+day)\b"
)
_GOES_ON = re.compile(
    r" (?:on|in|at|near|after|before|with|which|that|who|was|were|is|are|has|had|have|early|late|located|to|for|from"
    r"|against|as|last|\w+ing)\b"
)
"""What goes on in the clause behind a name right after `in` or `near`."""
_ENGLISH = re.compile(r"(?:tion|ing|ment|ness)s?\b")
"""Ends of English words, which hardly a name has that the gazetteer lacks: in cooperation with."""
_WORDS = re.compile(r"[a-z']+(?:[ -][a-z']+){0,3}")
LONGEST_TYPED = 36
"""Characters of a name before the word for a place."""
SHORTEST_ALONE = 5
"""Letters of a name that stands alone: shorter ones are initials more often than not."""


class CapitalsReader(NameReader):
    """Reads texts set in capitals: a name is looked for after its cue only, and in the list it begins."""

    @once
    def type_starts(self) -> list[int]:
        """Where words for a place begin."""
        return sorted(self.cues.types)

    def _read_names(self) -> None:
        for at in self._set_off():
            self.cues.names.setdefault(at, Cue("in", None, at))
        for at, cue in sorted(self.cues.names.items()):
            if at >= self._stop and self._may_lead(at, cue):
                self._list(at, cue)

    def _set_off(self) -> Iterator[int]:
        """Where a name begins that stands between marks with the word for a place behind it: , Itagui municipality."""
        for start, (end, kind) in self.cues.types.items():
            comma = self.view.rfind(", ", max(0, start - LONGEST_TYPED), start)
            if kind in DIVISIONS and comma > 0 and self.view[end : end + 1] in (",", ".", ";"):
                words = _WORDS.match(self.view, comma + 2, start - 1)
                if words is not None and words.end() == start - 1:
                    yield comma + 2

    def _may_lead(self, at: int, cue: Cue) -> bool:
        """Whether a cue is worth a look-up: most stand before common words, far from any word for a place."""
        index = bisect_right(self.type_starts, at)
        if index < len(self.type_starts) and self.type_starts[index] <= at + LONGEST_TYPED:
            return True
        end = self.view.find(" ", at)
        if self.gazetteer.is_barren(self.view[at:] if end == -1 else self.view[at:end]):
            return False
        is_bare = not cue.has_article or cue.kind is not None
        return is_bare or self.tests.words.before_site.match(self.view, at) is not None

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
            if naming is not None and joint[0] == ", " and not self._ends_list(naming):
                return

    def _ends_list(self, naming: Naming) -> bool:
        """Whether a name behind a comma stands for itself and does not begin a clause."""
        return naming.stop > naming.end or _LIST_ENDS.match(self.view, naming.end) is not None

    def _unknown(self, at: int, cue: Cue) -> Naming | None:
        """A name the gazetteer lacks, beside a word for a place, in another transliteration or alone after `in`."""
        space = self._space_before_next_type(at)
        if space is not None:
            return self._before_type(self.tests.skip_common(at, space), space, cue)
        if self.tests.starts_common(at):
            return None
        words = _WORDS.match(self.view, at)
        end = at if words is None else self.tests.end_of_name(at, words.end())
        if end <= at or cue.has_article or not self.tests.is_name(at, end):
            return None
        if cue.kind is not None and (cue.kind in KNOWN_KINDS or cue.is_prefix):
            return Naming(at, end, cue.start, end, None, cue.relation, cue.kind, "place.after_type")
        return self._variant(at, end, cue) or apposed(self.view, at, end, cue) or self._alone(at, end, cue)

    def _space_before_next_type(self, at: int) -> int | None:
        """The blank before the next word for a place, when few words and no stop stand between."""
        index = bisect_right(self.type_starts, at)
        if index == len(self.type_starts) or self.type_starts[index] > at + LONGEST_TYPED:
            return None
        space = self.type_starts[index] - 1
        words = _WORDS.match(self.view, at, space)
        return space if words is not None and words.end() == space else None

    def _before_type(self, at: int, space: int, cue: Cue) -> Naming | None:
        naming = self._name_at(at, cue)
        if naming is not None and naming.end >= space:
            return naming
        if not self.tests.is_name(at, space, is_typed=True):
            return None
        return self._typed(whole_american(self.view, at), space, cue)

    def _alone(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A word that is no English one, right between `in`, `near` or `residents of` and the end of a clause.

        Where the clause goes on, only words right behind `in` and `near` are names: in Cocoroma on Sunday.
        """
        is_scene = cue.relation in ("in", "near") or self._are_inhabitants(cue)
        if not is_scene or end - at < SHORTEST_ALONE:
            return None
        if not _LIST_ENDS.match(self.view, end):
            is_led = self.view.endswith((" in ", " near "), 0, at) and _GOES_ON.match(self.view, end)
            if not is_led or _ENGLISH.search(self.view, at, end):
                return None
        return Naming(at, end, cue.start, end, None, cue.relation, None, "place.after_preposition")
