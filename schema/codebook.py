"""The codebook: what every table, column, allowed value and rule means, as a frame, as Markdown and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from . import TABLES
from .frames import dtype
from .validation import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

    from .column import Column, Table
    from .vocabulary import Vocabulary

HEADINGS = (
    *("table", "column", "type", "role", "required", "allowed", "unit", "meaning"),
    *("example", "hxl", "ucdp", "acled", "gtd"),
)
"""Columns of the codebook's frame, all text."""

INTRODUCTION = """\
# Codebook

Generated from `schema/` by `sourcebook codebook`. Lists are `; `-separated text in the workbook and lists of text in \
Parquet. *Required* columns are never empty. HXL is the hashtag of the Humanitarian Exchange Language 1.1; UCDP, ACLED \
and GTD name the nearest column, or value, of UCDP GED 23.1, of ACLED (2023) and of the GTD (2021): near, not the same.
"""


def codebook(form: str = "md") -> str:
    """Return the codebook as text; `form` is md (Markdown) or json. Raises ValueError for another form."""
    if form not in ("md", "json"):
        raise ValueError(f"the codebook is written as md or json, not {form}")
    return codebook_json() if form == "json" else codebook_markdown()


def codebook_frame() -> pl.DataFrame:
    """Return one row per column of every table, with the columns of `HEADINGS`."""
    import polars as pl

    rows = [_row(table, column) for table in TABLES for column in table.columns]
    return pl.DataFrame(rows, schema=dict.fromkeys(HEADINGS, pl.String()), orient="row")


def allowed(column: Column) -> str:
    """What a cell of the column may hold, in words; empty where its type says it all."""
    if column.vocabulary:
        return ", ".join(column.vocabulary.codes)
    if column.pattern:
        return column.pattern_hint or column.pattern
    return limits(column)


def vocabularies() -> dict[str, Vocabulary]:
    """Every vocabulary that a column uses, by name, in the order of the tables."""
    used = (column.vocabulary for table in TABLES for column in table.columns)
    return {vocabulary.name: vocabulary for vocabulary in used if vocabulary}


def table_codebook(table: Table) -> dict[str, Any]:
    """Return one table's part of the JSON codebook: its columns with their vocabularies, and its rules."""
    return {
        "table": table.name,
        "meaning": table.meaning,
        "key": table.key,
        "references": dict(table.references),
        "columns": [_described(column) for column in table.columns],
        "rules": [{"name": rule.name, "columns": rule.columns, "meaning": rule.meaning} for rule in table.rules],
    }


def codebook_json() -> str:
    """Return all tables as JSON: an object with a list `tables`, each as `table_codebook` gives it."""
    return json.dumps({"tables": [table_codebook(table) for table in TABLES]}, indent=2, ensure_ascii=False) + "\n"


def codebook_markdown() -> str:
    """Return the codebook as one Markdown page."""
    return "\n".join([INTRODUCTION, *_tables(), *_terms()])


def _row(table: Table, column: Column) -> tuple[str | None, ...]:
    required = "yes" if not column.nullable else "no"
    return (
        *(table.name, column.name, column.kind.value, column.role.value, required, allowed(column) or None),
        *(column.unit, column.meaning, column.example or None, column.hxl, column.ucdp, column.acled, column.gtd),
    )


def _described(column: Column) -> dict[str, Any]:
    described = {
        "name": column.name,
        "type": column.kind.value,
        "dtype": str(dtype(column.kind)),
        "role": column.role.value,
        "meaning": column.meaning,
        "required": not column.nullable,
        "unique": column.unique,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": column.pattern,
        "unit": column.unit,
        "example": column.example or None,
        "hxl": column.hxl,
        "ucdp": column.ucdp,
        "acled": column.acled,
        "gtd": column.gtd,
        "vocabulary": [_filled(asdict(term)) for term in column.vocabulary.terms] if column.vocabulary else None,
    }
    return _filled(described)


def _filled(entries: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entries.items() if value is not None}


def _tables() -> Iterator[str]:
    for table in TABLES:
        yield f"## {table.title}\n\n{table.meaning} Key: `{table.key}`.\n"
        yield from _grid(HEADINGS[1:], (_row(table, column)[1:] for column in table.columns))
        if table.rules:
            yield f"\n### Rules of {table.name}\n"
            yield from (f"- `{rule.name}`: {rule.meaning}" for rule in table.rules)
        yield ""


def _terms() -> Iterator[str]:
    yield "## Allowed values\n"
    for vocabulary in vocabularies().values():
        yield f"### {vocabulary.name}\n"
        headings = ("value", "meaning", "acled", "ucdp", "gtd")
        rows = ((term.code, term.definition, term.acled, term.ucdp, term.gtd) for term in vocabulary.terms)
        yield from _grid(headings, rows)
        yield ""


def _grid(headings: Iterable[str], rows: Iterable[Iterable[str | None]]) -> Iterator[str]:
    headings = list(headings)
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join((cell or '').replace('|', chr(92) + '|') for cell in row)} |"
