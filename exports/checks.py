"""What Excel itself checks while an analyst types, and what it colours: generated from the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from ..schema import COUNTED, Kind
from ..schema.codebook import allowed
from . import styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..schema import Column, Table

SPARE_ROWS = 500
"""Empty rows below the data that are checked too, so that added rows are."""

LOW_CONFIDENCE = 0.5
MAX_MESSAGE = 225
"""Characters of a message; Excel refuses files with longer ones (MS-XLS, DVal)."""

DATES_FROM = "DATE(1900,3,1)"
"""From here on Excel counts days rightly."""


def validations(table: Table, letters: Mapping[str, str], lists: Mapping[str, str], rows: int) -> list[DataValidation]:
    """Checks of the editable columns; `lists`: ranges of allowed values by vocabulary, `rows`: filled rows."""
    checks = []
    for column in table.columns:
        check = _check(column, letters, lists) if styles.editable(table, column) else None
        if check is not None:
            letter = letters[column.name]
            check.add(f"{letter}2:{letter}{rows + 1 + SPARE_ROWS}")
            checks.append(check)
    return checks


def _check(column: Column, letters: Mapping[str, str], lists: Mapping[str, str]) -> DataValidation | None:
    cell = f"{letters[column.name]}2"
    told = f"{column.name} must be one of the list" if column.vocabulary else f"{column.name}: {_limits(column)}"
    if column.vocabulary:
        return _validation(column, "vocabulary", told, type="list", formula1=lists[column.vocabulary.name])
    if column.kind is Kind.BOOLEAN:
        return _validation(column, "type", f"{column.name} is TRUE or FALSE", type="list", formula1=lists["boolean"])
    if (bounds := _bounds(column)) is not None:
        return _in_order(column, cell, *(letters[name] for name in bounds))
    if column.kind is Kind.DATE:
        least = f"{letters['date_start']}2" if column.name == "date_end" else DATES_FROM
        rule, told = ("date_order", "date_end is a date (yyyy-mm-dd), not before date_start")
        if column.name != "date_end":
            rule, told = ("type", f"{column.name} is a date: yyyy-mm-dd")
        return _validation(column, rule, told, type="date", operator="greaterThanOrEqual", formula1=least)
    if column.pattern == "[A-Z]{3}":
        formula = f"AND(LEN({cell})=3,EXACT({cell},UPPER({cell})))"
        return _validation(column, "pattern", told, type="custom", formula1=formula)
    return _range(column, told)


def _limits(column: Column) -> str:
    whole = "a whole number, " if column.kind is Kind.INTEGER else ""
    return whole + allowed(column)


def _range(column: Column, told: str) -> DataValidation | None:
    if column.minimum is None:
        return None
    kind = "whole" if column.kind is Kind.INTEGER else "decimal"
    if column.maximum is None:
        return _validation(
            column, "minimum", told, type=kind, operator="greaterThanOrEqual", formula1=f"{column.minimum:g}"
        )
    limits = {"formula1": f"{column.minimum:g}", "formula2": f"{column.maximum:g}"}
    return _validation(column, "minimum, maximum", told, type=kind, operator="between", **limits)


def _bounds(column: Column) -> tuple[str, str, str] | None:
    """Low, best and high of the measure that the column belongs to."""
    measure, _, bound = column.name.rpartition("_")
    if measure not in COUNTED or bound not in ("low", "best", "high"):
        return None
    return f"{measure}_low", f"{measure}_best", f"{measure}_high"


def _in_order(column: Column, cell: str, low: str, best: str, high: str) -> DataValidation:
    """A whole number in rising order with its neighbours; a warning, as one cell is corrected before the other."""
    measure = column.name.rpartition("_")[0]
    formula = (
        f"AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}),"
        f'OR({low}2="",{best}2="",{low}2<={best}2),OR({best}2="",{high}2="",{best}2<={high}2))'
    )
    told = f"Whole numbers from 0, {measure}_low <= {measure}_best <= {measure}_high; fill all three or none"
    check = _validation(column, f"{measure}_in_order", told, type="custom", formula1=formula)
    check.errorStyle = "warning"
    return check


def _validation(column: Column, rule: str, told: str, **check: Any) -> DataValidation:
    return DataValidation(
        **check,
        allow_blank=column.nullable,
        showErrorMessage=True,
        errorTitle=rule[:31],
        error=told[:MAX_MESSAGE],
    )


def colour(sheet: Any, table: Table, letters: Mapping[str, str], rows: int) -> None:
    """Shade rows in doubt, colour the review, and show figures out of order, in the filled and the spare rows."""
    if table.name != "events":
        return
    last = rows + 1 + SPARE_ROWS
    confidence, status = letters["confidence"], letters["review_status"]

    def on(first: str, formula: str, end: str = "", **style: Any) -> None:
        rule = FormulaRule([formula], **style)
        sheet.conditional_formatting.add(f"{first}2:{end or first}{last}", rule)

    on(confidence, f"AND(ISNUMBER({confidence}2),{confidence}2<{LOW_CONFIDENCE})", fill=styles.fill(styles.AMBER))
    for code, shade in (("accepted", styles.GREEN), ("rejected", styles.RED), ("needs_check", styles.AMBER)):
        on(status, f'{status}2="{code}"', fill=styles.fill(shade))
    end = list(letters.values())[-1]
    on("A", f'${status}2="rejected"', end, font=Font(color="8A94A0", strike=True))
    for measure in COUNTED:
        low, best, high = (letters[f"{measure}_{bound}"] for bound in ("low", "best", "high"))
        empty, filled = f"COUNT(${low}2:${high}2)<3", f"COUNTA(${low}2:${high}2)>0"
        wrong = f"AND({filled},OR({empty},${low}2>${best}2,${best}2>${high}2,${low}2<0))"
        on(low, wrong, high, fill=styles.fill(styles.RED))
