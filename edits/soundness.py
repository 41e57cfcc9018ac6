"""Is a workbook in order, so that its edits can be merged?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ..schema import CLAIMS, EVENTS
from ..schema.validation import validate
from .edition import EDITED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .book import Book
    from .changes import Change
    from .edition import Edition


def findings_of(book: Book, edition: Edition, changes: Sequence[Change]) -> pl.DataFrame:
    """Everything that is amiss in the workbook's edited tables."""
    found = [book.findings]
    for table in EDITED:
        if table.name in book.sheets:
            found.append(validate(table, book.frames[table.name]))
    return pl.concat(found)
