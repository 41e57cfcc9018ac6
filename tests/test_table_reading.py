"""Files of lists as people keep them: formats, sheets, odd headers, cells that cannot be read."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from openpyxl import Workbook
from sourcebook.errors import InputError

from .table_support import ACLED, acled, build, mapping, only_event, table, told

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "date_start,event_type,country,place,killed_best"
OURS = """
[columns]
date_start = "When"
country = "Where"
event_type = { column = "What", values = { "Clash" = "armed_clash", "Blast" = "bombing" } }
killed_best = "Killed"
"""


def workbook(path: Path, sheets: dict[str, Any]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def failure(path: Path, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        build(path, **options)
    return str(caught.value)


def test_a_workbook_with_real_dates_and_numbers(tmp_path: Path) -> None:
    rows = [
        ["When", "Where", "What", "Killed"],
        [datetime.fromisoformat("2023-01-05"), "Syria", "Clash", 1200.0],
        [45000, "SY", "Blast", "1,300"],
    ]
    data = build(workbook(tmp_path / "list.xlsx", {"Incidents": rows}), mapping=mapping(tmp_path, OURS))
    assert data.events.select("date_start", "country", "event_type", "killed_best").rows() == [
        (date(2023, 1, 5), "SYR", "armed_clash", 1200),
        (date(2023, 3, 15), "SYR", "bombing", 1300),
    ]
    assert set(data.reports["path"]) == {f"{tmp_path / 'list.xlsx'}:Incidents:{row}" for row in (2, 3)}


def test_the_header_may_stand_lower_and_other_sheets_are_named(tmp_path: Path) -> None:
    rows = [[], [None, None], HEAD.split(","), ["2023-01-05", "attack", "SYR", "Homs", 2], [None] * 5]
    path = workbook(tmp_path / "list.xlsx", {"Notes": [["read me"]], "Events": rows, "Empty": []})
    data = build(path)
    assert only_event(data)["place"] == "Homs"
    assert data.reports["path"].to_list() == [f"{path}:Events:4"]
    assert f"{path}:Events: read is sheet Events; passed over: Notes" in told(data)


def test_sheets_that_could_each_be_the_list_are_named(tmp_path: Path) -> None:
    rows = [HEAD.split(","), ["2023-01-05", "attack", "SYR", "Homs", 2]]
    path = workbook(tmp_path / "list.xlsx", {"2022": rows, "2023": rows})
    assert "sheets 2022, 2023 could each be the list; say which in the mapping: sheet = '2022'" in failure(path)
    own = 'counterparts = "sourcebook"\npartial = true\nsheet = "2023"'
    assert build(path, mapping=mapping(tmp_path, own)).reports["path"].to_list() == [f"{path}:2023:2"]
    missing = mapping(tmp_path, own.replace("2023", "2024"))
    assert "no sheet '2024', which the mapping names; the sheets are 2022, 2023" in failure(path, mapping=missing)


def test_formulas_without_a_value_and_errors_are_told_with_the_first_cell(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HEAD.split(","), *([f"2023-01-0{n}", "attack", "SYR", "Homs", "=1+1"] for n in (1, 2))]
    rows.append(["2023-01-03", "attack", "SYR", "#REF!", 5])
    path = workbook(tmp_path / "list.xlsx", {"Events": rows})
    data = build(path)
    assert data.events["killed_best"].to_list() == [None, None, 5]
    assert any(
        "column killed_best: 2 without a value of their formula" in line and "Events!E2" in line for line in told(data)
    )
    assert any(
        "column place: 1 with the error #REF!, the first in" in line and "Events!D4" in line for line in told(data)
    )


def test_parquet_with_typed_columns(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "date_start": [date(2023, 1, 5)],
            "event_type": ["attack"],
            "latitude": [34.0],
            "longitude": [36.5],
            "side_a": [["One", "Two"]],
            "killed_best": [2.0],
            "civilians_targeted": [True],
            "raw": [b"\x00"],
        }
    )
    frame.write_parquet(tmp_path / "list.parquet")
    event = only_event(build(tmp_path / "list.parquet"))
    assert (event["side_a"], event["killed_best"], event["civilians_targeted"]) == (["One", "Two"], 2, True)
    assert (event["latitude"], event["longitude"], event["geo_precision"]) == (34.0, 36.5, "country")


def test_other_delimiters_blank_lines_and_hashtags_below_the_header(tmp_path: Path) -> None:
    lines = [
        HEAD,
        "#date+start,#event+type,#country+code,#loc+name,#affected+killed",
        "",
        "2023-01-05,attack,SYR,Homs,2",
    ]
    data = build(table(tmp_path, *(line.replace(",", ";") for line in lines)))
    assert data.reports["path"].to_list() == [f"{tmp_path / 'list.csv'}:4"]
    assert only_event(data)["killed_best"] == 2


def test_headers_in_other_case_and_spacing_are_recognised(tmp_path: Path) -> None:
    path = table(tmp_path, "Date Start,EVENT-TYPE, country ,Killed Best", "2023-01-05,Armed Clash,Syria,2")
    event = only_event(build(path))
    assert (event["event_type"], event["killed_best"]) == ("armed_clash", 2)


def test_csv_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(f"{HEAD}\n2023-01-05,attack,SYR,Homs,2\n".encode())

    monkeypatch.setattr(sys, "stdin", Piped)
    data = build("-")  # type: ignore[arg-type]
    assert data.reports["path"].to_list() == ["standard input:2"]


def test_a_cell_that_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        "2023-01-05,attack,SYR,Homs,many",
        "5/6/2023,attack,Ruritania,Homs,2",
        "2023-01-07,atack,SYR,Homs,-3",
    ]
    data = build(table(tmp_path, HEAD, *lines))
    assert data.events.height == 3
    where = tmp_path / "list.csv"
    assert f"{where}:2: column killed_best holds 'many': a number is needed; killed_best is left empty" in told(data)
    assert any(
        f"{where}:3: column date_start holds '5/6/2023': no date that can be read in one way" in line
        for line in told(data)
    )
    assert any("column country holds 'Ruritania'" in line for line in told(data))
    assert any(
        ":4: column event_type holds 'atack': no such event_type; nearest is attack;" in line for line in told(data)
    )
    assert any(":4: column killed_best holds '-3': a whole number of people is needed" in line for line in told(data))
    assert sorted(data.events["event_type"]) == ["attack", "attack", "other"]


def test_a_total_below_the_rows_is_no_incident(tmp_path: Path) -> None:
    data = build(table(tmp_path, HEAD, "2023-01-05,attack,SYR,Homs,2", ",,,,2"))
    assert data.events["killed_best"].to_list() == [2]
    assert any(":3: neither a date nor a place: no incident, perhaps a total" in line for line in told(data))


def test_columns_that_are_not_read_are_named_once(tmp_path: Path) -> None:
    data = build(table(tmp_path, f"{HEAD},weather,mood", "2023-01-05,attack,SYR,Homs,2,fine,good"))
    assert sum("columns not read: weather, mood;" in line for line in told(data)) == 1
    assert data.provenance.filter(pl.col("suffix").str.contains("weather: fine")).height


def test_an_acled_file_names_no_column_as_unread(tmp_path: Path) -> None:
    assert told(build(acled(tmp_path))) == [f"{tmp_path / 'acled.csv'}: read as ACLED, by its columns"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "an empty file"),
        ("\n\n", "not the columns of ACLED, UCDP GED, GTD, Sourcebook; there are"),
        (HEAD, "no rows below the column names"),
        ("a,b\n1,2\n", "there are a, b; name a mapping with --mapping"),
        (
            f"{HEAD},place\n2023-01-05,attack,SYR,Homs,2,Hama\n",
            "column 'place' stands 2 times (D, F); rename all but one",
        ),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content)
    assert said in failure(path)


def test_files_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "an old workbook (.xls) or one with a password" in failure(tmp_path / "list.xlsx")
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert "no workbook, or one cut short" in failure(tmp_path / "list.xlsx")
    (tmp_path / "list.txt").write_text("x")
    assert "files ending in .txt are not read; .csv, .tsv, .xlsx, .xlsm, .parquet are" in failure(tmp_path / "list.txt")


def test_a_quotation_mark_left_open_keeps_what_stood_before(tmp_path: Path) -> None:
    data = build(table(tmp_path, HEAD, "2023-01-05,attack,SYR,Homs,2", '2023-01-06,attack,SYR,"Ho"ms,2'))
    assert data.events.height >= 1


def test_the_reports_builder_takes_no_mapping(tmp_path: Path, stub: Path) -> None:
    import sourcebook

    with pytest.raises(InputError, match="takes no mapping; lists are read by --builder table"):
        sourcebook.build(acled(tmp_path), builder="stub", mapping="acled")


def test_a_mapping_by_name_says_what_a_file_lacks(tmp_path: Path) -> None:
    path = table(tmp_path, "event_id_cnty,event_date", "X1,2023-01-05")
    assert "mapping acled reads column 'sub_event_type' for event_type; there are event_id_cnty, event_date" in failure(
        path, mapping="acled"
    )
    assert build(acled(tmp_path, ACLED), mapping="acled").events.height == 3


def test_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEAD.split(","), [date(2023, 1, 5), "attack", "SYR", "Homs", 2]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    data = build(tmp_path / "list.xlsx")
    assert only_event(data)["date_start"] == date(2023, 1, 5)
    assert any("its days count from 1904" in line for line in told(data))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = table(tmp_path, HEAD, "2023-01-05,attack,MLI,Ségou,2")
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert only_event(build(path))["place"] == "Ségou"


def test_a_type_that_no_column_tells_lowers_the_confidence(tmp_path: Path) -> None:
    rows = ("2023-01-05,attack,SYR,Homs,2", "2023-01-06,,SYR,Homs,2")
    attack, untold = build(table(tmp_path, HEAD, *rows)).events["confidence"].to_list()
    assert untold < attack


def test_what_is_told_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    path = table(tmp_path, HEAD, *(f"2023-01-05,attack,SYR,Homs {number},many" for number in range(150)))
    assert told(build(path, jobs=2)) == told(build(path))
