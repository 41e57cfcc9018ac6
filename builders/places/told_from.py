"""Towns from which agencies tell of a whole region: DAKAR - Malian soldiers killed 30 villagers in Dioura."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WEST_AFRICA = frozenset(
    {"BEN", "BFA", "CIV", "CMR", "GHA", "GIN", "GMB", "GNB", "LBR", "MLI", "MRT", "NER", "NGA", "SLE", "TCD", "TGO"}
)
_EAST_AFRICA = frozenset({"BDI", "CAF", "COD", "COG", "DJI", "ERI", "ETH", "RWA", "SDN", "SOM", "SSD", "TZA", "UGA"})
_SOUTHERN_AFRICA = frozenset({"AGO", "COD", "LSO", "MOZ", "MWI", "NAM", "SWZ", "ZMB", "ZWE"})
_MIDDLE_EAST = frozenset({"BHR", "IRQ", "LBY", "OMN", "SAU", "SDN", "SYR", "YEM"})
_CENTRAL_AMERICA = frozenset({"GTM", "HND", "NIC", "SLV"})
_ANYWHERE = _WEST_AFRICA | _EAST_AFRICA | _SOUTHERN_AFRICA | _MIDDLE_EAST | _CENTRAL_AMERICA
_REGIONS = {
    "abidjan": _WEST_AFRICA - {"CIV"},
    "amman": _MIDDLE_EAST,
    "bangkok": frozenset({"KHM", "LAO", "MMR"}),
    "beirut": _MIDDLE_EAST,
    "cairo": _MIDDLE_EAST,
    "cape town": _SOUTHERN_AFRICA,
    "dakar": _WEST_AFRICA,
    "dubai": _MIDDLE_EAST,
    "geneva": _ANYWHERE,
    "harare": frozenset({"AGO", "MOZ"}),
    "istanbul": frozenset({"IRQ", "SYR"}),
    "johannesburg": _SOUTHERN_AFRICA,
    "lisbon": frozenset({"AGO", "GNB", "MOZ", "TLS"}),
    "london": _ANYWHERE,
    "mexico city": _CENTRAL_AMERICA,
    "nairobi": _EAST_AFRICA,
    "paris": _ANYWHERE,
    "tunis": frozenset({"LBY"}),
}
"""By the town, the countries without agencies' large offices that are told of from there. Those that fight abroad from
the next country are not among them: BEIRUT - Israeli warplanes bombed a village tells of Lebanon."""


_FIRST, _LEAD = 15, 120
"""Characters behind the dateline in which an adjective tells who acts (further on, whom it befell: a Syrian worker),
and in which a country's force does."""


def is_abroad(end: int, countries: Iterable[int]) -> bool:
    """Whether one of the countries, given by where they begin, stands in brackets behind the town of a dateline.

    So do bulletins in capitals mark stations abroad: BONN (WEST GERMANY), 24 AUG 89 (DPA) --. Of the incidents of the
    development reports that are told from there, four in five were in another country.
    """
    return end + len(" (") in countries


def is_told_from(
    town: str, home: str, end: int, said: Sequence[tuple[int, str]], forces: Sequence[tuple[int, str]]
) -> bool:
    """Whether a dateline, which ends at `end`, says only where the news was written.

    So where its lead tells what somebody of a country of its region did, and nothing speaks for its own; `said`,
    `forces`: where which countries are named, and forces of which.
    """
    region = _REGIONS.get(town, frozenset())
    acts = [code for start, code in said if end <= start <= end + _FIRST]
    acts += [code for start, code in forces if end <= start <= end + _LEAD]
    return not region.isdisjoint(acts) and all(code != home for _, code in (*said, *forces))
