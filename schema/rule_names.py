"""Every rule by its name, which is the code of its findings: what has to be so."""

from __future__ import annotations

from . import TABLES

OF_CELLS = {
    "type": "A cell holds what its column holds: a number, a date, TRUE or FALSE.",
    "filled": "Cells that must not be empty are filled.",
    "unique": "No two rows have the same id.",
    "vocabulary": "The value is one of the column's list.",
    "pattern": "The value has the form that the column asks for.",
    "minimum": "The value is not below the least that the column allows.",
    "maximum": "The value is not above the most that the column allows.",
    "list_members": "No member of a list is empty.",
    "missing_column": "Every column of the table is there.",
    "unknown_column": "There are no columns but those of the table.",
}
"""Rules about one cell or column."""

ACROSS_TABLES = {
    "known_reference": "What refers to an event, a claim or a report finds it.",
    "known_column": "Provenance names a column of its table.",
    "has_evidence": "A built cell has its words in provenance.",
    "built_has_place": "A claim without start and end was entered or edited by an analyst.",
    "has_claims": "An event that counts people has a claim that states the figure.",
    "date_within_reports": "No event is later than the last of its reports.",
    "quote_in_report": "The quote occurs in its report.",
    "quote_moved": "The quote stands where start and end say.",
}
"""Rules that need other tables, or the reports."""

OF_NAMES = {
    "known_actor": "The actor is known, or no slip of a known one's name.",
    "known_place": "The place is known, or no slip of a known one's name.",
    "known_country": "The country is known.",
}
"""Warnings about names that look like slips."""

OF_WORKBOOKS = {
    "error_value": "No cell shows an error such as #DIV/0!.",
    "formula_without_value": "Every formula has been computed.",
    "merged_cells": "No cells are merged.",
    "missing_sheet": "Every table has its sheet.",
    "repeated_column": "No heading stands twice.",
    "no_rows": "There are rows.",
    "open_elsewhere": "Nobody has the workbook open.",
}
"""Rules about what only a workbook can have."""


def meanings() -> dict[str, str]:
    """Every rule's name with what it asks, those across the columns of a row among them."""
    of_rows = {rule.name: rule.meaning for table in TABLES for rule in table.rules}
    return {**OF_CELLS, **of_rows, **ACROSS_TABLES, **OF_NAMES, **OF_WORKBOOKS}
