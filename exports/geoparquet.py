"""Points for GeoParquet 1.1: a WKB column beside latitude and longitude, and what the footer says of it."""

from __future__ import annotations

import json
from struct import pack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

GEOMETRY = "geometry"
"""Name of the column; it belongs to the file, not to the schema."""

LITTLE_ENDIAN, POINT = 1, 1
"""The first bytes of a WKB point."""


class Points:
    """Makes the column, and remembers the box around all points."""

    def __init__(self) -> None:
        self.box: tuple[float, float, float, float] | None = None

    def column(self, frame: pl.DataFrame) -> pa.Array:
        """One WKB point (longitude, latitude) per row, null without coordinates."""
        import polars as pl

        pairs = list(zip(frame["longitude"], frame["latitude"], strict=True))
        self._widen([(x, y) for x, y in pairs if x is not None and y is not None])
        points = (None if x is None or y is None else pack("<BIdd", LITTLE_ENDIAN, POINT, x, y) for x, y in pairs)
        return pl.Series(list(points), dtype=pl.Binary).to_arrow(compat_level=pl.CompatLevel.oldest())

    def footer(self) -> dict[bytes, bytes]:
        """The footer's entry. No CRS is named: GeoParquet's own is OGC:CRS84, longitude first."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
        if self.box:
            column["bbox"] = list(self.box)
        geo = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
        return {b"geo": json.dumps(geo).encode()}

    def _widen(self, points: list[tuple[float, float]]) -> None:
        if not points:
            return
        xs, ys = zip(*points, strict=True)
        west, south, east, north = self.box or (xs[0], ys[0], xs[0], ys[0])
        self.box = (min(west, *xs), min(south, *ys), max(east, *xs), max(north, *ys))
