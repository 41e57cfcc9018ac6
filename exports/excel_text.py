"""Text that Excel can hold: nothing illegal in XML, nothing too long, and nothing lost without a word."""

from __future__ import annotations

import re
from typing import TypeVar

import polars as pl

from .limits import MAX_CHARACTERS

ILLEGAL = "".join(map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), 0xFFFE, 0xFFFF)))
"""Characters that XML cannot hold, and the carriage return, which XML readers turn into a line feed."""

CUT = r" … \[cut: the whole text is in [^\[\]]*\]$"
"""The end of a text that no cell could hold."""

HAS_ALL = "which has all of them."
"""The end of what is said of rows that no sheet could hold."""

_ESCAPE = {character: f"_x{ord(character):04X}_" for character in ILLEGAL}
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOKS_ESCAPED = r"_(x[0-9A-Fa-f]{4})"
_CODES = str.maketrans(_ESCAPE)


Texts = TypeVar("Texts", pl.Series, pl.Expr)


def xml_text(texts: Texts) -> Texts:
    """Write texts as the content of an XML element; what XML cannot hold becomes `_x0001_` (ECMA-376, ST_Xstring)."""
    table = {**_MARKUP, **_ESCAPE}
    return texts.str.replace_all(_LOOKS_ESCAPED, "_x005F_${1}").str.replace_many(list(table), list(table.values()))


def plain(text: str) -> str:
    """Write one text so that openpyxl takes it: as `xml_text` does, markup aside, and at most as long as a cell."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    return re.sub(_LOOKS_ESCAPED, r"_x005F_\1", _cut(whole, "the files of the dataset")).translate(_CODES)


def rows_left_out(count: int, rest: str) -> str:
    """Say how many rows a sheet has no room for, and where all are (`rest`: events.parquet)."""
    return f"{count:,} more rows are in {rest}, {HAS_ALL}"


def fitted(texts: pl.Series, rest: str) -> pl.Series:
    """Cut texts that no cell can hold; the cut ones end with where the whole is (`rest`: events.parquet)."""
    long = (texts.str.len_bytes() > MAX_CHARACTERS).fill_null(False)
    if not long.any():
        return texts
    pairs = zip(texts, long, strict=True)
    return pl.Series(texts.name, [_cut(text, rest) if flag else text for text, flag in pairs], pl.String)


def is_cut(texts: pl.Expr) -> pl.Expr:
    """Whether texts that were read from a workbook are the beginnings of longer ones; the whole is in Parquet."""
    return texts.str.contains(CUT)


def _cut(text: str, rest: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CHARACTERS:
        return text
    note = f" … [cut: the whole text is in {rest}]"
    return units[: 2 * (MAX_CHARACTERS - len(note))].decode("utf-16-le", "ignore") + note
