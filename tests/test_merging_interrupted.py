"""Merges and builds that are killed, or meet a full disk, a folder that is read-only, or an open workbook."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import sourcebook
from sourcebook.errors import InputError, OutputError
from sourcebook.publication import Publisher

from .merging_support import (
    DYING,
    HOMS,
    LINES,
    Desk,
    build,
    content,
    event_at,
    events,
    ledger,
    merge,
    reports,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24

Command = list[str]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A dataset into which edits were merged before."""
    folder = tmp_path / "out"
    build(folder)
    merge(
        Desk(folder / "sourcebook.xlsx").set(event_at(folder, "Hama"), notes="old").save(tmp_path / "old.xlsx"), folder
    )
    return folder


@pytest.fixture
def book(tmp_path: Path, out: Path) -> Path:
    """A workbook to merge."""
    desk = Desk(out / "sourcebook.xlsx").set(event_at(out, "Homs"), place="Al-Koum")
    return desk.add(event_id="MINE-1", event_type="riot").save(tmp_path / "ana.xlsx")


def command(name: str, tmp_path: Path, out: Path) -> Command:
    """A merge of the workbook, or a build of other reports, as it is typed."""
    start = [sys.executable, "-m", "sourcebook"]
    if name == "merge":
        return [*start, "merge", str(tmp_path / "ana.xlsx"), "--into", str(out)]
    other = reports(tmp_path / "other.jsonl", LINES | {"d": f"{HOMS} killed=30"})
    return [*start, "build", str(other), "-o", str(out), "--builder", "stub", "-q"]


def after(run: Command, out: Path) -> dict[str, bytes]:
    """What the folder holds when the command is through; it ends as it was."""
    aside = out.with_name("aside")
    shutil.copytree(out, aside)
    subprocess.run(run, check=False, capture_output=True)
    done = whole(out)
    shutil.rmtree(out)
    aside.rename(out)
    return done


@pytest.mark.parametrize("name", ["merge", "build"])
def test_killed_at_any_rename_the_folder_is_as_before_or_as_after(
    tmp_path: Path, out: Path, book: Path, name: str
) -> None:
    run = command(name, tmp_path, out)
    before, done = whole(out), after(run, out)
    assert before != done
    saved = out.with_name("saved")
    shutil.copytree(out, saved)
    for rename in (0, 1, 2, 5, 9, 13, 40):
        shutil.rmtree(out)
        shutil.copytree(saved, out)
        code = DYING.format(rename=rename, argv=["sourcebook", *run[3:]])
        died = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 9
        assert died is (rename < 40)
        assert whole(out) == (before if rename == 0 else done)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("name", ["merge", "build"])
def test_killed_at_random_ledger_and_tables_belong_together(tmp_path: Path, out: Path, book: Path, name: str) -> None:
    run, draw = command(name, tmp_path, out), random.Random(7)
    started = time.monotonic()
    before, done = whole(out), after(run, out)
    lasts = time.monotonic() - started
    for _ in range(6):
        process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.3, 1) * lasts)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert whole(out) in (before, done)
    subprocess.run(run, check=False, capture_output=True)
    assert whole(out) == done
    assert not any(path.name.startswith(".") for path in out.iterdir())


@pytest.mark.parametrize("lock", ["~$sourcebook.xlsx", ".~lock.sourcebook.xlsx#"])
@pytest.mark.parametrize("name", ["merge", "build", "revert"])
def test_while_the_folders_workbook_is_open_nothing_is_changed(
    tmp_path: Path, out: Path, book: Path, name: str, lock: str
) -> None:
    (out / lock).write_bytes(b"\x02Bo" if lock.startswith("~") else b",Bo,host,01.06.2024 12:00,profile;")
    before = content(out)
    with pytest.raises(OutputError, match=r"is open in a spreadsheet program \(Bo\); save and close it there"):
        {"merge": lambda: merge(book, out), "build": lambda: build(out), "revert": lambda: undo(out)}[name]()
    assert content(out) == before


