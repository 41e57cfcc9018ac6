"""Which of the days that a report tells is that of its incident."""

from datetime import date

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import RulesBuilder
from sourcebook.reports.report import Report

PUBLISHED = date(2022, 5, 12)  # a Thursday


@pytest.fixture(scope="module")
def builder() -> RulesBuilder:
    return RulesBuilder(Settings())


def days(text: str, builder: RulesBuilder) -> tuple[object, object, str]:
    """First day, last day and rule of a report's first incident."""
    [rows] = builder.build([Report(report_id="r", text=text, sha256="", published=PUBLISHED)])
    found = {cell.column: cell for cell in reversed(rows.incidents[0].cells)}
    return found["date_start"].value, found["date_end"].value, found["date_start"].rule


CASES = [
    # why, text, day, rule
    (
        "the day on which police said so yields to that of the next sentence",
        "Police said today that three farmers were killed in Kajuru. The attack took place on Monday.",
        date(2022, 5, 9),
        "date.weekday",
    ),
    (
        "so does one that stands before its verb, to a day of the same story",
        "The army today announced that rebels killed six soldiers near Goma. The soldiers were ambushed on 8 May.",
        date(2022, 5, 8),
        "date.absolute",
    ),
    (
        "alone it is the best that there is",
        "Police said on Wednesday that gunmen had killed three farmers in Kajuru.",
        date(2022, 5, 11),
        "date.weekday",
    ),
    (
        "what is told to have been on a day is no day of telling",
        "Police said that on Tuesday gunmen killed three farmers in Kajuru. They spoke on Wednesday.",
        date(2022, 5, 10),
        "date.weekday",
    ),
    (
        "the day of a separate incident is not carried",
        "Police said on Wednesday that gunmen had killed three farmers in Kajuru. In a separate incident on Saturday, "
        "two traders were robbed.",
        date(2022, 5, 11),
        "date.weekday",
    ),
    (
        "a day of the background is not carried",
        "KADUNA, Nigeria, 12 May 2022 (AFP) - Gunmen killed three farmers in Kajuru. They voted on 9 March 2019.",
        PUBLISHED,
        "date.published_day",
    ),
    (
        "news without a day is of the day of its dateline",
        "KADUNA, Nigeria, 12 May 2022 (AFP) - Gunmen have killed three farmers in Kajuru.",
        PUBLISHED,
        "date.published_day",
    ),
]


@pytest.mark.parametrize(("text", "day", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_day_of_the_incident(text: str, day: date, rule: str, builder: RulesBuilder) -> None:
    assert days(text, builder) == (day, day, rule)


def test_what_is_known_already_lies_within_the_month_before(builder: RulesBuilder) -> None:
    text = "KADUNA, Nigeria, 12 May 2022 (AFP) - The governor condemned the murder of three farmers in Kajuru."
    assert days(text, builder) == (date(2022, 4, 12), PUBLISHED, "date.month_before_publication")
