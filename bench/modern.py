"""Score a builder on modern reports coded by hand: `python -m bench.modern bench/coded/articles.jsonl [--cases]`.

Prints precision, recall and F of every slot, and how many cells of rows of each confidence are right. A row and a coded
incident are paired, the best pair first, where at least two slots agree; rows and incidents without a partner count
against precision and recall in every slot that they fill. With --cases, each report that is not exact is printed with
its coded incidents and its rows.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sourcebook.builders.actors.finding import find_actors
from sourcebook.builders.records import Settings
from sourcebook.builders.sides.names import NOBODY, UNIDENTIFIED_ARMED
from sourcebook.builders.words.countries import countries
from sourcebook.builders.words.document import Document
from sourcebook.builders.words.lexicons import Lexicon

from .gold import BUILDERS, best_pairs, load, report_of, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SLOTS = ("date", "country", "place", "type", "side_a", "killed", "injured")
LEAST = 2
"""Slots that agree where a row and a coded incident are the same."""
ALIKE = ({"attack", "execution", "armed_clash"}, {"bombing", "landmine"}, {"looting", "robbery"})
"""Types between which coders differ: each counts as right for the first, and the first for each."""
UNKNOWN = re.compile(r"\b(?:unidentified|unknown|unnamed)\b")
"""In a coder's words for who acted, where that is not known."""
LEVELS = frozenset({"al", "district", "city", "town", "village", "the", "of"})
"""Words of place names by which no two are the same."""


def filled(incident: dict[str, Any]) -> set[str]:
    """The slots that a coded incident fills."""
    told = {slot for slot in SLOTS if incident.get(slot)}
    return told - {"side_a"} if all(map(UNKNOWN.search, incident.get("side_a", ()))) else told


def filled_by(row: dict[str, Any]) -> set[str]:
    """The slots that a row fills."""
    cells = {
        "date": row["date_start"],
        "country": row["country"],
        "place": row["place"] or row["admin2"] or row["admin1"],
        "type": row["event_type"],
        "side_a": [name for name in row["side_a"] or () if name != "unidentified"],
        "killed": row["killed_best"],
        "injured": row["injured_best"],
    }
    return {slot for slot, value in cells.items() if value}


def agree(row: dict[str, Any], incident: dict[str, Any]) -> set[str]:
    """The slots in which a row says what the coder says."""
    day = incident.get("date")
    places = [_words(row[column]) for column in ("place", "admin2", "admin1") if row[column]]
    found = {
        "date": day is not None and str(row["date_start"]) == str(row["date_end"]) == day,
        "country": row["country"] is not None and row["country"] == incident.get("country"),
        "place": any(_words(incident["place"]) & place for place in places) if incident.get("place") else False,
        "type": row["event_type"] in _types(incident["type"]),
        "side_a": any(
            _is_one_of(row["side_a"] or (), told, incident.get("country")) for told in incident.get("side_a", ())
        ),
        "killed": bool(row["killed_best"]) and row["killed_best"] == incident.get("killed"),
        "injured": bool(row["injured_best"]) and row["injured_best"] == incident.get("injured"),
    }
    return {slot for slot, is_right in found.items() if is_right} & filled(incident) & filled_by(row)


