"""The figures of a row: low, best and high of each measure as claims, and the figures that no column of ours holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...schema import COUNTED
from ..records import Figure
from .reader import UnreadableError
from .values import read_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .mapping import FigureOrigin
    from .reader import Read, RowReader
    from .row import Piece

CIVILIANS = "civilians_killed"

QUALIFIERS = {"low": "at_least", "best": "exact", "high": "at_most"}
"""What a bound says as a claim: settling (docs/tolls.md) then gives the row these three numbers again."""


def figures(reader: RowReader, source: str | None) -> Iterator[Figure]:
    """Yield the figures; `source` is who is cited for all of them, where the row cites one."""
    for measure in COUNTED:
        bounds = _bounds(reader, measure)
        for bound, read in bounds.items():
            yield _bound(reader, measure, bound, read, source)
        _tell_disorder(reader, measure, bounds)
    for origin in reader.mapping.figures:
        if figure := _other(reader, origin, source):
            yield figure


def _bounds(reader: RowReader, measure: str) -> dict[str, Read[int]]:
    decimal = reader.mapping.decimal
    read = {bound: reader.read(f"{measure}_{bound}", lambda text: read_count(text, decimal)) for bound in QUALIFIERS}
    return {bound: found for bound, found in read.items() if found}


def _bound(reader: RowReader, measure: str, bound: str, read: Read[int], source: str | None) -> Figure:
    number = read.value
    civilian = measure == CIVILIANS
    return Figure(
        measure="killed" if civilian else measure,
        low=None if bound == "high" else number,
        high=None if bound == "low" else number,
        qualifier=QUALIFIERS[bound],
        scope="incident",
        passage=reader.passage(read.piece),
        rule=reader.rule(read.piece),
        victims="civilians" if civilian else None,
        victim_group="civilian" if civilian else None,
        cited_source=source,
        source_is_named=source is not None,
    )


def _tell_disorder(reader: RowReader, measure: str, bounds: dict[str, Read[int]]) -> None:
    numbers = [bounds[bound].value for bound in QUALIFIERS if bound in bounds]
    if numbers != sorted(numbers):
        told = f"low, best and high of {measure} are {', '.join(map(str, numbers))}, not in rising order; "
        reader.remark(
            next(iter(bounds.values())).piece, told + "the row takes the smallest as low, the largest as high"
        )


def _other(reader: RowReader, origin: FigureOrigin, source: str | None) -> Figure | None:
    piece = reader.row.piece(origin.column)
    if piece is None or reader.text("", piece.text) is None:
        return None
    try:
        number = read_count(piece.text, reader.mapping.decimal)
    except UnreadableError as error:
        reader.remark(piece, f"{error}; no claim is made of it")
        return None
    named = reader.row.piece(origin.victims_from) if origin.victims_from else None
    return Figure(
        measure=origin.measure,
        low=None if origin.qualifier == "at_most" else number,
        high=None if origin.qualifier == "at_least" else number,
        qualifier=origin.qualifier,
        scope=origin.scope,
        passage=reader.passage(piece),
        rule=reader.rule(piece),
        victims=_victims(named) or origin.victims,
        victim_group=origin.victim_group,
        cited_source=source,
        source_is_named=source is not None,
        passages={"victims": reader.passage(named)} if named else {},
    )


def _victims(named: Piece | None) -> str | None:
    return " ".join(named.text.split()) if named else None
