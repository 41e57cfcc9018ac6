"""Days in the fields of files are read when they can be read in one way."""

from __future__ import annotations

from datetime import date

import pytest
from sourcebook.reports.days import read_day, read_year


@pytest.mark.parametrize(
    "written",
    [
        "2023-11-08",
        " 2023-11-08T23:59:59Z",
        "2023-11-08 10:00:00+03:00",
        "20231108",
        "2023/11/08",
        "2023.11.8",
        "8 November 2023",
        "8 Nov. 2023, 10:15",
        "8th of November, 2023",
        "November 8, 2023",
        "Nov 8 2023",
        "Wed, 08 Nov 2023 10:00:00 +0000",
        "Wednesday, 8 November 2023",
    ],
)
def test_forms_of_one_day(written: str) -> None:
    assert read_day(written) == date(2023, 11, 8)


@pytest.mark.parametrize(("written", "day"), [("28/11/2023", 28), ("11/28/2023", 28), ("11.11.2023", 11)])
def test_numbers_that_mean_one_day(written: str, day: int) -> None:
    assert read_day(written) == date(2023, 11, day)


@pytest.mark.parametrize(
    "written",
    ["08/11/2023", "8 November", "2023", "2023-13-01", "1699401600", "30 Feb 2023", "yesterday", "0000-00-00"],
)
def test_what_is_no_certain_day(written: str) -> None:
    assert read_day(written) is None


def test_a_year_alone() -> None:
    assert read_year("2023") == read_year(" 2023-11 ") == 2023
    assert read_year("2023-11-08") is None
