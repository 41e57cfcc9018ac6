"""The day of a deed that is told as so many days before or after another: on Monday, a day after bandits shot three."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .date_mention import mention_of, shifted
from .number_values import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .date_mention import DateMention
    from .document import Document
    from .facts import Fact

_APART = re.compile(r"\b((?P<many>an?|[a-z]+|\d{1,2}) days? (?P<way>after|before)) (?:[^\s,.;]+ ){0,8}$")
REACH = 90
"""Characters before a deed in which such words lead to it."""


def day_apart(doc: Document, days: Sequence[DateMention], fact: Fact) -> DateMention | None:
    """The day, counted from the single day told last before; None where the words give none."""
    found = _APART.search(doc.norm, max(0, fact.start - REACH), fact.start)
    if found is None:
        return None
    value = value_of(found["many"]) if found["many"] not in ("a", "an") else None
    many = value.value if value is not None else 1 if found["many"] in ("a", "an") else 0
    told = [day for day in days if day.start < found.start() and day.precision == "day"]
    last = next((day.first for day in reversed(told) if not day.is_of_telling), None)
    day = shifted(last, -many if found["way"] == "after" else many) if last is not None and many else None
    return mention_of(found.span(1), "anchor", "days_from_event", (day, day)) if day is not None else None
