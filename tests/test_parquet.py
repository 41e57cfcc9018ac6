"""Parquet files: the same bytes for the same rows, and the design's types in every reader."""

from __future__ import annotations

import json
from struct import unpack
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from sourcebook.errors import DefectError, InputError
from sourcebook.exports import BuildInfo, TableWriter, parquet, read_table
from sourcebook.schema import EVENTS, PROVENANCE, TABLES, empty_frame

from .frames_support import frames

if TYPE_CHECKING:
    from pathlib import Path

    from sourcebook.schema import Table

INFO = BuildInfo(version="1.2", builder="stub@1", fingerprint="f00")


def written(path: Path, table: Table, *parts: pl.DataFrame) -> Path:
    with TableWriter(path, table, INFO) as writer:
        for part in parts:
            writer.write(part)
    return path


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return written(tmp_path / "events.parquet", EVENTS, frames()["events"])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_written_is_read_back(table: Table, tmp_path: Path) -> None:
    frame = frames()[table.name]
    assert read_table(written(tmp_path / "some.parquet", table, frame)).equals(frame)
    assert read_table(written(tmp_path / "none.parquet", table)).equals(empty_frame(table))


def test_bytes_do_not_depend_on_how_rows_were_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP", 7)
    for table in TABLES:
        frame = frames()[table.name]
        whole = written(tmp_path / "whole", table, frame).read_bytes()
        for size in (1, 3, 7, 9):
            parts = [frame[start : start + size] for start in range(0, frame.height, size)]
            assert written(tmp_path / "parts", table, *parts).read_bytes() == whole


def test_row_groups_have_one_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow.parquet import ParquetFile

    monkeypatch.setattr(parquet, "ROW_GROUP", 5)
    with ParquetFile(written(tmp_path / "e", EVENTS, frames()["events"])) as file:
        assert [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)] == [5, 5, 2]
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_the_footer_says_what_made_the_file_and_what_its_columns_mean(events: Path) -> None:
    about = json.loads(footer(events)[b"sourcebook"])
    assert (about["tool"], about["builder"], about["fingerprint"]) == ("sourcebook 1.2", "stub@1", "f00")
    assert [column["name"] for column in about["codebook"]["columns"]] == EVENTS.names


def footer(path: Path) -> dict[bytes, bytes]:
    from pyarrow.parquet import read_metadata

    return dict(read_metadata(path).metadata)


def test_events_are_geoparquet(events: Path) -> None:
    geo = json.loads(footer(events)[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"][geo["primary_column"]] == {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "bbox": [-76.27, 2.96, 38.9, 49.71],
    }
    rows = pl.read_parquet(events).select("geometry", "longitude", "latitude").rows()
    assert [point is None for point, _, _ in rows] == [longitude is None for _, longitude, _ in rows]
    for point, longitude, latitude in rows:
        if point is not None:
            assert unpack("<BIdd", point) == (1, 1, longitude, latitude)


def test_events_without_coordinates_have_no_box(tmp_path: Path) -> None:
    nowhere = pl.lit(None, pl.Float64)
    path = written(tmp_path / "e", EVENTS, frames()["events"].with_columns(latitude=nowhere, longitude=nowhere))
    assert "bbox" not in json.loads(footer(path)[b"geo"])["columns"]["geometry"]


def test_other_tables_have_no_geometry(tmp_path: Path) -> None:
    path = written(tmp_path / "p", PROVENANCE, frames()["provenance"])
    assert b"geo" not in footer(path)
    assert list(pl.read_parquet_schema(path)) == PROVENANCE.names


def test_pyarrow_sees_plain_types(events: Path) -> None:
    from pyarrow.parquet import read_schema

    types = {field.name: str(field.type) for field in read_schema(events)}
    assert types["event_id"] == "string"
    assert types["date_start"] == "date32[day]"
    assert types["killed_best"] == "int64"
    assert types["latitude"] == "double"
    assert types["civilians_targeted"] == "bool"
    assert types["side_a"] == "list<element: string>"


def test_duckdb_sees_the_types_of_the_design(tmp_path: Path, events: Path) -> None:
    import duckdb

    provenance = written(tmp_path / "provenance.parquet", PROVENANCE, frames()["provenance"])
    with duckdb.connect() as session:
        described: dict[str, Any] = {}
        for path in (events, provenance):
            columns = session.execute(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{path}')")
            described |= dict(columns.fetchall())
        total = session.execute(f"SELECT sum(killed_best) FROM '{events}' WHERE 'unidentified' IN side_a").fetchone()
    names = ("event_id", "date_start", "killed_best", "latitude", "civilians_targeted", "side_a", "edited_at")
    types = ("VARCHAR", "DATE", "BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR[]", "TIMESTAMP WITH TIME ZONE")
    assert tuple(described[name] for name in names) == types
    unknown = pl.col("side_a").list.contains("unidentified")
    assert total == (frames()["events"].filter(unknown)["killed_best"].sum(),)


def test_pandas_reads_values_and_types(events: Path) -> None:
    import pandas as pd

    frame = pd.read_parquet(events, dtype_backend="pyarrow")
    expected = frames()["events"]
    assert frame["killed_best"].tolist() == expected["killed_best"].to_list()
    assert frame["date_start"].tolist() == expected["date_start"].to_list()
    assert list(frame["side_a"][4]) == ["JNIM", "Katiba Macina"]
    assert str(frame["killed_best"].dtype) == "int64[pyarrow]"
    assert pd.read_parquet(events)["event_id"].tolist() == expected["event_id"].to_list()


def test_a_write_that_fails_leaves_the_file_that_was_there(events: Path) -> None:
    before = events.read_bytes()
    with pytest.raises(RuntimeError), TableWriter(events, EVENTS, INFO) as writer:
        writer.write(frames()["events"])
        raise RuntimeError
    assert events.read_bytes() == before
    assert [path.name for path in events.parent.iterdir()] == ["events.parquet"]


def test_frames_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DefectError), TableWriter(tmp_path / "e", EVENTS, INFO) as writer:
        writer.write(frames()["claims"])
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_parquet_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_text("no Parquet")
    with pytest.raises(InputError, match="cannot be read as Parquet") as error:
        read_table(path)
    assert "\n" not in str(error.value)
