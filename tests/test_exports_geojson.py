"""GeoJSON: RFC 7946 as written, and as GeoPandas reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sourcebook
from sourcebook.schema import EVENTS, Kind, as_text

from .exports_support import awkward, in_folder, in_memory

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sourcebook.export(in_folder(tmp_path / "out"), "geojson", tmp_path / "events.geojson")


def test_every_event_is_a_feature_with_all_its_cells(path: Path) -> None:
    collection = json.loads(path.read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    for feature, event in zip(collection["features"], awkward()["events"].iter_rows(named=True), strict=True):
        assert (feature["type"], feature["id"]) == ("Feature", event["event_id"])
        dated = {c.name: as_text(event[c.name]) for c in EVENTS.columns if c.kind is Kind.DATE and event[c.name]}
        assert feature["properties"] == event | dated
        if event["latitude"] is None:
            assert feature["geometry"] is None
        else:
            place = [event["longitude"], event["latitude"]]
            assert feature["geometry"] == {"type": "Point", "coordinates": place}


def test_the_box_holds_all_points(path: Path) -> None:
    assert json.loads(path.read_text("utf-8"))["bbox"] == [-76.27, 2.96, 38.9, 49.71]


def test_one_feature_is_one_line(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    assert sum(line.startswith('{"type":"Feature",') for line in lines) == awkward()["events"].height


def test_without_events_or_points_it_is_valid_still(tmp_path: Path) -> None:
    data = in_memory()
    events = data.frames["events"]
    data.frames["events"] = events.clear()
    empty = json.loads(sourcebook.export(data, "geojson", tmp_path / "x.geojson").read_text("utf-8"))
    assert empty == {"type": "FeatureCollection", "name": "events", "features": []}
    data.frames["events"] = events[4:5]
    pointless = json.loads(sourcebook.export(data, "geojson", tmp_path / "x.geojson").read_text("utf-8"))
    assert ("bbox" in pointless, pointless["features"][0]["geometry"]) == (False, None)


@pytest.mark.filterwarnings("ignore")
def test_geopandas_reads_points_and_cells(path: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame, events = geopandas.read_file(path), awkward()["events"]
    assert frame.crs == "EPSG:4326"
    assert frame["event_id"].tolist() == events["event_id"].to_list()
    assert frame.geometry.x.fillna(999).tolist() == events["longitude"].fill_null(999).to_list()
    assert frame["notes"][0] == events["notes"][0]
    assert list(frame["side_a"][4]) == ["JNIM", "Katiba Macina"]
