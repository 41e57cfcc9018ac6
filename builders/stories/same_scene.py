"""Whether a fact is told of the scene of a story: the place agrees, is another, or is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..places.same_place import lists_divisions, lists_towns, may_lie_in, places_agree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..places.finding import PlaceMention


def of_place(places: Sequence[PlaceMention], near: Sequence[Sequence[PlaceMention]], *, is_next: bool) -> Iterator[str]:
    """What a place says for and against a fact being of a story.

    `near`: the places of each sentence of the story; those of one that sums up several divisions count only where there
    are no others, and so do, `is_next`, those of one that lists towns: the fact is told of another day than the last.
    """
    exact = [each for each in near if not (lists_divisions(each) or (is_next and lists_towns(each)))]
    told = [*{place.start: place for each in exact or near for place in each}.values()]
    if not told:
        yield "new_place"
    elif places_agree(places, told):
        yield "same_place"
    elif all(may_lie_in(place, told) for place in places):
        yield "new_place"
    elif all(place.place is None for place in places) and all(o.place is not None for o in told):
        yield "unknown_place"
    else:
        wide = all(place.kind in ("country", "admin1") for place in places)
        yield "other_area" if wide else "other_place"
