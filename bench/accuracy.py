"""Score a builder on a MUC-4 gold file: `python -m bench.accuracy GOLD.jsonl [--builder text|rules] [--out PRED]`.

Prints precision, recall and F of every slot, as the corpus's own scorer counts them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcebook.builders.records import Settings

from .gold import BUILDERS, covered, load, report_of, scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcebook.builders.text import TextBuilder


def predictions(lines: list[dict[str, Any]], builder: TextBuilder) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Build every report; yield its id with the rows that the corpus covers, as the scorer reads them."""
    for line in lines:
        report = report_of(line)
        [rows] = builder.build([report])
        yield report.report_id, [each.scored for each in covered(report, rows.incidents)]


def table(scores: dict[str, dict[str, float]]) -> str:
    """Lay the scorer's figures out, a slot a line."""
    lines = [f"{'slot':<10} {'P':>6} {'R':>6} {'F':>6} {'gold':>6} {'ours':>6} {'right':>6}"]
    for slot in sorted(scores, key=lambda slot: slot != "all slots"):
        row = scores[slot]
        figures = (
            f"{row['P']:>6} {row['R']:>6} {row['F']:>6} {row['possible']:>6} {row['actual']:>6} {row['correct']:>6}"
        )
        lines.append(f"{slot:<10} {figures}")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--builder", choices=sorted(BUILDERS), default="text")
    parser.add_argument("--out", type=Path, help="keep the rows, one report a line, as the scorer reads them")
    arguments = parser.parse_args()
    found = dict(predictions(load(arguments.gold), BUILDERS[arguments.builder](Settings())))
    if arguments.out:
        lines = (json.dumps({"id": name, "rows": rows}) for name, rows in found.items())
        arguments.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{arguments.gold.name}: {len(found)} reports, {arguments.builder} builder")
    print(table(scorer(arguments.gold).score(arguments.gold, found)))


if __name__ == "__main__":
    main()
