"""What a cell's text stands for in its column: the mirror of how the workbook is written, and wider.

People type thousands separators, decimal commas, figures of other scripts and blanks that cannot be seen; what can
mean one thing only is read. What cannot is left null and told, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import Kind, Role, dtype
from . import dates

if TYPE_CHECKING:
    from ..schema import Column

BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u00ad"
"""Marks of writing direction, soft hyphens and the like, which come along when text is pasted."""

ASCII_DIGITS = {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0, 0x0966, 0xFF10) for digit in range(10)}
"""Arabic, Persian, Devanagari and full-width figures."""

_MARKS = (",", "[.]", "['’]", " ")
_THOUSANDS = "|".join(r"\d{1,3}(?:MARK\d{3})+".replace("MARK", mark) for mark in _MARKS)
GROUPED = r"^[+-]?(?:" + _THOUSANDS + r"|\d{1,2}(?:,\d{2})+,\d{3})$"
"""Thousands set apart by one and the same mark, or the Indian way: 12,34,567."""
ZEROS = r"[.,]0{1,2}$"
TRUE, FALSE = ("true", "yes", "y", "1"), ("false", "no", "n", "0")

WHAT = {
    Kind.INTEGER: "a whole number",
    Kind.NUMBER: "a number",
    Kind.DATE: "a date (yyyy-mm-dd)",
    Kind.TIMESTAMP: "a date and time (yyyy-mm-dd hh:mm:ss)",
    Kind.BOOLEAN: "TRUE or FALSE",
}
"""What is allowed, for kinds that not every text can be read as."""


def cleaned(text: pl.Expr, column: Column) -> pl.Expr:
    """The text without blanks around it and without marks that cannot be seen; null where nothing is left.

    Quotations and what is recorded of reports stay as they are, to the letter.
    """
    if column.role is Role.RECORD and column.kind is Kind.TEXT:
        return text
    visible = text.str.replace_many(list(BLANKS) + list(INVISIBLE), [" "] * len(BLANKS) + [""] * len(INVISIBLE))
    stripped = visible.str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def values(text: pl.Expr, column: Column, *, from_1904: bool) -> pl.Expr:
    """The typed value of cleaned text; null for what cannot be read."""
    if column.kind is Kind.TEXT:
        return text
    if column.kind is Kind.LIST:
        members = text.str.split(";").list.eval(pl.element().str.strip_chars())
        filled = members.list.eval(pl.element().filter(pl.element() != ""))
        return pl.when(filled.list.len() > 0).then(filled)
    if column.kind is Kind.BOOLEAN:
        meant = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)
        return text.str.to_lowercase().replace_strict(meant, default=None, return_dtype=pl.Boolean)
    if column.kind is Kind.DATE:
        return dates.days(_figures(text), from_1904=from_1904)
    if column.kind is Kind.TIMESTAMP:
        return dates.moments(_figures(text))
    plain = _figures(text).str.replace_many(["−", "–"], ["-", "-"])
    return (_whole if column.kind is Kind.INTEGER else _decimal)(plain).cast(dtype(column.kind))


def _figures(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list(ASCII_DIGITS), list(ASCII_DIGITS.values()))


def _whole(text: pl.Expr) -> pl.Expr:
    """Whole numbers: 1200, 1,200, 1.200, 1 200, 1'200, 31.0. Nobody counts thousandths of people."""
    grouped = pl.when(text.str.contains(GROUPED)).then(text.str.replace_all(r"[,.' ’]", ""))
    return pl.coalesce(text.cast(pl.Int64, strict=False), grouped.cast(pl.Int64, strict=False), _rounded(text))


def _rounded(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(ZEROS)).then(text.str.replace(ZEROS, "")).cast(pl.Int64, strict=False)


def _decimal(text: pl.Expr) -> pl.Expr:
    """Numbers with a point or a comma; where both occur, the last one is the decimal mark."""
    comma_last = text.str.replace_all(r"[.' ’]", "").str.replace(",", ".", literal=True)
    point_last = text.str.replace_all(r"[,' ’]", "")
    ends_in_comma = text.str.contains(r"^[^,]*,\d*$")
    other = pl.when(ends_in_comma).then(comma_last).otherwise(point_last)
    return pl.coalesce(text.cast(pl.Float64, strict=False), other.cast(pl.Float64, strict=False))
