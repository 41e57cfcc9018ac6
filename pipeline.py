"""Reports in, a dataset out: read, build, link, check, write.

Two passes with a store between them: the first reads reports in batches and keeps their drafts, the second takes the
events out in order. Neither holds more than a batch, so memory does not grow with the number of reports.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from .builders.records import AskingBuilder, ReadingBuilder, Settings
from .commit import STORE, full_disk_told, staging_folder
from .dataset import Dataset
from .edits.history import History
from .edits.incoming import incoming
from .engines import Task, engine
from .errors import InputError
from .exports.info import BuildInfo
from .linking.drafts import Draft
from .linking.events import link_staged
from .linking.staging import Staging
from .output import write
from .progress import silent
from .publication import Publisher
from .reports import Failure, Notice, Report, read
from .safeguard import unmerged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .builders.records import Builder
    from .edits.ledger import Ledger
    from .output import Written
    from .progress import Progress
    from .reports import Item

BATCH_REPORTS = 64
BATCH_CHARACTERS = 2_000_000
"""A batch is as many reports as are worth a journey to a worker, or fewer where they are long."""


def build(
    paths: str | Path | Sequence[str | Path],
    *,
    out: str | Path | None = None,
    builder: str = "text",
    gazetteers: Sequence[str | Path] = (),
    lexicons: Sequence[str | Path] = (),
    mapping: str | Path | None = None,
    options: Mapping[str, object] | None = None,
    jobs: int = 1,
    engine: str = "local",
    keep_edits: str | Path | None = None,
    progress: Progress | None = None,
) -> Dataset:
    """Build a dataset from reports, with every hand edit that was merged into the folder.

    `paths`: files, folders, globs or `-`. `out`: the folder for the workbook and the Parquet files; without it the
    dataset stays in memory. `gazetteers` and `lexicons`: files that extend what the builder knows. `mapping`: how
    builder `table` reads the columns of a list: a shipped mapping's name, or a file. `options`: what only this builder
    takes, by name. `jobs`: how many processes build at once; the result is the same for any number. `keep_edits`: a
    workbook of the folder whose edits are merged on the way.

    Raises InputError when no report can be read or a file of settings is wrong, OutputError when `out` cannot be
    written or its workbook has edits that nobody merged, UnknownNameError for a builder or engine that does not exist.
    A report that fails is listed in `failures`, and the rest goes on; so are edits that meet a rebuilt value, in
    `conflicts`.
    """
    settings = settings_of(gazetteers, lexicons, mapping, options)
    run = _Run(path_list(paths), Task(builder, settings), jobs, engine, progress or silent)
    if out is not None:
        return run.into(Path(out), Path(keep_edits) if keep_edits is not None else None)
    if keep_edits is not None:
        raise InputError("edits are kept in a folder; name it with out=…")
    with TemporaryDirectory(prefix="sourcebook-") as folder:
        return run.in_memory(Path(folder))


def path_list(paths: str | Path | Sequence[str | Path]) -> list[str | Path]:
    """One path or several as a list."""
    return [paths] if isinstance(paths, (str, Path)) else list(paths)


def settings_of(
    gazetteers: Sequence[str | Path],
    lexicons: Sequence[str | Path],
    mapping: str | Path | None,
    options: Mapping[str, object] | None,
) -> Settings:
    """What the user hands to a builder, checked as far as that can be done without it. Raises InputError."""
    return Settings(
        gazetteers=_files(gazetteers, "gazetteer"),
        lexicons=_files(lexicons, "lexicon"),
        mapping=None if mapping is None else str(mapping),
        options=tuple((name, str(value)) for name, value in sorted((options or {}).items())),
    )


def _files(paths: Sequence[str | Path], what: str) -> tuple[str, ...]:
    for path in paths:
        if not Path(path).is_file():
            raise InputError(f"{path}: no such {what} file; check its spelling")
    return tuple(map(str, paths))


class _Run:
    """One build: what it was asked, and what it met on the way."""

    def __init__(self, paths: list[str | Path], task: Task, jobs: int, engine_name: str, progress: Progress) -> None:
        self.paths = paths
        self.task = task
        self.jobs = jobs
        self.engine = engine(engine_name)
        self.progress = progress
        self.unread: list[Failure] = []
        self.unbuilt: list[Failure] = []
        self.notices: list[Notice] = []

    def into(self, out: Path, keep_edits: Path | None) -> Dataset:
        """Build into a folder; what was in it stays whole until everything is there."""
        started = perf_counter()
        with full_disk_told(out), staging_folder(out) as folder:
            unmerged(out, keep_edits)  # before any work
            ledger = _ledger(out, keep_edits)
            written, info = self._tables(folder)
            kept = [*unmerged(out, keep_edits), *([keep_edits] if keep_edits else [])]
            self.progress("writing", written.counts["events"])
            done = Publisher(folder, ledger, info).build(written.counts, kept)
        return Dataset(
            folder=out,
            **self._account(written, started),
            conflicts=done.conflicts,
            counts=done.counts,
            files=[out / name for name in done.files],
        )

    def in_memory(self, folder: Path) -> Dataset:
        """Build with a folder for what does not fit into memory while it is made."""
        started = perf_counter()
        written, _ = self._tables(folder)
        dataset = Dataset(folder=folder, **self._account(written, started), counts=written.counts)
        for name in written.counts:
            dataset.table(name)
        dataset.folder = None
        return dataset

    def _tables(self, folder: Path) -> tuple[Written, BuildInfo]:
        """Write the tables as the builder makes them."""
        made = self.task.made
        if self.task.settings.mapping and not isinstance(made, ReadingBuilder):
            raise InputError(
                f"builder {made.name!r} reads reports and takes no mapping; lists are read by --builder table"
            )
        if self.jobs > 1 and isinstance(made, AskingBuilder):
            raise InputError(
                f"builder {made.name!r} asks a server, and what it spends is counted in one process; leave out --jobs"
            )
        label = f"{made.name}@{made.version}"
        with closing(Staging(folder / STORE)) as staging:
            n_reports = self._draft(staging)
            if not n_reports:
                raise InputError(_nothing_read(self.paths, self.failures))
            self.progress("linking", n_reports)
            link_staged(staging)
            info = self._info(label, staging)
            return write(staging, folder, info, self.progress), info

    def _info(self, label: str, staging: Staging) -> BuildInfo:
        failures = tuple((failure.where, failure.reason) for failure in self.failures)
        fingerprint = _fingerprint(label, self.task.settings, staging)
        return BuildInfo(version=version("sourcebook"), builder=label, fingerprint=fingerprint, failures=failures)

    def _account(self, written: Written, started: float) -> dict[str, Any]:
        return {
            "failures": self.failures,
            "notices": self.notices,
            "defects": written.defects,
            "seconds": perf_counter() - started,
        }

    @property
    def failures(self) -> list[Failure]:
        """What could not be read, then what could not be built; how far reading ran ahead makes no difference."""
        return self.unread + self.unbuilt

    def _draft(self, staging: Staging) -> int:
        """First pass: read, build and keep; return how many reports were built."""
        done = 0
        for results in self.engine(self.task, batches(self._reports()), self.jobs):
            for result in results:
                if isinstance(result, Draft):
                    staging.add(result)
                    self.notices += result.notices
                    done += 1
                else:
                    self.unbuilt.append(result)
            self.progress("reading", done)
        return done

    def _reports(self) -> Iterator[Report]:
        for item in items(self.task.made, self.paths):
            if isinstance(item, Report):
                yield item
            elif isinstance(item, Failure):
                self.unread.append(item)
            else:
                self.notices.append(item)


def _ledger(out: Path, keep_edits: Path | None) -> Ledger:
    """The folder's ledger, with the edits of a workbook."""
    history = History(out)
    if keep_edits is None:
        return history.ledger()
    found = incoming(keep_edits, history)
    found.refuse_errors()
    return history.ledger().with_entries(found.fresh(found.entries(found.changes), history))


