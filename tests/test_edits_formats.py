"""Findings for people and for programs, the commands that print them, and the empty workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sourcebook
from openpyxl import load_workbook
from sourcebook.cli import app
from sourcebook.edits.listing import as_json, text
from sourcebook.edits.reading import read_book
from sourcebook.edits.sarif import sarif
from sourcebook.schema import EVENTS, TABLES
from sourcebook.schema.rule_names import meanings
from typer.testing import CliRunner

from .edits_support import at, with_events
from .frames_support import frames
from .workbook_support import SHEETS, workbook


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    def change(sheet: Any) -> None:
        at(sheet, 3, "killed_best").value = 31
        at(sheet, 3, "killed_high").value = 30
        at(sheet, 4, "event_type").value = "atack"
        at(sheet, 5, "side_a").value = "Daesh"

    return with_events(workbook(tmp_path, frames()), change)


def test_text_is_grouped_by_sheet_with_the_words_behind(book: Path) -> None:
    lines = text(sourcebook.validate(book), "edited.xlsx").splitlines()
    assert lines[0] == "Events: 2 errors, 1 warning"
    assert lines[1] == "  Events!S3  killed_best 31 is above killed_high 30; raise killed_high or lower killed_best"
    assert lines[2].strip().startswith("built from “Local sources told")
    assert lines[-1] == "edited.xlsx: 2 errors, 1 warning"
    assert text(sourcebook.validate(frames()), "frames") == "frames: nothing amiss\n"


def test_json_has_every_finding(book: Path) -> None:
    found = sourcebook.validate(book)
    made = json.loads(as_json(found, "edited.xlsx"))
    assert (made["source"], made["errors"], made["warnings"]) == ("edited.xlsx", 2, 1)
    assert made["findings"] == found.to_dicts()


def test_sarif_has_what_the_standard_asks_for(book: Path) -> None:
    """Required properties of SARIF 2.1.0: sections 3.13 (log), 3.14 (run), 3.19 (driver), 3.27 (result), 3.11."""
    found = sourcebook.validate(book)
    log = json.loads(sarif(found, "my folder/edited.xlsx", "1.0"))
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert driver["name"] == "Sourcebook"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in driver["rules"])
    assert len(run_["results"]) == found.height
    for result, row in zip(run_["results"], found.to_dicts(), strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] == row["rule"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"] == row["message"]
        (location,) = result["locations"]
        place = location["physicalLocation"]["artifactLocation"]
        assert run_["artifacts"][place["index"]]["location"]["uri"] == place["uri"] == "my%20folder/edited.xlsx"
        assert location["logicalLocations"][0]["fullyQualifiedName"] == row["address"]
        assert "region" not in location["physicalLocation"]


def test_sarif_has_no_property_that_the_schema_does_not_know(book: Path) -> None:
    """The schema closes every object that is written here. It is not read itself: no package for Python ships it, and
    its text is under the OASIS IPR policy, which asks for the whole of its notices beside it."""
    log = json.loads(sarif(sourcebook.validate(book), "edited.xlsx", "1.0"))
    (run_,) = log["runs"]
    closed = {
        "$schema version runs": [log],
        "tool artifacts columnKind results": [run_],
        "driver": [run_["tool"]],
        "name version rules": [run_["tool"]["driver"]],
        "id shortDescription": run_["tool"]["driver"]["rules"],
        "location": run_["artifacts"],
        "ruleId ruleIndex level message locations properties": run_["results"],
        "physicalLocation logicalLocations": (
            places := [place for one in run_["results"] for place in one["locations"]]
        ),
        "artifactLocation": [place["physicalLocation"] for place in places],
        "fullyQualifiedName kind": [place["logicalLocations"][0] for place in places],
    }
    for names, objects in closed.items():
        assert all(one.keys() == {*names.split()} for one in objects)
    assert run_["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}


def test_sarif_of_a_file_of_rows_names_lines(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    names = ",".join(EVENTS.names)
    path.write_text(f"{names}\n{'a-1' + ',' * (len(EVENTS.names) - 1)}\n")
    log = json.loads(sarif(sourcebook.validate(path), str(path), "1.0"))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["region"] == {"startLine": 2}
    assert location["artifactLocation"]["uri"] == path.as_uri()


def test_the_command_tells_and_counts_by_exit_code(book: Path, tmp_path: Path) -> None:
    result = run("validate", book)
    assert result.exit_code == 1
    assert "Events!S3  killed_best 31 is above killed_high 30" in result.stdout
    assert run("validate", workbook(tmp_path, frames())).exit_code == 0
    warned = with_events(tmp_path / "book.xlsx", lambda sheet: setattr(at(sheet, 3, "side_a"), "value", "Daesh"))
    assert run("validate", warned).exit_code == 0


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_the_command_writes_for_programs(book: Path, form: str, tmp_path: Path) -> None:
    printed = run("validate", book, "--format", form).stdout
    assert run("validate", book, "--format", form, "-o", tmp_path / "found").exit_code == 1
    assert (tmp_path / "found").read_text("utf-8") == printed
    assert json.loads(printed)


def test_the_command_writes_a_list_and_an_annotated_copy(book: Path, tmp_path: Path) -> None:
    result = run(
        "validate", book, "--format", "xlsx", "-o", tmp_path / "list.xlsx", "--annotate", tmp_path / "marked.xlsx"
    )
    assert result.exit_code == 1
    listed = load_workbook(tmp_path / "list.xlsx")["Issues"]
    assert [row[1].value for row in listed.iter_rows(min_row=2)] == sourcebook.validate(book)["address"].to_list()
    assert "Issues" in load_workbook(tmp_path / "marked.xlsx").sheetnames


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xlsx"], "name one with -o"),
        (["-o", "edited.xlsx"], "is what is validated"),
        (["--annotate", "edited.xlsx"], "the workbook itself"),
    ],
)
def test_what_cannot_be_written_is_refused(
    book: Path, arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book.parent)
    before = book.read_bytes()
    result = run("validate", "edited.xlsx", *arguments)
    assert told in str(result.exception)
    assert book.read_bytes() == before


def test_cells_of_a_file_of_rows_cannot_be_marked(tmp_path: Path) -> None:
    workbook(tmp_path, frames())
    result = run("validate", tmp_path / "events.parquet", "--annotate", tmp_path / "marked.xlsx")
    assert "no workbook" in str(result.exception)


def test_the_template_has_every_sheet_and_aid_and_no_rows(tmp_path: Path) -> None:
    assert run("template", "-o", tmp_path / "new.xlsx").exit_code == 0
    loaded = load_workbook(tmp_path / "new.xlsx")
    assert loaded.sheetnames == SHEETS
    built = load_workbook(workbook(tmp_path, frames()))
    for table in TABLES:
        sheet, like = loaded[table.title], built[table.title]
        assert [cell.value for cell in sheet[1]] == table.names
        assert sheet.max_row == 1
        assert [check.type for check in sheet.data_validations.dataValidation] == [
            check.type for check in like.data_validations.dataValidation
        ]
    assert read_book(tmp_path / "new.xlsx").info.fingerprint == "template"


def test_rows_entered_into_the_template_are_judged(tmp_path: Path) -> None:
    run("template", "-o", tmp_path / "new.xlsx")
    assert sourcebook.validate(tmp_path / "new.xlsx")["rule"].to_list() == ["no_rows"]

    def enter(sheet: Any) -> None:
        for column, value in {"event_type": "attack", "country": "SYR", "killed_low": 3}.items():
            at(sheet, 2, column).value = value

    found = sourcebook.validate(with_events(tmp_path / "new.xlsx", enter))
    errors = found.filter(pl.col("severity") == "error")
    assert errors.select("address", "rule").rows() == [("Events!R2", "killed_all_or_none")]


def test_a_template_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "new.xlsx").write_text("my work")
    result = run("template", "-o", tmp_path / "new.xlsx")
    assert "may hold work" in str(result.exception)
    assert (tmp_path / "new.xlsx").read_text() == "my work"


def test_the_guide_has_every_rule_and_option() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "editing.md").read_text("utf-8")
    for name, meaning in meanings().items():
        assert f"| `{name}` | {meaning} |" in guide
    for option in (
        "--annotate",
        "--reports",
        "--format json",
        "--format sarif",
        "--format xlsx",
        "sourcebook template -o",
    ):
        assert option in guide
