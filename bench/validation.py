"""Time validation: `python -m bench.validation [--events N] [--sheet-rows N]`.

One million events with one cell in a hundred wrong, validated from Parquet, beside Pandera alone on the same frame; and
a workbook of fewer rows read and validated, beside what openpyxl and calamine take to read its sheet of events alone.
Each stage runs in a process of its own: seconds are those of the work, without imports, by the clock and by what the
processors spent, which other work on the machine changes less; memory is the process's peak.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

import polars as pl
from sourcebook.exports import BuildInfo, TableWriter, read_table, write_workbook
from sourcebook.schema import EVENTS, TABLES, Kind, empty_frame, polars_schema
from sourcebook.schema.model import model
from sourcebook.validation import validate

from .memory import peak_megabytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcebook.schema import Column

WRONG = 100
"""One cell in so many is wrong."""
INFO = BuildInfo(version="bench", builder="bench@1", fingerprint="bench")

REPORTS = 1_000

MISSPELT, IMPOSSIBLE = "atack", -1


class Measured(NamedTuple):
    """What one stage took and found."""

    seconds: float
    processor: float
    """Seconds that all processors together spent."""
    megabytes: float
    found: int


def events(count: int) -> pl.DataFrame:
    """Sound events, as many as asked for, each with its own values."""
    at = pl.int_range(count)
    day = pl.date(2015, 1, 1) + pl.duration(days=at % 3_650)
    killed = (at * 7 % 31).cast(pl.Int64)
    cells = {
        "event_id": pl.format("SYR-{}-{}", day.dt.strftime("%Y%m%d"), at),
        "date_start": day,
        "date_end": day,
        "date_precision": pl.lit("day"),
        "country": pl.lit("SYR"),
        "admin1": pl.lit("Homs"),
        "place": pl.format("Village {}", at % 20_000),
        "latitude": 33.0 + (at % 4_000) / 1_000,
        "longitude": 36.0 + (at % 6_000) / 1_000,
        "geo_precision": pl.lit("exact"),
        "event_type": pl.lit("attack"),
        "side_a": pl.concat_list(pl.lit("Islamic State")),
        "side_b": pl.concat_list(pl.lit("civilians"), pl.format("Unit {}", at % 500)),
        "civilians_targeted": at % 2 == 0,
        "killed_low": killed,
        "killed_best": killed + 1,
        "killed_high": killed + 3,
        "cited_sources": pl.concat_list(pl.lit("local sources")),
        "report_ids": pl.concat_list(pl.format("report-{}", at % REPORTS)),
        "n_reports": pl.lit(1, pl.Int64),
        "confidence": (at % 100) / 100,
        "review_status": pl.lit("unreviewed"),
    }
    blank = pl.lit(None)
    schema = polars_schema(EVENTS)
    return pl.select(cells.get(name, blank).cast(held).alias(name) for name, held in schema.items())


def reports() -> pl.DataFrame:
    """The reports that the events are from."""
    cells = {"report_id": pl.format("report-{}", pl.int_range(REPORTS)), "sha256": pl.lit("0" * 64)}
    whole = {"characters": pl.lit(1), "n_events": pl.lit(1)}
    schema = polars_schema(TABLES[3])
    return pl.select((cells | whole).get(name, pl.lit(None)).cast(held).alias(name) for name, held in schema.items())


def spoilt(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with one filled cell in `WRONG` of every column that can be wrong replaced by one that is."""
    return frame.with_columns(
        pl.when((pl.int_range(pl.len()).hash(seed) % WRONG == 0) & pl.col(column.name).is_not_null())
        .then(_wrong(column))
        .otherwise(pl.col(column.name))
        .alias(column.name)
        for seed, column in enumerate(EVENTS.columns)
        if _can_be_wrong(column)
    )


def _can_be_wrong(column: Column) -> bool:
    return bool(column.vocabulary or column.pattern or column.minimum is not None or column.kind is Kind.DATE)


def _wrong(column: Column) -> pl.Expr:
    if column.kind is Kind.DATE:
        return pl.date(1950, 1, 1) if column.name == "date_end" else pl.date(2050, 1, 1)
    if column.kind is Kind.TEXT:
        return pl.lit(MISSPELT if column.vocabulary else "?")
    return pl.lit(IMPOSSIBLE if column.minimum == 0 else 1_000)


