"""How often filled cells are right, by confidence and by rule: `python -m bench.cells GOLD.jsonl [--builder text]`.

A cell is right where the scorer pairs its row with a coded incident and finds the cell's slot equal. A cell of a row
that no coded incident goes with is wrong, however true its words; so is a figure that the coders left empty.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcebook.builders.records import Settings
from sourcebook.builders.registry import make_builder

from .gold import covered, load, matched, report_of, scorer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

COLUMNS = {
    "date": "date_start",
    "country": "country",
    "place": "place",
    "type": "event_type",
    "perp_org": "side_a",
    "killed": "killed_best",
    "injured": "injured_best",
}
"""Slots of the scorer, and the column that answers each."""
LEAST_CELLS = 10
"""Cells of a rule below which a share of them says nothing."""


class Judged(NamedTuple):
    """One filled cell of a row that the corpus covers."""

    slot: str
    rule: str
    confidence: float
    """The row's."""
    is_right: bool


def judged(gold: Path, builder: str) -> Iterator[Judged]:
    """Build every report of a gold file and judge each filled cell."""
    score, made = scorer(gold), make_builder(builder, Settings())
    for line in load(gold):
        report = report_of(line)
        [rows] = made.build([report])
        found = covered(report, rows.incidents)
        pairs = matched(score, [each.scored for each in found], line["incidents"])
        for number, (_, incident, row, shown) in enumerate(found):
            truth = line["incidents"][pairs[number]] if number in pairs else None
            rules = {cell.column: cell.rule for cell in reversed(incident.cells)}
            for slot, column in COLUMNS.items():
                if score.filled(shown, slot):
                    is_right = truth is not None and bool(score.right(shown, truth, slot))
                    yield Judged(slot, rules.get(column, f"toll.{column}"), row["confidence"], is_right)


def table(title: str, cells: Iterable[Judged], key: Callable[[Judged], str], least: int = 1) -> str:
    """Lay out how many cells there are and how many of them are right, a key a line."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for cell in cells:
        groups[key(cell)].append(cell.is_right)
    lines = [f"{title:<44} {'cells':>6} {'right':>6} {'share':>6}"]
    lines += [
        f"{name:<44} {len(found):>6} {sum(found):>6} {sum(found) / len(found):>6.2f}"
        for name, found in sorted(groups.items())
        if len(found) >= least
    ]
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--builder", default="text")
    arguments = parser.parse_args()
    cells = list(judged(arguments.gold, arguments.builder))
    print(table("confidence of the row", cells, lambda cell: f"{int(cell.confidence * 10) / 10:.1f} and above"))
    print()
    print(table("slot: rule", cells, lambda cell: f"{cell.slot}: {cell.rule}", LEAST_CELLS))


if __name__ == "__main__":
    main()
