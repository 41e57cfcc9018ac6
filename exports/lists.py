"""The hidden sheet: allowed values for the dropdowns, and the figures that the charts draw."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from ..schema.codebook import vocabularies
from . import styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TITLE = "Lists"


def columns_of_lists() -> dict[str, Sequence[object]]:
    """What the dropdowns offer: the values by name of the list."""
    return {name: vocabulary.codes for name, vocabulary in vocabularies().items()} | {"boolean": [True, False]}


def ranges(columns: Mapping[str, Sequence[object]]) -> dict[str, str]:
    """Where each list stands once it is written: name -> absolute range."""
    return {
        name: f"{TITLE}!${get_column_letter(at)}$2:${get_column_letter(at)}${len(values) + 1}"
        for at, (name, values) in enumerate(columns.items(), 1)
    }


def write_lists(sheet: Any, columns: Mapping[str, Sequence[object]]) -> None:
    """Write the columns side by side, each under its name, and hide the sheet."""
    sheet.sheet_state = "hidden"
    sheet.append([styles.header(sheet, name, quiet=True) for name in columns])
    model = styles.text(sheet, "")
    for row in zip_longest(*columns.values()):
        sheet.append([styles.like(model, value) if isinstance(value, str) else value for value in row])
    sheet.close()
