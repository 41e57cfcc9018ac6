"""Quarters with the name of a town elsewhere: the Kennedy neighborhood of Tegucigalpa, the Hamburg district of Kano."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .choice import Chooser
    from .namings import Naming

_QUARTER_OF = re.compile(
    r" (?:[a-z]+ )?(?:neighbou?rhood|quarter|suburb|district|sector|ward|slum|shantytown) of (?:the )?"
)


def is_quarter_of(norm: str, part: Naming, town: Naming, chooser: Chooser) -> bool:
    """Whether a name is that of a quarter of the town behind it, though the places known by it lie in another country.

    The words alone leave open which of the two lies in the other (the Baghdad district of Dora): it is the second that
    a report on its country would name.
    """
    if _QUARTER_OF.fullmatch(norm, part.stop, town.start) is None or chooser.pair(town, part) is not None:
        return False
    inner, outer = chooser.choose(part, None), chooser.choose(town, None)
    if inner is None or outer is None or inner.country == outer.country:
        return False
    return chooser.weights.get(outer.country, 0.0) > chooser.weights.get(inner.country, 0.0)
