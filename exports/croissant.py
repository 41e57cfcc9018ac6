"""Parquet files beside a Croissant description (MLCommons, 1.1), by which catalogues and data loaders read them.

Specification: https://docs.mlcommons.org/croissant/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..schema import TABLES, Kind
from . import parquet_folder
from .digest import sha256
from .footer import ATTRIBUTION, info_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..schema import Column, Table
    from .tables import Tables

DESCRIPTOR = "croissant.json"
CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

TYPES = {
    Kind.TEXT: "sc:Text",
    Kind.INTEGER: "sc:Integer",
    Kind.NUMBER: "sc:Float",
    Kind.DATE: "sc:Date",
    Kind.TIMESTAMP: "sc:DateTime",
    Kind.BOOLEAN: "sc:Boolean",
    Kind.LIST: "sc:Text",
}

TERMS = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject"),
    *("fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5"),
    *("parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator"),
    *("source", "subField", "transform"),
)

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in TERMS},
}
"""The specification's own context; readers warn about any other."""


def write(dataset: Tables, target: Path, *, licence: str | None = None) -> None:
    """Write the folder. `licence`: what the dataset's maker gives it, a name as in CC-BY-4.0 or an address."""
    parquet_folder.write(dataset, target, licence=licence)
    info = info_of(dataset, licence)
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": "sourcebook-dataset",
        "description": "Incidents read from reports; every filled cell has the exact words behind it "
        f"in provenance. {ATTRIBUTION}",
        **({"license": info.licence} if info.licence else {}),
        "distribution": [_file(target / f"{table.name}.parquet") for table in TABLES],
        "recordSet": [_records(table) for table in TABLES],
    }
    (target / DESCRIPTOR).write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _file(path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": sha256(path),
    }


def _records(table: Table) -> dict[str, Any]:
    unique = table[table.key].unique
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        **({"key": {"@id": f"{table.name}/{table.key}"}} if unique else {}),
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": TYPES[column.kind],
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }
    if column.kind is Kind.LIST:
        field |= {"isArray": True, "arrayShape": "-1"}
    if column.name in table.references:
        field["references"] = {"field": {"@id": _referred(table.references[column.name])}}
    return field


def _referred(other: str) -> str:
    return next(f"{table.name}/{table.key}" for table in TABLES if table.name == other)
