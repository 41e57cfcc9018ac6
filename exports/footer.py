"""What a dataset's files say of themselves: which tool made them from what, and what their columns mean."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from ..schema.codebook import table_codebook
from .info import BuildInfo

if TYPE_CHECKING:
    from ..schema import Table
    from .tables import Tables

KEY = b"sourcebook"
"""Key of our entry in a Parquet file's metadata."""

ATTRIBUTION = (
    "Places and coordinates that were looked up: GeoNames (https://www.geonames.org), CC BY 4.0. "
    "Quoted words remain those of the reports' publishers."
)
"""What whoever passes the dataset on must say; the dataset's own licence is for its maker to choose."""

UNKNOWN = "not recorded"


def about(info: BuildInfo) -> dict[str, str]:
    """What built the dataset, as pairs of text; without a licence where its maker chose none."""
    told = {"tool": f"sourcebook {info.version}", "builder": info.builder, "fingerprint": info.fingerprint}
    licence = {"licence": info.licence} if info.licence else {}
    return told | licence | {"attribution": ATTRIBUTION}


def footer(table: Table, info: BuildInfo) -> bytes:
    """Our entry in the footer of a table's file, as JSON."""
    return json.dumps(
        about(info) | {"table": table.name, "codebook": table_codebook(table)}, ensure_ascii=False
    ).encode()


def info_of(dataset: Tables, licence: str | None = None) -> BuildInfo:
    """What the files of the dataset's folder say; for one in memory, this version. `licence` stands for theirs."""
    told = _read(dataset)
    return BuildInfo(
        version=told.get("tool", "").removeprefix("sourcebook ") or version("sourcebook"),
        builder=told.get("builder", UNKNOWN),
        fingerprint=told.get("fingerprint", UNKNOWN),
        licence=licence or told.get("licence"),
    )


def _read(dataset: Tables) -> dict[str, str]:
    if dataset.folder is None:
        return {}
    from pyarrow.parquet import read_metadata

    entry = (read_metadata(dataset.path("events")).metadata or {}).get(KEY)
    told: dict[str, str] = json.loads(entry) if entry else {}
    return told