def paired(rows: Sequence[dict[str, Any]], incidents: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Pair rows with coded incidents, the best pair first: index of the row -> index of the incident."""
    return best_pairs(rows, incidents, lambda row, incident: len(agree(row, incident)), LEAST)


def _types(told: str) -> set[str]:
    return next((alike for alike in ALIKE if told in alike), {told})


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return {*re.findall(r"[a-z0-9']+", plain)} - LEVELS


def _is_one_of(ours: Sequence[str], theirs: str, country: str | None) -> bool:
    """Whether a side is meant by a coder's words: by its canonical name, or by a name that both have."""
    meant = _canonical(theirs, country)
    names = (_words(side) for side in ours if side[:1].isupper())
    return any(side in meant for side in ours) or any(name & _words(theirs) - COMMON for name in names)


COMMON = frozenset({"forces", "movement", "militia", "group", "military", "army", "front", "and", "in", "police"})
"""Words in names of sides by which no two are the same."""


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def _canonical(words: str, country: str | None) -> frozenset[str]:
    """The names that words may stand for: "police" for those of the country it happened in, "US" for its forces."""
    told = [f"{words} forces"]
    if country in countries().by_code:
        told += [f"{countries().by_code[country].name}'s {words}", f"{countries().by_code[country].name}: {words}"]
    proper = {name for text in told for name in _actors(text) if name[:1].isupper()}
    return frozenset({*_actors(words), *proper})


def _actors(words: str) -> list[str]:
    """Who is named; fighters and attackers of whom no more is said are one unidentified armed group, as gunmen are."""
    found = find_actors(Document(SimpleNamespace(text=words, published=None)), _lexicon())  # type: ignore[arg-type]
    is_faceless = any(actor.group == "armed_group" and actor.name in NOBODY for actor in found)
    return [*(actor.name for actor in found), *([UNIDENTIFIED_ARMED] if is_faceless else ())]


class Tally:
    """What is counted of each slot, and of incidents."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.cells: Counter[int] = Counter()
        self.right_cells: Counter[int] = Counter()
        """Filled cells of rows of each confidence, in tenths."""

    def add(self, rows: Sequence[dict[str, Any]], incidents: Sequence[dict[str, Any]]) -> bool:
        """Count a report; whether it is exact."""
        pairs = paired(rows, incidents)
        gold = Counter(slot for incident in incidents for slot in (*filled(incident), "incident"))
        ours: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for at, row in enumerate(rows):
            slots, tenths = filled_by(row), int(row["confidence"] * 10)
            ours.update((*slots, "incident"))
            self.cells[tenths] += len(slots)
            if at in pairs:
                agreed = agree(row, incidents[pairs[at]])
                right.update((*agreed, "incident"))
                self.right_cells[tenths] += len(agreed)
        self.gold += gold
        self.ours += ours
        self.right += right
        return right == gold == ours

    def lines(self) -> Iterator[str]:
        """Lay the figures out, a slot a line; "all slots" leaves out incidents, as they are no cells."""
        yield f"{'slot':<10} {'P':>6} {'R':>6} {'F':>6} {'gold':>6} {'ours':>6} {'right':>6}"
        sums = [sum(counter[slot] for slot in SLOTS) for counter in (self.gold, self.ours, self.right)]
        yield _line("all slots", *sums)
        for slot in (*SLOTS, "incident"):
            yield _line(slot, self.gold[slot], self.ours[slot], self.right[slot])

    def by_confidence(self) -> Iterator[str]:
        """Lay out how many cells of rows of each confidence are right."""
        yield f"{'confidence':<14} {'cells':>6} {'right':>6} {'%':>6}"
        for tenths, cells in sorted(self.cells.items()):
            right = self.right_cells[tenths]
            yield f"0.{tenths} and above  {cells:>6} {right:>6} {100 * right / max(1, cells):6.1f}"


def _line(slot: str, gold: int, ours: int, right: int) -> str:
    figures = (100 * right / max(1, ours), 100 * right / max(1, gold), 200 * right / max(1, ours + gold))
    return f"{slot:<10} " + " ".join(f"{figure:6.1f}" for figure in figures) + f" {gold:>6} {ours:>6} {right:>6}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coded", type=Path)
    parser.add_argument("--builder", choices=sorted(BUILDERS), default="text")
    parser.add_argument("--cases", action="store_true", help="print each report that is not exact")
    arguments = parser.parse_args()
    builder = BUILDERS[arguments.builder](Settings())
    lines = load(arguments.coded)
    tally = Tally()
    for line in lines:
        report = report_of(line)
        rows = [settled(report, incident) for found in builder.build([report]) for incident in found.incidents]
        if not tally.add(rows, line["incidents"]) and arguments.cases:
            print(f"\n{line['id']} ({line['published']})\n{line['text']}")
            for incident in line["incidents"]:
                print("  coded", json.dumps(incident, ensure_ascii=False))
            for row in rows:
                print("  row  ", {name: value for name, value in row.items() if value not in (None, [], "")})
    print(f"{arguments.coded.name}: {len(lines)} reports, {arguments.builder} builder")
    print("\n".join([*tally.lines(), "", *tally.by_confidence()]))


if __name__ == "__main__":
    main()
