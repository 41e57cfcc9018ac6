"""A dataset that nobody built: templates that were filled in, merged into a folder one after the other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.errors import InputError

from .edits_support import SOFFICE, resaved, with_part
from .hand_support import entered, template
from .merging_support import DYING, HOMS, LINES, Desk, build, content, events, ledger, merge, reports, whole

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A template with a source, an event and a claim."""
    return entered(template(tmp_path / "new.xlsx")).save(tmp_path / "filled.xlsx")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "out"


def test_a_template_begins_a_dataset_where_nothing_is(out: Path, book: Path) -> None:
    merged = merge(book, out)
    assert [path.name for path in merged.files] == [
        "sourcebook.xlsx",
        *(f"{name}.parquet" for name in ("events", "claims", "reports", "provenance")),
    ]
    data = sourcebook.read(out)
    assert (data.events.height, data.claims.height, data.reports.height) == (1, 1, 1)
    assert data.provenance["origin"].unique().to_list() == ["added"]
    assert data.provenance["edited_by"].unique().to_list() == ["Ana"]
    assert data.reports["n_events"].to_list() == [1]
    assert sourcebook.validate(out).is_empty()
    assert list(sourcebook.diff(out / "sourcebook.xlsx").changes) == []


def test_an_empty_folder_becomes_a_dataset_and_merging_again_adds_nothing(out: Path, book: Path) -> None:
    out.mkdir()
    (out / ".DS_Store").write_bytes(b"Bud1")
    merge(book, out)
    before = content(out)
    assert (list(merge(book, out).entries), content(out)) == ([], before)


