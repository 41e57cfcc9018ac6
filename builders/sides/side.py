"""One actor on a side of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.immutable import Immutable

if TYPE_CHECKING:
    from ..words.document import Span


class Side(Immutable, frozen=True):
    """An actor's name on a side, the words, the rule that read them, and how often that rule is right."""

    column: str
    name: str
    span: Span
    rule: str
    confidence: float
