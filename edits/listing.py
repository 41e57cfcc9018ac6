"""Findings as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl

from ..schema.findings import ERROR
from ..schema.validation import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = "The file"
"""Heading of findings that are about no table."""


def text(findings: pl.DataFrame, source: str) -> str:
    """Findings grouped by sheet, a line for each, the words behind a built cell below it; and how many there are."""
    return "\n".join(_lines(findings, source)) + "\n"


def _lines(findings: pl.DataFrame, source: str) -> Iterator[str]:
    for (name,), group in findings.group_by("table", maintain_order=True):
        yield f"{str(name).capitalize() or OTHERS}: {counted(group)}"
        width = min(24, max(len(where(row)) for row in group.iter_rows(named=True)))
        for row in group.iter_rows(named=True):
            label = "" if row["severity"] == ERROR else "warning: "
            yield f"  {where(row):<{width}}  {label}{row['message']}"
            if row["quote"]:
                yield f"  {'':<{width}}  built from “{shown(row['quote'])}”"
        yield ""
    yield f"{source}: {counted(findings)}"


def where(row: dict[str, object]) -> str:
    """Where a finding is: its address, or for a frame in memory its table and row."""
    place = row["row_id"] or row["row"]
    return str(row["address"] or (row["table"] if place is None else f"{row['table']} {place}"))


def counted(findings: pl.DataFrame) -> str:
    """How many findings there are: `2 errors, 1 warning`."""
    errors = findings.filter(pl.col("severity") == ERROR).height
    warnings = findings.height - errors
    parts = [
        f"{number:,} {noun}{'s' * (number != 1)}"
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return ", ".join(parts) or "nothing amiss"


def as_json(findings: pl.DataFrame, source: str) -> str:
    """Findings as one JSON object: the source, the numbers of errors and warnings, and a list."""
    errors = findings.filter(pl.col("severity") == ERROR).height
    made = {
        "source": source,
        "errors": errors,
        "warnings": findings.height - errors,
        "findings": findings.to_dicts(),
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
