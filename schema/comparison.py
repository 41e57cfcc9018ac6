"""The tables of a comparison of two builders: what they give the same events, and the events of one alone.

`first` and `second` are the builders in the order in which they were named; the workbook puts their names instead.
"""

from __future__ import annotations

from dataclasses import replace

from .column import Column, Kind, Role, Table
from .events import EVENTS
from .vocabulary import Term, Vocabulary

VERDICT = Vocabulary(
    "verdict",
    (
        Term("same", "Both give the same value: names are compared without regard to case, accents and marks."),
        Term("different", "Both give a value, and not the same."),
        Term("only_first", "Only the first builder gives a value."),
        Term("only_second", "Only the second builder gives a value."),
    ),
)

COMPARED = tuple(column for column in EVENTS.columns if column.role is Role.EVIDENCE or column.unit == "people")
"""Columns of events that are compared: what is said of the world, and the figures. Ids, counts of reports, confidence
and the analysts' own columns say nothing that two builders could disagree about."""


def _text(name: str, meaning: str, width: int, role: Role = Role.RECORD) -> Column:
    return Column(name=name, kind=Kind.TEXT, role=role, meaning=meaning, width=width)


def _number(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, kind=Kind.INTEGER, role=Role.DERIVED, minimum=0, width=12)


CELLS = Table(
    name="cells",
    title="Matched events",
    meaning="One row per cell that at least one builder fills, of the events that both found.",
    key="pair",
    columns=(
        _number("pair", "Number of the pair of events."),
        _text("event", "The event by its day, country, place and kind, as the first builder has them.", 34),
        _text("column", "Column of events.", 20, Role.KEY),
        replace(_text("verdict", "Whether the builders agree.", 14, Role.DERIVED), vocabulary=VERDICT, nullable=False),
        _text("first_value", "What the first builder gives.", 28),
        _text("second_value", "What the second builder gives.", 28),
        _text("first_quote", "The words that the first builder read it from.", 50),
        _text("second_quote", "The words that the second builder read it from.", 50),
        _text("matched_by", "The rule by which the two events are taken for one.", 30),
        _text("first_event", "The event's id in the first builder's dataset.", 24, Role.KEY),
        _text("second_event", "The event's id in the second builder's dataset.", 24, Role.KEY),
        _text("report_ids", "The reports that the events were read from.", 26),
    ),
)

UNMATCHED = Table(
    name="unmatched",
    title="Unmatched events",
    meaning="One row per event that only one builder found.",
    key="event_id",
    columns=(
        _text("builder", "The builder that found it.", 12),
        *(
            replace(EVENTS[name], role=Role.RECORD)
            for name in (
                *("event_id", "date_start", "date_end", "country", "admin1", "place", "event_type"),
                *("side_a", "side_b", "killed_best", "injured_best"),
            )
        ),
        _text("quote", "The words that make it an incident.", 60),
        replace(EVENTS["report_ids"], role=Role.RECORD),
    ),
)

AGREEMENT = Table(
    name="agreement",
    title="Agreement",
    meaning="One row per column of events: in how many matched events the builders agree.",
    key="column",
    columns=(
        _text("column", "Column of events.", 22, Role.KEY),
        _number("filled", "Matched events in which at least one builder fills the cell."),
        *(_number(term.code, term.definition) for term in VERDICT.terms),
        Column(
            name="agreement",
            kind=Kind.NUMBER,
            role=Role.DERIVED,
            meaning="Share of `same` among `filled`; empty where nobody fills the cell.",
            minimum=0,
            maximum=1,
            width=12,
        ),
    ),
)
