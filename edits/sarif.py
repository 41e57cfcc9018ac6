"""Findings in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..schema.rule_names import meanings
from .listing import where

if TYPE_CHECKING:
    import polars as pl

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning"}
KEPT = ("row_id", "column", "value", "allowed", "nearest", "quote")
"""What a result carries beyond the message, as properties."""


def sarif(findings: pl.DataFrame, source: str, version: str) -> str:
    """Write findings as a SARIF log of one run; `source` is the path that was validated."""
    used = sorted(findings["rule"].unique())
    told = meanings()
    artifact = {"uri": _uri(source), "index": 0}
    run = {
        "tool": {
            "driver": {
                "name": "Sourcebook",
                "version": version,
                "rules": [{"id": name, "shortDescription": {"text": told.get(name, name)}} for name in used],
            }
        },
        "artifacts": [{"location": {"uri": artifact["uri"]}}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, used.index(row["rule"]), artifact) for row in findings.iter_rows(named=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(row: dict[str, Any], rule: int, artifact: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    line = str(row["address"] or "").rpartition(":")[2]
    if "!" not in str(row["address"]) and line.isdigit():  # a line of a file of rows
        physical["region"] = {"startLine": int(line)}
    return {
        "ruleId": row["rule"],
        "ruleIndex": rule,
        "level": LEVELS[row["severity"]],
        "message": {"text": row["message"]},
        "locations": [
            {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": where(row), "kind": "member"}]}
        ],
        "properties": {name: row[name] for name in KEPT if row[name] is not None},
    }


def _uri(source: str) -> str:
    path = Path(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
