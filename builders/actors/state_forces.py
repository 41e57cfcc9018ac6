"""Forces of a state: what the army, the police or the government of a country is called in a dataset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.countries import countries
from .coalitions import COALITION, COALITIONS

if TYPE_CHECKING:
    from ..words.lexicons import Nation

OCCUPYING = "occupation"
"""The role of forces that are told of only as an occupier's: the occupation forces."""
BRANCHES = {
    "military": "Military Forces",
    OCCUPYING: "Military Forces",
    "police": "Police Forces",
    "security": "Security Forces",
}
"""Canonical names in the manner of ACLED ("Military Forces of Syria"); the report's words stay the evidence."""
OF_STATES = frozenset({"military", OCCUPYING, "police", "security", "government", "guards", COALITION})
"""Roles that are a state's own, or fight in one, even where no nationality is given."""
ATTACK = "attack"
"""The role of words for a deed that is as often one in a country as one by its forces: an Israeli raid."""
ONLY_WITH_NATION = frozenset({"forces", "weapon", "strike", ATTACK})
"""Roles that are a state's only behind a nationality: Russian forces, a Turkish drone, an Israeli air strike."""
OF_STRIKES = frozenset(
    {"", "retaliatory", "precision", "deadly", "overnight", "cross-border", "targeted", "heavy", "new", "military"}
)
"""Words between a nation and its strikes; with any other they may be of those who stop work: French rail strikes."""
STATELESS = frozenset({"PSE", "ESH"})
"""Peoples whose "forces" may be any group's."""
OCCUPIERS: dict[tuple[str, str | None], str] = {
    (OCCUPYING, "PSE"): "ISR",
    ("military", "PSE"): "ISR",
    (OCCUPYING, "ESH"): "MAR",
}
"""A force of which no more is told and the land it is in -> whose it is: Palestine has police, but no soldiers."""

_ARTICLE = re.compile(r"Republic|United |Islands|Philippines|Netherlands|Bahamas|Maldives|Gambia|Comoros|Emirates")


def force_name(role: str, canonical: str, country: str) -> str:
    """Name a country's force: `force_name("police", "policemen", "COL")` is Police Forces of Colombia."""
    if role == COALITION:
        return COALITIONS.get(country, canonical)
    name = countries().by_code[country].name
    article = "the " if _ARTICLE.search(name) else ""
    if role in ONLY_WITH_NATION or role == "unit":
        role = "military"
    branch = BRANCHES.get(role) or canonical.title()
    return f"{branch} of {article}{name}"


_ONE_WORD = re.compile(r" (?!(?:and|the|who|were|was|are|has|had|for|with|but|or|by|on|in|of|to|at|from)\b)[a-z-]{3,} ")


def joins(gap: str, nation: Nation) -> bool:
    """Whether a nationality belongs to what stands behind the gap: Syrian army, Mali's army, Malian special forces."""
    if nation.form == "name":
        return gap in ("'s ", " ")
    return gap in (" ", "-") or _ONE_WORD.fullmatch(gap) is not None
