"""Classes of event words (`lexicon/triggers.toml`) that are alike in what they tell of a deed."""

from __future__ import annotations

CARE = "care"
"""Class that tells who is hurt by the care they are in: where and when is not that of any deed."""
BURIAL = "burial"
TENDED = frozenset({CARE, BURIAL})
"""Classes that tell what became of the hurt and the dead, on whatever day and wherever: they are of no deed."""
EFFECTS = frozenset({"kill", "death", "injure", "missing", "displace", "capture", "damage"}) | TENDED
"""Classes that tell what an act led to: they fit beside an act of any violent kind."""
VIOLENCE = frozenset(
    {
        "attack",
        "clash",
        "execute",
        "shelling",
        "air_strike",
        "bombing",
        "landmine",
        "striking",
        "rape",
        "beating",
    }
)
TAKING = frozenset({"abduct", "hijack", "seizing", "boarding"})
BESIDE = frozenset({"arrest", "protest"})
"""Classes of what is told beside a deed and is done by others: the police who made the arrests."""
PROPERTY = frozenset({"arson", "looting", "robbery"})
CROWDS = frozenset({"protest", "riot", "clash"})
POLICING = frozenset({"arrest"})
