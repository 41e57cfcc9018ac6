"""How soon the commands answer: `python -m bench.startup [PATH…] [--builder text]`.

Each command is started as a user would, one process at a time: the build reads the first of the reports given (default:
seeds/) and writes the workbook and the Parquet files. The commands take turns. Shown are the medians of the seconds on
the clock until the first line is told (of a build when its files are there) and until the process has ended, and the
least processor time, which other load on the machine does not stretch.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from os import times
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from .throughput import repeat

REPEATS = 7
PROGRAM = Path(sys.executable).with_name("sourcebook")


class Start(NamedTuple):
    """One start of a command: seconds on the clock to its first line and to its end, and of the processor."""

    told: float
    seconds: float
    processor: float


def start(command: list[str]) -> Start:
    """Run a command to its end."""
    started, before = perf_counter(), times()
    with subprocess.Popen([PROGRAM, *command], stdout=subprocess.PIPE) as running:
        running.stdout.readline()  # type: ignore[union-attr]
        told = perf_counter() - started
        running.stdout.read()  # type: ignore[union-attr]
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    after = times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Start(told, perf_counter() - started, used)


def main() -> None:
    """Run from the command line."""
    asked = arguments()
    with TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        repeat(asked.paths, 1, one)
        build = ["build", str(one), "-o", folder, "--builder", asked.builder]
        commands = [["--version"], ["--help"], ["builders"], ["codebook"], build]
        turns = [[start(command) for command in commands] for _ in range(asked.repeats)]
    print(f"{'command':<12} {'told':>8} {'seconds':>8} {'processor':>10}   of {asked.repeats} starts: medians, least")
    for command, starts in zip(commands, zip(*turns, strict=True), strict=True):
        told, seconds = median(each.told for each in starts), median(each.seconds for each in starts)
        processor = min(each.processor for each in starts)
        print(f"{command[0]:<12} {told:>8.2f} {seconds:>8.2f} {processor:>10.2f}")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds"], metavar="PATH")
    parser.add_argument("--builder", default="text")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
