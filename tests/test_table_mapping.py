"""Mappings in TOML: what they can say, and what is said about those that are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sourcebook.builders.table.counterparts import columns_of
from sourcebook.builders.table.mapping import MAPPABLE, fold
from sourcebook.builders.table.mapping_file import read_mapping
from sourcebook.builders.table.shipped import SHIPPED, shipped
from sourcebook.builders.table.values import read_country
from sourcebook.builders.words.countries import countries
from sourcebook.errors import InputError
from sourcebook.exports.acled import SUB_EVENTS
from sourcebook.exports.ucdp import COLUMNS as UCDP_COLUMNS
from sourcebook.schema import EVENTS
from sourcebook.schema.countries import country_codes

from .table_support import build, mapping, only_event, table, told, words

HEAD = "When,Where,What,Dead"
ROW = "05.01.2023,Ségou; Niono,Blast,3"
OURS = """
title = "Our list"
date_formats = ["%d.%m.%Y"]

[columns]
date_start = "When"
place = "Where"
country = { constant = "MLI" }
event_type = { column = "What", values = { "Blast" = "bombing" } }
killed_best = "Dead"
"""


def error(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        build(table(folder, HEAD, ROW), mapping=mapping(folder, text))
    return str(caught.value)


def test_formats_values_and_constants(tmp_path: Path) -> None:
    data = build(table(tmp_path, HEAD, ROW), mapping=mapping(tmp_path, OURS))
    event = only_event(data)
    assert (event["date_start"], event["event_type"], event["killed_best"]) == (date(2023, 1, 5), "bombing", 3)
    assert words(data, "event_type") == [("bombing", "Blast", "table@1:ours.What")]
    assert told(data) == []


def test_a_constant_has_words_that_say_it_is_the_mappings(tmp_path: Path) -> None:
    data = build(table(tmp_path, HEAD, ROW), mapping=mapping(tmp_path, OURS))
    assert words(data, "country") == [("MLI", "MLI", "table@1:ours.country (by the mapping)")]


def test_lists_are_parted_and_gathered_from_columns(tmp_path: Path) -> None:
    text = """
    separator = "/"
    [columns]
    date_start = "d"
    side_a = { columns = ["a", "b"], together = true, values = { "gov" = "Government", "?" = "" } }
    side_b = { column = "c", separator = " and " }
    """
    data = build(table(tmp_path, "d,a,b,c", "2023-01-05,gov / ?,Allies,One and Two"), mapping=mapping(tmp_path, text))
    event = only_event(data)
    assert (event["side_a"], event["side_b"]) == (["Government", "Allies"], ["One", "Two"])
    assert words(data, "side_a") == [
        ("Government", "gov", "table@1:ours.a"),
        ("Allies", "Allies", "table@1:ours.b"),
    ]


@pytest.mark.parametrize(
    ("decimal", "written", "people", "degrees"),
    [
        (".", ("1,234", "1.5"), 1234, 1.5),
        (".", ("1\u202f234", "-1.5"), 1234, -1.5),
        (".", ("12'345", "1"), 12345, 1.0),
        (",", ("1.234", "1,5"), 1234, 1.5),
        (",", ("7", "−1,25"), 7, -1.25),
    ],
)
def test_numbers_with_separators(
    tmp_path: Path, decimal: str, written: tuple[str, str], people: int, degrees: float
) -> None:
    text = f"""
    decimal = "{decimal}"
    [columns]
    country = "c"
    killed_best = "k"
    latitude = "y"
    longitude = "y"
    """
    count, degree = written
    path = table(tmp_path, "c|k|y", f"Mali|{count}|{degree}")
    event = only_event(build(path, mapping=mapping(tmp_path, text)))
    assert (event["killed_best"], event["latitude"], event["longitude"]) == (people, degrees, degrees)


def test_the_other_sign_of_decimals_is_suggested(tmp_path: Path) -> None:
    text = '[columns]\ncountry = "c"\nlatitude = "y"\nlongitude = "y"'
    data = build(table(tmp_path, "c|y", "Mali|1,5"), mapping=mapping(tmp_path, text))
    assert any('a number is needed; the mapping may say decimal = ","' in line for line in told(data))


def test_columns_of_figures_become_claims_that_no_event_counts(tmp_path: Path) -> None:
    text = """
    [columns]
    date_start = "d"
    killed_best = "dead"
    [[figures]]
    column = "children"
    measure = "killed"
    victims = "children"
    victim_group = "civilian"
    """
    path = table(tmp_path, "d,dead,children,note", "2023-01-05,5,2,x", "2023-01-06,4,some,x")
    data = build(path, mapping=mapping(tmp_path, text + "\n"))
    assert sorted(data.events["killed_best"]) == [4, 5]
    parts = data.claims.filter(data.claims["scope"] == "part")
    assert parts.select("low", "victims", "victim_group").rows() == [(2, "children", "civilian")]
    assert any(
        "column children holds 'some': a number is needed; no claim is made of it" in line for line in told(data)
    )


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        ("2023-01-05", "", "", (date(2023, 1, 5), date(2023, 1, 5), "day")),
        ("", "2023-01-05", "", (date(2023, 1, 5), date(2023, 1, 5), "day")),
        ("2023-01-05", "2023-01-20", "", (date(2023, 1, 5), date(2023, 1, 20), "month")),
        ("2023-01-05", "2023-01-20", "day", (date(2023, 1, 5), date(2023, 1, 20), "month")),
        ("2023-01", "", "", (date(2023, 1, 1), date(2023, 1, 31), "month")),
        ("2023", "", "", (date(2023, 1, 1), date(2023, 12, 31), "year")),
        ("2023-01-05", "", "month", (date(2023, 1, 1), date(2023, 1, 31), "month")),
        ("2023-01-20", "2023-01-05", "", (None, None, None)),
        ("2020-01-20", "2023-01-05", "", (None, None, None)),
        ("2023-01-20", "later", "", (None, None, None)),
        ("earlier", "2023-01-05", "", (None, None, None)),
        ("44931", "", "", (date(2023, 1, 5), date(2023, 1, 5), "day")),
    ],
)
def test_the_date_is_whole_or_empty(
    tmp_path: Path, first: str, last: str, precision: str, expected: tuple[date | None, date | None, str | None]
) -> None:
    head = "date_start,date_end,date_precision,event_type,country"
    data = build(table(tmp_path, head, f"{first},{last},{precision},attack,MLI"))
    event = only_event(data)
    assert (event["date_start"], event["date_end"], event["date_precision"]) == expected
    corrected = expected[0] is None or (precision == "day" and expected[2] != "day")
    assert any("column date_" in line for line in told(data)) == corrected


def test_bounds_out_of_order_are_told_and_kept(tmp_path: Path) -> None:
    head = "date_start,event_type,killed_low,killed_best,killed_high"
    data = build(table(tmp_path, head, "2023-01-05,attack,5,3,4"))
    event = only_event(data)
    assert [event[f"killed_{bound}"] for bound in ("low", "best", "high")] == [3, 3, 5]
    assert any("low, best and high of killed are 5, 3, 4, not in rising order" in line for line in told(data))


def test_a_point_without_its_other_coordinate_is_left_out(tmp_path: Path) -> None:
    data = build(table(tmp_path, "date_start,event_type,latitude,longitude", "2023-01-05,attack,91,20"))
    assert only_event(data)["longitude"] is None
    assert any("latitude is -90 to 90" in line for line in told(data))
    assert any("the other coordinate is missing" in line for line in told(data))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[columns]", "[colums]"), "ours.toml: colums: no such key; did you mean columns? allowed are title,"),
        (("killed_best", "killed_bst"), "columns.killed_bst: no such column of ours; did you mean killed_best?"),
        (('"bombing"', '"bombings"'), "columns.event_type.values: 'bombings'; did you mean bombing? allowed are"),
        (
            ('"Dead"', '"Deaths"'),
            "mapping ours reads column 'Deaths' for killed_best; there are When, Where, What, Dead",
        ),
        (('"Where"', '"where "'), ""),
        (('["%d.%m.%Y"]', '"%d.%m.%Y"'), "date_formats: '%d.%m.%Y'; it must be a list"),
        (("constant", "konstant"), "columns.country.konstant: no such key; did you mean constant? allowed are column,"),
        (
            ('title = "Our list"', 'counterparts = "acledd"'),
            "counterparts: 'acledd'; did you mean acled? allowed are acled,",
        ),
        (('title = "Our list"', 'decimal = ";"'), "decimal: ';'; allowed are ., ,"),
        (('title = "Our list"', "title = Our list"), "ours.toml is no TOML:"),
        (
            ('title = "Our list"', 'report = { name = "x" }'),
            "report.name: no such field; allowed are title, publisher,",
        ),
        (('title = "Our list"', '[[figures]]\ncolumn = "Dead"'), "ours.toml: figures, entry 1: "),
    ],
)
def test_a_wrong_mapping_is_one_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    text = OURS.replace(*change)
    if not said:
        assert build(table(tmp_path, HEAD, ROW), mapping=mapping(tmp_path, text)).events.height == 1
        return
    told = error(tmp_path, text)
    assert said in told
    assert "\n" not in told.strip()


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="acledd: no such mapping; shipped are acled, ucdp_ged, gtd, sourcebook, any"):
        build(table(tmp_path, HEAD, ROW), mapping="acledd")


def test_a_mapping_is_read_anew_for_every_build(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, ROW)
    assert only_event(build(path, mapping=mapping(tmp_path, OURS)))["country"] == "MLI"
    assert only_event(build(path, mapping=mapping(tmp_path, OURS.replace("MLI", "NER"))))["country"] == "NER"


def test_shipped_mappings_read_only_columns_of_ours_and_every_code() -> None:
    for name in SHIPPED:
        assert set(shipped(name).columns) <= set(MAPPABLE)
    assert {fold(name) for name in SUB_EVENTS} <= set(shipped("acled").columns["event_type"].values)
    for ours in ("date_precision", "geo_precision"):
        assert set("123") <= set(shipped("acled").columns[ours].values)
        assert set("12345") <= set(shipped("ucdp_ged").columns[ours].values)


def test_the_mapping_of_ucdp_accounts_for_every_column() -> None:
    ged = shipped("ucdp_ged")
    assert set(UCDP_COLUMNS) == set(ged.sources()) | set(ged.ignore)


def test_columns_that_the_schema_names_are_not_written_twice() -> None:
    assert columns_of("acled")["killed_best"].columns == ("fatalities",)
    assert shipped("acled").columns["killed_best"] == columns_of("acled")["killed_best"]
    assert shipped("ucdp_ged").columns["killed_low"].columns == (EVENTS["killed_low"].ucdp,)


def test_the_example_in_the_docs_is_a_mapping(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "table.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    found = read_mapping(mapping(tmp_path, example))
    assert found.columns["side_a"].together
    assert found.report["publisher"].columns == ("Newspaper",)
    assert [figure.column for figure in found.figures] == ["Children"]


def test_every_name_of_a_country_is_read_back() -> None:
    for row in country_codes().values():
        for name in (row.name, row.acled_name, row.ucdp_name):
            assert read_country(name, None) == row.iso3, name
        if row.numeric:
            assert read_country(row.numeric, "acled") == row.iso3
        if row.gw:
            assert read_country(row.gw, "ucdp") == row.iso3


def test_countries_of_the_schema_and_of_the_lexicon_are_the_same() -> None:
    assert set(country_codes()) == set(countries().by_code)
