"""Named arrays in one file, mapped from disk and not read until asked."""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_sections(path: Path, columns: Mapping[str, array[int]]) -> None:
    """Write a line of JSON that says where each array stands, then the arrays, little-endian."""
    offset = 0
    index = {}
    for name, values in columns.items():
        offset += -offset % 8
        index[name] = (values.typecode, offset, len(values))
        offset += len(values) * values.itemsize
    head = json.dumps(index).encode()
    head += b" " * (-(len(head) + 1) % 8) + b"\n"
    body = bytearray(offset)
    for name, values in columns.items():
        start = index[name][1]
        body[start : start + len(values) * values.itemsize] = _little(values)
    path.write_bytes(head + body)


def map_sections(path: Path) -> dict[str, memoryview | array[int]]:
    """Map the arrays of a file by name."""
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        head = file.readline()
    columns: dict[str, memoryview | array[int]] = {}
    for name, (typecode, offset, count) in json.loads(head).items():
        start = len(head) + offset
        values = view[start : start + count * array(typecode).itemsize].cast(typecode)
        columns[name] = values if sys.byteorder == "little" else array(typecode, _swapped(array(typecode, values)))
    return columns


def pack_point(latitude: float, longitude: float, population: int) -> int:
    """One number for position (four decimals, some ten metres) and population (four digits)."""
    tens = 0
    while population > 8191:
        population = round(population / 10)
        tens += 1
    position = round((latitude + 90) * 1e4) << 22 | round((longitude + 180) * 1e4)
    return position << 16 | tens << 13 | population


def unpack_point(packed: int) -> tuple[float, float, int]:
    """Latitude, longitude and population."""
    latitude = round((packed >> 38) / 1e4 - 90, 4)
    longitude = round((packed >> 16 & 0x3FFFFF) / 1e4 - 180, 4)
    return latitude, longitude, (packed & 0x1FFF) * 10 ** (packed >> 13 & 7)


def _little(values: array[int]) -> bytes:
    return values.tobytes() if sys.byteorder == "little" else _swapped(values).tobytes()


def _swapped(values: array[int]) -> array[int]:
    copy = values[:]
    copy.byteswap()
    return copy
