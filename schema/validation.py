"""Is a frame what its table says? All findings are collected, not the first.

Everything is made by expressions over whole columns: a table may have a million rows and a finding in each of them.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import polars as pl

from .column import Case
from .findings import ERROR, FINDINGS, Finding, findings_frame
from .frames import as_text, dtype, polars_schema, text_of
from .model import columns_model, load_pandera
from .nearest import nearest

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

SHOWN = 60
"""Characters of a value that a message repeats."""


def validate(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return what breaks the table's rules, as a frame of findings (`findings.FINDINGS`); empty when nothing does.

    Checks columns and types, empty cells, vocabularies, limits, patterns, uniqueness within the frame, and the
    rules across columns, which are named in the table. A column of the wrong type is told once; its values are
    then not judged. Rules that need other tables are in `crossing.validate_dataset`.
    """
    return pl.concat([findings_frame([]), *_of_columns(table, frame), *_of_rows(table, frame)])


def _of_columns(table: Table, frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Findings about columns and single cells, which Pandera looks for."""
    load_pandera()
    from pandera.errors import SchemaErrors

    try:
        columns_model(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        for (column, failed), group in errors.failure_cases.group_by("column", "check", maintain_order=True):
            check = NAMES.get(str(failed), str(failed))
            if check in ("unknown_column", "missing_column"):
                yield findings_frame(_misfit(table, name, check) for name in group["failure_case"])
            elif check.startswith("dtype("):
                yield findings_frame([_mistyped(table[str(column)], table, frame)])
            elif (positions := group["index"].drop_nulls()).len():  # none where a column has another type
                rows = frame.select(pl.col(f"^({table.key}|{column})$"))
                yield _of_cells(table, _at(rows, positions.unique().sort()), table[str(column)], check)


def _of_rows(table: Table, frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Findings about rows that break a rule across columns; a rule is asked where its columns have their types."""
    sound = {name for name, held in polars_schema(table).items() if frame.schema.get(name) == held}
    asked = {rule.name: rule for rule in table.rules if sound.issuperset(rule.holds().meta.root_names())}
    broken = frame.select((~rule.holds().fill_null(True)).alias(name) for name, rule in asked.items())
    for name, rule in asked.items():
        positions = broken[name].arg_true()
        if positions.len():
            rows = _at(frame.select(pl.col(f"^({'|'.join((table.key, *rule.columns))})$")), positions)
            for case in rule.cases or (Case(rule.columns[0], rule.holds, rule.message),):
                wrong = rows.filter(~case.holds().fill_null(True))
                yield _told(table, wrong, case.column, name, _filled_in(case.message, wrong))


def _at(frame: pl.DataFrame, positions: pl.Series) -> pl.DataFrame:
    return frame[positions].with_columns(positions.cast(pl.Int64).alias(POSITION))


POSITION = ""
"""Name of the column that holds where a row stands; no column of a table has it."""


def _of_cells(table: Table, rows: pl.DataFrame, column: Column, check: str) -> pl.DataFrame:
    """Findings of one rule about the cells of one column."""
    told = pl.format(f"{column.name} is {{}}; {_escaped(_to_do(column, check))}", shown_in(column.name, rows))
    meant = pl.lit(None, pl.String)
    if check == "vocabulary" and column.vocabulary:
        typed = rows[column.name].unique().drop_nulls()
        near = {value: code for value in typed if (code := nearest(value, column.vocabulary.codes))}
        meant = pl.col(column.name).replace_strict(near, default=None, return_dtype=pl.String)
        guess = pl.format(f"{column.name} is {{}}; did you mean {{}}?", shown_in(column.name, rows), meant)
        told = pl.coalesce(guess, told)
    return _told(table, rows, column.name, check, told, allowed_by(column, check), meant)


def _told(
    table: Table,
    rows: pl.DataFrame,
    column: str,
    check: str,
    told: pl.Expr,
    allowed: str | None = None,
    meant: pl.Expr | None = None,
) -> pl.DataFrame:
    """Findings about one column of the rows; `told`, `allowed` and `meant` are message, allowed and nearest."""
    key = text_of(table.key, rows.schema[table.key]) if table.key in rows.columns else pl.lit(None, pl.String)
    made = {
        "table": pl.lit(table.name),
        "row": pl.col(POSITION),
        "row_id": key,
        "column": pl.lit(column),
        "rule": pl.lit(check),
        "severity": pl.lit(ERROR),
        "value": text_of(column, rows.schema[column]),
        "message": told,
        "allowed": pl.lit(allowed, pl.String),
        "nearest": pl.lit(None, pl.String) if meant is None else meant,
    }
    blank = pl.lit(None, pl.String)
    return rows.select(made.get(name, blank).alias(name) for name in FINDINGS)


def _filled_in(template: str, rows: pl.DataFrame) -> pl.Expr:
    """A rule's message with the values of each row."""
    parts: list[pl.Expr] = []
    for words, name, _, _ in Formatter().parse(template):
        parts.append(pl.lit(words))
        if name:
            parts.append(shown_in(name, rows))
    return pl.concat_str(parts)


def shown_in(name: str, rows: pl.DataFrame) -> pl.Expr:
    """Give a column's values as a message repeats them: on one line, cut where long, `empty` where there is none."""
    text = text_of(name, rows.schema[name]).str.replace_all(r"\s+", " ")
    cut = pl.when(text.str.len_chars() > SHOWN).then(pl.format("{}…", text.str.slice(0, SHOWN - 1))).otherwise(text)
    return pl.when((text != "").fill_null(False)).then(cut).otherwise(pl.lit("empty"))


def shown(value: object) -> str:
    """Give one value as `shown_in` does."""
    text = re.sub(r"\s+", " ", as_text(value))
    if value is None or not text:
        return "empty"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _misfit(table: Table, name: str, check: str) -> Finding:
    told = f"{name} is missing; add it"
    if check == "unknown_column":
        told = f"{name} is no column of {table.name}; remove it, or choose one of {', '.join(table.names)}"
    return Finding(table.name, None, None, name, check, ERROR, None, told)


def _mistyped(column: Column, table: Table, frame: pl.DataFrame) -> Finding:
    found = str(frame.schema[column.name])
    told = f"{column.name} holds {found}; it must hold {column.kind.value} ({dtype(column.kind)})"
    return Finding(table.name, None, None, column.name, "type", ERROR, found, told, allowed=column.kind.value)


def _to_do(column: Column, check: str) -> str:
    if check == "filled":
        return "it must not be empty: fill it"
    if check == "unique":
        return "another row has the same: give each row its own"
    if check == "vocabulary":
        return f"choose one of {allowed_by(column, check)}"
    if check == "pattern":
        return f"write {allowed_by(column, check)}"
    if check == "list_members":
        return "it has an empty member: remove it"
    return f"it must be {limits(column)}: correct it"


def allowed_by(column: Column, check: str) -> str:
    """What a cell of the column may hold as far as one of its checks goes, in words."""
    if check == "vocabulary" and column.vocabulary:
        return ", ".join(column.vocabulary.codes)
    if check == "pattern":
        return column.pattern_hint or f"what matches {column.pattern}"
    if check in ("minimum", "maximum"):
        return limits(column)
    return {"filled": "any value", "unique": "a value of its own"}.get(check, "filled members")


def limits(column: Column) -> str:
    """The column's range in words, the empty string when it has none: `0 to 1`, `at least 0`."""
    low, high = (f"{limit:g}" if limit is not None else None for limit in (column.minimum, column.maximum))
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
