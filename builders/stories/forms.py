"""Fields of a form above what happened, for which they give the day and the place: Date: 12 May. Location: Ariha."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.told_names import LABELS
from ..words.document import starting_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dates.finding import DateMention
    from ..places.finding import PlaceMention
    from ..words.document import Document, Span

_FIELD = re.compile(r"(?:[a-z/]+ ){0,3}[a-z/]+: ?")
_DAY = re.compile(r"(?:[a-z]+ )?(?:date|day|when)\b[^:]*:")
_PLACE = re.compile(rf"(?:[a-z]+ (?:of )?)?(?:{'|'.join(LABELS)})")
_TELLS = re.compile(r"(?:description|details?|summary|narrative|account|synopsis|incident|event|what happened): ?")
"""The field that tells what happened, with which a form is at its end."""
MOST = 8
"""Fields between what happened and its day or place."""


class Fields:
    """The fields of a report that is made of forms."""

    def __init__(self, doc: Document, days: Sequence[DateMention], places: Sequence[PlaceMention]) -> None:
        self._doc, self._days, self._places = doc, days, places
        self._has_any = any(label in doc.norm for label in LABELS)

    def above(self, number: int) -> tuple[int, list[DateMention], list[PlaceMention]]:
        """The first of the fields right above a sentence that give its day and place, with these."""
        first = number
        days: list[DateMention] = []
        places: list[PlaceMention] = []
        for at in range(number - 1, max(-1, number - 1 - MOST), -1) if self._has_any else ():
            field = self._doc.sentences[at]
            if _FIELD.match(self._doc.norm, field.start, field.end) is None or self._is(_TELLS, field):
                break
            if not days and self._is(_DAY, field):
                first, days = at, [*starting_in(self._days, field)]
            elif not places and self._is(_PLACE, field):
                first, places = at, [*starting_in(self._places, field)]
        return first, days, places

    def _is(self, label: re.Pattern[str], field: Span) -> bool:
        return label.match(self._doc.norm, field.start, field.end) is not None
