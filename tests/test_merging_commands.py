"""diff, merge, revert, keep and build --keep-edits as people and programs meet them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .merging_support import LINES, Desk, event_at, events, reports

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")


def run(*arguments: object, code: int = 0) -> str:
    """What the command prints; its exit code must be this."""
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code < 2 else done.stderr


@pytest.fixture
def book(tmp_path: Path, out: Path) -> Path:
    desk = Desk(out / "sourcebook.xlsx").set(event_at(out, "Homs"), event_type="riot").delete(event_at(out, "Hama"))
    return desk.save(tmp_path / "ana.xlsx")


def test_a_workbook_goes_through_every_command(tmp_path: Path, out: Path, book: Path) -> None:
    homs = event_at(out, "Homs")
    told = run("diff", book, "-d", out).splitlines()
    assert told[0] == "1 cell, 1 deleted row by Ana, 2024-06-01 12:00 UTC"
    assert told[1].endswith(f"2  events {homs} event_type: attack -> riot")
    told = run("merge", book, "--into", out).splitlines()
    assert told[0] == "2 new in the ledger"
    assert f"wrote {out / 'sourcebook.xlsx'}" in told
    entry = told[1].split()[0]
    assert f"riot  (edited by Ana on 2024-06-01, before: attack, edit:{entry})" in run("explain", homs, "-d", out)
    assert run("merge", book, "--into", out).splitlines() == ["0 new in the ledger", "2 edits in the ledger already"]
    changed = reports(tmp_path / "changed.jsonl", LINES | {"a": LINES["a"].replace("attack", "bombing")})
    told = run("build", changed, "-o", out, "--builder", "stub", code=1).splitlines()
    assert "1 conflict:" in told
    assert (
        f"  rebuilt: events {homs} event_type: stands riot, edited riot, before attack, rebuilt bombing ({entry}, Ana)."
        in (line[: line.index(" The reports")] for line in told if " The reports" in line)
    )
    assert "1 new in the ledger" in run("keep", entry, "--in", out)
    run("build", changed, "-o", out, "--builder", "stub", "-q")
    assert "1 new in the ledger" in run("revert", entry, "--in", out, "--editor", "Chief")
    assert events(out)[homs]["event_type"] == "bombing"


def test_programs_get_json(out: Path, book: Path) -> None:
    found = json.loads(run("diff", book, "-d", out, "--json"))
    assert (found["editor"], [change["kind"] for change in found["changes"]]) == ("Ana", ["cell", "delete"])
    merged = json.loads(run("merge", book, "--into", out, "--json"))
    assert (len(merged["entries"]), merged["conflicts"], len(merged["files"])) == (2, [], 5)
    assert json.loads(run("revert", merged["entries"][0], "--in", out, "--json"))["entries"]


def test_a_build_takes_edits_on_the_way(tmp_path: Path, out: Path) -> None:
    book = out / "sourcebook.xlsx"
    Desk(book).set(event_at(out, "Homs"), notes="seen").save(book)
    source = tmp_path / "reports.jsonl"
    assert "1 edit that would be lost; merge it first" in run("build", source, "-o", out, "--builder", "stub", code=2)
    told = json.loads(run("build", source, "-o", out, "--builder", "stub", "--keep-edits", book, "--json"))
    assert told["conflicts"] == []
    assert events(out)[event_at(out, "Homs")]["notes"] == "seen"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", "{tmp}/none.xlsx", "-d", "{out}"], "none.xlsx"),
        (["merge", "{book}", "--into", "{tmp}/nowhere"], "merge it into the folder that it was exported from"),
        (["merge", "{book}", "--into", "{tmp}"], "has files in it and no dataset"),
        (["revert", "e-0", "--in", "{out}"], "the ledger has no entry 'e-0'"),
        (["keep", "e-0", "--in", "{out}"], "the ledger has no entry 'e-0'"),
        (["build", "{tmp}/reports.jsonl", "-o", "{tmp}/new", "--builder", "stub", "--keep-edits", "{book}"], "edition"),
    ],
)
def test_errors_are_one_line(tmp_path: Path, out: Path, book: Path, arguments: list[str], said: str) -> None:
    named = {"{tmp}": tmp_path, "{out}": out, "{book}": book}
    for name, path in named.items():
        arguments = [argument.replace(name, str(path)) for argument in arguments]
    told = run(*arguments, code=2)
    assert told.startswith("error: ") and told.count("\n") == 1
    assert said in told
