"""A mapping: which column of a list gives which of ours, and how its values are read; docs/table.md has it in words."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ...schema import COUNTED, EVENTS, Kind, Role

MAPPABLE = (
    EVENTS.key,
    *(column.name for column in EVENTS.columns if column.role in (Role.EVIDENCE, Role.REVIEW)),
    *(f"{measure}_{bound}" for measure in COUNTED for bound in ("low", "best", "high")),
)
"""Columns of events that a list can give; the others are derived."""

REPORT_FIELDS = ("title", "publisher", "published", "url", "language")
"""What a list can give of the reports table."""

UNKNOWN = ("-9", "-99", "-999", "n/a", "na", "nan", "null", "none", "not available", "#n/a")
"""What stands for "not known" where the mapping does not say otherwise, beside the empty cell: the codes of the GTD
and ACLED, and what statistics programs write."""


LONGEST_CODE = 200
"""Characters of the longest value that a mapping translates or that stands for "not known"; longer ones are prose."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Names of columns and values as they are compared: small letters, no stray blanks, `1.0` as `1`."""
    folded = " ".join(text.split()).casefold()
    return re.sub(r"^(-?\d+)\.0+$", r"\1", folded)


@lru_cache(maxsize=4096)
def fold_name(text: str) -> str:
    """A column's name as it is compared: `Event Date`, `EVENT_DATE` and `event-date` are one."""
    return re.sub(r"[\s_-]+", "_", fold(text).strip())


class DateParts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day whose parts stand in columns of their own; nought or nothing is an unknown part."""

    year: str
    month: str | None = None
    day: str | None = None
    approximate: str | None = None
    """The column that says in words when it was, where the day is not certain."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns read."""
        return tuple(filter(None, (self.year, self.month, self.day, self.approximate)))


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where one of our columns comes from."""

    columns: tuple[str, ...] = ()
    """The first that has a value counts; of a list with `together`, all."""
    together: bool = False
    constant: str | None = None
    """The same for every row."""
    values: dict[str, str] = {}
    """What a value of theirs (folded) is with us; the empty string is no value."""
    separator: str | None = None
    """What stands between the members of a list; None for the mapping's own."""
    parts: DateParts | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Every column read."""
        return self.parts.columns if self.parts else self.columns


class FigureOrigin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of figures that no column of events holds, such as the dead of one side: it becomes a claim."""

    column: str
    measure: str
    scope: str = "part"
    qualifier: str = "exact"
    victims: str | None = None
    """Who is counted, in words."""
    victims_from: str | None = None
    """The column that names who is counted."""
    victim_group: str | None = None


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reading a list depends on."""

    name: str
    title: str
    columns: dict[str, Origin]
    """By our column."""
    report: dict[str, Origin] = {}
    """By field of the reports table."""
    figures: tuple[FigureOrigin, ...] = ()
    counterparts: str | None = None
    """acled, ucdp or gtd, where codes of countries are read as theirs."""
    recognise: tuple[str, ...] = ()
    """Columns by which such a list is known."""
    partial: bool = False
    """Whether columns may be missing."""
    sheet: str | None = None
    date_formats: tuple[str, ...] = ()
    decimal: str = "."
    separator: str = ";"
    unknown: frozenset[str] = frozenset(UNKNOWN)
    """Values (folded) that stand for "not known"."""
    ignore: tuple[str, ...] = ()
    """Columns that are not read, on purpose."""

    def sources(self) -> dict[str, list[str]]:
        """Every column of the list that is read, and what for."""
        found: dict[str, list[str]] = {}
        for wanted, origin in {**self.columns, **{f"report.{name}": one for name, one in self.report.items()}}.items():
            for name in origin.sources:
                found.setdefault(name, []).append(wanted)
        for figure in self.figures:
            for name in filter(None, (figure.column, figure.victims_from)):
                found.setdefault(name, []).append("figures")
        return found


def is_list(column: str) -> bool:
    """Whether a column of events holds a list."""
    return EVENTS[column].kind is Kind.LIST
