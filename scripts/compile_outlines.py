"""Compile the country outlines of the evidence page and the static map: `python scripts/compile_outlines.py FILE`.

FILE is `countries-50m.json` of the npm package world-atlas 2.0.2 (`npm pack world-atlas`), which is Natural Earth's
1:50m country boundaries as TopoJSON. Borders are kept as arcs that neighbours share, so that simplifying opens no gaps.
Writes `exports/page/outlines.json`. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcebook.schema.countries import country_codes

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = Path(__file__).resolve().parent.parent / "exports" / "page" / "outlines.json"

STEPS = 50
"""Steps to a degree in the file: 0.02 degrees, some 2 km, finer than a pixel until a map shows less than 20 degrees."""

SMALLEST_BEND = 0.006
"""Square degrees: a point whose triangle with its neighbours is smaller is dropped (Visvalingam and Whyatt 1993). At
this size a country of 5 degrees still has its shape and the file stays near 150 KB; halve it for half as many again."""

SMALLEST_ISLAND = 0.03
"""Square degrees: smaller rings are dropped, but for the largest of each country."""

WITHOUT_EVENTS = {"ATA"}
"""Left out: Antarctica would take a sixth of a map of the world."""

WITHOUT_NUMBER = {"Kosovo": "XKX"}
"""Countries that the file names but does not number; other shapes without a number belong to no code."""

Point = tuple[float, float]
Ring = list[int]


def main() -> None:
    """Read, simplify, write."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = [simplified(arc) for arc in absolute(topology)]
    codes = {entry.numeric: entry.iso3 for entry in country_codes().values() if entry.numeric} | WITHOUT_NUMBER
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape["id"].lstrip("0") if "id" in shape else shape["properties"]["name"])
        if code not in WITHOUT_EVENTS and (rings := kept(shape, arcs)):
            countries.append([code, [part for ring in rings for part in parted(ring, arcs)]])
    countries.sort(key=lambda entry: (entry[0] or "~", entry[1]))
    numbers = {number: new for new, number in enumerate(sorted(used(countries)))}
    countries = [[code, [[renumbered(arc, numbers) for arc in ring] for ring in rings]] for code, rings in countries]
    made = {"steps": STEPS, "arcs": [steps(arcs[number]) for number in numbers], "countries": countries}
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")


def absolute(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: TopoJSON keeps the differences between points, as whole numbers."""
    (across, up), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [
            (x * across + left, y * up + bottom)
            for x, y in accumulate(arc, lambda one, two: [one[0] + two[0], one[1] + two[1]])
        ]
        for arc in topology["arcs"]
    ]


def simplified(arc: list[Point]) -> list[Point]:
    """The arc without its smallest bends; its ends stay, and a closed arc keeps four points."""
    points = list(arc)
    least = 4 if points[0] == points[-1] else 2
    while len(points) > least:
        bends = [bend(*points[at - 1 : at + 2]) for at in range(1, len(points) - 1)]
        smallest = min(range(len(bends)), key=bends.__getitem__)
        if bends[smallest] >= SMALLEST_BEND:
            break
        del points[smallest + 1]
    return points


def bend(before: Point, at: Point, after: Point) -> float:
    """Area of the triangle in square degrees of the equator."""
    cross = (before[0] - at[0]) * (after[1] - at[1]) - (after[0] - at[0]) * (before[1] - at[1])
    return abs(cross) / 2 * math.cos(math.radians(at[1]))


def kept(shape: dict[str, Any], arcs: list[list[Point]]) -> list[Ring]:
    """A country's rings, the largest first, without its smallest islands."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = sorted((ring for polygon in polygons for ring in polygon), key=lambda ring: -area(ring, arcs))
    return [ring for at, ring in enumerate(rings) if at == 0 or area(ring, arcs) >= SMALLEST_ISLAND]


def parted(ring: Ring, arcs: list[list[Point]]) -> list[Ring]:
    """The ring, or where it goes over the 180th meridian its part on either side, as arcs of their own."""
    points = points_of(ring, arcs)
    if all(abs(before[0] - after[0]) < 180 for before, after in pairwise(points)):
        return [ring]
    unrolled = [(x if x >= 0 else x + 360, y) for x, y in points]
    west = clipped(unrolled, lambda x: x <= 180)
    east = [(x - 360, y) for x, y in clipped(unrolled, lambda x: x >= 180)]
    arcs += [west, east]
    return [[len(arcs) - 2], [len(arcs) - 1]]


def clipped(ring: list[Point], inside: Callable[[float], bool]) -> list[Point]:
    """The part of a ring on one side of the 180th meridian, closed along it (Sutherland and Hodgman 1974)."""
    part: list[Point] = []
    for (x, y), (a, b) in pairwise([*ring, ring[0]]):
        if inside(x):
            part.append((x, y))
        if inside(x) != inside(a):
            part.append((180, y + (180 - x) * (b - y) / (a - x)))
    return [*part, part[0]]


def points_of(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The ring's arcs one after the other."""
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def area(ring: Ring, arcs: list[list[Point]]) -> float:
    """What a ring encloses, in square degrees of the equator."""
    points = points_of(ring, arcs)
    doubled = sum(x * b - a * y for (x, y), (a, b) in pairwise([*points, points[0]]))
    return abs(doubled) / 2 * math.cos(math.radians(points[0][1]))


def used(countries: list[list[Any]]) -> set[int]:
    """Numbers of the arcs that some ring is made of."""
    return {arc if arc >= 0 else ~arc for _, rings in countries for ring in rings for arc in ring}


def renumbered(arc: int, numbers: dict[int, int]) -> int:
    """The arc's new number; an arc run backwards stays one (`~number`, as in TopoJSON)."""
    return numbers[arc] if arc >= 0 else ~numbers[~arc]


def steps(arc: list[Point]) -> list[int]:
    """The arc as whole steps: the first point, then the differences, x and y in turn."""
    whole = [(round(x * STEPS), round(y * STEPS)) for x, y in arc]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    moves = [move for move in moves if move != (0, 0)] or moves[:1]
    return [number for pair in (whole[0], *moves) for number in pair]


if __name__ == "__main__":
    main()
