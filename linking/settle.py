"""Which incident of an event gives the date and which the place; these two make the event's id."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from .keys import Key

PLACE_RANK = {"exact": 6, "near": 5, "admin2": 3, "area": 2, "admin1": 1, "country": 0}
"""How much each precision of coordinates says about where; a place named without coordinates ranks between."""

_NAMED_ONLY = 4


def date_source(keys: Sequence[Key]) -> Key | None:
    """The incident whose dates stand in the row: fewest days, then most distinct texts, then first published."""
    dated = [key for key in keys if key.first and key.last]
    votes = _votes((key.first, key.last, key.text) for key in dated)
    return min(dated, key=lambda key: (key.days, -votes[key.first, key.last], key.order), default=None)


def place_source(keys: Sequence[Key]) -> Key | None:
    """The incident whose place stands in the row: most exact, then most distinct texts, then first published."""
    placed = [key for key in keys if key.country or key.place or key.admin1 or key.latitude is not None]
    votes = _votes((key.country, key.place, key.text) for key in placed)
    return min(placed, key=lambda key: (-_rank(key), -votes[key.country, key.place], key.order), default=None)


def _rank(key: Key) -> int:
    if key.geo_precision in PLACE_RANK:
        return PLACE_RANK[key.geo_precision]
    return _NAMED_ONLY if key.place else 0


def _votes(items: Iterable[tuple[Hashable, Hashable, str]]) -> dict[tuple[Hashable, Hashable], int]:
    """How many distinct texts tell the same two things."""
    texts: dict[tuple[Hashable, Hashable], set[str]] = defaultdict(set)
    for one, two, text in items:
        texts[one, two].add(text)
    return {told: len(by) for told, by in texts.items()}
