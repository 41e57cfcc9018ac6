"""An incident in its event: what linking knows of it, its cells, and why it is there."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..builders.records import Cell, Incident, Value
    from .keys import Key


class Member:
    """One report's incident in an event; `rule` is the link rule that put it there."""

    def __init__(self, key: Key, incident: Incident, rule: str) -> None:
        self.key = key
        self.incident = incident
        self.rule = rule

    @cached_property
    def cells(self) -> dict[str, list[Cell]]:
        """The cells by column, in the builder's order."""
        by_column: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.incident.cells:
            by_column[cell.column].append(cell)
        return by_column

    def value(self, column: str) -> Value | None:
        """The value that this report gives the column: that of its first cell."""
        cells = self.cells.get(column)
        return cells[0].value if cells else None


def cells_of(members: Iterable[Member], column: str) -> Iterator[Cell]:
    """The cells of one column, report by report."""
    for member in members:
        yield from member.cells.get(column, ())
