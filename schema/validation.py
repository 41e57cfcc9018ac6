"""Is a frame what its table says? All findings are collected, not the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import polars as pl

from .findings import ERROR, Finding, findings_frame
from .frames import as_text, dtype
from .model import model
from .soundness import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .column import Column, Table

NAMES = {
    "not_nullable": "filled",
    "field_uniqueness": "unique",
    "column_in_schema": "unknown_column",
    "column_in_dataframe": "missing_column",
}
"""Pandera's names for its own checks -> ours."""

POSITION = ""
"""Name of the column that holds where a row stands; no column of a table has it."""

SHOWN = 60
"""Characters of a value that a message repeats."""


def validate(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return what breaks the table's rules, as a frame of findings (`findings.FINDINGS`); empty when nothing does.

    Checks columns and types, empty cells, vocabularies, limits, patterns, uniqueness within the frame, and the
    rules across columns, which are named in the table. A column of the wrong type is told once; its values are
    then not judged. Rules that need other tables are in `crossing.validate_dataset`.
    """
    if is_sound(table, frame):
        return findings_frame([])
    from pandera.errors import SchemaErrors

    try:
        model(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return findings_frame(_findings(table, frame, errors.failure_cases))
    return findings_frame([])


def _findings(table: Table, frame: pl.DataFrame, failures: pl.DataFrame) -> Iterator[Finding]:
    rules = {rule.name: rule for rule in table.rules}
    for (column, failed), group in failures.group_by("column", "check", maintain_order=True):
        check = NAMES.get(str(failed), str(failed))
        positions = group["index"].drop_nulls().unique().sort()
        if check in ("unknown_column", "missing_column"):
            for name in group["failure_case"]:
                yield _misfit(table, name, check)
        elif check.startswith("dtype("):
            yield _mistyped(table[str(column)], table, frame)
        elif check in rules:
            rule = rules[check]
            for row in _rows(frame, positions):
                told = rule.message.format_map({name: _shown(row[name]) for name in rule.columns})
                yield _at(table, row, rule.columns[0], check, told)
        else:
            for row in _rows(frame.select(pl.col(f"^({table.key}|{column})$")), positions):
                told = f"{column} is {_shown(row[str(column)])}; {_allowed(table[str(column)], check)}"
                yield _at(table, row, str(column), check, told)


def _rows(frame: pl.DataFrame, positions: pl.Series) -> Iterator[dict[str, object]]:
    return frame[positions].with_columns(positions.alias(POSITION)).iter_rows(named=True)


def _at(table: Table, row: dict[str, object], column: str, check: str, told: str) -> Finding:
    key, value = _text(row.get(table.key)), _text(row[column])
    return Finding(table.name, cast("int", row[POSITION]), key, column, check, ERROR, value, told)


def _misfit(table: Table, name: str, check: str) -> Finding:
    told = f"{name} is missing; add it"
    if check == "unknown_column":
        told = f"{name} is no column of {table.name}; remove it, or choose one of {', '.join(table.names)}"
    return Finding(table.name, None, None, name, check, ERROR, None, told)


def _mistyped(column: Column, table: Table, frame: pl.DataFrame) -> Finding:
    found = str(frame.schema[column.name])
    told = f"{column.name} holds {found}; it must hold {column.kind.value} ({dtype(column.kind)})"
    return Finding(table.name, None, None, column.name, "type", ERROR, found, told)


def _allowed(column: Column, check: str) -> str:
    if check == "filled":
        return "it must not be empty: fill it"
    if check == "unique":
        return "another row has the same: give each row its own"
    if check == "vocabulary" and column.vocabulary:
        return f"choose one of {', '.join(column.vocabulary.codes)}"
    if check == "pattern":
        return f"write {column.pattern_hint or f'what matches {column.pattern}'}"
    if check == "list_members":
        return "it has an empty member: remove it"
    return f"it must be {limits(column)}: correct it"


def limits(column: Column) -> str:
    """The column's range in words, the empty string when it has none: `0 to 1`, `at least 0`."""
    low, high = (f"{limit:g}" if limit is not None else None for limit in (column.minimum, column.maximum))
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""


def _text(value: object) -> str | None:
    return None if value is None else as_text(value)


def _shown(value: object) -> str:
    text = re.sub(r"\s+", " ", as_text(value))
    if value is None or not text:
        return "empty"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
