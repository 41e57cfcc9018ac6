"""The builder of existing incident lists: csv, xlsx and Parquet, by a mapping of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...reports.paths import STANDARD_INPUT, expand
from ...reports.reading import found_in, storable
from .incident import rows_of
from .reading import ListReader
from .row import Row
from .shipped import find_mapping, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ...reports import Item, Report
    from ..records import Rows, Settings


class TableBuilder:
    """Reads lists itself, and makes one incident of each row. Raises InputError for a mapping that is wrong."""

    name = "table"
    version = "1"

    def __init__(self, settings: Settings) -> None:
        self.mapping = find_mapping(settings.mapping) if settings.mapping else None

    def read_files(self, paths: Sequence[str | Path]) -> Iterator[Item]:
        """Yield a report for every row of the files, and what could not be read."""
        lists = ListReader(self.mapping)
        for path in expand(paths):
            name = "standard input" if path == STANDARD_INPUT else storable(str(path))
            yield from found_in(path, name, lists.readers(), lists.piped)

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Make the incident of each row."""
        return [self._rows(report) for report in batch]

    def _rows(self, report: Report) -> Rows:
        if not isinstance(report, Row):
            raise TypeError("builder table makes incidents of the rows it has read, not of reports")
        mapping = shipped(report.mapping) if report.mapping else self.mapping
        if mapping is None:
            raise TypeError("the row was read by a mapping that this builder was not given")
        return rows_of(report, mapping)
