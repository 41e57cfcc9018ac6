"""Two builders on the same reports: which events are one, which cells differ, and the workbook that shows it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from sourcebook import SourcebookError, compare
from sourcebook.comparison import Comparison, compare_datasets
from sourcebook.comparison.verdicts import verdict
from sourcebook.errors import InputError, OutputError
from sourcebook.pipeline import build
from sourcebook.schema import EVENTS, polars_schema
from sourcebook.schema.comparison import AGREEMENT, CELLS, UNMATCHED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

HOMS = "EVENT day=2024-05-01 country=SYR place=Homs type=attack a=ISIS b=soldiers killed=21 source=SOHR"
KIDAL = "EVENT day=2024-05-03 country=MLI place=Kidal type=bombing a=JNIM killed=4"


def reports(tmp_path: Path, *texts: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)
    return folder


def compared(tmp_path: Path, *texts: str, **settings: Any) -> Comparison:
    return compare(reports(tmp_path, *texts), builders=("stub", "second"), **settings)


def cells(found: Comparison, column: str) -> list[tuple[str, str | None, str | None]]:
    rows = found.cells.filter(found.cells["column"] == column)
    return rows.select("verdict", "first_value", "second_value").rows()


def test_builders_that_agree_agree_in_every_cell(tmp_path: Path) -> None:
    found = compared(tmp_path, HOMS, KIDAL)
    assert (found.events, found.matched, found.unmatched.height) == ((2, 2), 2, 0)
    assert set(found.cells["verdict"]) == {"same"}
    assert found.disagreements.is_empty()


def test_cells_that_differ_stand_side_by_side_with_their_words(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} killed2=30 b2=-")
    killed = found.cells.filter(found.cells["column"] == "killed_best").to_dicts()[0]
    assert (killed["verdict"], killed["first_value"], killed["second_value"]) == ("different", "21", "30")
    assert (killed["first_quote"], killed["second_quote"]) == ("killed=21", "killed2=30")
    assert killed["event"] == "2024-05-01, SYR, Homs, attack"
    assert cells(found, "side_b") == [("only_first", "soldiers", None)]
    assert cells(found, "place") == [("same", "Homs", "Homs")]
    assert cells(found, "injured_best") == [], "what neither fills is no row"


def test_events_of_one_alone_are_listed_with_their_words(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} skip2=yes\n{KIDAL}\nEVENT2 day=2024-06-09 country=NGA place=Jos type=riot")
    rows = found.unmatched.select("builder", "place", "quote").rows()
    assert rows == [("stub", "Homs", "EVENT"), ("second", "Jos", "EVENT2")]
    assert found.matched == 1


def test_one_telling_is_one_event_even_where_every_cell_differs(tmp_path: Path) -> None:
    other = "day2=2023-01-01 country2=MLI place2=Gao type2=riot a2=JNIM b2=- killed2=1"
    found = compared(tmp_path, f"{HOMS} {other}")
    assert (found.matched, set(found.cells["matched_by"])) == (1, {"compare.same_words"})
    assert cells(found, "date_start") == [("different", "2024-05-01", "2023-01-01")]


def test_of_several_events_of_a_report_those_of_the_same_words_are_one(tmp_path: Path) -> None:
    lines = [f"EVENT day=2024-05-01 country=SYR place=Homs type=attack killed={killed}" for killed in (3, 5, 8)]
    found = compared(tmp_path, "\n".join(lines))
    assert (found.matched, found.disagreements.height) == (3, 0)


def test_words_say_more_than_values_about_which_events_are_one(tmp_path: Path) -> None:
    line = "EVENT day={} day2={} country=SYR place=Homs type=attack killed={}"
    found = compared(
        tmp_path, "\n".join([line.format("2024-05-01", "2024-05-02", 3), line.format("2024-05-02", "2024-05-01", 8)])
    )
    assert cells(found, "killed_best") == [("same", "3", "3"), ("same", "8", "8")]
    assert {verdict for verdict, *_ in cells(found, "date_start")} == {"different"}


def test_an_event_is_looked_for_in_its_own_report_first(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} day2=2023-01-01", HOMS.replace("EVENT", "EVENT2"))
    assert cells(found, "date_start") == [("different", "2024-05-01", "2023-01-01")]
    assert found.unmatched["date_start"].cast(str).to_list() == ["2024-05-01"]


def test_events_of_different_reports_are_matched_as_linking_does(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} skip2=yes", HOMS.replace("EVENT", "EVENT2").replace("killed=21", "killed=19"))
    assert (found.events, found.matched) == ((1, 1), 1)
    assert set(found.cells["matched_by"]) == {"link.same_day_same_place"}
    assert cells(found, "killed_best") == [("different", "21", "19")]


def test_the_two_left_of_a_report_are_one_where_they_share_the_day(tmp_path: Path) -> None:
    text = "EVENT day=2024-05-01 country=SYR place=Homs type=attack skip2=yes\n"
    alike = text + "EVENT2 day=2024-05-01 country=SYR place=Hama type=protest"
    other = text.replace("Homs", "Raqqa") + "EVENT2 day=2024-09-01 country=SYR place=Tabqa type=protest"
    found = compared(tmp_path, alike, other)
    assert set(found.cells["matched_by"]) == {"compare.same_report"}
    assert found.unmatched["place"].to_list() == ["Raqqa", "Tabqa"]


def test_matching_does_not_depend_on_who_is_first(tmp_path: Path) -> None:
    folder = reports(tmp_path, f"{HOMS} killed2=30\n{KIDAL} skip2=yes", HOMS, "EVENT2 type=riot day=2024-01-01")
    one = compare(folder, builders=("stub", "second"))
    two = compare(folder, builders=("second", "stub"))
    pairs = one.cells.select("first_event", "second_event").unique().sort("first_event").rows()
    swapped = two.cells.select("second_event", "first_event").unique().sort("second_event").rows()
    assert pairs == swapped and len(pairs) == 1 == one.matched
    assert one.disagreements.height == two.disagreements.height > 0


def test_agreement_counts_each_column(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} killed2=30", KIDAL, f"{HOMS.replace('Homs', 'Hama')} killed2=-")
    by_column = {row["column"]: row for row in found.agreement.iter_rows(named=True)}
    killed = by_column["killed_best"]
    assert [killed[name] for name in ("filled", "same", "different", "only_first", "only_second")] == [3, 1, 1, 1, 0]
    assert (killed["agreement"], by_column["country"]["agreement"]) == (pytest.approx(1 / 3, abs=1e-4), 1.0)
    assert by_column["injured_best"]["agreement"] is None


@pytest.mark.parametrize(
    ("column", "first", "second", "found"),
    [
        ("place", "Al-Koum", "al Koum", "same"),
        ("place", "Homs", "village of Homs", "same"),
        ("place", "Homs", "Hama", "different"),
        ("side_a", ["ISIS", "Gunmen"], ["gunmen", "isis"], "same"),
        ("side_a", ["ISIS"], ["ISIS", "gunmen"], "different"),
        ("latitude", 34.7311, 34.7315, "same"),
        ("latitude", 34.7, 34.8, "different"),
        ("killed_best", 0, None, "only_first"),
        ("killed_best", None, 0, "only_second"),
        ("civilians_targeted", False, None, "only_first"),
        ("killed_best", None, None, None),
        ("event_type", "attack", "armed_clash", "different"),
    ],
)
def test_values_are_the_same_as_people_would_say(column: str, first: object, second: object, found: str | None) -> None:
    assert verdict(EVENTS[column], first, second) == found


def test_frames_are_those_of_the_schema(tmp_path: Path) -> None:
    for texts in ((HOMS,), ("nothing here",)):
        found = compared(tmp_path, *texts)
        assert found.cells.schema == polars_schema(CELLS)
        assert found.unmatched.schema == polars_schema(UNMATCHED)
        assert found.agreement.schema == polars_schema(AGREEMENT)


def test_two_datasets_of_one_builder_can_be_compared(tmp_path: Path) -> None:
    one = build(reports(tmp_path, HOMS), builder="stub")
    two = build(reports(tmp_path, HOMS.replace("killed=21", "killed=30")), builder="stub")
    found = compare_datasets(one, two, ("small", "large"))
    assert cells(found, "killed_best") == [("different", "21", "30")]


def test_what_one_could_not_build_is_told(tmp_path: Path) -> None:
    found = compared(tmp_path, HOMS, f"{KIDAL}\nCRASH")
    assert [len(failures) for failures in found.failures] == [1, 0]
    assert found.unmatched["builder"].to_list() == ["second"]


def test_options_go_to_the_builder_that_takes_them(tmp_path: Path) -> None:
    found = compared(tmp_path, HOMS, options={"shout": "true"})
    assert cells(found, "place") == [("same", "Homs", "HOMS")]
    with pytest.raises(InputError, match="neither builder has an option 'whisper'"):
        compared(tmp_path, HOMS, options={"whisper": "true"})


def test_a_list_is_compared_with_reports_about_it(tmp_path: Path) -> None:
    folder = reports(tmp_path, HOMS)
    (folder / "list.csv").write_text(
        "event_id,date_start,country,place,event_type,side_a,killed_best\nX1,2024-05-01,SYR,Homs,attack,ISIS,20\n"
    )
    found = compare(folder, builders=("stub", "table"), mapping="sourcebook")
    assert (found.matched, found.cells["second_event"][0]) == (1, "X1")
    assert cells(found, "killed_best") == [("different", "21", "20")]


@pytest.mark.parametrize("builders", [(), ("stub",), ("stub", "stub"), ("stub", "second", "table")])
def test_two_different_builders_are_needed(tmp_path: Path, builders: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="two different builders"):
        compare(reports(tmp_path, HOMS), builders=builders)


def sheet_rows(path: Path, title: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    headings, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_workbook_shows_the_builders_by_name(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{HOMS} killed2=30 b2=-", f"{KIDAL} skip2=yes")
    path = found.write(tmp_path / "compare.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["Summary", "Disagreements", "Matched events", "Unmatched events"]
    rows = {row["column"]: row for row in sheet_rows(path, "Disagreements")}
    assert rows["killed_best"]["stub_value"] == "21" and rows["killed_best"]["second_quote"] == "killed2=30"
    assert rows["side_b"]["verdict"] == "only stub"
    assert "place" not in rows and len(sheet_rows(path, "Matched events")) == found.cells.height
    assert sheet_rows(path, "Unmatched events")[0]["place"] == "Kidal"
    summary = list(openpyxl.load_workbook(path)["Summary"].iter_rows(values_only=True))
    assert ("events of stub", 2) in [row[:2] for row in summary]
    assert any(row[0] == "killed_best" and row[1:4] == (1, 0, 1) for row in summary)


def test_the_same_comparison_is_the_same_bytes(tmp_path: Path) -> None:
    paths = [compared(tmp_path, HOMS, f"{KIDAL} killed2=9").write(tmp_path / f"{name}.xlsx") for name in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_text_of_reports_stays_text_in_the_workbook(tmp_path: Path) -> None:
    found = compared(tmp_path, "EVENT type=attack day=2024-05-01 place==1+1 a=@cmd b=-x")
    book = openpyxl.load_workbook(found.write(tmp_path / "compare.xlsx"))
    for sheet in book:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "=1+1" in [row["stub_value"] for row in sheet_rows(tmp_path / "compare.xlsx", "Matched events")]


def test_an_empty_comparison_is_a_workbook_too(tmp_path: Path) -> None:
    found = compared(tmp_path, "nothing here")
    assert sheet_rows(found.write(tmp_path / "compare.xlsx"), "Disagreements") == []


def test_what_was_there_stays_where_the_workbook_cannot_be_written(tmp_path: Path) -> None:
    found = compared(tmp_path, HOMS)
    (tmp_path / "compare.xlsx").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        found.write(tmp_path / "compare.xlsx")
    assert issubclass(OutputError, SourcebookError)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_command_writes_the_workbook_and_says_how_often_they_agree(tmp_path: Path) -> None:
    folder = reports(tmp_path, f"{HOMS} killed2=30")
    arguments = ("compare", folder, "--builder", "stub", "--builder", "second", "-o", tmp_path / "c.xlsx")
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "events: stub 1, second 1, matched 1, only stub 0, only second 0" in done.stdout
    assert f"wrote {tmp_path / 'c.xlsx'}" in done.stdout
    told = json.loads(run(*arguments, "--json", "--set", "shout=true").stdout)
    assert (told["matched"], told["unmatched"]) == (1, [0, 0])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--builder", "stub"], "two different builders"),
        (["--builder", "stub", "--builder", "nobody"], "no builder is called 'nobody'"),
        (["--builder", "stub", "--builder", "second", "--set", "shout"], "no KEY=VALUE"),
        (["--builder", "stub", "--builder", "second", "--set", "x=1"], "second takes shout"),
    ],
)
def test_errors_are_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run("compare", reports(tmp_path, HOMS), *arguments, "-o", tmp_path / "c.xlsx")
    assert done.returncode == 2 and done.stderr.startswith("error: ") and done.stderr.count("\n") == 1
    assert said in done.stderr and not (tmp_path / "c.xlsx").exists()


def test_rows_that_a_sheet_has_no_room_for_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.exports import limits

    found = compared(tmp_path, HOMS)
    monkeypatch.setattr(limits, "MAX_ROWS", 4)
    book = openpyxl.load_workbook(found.write(tmp_path / "compare.xlsx"))
    note = book["Matched events"]["A1"].comment.text
    assert note.startswith(f"{found.cells.height - 3} more rows are in what sourcebook.compare returns")
    assert book["Matched events"].max_row == 4
