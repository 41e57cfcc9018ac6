"""One sheet as a typed frame, and what of it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from ..schema import dtype
from .book import ROW, Sheet
from .cells import columns_of
from .values import cleaned, values

if TYPE_CHECKING:
    from ..schema import Table
    from .headings import Headings


def read_sheet(
    cells: Any, table: Table, title: str, headings: Headings, *, from_1904: bool
) -> tuple[Sheet, pl.DataFrame]:
    """Read a table's sheet. Gives it, and its cells as text with `ROW`: the same rows, before they were understood."""
    wanted = headings.columns | {_apart(name): at for name, at in headings.extra.items()}
    texts = columns_of(cells, wanted, ROW, headings.row)
    texts = texts.with_columns(cleaned(pl.col(name), table[name]) for name in headings.columns)
    filled = pl.any_horizontal(pl.lit(False), *(pl.col(name).is_not_null() for name in headings.columns))
    texts = texts.filter(filled)
    typed = [
        values(pl.col(column.name), column, from_1904=from_1904).alias(column.name)
        if column.name in headings.columns
        else pl.lit(None, dtype(column.kind)).alias(column.name)
        for column in table.columns
    ]
    extra = {name: at for name, at in headings.extra.items() if texts[_apart(name)].count()}
    sheet = Sheet(
        name=table.name,
        title=title,
        frame=texts.select(*typed, ROW),
        letters={name: headings.letters(at) for name, at in headings.columns.items()},
        extra={name: headings.letters(at) for name, at in extra.items()},
        extras=texts.select(*(pl.col(_apart(name)).alias(name) for name in extra), ROW),
        heading_row=headings.row,
    )
    return sheet, texts.select(*headings.columns, ROW)


def _apart(heading: str) -> str:
    """A name for an analyst's column that no column of ours has."""
    return f"+{heading}"
