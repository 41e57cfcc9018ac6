"""Exporting: which formats there are, where an export goes, and what is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sourcebook
from sourcebook.errors import InputError, OutputError, UnknownNameError
from sourcebook.exports.registry import FORMATS, Target, find_format, list_formats, load_writer
from sourcebook.exports.target import MARK, replacing

from . import frames_support
from .table_support import acled, build

if TYPE_CHECKING:
    from pathlib import Path

MODULE = """
from sourcebook.exports import Format, Target

PAGES = Format("pages", Target.FOLDER, "a page for each event", "pages_format:write", extra="pages")
LOST = Format("lost", Target.FILE, "of a package that is gone", "gone_with_it:write", extra="lost")

def write(dataset, target):
    target.mkdir()
    for event_id in dataset.events["event_id"]:
        (target / f"{event_id}.txt").write_text(event_id)
"""


@pytest.fixture
def data() -> sourcebook.Dataset:
    return sourcebook.Dataset(folder=None, frames=frames_support.frames(3))


@pytest.fixture
def others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Formats of another package: one that works, one whose writer is missing, one that is broken."""
    site = tmp_path / "site"
    info = site / "pages-2.0.dist-info"
    info.mkdir(parents=True)
    (site / "pages_format.py").write_text(MODULE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pages\nVersion: 2.0\n")
    points = [
        "pages = pages_format:PAGES",
        "lost = pages_format:LOST",
        "broken = no_such_module:FORMAT",
        "acled = pages_format:LOST",
    ]
    (info / "entry_points.txt").write_text("[sourcebook.exports]\n" + "\n".join(points) + "\n")
    monkeypatch.syspath_prepend(site)
    return site


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_an_unknown_format_lists_the_formats(tmp_path: Path, data: sourcebook.Dataset) -> None:
    with pytest.raises(UnknownNameError) as caught:
        sourcebook.export(data, "acledd", tmp_path / "x")
    assert all(f"{found.name} ({found.description})" in str(caught.value) for found in FORMATS)
    assert list(tmp_path.iterdir()) == []


def test_every_format_of_ours_can_be_loaded_and_is_described() -> None:
    assert [found.name for found in FORMATS] == sorted({found.name for found in FORMATS})
    for found in FORMATS:
        assert callable(load_writer(found))
        assert found.description


def test_another_package_adds_a_format(tmp_path: Path, data: sourcebook.Dataset, others: Path) -> None:
    assert [found.name for found in list_formats()] == [*(found.name for found in FORMATS), "lost", "pages"]
    target = sourcebook.export(data, "pages", tmp_path / "pages")
    assert sorted(path.stem for path in target.glob("*.txt")) == sorted(data.events["event_id"])


def test_another_package_takes_no_name_of_ours(others: Path) -> None:
    assert find_format("acled") in FORMATS


def test_a_format_that_cannot_be_loaded_says_what_to_install(
    tmp_path: Path, data: sourcebook.Dataset, others: Path
) -> None:
    with pytest.raises(InputError, match=r'install it with: pip install "sourcebook\[lost\]"'):
        sourcebook.export(data, "lost", tmp_path / "x")
    with pytest.raises(InputError, match=r"format 'broken' of pages 2\.0 cannot be used: ModuleNotFoundError"):
        sourcebook.export(data, "broken", tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_folder_is_replaced_whole(tmp_path: Path, data: sourcebook.Dataset, others: Path) -> None:
    target = tmp_path / "pages"
    sourcebook.export(data, "pages", target)
    (target / "stale.txt").touch()
    sourcebook.export(data, "pages", target)
    assert not (target / "stale.txt").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"pages", "site"}


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path, data: sourcebook.Dataset, others: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="holds files that are no export; name a new or an empty folder"):
        sourcebook.export(data, "pages", target)
    assert (target / "thesis.txt").read_text() == "years of work"


def test_a_failed_export_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_text("before")
    with pytest.raises(RuntimeError), replacing(target, Target.FILE) as draft:
        draft.write_text("half")
        raise RuntimeError
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    with pytest.raises(OutputError, match="cannot be written: No space left on device"), replacing(target, Target.FILE):
        raise OSError(28, os.strerror(28))
    assert list(tmp_path.iterdir()) == []


def test_a_swap_of_folders_cut_short_is_taken_back(tmp_path: Path) -> None:
    aside = tmp_path / ".pages.old"
    aside.mkdir()
    (aside / MARK).touch()
    (aside / "page.txt").write_text("before")
    with pytest.raises(RuntimeError), replacing(tmp_path / "pages", Target.FOLDER):
        raise RuntimeError
    assert (tmp_path / "pages" / "page.txt").read_text() == "before"


@pytest.mark.parametrize(("kind", "said"), [(Target.FILE, "is a folder"), (Target.FOLDER, "is a file")])
def test_a_target_of_the_other_kind(tmp_path: Path, kind: Target, said: str) -> None:
    target = tmp_path / "x"
    target.mkdir() if kind is Target.FILE else target.touch()
    with pytest.raises(OutputError, match=said), replacing(target, kind):
        pytest.fail("nothing may be written")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_dataset_itself_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(acled(tmp_path), out=out)
    before = contents(out)
    for target in (out / "events.parquet", out / "history", out / "history" / "new.csv", out, tmp_path):
        with pytest.raises(OutputError, match="is part of the dataset or around it"):
            sourcebook.export(out, "acled", target)
    assert contents(out) == before
    for _ in range(2):
        assert sourcebook.export(out, "acled", out / "acled.csv").is_file()


def test_a_dataset_of_another_version_says_what_to_do(tmp_path: Path, data: sourcebook.Dataset) -> None:
    data.frames["events"] = data.events.drop("confidence")
    with pytest.raises(InputError, match="events lacks confidence: another version of Sourcebook built it; build"):
        sourcebook.export(data, "acled", tmp_path / "x")


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = run("build", acled(tmp_path), "-o", out, "--builder", "table", "--mapping", "acled", "--json")
    assert built.returncode == 0, built.stderr
    done = run("export", out, "--format", "acled", "-o", tmp_path / "again" / "acled.csv")
    assert (done.returncode, done.stdout) == (0, f"wrote {tmp_path / 'again' / 'acled.csv'}\n")
    wrong = run("export", out, "--format", "exel", "-o", tmp_path / "x")
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)
    assert run("export", tmp_path, "--format", "acled", "-o", tmp_path / "x").returncode == 2
    assert run("export", "--help").returncode == 0
