"""From paths to a dataset: what is written, what is left out and told, and what never changes."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook import pipeline
from sourcebook.errors import InputError, OutputError, UnknownNameError
from sourcebook.schema import EVENTS, PROVENANCE, Role, as_text, polars_schema
from sourcebook.schema import REPORTS as REPORTS_TABLE
from sourcebook.schema import TABLES as TABLES_OF_SCHEMA
from sourcebook.schema.crossing import validate_dataset

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

TABLES = ["claims.parquet", "events.parquet", "provenance.parquet", "reports.parquet"]
HOMS = "EVENT day=2024-05-01 country=SYR place=Homs lat=34.7 lon=36.7 type=attack a=ISIS b=civilians"
LINES = {
    "a": f"{HOMS} killed=21 source=SOHR\nBACKGROUND killed=514 source=SOHR",
    "b": f"{HOMS} killed=23 civilians=4 source=police\nEVENT first=2024-05-01 last=2024-05-20 country=SYR type=riot",
    "c": "EVENT day=2024-04-30 country=UKR admin1=Kherson type=shelling injured=2",
    "d": "nothing of note",
    "e": "EVENT type=other",
}


def reports(folder: Path, lines: dict[str, str] = LINES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "reports.jsonl"
    rows = [{"id": name, "published": "2024-05-20", "text": text} for name, text in lines.items()]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def build(paths: object, **options: object) -> sourcebook.Dataset:
    return sourcebook.build(paths, builder="stub", **options)  # type: ignore[arg-type]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_dataset_in_memory_has_every_table(tmp_path: Path) -> None:
    data = build(reports(tmp_path))
    assert data.folder is None
    assert data.events.height == 4
    assert data.events["report_ids"].to_list()[1] == ["a", "b"]
    assert data.reports["report_id"].to_list() == ["a", "b", "c", "d", "e"]
    assert data.reports["n_events"].to_list() == [1, 2, 1, 0, 1]
    assert data.counts == {name: data.table(name).height for name in ("events", "claims", "reports", "provenance")}
    assert data.events.schema == pl.Schema(polars_schema(EVENTS))
    assert data.provenance.schema == pl.Schema(polars_schema(PROVENANCE))
    assert data.reports.schema == pl.Schema(polars_schema(REPORTS_TABLE))


def test_what_is_built_breaks_no_rule_within_or_across_tables(tmp_path: Path) -> None:
    data = build(reports(tmp_path))
    assert data.defects == []
    assert validate_dataset({name: data.table(name) for name in data.counts}).is_empty()


def test_the_workbook_holds_the_same_rows_as_the_parquet_files(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    data = build(reports(tmp_path), out=tmp_path / "out")
    book = load_workbook(tmp_path / "out" / "sourcebook.xlsx", read_only=True)
    for table in TABLES_OF_SCHEMA:
        heading, *rows = book[table.title].iter_rows(values_only=True)
        assert list(heading) == table.names
        at = table.names.index(table.key)
        assert [row[at] for row in rows] == data.table(table.name)[table.key].to_list()


def test_reports_that_failed_are_told_in_the_workbook_and_the_footer(tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from pyarrow.parquet import read_metadata

    build(reports(tmp_path, LINES | {"x": "CRASH"}), out=tmp_path / "out")
    told = list(load_workbook(tmp_path / "out" / "sourcebook.xlsx")["Summary"].iter_rows(values_only=True))
    assert any("(x)" in str(row[1]) and "the stub was told to crash" in str(row[2]) for row in told)
    footer = json.loads(read_metadata(tmp_path / "out" / "events.parquet").metadata[b"sourcebook"])
    assert footer["builder"] == "stub@1"
    assert len(footer["fingerprint"]) == 64


def test_events_stand_by_day_and_the_undated_last(tmp_path: Path) -> None:
    ids = build(reports(tmp_path)).events["event_id"].to_list()
    assert [name.rsplit("-", 1)[0] for name in ids] == ["UKR-20240430", "SYR-20240501", "SYR-20240501", "XXX-00000000"]


def test_background_figures_have_no_event(tmp_path: Path) -> None:
    claims = build(reports(tmp_path)).claims
    assert claims.filter(pl.col("event_id").is_null())["low"].to_list() == [514]


def test_every_filled_cell_has_its_words_and_they_stand_in_the_report(tmp_path: Path) -> None:
    data = build(reports(tmp_path))
    words = data.provenance
    for row in words.filter(pl.col("quote").is_not_null()).iter_rows(named=True):
        text = LINES[row["report_id"]]
        assert text[row["start"] : row["end"]] == row["quote"]
        assert text[: row["start"]].endswith(row["prefix"])
        assert text[row["end"] :].startswith(row["suffix"])
    told = set(words.filter(pl.col("origin") != "alternative").select("row_id", "column").iter_rows())
    for row in data.events.iter_rows(named=True):
        for column in EVENTS.columns:
            if column.role in (Role.EVIDENCE, Role.DERIVED) and row[column.name] is not None:
                assert (row["event_id"], column.name) in told


def test_provenance_gives_the_value_of_its_cell(tmp_path: Path) -> None:
    data = build(reports(tmp_path))
    rows = {row["event_id"]: row for row in data.events.iter_rows(named=True)}
    cells = data.provenance.filter((pl.col("table") == "events") & (pl.col("origin") != "alternative"))
    for row in cells.iter_rows(named=True):
        value = rows[row["row_id"]][row["column"]]
        assert row["value"] in value if isinstance(value, list) else row["value"] == as_text(value)


def test_links_are_visible_in_provenance(tmp_path: Path) -> None:
    words = build(reports(tmp_path)).provenance.filter(pl.col("column") == "report_ids")
    joined = words.filter(pl.col("value").is_in(["a", "b"]))
    assert set(zip(joined["value"], joined["rule"], joined["quote"], strict=True)) == {
        ("a", "link.first", "EVENT"),
        ("b", "link.same_day_same_place", "EVENT"),
        ("b", "link.first", "EVENT"),
    }


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = reports(tmp_path / "in")
    build(path, out=tmp_path / "one")
    build(path, out=tmp_path / "two", jobs=2)
    monkeypatch.setattr(pipeline, "BATCH_REPORTS", 1)
    build(path, out=tmp_path / "three", jobs=2)
    turned = reports(tmp_path / "in", dict(reversed(LINES.items())))
    build(turned, out=tmp_path / "four")
    one, *others = (content(tmp_path / name) for name in ("one", "two", "three", "four"))
    for other in others:
        assert {name: other[name] == one[name] for name in one} == dict.fromkeys(one, True)


def test_one_bad_report_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = build(reports(tmp_path, LINES | {"x": "CRASH"}))
    assert data.events.height == 4
    (failure,) = data.failures
    assert failure.where.endswith("(x)")
    assert failure.reason == "builder 'stub' failed on it: RuntimeError: the stub was told to crash"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("EVENT type=picnic", "it filled event_type with 'picnic'"),
        ("EVENT type=attack lat=x", "could not convert string to float"),
        ("EVENT type=attack killed=-3", "low -3"),
    ],
)
def test_rows_that_break_a_builders_promise_are_told(tmp_path: Path, line: str, found: str) -> None:
    data = build(reports(tmp_path, {"good": HOMS, "bad": line}))
    assert data.events.height == 1
    assert found in data.failures[0].reason


def test_a_row_that_breaks_a_rule_is_told_and_left_out_with_all_that_rests_on_it(tmp_path: Path) -> None:
    wrong = "EVENT first=2024-05-01 last=2024-05-09 precision=day country=SYR place=Hama type=attack killed=2"
    data = build(reports(tmp_path, {"good": HOMS + " killed=3", "wrong": wrong}))
    assert data.events["place"].to_list() == ["Homs"]
    assert data.claims["low"].to_list() == [3]
    assert set(data.provenance["report_id"].drop_nulls()) == {"good"}
    assert data.reports.height == 2
    (defect,) = data.defects
    assert defect.startswith("events SYR-20240501-")
    assert "date_precision is day for 2024-05-01 to 2024-05-09" in defect


def test_an_event_after_its_last_report_is_told_and_left_out(tmp_path: Path) -> None:
    data = build(reports(tmp_path, {"good": HOMS, "late": "EVENT day=2024-05-21 country=UKR type=riot"}))
    assert data.events["place"].to_list() == ["Homs"]
    (defect,) = data.defects
    assert "date_end is 2024-05-21, after the last of its reports (2024-05-20)" in defect


def test_no_report_at_all_leaves_the_previous_dataset(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(reports(tmp_path / "in"), out=out)
    before = content(out)
    with pytest.raises(InputError, match="no report could be read"):
        build(reports(tmp_path / "bad", {"x": "CRASH"}), out=out)
    assert content(out) == before
    assert set(TABLES) <= before.keys()


def test_a_folder_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    path = reports(tmp_path)
    with pytest.raises(OutputError, match="is a file"):
        build(path, out=path)
    assert not (tmp_path / "elsewhere").exists()


def test_a_failed_build_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        build(reports(tmp_path, {"x": "CRASH"}), out=tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    build(reports(tmp_path), out=out)
    assert (out / "notes.txt").read_text() == "mine"
    assert not any(path.name.startswith(".") for path in out.iterdir())


def test_a_builder_or_engine_that_does_not_exist_names_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="stub"):
        sourcebook.build(reports(tmp_path), builder="nobody")
    with pytest.raises(UnknownNameError, match="local"):
        build(reports(tmp_path), engine="moon")


@pytest.mark.parametrize("what", ["gazetteer", "lexicon"])
def test_a_file_of_settings_that_is_not_there_is_told(tmp_path: Path, what: str) -> None:
    with pytest.raises(InputError, match=f"places.csv: no such {what} file"):
        build(reports(tmp_path), **{f"{what}s": [tmp_path / "places.csv"]})


def test_a_full_disk_leaves_the_previous_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.linking.staging import Staging

    out = tmp_path / "out"
    build(reports(tmp_path), out=out)
    before = content(out)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Staging, "add_event", full)
    with pytest.raises(OutputError, match="disk is full; the dataset that was there is unchanged"):
        build(reports(tmp_path), out=out)
    assert content(out) == before


def test_two_builds_into_one_folder_do_not_meet(tmp_path: Path) -> None:
    from sourcebook.commit import STORE, staging_folder
    from sourcebook.linking.staging import Staging

    path = reports(tmp_path)
    with staging_folder(tmp_path / "out") as folder:
        staging = Staging(folder / STORE)
        with pytest.raises(OutputError, match="another command"):
            build(path, out=tmp_path / "out")
        staging.close()


def test_a_worker_that_dies_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="worker process ended early"):
        build(reports(tmp_path, LINES | {"x": "DIE"}), jobs=2)


def build_and_die_at_rename(path: Path, out: Path, rename: int) -> int:
    """Build in a process that ends, as if killed, at one of its renames out of the staging folder."""
    code = f"""
