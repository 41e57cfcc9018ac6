"""The reports table: what was read, and what analysts entered as read elsewhere."""

from __future__ import annotations

from .column import Column, Kind, Role, Table

REPORTS = Table(
    name="reports",
    title="Reports",
    meaning="One row per report that was read or entered by hand, whether or not it tells of an incident.",
    key="report_id",
    columns=(
        Column(
            name="report_id",
            kind=Kind.TEXT,
            role=Role.KEY,
            meaning="The id the file gives, or the file's name and a short code made from the text.",
            nullable=False,
            unique=True,
            example="homs-bb5280b4",
            width=30,
        ),
        Column(name="title", kind=Kind.TEXT, role=Role.RECORD, meaning="The report's headline.", example="", width=40),
        Column(
            name="publisher",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="The outlet or agency that published it.",
            example="DPA",
            hxl="#meta+source",
            width=20,
        ),
        Column(
            name="published",
            kind=Kind.DATE,
            role=Role.RECORD,
            meaning="The day it was published, as the report says; relative dates are counted from it.",
            example="2023-11-09",
            hxl="#date+published",
            ucdp="source_date",
            acled="timestamp",
            width=12,
        ),
        Column(
            name="url",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="Where it was published.",
            example="",
            hxl="#meta+url",
            width=30,
        ),
        Column(
            name="path", kind=Kind.TEXT, role=Role.RECORD, meaning="The file it was read from.", example="", width=30
        ),
        Column(
            name="language",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="Language of the text, ISO 639-1, where the file says so.",
            example="en",
            width=10,
        ),
        Column(
            name="characters",
            kind=Kind.INTEGER,
            role=Role.RECORD,
            meaning="Length of the text; empty for a report that was entered by hand.",
            minimum=0,
            unit="characters",
            example="2173",
            width=11,
        ),
        Column(
            name="sha256",
            kind=Kind.TEXT,
            role=Role.RECORD,
            meaning="Digest of the text (UTF-8): the same text has the same digest; empty where characters is.",
            pattern=r"[0-9a-f]{64}",
            pattern_hint="64 hexadecimal digits",
            example="",
            width=20,
        ),
        Column(
            name="n_events",
            kind=Kind.INTEGER,
            role=Role.DERIVED,
            meaning="How many events it tells of; counted anew whenever edits are merged.",
            nullable=False,
            minimum=0,
            unit="events",
            example="1",
            width=10,
        ),
    ),
)
