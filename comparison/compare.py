"""Build the same reports by two builders, match their events and compare them cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from ..builders.records import ReadingBuilder, Settings
from ..builders.registry import make_builder, options_of
from ..errors import InputError
from ..pipeline import build
from ..schema import as_text, polars_schema
from ..schema.comparison import AGREEMENT, CELLS, COMPARED, UNMATCHED, VERDICT
from .pairing import pair
from .result import Comparison
from .side import ANCHOR, Side
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ..dataset import Dataset
    from ..progress import Progress
    from ..schema import Table
    from .pairing import Pair

Row = dict[str, Any]

RECOGNISED_BY = ("date_start", "country", "place", "event_type")
"""Columns by which people recognise an event."""


def compare(
    paths: str | Path | Sequence[str | Path],
    *,
    builders: Sequence[str] = ("text", "llm"),
    gazetteers: Sequence[str | Path] = (),
    lexicons: Sequence[str | Path] = (),
    mapping: str | Path | None = None,
    options: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Build the reports by two builders and compare what they found.

    `options` and `mapping` go to the builder that takes them, the other settings to both. Raises InputError where not
    two different builders are named or none takes an option, and as `build` does.
    """
    first, second = _two(builders)
    shared = {"gazetteers": gazetteers, "lexicons": lexicons, "progress": progress}
    own = _shared_out((first, second), dict(options or {}))
    made = [
        build(paths, builder=name, options=own[name], mapping=_mapping_of(name, mapping, own[name]), **shared)  # type: ignore[arg-type]
        for name in (first, second)
    ]
    return compare_datasets(made[0], made[1], (first, second))


def compare_datasets(first: Dataset, second: Dataset, names: tuple[str, str] = ("first", "second")) -> Comparison:
    """Compare two datasets, such as those of one builder with two models; `names` are shown for them."""
    _two(names)
    sides = Side(names[0], first), Side(names[1], second)
    pairs = pair(sides[0].events, sides[1].events)
    cells = _frame(CELLS, [row for number, match in enumerate(pairs, 1) for row in _cells(number, match)])
    return Comparison(
        builders=names,
        cells=cells,
        unmatched=_frame(UNMATCHED, list(_unmatched(sides, pairs))),
        agreement=_frame(AGREEMENT, list(_agreement(cells))),
        events=(len(sides[0].events), len(sides[1].events)),
        failures=(tuple(first.failures), tuple(second.failures)),
    )


def _two(builders: Sequence[str]) -> tuple[str, str]:
    names = list(dict.fromkeys(builders))
    if len(names) != 2 or len(builders) != 2:
        raise InputError(
            f"two different builders are compared, not {', '.join(builders) or 'none'}; name each with --builder NAME"
        )
    return names[0], names[1]


def _shared_out(names: Sequence[str], options: dict[str, object]) -> dict[str, dict[str, object]]:
    """The options of each builder: those that it knows."""
    known = {name: set(options_of(name)) for name in names}
    for option in options:
        if not any(option in some for some in known.values()):
            listed = "; ".join(f"{name} takes {', '.join(sorted(some)) or 'none'}" for name, some in known.items())
            raise InputError(f"neither builder has an option {option!r}: {listed}")
    return {name: {option: value for option, value in options.items() if option in known[name]} for name in names}


def _mapping_of(name: str, mapping: str | Path | None, options: Mapping[str, object]) -> str | Path | None:
    """The mapping, for a builder that reads lists itself."""
    if mapping is None:
        return None
    settings = Settings(options=tuple((option, str(value)) for option, value in options.items()))
    return mapping if isinstance(make_builder(name, settings), ReadingBuilder) else None


def _cells(number: int, match: Pair) -> Iterator[Row]:
    first, second, rule = match
    event = ", ".join(as_text(first.row[name]) for name in RECOGNISED_BY if first.row[name] is not None)
    reports = as_text(list(dict.fromkeys([*first.row["report_ids"], *second.row["report_ids"]])))
    for column in COMPARED:
        values = first.row[column.name], second.row[column.name]
        found = verdict(column, *values)
        if found is not None:
            yield {
                "pair": number,
                "event": event,
                "column": column.name,
                "verdict": found,
                "first_value": as_text(values[0]) or None,
                "second_value": as_text(values[1]) or None,
                "first_quote": first.quotes(column.name),
                "second_quote": second.quotes(column.name),
                "matched_by": rule,
                "first_event": first.event_id,
                "second_event": second.event_id,
                "report_ids": reports,
            }


def _unmatched(sides: tuple[Side, Side], pairs: Sequence[Pair]) -> Iterator[Row]:
    matched = {match.first.number for match in pairs}, {match.second.number for match in pairs}
    for side, taken in zip(sides, matched, strict=True):
        for found in side.events:
            if found.number not in taken:
                own = {name: found.row[name] for name in UNMATCHED.names if name in found.row}
                yield own | {"builder": side.name, "quote": found.quotes(ANCHOR)}


def _agreement(cells: pl.DataFrame) -> Iterator[Row]:
    counts = {(column, code): number for column, code, number in cells.group_by("column", "verdict").len().iter_rows()}
    for column in COMPARED:
        row = {code: counts.get((column.name, code), 0) for code in VERDICT.codes}
        filled = sum(row.values())
        share = round(row["same"] / filled, 4) if filled else None
        yield {"column": column.name, "filled": filled, **row, "agreement": share}


def _frame(table: Table, rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(
        [[row[name] for name in table.names] for row in rows], schema=polars_schema(table), orient="row"
    )
