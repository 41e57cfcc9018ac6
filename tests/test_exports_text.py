"""csv, HXL and Data Package: every cell comes back, and the readers of these formats agree with what is told."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.errors import InputError, OutputError
from sourcebook.exports import rows
from sourcebook.schema import EVENTS, LIST_SEPARATOR, TABLES, Kind, as_text

from .exports_support import EDITED_AT, FORMULA, awkward, in_folder, in_memory

if TYPE_CHECKING:
    from pathlib import Path


def lines(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with path.open(newline="", encoding=encoding) as file:
        return list(csv.reader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "out")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_cell_stands_in_the_csv_as_provenance_writes_values(folder: Path, table, tmp_path: Path) -> None:
    found = lines(sourcebook.export(folder, "csv", tmp_path / "csv") / f"{table.name}.csv")
    stamps = [column.kind is Kind.TIMESTAMP for column in table.columns]
    assert found[0] == table.names
    for told, row in zip(found[1:], awkward()[table.name].rows(), strict=True):
        for cell, value, stamp in zip(told, row, stamps, strict=True):
            assert (datetime.fromisoformat(cell) == value) if stamp and cell else (cell == as_text(value))


def test_rows_at_a_time_make_no_difference(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for form in ("csv", "hxl", "geojson", "sqlite", "parquet"):
        targets = [tmp_path / f"{form}{number}" for number in range(3)]
        sourcebook.export(folder, form, targets[0])
        sourcebook.export(in_memory(), form, targets[1])
        with monkeypatch.context() as patch:
            patch.setattr(rows, "ROWS", 5)
            sourcebook.export(folder, form, targets[2])
        whole, memory, sliced = (content(target) for target in targets)
        assert sliced == whole
        if form not in ("sqlite", "parquet"):  # these name the build
            assert memory == whole


def content(target: Path) -> dict[str, bytes]:
    files = [target] if target.is_file() else sorted(target.rglob("*.*"))
    return {path.name if target.is_dir() else "": path.read_bytes() for path in files}


def test_a_table_without_rows_has_its_heading(tmp_path: Path) -> None:
    data = in_memory()
    data.frames = {name: frame.clear() for name, frame in data.frames.items()}
    for table in TABLES:
        assert lines(sourcebook.export(data, "csv", tmp_path / "csv") / f"{table.name}.csv") == [table.names]


def test_csv_for_excel_has_its_mark_and_no_formula(folder: Path, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "csv", tmp_path / "csv", bom=True) / "events.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfevent_id,")
    notes = [row[EVENTS.names.index("notes")] for row in lines(path, "utf-8-sig")]
    assert notes[1] == f"'{FORMULA}"
    longitudes = [row[EVENTS.names.index("longitude")] for row in lines(path, "utf-8-sig")]
    assert "-76.27" in longitudes, "a number is no formula"


def test_csv_without_the_option_keeps_text_as_it_is(folder: Path, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "csv", tmp_path / "csv") / "events.csv"
    assert path.read_bytes().startswith(b"event_id,")
    assert pl.read_csv(path)["notes"][0] == FORMULA


@pytest.mark.filterwarnings("ignore")
def test_libhxl_reads_the_hashtags_and_every_tagged_cell(folder: Path, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    path = sourcebook.export(folder, "hxl", tmp_path / "events.csv")
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    tagged = [column for column in EVENTS.columns if column.hxl]
    assert [column.header for column in source.columns] == EVENTS.names
    assert [tag for tag in source.display_tags if tag] == [column.hxl for column in tagged]
    for row, event in zip(source, awkward()["events"].iter_rows(named=True), strict=True):
        assert [row.get(column.hxl, default="") for column in tagged] == [as_text(event[c.name]) for c in tagged]
    total = hxl.filters.Aggregator.parse("sum(#affected+killed+best) as #killed")
    by_country = hxl.data(str(path), hxl.InputOptions(allow_local=True)).count(["#country+code"], [total])
    killed = awkward()["events"].filter(pl.col("country") == "COL")["killed_best"].sum()
    assert {row.get("#country+code"): row.get("#killed") for row in by_country}["COL"] == killed


@pytest.mark.filterwarnings("ignore")
def test_frictionless_validates_the_data_package_and_reads_it(folder: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    path = sourcebook.export(folder, "datapackage", tmp_path / "package", licence="CC-BY-4.0") / "datapackage.json"
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert {task.name: task.stats["rows"] for task in report.tasks} == {n: f.height for n, f in awkward().items()}
    package = frictionless.Package(str(path))
    for table in TABLES:
        for row, expected in zip(
            package.get_resource(table.name).read_rows(), awkward()[table.name].to_dicts(), strict=True
        ):
            assert {name: plain(value) for name, value in row.to_dict().items()} == {
                name: plain(value) for name, value in expected.items()
            }


def plain(value: object) -> object:
    """frictionless reads numbers as decimals."""
    if isinstance(value, (str, bool, list, datetime)) or value is None:
        return None if value == "" else value
    return float(value) if hasattr(value, "__float__") else value


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_a_cell_that_breaks_the_schema(folder: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    package = sourcebook.export(folder, "datapackage", tmp_path / "package")
    events = package / "events.csv"
    events.write_text(events.read_text("utf-8").replace(",shelling,", ",shouting,", 1), "utf-8")
    claims = package / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace(",SDN-", ",SDM-", 1), "utf-8")
    tasks = frictionless.validate(str(package / "datapackage.json")).tasks
    found = {(task.name, error.type) for task in tasks for error in task.errors}
    assert {("events", "constraint-error"), ("events", "hash-count"), ("claims", "foreign-key")} <= found


def test_the_package_says_what_it_is(folder: Path, tmp_path: Path) -> None:
    package = sourcebook.export(folder, "datapackage", tmp_path / "package", licence="https://example.org/licence")
    told = json.loads((package / "datapackage.json").read_text("utf-8"))
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["licenses"] == [{"path": "https://example.org/licence"}]
    assert (told["sourcebook"]["builder"], told["sourcebook"]["fingerprint"]) == ("stub@1", "f00d")
    for resource in told["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    sides = next(field for field in told["resources"][0]["schema"]["fields"] if field["name"] == "side_a")
    assert (sides["type"], sides["delimiter"], sides["itemType"]) == ("list", LIST_SEPARATOR, "string")


def test_an_option_of_another_format_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="format 'geojson' cannot be written with 'bom'; csv, hxl can"):
        sourcebook.export(folder, "geojson", tmp_path / "x", bom=True)


def test_a_folder_is_not_written_under_the_name_of_a_file(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"events\.csv looks like a file, and csv writes a folder; name a folder"):
        sourcebook.export(folder, "csv", tmp_path / "events.csv")


def test_timestamps_are_iso_in_utc(folder: Path, tmp_path: Path) -> None:
    path = sourcebook.export(folder, "csv", tmp_path / "csv") / "provenance.csv"
    stamp = pl.read_csv(path, infer_schema=False)["edited_at"][0]
    assert stamp == "2024-01-02T03:04:05.123456Z"
    assert datetime.fromisoformat(stamp) == EDITED_AT
