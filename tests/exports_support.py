"""A dataset with what makes exports stumble, in memory and as a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sourcebook
from sourcebook.exports import BuildInfo, TableWriter
from sourcebook.schema import TABLES

from .frames_support import frame, frames, with_cell

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

INFO = BuildInfo(version="1.2", builder="stub@1", fingerprint="f00d")
FORMULA = '=HYPERLINK("http://example.org/","a, b")'
EDITED_AT = datetime(2024, 1, 2, 3, 4, 5, 123456, UTC)


def awkward(count: int = 12) -> dict[str, pl.DataFrame]:
    """Frames with quotes, line ends, formulas, other scripts, empty cells of every kind, an edit, a lone claim."""
    made = frames(count)
    events = with_cell(made["events"], 0, notes=FORMULA, place='Al-Koum, "the hill"\nnorth of it', admin1="حمص")
    nowhen = {"date_start": None, "date_end": None, "date_precision": None, "civilians_targeted": None}
    nobody = {"killed_low": None, "killed_best": None, "killed_high": None, "side_b": None, "confidence": None}
    events = with_cell(events, 1, country=None, admin1="N/S = 5%", **nowhen, **nobody)
    events = with_cell(events, 2, injured_low=1, injured_best=2, injured_high=3)
    lone = made["claims"].to_dicts()[-1] | {"claim_id": "c-lone", "event_id": None, "scope": "cumulative"}
    claims = frame("claims", [*made["claims"].to_dicts(), lone])
    evidence = made["provenance"].to_dicts()[-1] | {"row_id": "c-lone"}
    provenance = frame("provenance", [*made["provenance"].to_dicts(), evidence])
    edit = {"edited_by": "Amal", "edited_at": EDITED_AT, "origin": "edited", "previous_value": "2023-01-08"}
    return made | {"events": events, "claims": claims, "provenance": with_cell(provenance, 0, **edit)}


def in_memory(count: int = 12) -> sourcebook.Dataset:
    return sourcebook.Dataset(folder=None, frames=awkward(count))


def in_folder(folder: Path, count: int = 12) -> Path:
    """The same as a dataset folder, as a build writes it."""
    folder.mkdir(parents=True)
    made = awkward(count)
    for table in TABLES:
        with TableWriter(folder / f"{table.name}.parquet", table, INFO) as writer:
            writer.write(made[table.name])
    return folder
