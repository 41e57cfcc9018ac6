"""Events as a GeoJSON feature collection (RFC 7946): one feature a line, its geometry null without coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from ..schema import EVENTS
from .rows import batches

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from .tables import Tables


def write(dataset: Tables, target: Path) -> None:
    """Write the events. Their columns are the properties: dates as ISO 8601 text, lists as arrays."""
    with target.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","name":"events"')
        separator, box = b',"features":[\n', _Box()
        for frame in batches(dataset, EVENTS):
            box.widen(frame)
            for event in frame.iter_rows(named=True):
                file.write(separator + msgspec.json.encode(_feature(event)))
                separator = b",\n"
        file.write(b"\n]" if separator == b",\n" else b',"features":[]')
        if box.corners:
            file.write(b',"bbox":' + msgspec.json.encode(box.corners))
        file.write(b"}\n")


def _feature(event: dict[str, Any]) -> dict[str, Any]:
    point = [event["longitude"], event["latitude"]]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": event["event_id"], "geometry": geometry, "properties": event}


class _Box:
    """West, south, east and north of all points so far; empty without any."""

    def __init__(self) -> None:
        self.corners: list[float] = []

    def widen(self, frame: pl.DataFrame) -> None:
        """Take in a frame's points."""
        placed = frame.drop_nulls(["latitude", "longitude"])
        if placed.is_empty():
            return
        xs, ys = placed["longitude"].to_list(), placed["latitude"].to_list()
        west, south, east, north = self.corners or (xs[0], ys[0], xs[0], ys[0])
        self.corners = [min(west, *xs), min(south, *ys), max(east, *xs), max(north, *ys)]
