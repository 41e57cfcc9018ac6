"""SQLite and DuckDB files: opened with their own programs, every cell as it is in the dataset."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.errors import OutputError
from sourcebook.exports.duckdb import TYPES as DUCKDB_TYPES
from sourcebook.exports.sqlite import TYPES as SQLITE_TYPES
from sourcebook.schema import TABLES, Kind, as_text

from .exports_support import awkward, in_folder, in_memory

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "out")


def ask(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute(sql).fetchall()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_sqlite_has_every_cell(folder: Path, table, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "sqlite", tmp_path / "x.sqlite")
    declared = ask(path, f"SELECT name, type FROM pragma_table_info('{table.name}')")
    assert declared == [(column.name, SQLITE_TYPES[column.kind]) for column in table.columns]
    for told, row in zip(ask(path, f"SELECT * FROM {table.name}"), awkward()[table.name].rows(), strict=True):
        for cell, value, column in zip(told, row, table.columns, strict=True):
            if column.kind is Kind.BOOLEAN or value is None or isinstance(value, (int, float)):
                assert cell == value
            elif column.kind is not Kind.TIMESTAMP:
                assert cell == as_text(value)


def test_sqlite_holds_together(folder: Path, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "sqlite", tmp_path / "x.sqlite")
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    with closing(sqlite3.connect(path)) as base, pytest.raises(sqlite3.IntegrityError):
        base.execute("INSERT INTO events SELECT * FROM events")


def test_sqlite_finds_a_member_of_a_list(folder: Path, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "sqlite", tmp_path / "x.sqlite")
    sql = "SELECT event_id FROM event_lists WHERE \"column\" = 'side_a' AND member = 'Katiba Macina' ORDER BY 1"
    expected = awkward()["events"].filter(pl.col("side_a").list.contains("Katiba Macina"))["event_id"].sort()
    assert [row[0] for row in ask(path, sql)] == expected.to_list()


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
def test_a_database_says_what_built_it_and_what_its_columns_mean(folder: Path, form: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = sourcebook.export(folder, form, tmp_path / f"x.{form}")
    if form == "sqlite":
        about, meant = ask(path, "SELECT * FROM about"), ask(path, "SELECT count(*) FROM codebook")
    else:
        with duckdb.connect(path, read_only=True) as base:
            about = base.execute("FROM about").fetchall()
            meant = base.execute("SELECT count(*) FROM codebook").fetchall()
    assert dict(about)["tool"] == "sourcebook 1.2"
    assert dict(about)["fingerprint"] == "f00d"
    assert "GeoNames" in dict(about)["attribution"]
    assert meant == [(sum(len(table.columns) for table in TABLES),)]


def test_the_same_dataset_gives_the_same_sqlite_file(folder: Path, tmp_path: Path) -> None:
    first, again = (sourcebook.export(folder, "sqlite", tmp_path / name).read_bytes() for name in "ab")
    assert first == again


def test_a_full_disk_is_one_line_and_the_old_file_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    target = tmp_path / "x.sqlite"
    target.write_bytes(b"before")
    monkeypatch.setattr("sourcebook.exports.sqlite._insert", full)
    with pytest.raises(OutputError, match="database or disk is full; what was there is unchanged"):
        sourcebook.export(folder, "sqlite", target)
    assert target.read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"out", "x.sqlite"}


def test_the_sqlite_program_opens_it(folder: Path, tmp_path: Path) -> None:
    program = shutil.which("sqlite3") or pytest.skip("the sqlite3 program is not installed")
    path = sourcebook.export(folder, "sqlite", tmp_path / "x.sqlite")
    sql = (
        "SELECT country, sum(killed_best) AS killed FROM events WHERE date_start >= '2023-06-01' GROUP BY 1 ORDER BY 1"
    )
    done = subprocess.run([program, "-json", path, sql], capture_output=True, text=True, check=True)
    late = awkward()["events"].filter(pl.col("date_start") >= pl.date(2023, 6, 1))
    expected = late.group_by("country").agg(pl.col("killed_best").sum().alias("killed")).sort("country")
    assert json.loads(done.stdout) == expected.to_dicts()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_has_every_cell_with_its_type(folder: Path, table, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = sourcebook.export(folder, "duckdb", tmp_path / "x.duckdb")
    with duckdb.connect(path, read_only=True) as base:
        base.execute("SET TimeZone = 'UTC'")
        columns = f"FROM duckdb_columns() WHERE table_name = '{table.name}' ORDER BY column_index"
        described = base.execute(f"SELECT column_name, data_type, comment, is_nullable {columns}").fetchall()
        found = base.execute(f"FROM {table.name}").fetchall()
    types = {kind: name.replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE") for kind, name in DUCKDB_TYPES.items()}
    assert described == [(c.name, types[c.kind], c.meaning, c.nullable) for c in table.columns]
    assert found == awkward()[table.name].rows()


def test_duckdb_takes_a_dataset_in_memory_and_one_without_rows(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    data = in_memory()
    data.frames = {name: frame.clear() for name, frame in data.frames.items()}
    with duckdb.connect(sourcebook.export(data, "duckdb", tmp_path / "it's.duckdb"), read_only=True) as base:
        assert base.execute("SELECT count(*) FROM events").fetchall() == [(0,)]


def test_the_duckdb_program_opens_it(folder: Path, tmp_path: Path) -> None:
    program = shutil.which("duckdb") or pytest.skip("the duckdb program is not installed")
    path = sourcebook.export(folder, "duckdb", tmp_path / "x.duckdb")
    sql = "SELECT count(*) AS n FROM events WHERE list_contains(side_a, 'JNIM')"
    done = subprocess.run([program, "-readonly", "-json", path, sql], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [{"n": 2}]


R_SCRIPT = """
base <- DBI::dbConnect(RSQLite::SQLite(), "x.sqlite", extended_types = TRUE)
events <- DBI::dbReadTable(base, "events")
cat(class(events$date_start), class(events$killed_best), class(events$latitude), "\\n")
cat(format(events$date_start[1]), sum(events$killed_best, na.rm = TRUE), "\\n")
edit <- DBI::dbGetQuery(base, "SELECT edited_at FROM provenance WHERE edited_at IS NOT NULL")
cat(class(edit$edited_at)[1], format(edit$edited_at[1], "%Y-%m-%d %H:%M:%S", tz = "UTC"))
"""


def test_r_reads_sqlite_with_dates_and_times(folder: Path, tmp_path: Path) -> None:
    program = shutil.which("Rscript") or pytest.skip("R is not installed")
    if subprocess.run([program, "-e", "library(RSQLite); library(hms)"], capture_output=True, check=False).returncode:
        pytest.skip("R's packages RSQLite and hms are not installed")
    sourcebook.export(folder, "sqlite", tmp_path / "x.sqlite")
    done = subprocess.run([program, "-e", R_SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=True)
    killed = awkward()["events"]["killed_best"].sum()
    expected = ["Date integer numeric", f"2023-01-09 {killed}", "POSIXct 2024-01-02 03:04:05"]
    assert [line.strip() for line in done.stdout.splitlines()] == expected


def test_a_log_that_a_killed_export_left_does_no_harm_and_goes(folder: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    other = duckdb.connect(tmp_path / ".x.duckdb.part")
    other.execute("SET checkpoint_threshold = '1GB'")
    other.execute("CREATE TABLE events (stale INT)")
    log = tmp_path / ".x.duckdb.part.wal"
    stale = log.read_bytes()
    other.close()
    log.write_bytes(stale)
    with duckdb.connect(sourcebook.export(folder, "duckdb", tmp_path / "x.duckdb"), read_only=True) as base:
        assert base.execute("SELECT count(*) FROM events").fetchall() == [(12,)]
    assert {path.name for path in tmp_path.iterdir()} == {"out", "x.duckdb"}


def test_a_failed_export_to_duckdb_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")

    def full(*_: object, **__: object) -> None:
        raise duckdb.IOException("IO Error: No space left on device\nmore")

    monkeypatch.setattr("sourcebook.exports.duckdb._insert", full)
    with pytest.raises(OutputError, match="No space left on device; what was there is unchanged"):
        sourcebook.export(folder, "duckdb", tmp_path / "x.duckdb")
    assert {path.name for path in tmp_path.iterdir()} == {"out"}
