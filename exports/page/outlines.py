"""Country outlines, made from Natural Earth by scripts/compile_outlines.py."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

PATH = Path(__file__).with_name("outlines.json")

Ring: TypeAlias = list[tuple[float, float]]
"""Points as longitude and latitude, in degrees; the last is the first again."""


class Country(NamedTuple):
    """One country's land."""

    iso3: str | None
    """None for land that no code stands for."""
    rings: list[Ring]


def packed() -> Any:
    """The file as it is: arcs that neighbours share as steps of whole numbers, and each country's rings of arcs."""
    return json.loads(PATH.read_text("utf-8"))


def countries() -> list[Country]:
    """Every country."""
    content = packed()
    arcs = [_points(arc, content["steps"]) for arc in content["arcs"]]
    return [Country(iso3, [_ring(ring, arcs) for ring in rings]) for iso3, rings in content["countries"]]


def _points(arc: list[int], steps: int) -> Ring:
    x = y = 0
    points: Ring = []
    for right, up in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + right, y + up
        points.append((x / steps, y / steps))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs one after the other; `~number` is an arc run backwards."""
    points = [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
    return [points[0], *(after for before, after in pairwise(points) if after != before)]
