"""The names that head the items of a telegraphic list: Basra, 21 April: car bomb kills 4. Falluja: gunmen kill 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import RUN

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from ..words.document import Document

_NAME = RUN.pattern
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\w+day)(?:,? \d{{4}})?"
_HEAD = re.compile(rf"(?P<name>{_NAME})(?:, {_NAME}){{0,2}}(?: \({_NAME}(?:, {_NAME})?\))?(?:,? \(?{_DAY}\)?)?: ")
FEWEST_ITEMS = 2
"""A single name before a colon may be where a report was filed: Kabul: The Taliban overran a post in Farah."""


def item_heads(doc: Document, view: str, gazetteer: Gazetteer) -> frozenset[int]:
    """Where the known names of a list begin that stand, with or without a day, before a colon at a sentence's head."""
    if doc.is_upper or ": " not in doc.text:
        return frozenset()
    heads = (_HEAD.match(doc.text, sentence.start, sentence.end) for sentence in doc.sentences)
    known = [
        head.start() for head in heads if head is not None and _is_known(view[slice(*head.span("name"))], gazetteer)
    ]
    return frozenset(known if len(known) >= FEWEST_ITEMS else ())


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.matches(name)) and not gazetteer.is_word(name)
