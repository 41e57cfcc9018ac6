"""Rows are checked before they are written: one that breaks a rule is a defect of ours, told and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl

    from .schema import Rule, Table


class Checked(NamedTuple):
    """The rows that keep every rule, and a line for each breach of the others."""

    sound: pl.DataFrame
    defects: list[str]


def check(table: Table, frame: pl.DataFrame) -> Checked:
    """Check rows of a table against its rules, vocabularies, limits and the cells that must be filled."""
    import polars as pl

    defects: list[str] = []
    bad = pl.lit(False)
    for name, columns, holds, message in [*map(_across, table.rules), *_of_cells(table)]:
        broken = ~holds.fill_null(True)
        for row in frame.filter(broken).iter_rows(named=True):
            told = message.format(**row) if message else ", ".join(f"{column} is {row[column]}" for column in columns)
            defects.append(f"{table.name} {row[table.key]}: {told} ({name})")
        bad = bad | broken
    return Checked(frame.filter(~bad) if defects else frame, defects)


Rules = tuple[str, tuple[str, ...], "pl.Expr", str]


def _across(rule: Rule) -> Rules:
    return rule.name, rule.columns, rule.holds(), rule.message


def _of_cells(table: Table) -> list[Rules]:
    """The limits of single cells as rules."""
    import polars as pl

    rules: list[Rules] = []
    for column in table.columns:
        cell, named = pl.col(column.name), (column.name,)
        if not column.nullable:
            rules.append(("filled", named, cell.is_not_null(), ""))
        if column.vocabulary:
            rules.append(("vocabulary", named, cell.is_in(column.vocabulary.codes), ""))
        if column.pattern:
            rules.append(("pattern", named, cell.str.contains(f"^(?:{column.pattern})$"), ""))
        if column.minimum is not None:
            rules.append(("minimum", named, cell >= column.minimum, ""))
        if column.maximum is not None:
            rules.append(("maximum", named, cell <= column.maximum, ""))
    return rules
