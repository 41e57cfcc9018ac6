"""What a builder returns: incidents made of cells, and figures; each with the passage it came from.

These are drafts of one report. Linking joins the incidents of several reports, settles each cell, and only then
rows of the schema exist.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

import msgspec

from ..reports.report import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..reports.report import Item, Report

CONTEXT = 32
"""Characters of prefix and suffix kept beside a quote: the customary length for a W3C TextQuoteSelector."""

Value: TypeAlias = bool | int | float | date | str


class Passage(msgspec.Struct, frozen=True):
    """Words of a report: `report.text[start:end] == quote`; prefix and suffix find it again when offsets move."""

    report_id: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def passage(report: Report, start: int, end: int) -> Passage:
    """Cut the passage out of the report's text; raises ValueError when the span is empty or outside of it."""
    text = report.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} is empty or outside the {len(text)} characters of {report.report_id}")
    return Passage(
        report.report_id, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A value for one column, the words it came from and the rule that read them.

    A column of list type has one Cell per member. Several Cells of equal value for one column are several pieces
    of evidence; the first is the main one.
    """

    column: str
    value: Value
    passage: Passage
    rule: str
    cited_source: str | None = None
    confidence: float = 1.0
    """How often this rule's cells are right, 0 to 1."""


def cell(report: Report, column: str, value: Value, span: tuple[int, int], rule: str, confidence: float) -> Cell:
    """Make the cell that a stretch of the report's text gives; raises ValueError as `passage` does."""
    return Cell(column=column, value=value, passage=passage(report, *span), rule=rule, confidence=round(confidence, 2))


OWN = "own"
"""Ends the rule of a figure by which somebody tells how many he killed himself, or saw dead."""
RIVAL = "rival"
"""Ends the rule of a figure that others give behind the one that a report tells, or that is disputed."""
AT_ONCE = "at_once"
"""Ends the rule of a figure of those who died on the spot, to whom others may be added who died later."""
EARLIER = "earlier"
"""Ends the rule of a figure that is told as what somebody had said before it was corrected."""
LATEST = "latest"
"""Ends the rule of a figure to which a toll has come since."""
CARED = "cared"
"""Ends the rule of a figure of people in care, who may be some of the injured."""
BESIDES = "besides"
"""The end of the rule of a figure told beside one that leaves it out: 12 people besides the bomber."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One stated figure: somebody's claim of how many, not yet tied to an event row."""

    measure: str
    low: int | None
    high: int | None
    qualifier: str
    scope: str
    passage: Passage
    rule: str
    victims: str | None = None
    victim_group: str | None = None
    """What kind of people: civilian, state_force, armed_group; null where the words leave it open."""
    cited_source: str | None = None
    source_is_named: bool = False
    """Whether the cited source has a name ("SOHR") or is nameless ("local reports")."""
    reporting_verb: str | None = None
    passages: dict[str, Passage] = {}
    """The exact words of single fields, by claim column; fields without an entry rest on `passage`."""


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as one report tells it. `anchor` is the passage that makes it an incident (its trigger)."""

    anchor: Passage
    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...] = ()
    certainty: float = 1.0
    """How often such an incident is one that the report tells, 0 to 1; the confidence of its cells is beside that."""
    event_id: str | None = None
    """The id that its source gives it, where it does; the event keeps it when this incident founds it."""


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a builder found in one report. `background`: figures that belong to no incident of it.

    `notices`: what the report's owner should know, such as a value that could not be read and was left out.
    """

    report_id: str
    incidents: tuple[Incident, ...] = ()
    background: tuple[Figure, ...] = ()
    notices: tuple[Notice, ...] = ()


@runtime_checkable
class Builder(Protocol):
    """Turns reports into drafts. Deterministic: the same reports give the same Rows, in the same order.

    `name` and `version` are written into provenance. `build` returns one Rows per report, in order; an exception
    is charged to the report it came from, and the rest of the build goes on.
    """

    name: str
    version: str

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        """Read a batch of reports."""
        ...


@runtime_checkable
class ReadingBuilder(Builder, Protocol):
    """A builder with input of its own kind, which it reads itself instead of leaving that to `reports.read`."""

    def read_files(self, paths: Sequence[str | Path]) -> Iterator[Item]:
        """Yield what the files hold, as `reports.read` does; called in one process only."""
        ...


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What building would ask of a server."""

    requests: int = 0
    stored: int = 0
    """Reports whose answers are stored already, so that nothing is asked."""
    refused: int = 0
    """Reports that would not be sent, such as those longer than the builder allows."""
    tokens_in: int = 0
    """Estimated tokens of the requests."""
    tokens_out: int = 0
    """The most tokens that the answers can have."""

    def __add__(self, other: Cost) -> Cost:
        return Cost(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


@runtime_checkable
class AskingBuilder(Builder, Protocol):
    """A builder that asks a server, and can say beforehand what that costs."""

    def cost(self, batch: Sequence[Report]) -> Cost:
        """Estimate what `build` would ask for these reports; sends nothing."""
        ...


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the user may hand to a builder. Paths are files that extend the shipped data or replace it."""

    gazetteers: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    mapping: str | None = None
    """How the columns of a table are read: the name of a shipped mapping, or the path of a file."""
    options: tuple[tuple[str, str], ...] = ()
    """What only this builder knows, by name. A builder that takes any names them in a class attribute `options`, a
    mapping of name to meaning; others are refused before it is made."""
