"""What an export reads of a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


class Tables(Protocol):
    """A dataset's tables, as `sourcebook.read` and `sourcebook.build` give them; formats need no more of it."""

    folder: Path | None
    """Where the files are; None for a dataset in memory."""
    frames: dict[str, pl.DataFrame]
    """The tables that are in memory already, by name."""

    @property
    def events(self) -> pl.DataFrame:
        """One row per incident."""
        ...

    @property
    def claims(self) -> pl.DataFrame:
        """One row per stated figure."""
        ...

    @property
    def reports(self) -> pl.DataFrame:
        """One row per report read."""
        ...

    @property
    def provenance(self) -> pl.DataFrame:
        """The words behind every filled cell."""
        ...

    def table(self, name: str) -> pl.DataFrame:
        """Return a table by name; raises InputError when it is not there."""
        ...

    def lazy(self, name: str) -> pl.LazyFrame:
        """Return a table of which a part is wanted; one that is in a file is not read whole."""
        ...

    def path(self, name: str) -> Path:
        """Where the table's Parquet file is; raises InputError when there is none."""
        ...
