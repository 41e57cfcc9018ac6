"""An edition: the dataset as it was once exported, kept so that workbooks made from it can come back.

Its name is made from its content. It holds the tables that people edit, where each event is told, the notes of its
workbook, and, of every cell that was edited in it already, what the builder had there.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
import polars as pl

from ..errors import InputError
from ..exports.notes import Note
from ..exports.template import TEMPLATE
from ..schema import CLAIMS, EVENTS, REPORTS, empty_frame
from .whereabouts import PLACES, Whereabouts, claim_places, event_places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from ..schema import Table

EDITED = (EVENTS, CLAIMS, REPORTS)
"""Tables whose rows people edit; Provenance follows from them."""

NAME = 16
"""Hexadecimal digits of an edition's name: 64 bits, far from any collision among a folder's editions."""

ABOUT, PLACES_FILE = "about.json", "places.parquet"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition knows beside its tables."""

    seen: int
    """How many entries of the ledger are in it."""
    built: tuple[tuple[str, str, str, Any], ...]
    """Table, row, column of each edited cell, and the builder's value."""
    notes: tuple[Note, ...] = ()
    """The notes on cells of its workbook."""


class Edition:
    """An edition in the history of a dataset folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        try:
            about = msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)
        except FileNotFoundError as error:
            raise InputError(
                f"{folder} is missing: without it nobody can tell what was edited; restore it from a backup"
            ) from error
        self.seen = about.seen
        self.built = {(table, row, column): value for table, row, column, value in about.built}
        self.notes = about.notes

    def table(self, table: Table) -> pl.DataFrame:
        """One of the tables in `EDITED`, as it was exported."""
        return pl.read_parquet(self.folder / f"{table.name}.parquet", columns=table.names)

    def whereabouts(self, table: Table, rows: Collection[str]) -> Whereabouts:
        """Where these rows of a table are told."""
        if table not in (EVENTS, CLAIMS):
            return Whereabouts(table.name, pl.DataFrame(schema=PLACES))
        places = (
            pl.scan_parquet(self.folder / PLACES_FILE)
            if table is EVENTS
            else claim_places(self.folder / "claims.parquet")
        )
        return Whereabouts(table.name, places.filter(pl.col("row").is_in(list(rows))).collect())

    def reports_among(self, reports: Iterable[str]) -> set[str]:
        """Those of the reports that it was made from."""
        told = pl.scan_parquet(self.folder / "reports.parquet").select("report_id")
        return set(told.filter(pl.col("report_id").is_in(list(reports))).collect().to_series())


class EmptyEdition(Edition):
    """The edition that has no rows: what a template is a copy of, in every folder."""

    def __init__(self) -> None:
        self.name = TEMPLATE
        self.seen = 0
        self.built = {}
        self.notes = ()

    def table(self, table: Table) -> pl.DataFrame:
        """The table without rows."""
        return empty_frame(table)

    def whereabouts(self, table: Table, rows: Collection[str]) -> Whereabouts:  # noqa: ARG002 - nothing is told
        """Nothing is told anywhere."""
        return Whereabouts(table.name, pl.DataFrame(schema=PLACES))

    def reports_among(self, reports: Iterable[str]) -> set[str]:  # noqa: ARG002 - it was made from none
        """None."""
        return set()


def edition_name(tables: Mapping[str, Path]) -> str:
    """Name an edition by the content of its files; `tables`: the Parquet files of `EDITED`, by table name."""
    digest = hashlib.sha256()
    for table in EDITED:
        with tables[table.name].open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:NAME]


def write_edition(folder: Path, tables: Mapping[str, Path], about: About) -> None:
    """Keep an edition in `folder`. `tables`: the Parquet files of all tables, by name."""
    import shutil

    folder.mkdir(parents=True)
    for table in EDITED:
        shutil.copyfile(tables[table.name], folder / f"{table.name}.parquet")
    event_places(tables["provenance"]).sink_parquet(folder / PLACES_FILE)
    (folder / ABOUT).write_bytes(msgspec.json.encode(about, order="deterministic"))
