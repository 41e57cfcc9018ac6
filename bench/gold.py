"""Coded reports as reports of ours, and our rows as the scorer of MUC-4 reads them.

Between our rows and the incidents of that corpus stands one filter, because it leaves out what Sourcebook keeps: its
templates cover terrorist acts, not clashes between armed forces, arrests, protests or displacement (`is_covered`).
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcebook.builders.text import RulesBuilder, TextBuilder
from sourcebook.builders.words.countries import countries
from sourcebook.linking.fuse import fuse
from sourcebook.linking.keys import key_of
from sourcebook.linking.link import Joined
from sourcebook.linking.member import Member
from sourcebook.reports.report import Report, text_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from types import ModuleType

    from sourcebook.builders.records import Incident

COVERED = frozenset(
    {"attack", "bombing", "execution", "shelling", "air_strike", "landmine", "abduction", "arson", "robbery"}
    | {"hijacking", "looting"}
)
"""Event types that the templates have a class for."""

BUILDERS = {"text": TextBuilder, "rules": RulesBuilder}
"""Builders that can be measured, by name."""


def load(gold: Path) -> list[dict[str, Any]]:
    """Read a file of coded reports: one report a line, with its incidents."""
    return [json.loads(line) for line in gold.read_text("utf-8").splitlines()]


def report_of(line: dict[str, Any]) -> Report:
    """Make the report that a reader would make of the line."""
    published = date.fromisoformat(line["published"]) if line["published"] else None
    return Report(report_id=line["id"], text=line["text"], sha256=text_digest(line["text"]), published=published)


def settled(report: Report, incident: Incident) -> dict[str, Any]:
    """Give the row that an analyst sees where this report alone tells the incident."""
    key = key_of(report, 0, incident)
    return fuse("only", [Member(key, incident, "link.first")], [Joined(key, "link.first")]).row


def is_covered(row: dict[str, Any]) -> bool:
    """Whether the corpus would have a template for the row."""
    return row["event_type"] in COVERED


def covered(report: Report, incidents: Iterable[Incident]) -> list[Covered]:
    """Give the rows of a report's incidents that the corpus would have a template for."""
    rows = [(number, incident, settled(report, incident)) for number, incident in enumerate(incidents)]
    return [Covered(at, incident, row, scorer_row(row, incident)) for at, incident, row in rows if is_covered(row)]


class Covered(NamedTuple):
    """An incident that the corpus covers: its place among those given, its row, and that as the scorer reads it."""

    number: int
    incident: Incident
    row: dict[str, Any]
    scored: dict[str, Any]


def scorer_row(row: dict[str, Any], incident: Incident) -> dict[str, Any]:
    """Write a row as the scorer reads it.

    An actor counts under its canonical name and under the report's own words for it, a place with all its levels,
    as the gold names them in the report's words. Only groups and forces are organisations: named ones, and bodies
    such as death squads and drug cartels.
    """
    quotes = [cell.passage.quote for cell in incident.cells if cell.column == "side_a" and cell.value != "unidentified"]
    sides = [name for name in row["side_a"] or () if name != "unidentified"]
    country = row["country"] and countries().by_code[row["country"]].name.upper()
    return {
        "date_start": row["date_start"] and row["date_start"].isoformat(),
        "date_end": row["date_end"] and row["date_end"].isoformat(),
        "country": country,
        "places": [unaccented(row[column]) for column in ("place", "admin2", "admin1") if row[column]],
        "event_type": row["event_type"],
        "side_a": [*sides, *quotes] if any(map(is_organisation, sides)) else [],
        "killed": row["killed_best"],
        "injured": row["injured_best"],
    }


def unaccented(name: str) -> str:
    """Write a name in the letters of the corpus, which has no others than those from A to Z."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


BODIES = frozenset({"death squads", "drug cartels", "mafia", "gangs", "right-wing groups"})
"""Common nouns for bodies that the corpus codes as organisations; gunmen and guerrillas are individuals there."""


def is_organisation(name: str) -> bool:
    """Whether an actor is one body: it has a proper name, or a common noun for bodies; gunmen and peasants are none."""
    return name[:1].isupper() or name in BODIES


def matched(score: ModuleType, rows: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Pair rows with coded incidents as the scorer does, the best pair first: index of the row -> index in `gold`."""

    def likeness(row: dict[str, Any], incident: dict[str, Any]) -> float:
        right = sum(bool(score.right(row, incident, slot)) for slot in score.SLOTS)
        return right + 0.1 * (not incident["optional"])

    return best_pairs(rows, gold, likeness, 1)


def best_pairs(
    rows: Sequence[dict[str, Any]],
    incidents: Sequence[dict[str, Any]],
    likeness: Callable[[dict[str, Any], dict[str, Any]], float],
    least: float,
) -> dict[int, int]:
    """Pair rows with incidents that are `least` alike, the best pair first: index of the row -> of the incident."""
    pairs = sorted(
        ((likeness(row, incident), -at, -to) for at, row in enumerate(rows) for to, incident in enumerate(incidents)),
        reverse=True,
    )
    found: dict[int, int] = {}
    for value, at, to in pairs:
        if value >= least and -at not in found and -to not in found.values():
            found[-at] = -to
    return found


def scorer(gold: Path) -> ModuleType:
    """Load the scorer that stands beside the gold file."""
    spec = spec_from_file_location("muc_score", gold.with_name("score.py"))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
