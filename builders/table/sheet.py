"""A table as every format gives it: a header, and rows of text with the number that a spreadsheet shows."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ...schema import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from ...reports import Notice

Line: TypeAlias = tuple[int, list[str]]

Opened: TypeAlias = "AbstractContextManager[list[Sheet]]"
"""The tables of an open file; their rows can be read until it is closed."""


class Sheet(NamedTuple):
    """One table of a file."""

    name: str | None
    """Of a workbook's sheet; None where the file is one table."""
    where: str
    """File and sheet, as messages name them."""
    header: list[str]
    rows: Callable[[], Iterator[Line | Notice]]
    """Reads the rows below the header: number and cells, in the order of the header."""


def text_of(value: object) -> str:
    """A typed cell as text: days as ISO dates, whole numbers without a point, lists with `; ` between members."""
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        naive = value.replace(tzinfo=None)
        return naive.date().isoformat() if naive.time() == time() else naive.isoformat(" ")
    if isinstance(value, (date, bool, int, float, str, list)):
        return as_text(value)
    return str(value)


def is_tagged(values: list[str]) -> bool:
    """Whether a row below the header holds HXL hashtags, as lists on humanitarian platforms do."""
    filled = [value for value in values if value.strip()]
    return bool(filled) and all(value.lstrip().startswith("#") for value in filled)