def test_the_same_template_gives_the_same_files(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    merge(book, tmp_path / "other")
    assert content(out) == content(tmp_path / "other")


def test_later_edits_merges_and_builds_keep_what_was_entered(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    merge(Desk(out / "sourcebook.xlsx").set("mine", notes="seen").save(tmp_path / "bo.xlsx", "Bo"), out)
    assert build(out).conflicts == []
    assert build(out, LINES | {"d": f"{HOMS} killed=30"}).conflicts == []
    assert len(events(out)) == 4
    assert (events(out)["mine"]["notes"], events(out)["mine"]["killed_best"]) == ("seen", 4)
    assert list(merge(book, out).entries) == []
    add = ledger(out)[0]
    sourcebook.revert(add.id, out)
    assert "mine" not in events(out)


def test_a_build_into_a_new_folder_takes_a_template_on_the_way(out: Path, book: Path) -> None:
    assert build(out, keep_edits=book).conflicts == []
    assert len(events(out)) == 4 and "mine" in events(out)


def test_a_template_is_added_to_a_dataset_that_was_built(out: Path, book: Path) -> None:
    build(out)
    assert merge(book, out).conflicts == []
    assert len(events(out)) == 4 and "mine" in events(out)


@pytest.mark.parametrize("first", ["ana", "bo"])
def test_two_analysts_templates_come_together_in_either_order(
    tmp_path: Path, out: Path, book: Path, first: str
) -> None:
    other = entered(template(tmp_path / "bos.xlsx"), "bo", place="Sukhna", notes="Bo's").save(
        tmp_path / "bo.xlsx", "Bo"
    )
    for path in sorted((book, other), reverse=first == "ana"):
        assert merge(path, out).conflicts == []
    assert {row["place"] for row in events(out).values()} == {"Deraa", "Sukhna"}
    claims = sourcebook.read(out).claims.select("event_id", "report_id").rows()
    assert sorted(claims) == [("bo", "bo-source"), ("mine", "mine-source")]


def test_rows_of_two_analysts_without_ids_stand_side_by_side(tmp_path: Path, out: Path) -> None:
    for name, kind in (("ana", "riot"), ("bo", "attack")):
        desk = template(tmp_path / f"{name}-new.xlsx").add(event_type=kind, country="SYR")
        merge(desk.save(tmp_path / f"{name}.xlsx", name), out)
    assert sorted(row["event_type"] for row in events(out).values()) == ["attack", "riot"]


def test_another_row_of_the_same_id_is_refused_and_nothing_is_mixed_up(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    other = entered(template(tmp_path / "bos.xlsx"), "mine", place="Sukhna").save(tmp_path / "bo.xlsx", "Bo")
    before = content(out)
    for options in ({}, {"despite_errors": True}):
        with pytest.raises(InputError, match=r"Events!2: mine is in .*out already, with another place\. .*another id"):
            merge(other, out, **options)
    assert content(out) == before


def test_a_source_that_both_entered_alike_is_one(tmp_path: Path, out: Path, book: Path) -> None:
    build(out)
    merge(book, out)
    merge(Desk(out / "sourcebook.xlsx").set("mine", review_status="accepted").save(tmp_path / "bo.xlsx", "Bo"), out)
    desk = Desk(book).add("Claims", event_id="mine", report_id="mine-source", quote="9 hurt", **injured())
    merged = merge(desk.save(tmp_path / "cy.xlsx", "Cy"), out)
    assert [(entry.table, entry.new["quote"]) for entry in merged.entries] == [("claims", "9 hurt")]
    assert events(out)["mine"]["review_status"] == "accepted"


def injured() -> dict[str, object]:
    return {"measure": "injured", "low": 9, "high": 9, "qualifier": "exact", "scope": "incident"}


def test_a_folder_with_other_files_is_refused_and_left_alone(out: Path, book: Path) -> None:
    out.mkdir()
    (out / "thesis.docx").write_text("mine")
    with pytest.raises(InputError, match="has files in it and no dataset; name a dataset's folder, or a new one"):
        merge(book, out)
    assert content(out) == {"thesis.docx": b"mine"}
    with pytest.raises(InputError, match="is no folder"):
        merge(book, out / "thesis.docx")


def test_what_cannot_begin_a_dataset_leaves_no_folder(tmp_path: Path, out: Path) -> None:
    empty = template(tmp_path / "new.xlsx").save(tmp_path / "empty.xlsx")
    with pytest.raises(InputError, match="has no rows that can be taken"):
        merge(empty, out)
    wrong = template(tmp_path / "other.xlsx").add(event_type="picnic").save(tmp_path / "wrong.xlsx")
    with pytest.raises(InputError, match="event_type is picnic"):
        merge(wrong, out)
    with pytest.raises(InputError, match="has no rows that can be taken"):
        merge(wrong, out, despite_errors=True)
    build(tmp_path / "built")
    built = Desk(tmp_path / "built" / "sourcebook.xlsx").add(event_type="riot").save(tmp_path / "built.xlsx")
    with pytest.raises(InputError, match=r"was made from edition .* merge it into the folder"):
        merge(built, out)
    assert not out.exists()


def test_killed_at_any_rename_the_folder_is_empty_or_whole(tmp_path: Path, out: Path, book: Path) -> None:
    merge(book, out)
    done = whole(out)
    for rename in (0, 1, 6, 60):
        shutil.rmtree(out)
        argv = ["sourcebook", "merge", str(book), "--into", str(out)]
        code = DYING.format(rename=rename, argv=argv)
        died = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 9
        assert died is (rename < 60)
        if rename == 0:
            assert all(path.name.startswith(".") for path in out.iterdir())
        else:
            assert whole(out) == done
        merge(book, out)
        assert whole(out) == done


def test_the_words_of_the_commands(tmp_path: Path, out: Path) -> None:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert run("template", "-o", tmp_path / "new.xlsx").returncode == 0
    book = entered(Desk(tmp_path / "new.xlsx")).save(tmp_path / "filled.xlsx")
    assert run("validate", book).returncode == 0
    merged = run("merge", book, "--into", out)
    assert (merged.returncode, merged.stderr) == (0, "")
    assert "3 new in the ledger" in merged.stdout and f"wrote {out / 'sourcebook.xlsx'}" in merged.stdout
    assert run("build", reports(tmp_path / "in.jsonl"), "-o", out, "--builder", "stub", "-q").returncode == 0
    assert len(events(out)) == 4


def test_a_template_whose_properties_a_program_dropped_is_still_known(out: Path, book: Path) -> None:
    bare = with_part(book, "docProps/custom.xml", lambda part: part.replace(b"sourcebook.", b"dropped."), "bare.xlsx")
    merge(bare, out)
    assert "mine" in events(out)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: its workbooks are not tested here")
def test_a_template_saved_by_libreoffice_begins_the_same_dataset(tmp_path: Path, out: Path, book: Path) -> None:
    (tmp_path / "saved").mkdir()
    (saved,) = resaved([book], tmp_path / "saved")
    merge(book, out)
    again = merge(saved, out)
    assert (list(again.entries), len(again.known)) == ([], 3)
    merge(saved, tmp_path / "other")
    assert events(tmp_path / "other") == events(out)
    assert (
        sourcebook.read(tmp_path / "other")
        .provenance.drop("edited_at")
        .equals(sourcebook.read(out).provenance.drop("edited_at"))
    )
    assert sourcebook.read(out).claims.select(pl.col("start").is_null().all()).item()
