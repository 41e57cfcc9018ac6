"""Place names as a text writes them, before it is settled which place of the name is meant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from ..gazetteer import people
from .cues import Cue
from .datelines import datelines
from .links import PART_OF, acts, is_blamed
from .namings import Names, Naming
from .sites import INHABITANTS, calls_small, is_one_of, is_road, is_site_of, may_begin
from .tests import BY_A_SEA, CAPITAL, LOWER_ARTICLE, OF_A_CITY, OTHER_LEAD, NameTests
from .told_names import is_struck_itself

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..gazetteer import Gazetteer
    from ..words.document import Document, Reaching
    from .cues import Cues, Nation

_PARTICLE = (
    r"(?=[abdeilnsy])"  # most words behind a name begin with another letter, which is seen at once
    r"(?:al|el|ez|es|as|ash|ad|ar|an|az|de|la|las|los|le|les|del|du|des|das|do|dos|da|y|i|e|ye|sur|en|au|aux|ibn|bin|na)"
)
RUN = re.compile(
    rf"(?:\b{LOWER_ARTICLE})?(?:Ra['’]s\b|{CAPITAL}\w*)(?:['’](?!s\b)\w+)*"
    rf"(?:[ \n-](?:{_PARTICLE}[ -]){{0,3}}{CAPITAL}\w*(?:['’](?!s\b)\w+)*){{0,7}}"
)
"""Capitalised words in a row, with the particles of names between them and an article with a small letter before."""
BORDERS = frozenset({"border", "frontier"})
_BESIDE = ("border with", "borders with", "bordering", "borders on", "border on", "bordering on", "frontier with")
_ACROSS = ("crossing with", "crossing into", "boundary with", "which borders", "neighbouring", "neighboring")
BORDERING = tuple(f"{words} {article}" for words in (*_BESIDE, *_ACROSS) for article in ("", "the "))
"""What stands behind the adjective of a country on the far side, and before its name."""
KNOWN_KINDS = frozenset({"populated", "quarter", "admin1", "admin2"})
"""Kinds of place that a word before or after an unknown name makes it one by."""


AROUND_TOWNS = frozenset({"admin1", "area", "feature"})
"""Kinds of place that towns and villages lie in or by: a division, an area, a sea."""
PARTS = frozenset({"admin2", "populated", "quarter"})
"""What is called by the name of a larger place before it: the Goma suburb of Munigi."""
ENDS = frozenset({"", ".", "!", "?", ":", '"'})
"""What a sentence begins behind."""
_JOINTS = frozenset([", ", " and ", ", and ", " or ", "-", " (", "/", " ", "'s "])
LONGEST_JOINT = len(", north-western ")


class NameReader:
    """Finds the namings of one text; how names are set off from other words differs by case."""

    def __init__(self, doc: Document, gazetteer: Gazetteer, masked: Sequence[Reaching], cues: Cues) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.view, self.cues = cues.view, cues
        self.tests = NameTests(doc, self.view, gazetteer, self.cues)
        spans = sorted((each.start, each.end) for each in masked)
        self._masked = [start for start, _ in spans]
        self._masked_to = [end for _, end in spans]
        self._found: dict[int, Naming] = {}
        self._stop = 0

    def read(self) -> Names:
        """All namings in text order."""
        for naming in datelines(self.doc, self.gazetteer, self.tests):
            self._add(naming)
        self._read_names()
        for start, end in self.cues.seas:
            self._sea(start, end)
        for nation in self._bare_nations():
            self._found[nation.start] = self._nation(nation)
        ends = {nation.end: nation for nation in self.cues.nations}
        for start, end, relation in self.cues.capitals:
            self._capital(start, end, relation, ends)
        shown, hidden = [], []
        for _, naming in sorted(self._found.items()):
            if not self.is_masked(naming.start, naming.end):
                shown.append(naming)
            elif naming.codes:
                hidden.append(naming)
        return Names(self._with_shared_words(shown), hidden)

    def _read_names(self) -> None:
        raise NotImplementedError

    def _add(self, naming: Naming) -> None:
        is_below = naming.start >= self.doc.headline  # North Kivu village raid: one in there
        naming.is_small = naming.kind == "populated" and is_below and calls_small(self.view, naming)
        self._found[naming.start] = naming
        self._stop = max(self._stop, naming.stop)

    def _name_at(self, at: int, cue: Cue) -> Naming | None:
        """The longest name of the gazetteer at a position that stands as a place."""
        nation = self.tests.nations.get(at)
        for end, key in self.gazetteer.prefixes(self.view, at):
            if key.startswith("at ") and self.doc.text[max(0, at - 2) : at].strip() in ENDS:
                continue  # At Tarmiyah, no At-Tarmiyah
            stated = self.tests.type_after(end)
            if nation is not None and end <= nation.end and (stated is None or stated[1] != "admin1"):
                return None
            is_site = is_site_of(self.view, at, end, stated)
            if is_site and self.gazetteer.prominent(key, OF_A_CITY, OTHER_LEAD) is not None:
                return Naming(at, end, cue.start, end, key, self._relation(cue, "site", end), None, "place.gazetteer")
            stop, kind = stated or (end, cue.kind)
            kind = "street" if is_road(self.doc, at, end, stop) and not cue.has_article else kind
            if stated and self._is_around(at, key, kind, stop):
                stop, kind = end, cue.kind
                cue = cue if end > self.doc.headline else Cue("in", kind, cue.start)
            if cue.relation in ("in", "other") and self.tests.is_town_of(key, end):
                stop, kind, cue = end, cue.kind, Cue("in", cue.kind, cue.start)
            if self.tests.fits(at, end, key, cue, kind):
                stand = stop if kind == "street" or (stated and key in self.tests.words.bare) else end
                relation = "in" if is_struck_itself(self.doc, at, stop) else self._relation(cue, kind, stop)
                return Naming(at, stand, cue.start, stop, key, relation, kind, "place.gazetteer")
        return None

    def _is_around(self, at: int, key: str, kind: str | None, stop: int) -> bool:
        """Whether the word for a place behind a name, up to `stop`, is that of another one in there.

        Plateau in `the Plateau village of Maiyanga` and in `a Plateau village`, Tripoli in `the Tripoli suburb of
        Tajoura`.
        """
        is_titled = stop <= self.doc.titled  # Attack on Kabul Hotel
        is_head = stop <= self.doc.headline  # Benue village raid
        is_of = self.view.startswith(" of ", stop)
        is_any = is_one_of(self.view, at)
        is_in = kind == "populated" and (is_of or is_any or is_head or self.view[stop - 1] == "s")
        if (is_titled and kind == "street") or (is_in and (is_any or self._is_division(key))):
            return True
        part = stop + len(" of ")
        if kind not in PARTS or not is_of or part in self.tests.nations:
            return False
        city = self.gazetteer.prominent(key, OF_A_CITY, OTHER_LEAD)
        if city is None:
            return False
        behind = next((found.key for found in self.gazetteer.prefixes(self.view, part)), "")
        rivals = (match.place for match in self.gazetteer.matches(behind) if match.place.country == city.country)
        return all(rival.kind not in AROUND_TOWNS and people(rival) < people(city) for rival in rivals)

    def _is_division(self, key: str) -> bool:
        """Whether a name is that of a division, an area or a sea."""
        return any(match.place.kind in AROUND_TOWNS for match in self.gazetteer.matches(key))

    def _relation(self, cue: Cue, kind: str | None, stop: int) -> str:
        """What the cue says; an office or origin (its Lima office, Geneva-based) is where something comes from."""
        if self.tests.word_after(stop) in self.tests.words.offices:
            return "from"
        return "in" if cue.relation == "other" and kind is not None else cue.relation

    def _variant(self, at: int, end: int, cue: Cue) -> Naming | None:
        """A name that the gazetteer has in another transliteration."""
        key = self.view[at:end]
        stated = self.tests.type_after(end)
        stop, kind = stated or (end, cue.kind)
        if "'" in key and not key.endswith("'s") and self.gazetteer.matches(plain := key.replace("'", "")):
            key = plain  # Ta'iz
        elif not self.gazetteer.has_variant(key):
            return None
        is_building = kind == "site" and cue.has_article and self.tests.word_after(end) in self.tests.words.town_sites
        if is_building or not self.tests.fits(at, end, key, cue, kind):
            return None  # the al-Shifa hospital is not that of Chaifa, which is Haifa
        return Naming(at, end, cue.start, stop, key, self._relation(cue, kind, stop), kind, "place.variant")

    def _typed(self, at: int, end: int, cue: Cue) -> Naming:
        """A name with the word for its place behind it that the gazetteer lacks, or has without its article."""
        stop, kind = self.cues.types[end + 1]
        is_whole = kind in ("feature", "site", "street") or self.view[at:end] in self.tests.words.bare
        name_end = stop if is_whole else end
        bare = self.view[at + 3 : end] if self.view.startswith(("el ", "la "), at) else ""
        key = bare if any(match.place.kind == kind for match in self.gazetteer.matches(bare)) else None
        return Naming(at, name_end, cue.start, stop, key, self._relation(cue, kind, stop), kind, "place.before_type")

    def _are_inhabitants(self, cue: Cue) -> bool:
        """Whether people are told to be those of what is named behind: residents of Gubio."""
        return cue.relation == "of" and self.tests.word_before(cue.start) in INHABITANTS

    def _space_before_type(self, at: int, end: int) -> int | None:
        """The blank in or right after a row of words behind which the first word for a place stands."""
        space = self.view.find(" ", at, end + 1)
        while space != -1:
            if space + 1 in self.cues.types:
                return space
            space = self.view.find(" ", space + 1, end + 1)
        return None

    def _sea(self, start: int, end: int) -> None:
        """A sea, unless a place is called by it: Red Sea state, the Red Sea port of Aqaba."""
        is_by_it, is_one = self.tests.word_after(end) in BY_A_SEA, self.tests.type_after(end) is None
        for at in [at for at in self._found if start <= at < end and (is_one or is_by_it)]:
            del self._found[at]
        if is_one and not is_by_it:
            cue = self.cues.names.get(start) or Cue("other", None, start)
            self._found[start] = Naming(start, end, cue.start, end, None, cue.relation, "area", "place.sea")

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
        follows = RUN.match(text, nation.end + 1) if text.startswith(" ", nation.end) else None
        surname = follows is not None and not self.gazetteer.is_word(self.tests.word_after(nation.end))
        return self.tests.follows_person(nation.start) or (surname and not self.doc.is_upper)

    def _nation(self, nation: Nation) -> Naming:
        cue = self.cues.names.get(nation.start) or Cue("other", None, nation.start)
        if nation.is_adjective:
            abroad = self.tests.words.abroad | self.tests.words.offices | BORDERS
            relation = "from" if self.tests.word_after(nation.end) in abroad else "other"
        elif (
            (
                self.view.startswith("'s ", nation.end)
                and self.tests.word_after(nation.end + 2) in self.tests.words.abroad
            )
            or self.view.endswith(BORDERING, 0, nation.start)
            or self.tests.word_after(nation.end) in BORDERS
            or self._is_actor(nation, cue)
        ):
            relation = "from"
        else:
            relation = self._relation(cue, None, nation.end)
        rule = "place.adjective" if nation.is_adjective else "place.country"
        start, end = nation.start, nation.end
        return Naming(start, end, cue.start, end, None, relation, None, rule, nation.codes, nation.is_adjective)

    def _is_actor(self, nation: Nation, cue: Cue) -> bool:
        """Whether a country is named as who did something or speaks, or as a group's home, and not as where it was."""
        norm, owned = self.doc.norm, nation.end + len("'s ")
        if norm.startswith("'s ", nation.end) and self.is_masked(owned, owned + 1):
            return True
        return is_blamed(norm, nation.start) or (cue.relation == "other" and acts(norm, nation.start, nation.end))

    def _capital(self, start: int, end: int, relation: str, ends: dict[int, Nation]) -> None:
        """The word capital for a place (the Somali capital, in the capital), not before its name or country."""
        owner = ends.get(start - len("'s ")) if self.view.startswith("'s ", max(0, start - len("'s "))) else None
        before = ends.get(start - 1) or owner
        if before is None and self.tests.word_before(start) not in ("the", "this"):
            return
        if before is None and (nation := self._of_nation(end)) is not None:
            before = nation
        elif (
            self.view.startswith((" of ", " punishment", " flight"), end)
            or (may_begin(self.doc, end + 1) and self.gazetteer.prefixes(self.view, end + 1))
            or (self.view.startswith(", ", end) and not (before and relation == "in" and self._goes_on_below(end)))
        ):
            return
        codes = before.codes if before is not None else ()
        cue = self.cues.names.get(start)
        first = cue.start if cue is not None else start
        self._found[start] = Naming(start, end, first, end, None, relation, "capital", "place.capital", codes)

    def _goes_on_below(self, end: int) -> bool:
        """Whether a clause and no name follows a comma, below the headline: in the Iraqi capital, killing 132."""
        head = self.doc.paragraphs[0]
        is_below = end > head.end or len(self.doc.paragraphs) == 1
        return is_below and self.doc.text[end + len(", ") :][:1].islower()

    def _of_nation(self, end: int) -> Nation | None:
        """The country whose capital it is, where its name does not follow: the capital of Mali."""
        nation = self.tests.nations.get(end + len(" of ")) if self.view.startswith(" of ", end) else None
        if nation is None or nation.is_adjective:
            return None
        is_named = self.view.startswith(", ", nation.end) and self.gazetteer.prefixes(self.view, nation.end + 2)
        return None if is_named else nation

    def is_masked(self, start: int, end: int) -> bool:
        """Whether a masked span overlaps these characters."""
        index = bisect_left(self._masked, end) - 1
        return index >= 0 and self._masked_to[index] > start

    def _with_shared_words(self, namings: list[Naming]) -> list[Naming]:
        """Share the words of a list: A and B departments are two departments, near A and B is near both."""
        joined = [(left, right) for left, right in pairwise(namings) if self._are_joined(left, right)]
        for left, right in joined:
            if right.relation == "other":
                right.relation = left.relation
        for left, right in reversed(joined):
            is_typed = right.stop > right.end or right.kind == "street"
            is_plural = is_typed and self.view[right.stop - 1] == "s"
            if is_plural and left.kind is None and not left.codes:
                left.kind = right.kind
        return namings

    def _are_joined(self, left: Naming, right: Naming) -> bool:
        """Whether only a comma, a conjunction, a hyphen or a possessive stands between two namings."""
        if right.first - left.stop > LONGEST_JOINT or left.is_adjective or right.is_adjective:
            return False
        gap = self.doc.norm[left.stop : right.first]
        return gap in _JOINTS or PART_OF.fullmatch(gap) is not None
