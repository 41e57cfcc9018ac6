r"""The text builder beside one plain pass over the same reports: `python -m bench.builder [PATH…] [--reports 300]`.

The pass is `re.findall(r"\w+|[^\w\s]", text)`: the least that any reading of a text costs in Python. Both take turns
on one core, a few reports at a time, and of each such group the least of all rounds counts: another load on the machine
disturbs some rounds, hardly all, and one that lasts slows both alike. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import re
from itertools import cycle, islice
from time import thread_time
from typing import TYPE_CHECKING

from sourcebook.builders.records import Settings
from sourcebook.builders.registry import make_builder
from sourcebook.reports import Report, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = r"\w+|[^\w\s]"
GROUP = 20
"""Reports between two turns: some 50 ms of building, short beside most disturbances."""
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    started = thread_time()
    work()
    return thread_time() - started


def measure(reports: Sequence[Report], builder: str) -> tuple[list[float], list[float]]:
    """Least seconds of each group of reports: of the builder, and of the plain pass."""
    made = make_builder(builder, Settings())
    groups = [reports[start : start + GROUP] for start in range(0, len(reports), GROUP)]
    made.build(groups[0])  # loads the lexicons, which are not measured
    building, passing = [], []
    for _ in range(ROUNDS):
        building.append([seconds(lambda: made.build(group)) for group in groups])  # noqa: B023 - called at once
        passing.append([seconds(lambda: plain_pass(group)) for group in groups])  # noqa: B023 - called at once
    return [*map(min, zip(*building, strict=True))], [*map(min, zip(*passing, strict=True))]


def plain_pass(reports: Sequence[Report]) -> None:
    """Cut every report into words and marks."""
    for report in reports:
        re.findall(WORDS, report.text)


def main() -> None:
    """Run from the command line."""
    asked = arguments()
    given = [item for item in read(asked.paths) if isinstance(item, Report)]
    reports = list(islice(cycle(given), asked.reports))
    building, passing = measure(reports, asked.builder)
    ratios = sorted(one / other for one, other in zip(building, passing, strict=True))
    length = sum(report.characters for report in reports) / len(reports)
    print(f"{len(reports):,} reports of {length:,.0f} characters, least of {ROUNDS} rounds")
    for name, each in ((f"builder {asked.builder}", building), ("plain pass", passing)):
        print(f"{name:<16} {len(reports) / sum(each):>8,.0f} reports/s")
    print(f"builder / plain pass: {sum(building) / sum(passing):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f} by group)")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds"], metavar="PATH")
    parser.add_argument("--builder", default="text")
    parser.add_argument("--reports", type=int, default=300)
    return parser.parse_args()


if __name__ == "__main__":
    main()
