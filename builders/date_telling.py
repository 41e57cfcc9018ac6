"""Days on which something was told rather than happened: police reported today that, a statement released on Monday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dates import DateMention
    from .document import Document

_TELLS = (
    "said|says|told|reported|announced|condemned|confirmed|stated|added|claimed|denied|disclosed|revealed|informed|indicated"
    "|deplored|regretted|warned|denounced|declared|blamed|according to|news conference|press conference"
)
_RELEASED = (
    r"(?:statement|communique|report|figures|text|speech|video|message)s?(?: \w+){0,2},? (?:released|published|issued)"
)
_LEADS_TO_TOLD = "that|for|of|how|in which|when|where|after|before|because"
_BEFORE = re.compile(rf"\b(?:{_TELLS}|{_RELEASED})(?: (?!(?:{_LEADS_TO_TOLD})\b)[\w'-]+){{0,4}},? ?$")
"""What stands before the day of a telling: a verb of telling, with nothing between that begins what is told."""
_AFTER = re.compile(rf",? (?:{_TELLS})\b")
LOOK_BACK = 80
"""Characters before a day in which the words that say so are looked for."""


def is_of_telling(doc: Document, day: DateMention) -> bool:
    """Whether a day is that on which somebody told something."""
    before = _BEFORE.search(doc.norm, max(0, day.start - LOOK_BACK), day.start)
    return before is not None or _AFTER.match(doc.norm, day.end) is not None
