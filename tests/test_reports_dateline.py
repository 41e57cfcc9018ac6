"""The head of a report says where and when it was filed, and by whom; and nothing is made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sourcebook.reports.dateline import Dateline, read


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("SAN SALVADOR, 16 NOV 89 (DPA) -- [TEXT] THE", "SAN SALVADOR", date(1989, 11, 16), "DPA"),
        ("SAN SALVADOR, 16 NOV 89 (ACAN - EFE) -- [TEXT] THE", "SAN SALVADOR", date(1989, 11, 16), "ACAN - EFE"),
        ("LIMA, 15 JAN 90 -- [REPORT] [NAME] [TEXT] THE", "LIMA", date(1990, 1, 15), None),
        ("CARACAS (VENEZUELA), 30 AUG 89 (DPA)-- [TEXT] A", "CARACAS, VENEZUELA", date(1989, 8, 30), "DPA"),
        ("CLANDESTINE, 2 NOV 89 (RADIO VENCEREMOS) --\n[TEXT]", None, date(1989, 11, 2), "RADIO VENCEREMOS"),
        ("LIMA, 17 NOV 89 (INTERPRESS AGENCY [IPS]) -- A", "LIMA", date(1989, 11, 17), "INTERPRESS AGENCY [IPS]"),
        ("BOGOTA, 27 APR 90 [INRAVISION CADENA 1) -- A", "BOGOTA", date(1990, 4, 27), "INRAVISION CADENA 1"),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- [TEXT]", "PERTH, AUSTRALIA", date(1989, 6, 11), "AFP"),
        ("NO CITY (PERU), NO DATE -- [SPEECH] [TEXT]", "PERU", None, None),
        ("SAN SALVADOR, NO DATE (FBIS) -- [TEXT] ON 9 OCTOBER", "SAN SALVADOR", None, "FBIS"),
        ("[TEXT] QUITO, 22 AUGUST 89 (DPA) -- THE", "QUITO", date(1989, 8, 22), "DPA"),
        ("ST. JOHN'S, ANTIGUA, MAY 13, CANA -- A", "ST. JOHN'S, ANTIGUA", None, "CANA"),
        ("BAGHDAD, Nov 8 (Reuters) - A bomb", "BAGHDAD", None, "Reuters"),
        ("KABUL (AP) — The", "KABUL", None, "AP"),
        ("DEIR AL-BALAH, Gaza Strip (AP) — Israeli", "DEIR AL-BALAH, Gaza Strip", None, "AP"),
        ("BEIRUT, 3 March 2013 (AFP)\nThe army", "BEIRUT", date(2013, 3, 3), "AFP"),
        ("Beni, Thursday, 4 May 2019 (ACP) - Two", "Beni", date(2019, 5, 4), "ACP"),
        ("JERUSALEM/GAZA, Oct. 8, 2023 (Reuters) - A", "JERUSALEM", date(2023, 10, 8), "Reuters"),
        ("WASHINGTON and KYIV, Ukraine (AP) — The", "WASHINGTON", None, "AP"),
        (
            "PORT-AU-PRINCE, Haiti, Jan. 3, 2024 (AFP/Reuters) - A",
            "PORT-AU-PRINCE, Haiti",
            date(2024, 1, 3),
            "AFP/Reuters",
        ),
        ("MOGADISHU, Somalia — Al-Shabab fighters", "MOGADISHU, Somalia", None, None),
        ("GAZA CITY (dpa) - Three people", "GAZA CITY", None, "dpa"),
        ("(CNN) — Gunmen", None, None, "CNN"),
        ("Nov 8, 2023 (Reuters) - At least", None, date(2023, 11, 8), "Reuters"),
        ("Bomb kills ten\n\nBy A. Writer\n\nKABUL (AP) — A bomb", "KABUL", None, "AP"),
        ("date 2023-11-09 Local reports say", None, date(2023, 11, 9), None),
        ("\n Date: 9 November 2023\nBEIRUT (AP) — A", "BEIRUT", date(2023, 11, 9), "AP"),
    ],
)
def test_datelines_of_many_newsrooms(head: str, place: str | None, day: date | None, agency: str | None) -> None:
    assert read(head) == Dateline(place, day, agency)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "BREAKING — Three killed in",
        "Violence — mostly in the north — has",
        "On Monday, 3 May 2021 - the army moved",
        "The army, 3 May 2021 (according to witnesses) said",
        "At least 12 people (including 3 children) - all civilians - died",
        "THE FMLN ATTACKED A TOWN\nIN MORAZAN (PERQUIN) -- MANY",
        "Dated weapons were found",
        "date unknown. Two killed",
    ],
)
def test_prose_is_no_dateline(head: str) -> None:
    assert read(head) == Dateline()


def test_a_day_without_a_year_takes_it_from_the_file_alone() -> None:
    head = "BAGHDAD, Nov 8 (Reuters) - In 2016 a bomb"
    assert read(head).published is None
    assert read(head, 2017).published == date(2017, 11, 8)
    assert read("BAGHDAD, Nov 8, 2018 (Reuters) - A", 2017).published == date(2018, 11, 8)


def test_a_day_that_is_no_day_is_left_out() -> None:
    assert read("PARIS, 31 FEB 90 (AFP) -- A") == Dateline("PARIS", None, "AFP")


def test_two_digit_years_turn_at_69() -> None:
    assert read("PARIS, 1 FEB 69 (AFP) -- A").published == date(1969, 2, 1)
    assert read("PARIS, 1 FEB 68 (AFP) -- A").published == date(2068, 2, 1)


@pytest.mark.parametrize(
    "piece", ["A ", "A, ", "(A) ", "[A] ", "KABUL (", "-- ", "Nov 8 ", "date ", "é-", "NO DATE ", "\n(", "A/"]
)
def test_repeats_end_soon(piece: str) -> None:
    read(piece * 100_000)


@settings(max_examples=200)
@given(st.text(alphabet="AB ab,.()[]-—/|:'\n19NOVnodate", max_size=200))
def test_any_head_is_read(head: str) -> None:
    assert isinstance(read(head), Dateline)
