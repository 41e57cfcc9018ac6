"""Speed and memory of a build: `python -m bench.throughput [PATH…] [--builder text] [--sizes 1000 10000]`.

The reports given (default: seeds/) are repeated under new ids until there are as many as each size asks for. Every
build runs in a process of its own, so that its peak memory is its own. The sizes take turns, and medians are shown:
another load on the machine then slows all sizes alike, and the ratios hold. Cost that grows with the reports alone
gives a time ratio near the ratio of the sizes, and a memory ratio near 1.

Measure with a plain installation: Pandera imports pandas and hypothesis where they are installed, as they are for
tests, and every build then takes half a second and some 50 MB more.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import sourcebook
from sourcebook.reports import Report, read

from .memory import peak_megabytes, peak_of_children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (1_000, 10_000)
REPEATS = 3
"""Runs of each size: the median of three passes over one that was disturbed."""

STARTS = 5


class Run(NamedTuple):
    """One build: how long it took, and the most memory it had."""

    seconds: float
    megabytes: float
    events: int


def repeat(paths: Sequence[str], size: int, target: Path) -> None:
    """Write so many reports, as JSON lines: those given, again and again, each time under a new id."""
    given = [item for item in read(paths) if isinstance(item, Report)]
    with target.open("w", encoding="utf-8") as file:
        for number, report in enumerate(islice(cycle(given), size)):
            published = report.published.isoformat() if report.published else None
            line = {"id": f"{report.report_id[:40]}-{number}", "published": published, "text": report.text}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def build_once(reports: str, builder: str, jobs: int) -> Run:
    """Build in this process; with several jobs, the peak is that of the largest process."""
    started = perf_counter()
    with TemporaryDirectory() as folder:
        dataset = sourcebook.build(reports, out=folder, builder=builder, jobs=jobs)
    seconds = perf_counter() - started
    return Run(seconds, max(peak_megabytes(), peak_of_children()), dataset.counts["events"])


def measure(reports: Path, builder: str, jobs: int) -> Run:
    """Build in a process of its own."""
    asked = ["--once", str(reports), "--builder", builder, "--jobs", str(jobs)]
    command = [sys.executable, "-m", "bench.throughput", *asked]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(*json.loads(done.stdout))


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure; the events are the same in all."""
    return Run(median(run.seconds for run in runs), median(run.megabytes for run in runs), runs[0].events)


def start_up(paths: Sequence[str], builder: str) -> float:
    """Seconds from the command to the files, for one report."""
    with TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        repeat(paths, 1, one)
        command = [sys.executable, "-m", "sourcebook", "build", str(one), "-o", folder, "--builder", builder, "-q"]
        seconds = []
        for _ in range(STARTS):
            started = perf_counter()
            subprocess.run(command, check=True)
            seconds.append(perf_counter() - started)
    return median(seconds)


def table(runs: dict[int, Run]) -> Iterator[str]:
    """Lay the medians out, a size a line, and the ratios between the smallest and the largest."""
    yield f"{'reports':>8} {'seconds':>8} {'reports/s':>10} {'peak MB':>8} {'events':>7}"
    for size, run in runs.items():
        yield f"{size:>8,} {run.seconds:>8.2f} {size / run.seconds:>10,.0f} {run.megabytes:>8.0f} {run.events:>7,}"
    small, large = min(runs), max(runs)
    time, memory = (runs[large][at] / runs[small][at] for at in (0, 1))
    yield f"{large / small:g} times the reports: {time:.2f} times the time, {memory:.2f} times the memory"


def main() -> None:
    """Run from the command line."""
    asked = arguments()
    if asked.once:
        print(json.dumps(build_once(asked.once, asked.builder, asked.jobs)))
        return
    with TemporaryDirectory() as folder:
        files = {size: Path(folder, f"{size}.jsonl") for size in sorted(asked.sizes)}
        for size, file in files.items():
            repeat(asked.paths, size, file)
        turns = [
            (size, measure(files[size], asked.builder, asked.jobs)) for _ in range(asked.repeats) for size in files
        ]
    print(f"{' '.join(asked.paths)}, builder {asked.builder}, {asked.jobs} job(s), medians of {asked.repeats}")
    print(*table({size: middle([run for other, run in turns if other == size]) for size in files}), sep="\n")
    seconds = start_up(asked.paths, asked.builder)
    print(f"one report, from the command to the files: {seconds:.2f} s, median of {STARTS}")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds"], metavar="PATH")
    parser.add_argument("--builder", default="text")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--once", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