def items(builder: Builder, paths: Sequence[str | Path]) -> Iterator[Item]:
    """What the files hold, read by the builder itself where it does so."""
    reader = builder.read_files if isinstance(builder, ReadingBuilder) else read
    return iter(reader(paths))


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in batches."""
    batch: list[Report] = []
    characters = 0
    for report in reports:
        batch.append(report)
        characters += report.characters
        if len(batch) == BATCH_REPORTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _fingerprint(label: str, settings: Settings, staging: Staging) -> str:
    """Digest of everything the dataset follows from: tool, builder, files of settings, reports."""
    digest = hashlib.sha256(f"sourcebook {version('sourcebook')}\n{label}\n".encode())
    for name in (*settings.gazetteers, *settings.lexicons):
        digest.update(hashlib.sha256(Path(name).read_bytes()).digest())
    if settings.mapping:
        file = Path(settings.mapping)
        digest.update(file.read_bytes() if file.is_file() else settings.mapping.encode())
    for report_id, sha256 in staging.digests():
        digest.update(f"{report_id}\t{sha256}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _nothing_read(paths: Sequence[str | Path], failures: Sequence[Failure]) -> str:
    named = ", ".join(map(str, paths[:3])) + (", …" if len(paths) > 3 else "")
    if not failures:
        return f"no report in {named}; name files or folders of reports (sourcebook build --help lists the formats)"
    first = failures[0]
    more = f"; {len(failures) - 1} more failed" if len(failures) > 1 else ""
    return f"no report could be read: {first.where}: {first.reason}{more}"
