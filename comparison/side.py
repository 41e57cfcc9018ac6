"""One builder's events, as they are compared: rows, keys of linking, and the words behind the cells."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from ..linking.keys import Key, fold, fold_place, is_generic
from ..schema import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..dataset import Dataset

ANCHOR = "report_ids"
"""The column whose words are those that make the event an incident, report by report."""


class Words(NamedTuple):
    """A passage behind a cell."""

    quote: str
    report_id: str
    start: int
    end: int


class Found(NamedTuple):
    """An event of one builder."""

    number: int
    row: dict[str, Any]
    key: Key
    words: dict[str, list[Words]]
    """By column, of the values that stand in the row."""

    @property
    def event_id(self) -> str:
        """The event's id in its dataset."""
        return str(self.row["event_id"])

    def quotes(self, column: str) -> str | None:
        """The different quotes behind a cell, one a line."""
        return "\n".join(dict.fromkeys(words.quote for words in self.words.get(column, ()))) or None


class Side:
    """What one builder made of the reports; `name` is the builder's."""

    def __init__(self, name: str, dataset: Dataset) -> None:
        self.name = name
        self.dataset = dataset

    @cached_property
    def events(self) -> list[Found]:
        """The events, in the order of the dataset."""
        words = _words(self.dataset.provenance)
        rows = self.dataset.events.iter_rows(named=True)
        return [
            Found(number, row, _key(number, row, self.name), words.get(row["event_id"], {}))
            for number, row in enumerate(rows)
        ]


def _words(provenance: pl.DataFrame) -> dict[str, dict[str, list[Words]]]:
    """The words behind the values of every event, by its id and by column."""
    told = (pl.col("table") == "events") & (pl.col("origin") != "alternative") & pl.col("quote").is_not_null()
    names = ("row_id", "column", *Words._fields)
    found: dict[str, dict[str, list[Words]]] = defaultdict(lambda: defaultdict(list))
    for event, column, *words in provenance.filter(told).select(names).iter_rows():
        found[event][column].append(Words(*words))
    return found


def _key(number: int, row: dict[str, Any], teller: str) -> Key:
    """An event as linking compares incidents. Its teller is the builder: no two events of one builder are one."""
    bounds = {row[f"killed_{bound}"] for bound in ("low", "best", "high")}
    return Key(
        report_id=next(iter(row["report_ids"]), ""),
        position=number,
        anchor=0,
        published=None,
        text="\n".join(sorted(row["report_ids"])),
        first=row["date_start"],
        last=row["date_end"],
        country=row["country"],
        admin1=fold_place(row["admin1"]) if row["admin1"] else None,
        place=fold_place(row["place"]) if row["place"] else None,
        geo_precision=row["geo_precision"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        event_type=row["event_type"],
        side_a=_names(row["side_a"]),
        side_b=_names(row["side_b"]),
        killed=tuple(sorted(bound for bound in bounds if bound is not None)),
        series=teller,
    )


def _names(names: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(sorted({fold(name) for name in names or () if not is_generic(name)}))


FIGURES = tuple(f"{measure}_best" for measure in COUNTED)
