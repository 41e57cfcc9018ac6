"""A dataset: four tables, in a folder or in memory, and what the build that made it had to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .commit import finish
from .errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from .edits.conflicts import Conflict
    from .reports import Failure, Notice
    from .schema import Table

WORKBOOK = "sourcebook.xlsx"


@dataclass(kw_only=True)
class Dataset:
    """Events, claims, reports and provenance as polars frames, and the build's own account."""

    folder: Path | None
    """Where the files are; None for a dataset in memory."""
    failures: Sequence[Failure] = ()
    """Reports, or pieces of files, that could not be read or built, each with the reason."""
    notices: Sequence[Notice] = ()
    """What to know about reports that were read nevertheless."""
    defects: Sequence[str] = ()
    """Rows that broke a rule of the schema; they were left out. Each is an error of Sourcebook or of the builder."""
    conflicts: Sequence[Conflict] = ()
    """Hand edits that meet a rebuilt value or one another; the edits stand, or wait in the ledger."""
    counts: dict[str, int] = field(default_factory=dict[str, int])
    """Rows written by table."""
    files: Sequence[Path] = ()
    """What the build wrote."""
    seconds: float = 0.0
    """How long the build took."""
    frames: dict[str, pl.DataFrame] = field(default_factory=dict[str, "pl.DataFrame"], repr=False)
    """The tables that are in memory, by name; the others are read when they are asked for."""

    @property
    def events(self) -> pl.DataFrame:
        """One row per incident."""
        return self.table("events")

    @property
    def claims(self) -> pl.DataFrame:
        """One row per stated figure."""
        return self.table("claims")

    @property
    def reports(self) -> pl.DataFrame:
        """One row per report read."""
        return self.table("reports")

    @property
    def provenance(self) -> pl.DataFrame:
        """The words behind every filled cell."""
        return self.table("provenance")

    def table(self, name: str) -> pl.DataFrame:
        """Return a table by name, read from the folder the first time; raises InputError when it is not there."""
        if name not in self.frames:
            from .exports import read_table

            self.frames[name] = read_table(self.path(name))
        return self.frames[name]

    def lazy(self, name: str) -> pl.LazyFrame:
        """Return a table of which a part is wanted; one that is in a file is not read whole. Raises as `table` does."""
        if name in self.frames or self.folder is None:
            return self.table(name).lazy()
        import polars as pl

        return pl.scan_parquet(self.path(name))

    def path(self, name: str) -> Path:
        """Where the table's Parquet file is; raises InputError when there is none."""
        if self.folder is None:
            raise InputError("this dataset is in memory; build it with out=… to have files")
        path = self.folder / file_of(name)
        if not path.is_file():
            raise InputError(f"{path} is missing; {self.folder} is no dataset folder, build one with -o {self.folder}")
        return path


def read(folder: str | Path) -> Dataset:
    """Open a dataset folder; its tables are read when they are first used. Raises InputError when it holds none."""
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; name the folder that `sourcebook build -o` wrote")
    try:
        finish(folder)
    except OSError as error:
        raise InputError(
            f"{folder} was left in the middle of a swap, and {error.filename or 'a file'} cannot be written: "
            f"{error.strerror}; make it writable, or close the program that has it open"
        ) from error
    from .edits.history import History

    dataset = Dataset(folder=folder, conflicts=History(folder).conflicts())
    dataset.path("events")
    return dataset


def file_of(table: str | Table) -> str:
    """Name of a table's file in a dataset folder."""
    return f"{table if isinstance(table, str) else table.name}.parquet"