import os, pathlib, sourcebook
replace, done = pathlib.Path.replace, []
def dying(self, target):
    if ".staging" in pathlib.Path(target).parts: return replace(self, target)
    if len(done) == {rename}: os._exit(9)
    done.append(target)
    return replace(self, target)
pathlib.Path.replace = dying
sourcebook.build({str(path)!r}, out={str(out)!r}, builder="stub")
"""
    return subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode


def reports_in_workbook(out: Path) -> list[str]:
    from openpyxl import load_workbook

    rows = load_workbook(out / "sourcebook.xlsx", read_only=True)["Reports"].iter_rows(min_row=2, max_col=1)
    return [str(cell.value) for (cell,) in rows]


def test_a_build_killed_at_any_rename_leaves_one_whole_dataset(tmp_path: Path) -> None:
    old, new = reports(tmp_path / "old", {"old": HOMS}), reports(tmp_path / "new", {"new": HOMS})
    out, found, died, rename = tmp_path / "out", [], True, 0
    while died:
        build(old, out=out)
        died = build_and_die_at_rename(new, out, rename) == 9
        rename += 1
        data = sourcebook.read(out)
        (told,) = data.reports["report_id"].to_list()
        assert data.events["report_ids"].to_list() == [[told]]
        assert set(data.provenance["report_id"].drop_nulls()) == {told}
        assert reports_in_workbook(out) == [told]
        found.append(told)
    decided = found.index("new")
    assert set(found[:decided]) == {"old"} and set(found[decided:]) == {"new"}
    assert len(found[decided:]) > len(TABLES) + 1, "death between any two files of the swap has been tried"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_build_killed_at_random_leaves_the_previous_dataset_whole(tmp_path: Path) -> None:
    old = reports(tmp_path / "old", {"old": HOMS})
    new = reports(tmp_path / "new", {f"new{n}": HOMS for n in range(400)})
    out, draw = tmp_path / "out", random.Random(3)
    build(old, out=out)
    command = [sys.executable, "-m", "sourcebook", "build", str(new), "-o", str(out), "--builder", "stub", "-q"]
    for _ in range(6):
        process = subprocess.Popen(command)
        time.sleep(draw.uniform(0.1, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        data = sourcebook.read(out)
        ids = set(data.reports["report_id"])
        assert ids == {"old"} or len(ids) == 400
        assert {name for names in data.events["report_ids"] for name in names} == ids
    build(old, out=out)
    assert not any(path.name.startswith(".") for path in out.iterdir())
