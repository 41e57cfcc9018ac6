"""Parquet in parts: every row once, in the part of its event, for every reader of Hive's layout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.errors import InputError
from sourcebook.exports import parquet_folder, read_table
from sourcebook.exports.partition import KEYS
from sourcebook.schema import EVENTS, TABLES

from .exports_support import awkward, in_folder, in_memory

if TYPE_CHECKING:
    from pathlib import Path

EDGES = ("events", "claims", "provenance")


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    return sourcebook.export(in_folder(tmp_path / "out"), "parquet", tmp_path / "p", partition="country,year")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_whole_tables_are_those_of_the_dataset(tmp_path: Path, table) -> None:
    out = in_folder(tmp_path / "out")
    whole = sourcebook.export(out, "parquet", tmp_path / "p") / f"{table.name}.parquet"
    assert whole.read_bytes() == (out / whole.name).read_bytes()
    again = sourcebook.export(in_memory(), "parquet", tmp_path / "m") / whole.name
    assert read_table(again).equals(awkward()[table.name])


def test_the_licence_is_in_the_footer(tmp_path: Path) -> None:
    from pyarrow.parquet import read_metadata

    out = sourcebook.export(in_memory(), "parquet", tmp_path / "first", licence="CC-BY-4.0")
    for folder in (
        out,
        sourcebook.export(out, "parquet", tmp_path / "again", partition="year") / "events" / "year=2023",
    ):
        path = next(folder.glob("*.parquet"))
        assert json.loads(read_metadata(path).metadata[b"sourcebook"])["licence"] == "CC-BY-4.0"


def test_events_lie_under_their_country_and_year(parts: Path) -> None:
    expected = {
        f"country={country or '__HIVE_DEFAULT_PARTITION__'}/year={day.year if day else '__HIVE_DEFAULT_PARTITION__'}"
        for country, day in awkward()["events"].select("country", "date_start").rows()
    }
    for table in EDGES:
        found = {str(path.parent.relative_to(parts / table)) for path in (parts / table).rglob("*.parquet")}
        lone = (
            set()
            if table == "events"
            else {"/".join(f"{key}=__HIVE_DEFAULT_PARTITION__" for key in ("country", "year"))}
        )
        assert found == expected | lone
    assert (parts / "reports.parquet").is_file()


@pytest.mark.parametrize("keys", [*KEYS, "country,year,month", "event_type,admin1"])
def test_polars_finds_every_row_once(tmp_path: Path, keys: str) -> None:
    parts = sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition=keys)
    for name in EDGES:
        frame = awkward()[name]
        found = pl.scan_parquet(parts / name, hive_partitioning=True).select(frame.columns).collect()
        order = ["row_id", "column", "value"] if name == "provenance" else frame.columns[0]
        assert found.cast(pl.Schema(frame.schema)).sort(order).equals(frame.sort(order))


def test_claims_and_provenance_lie_with_their_event(tmp_path: Path) -> None:
    parts = sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition="country")
    countries = dict(awkward()["events"].select("event_id", "country").rows())
    claims = pl.scan_parquet(parts / "claims").collect()
    assert all(country == countries.get(event) for event, country in claims.select("event_id", "country").rows())
    events = {
        **countries,
        **{claim: countries.get(event) for claim, event in claims.select("claim_id", "event_id").rows()},
    }
    provenance = pl.scan_parquet(parts / "provenance").collect()
    assert all(country == events[row] for row, country in provenance.select("row_id", "country").rows())


def test_chunks_add_files_and_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_folder, "CHUNK", 7)
    monkeypatch.setattr("sourcebook.exports.rows.ROWS", 3)
    parts = sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition="country")
    assert {path.name for path in parts.rglob("part-*")} > {"part-0.parquet", "part-1.parquet"}
    found = pl.scan_parquet(parts / "events").collect()
    assert found["event_id"].sort().equals(awkward()["events"]["event_id"].sort())


def test_the_same_dataset_gives_the_same_parts(tmp_path: Path) -> None:
    out = in_folder(tmp_path / "out")
    first, again = (sourcebook.export(out, "parquet", tmp_path / name, partition="country,month") for name in "ab")
    files = sorted(path.relative_to(first) for path in first.rglob("*.parquet"))
    assert files == sorted(path.relative_to(again) for path in again.rglob("*.parquet"))
    assert all((first / file).read_bytes() == (again / file).read_bytes() for file in files)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("country,place", "there is no partition by 'place'; choose among country, admin1"),
        ("year, year", "names year twice"),
    ],
)
def test_a_wrong_key_is_one_line(tmp_path: Path, keys: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition=keys)
    assert list(tmp_path.iterdir()) == []


def test_duckdb_reads_the_parts_as_one_table(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    parts = sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition="admin1,year")
    source = f"FROM read_parquet('{parts}/events/**/*.parquet', hive_types = {{'year': BIGINT}})"
    sql = f"SELECT event_id, admin1, year {source} ORDER BY 1"
    events = awkward()["events"].select("event_id", "admin1", pl.col("date_start").dt.year().alias("year"))
    with duckdb.connect() as session:
        assert session.execute(sql).fetchall() == events.sort("event_id").rows()


def plain_hive() -> object:
    """pyarrow takes keys for dictionaries unless it is told, and pandas has none with an empty value."""
    from pyarrow.dataset import partitioning

    return partitioning(flavor="hive")


def test_pyarrow_and_pandas_read_the_parts_as_one_table(tmp_path: Path) -> None:
    import pandas as pd
    from pyarrow.parquet import read_table as read_parts

    parts = sourcebook.export(in_memory(), "parquet", tmp_path / "p", partition="admin1,year") / "events"
    expected = dict(awkward()["events"].select("event_id", "admin1").rows())
    rows = read_parts(parts).select(["event_id", "admin1"]).to_pylist()
    assert {row["event_id"]: row["admin1"] for row in rows} == expected
    frame = pd.read_parquet(parts, partitioning=plain_hive())
    assert dict(zip(frame["event_id"], frame["admin1"], strict=True)) == expected
    assert frame["year"].isna().sum() == 1


@pytest.mark.filterwarnings("ignore")
def test_geopandas_reads_the_parts_as_one_map(parts: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame = geopandas.read_parquet(parts / "events", partitioning=plain_hive())
    assert (len(frame), str(frame.crs)) == (awkward()["events"].height, "OGC:CRS84")
    assert list(frame.total_bounds) == [-76.27, 2.96, 38.9, 49.71]
    assert frame["country"].isna().sum() == 1


def test_events_in_parts_keep_their_other_columns(parts: Path) -> None:
    schema = pl.read_parquet_schema(next((parts / "events").rglob("*.parquet")))
    assert list(schema) == [*(name for name in EVENTS.names if name != "country"), "geometry"]
