"""Validate whatever holds rows: a workbook, a dataset folder, a Parquet or csv file, frames. Every finding at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from .dataset import Dataset, file_of, read
from .edits.book import Book, Saved
from .edits.judge import arranged, judge
from .edits.quotes import misquoted
from .edits.reading import read_book
from .edits.rowfile import as_sheet, read_csv, read_parquet, table_of
from .errors import InputError
from .exports.geoparquet import GEOMETRY
from .known_names import KnownNames
from .reports import Report
from .reports import read as read_reports
from .schema import TABLES, mistyped
from .schema.crossing import validate_dataset
from .schema.validation import validate as validate_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DELIMITED = (".csv", ".tsv")
ROWS = (*DELIMITED, ".parquet")
"""Endings of files that hold the rows of one table."""


def validate(
    source: str | Path | Book | Dataset | Mapping[str, pl.DataFrame] | pl.DataFrame,
    *,
    reports: Sequence[str | Path] = (),
    annotate: str | Path | None = None,
) -> pl.DataFrame:
    """Return every finding as a frame: one row each, empty when nothing is amiss.

    `source`: a workbook (.xlsx), a dataset folder, a Parquet or csv file of one table's rows, a `Dataset`, a mapping
    of table names to frames, or the frame of one table. `reports`: files or folders of the reports that it was built
    from; then every quotation is looked up in them. `annotate`: where to write a copy of the workbook with the findings
    marked in its cells and listed on a sheet Issues.

    Columns: table, row (position from 0, null for a whole column), row_id, column, rule, severity (error or warning),
    value (what was found), message, address (Events!H14, or file and row), allowed, nearest (the value that was
    probably meant) and quote (the words behind a built cell). Raises InputError, one line, for what cannot be read,
    OutputError for a copy that cannot be written.
    """
    findings = _findings(source, _texts(reports))
    if annotate is not None:
        from .edits.annotate import annotate as mark

        mark(_workbook(source), findings, annotate)
    return findings


def _findings(
    source: str | Path | Book | Dataset | Mapping[str, pl.DataFrame] | pl.DataFrame, texts: Mapping[str, str] | None
) -> pl.DataFrame:
    opened = _opened(Path(source)) if isinstance(source, Path | str) else source
    if isinstance(opened, Book):
        return judge(opened, KnownNames(), texts)
    if isinstance(opened, Dataset):
        tables = {table.name: opened.table(table.name).select(pl.exclude(GEOMETRY)) for table in TABLES}
        return _of_frames(tables, texts, opened.folder)
    if isinstance(opened, pl.DataFrame):
        opened = {table_of(opened.columns, "the frame").name: opened}
    return _of_frames(dict(opened), texts, None)


def _workbook(source: object) -> Path:
    """The workbook to mark; raises InputError where there is none."""
    if isinstance(source, Book):
        return source.path
    if isinstance(source, Path | str) and not Path(source).is_dir() and Path(source).suffix.lower() not in ROWS:
        return Path(source)
    raise InputError(f"{source if isinstance(source, Path | str) else 'it'} is no workbook, so no cells can be marked")


def _texts(reports: Sequence[str | Path]) -> dict[str, str] | None:
    if not reports:
        return None
    return {report.report_id: report.text for report in read_reports(reports) if isinstance(report, Report)}


def _opened(path: Path) -> Book | Dataset | dict[str, pl.DataFrame]:
    if path.is_dir():
        return read(path)
    ending = path.suffix.lower()
    if ending == ".parquet":
        table, frame = read_parquet(path)
        return {table.name: frame}
    return read_csv(path) if ending in DELIMITED else read_book(path)


def _of_frames(frames: dict[str, pl.DataFrame], texts: Mapping[str, str] | None, folder: Path | None) -> pl.DataFrame:
    """Findings of typed frames: all four tables by every rule, fewer by each table's own."""
    tables = {table.name: table for table in TABLES}
    if unknown := set(frames) - set(tables):
        raise InputError(f"{', '.join(sorted(unknown))}: no table of this name; name one of {', '.join(tables)}")
    if set(frames) == set(tables):
        findings = validate_dataset(frames)
    else:
        findings = pl.concat([validate_table(tables[name], frame) for name, frame in frames.items()])
    if texts is not None and not any(mistyped(frame, tables[name]) for name, frame in frames.items()):
        findings = pl.concat([findings, misquoted(frames, texts)])
    sheets = {name: as_sheet(tables[name], frame, file_of(name)) for name, frame in frames.items()}
    book = Book(path=folder or Path("frames"), sheets=sheets, info=Saved())
    return arranged(book, findings, frames)
