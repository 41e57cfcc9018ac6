"""What a comparison found, as frames, and its way into a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..exports.comparison_book import write_comparison

if TYPE_CHECKING:
    import polars as pl

    from ..reports import Failure


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two builders on the same reports. The frames have the columns of the tables in `schema.comparison`."""

    builders: tuple[str, str]
    """The builders' names, first and second."""
    cells: pl.DataFrame
    """Of the events that both found: one row per cell that either fills."""
    unmatched: pl.DataFrame
    """The events that only one found."""
    agreement: pl.DataFrame
    """One row per column: how often they agree."""
    events: tuple[int, int]
    """How many events each found."""
    failures: tuple[tuple[Failure, ...], tuple[Failure, ...]] = field(default=((), ()))
    """What each could not read or build."""

    @property
    def matched(self) -> int:
        """How many events both found."""
        return self.cells["pair"].n_unique()

    @property
    def disagreements(self) -> pl.DataFrame:
        """The cells about which they do not agree."""
        return self.cells.filter(self.cells["verdict"] != "same")

    def write(self, path: str | Path) -> Path:
        """Write the workbook; what is there is replaced whole, or not at all. Raises OutputError."""
        path = Path(path)
        failures = [
            (name, failure.where, failure.reason)
            for name, some in zip(self.builders, self.failures, strict=True)
            for failure in some
        ]
        write_comparison(path, self, failures)
        return path
