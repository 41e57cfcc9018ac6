"""What docs/tools.md promises of the types that arrive in a tool."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcebook.schema import EVENTS, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = (Path(__file__).parents[1] / "docs" / "tools.md").read_text("utf-8")
GEOMETRY = "geometry"


def promised(tool: str) -> dict[str, set[str]]:
    """The page's row for a tool: kind of column -> types."""
    lines = [line.strip("| \n").split("|") for line in PAGE.splitlines() if line.startswith("|")]
    kinds = next(line for line in lines if line[0].strip() == "tool")
    row = next(line for line in lines if line[0].strip() == tool)
    return {kind.strip(): set(re.findall("`([^`]+)`", cell)) for kind, cell in zip(kinds[1:], row[1:], strict=True)}


def check(tool: str, types_in: Callable[[str], Mapping[str, Any]], tables: tuple = TABLES) -> None:
    """`types_in`: name of a table -> its columns' types in the tool."""
    types = promised(tool)
    for table in tables:
        found = types_in(table.name)
        assert [name for name in found if name != GEOMETRY] == table.names
        for column in table.columns:
            assert str(found[column.name]) in types[column.kind.value], f"{table.name}.{column.name}"
        if table is EVENTS:
            assert str(found[GEOMETRY]) in types[GEOMETRY]
