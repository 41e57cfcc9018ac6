"""The names that head the items of a list or round-up: Basra, 21 April: car bomb kills 4. Falluja: gunmen kill 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.countries import countries
from .names import RUN
from .namings import Naming
from .tests import OF_A_CITY, OTHER_LEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..gazetteer import Gazetteer
    from ..words.document import Document
    from .tests import NameTests

_NAME = RUN.pattern
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\w+day)(?:,? \d{{4}})?"
_NUMBER = r"(?:\d{1,2}[.)] )?"
_DATED = rf"(?:\d[\d/.-]{{5,9}}|{_DAY})(?:,| ?[-–—:|]) "
_SEP = r"(?:,| ?[-–—:|/])"
_HEAD = re.compile(
    rf"{_NUMBER}(?P<dated>{_DATED})?(?:(?P<country>{_NAME}){_SEP} )?(?P<name>{_NAME})(?:, {_NAME}){{0,2}}"
    rf"(?: \({_NAME}(?:, {_NAME})?\))?(?:,? \(?{_DAY}\)?)?(?:: |(?P<dash> [-–—|] ))"
)
FEWEST_ITEMS = 2
"""A single name before a colon may be where a report was filed: Kabul: The Taliban overran a post in Farah."""


_BULLET = re.compile(r"[* ]*(?:(near|outside) )?")


def round_up(doc: Document, gazetteer: Gazetteer, tests: NameTests) -> Iterable[Naming]:
    """The places that head the items of a round-up of one country: MOSUL - Gunmen shot dead a judge."""
    found = [item for each in doc.paragraphs if (item := _headed(doc, gazetteer, tests, each.start)) is not None]
    keys = [item.key for item in found if item.key is not None]
    if not keys or len(found) < FEWEST_ITEMS:
        return ()
    known = (gazetteer.prominent(key, OF_A_CITY, OTHER_LEAD) for key in keys)
    return found if len({place.country for place in known if place is not None}) < FEWEST_ITEMS else ()


def _headed(doc: Document, gazetteer: Gazetteer, tests: NameTests, start: int) -> Naming | None:
    """The place in capitals before the dash at the head of a paragraph; no country, which stands above its items."""
    lead = _BULLET.match(tests.view, start)
    run = RUN.match(doc.text, lead.end()) if lead is not None else None
    if lead is None or run is None or not run[0].isupper() or not doc.norm.startswith(" - ", run.end()):
        return None
    at, end = run.span()
    if at in tests.nations and tests.nations[at].end == end:
        return None
    key = tests.view[at:end]
    is_known = bool(gazetteer.matches(key)) or gazetteer.has_variant(key)
    if not is_known and gazetteer.is_word(key):
        return None  # UPDATE - Police said
    relation = "in" if lead[1] is None else "near"
    kind = None if is_known else "populated"
    return Naming(at, end, at, end, key if is_known else None, relation, kind, "place.heading")


def item_heads(doc: Document, view: str, gazetteer: Gazetteer) -> frozenset[int]:
    """Where the known names of a list begin that stand at a sentence's head, with or without a country or a day.

    Before a colon, or behind a country or a day also before a dash: Iraq, Basra: bomb; 14/10/2019 - Basra - bomb.
    """
    entries = _of_entries(doc, view, gazetteer)
    if doc.is_upper or not (": " in doc.text or " - " in doc.norm or " | " in doc.text):
        return entries
    heads = (_HEAD.match(doc.text, sentence.start, sentence.end) for sentence in doc.sentences)
    places = (_place(head, view, gazetteer) for head in heads if head is not None)
    known = [start for start in places if start is not None]
    return entries.union(known if len(known) >= FEWEST_ITEMS else ())


def _of_entries(doc: Document, view: str, gazetteer: Gazetteer) -> frozenset[int]:
    """Where the known names begin that stand behind the day of an entry: 6 February. Garissa. Gunmen attacked a bus."""
    names = (_BEHIND_DAY.match(doc.text, start, end) for start, end in doc.entries.items())
    return frozenset(
        name.start(1) for name in names if name is not None and _is_known(view[slice(*name.span(1))], gazetteer)
    )


_BEHIND_DAY = re.compile(rf"\W*(?:{_DAY})\. ({_NAME})")


def _place(head: re.Match[str], view: str, gazetteer: Gazetteer) -> int | None:
    """Where the name of the place begins that heads an item."""
    country = view[slice(*head.span("country"))] if head["country"] else ""
    is_country = bool(countries().iso3_of(country))
    if head["dash"] and not (is_country or head["dated"]):
        return None
    group = "name" if is_country or not country else "country"
    return head.start(group) if _is_known(view[slice(*head.span(group))], gazetteer) else None


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.matches(name)) and not gazetteer.is_word(name)


_JOINT = re.compile(r", | ?[-/] ?")
_HEAD_END = re.compile(r"[:.]|, \d| - ")
"""What stands between the names of a heading that goes from the country down, and behind the last."""


def is_below(doc: Document, found: Mapping[int, Naming], at: int, end: int) -> bool:
    """Whether a heading names what a place lies in right before it: Sudan – North Darfur – Hillat Jarabi."""
    around = found[max(found)] if found else None
    joint = _JOINT.match(doc.norm, around.stop) if around is not None else None
    return joint is not None and joint.end() == at and _HEAD_END.match(doc.norm, end) is not None
