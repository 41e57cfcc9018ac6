"""Judge a workbook that people edited: every finding at once, each with its cell, in the order of the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..exports.limits import MAX_ROWS
from ..schema import CLAIMS, EVENTS, PROVENANCE, TABLES, mistyped
from ..schema.crossing import too_late, unknown_references
from ..schema.findings import FINDINGS, WARNING, Finding, findings_frame
from ..schema.validation import validate
from . import counted, hints, names, quotes
from .book import ROW
from .completion import completed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..schema import Table
    from .book import Book
    from .spelling import Names

UNREAD = ("type", "error_value", "formula_without_value")
"""Rules of reading whose findings leave a cell without its value."""

BY_NAME = {table.name: table for table in TABLES}


def judge(book: Book, known: Names | None = None, texts: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Return everything that is amiss in a workbook, as findings with addresses.

    `known`: names of actors, places and countries, for spelling. `texts`: report_id -> text, as far as reports are
    at hand; then every quotation is looked up. Cells that could not be read are told once, not again by the rules
    that miss their value. Evidence is not asked for: what an analyst types has none, and merging says whose it is.
    """
    frames = {name: completed(BY_NAME[name], frame) for name, frame in book.frames.items()}
    findings = [book.findings, *_own(book, frames), *_across(_whole(book, frames)), names.unusual(frames, known)]
    if texts is not None:
        findings.append(quotes.misquoted(frames, texts))
    told = hints.of_deleted(pl.concat([*findings, _open(book)]), frames)
    return arranged(book, hints.with_meant(told, frames, known), frames)


def arranged(book: Book, findings: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Findings with addresses and quotations, in the order of sheets, rows and columns."""
    findings = _without_echoes(book, findings)
    findings = pl.concat([_addressed(book, findings), findings.filter(~pl.col("table").is_in(list(book.sheets)))])
    findings = hints.with_twins(findings)
    if "provenance" in frames and not mistyped(frames["provenance"], PROVENANCE):
        findings = quotes.with_quotes(findings, frames["provenance"])
    order = {column: at for at, column in enumerate(name for table in TABLES for name in table.names)}
    tables = {table.name: at for at, table in enumerate(TABLES)}
    return findings.sort(
        pl.col("table").replace_strict(tables, default=-1),
        pl.col("row").fill_null(-1),
        pl.col("column").replace_strict(order, default=-1),
        maintain_order=True,
    )


def _own(book: Book, frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Each table's own rules, about the columns that its sheet has."""
    for name, frame in frames.items():
        table, sheet = BY_NAME[name], book.sheets[name]
        found = validate(table, frame).filter(pl.col("column").is_in(list(sheet.letters)) | pl.col("row").is_null())
        yield _new_rows(table, found)


def _whole(book: Book, frames: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables but those whose sheet is full: what refers to them may refer to rows that found no room."""
    return {name: frame for name, frame in frames.items() if book.sheets[name].frame[ROW].max() != MAX_ROWS}


def _new_rows(table: Table, findings: pl.DataFrame) -> pl.DataFrame:
    """A row without a key is a new one: it gets a key when it is merged, so that is worth a warning only."""
    is_new = (pl.col("rule") == "filled") & (pl.col("column") == table.key)
    told = f"{table.key} is empty; a new row gets one when it is merged, a row that had one needs it back"
    return findings.with_columns(
        severity=pl.when(is_new).then(pl.lit(WARNING)).otherwise("severity"),
        message=pl.when(is_new).then(pl.lit(told)).otherwise("message"),
    )


def _across(frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Rules that need two sheets, as far as both are there."""
    yield from unknown_references(frames, (EVENTS, CLAIMS))
    if "reports" in frames and "events" in frames:
        yield too_late(frames["events"], frames["reports"])
    if "events" in frames and "claims" in frames:
        yield counted.without_claims(frames["events"], frames["claims"])


def _addressed(book: Book, findings: pl.DataFrame) -> pl.DataFrame:
    """Findings with the cell where they have none yet."""
    parts = [findings.clear()]
    for (name, column), group in findings.group_by("table", "column", maintain_order=True):
        sheet = book.sheets.get(str(name))
        if sheet is None:
            continue
        placed = group.with_columns(sheet.frame[ROW].gather(group["row"]))
        where = sheet.address_of(pl.col(ROW), str(column) if column else None)
        parts.append(placed.with_columns(address=pl.coalesce("address", where)).select(list(FINDINGS)))
    return pl.concat(parts)


def _without_echoes(book: Book, findings: pl.DataFrame) -> pl.DataFrame:
    """Findings but those of rules that only miss a value which could not be read and is told already."""
    unread = book.findings.filter(pl.col("row").is_not_null() & pl.col("rule").is_in(UNREAD)).select(
        "table", "row", pl.col("column").alias("asked")
    )
    if unread.is_empty():
        return findings
    asked = {rule.name: list(rule.columns) for table in TABLES for rule in table.rules}
    own = pl.concat_list(pl.col("column"))
    columns = pl.col("rule").replace_strict(asked, default=None, return_dtype=pl.List(pl.String)).fill_null(own)
    numbered = findings.with_row_index("at")
    later = numbered.filter(pl.col("at") >= book.findings.height).with_columns(asked=columns).explode("asked")
    echoes = later.join(unread.unique(), on=["table", "row", "asked"], how="semi")["at"].unique()
    return numbered.filter(~pl.col("at").is_in(echoes.implode())).drop("at")


def _open(book: Book) -> pl.DataFrame:
    if book.opened_by is None:
        return findings_frame([])
    told = f"{book.path.name} is open ({book.opened_by}); save it there first, as unsaved changes are not read"
    return findings_frame([Finding("", None, None, None, "open_elsewhere", WARNING, None, told, book.path.name)])
