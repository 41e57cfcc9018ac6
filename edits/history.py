"""The history of a dataset folder: its ledger, its editions, the build as it was before edits, the merged workbooks.

history/ledger.jsonl       every edit, in order
history/editions/NAME/     what was exported, for workbooks that come back
history/built/             the tables as the builder made them, once there are edits
history/build.json         what the last build said of itself
history/published.json     which edition stands in the folder, and the digest of its workbook
history/conflicts.parquet  edits that meet the build or one another, once there are edits
history/workbooks/         each workbook as it was when it was merged
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from ..errors import InputError
from ..exports import BuildInfo, read_table
from ..exports.digest import sha256
from ..exports.template import TEMPLATE
from .conflicts import Conflict
from .edition import Edition, EmptyEdition
from .ledger import Ledger, read_ledger

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

HISTORY = "history"
LEDGER = f"{HISTORY}/ledger.jsonl"
BUILD = f"{HISTORY}/build.json"
PUBLISHED = f"{HISTORY}/published.json"
CONFLICTS_FILE = f"{HISTORY}/conflicts.parquet"
BUILT = f"{HISTORY}/built"
EDITIONS = f"{HISTORY}/editions"
WORKBOOKS = f"{HISTORY}/workbooks"


_Kept = TypeVar("_Kept")


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the folder."""

    base: str
    """The edition."""
    workbook: str
    """SHA-256 of the workbook's file, as it was written."""

    def is_workbook(self, path: Path) -> bool:
        """Whether a file is the workbook as it was written."""
        return self.workbook == sha256(path)


class History:
    """What a dataset folder remembers. All of it is read when it is asked for."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def ledger(self) -> Ledger:
        """The ledger; raises InputError where it is damaged, or shorter than what the dataset was made from."""
        ledger, published = read_ledger(self.out / LEDGER), self.published()
        folder = self.out / EDITIONS / published.base if published else None
        if folder and folder.is_dir() and (seen := Edition(folder).seen) > len(ledger):
            raise InputError(
                f"{self.out / LEDGER} has {len(ledger):,} entries, and the dataset was made from {seen:,}; restore it "
                "from a backup, or the edits in the others are lost"
            )
        return ledger

    def build(self) -> BuildInfo:
        """What the last build said of itself; raises InputError where the folder has no history."""
        return _read(self.out / BUILD, BuildInfo)

    def published(self) -> Published | None:
        """What was last published; None where nothing was."""
        path = self.out / PUBLISHED
        return _read(path, Published) if path.exists() else None

    def edition(self, name: str | None) -> Edition:
        """The edition that a workbook names; raises InputError where it is not here."""
        if name == TEMPLATE:
            return EmptyEdition()
        folder = self.out / EDITIONS / (name or "-")
        if name and name.isalnum() and folder.is_dir():
            return Edition(folder)
        told = f"was made from edition {name}" if name else "does not say which edition it was made from"
        raise InputError(
            f"the workbook {told}, and {self.out / EDITIONS} has {self._known()}; merge it into the folder that it was "
            "exported from"
        )

    def known(self, edition: str, reports: Collection[str]) -> set[str]:
        """Those of the reports that were in an edition; none where the edition is no longer kept."""
        folder = self.out / EDITIONS / edition
        return Edition(folder).reports_among(reports) if folder.is_dir() else set()

    def provenance(self, edition: str) -> Path | None:
        """The words behind an edition's cells, which are kept of the published one only."""
        published = self.published()
        path = self.out / "provenance.parquet"
        return path if published and published.base == edition and path.exists() else None

    def conflicts(self) -> list[Conflict]:
        """The conflicts of the dataset as it stands."""
        path = self.out / CONFLICTS_FILE
        return [Conflict(*row) for row in read_table(path).iter_rows()] if path.exists() else []

    def _known(self) -> str:
        folder = self.out / EDITIONS
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "") or "none"


def _read(path: Path, kind: type[_Kept]) -> _Kept:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise InputError(f"{path} is missing; build the dataset anew with `sourcebook build … -o`") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is damaged ({error}); restore it from a backup, or build the dataset anew") from error
