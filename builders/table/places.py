"""Where: country and division by name, and the point with what it stands for, which belong together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...schema import EVENTS
from .values import read_code, read_coordinate, read_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Cell
    from .reader import Read, RowReader

NAMES = ("admin1", "admin1_pcode", "admin2", "admin2_pcode", "place")

_STANDS_FOR = (("place", "exact"), ("admin2", "admin2"), ("admin1", "admin1"))
"""What a point stands for where the list does not say: the narrowest that the row names, or else the country."""


def place_cells(reader: RowReader) -> Iterator[Cell]:
    """Yield the cells of the place."""
    country = reader.read("country", lambda text: read_country(text, reader.mapping.counterparts))
    if country:
        yield reader.cell("country", country.value, country.piece)
    named: set[str] = set()
    for name in NAMES:
        if found := reader.read(name, str):
            named.add(name)
            yield reader.cell(name, found.value, found.piece)
    yield from _point(reader, named)


def _point(reader: RowReader, named: set[str]) -> Iterator[Cell]:
    latitude, longitude = _coordinate(reader, "latitude"), _coordinate(reader, "longitude")
    if latitude is None or longitude is None:
        for one in (latitude, longitude):
            if one:
                reader.remark(one.piece, "the other coordinate is missing; both are left empty")
        return
    yield reader.cell("latitude", latitude.value, latitude.piece)
    yield reader.cell("longitude", longitude.value, longitude.piece)
    if precision := reader.read("geo_precision", lambda text: read_code(text, EVENTS["geo_precision"])):
        yield reader.cell("geo_precision", precision.value, precision.piece)
    else:
        stands = next((code for name, code in _STANDS_FOR if name in named), "country")
        yield reader.cell("geo_precision", stands, latitude.piece, "by_names")


def _coordinate(reader: RowReader, name: str) -> Read[float] | None:
    parse = partial(read_coordinate, column=EVENTS[name], decimal=reader.mapping.decimal)
    return reader.read(name, parse, numbers_are_known=True)
