"""What a row is: the tables, their columns, vocabularies and rules. Imports nothing else of Sourcebook."""

from .claims import CLAIMS
from .column import Column, Kind, Role, Rule, Table
from .events import COUNTED, EVENTS
from .frames import LIST_SEPARATOR, as_text, dtype, empty_frame, mistyped, polars_schema
from .provenance import PROVENANCE
from .reports import REPORTS
from .vocabulary import VOCABULARIES, Term, Vocabulary

TABLES = (EVENTS, CLAIMS, PROVENANCE, REPORTS)
"""Every table, in the order of the workbook's sheets."""

__all__ = [
    "CLAIMS",
    "COUNTED",
    "EVENTS",
    "LIST_SEPARATOR",
    "PROVENANCE",
    "REPORTS",
    "TABLES",
    "VOCABULARIES",
    "Column",
    "Kind",
    "Role",
    "Rule",
    "Table",
    "Term",
    "Vocabulary",
    "as_text",
    "dtype",
    "empty_frame",
    "mistyped",
    "polars_schema",
]