def write_inputs(folder: Path, count: int, sheet_rows: int) -> None:
    """The Parquet file of spoilt events, and a workbook of the first of them."""
    frame = spoilt(events(count))
    paths = {table.name: folder / f"{table.name}.parquet" for table in TABLES}
    few = folder / "few.parquet"
    for path, rows in ((paths["events"], frame), (few, frame.head(sheet_rows))):
        with TableWriter(path, EVENTS, INFO) as writer:
            writer.write(rows)
    for table in TABLES[1:]:
        with TableWriter(paths[table.name], table, INFO) as writer:
            writer.write(reports() if table.name == "reports" else empty_frame(table))
    write_workbook(folder / "book.xlsx", paths | {"events": few}, INFO)


def pandera_alone(folder: Path) -> int:
    """Pandera's verdict on the frame, without a message for anything."""
    from pandera.errors import SchemaErrors

    try:
        model(EVENTS).validate(read_table(folder / "events.parquet"), lazy=True)
    except SchemaErrors as errors:
        return int(errors.failure_cases.height)
    return 0


def ours(folder: Path) -> int:
    """Every finding of the file, with message, nearest value and address."""
    return validate(folder / "events.parquet").height


def our_workbook(folder: Path) -> int:
    """Every finding of the workbook."""
    return validate(folder / "book.xlsx").height


def openpyxl_alone(folder: Path) -> int:
    """The rows of the sheet of events, as openpyxl's read-only mode gives them."""
    from openpyxl import load_workbook

    return sum(1 for _ in load_workbook(folder / "book.xlsx", read_only=True)["Events"].iter_rows(values_only=True))


def calamine_alone(folder: Path) -> int:
    """The rows of the sheet of events, as calamine gives them."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(str(folder / "book.xlsx")).get_sheet_by_name("Events").to_python())


STAGES: dict[str, tuple[Callable[[Path], int], str]] = {
    "pandera": (pandera_alone, "Pandera alone, from Parquet"),
    "ours": (ours, "sourcebook validate, from Parquet"),
    "openpyxl": (openpyxl_alone, "openpyxl reads the sheet of events"),
    "calamine": (calamine_alone, "calamine reads the sheet of events"),
    "workbook": (our_workbook, "sourcebook validate, of the workbook"),
}


def measure(stage: str, folder: Path) -> Measured:
    """Run a stage in a process of its own."""
    command = [sys.executable, "-m", "bench.validation", "--stage", stage, "--folder", str(folder)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(*json.loads(ran.stdout))


def run_stage(stage: str, folder: Path) -> None:
    """The stage itself: prints what it took as JSON."""
    validate(empty_frame(EVENTS))  # imports are not counted
    start, spent = perf_counter(), process_time()
    found = STAGES[stage][0](folder)
    seconds, processor = perf_counter() - start, process_time() - spent
    print(json.dumps([seconds, processor, peak_megabytes(), found]))


def report(count: int, sheet_rows: int) -> str:
    """Measure every stage and lay the figures out."""
    with TemporaryDirectory() as name:
        write_inputs(Path(name), count, sheet_rows)
        took = {stage: measure(stage, Path(name)) for stage in STAGES}
    lines = [f"{'':<40} {'rows':>10} {'seconds':>8} {'processor':>9} {'peak MB':>8} {'found':>10}"]
    for stage, (_, told) in STAGES.items():
        rows = count if stage in ("pandera", "ours") else sheet_rows
        lines.append(
            f"{told:<40} {rows:>10,} {took[stage].seconds:>8.2f} {took[stage].processor:>9.2f} "
            f"{took[stage].megabytes:>8.0f} {took[stage].found:>10,}"
        )
    for told, one, other in (
        ("validate / Pandera alone", "ours", "pandera"),
        ("workbook / openpyxl", "workbook", "openpyxl"),
    ):
        clock, processor = took[one].seconds / took[other].seconds, took[one].processor / took[other].processor
        lines.append(f"{told:<40} {'':>10} {clock:>8.2f} {processor:>9.2f}")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--sheet-rows", type=int, default=50_000)
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stage:
        run_stage(arguments.stage, arguments.folder)
    else:
        print(report(arguments.events, arguments.sheet_rows))


if __name__ == "__main__":
    main()
