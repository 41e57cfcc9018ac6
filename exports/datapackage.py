"""A Data Package (version 2): csv files beside a descriptor that gives every column a Table Schema.

Specification: https://datapackage.org (2.0).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..schema import LIST_SEPARATOR, TABLES, Kind
from . import csv
from .digest import sha256
from .footer import about, info_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..schema import Column, Table
    from .tables import Tables

PROFILES = "https://datapackage.org/profiles/2.0"
DESCRIPTOR = "datapackage.json"

TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "datetime",
    Kind.BOOLEAN: "boolean",
    Kind.LIST: "list",
}


def write(dataset: Tables, target: Path, *, licence: str | None = None) -> None:
    """Write the folder. `licence`: what the dataset's maker gives it, a name as in CC-BY-4.0 or an address."""
    csv.write(dataset, target)
    info = info_of(dataset, licence)
    descriptor = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "sourcebook-dataset",
        "title": "Incidents, and the words they were read from",
        "description": "Every filled cell of events and claims has the exact words behind it in provenance.",
        **({"licenses": [_licence(info.licence)]} if info.licence else {}),
        "sources": [{"title": "GeoNames", "path": "https://www.geonames.org", "version": "CC BY 4.0"}],
        "sourcebook": about(info),
        "resources": [_resource(table, target / f"{table.name}.csv") for table in TABLES],
    }
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    (target / DESCRIPTOR).write_text(text + "\n", "utf-8")


def _licence(told: str) -> dict[str, str]:
    return {"path": told} if "://" in told else {"name": told}


def _resource(table: Table, path: Path) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": path.name,
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path)}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table[table.key].unique:
        schema["primaryKey"] = [table.key]
    if table.references:
        schema["foreignKeys"] = [_foreign_key(column, other) for column, other in table.references.items()]
    return schema


def _foreign_key(column: str, other: str) -> dict[str, Any]:
    key = next(table.key for table in TABLES if table.name == other)
    return {"fields": [column], "reference": {"resource": other, "fields": [key]}}


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "type": TYPES[column.kind], "description": column.meaning}
    if column.example:
        field["example"] = column.example
    if column.unit:
        field["unit"] = column.unit
    if column.kind is Kind.LIST:
        field |= {"delimiter": LIST_SEPARATOR, "itemType": "string"}
    constraints = _constraints(column)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> dict[str, Any]:
    limits = {"minimum": column.minimum, "maximum": column.maximum, "pattern": column.pattern}
    found: dict[str, Any] = {name: limit for name, limit in limits.items() if limit is not None}
    if not column.nullable:
        found["required"] = True
    if column.unique:
        found["unique"] = True
    if column.vocabulary:
        found["enum"] = list(column.vocabulary.codes)
    return found
