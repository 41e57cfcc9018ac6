"""Speed and memory of writing the workbook: `python -m bench.workbook [PATH…] [--sizes 20000 200000 1000000]`.

A dataset of the reports given (default: seeds/) is repeated under new ids, in Parquet, until its provenance has as many
rows as each size asks for; then the workbook is written from those files, each time in a process of its own, so that a
peak is that of the writing alone. With --openpyxl, sheets of the same provenance by openpyxl's write-only and
normal modes stand beside it, without the other sheets, links, checks and notes; sizes beyond a sheet's rows and those
that normal mode would need gigabytes for are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

import sourcebook
from sourcebook.exports.info import BuildInfo
from sourcebook.schema import PROVENANCE, TABLES

from .memory import MEGABYTE, peak_megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

SIZES = (20_000, 200_000, 1_000_000)
NORMAL_ROWS = 200_000
"""Beyond these, openpyxl's normal mode takes gigabytes."""

INFO = BuildInfo(version="", builder="text", fingerprint="")
WRITERS = ("sourcebook", "openpyxl write-only", "openpyxl normal")


def repeat(paths: list[str], size: int, folder: Path) -> None:
    """Write a dataset's Parquet files with so many rows of provenance: one build's rows, again and again."""
    from sourcebook.exports import TableWriter

    built = sourcebook.build(paths)
    copies = -(-size // built.provenance.height)
    for table in TABLES:
        with TableWriter(folder / f"{table.name}.parquet", table, INFO) as writer:
            for copy in range(copies):
                rows = renamed(built.table(table.name), copy)
                writer.write(rows[: size - writer.rows] if table is PROVENANCE else rows)


def renamed(rows: pl.DataFrame, copy: int) -> pl.DataFrame:
    """Return the rows with a copy's number behind every id."""
    import polars as pl

    ids = [name for name in ("event_id", "claim_id", "report_id", "row_id") if name in rows.columns]
    lists = [name for name in ("report_ids",) if name in rows.columns]
    number = pl.lit(f"-{copy}")
    return rows.with_columns(pl.col(ids) + number, pl.col(lists).list.eval(pl.element() + number))


def write(writer: str, folder: Path) -> None:
    """Write a workbook into the folder."""
    target = folder / "measured.xlsx"
    if writer == "sourcebook":
        from sourcebook.exports.workbook import write_workbook

        write_workbook(target, {table.name: folder / f"{table.name}.parquet" for table in TABLES}, INFO)
        return
    from openpyxl import Workbook

    book = Workbook(write_only=writer == "openpyxl write-only")
    sheet: Any = book.create_sheet()
    for row in provenance(folder):
        sheet.append(row)
    book.save(target)


def provenance(folder: Path) -> Iterator[list[object]]:
    """Yield the rows of the provenance; openpyxl takes no time with a zone."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(folder / "provenance.parquet") as file:
        for batch in file.iter_batches(5_000, use_threads=False):
            for row in batch.to_pylist():
                yield list((row | {"edited_at": None}).values())


def measure(writer: str, folder: Path) -> tuple[float, float]:
    """Write in a process of its own: seconds, and the most memory in megabytes."""
    command = [sys.executable, "-m", "bench.workbook", "--writer", writer, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def main() -> None:
    """Run from the command line."""
    asked = arguments()
    if asked.writer:
        started = perf_counter()
        write(asked.writer, asked.folder)
        print(json.dumps([perf_counter() - started, peak_megabytes()]))
    else:
        compare(asked)


def compare(asked: argparse.Namespace) -> None:
    """Measure every size."""
    print(f"{'provenance rows':>15}  {'written by':<20} {'seconds':>8} {'peak MB':>8} {'file MB':>8}")
    for size in asked.sizes:
        with TemporaryDirectory() as name:
            folder = Path(name)
            repeat(asked.paths, size, folder)
            most = 3 if size <= NORMAL_ROWS else 2
            for writer in islice(WRITERS, most if asked.openpyxl else 1):
                seconds, peak = measure(writer, folder)
                written = (folder / "measured.xlsx").stat().st_size / MEGABYTE
                print(f"{size:>15,}  {writer:<20} {seconds:>8.1f} {peak:>8.0f} {written:>8.1f}", flush=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds"], metavar="PATH")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--openpyxl", action="store_true", help="measure openpyxl's modes too")
    parser.add_argument("--writer", choices=WRITERS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
