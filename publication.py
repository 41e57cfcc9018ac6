"""A build and a ledger become a dataset folder: tables, workbook and history, made aside and swapped in together."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from .commit import publish
from .dataset import WORKBOOK, file_of
from .edits.history import (
    BUILD,
    BUILT,
    CONFLICTS_FILE,
    EDITIONS,
    LEDGER,
    PUBLISHED,
    WORKBOOKS,
    History,
    Published,
)
from .errors import InputError
from .exports.digest import sha256
from .schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from .edits.conflicts import Conflict
    from .edits.entry import Entry
    from .edits.ledger import Ledger
    from .edits.replay import Replayed
    from .exports import BuildInfo
    from .exports.notes import Note


class Publication(NamedTuple):
    """What was swapped in."""

    files: list[str]
    """Names of what people use: the tables and the workbook."""
    counts: dict[str, int]
    conflicts: Sequence[Conflict]
    base: str
    """The edition that the folder now has."""


class Publisher:
    """Makes the files of one publication in the staging folder."""

    def __init__(self, staging: Path, ledger: Ledger, info: BuildInfo) -> None:
        """Take the build's own account (`info`), and the ledger as it will be."""
        self.staging = staging
        self.out = staging.parent
        self.ledger = ledger
        self.info = info
        self.names: list[str] = []

    def build(self, counts: dict[str, int], workbooks: Iterable[Path] = ()) -> Publication:
        """Publish the tables of a build, which stand in the staging folder; `workbooks` are kept as they are."""
        self._write(BUILD, msgspec.json.encode(self.info))
        if self.ledger.entries:
            for table in TABLES:
                self._move(file_of(table), f"{BUILT}/{file_of(table)}")
            return self._edited(self._paths(self.staging / BUILT), workbooks)
        return self._finish(counts, None, workbooks)

    def again(self, workbooks: Iterable[Path] = ()) -> Publication:
        """Publish the last build with the ledger as it is now; raises InputError where that build is not kept."""
        built = self.out / BUILT
        if not built.is_dir():
            if History(self.out).ledger().entries:
                raise InputError(f"{built} is missing; build the dataset anew with `sourcebook build … -o {self.out}`")
            # no edits so far: what stands in the folder is what was built
            for table in TABLES:
                self._copy(self.out / file_of(table), f"{BUILT}/{file_of(table)}")
            built = self.staging / BUILT
        return self._edited(self._paths(built), workbooks)

    def _edited(self, built: dict[str, Path], workbooks: Iterable[Path]) -> Publication:
        from .edits.replay import replay

        standing = sum(1 for _ in self.ledger.standing())
        info = msgspec.structs.replace(
            self.info, fingerprint=_fingerprint(self.info.fingerprint, self.ledger), edits=standing
        )
        done = replay(built, self.ledger, self._paths(self.staging), info, History(self.out).known)
        self.info = info
        return self._finish(done.counts, done, workbooks)

    def _finish(self, counts: dict[str, int], edited: Replayed | None, workbooks: Iterable[Path]) -> Publication:
        from .exports import write_workbook
        from .exports.notes import cell_notes

        tables = self._paths(self.staging)
        notes = cell_notes(tables, edited.notes if edited else ())
        conflicts = edited.conflicts if edited else []
        self.names += [path.name for path in tables.values()]
        base = self._edition(tables, edited.built if edited else [], notes)
        if self.ledger.entries:
            tables["conflicts"] = self._conflicts(conflicts)
            self._write(LEDGER, self.ledger.text())
        write_workbook(self.staging / WORKBOOK, tables, msgspec.structs.replace(self.info, base=base), notes)
        self.names.append(WORKBOOK)
        published = Published(base=base, workbook=sha256(self.staging / WORKBOOK))
        self._write(PUBLISHED, msgspec.json.encode(published))
        for path in workbooks:
            self._copy(path, f"{WORKBOOKS}/{sha256(path)}.xlsx")
        publish(self.staging, self.names)
        return Publication([WORKBOOK, *map(file_of, counts)], counts, conflicts, base)

    def _edition(self, tables: dict[str, Path], built: Sequence[Any], notes: Sequence[Note]) -> str:
        from .edits.edition import About, edition_name, write_edition

        base = edition_name(tables)
        if not (self.out / EDITIONS / base).exists():
            folder = self.staging / EDITIONS / base
            write_edition(folder, tables, About(seen=len(self.ledger), built=tuple(built), notes=tuple(notes)))
            self.names += [f"{EDITIONS}/{base}/{path.name}" for path in sorted(folder.iterdir())]
        return base

    def _conflicts(self, conflicts: Sequence[Conflict]) -> Path:
        from .edits.conflicts import conflicts_frame
        from .exports import TableWriter
        from .schema.conflicts import CONFLICTS

        path = self.staging / CONFLICTS_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        with TableWriter(path, CONFLICTS, self.info) as writer:
            writer.write(conflicts_frame(conflicts))
        self.names.append(CONFLICTS_FILE)
        return path

    def _paths(self, folder: Path) -> dict[str, Path]:
        return {table.name: folder / file_of(table) for table in TABLES}

    def _move(self, name: str, to: str) -> None:
        (self.staging / to).parent.mkdir(parents=True, exist_ok=True)
        (self.staging / name).replace(self.staging / to)
        self.names.append(to)

    def _copy(self, path: Path, to: str) -> None:
        if not (self.out / to).exists():
            (self.staging / to).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, self.staging / to)
            self.names.append(to)

    def _write(self, name: str, content: bytes) -> None:
        (self.staging / name).parent.mkdir(parents=True, exist_ok=True)
        (self.staging / name).write_bytes(content)
        self.names.append(name)


def begin(staging: Path, entries: Sequence[Entry], workbooks: Iterable[Path]) -> Publication:
    """Publish a dataset of which no row was built: a build of nothing, and edits."""
    from .edits.ledger import Ledger
    from .exports.template import empty_dataset

    return Publisher(staging, Ledger(entries), empty_dataset(staging).info).build({}, workbooks)


def _fingerprint(build: str, ledger: Ledger) -> str:
    """Digest of what the dataset follows from: the build and the edits."""
    return hashlib.sha256(f"{build}\n{ledger.digest}\n".encode()).hexdigest()
