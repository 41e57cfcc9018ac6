"""The static picture, and the country outlines that it and the page draw."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import sourcebook
from sourcebook.exports.page.outlines import countries
from sourcebook.schema.countries import country_codes

from . import frames_support

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
CAPITALS = {"SYR": (36.3, 33.5), "UKR": (30.5, 50.4), "SDN": (32.5, 15.6), "COL": (-74.1, 4.6), "MLI": (-8.0, 12.6)}


def picture(tmp_path: Path, frames: dict) -> ET.Element:
    path = sourcebook.export(sourcebook.Dataset(folder=None, frames=frames), "svg", tmp_path / "picture.svg")
    return ET.fromstring(path.read_text("utf-8"))


def test_a_circle_for_each_place_whose_area_grows_with_the_people_killed(tmp_path: Path) -> None:
    frames = frames_support.frames(3)
    drawn = picture(tmp_path, frames)
    radii = sorted((float(circle.get("r", "0")) for circle in drawn.iter(f"{SVG}circle")), reverse=True)
    killed = sorted(frames["events"]["killed_best"], reverse=True)
    least = 4.0
    assert len(radii) == 3
    assert radii[-1] == least
    assert [round((radius - least) ** 2 / (radii[0] - least) ** 2, 1) for radius in radii] == [
        round(count / killed[0], 1) for count in killed
    ]


def test_precision_and_missing_figures_are_seen(tmp_path: Path) -> None:
    frames = frames_support.frames(3)
    frames["events"] = frames_support.with_cell(frames["events"], 0, geo_precision="admin1", killed_best=None)
    frames["events"] = frames_support.with_cell(frames["events"], 1, geo_precision="country")
    classes = {circle.get("class") for circle in picture(tmp_path, frames).iter(f"{SVG}circle")}
    assert classes == {"division unknown", "wide", "known"}


def test_events_without_coordinates_are_told(tmp_path: Path) -> None:
    told = " ".join(text.text or "" for text in picture(tmp_path, frames_support.frames(10)).iter(f"{SVG}text"))
    assert "Not on the map: 2 without coordinates." in told
    assert told.startswith("10 events, 2023-01-09 to 2023-08-04: ")


def test_bars_add_up_to_the_events_without_the_rejected(tmp_path: Path) -> None:
    frames = frames_support.frames(12)
    frames["events"] = frames_support.with_cell(frames["events"], 0, review_status="rejected")
    titles = [title.text or "" for title in picture(tmp_path, frames).iter(f"{SVG}title")]
    assert sum(int(title.split(": ")[1]) for title in titles) == 11


def test_no_events(tmp_path: Path) -> None:
    frames = {name: frame.clear() for name, frame in frames_support.frames(1).items()}
    assert not list(picture(tmp_path, frames).iter(f"{SVG}circle"))


def test_the_same_dataset_gives_the_same_picture(tmp_path: Path) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(40))
    one, two = (sourcebook.export(data, "svg", tmp_path / name).read_bytes() for name in ("one.svg", "two.svg"))
    assert one == two


def test_outlines_hold_their_capitals_and_bear_known_codes() -> None:
    land = {country.iso3: country.rings for country in countries()}
    assert set(land) - {None} <= set(country_codes())
    assert len(land) > 200
    for code, (longitude, latitude) in CAPITALS.items():
        assert any(holds(ring, longitude, latitude) for ring in land[code]), code
        assert not any(
            holds(ring, longitude, latitude) for other, rings in land.items() if other != code for ring in rings
        )


def test_no_outline_runs_round_the_world() -> None:
    for country in countries():
        for ring in country.rings:
            assert max(abs(x - a) for (x, _), (a, _) in pairwise(ring)) < 90, country.iso3


def holds(ring: list[tuple[float, float]], longitude: float, latitude: float) -> bool:
    """Whether a point is within a ring: by the crossings of a line from it eastwards."""
    inside = False
    for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y > latitude) != (b > latitude) and longitude < x + (latitude - y) * (a - x) / (b - y):
            inside = not inside
    return inside
