"""How a column and a table are described; everything generated from the schema reads these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from .vocabulary import Vocabulary


class Kind(Enum):
    """What sort of value a column holds; each kind has one polars dtype (see `frames.dtype`)."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    TIMESTAMP = "timestamp (UTC)"
    BOOLEAN = "boolean"
    LIST = "list of text"


class Role(Enum):
    """Why a column is there."""

    KEY = "key"
    """Identifies the row, or refers to another row."""
    EVIDENCE = "evidence"
    """A statement about the world: every filled cell has its words in provenance."""
    DERIVED = "derived"
    """Computed from other cells; its words, where it has any, are those of the cells it came from."""
    RECORD = "record"
    """A fact about the report or the quotation itself."""
    REVIEW = "review"
    """Belongs to the analyst; a build leaves it as it is."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the only place where its meaning, type and limits are written."""

    name: str
    kind: Kind
    role: Role
    meaning: str
    nullable: bool = True
    unique: bool = False
    vocabulary: Vocabulary | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    """A regular expression that the whole value must match."""
    pattern_hint: str | None = None
    """The pattern in words, for people."""
    unit: str | None = None
    example: str = ""
    hxl: str | None = None
    """HXL hashtag and attributes (hxlstandard.org, 1.1)."""
    ucdp: str | None = None
    """Nearest column of UCDP GED (codebook 23.1)."""
    acled: str | None = None
    """Nearest column of ACLED (codebook 2023)."""
    gtd: str | None = None
    """Nearest column of the GTD (codebook 2021)."""
    width: int = 14
    """Width in the workbook, in characters."""


Check = Callable[[], "pl.Expr"]


@dataclass(frozen=True)
class Case:
    """One way in which a row breaks a rule: the cell to look at, and a message of its own."""

    column: str
    holds: Check
    message: str


@dataclass(frozen=True)
class Rule:
    """A rule across the columns of one row. Its name is the code of the finding and the heading in the codebook.

    `holds` gives a polars expression that is true for a row in order; null counts as in order. `message` is a
    template over the row's columns that says what was found and what to do; the first of `columns` is the cell to
    look at. A rule of several `cases` is told by those that do not hold, each with its cell and message.
    """

    name: str
    columns: tuple[str, ...]
    meaning: str
    holds: Check
    message: str
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, its key and the rules across columns."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: str
    rules: tuple[Rule, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    """Columns that refer to another table's key: column -> table name."""

    def __getitem__(self, column: str) -> Column:
        """Return the column of this name; raises KeyError."""
        for candidate in self.columns:
            if candidate.name == column:
                return candidate
        raise KeyError(column)

    def __contains__(self, column: object) -> bool:
        return any(candidate.name == column for candidate in self.columns)

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]