def undo(out: Path) -> None:
    sourcebook.revert(ledger(out)[0].id, out)


def test_a_workbook_that_is_open_is_not_read(tmp_path: Path, out: Path, book: Path) -> None:
    (tmp_path / "~$ana.xlsx").write_bytes(b"\x02Bo")
    with pytest.raises(InputError, match=r"ana.xlsx is open in a spreadsheet program \(Bo\)"):
        merge(book, out)


def test_a_workbook_opened_during_a_build_is_not_written_over(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook import pipeline

    link = pipeline.link_staged

    def slow(staging: object) -> None:
        (out / "~$sourcebook.xlsx").write_bytes(b"\x02Bo")
        link(staging)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "link_staged", slow)
    before = content(out)
    with pytest.raises(OutputError, match="is open"):
        build(out)
    (out / "~$sourcebook.xlsx").unlink()
    assert content(out) == before


def told(run: Command, limit: Callable[[], None]) -> str:
    """The one line by which the command fails in a process with limits."""
    # Python itself leaves cut-off bytecode behind when the disk is full, and the next run trips over it.
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(run, capture_output=True, text=True, check=False, preexec_fn=limit, env=env)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("name", ["merge", "build"])
def test_a_full_disk_is_one_line_and_changes_nothing(tmp_path: Path, out: Path, book: Path, name: str) -> None:
    """The system refuses to write beyond so many bytes of a file, as it does when the disk is full."""
    run = command(name, tmp_path, out)
    before = whole(out)
    for size in (500, 4_500, 9_000, 20_000):
        line = told(run, lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))  # type: ignore[misc]
        assert "cannot be written" in line
        assert whole(out) == before


@pytest.mark.parametrize("name", ["merge", "build"])
def test_a_read_only_folder_is_one_line_and_changes_nothing(tmp_path: Path, out: Path, book: Path, name: str) -> None:
    run = command(name, tmp_path, out)
    before = whole(out)
    out.chmod(0o555)
    try:
        assert f"{out} cannot be written: Permission denied" in told(run, without_override)
    finally:
        out.chmod(0o755)
    assert whole(out) == before


def without_override() -> None:
    """Root, too, must not write where the folder forbids it."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_two_commands_do_not_meet(out: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = Publisher.again

    def meanwhile(self: Publisher, workbooks: list[Path]) -> object:
        with pytest.raises(OutputError, match="another command is writing"):
            build(out)
        return again(self, workbooks)

    monkeypatch.setattr(Publisher, "again", meanwhile)
    merge(book, out)
    assert events(out)[event_at(out, "Al-Koum")]
    assert build(out).conflicts == []


def test_a_damaged_ledger_is_told_with_its_line(out: Path, book: Path) -> None:
    whole = (out / "history" / "ledger.jsonl").read_text()
    for line in ("{half a li", whole.replace('"notes"', '"nonsense"'), whole.replace('"notes"', '"date_end"')):
        (out / "history" / "ledger.jsonl").write_text(whole + line)
        before = content(out)
        with pytest.raises(InputError, match=r"ledger.jsonl:2: no ledger entry"):
            merge(book, out)
        assert content(out) == before


def test_a_history_with_parts_missing_is_told_before_anything_is_lost(out: Path, book: Path) -> None:
    history = out / "history"
    (history / "ledger.jsonl").rename(out / "ledger.aside")
    for act in (lambda: build(out), lambda: merge(book, out)):
        with pytest.raises(InputError, match="has 0 entries, and the dataset was made from 1"):
            act()
    (out / "ledger.aside").rename(history / "ledger.jsonl")
    shutil.rmtree(history / "built")
    with pytest.raises(InputError, match="built is missing; build the dataset anew"):
        merge(book, out)
    assert build(out).conflicts == []
    merge(book, out)
    assert event_at(out, "Al-Koum")
