"""Dates in reports: which words, which days, how exactly."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sourcebook.builders.dates.finding import DateMention, find_dates, resolve
from sourcebook.builders.words.document import Document
from sourcebook.reports.report import Report

GOLDEN = Path(__file__).with_name("golden")
NOVEMBER = date(2023, 11, 9)
"""A Thursday, on which most of the invented reports were published."""


def dates(text: str, published: date | None = NOVEMBER) -> dict[str, DateMention]:
    doc = Document(Report(report_id="r", text=text, sha256="", published=published))
    found = find_dates(doc)
    assert all(one.end <= two.start for one, two in pairwise(found))
    return {text[mention.start : mention.end]: mention for mention in found}


def days(written: str) -> tuple[date | None, date | None]:
    """`2023-11-08` or `2023-11-08..2023-11-10`; empty for no days."""
    if not written:
        return None, None
    first, _, last = written.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def holds(text: str, quote: str, expected: str, precision: str | None, rule: str, published: date | None) -> None:
    found = dates(text, published)
    assert list(found) == [quote]
    mention = found[quote]
    assert (mention.first, mention.last) == days(expected)
    assert (mention.precision, mention.rule) == (precision, f"date.{rule}")


ABSOLUTE = [
    # text, quote, days, precision, rule
    ("On 8 November 2023, gunmen attacked.", "8 November 2023", "2023-11-08", "day", "absolute"),
    ("On November 8, 2023, gunmen attacked.", "November 8, 2023", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on 8 Nov.", "8 Nov", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on Nov. 8th.", "Nov. 8th", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on the 8th of November.", "8th of November", "2023-11-08", "day", "absolute"),
    ("THEY ATTACKED ON 16 NOV 89.", "16 NOV 89", "1989-11-16", "day", "absolute"),
    ("THEY ATTACKED IT ON\n16\nNOVEMBER 1989.", "16\nNOVEMBER 1989", "1989-11-16", "day", "absolute"),
    ("Gunmen attacked on Sunday 5 November.", "Sunday 5 November", "2023-11-05", "day", "absolute"),
    ("Gunmen attacked on Wednesday, November 8.", "Wednesday, November 8", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on 2023-11-08 in Goma.", "2023-11-08", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on 28/10/2023 in Goma.", "28/10/2023", "2023-10-28", "day", "absolute"),
    ("Gunmen attacked on 10/28/2023 in Goma.", "10/28/2023", "2023-10-28", "day", "absolute"),
    ("Gunmen attacked on 08.11.2023 in Goma.", "08.11.2023", "2023-11-08", "day", "absolute"),
    ("On 6 November 20 people were killed.", "6 November", "2023-11-06", "day", "absolute"),
    ("They clashed on 15 and 16 August.", "15 and 16 August", "2023-08-15..2023-08-16", "several_days", "span"),
    ("They clashed on 12-15 May.", "12-15 May", "2023-05-12..2023-05-15", "several_days", "span"),
    ("They clashed on May 12–15, 2021.", "May 12–15, 2021", "2021-05-12..2021-05-15", "several_days", "span"),
    ("They clashed from 3 to 5 June.", "3 to 5 June", "2023-06-03..2023-06-05", "several_days", "span"),
    ("They clashed between 3 and 5 June.", "3 and 5 June", "2023-06-03..2023-06-05", "several_days", "span"),
    ("Raids from 28 May to 3 June 2020.", "28 May to 3 June 2020", "2020-05-28..2020-06-03", "week", "span"),
    ("Between March 30 and April 2, they fled.", "March 30 and April 2", "2023-03-30..2023-04-02",
     "several_days", "span"),
    ("On the night of 3-4 May they fled.", "3-4 May", "2023-05-03..2023-05-04", "several_days", "span"),
    ("Overnight on 3 May they fled.", "3 May", "2023-05-03", "day", "absolute"),
    ("On the evening of 3 May they fled.", "3 May", "2023-05-03", "day", "absolute"),
    ("In March 2022, nine were abducted.", "March 2022", "2022-03-01..2022-03-31", "month", "month"),
    ("In May, nine were abducted.", "May", "2023-05-01..2023-05-31", "month", "month"),
    ("In January, nine were abducted.", "January", "2023-01-01..2023-01-31", "month", "month"),
    ("In November, nine were abducted.", "November", "2023-11-01..2023-11-09", "month", "month"),
    ("Last November, nine were abducted.", "November", "2022-11-01..2022-11-30", "month", "month"),
    ("In early May, nine were abducted.", "early May", "2023-05-01..2023-05-10", "month", "part_of_month"),
    ("In mid-May, nine were abducted.", "mid-May", "2023-05-11..2023-05-20", "month", "part_of_month"),
    ("In late May 2021, nine were abducted.", "late May 2021", "2021-05-21..2021-05-31", "month", "part_of_month"),
    ("At the end of April nine were abducted.", "end of April", "2023-04-21..2023-04-30", "month", "part_of_month"),
    ("On the 3rd, 4th and 5th of May they fled.", "3rd, 4th and 5th of May", "2023-05-03..2023-05-05",
     "several_days", "span"),
    ("On the night of 30 April/1 May they fled.", "30 April/1 May", "2023-04-30..2023-05-01", "several_days", "span"),
    ("Dec. 30-Jan. 2 saw raids.", "Dec. 30-Jan. 2", "2022-12-30..2023-01-02", "several_days", "span"),
    ("On Nov. 5 and 12 people died.", "Nov. 5", "2023-11-05", "day", "absolute"),
    ("They met Aug. 29-31 here.", "Aug. 29-31", "2023-08-29..2023-08-31", "several_days", "span"),
    ("Gunmen attacked on 8-Nov-23.", "8-Nov-23", "2023-11-08", "day", "absolute"),
    ("Gunmen attacked on 1 & 2 November.", "1 & 2 November", "2023-11-01..2023-11-02", "several_days", "span"),
    ("In Jan-Mar 2021 they fled.", "Jan-Mar 2021", "2021-01-01..2021-03-31", "year", "span"),
    ("In mid-2020 they fled.", "mid-2020", "2020-05-01..2020-08-31", "year", "part_of_year"),
    ("Overnight between 3 and 4 May they fled.", "3 and 4 May", "2023-05-03..2023-05-04", "several_days", "span"),
    ("November 1: three were killed.", "November 1", "2023-11-01", "day", "absolute"),
    ("In the week of 8 May they fled.", "8 May", "2023-05-08..2023-05-14", "week", "week_of"),
    ("In the first week of June they fled.", "first week of June", "2023-06-01..2023-06-07", "week", "part_of_month"),
    ("In the first quarter of 2022 nine died.", "first quarter of 2022", "2022-01-01..2022-03-31",
     "year", "part_of_year"),
    ("They attacked on 24 May last year.", "24 May last year", "2022-05-24", "day", "absolute"),
    ("The 1995 massacre is remembered.", "1995", "1995-01-01..1995-12-31", "year", "year"),
    ("Kenya's 2013 mall siege is remembered.", "2013", "2013-01-01..2013-12-31", "year", "year"),
    ("In 1984 nine were abducted.", "1984", "1984-01-01..1984-12-31", "year", "year"),
    ("In early 2021 nine were abducted.", "early 2021", "2021-01-01..2021-04-30", "year", "part_of_year"),
    ("Between May and July 2020 they fled.", "May and July 2020", "2020-05-01..2020-07-31", "year", "span"),
    ("They fled from 1980 to 1984.", "1980 to 1984", "", None, "span"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "precision", "rule"), ABSOLUTE)
def test_written_dates(text: str, quote: str, expected: str, precision: str, rule: str) -> None:
    holds(text, quote, expected, precision, rule, NOVEMBER)


RELATIVE = [
    ("Gunmen attacked today.", "today", "2023-11-09", "day", "today"),
    ("Gunmen attacked today, Thursday.", "today, Thursday", "2023-11-09", "day", "today"),
    ("Gunmen attacked this morning.", "this morning", "2023-11-09", "day", "today"),
    ("Gunmen attacked at dawn today.", "today", "2023-11-09", "day", "today"),
    ("Gunmen attacked tonight.", "tonight", "2023-11-09", "day", "tonight"),
    ("Gunmen attacked yesterday morning.", "yesterday morning", "2023-11-08", "day", "yesterday"),
    ("They did so the day before yesterday.", "the day before yesterday", "2023-11-07", "day", "day_before_yesterday"),
    ("Gunmen attacked last night.", "last night", "2023-11-08", "day", "last_night"),
    ("Gunmen attacked overnight.", "overnight", "2023-11-08..2023-11-09", "several_days", "overnight"),
    ("Gunmen attacked on Wednesday.", "Wednesday", "2023-11-08", "day", "weekday"),
    ("Gunmen attacked on Thursday.", "Thursday", "2023-11-09", "day", "weekday"),
    ("Gunmen attacked on Friday night.", "Friday night", "2023-11-03", "day", "weekday"),
    ("Sunday's attack killed two.", "Sunday", "2023-11-05", "day", "weekday"),
    ("Gunmen attacked last Thursday.", "last Thursday", "2023-11-02", "day", "last_weekday"),
    ("A raid from Saturday to Sunday.", "Saturday to Sunday", "2023-11-04..2023-11-05", "several_days", "weekdays"),
    ("Raids on Monday and Tuesday.", "Monday and Tuesday", "2023-11-06..2023-11-07", "several_days", "weekdays"),
    ("Gunmen attacked on Monday last week.", "Monday last week", "2023-10-30", "day", "weekday_of_last_week"),
    ("They did so on Tuesday this week.", "Tuesday this week", "2023-11-07", "day", "weekday"),
    ("Gunmen attacked two nights ago.", "two nights ago", "2023-11-07", "day", "days_ago"),
    ("Gunmen attacked three days ago.", "three days ago", "2023-11-06", "day", "days_ago"),
    ("Gunmen attacked 3 days ago.", "3 days ago", "2023-11-06", "day", "days_ago"),
    ("Gunmen attacked a few days ago.", "a few days ago", "2023-11-03..2023-11-08", "several_days", "days_ago"),
    ("Gunmen attacked two weeks ago.", "two weeks ago", "2023-10-23..2023-10-29", "week", "weeks_ago"),
    ("Gunmen attacked two months ago.", "two months ago", "2023-09-01..2023-09-30", "month", "months_ago"),
    ("Gunmen attacked a year ago.", "a year ago", "2022-01-01..2022-12-31", "year", "years_ago"),
    ("Gunmen attacked this week.", "this week", "2023-11-06..2023-11-09", "several_days", "this_week"),
    ("Gunmen attacked last week.", "last week", "2023-10-30..2023-11-05", "week", "last_week"),
    ("They did so earlier this month.", "earlier this month", "2023-11-01..2023-11-09", "month", "this_month"),
    ("Gunmen attacked last month.", "last month", "2023-10-01..2023-10-31", "month", "last_month"),
    ("Gunmen attacked late last month.", "late last month", "2023-10-21..2023-10-31", "month", "last_month"),
    ("Gunmen attacked last year.", "last year", "2022-01-01..2022-12-31", "year", "last_year"),
    ("It was the 14th attack this year.", "this year", "2023-01-01..2023-11-09", "year", "this_year"),
    ("They did so over the weekend.", "weekend", "2023-11-04..2023-11-05", "several_days", "weekend"),
    ("In the past 24 hours two died.", "past 24 hours", "2023-11-08..2023-11-09", "several_days", "past_hours"),
    ("In the last 48 hours two died.", "last 48 hours", "2023-11-07..2023-11-09", "several_days", "past_hours"),
    ("Gunmen recently attacked.", "recently", "", None, "recently"),
    ("Gunmen attacked thirty hours ago.", "thirty hours ago", "2023-11-07..2023-11-09", "several_days", "hours_ago"),
    ("They fled a fortnight ago.", "a fortnight ago", "2023-10-23..2023-10-29", "week", "fortnights_ago"),
    ("On Christmas Eve gunmen attacked.", "Christmas Eve", "2022-12-24", "day", "feast"),
    ("On Easter Sunday gunmen attacked.", "Easter Sunday", "2023-04-09", "day", "feast"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "precision", "rule"), RELATIVE)
def test_dates_counted_from_the_published_day(text: str, quote: str, expected: str, precision: str, rule: str) -> None:
    holds(text, quote, expected, precision, rule, NOVEMBER)
    holds(text.upper(), quote.upper(), expected, precision, rule, NOVEMBER)
    holds(text, quote, "", None, rule, None)


ANCHORED = [
    # text, quote, days from the anchor
    ("Two days later they fled.", "Two days later", (2, 2)),
    ("They fled two days earlier.", "two days earlier", (-2, -2)),
    ("The same day they fled.", "same day", (0, 0)),
    ("That night they fled.", "That night", (0, 0)),
    ("They fled the following day.", "following day", (1, 1)),
    ("They fled the next morning.", "next morning", (1, 1)),
    ("They fled the previous day.", "previous day", (-1, -1)),
    ("They had fled the day before.", "day before", (-1, -1)),
    ("They fled a week later.", "a week later", (4, 10)),
    ("They fled hours later.", "hours later", (0, 0)),
]


@pytest.mark.parametrize(("text", "quote", "shift"), ANCHORED)
def test_dates_counted_from_another_day_of_the_text(text: str, quote: str, shift: tuple[int, int]) -> None:
    (mention,) = dates(text).values()
    assert list(dates(text)) == [quote]
    assert (mention.kind, mention.first, mention.precision) == ("anchor", None, None)
    anchor = date(2020, 2, 27)
    resolved = resolve(mention, anchor)
    assert (resolved.first, resolved.last) == tuple(anchor + timedelta(days=days) for days in shift)


def test_only_anchors_are_resolved_from_another_day() -> None:
    mention = dates("They fled on 8 November.")["8 November"]
    assert resolve(mention, date(2020, 1, 1)) == mention


DURATIONS = [
    ("They fought for three days.", "three days"),
    ("It has been shelled since 1980.", "1980"),
    ("It has been shelled since 26 April.", "26 April"),
    ("43 were killed since May.", "May"),
    ("43 were killed since Monday.", "Monday"),
    ("43 were killed since yesterday.", "yesterday"),
    ("43 were killed over the past two years.", "past two years"),
    ("43 were killed in recent weeks.", "recent weeks"),
]


@pytest.mark.parametrize(("text", "quote"), DURATIONS)
def test_durations_say_how_long_and_not_when(text: str, quote: str) -> None:
    found = dates(text)
    assert list(found) == [quote]
    assert found[quote].duration


NONE = [
    "It may be that 8 people may have died.",
    "At least 8 may have died.",
    "OF THOSE 8 MAY HAVE DIED.",
    "MAY GOD HELP THEM. THE MARCH ENDED IN PEACE.",
    "Protesters march on the capital; the march was peaceful.",
    "The sun rose in a second. They sat.",
    "The 19 April Movement denied it.",
    "M-19 [19 APRIL MOVEMENT]",
    "Colonel May spoke to the 10 May Battalion.",
    "It ended with the September 11 attacks.",
    "It stands on 9 October Avenue.",
    "The November 17 group denied it.",
    "AT THE END OF THE 1930 MASS; AT 1930 GMT.",
    "In the 1980s they fled. They killed 1984 people, and 2000 villagers fled.",
    "The Sunday Times and Friday Mosque.",
    "It fell on the last Friday of Ramadan.",
    "On 04/05/2023 in Goma.",
    "On 31/02/2023 in Goma.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_and_names_that_are_no_dates(text: str) -> None:
    assert dates(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "They will vote next Friday.",
        "He leaves tomorrow.",
        "Before the 19 December summit",
        "They were scheduled for 19 February.",
        "It ends on 1 March 2024.",
        "It ends next week.",
    ],
)
def test_days_to_come_are_marked_and_have_no_days(text: str) -> None:
    (mention,) = dates(text).values()
    assert (mention.rule, mention.first) == ("date.future", None)


DATELINES = [
    ("SAN SALVADOR, 16 NOV 89 (DPA) -- [TEXT] GUNMEN ATTACKED.", "16 NOV 89", date(1989, 11, 16)),
    ("KABUL, Nov 8, 2023 (AP) — A bomb killed 10.", "Nov 8, 2023", NOVEMBER),
    ("PESHAWAR, Pakistan, November 9 - A bomb exploded.", "November 9", NOVEMBER),
    ("A bomb in Kabul\n\n9 November 2023\n\nA bomb exploded.", "9 November 2023", NOVEMBER),
    ("Published on 9 November 2023\n\nA bomb exploded.", "9 November 2023", NOVEMBER),
]


@pytest.mark.parametrize(("text", "quote", "published"), DATELINES)
def test_the_day_of_the_dateline_is_told_apart(text: str, quote: str, published: date) -> None:
    assert dates(text, published)[quote].kind == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        "Kherson region, 8 November 2023. A drone hit a bus.",
        "- 8 November: fighters attacked.",
        "- 8 November (Goma): fighters attacked.",
        "8 November 2023\nFighters attacked.",
        "Incident date: 9 November 2023\nLocation: Goma",
        "Date: 8 November 2023\nLocation: Goma",
        "Goma, 2 November - Raid.",
    ],
)
def test_the_day_of_an_incident_is_no_dateline(text: str) -> None:
    (mention,) = dates(text).values()
    assert mention.kind == "absolute"


def test_a_year_told_shortly_before_counts_for_days_without_one() -> None:
    found = dates("On 12 March 2021, gunmen attacked. On 14 March, they came back. On 2 January, they had fled.")
    assert [mention.first for mention in found.values()] == [date(2021, 3, 12), date(2021, 3, 14), date(2021, 1, 2)]


def test_the_dateline_settles_no_year() -> None:
    found = dates("GOMA, 9 Nov 2023 (AP) - It fell on 14 March. They vote on 20 December.")
    assert [mention.first for mention in found.values()] == [NOVEMBER, date(2023, 3, 14), None]


def test_a_leap_day_is_that_of_the_last_leap_year() -> None:
    found = dates("They fled on 29 February.", date(2025, 1, 20))
    assert [mention.first for mention in found.values()] == [date(2024, 2, 29)]


@pytest.mark.parametrize("text", ["On 31 June they fled.", "On 30 February 2023 they fled.", "On 45 May they fled."])
def test_a_day_that_is_in_no_calendar_is_no_date(text: str) -> None:
    assert dates(text) == {}


def test_a_span_to_a_day_that_is_in_no_calendar_is_no_date_beside_another_one() -> None:
    assert [*dates("In March 2015 they fled. Others did from 2 to 31 April.", date(2016, 3, 2))] == ["March 2015"]


def test_another_date_of_the_text_settles_the_order_of_figures() -> None:
    assert dates("On 04/05/2023 and 28/05/2023.")["04/05/2023"].first == date(2023, 5, 4)
    assert dates("On 04/05/2023 and 05/28/2023.")["04/05/2023"].first == date(2023, 4, 5)


def test_figures_at_the_head_of_a_note_are_month_first() -> None:
    assert dates("03/07/2016: Assailants attacked a post.")["03/07/2016"].first == date(2016, 3, 7)
    assert dates("They attacked a post on 03/07/2016: nobody was hurt.") == {}


def test_figures_are_read_as_the_day_shortly_before_the_report() -> None:
    assert dates("On 03/07/2016 they fled.", date(2016, 7, 9))["03/07/2016"].first == date(2016, 7, 3)
    assert dates("On 03/07/2016 they fled.", date(2016, 12, 9)) == {}


def test_a_sentence_that_begins_with_its_day_is_no_dateline() -> None:
    assert dates("Around 8 November 2021 (as reported), they fled.")["8 November 2021"].kind == "absolute"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.toml")), ids=lambda path: path.stem)
def test_quotes_are_whole_words_and_days_are_in_order(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    text = case.get("text", "")
    for quote, mention in dates(text, case.get("published")).items():
        around = text[max(0, mention.start - 1) : mention.start] + text[mention.end : mention.end + 1]
        assert quote == quote.strip()
        assert not any(map(str.isalnum, around))
        assert (mention.first is None) == (mention.last is None) == (mention.precision is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last <= case["published"]


@pytest.mark.parametrize(
    "piece",
    [
        "1 and ",
        "May ",
        "12, ",
        "Monday to ",
        "two days ",
        "19/",
        "the past ",
        "last night ",
        "- ",
        "day before ",
        "04/05/2023 ",
        "1990 ",
        "Jan. 1-",
        "overnight ",
        "early ",
        "same ",
    ],
)
def test_repeats_take_time_in_proportion(piece: str) -> None:
    """Not a timed test: what is quadratic would not end within the patience of the suite."""
    dates(piece * 15_000)


@pytest.mark.parametrize("published", [date.min, date.max, date(4, 2, 29)])
def test_a_published_day_at_the_edge_of_the_calendar_does_no_harm(published: date) -> None:
    for text, *_ in (*ABSOLUTE, *RELATIVE, *ANCHORED, *DURATIONS):
        for mention in dates(text, published).values():
            resolve(mention, published)
