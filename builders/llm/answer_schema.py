"""The JSON Schema of an answer, and the codebook a model is given: both made from the tables of `schema/`."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from ...schema import CLAIMS, EVENTS, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...schema import Column

NOT_ASKED = frozenset({"admin1_pcode", "admin2_pcode", "latitude", "longitude", "geo_precision"})
"""Columns that no report states: a model could only fill them from memory, and no quote would bear them out."""

EVENT_COLUMNS = tuple(
    column for column in EVENTS.columns if column.role is Role.EVIDENCE and column.name not in NOT_ASKED
)
FIGURE_COLUMNS = tuple(column for column in CLAIMS.columns if column.role is Role.EVIDENCE)

_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.LIST: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.BOOLEAN: {"type": "boolean"},
}

_QUOTE = {"type": "string"}


@cache
def answer_schema() -> dict[str, Any]:
    """The schema of an answer: incidents, each with its columns and figures, and figures of no incident.

    Every property is required and none may be added, as strict servers want it; what a report leaves open is null.
    """
    figures = _list(_object({"quote": _QUOTE} | {column.name: _figure_value(column) for column in FIGURE_COLUMNS}))
    columns = {column.name: _event_value(column) for column in EVENT_COLUMNS}
    incident = _object({"quote": _QUOTE} | columns | {"figures": figures})
    return _object({"incidents": _list(incident), "background_figures": figures})


def codebook_lines() -> Iterator[str]:
    """What each column means and which values it allows, one line each."""
    for title, columns in (("Columns of an incident", EVENT_COLUMNS), ("Columns of a figure", FIGURE_COLUMNS)):
        yield f"\n{title}:"
        for column in columns:
            yield f"- {column.name}: {column.meaning}{_allowed(column)}"


def answer_outline() -> str:
    """An answer with dots for its values, for models whose server does not hold them to the schema."""
    return json.dumps(_outline(answer_schema()), ensure_ascii=False)


def _outline(schema: dict[str, Any]) -> object:
    if "anyOf" in schema:
        return _outline(schema["anyOf"][0])
    if schema["type"] == "array":
        return [_outline(schema["items"])]
    if schema["type"] == "object":
        return {name: _outline(kind) for name, kind in schema["properties"].items()}
    return "…"


def is_quoted_apart(column: Column) -> bool:
    """Whether a figure's column has a quote of its own: free text has; a number or code rests on the figure's."""
    return column.kind is Kind.TEXT and column.vocabulary is None


def _allowed(column: Column) -> str:
    if column.vocabulary:
        return " One of: " + "; ".join(f"{term.code} ({term.definition})" for term in column.vocabulary.terms)
    return f" Written as {column.pattern_hint}." if column.pattern_hint else ""


def _event_value(column: Column) -> dict[str, Any]:
    quoted = _object({"value": _type(column), "quote": _QUOTE})
    return _list(quoted) if column.kind is Kind.LIST else _or_null(quoted)


def _figure_value(column: Column) -> dict[str, Any]:
    if is_quoted_apart(column):
        return _or_null(_object({"value": _type(column), "quote": _QUOTE}))
    return _or_null(_type(column)) if column.nullable else _type(column)


def _type(column: Column) -> dict[str, Any]:
    if column.vocabulary:
        return {"type": "string", "enum": column.vocabulary.codes}
    return dict(_TYPES[column.kind])


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(kind: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kind, {"type": "null"}]}
