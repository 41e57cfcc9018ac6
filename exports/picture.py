"""A picture of a dataset as SVG: where its events are, and how many there were from month to month."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

import polars as pl

from .page.outlines import countries
from .series import Series, over_time, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .page.outlines import Ring
    from .tables import Tables

WIDTH, MAP_TOP, MAP_HEIGHT, BARS_TOP, BARS_HEIGHT, HEIGHT = 1200, 60, 520, 658, 110, 800
MARGIN = 24

NARROWEST = 6.0
"""Degrees of latitude that a map shows at least: nearer, the outlines are too coarse to place a town."""

AROUND = 1.3
"""How much more than its points the map shows, so that circles at the edge are whole."""

SMALLEST, BY_ROOT, LARGEST = 4.0, 2.2, 34.0
"""Radius of a point without people killed, what the root of each one adds (so that areas compare), and the largest."""

FINEST = 1.5
"""Pixels between two points of an outline, at least: nearer ones cannot be told apart."""

INK, QUIET, LAND, RED, DARK, GREY, BLUE = "#1f2a37", "#667180", "#e9ecef", "#c2503f", "#8f3024", "#7b8794", "#5f8dc3"

SHAPES = {"exact": "known", "near": "known", "admin2": "division", "admin1": "division"}
"""Classes of a point by its precision; the others are `wide`."""

STYLE = f"""
text {{ font: 14px Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; fill: {QUIET}; }}
.title {{ font-size: 20px; font-weight: 600; fill: {INK}; }}
.land {{ fill: {LAND}; stroke: #fff; stroke-width: .8; stroke-linejoin: round; }}
circle {{ fill: {RED}; stroke: {DARK}; stroke-width: 1.2; fill-opacity: .62; }}
.division, .wide {{ fill-opacity: .1; }}
.wide {{ stroke-dasharray: 4 3; }}
.unknown {{ fill: {GREY}; stroke: {GREY}; }}
.told {{ font-size: 13px; }}
.bar {{ fill: {BLUE}; }}
.base {{ stroke: #c9cfd6; }}
"""


class _Point(NamedTuple):
    latitude: float
    longitude: float
    precision: str
    killed: int | None

    @property
    def radius(self) -> float:
        return min(LARGEST, SMALLEST + BY_ROOT * math.sqrt(self.killed or 0))


def write(dataset: Tables, target: Path) -> None:
    """Write the picture. Rejected events are not in it."""
    events = dataset.events.filter(pl.col("review_status") != "rejected")
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title">',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text id="title" class="title" x="{MARGIN}" y="36">{escape(_title(events))}</text>',
        *_map(_points(events), events["latitude"].null_count()),
        *_bars(over_time(events.lazy())),
        "</svg>\n",
    ]
    target.write_text("\n".join(lines), "utf-8")


def _title(events: pl.DataFrame) -> str:
    first, last = span(events.lazy(), "date_start", "date_end")
    low, best, high = (int(events[f"killed_{bound}"].sum()) for bound in ("low", "best", "high"))
    between = "" if low == high else f" ({low:,}–{high:,})"
    when = f", {first} to {last}" if first else ""
    return f"{events.height:,} {'event' if events.height == 1 else 'events'}{when}: {best:,} killed{between}"


def _points(events: pl.DataFrame) -> list[_Point]:
    """Events with the same coordinates and precision are one point, the largest first so that small ones lie on top."""
    placed = events.filter(pl.col("latitude").is_not_null())
    figured = pl.col("killed_best").is_not_null().any()
    killed = pl.when(figured).then(pl.col("killed_best").sum())
    precision = pl.col("geo_precision").fill_null("area")
    points = placed.group_by("latitude", "longitude", precision).agg(killed.alias("killed"))
    return sorted((_Point(*row) for row in points.iter_rows()), key=lambda point: (-point.radius, point[:3]))


class _View(NamedTuple):
    """What the map shows: its middle in degrees, pixels to a degree of latitude, and how wide one of longitude is."""

    longitude: float
    latitude: float
    scale: float
    narrowed: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        right = (longitude - self.longitude) * self.narrowed * self.scale
        up = (latitude - self.latitude) * self.scale
        return round(WIDTH / 2 + right, 1), round(MAP_TOP + MAP_HEIGHT / 2 - up, 1)


def _view(points: list[_Point]) -> _View:
    """All points in view and no more; the world where there are none."""
    across = [point.longitude for point in points] or [-170.0, 170.0]
    up = [point.latitude for point in points] or [-55.0, 75.0]
    middle = (min(up) + max(up)) / 2
    narrowed = math.cos(math.radians(middle))
    wide = max(NARROWEST, (max(across) - min(across)) * AROUND * narrowed)
    high = max(NARROWEST, (max(up) - min(up)) * AROUND)
    scale = min((WIDTH - 2 * MARGIN) / wide, MAP_HEIGHT / high)
    return _View((min(across) + max(across)) / 2, middle, scale, narrowed)


def _map(points: list[_Point], elsewhere: int) -> Iterator[str]:
    view = _view(points)
    frame = f'x="{MARGIN}" y="{MAP_TOP}" width="{WIDTH - 2 * MARGIN}" height="{MAP_HEIGHT}"'
    yield f'<clipPath id="frame"><rect {frame}/></clipPath><g clip-path="url(#frame)">'
    for country in countries():
        if path := "".join(filter(None, (_ring(ring, view) for ring in country.rings))):
            yield f'<path class="land" d="{path}"/>'
    for point in points:
        x, y = view.place(point.longitude, point.latitude)
        shape = SHAPES.get(point.precision, "wide") + (" unknown" if point.killed is None else "")
        yield f'<circle class="{shape}" cx="{x}" cy="{y}" r="{point.radius:.1f}"/>'
    yield "</g>"
    told = (
        "Size: people killed. Solid: the place is known; hollow: only the division; dashed: only the country or area; "
        f"grey: no figure. Not on the map: {elsewhere:,} without coordinates. Outlines: Natural Earth."
    )
    yield f'<text class="told" x="{MARGIN}" y="{MAP_TOP + MAP_HEIGHT + 22}">{told}</text>'


def _ring(ring: Ring, view: _View) -> str:
    """A ring as a path; nothing where it is out of view."""
    places = [view.place(*point) for point in ring]
    across, down = zip(*places, strict=True)
    if max(across) < 0 or min(across) > WIDTH or max(down) < MAP_TOP or min(down) > MAP_TOP + MAP_HEIGHT:
        return ""
    kept = [places[0]]
    for place in places:
        if math.dist(place, kept[-1]) >= FINEST:
            kept.append(place)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _bars(series: Series) -> Iterator[str]:
    base, width = BARS_TOP + BARS_HEIGHT, WIDTH - 2 * MARGIN
    tallest = max(series.values, default=0)
    told = f"{series.title}, at most {tallest:,}; not drawn: {series.left_out:,} that {series.reason}."
    yield f'<text x="{MARGIN}" y="{BARS_TOP - 4}">{told}</text>'
    yield f'<line class="base" x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{base}" y2="{base}"/>'
    if not series.values:
        return
    step = width / len(series.values)
    every = math.ceil(len(series.values) / 12)
    for at, (name, value) in enumerate(zip(series.names, series.values, strict=True)):
        left, height = MARGIN + at * step, (BARS_HEIGHT - 16) * value / tallest
        yield (
            f'<rect class="bar" x="{left + step * 0.12:.1f}" y="{base - height:.1f}" width="{step * 0.76:.1f}" '
            f'height="{height:.1f}"><title>{name}: {value:,}</title></rect>'
        )
        if at % every == 0:
            yield f'<text x="{left + step / 2:.1f}" y="{base + 20}" text-anchor="middle">{name}</text>'
