"""Paths become files in an order that is the same everywhere, each file once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sourcebook.errors import InputError
from sourcebook.reports import expand, read

from .reports_support import failures, only_failure, reports


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Report {name}.", encoding="utf-8")


def test_folders_are_searched_through_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden.txt", ".git/x.txt", "~$c.docx")
    assert [path.relative_to(tmp_path).as_posix() for path in expand([tmp_path])] == [
        "b.txt",
        "c.txt",
        "a/z.txt",
        "a/b/c.txt",
    ]


def test_files_keep_the_order_given_and_come_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = expand([tmp_path / "b.txt", str(tmp_path), tmp_path / "link.txt", tmp_path / "." / "b.txt"])
    assert [path.name for path in found] == ["b.txt", "a.txt"]


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "b1.txt", "b2.txt", "c.md", "d/b3.txt", "[x].txt")
    monkeypatch.chdir(tmp_path)
    assert expand(["b*.txt", "**/*.txt", "[x].txt"]) == [Path(p) for p in ("b1.txt", "b2.txt", "[x].txt", "d/b3.txt")]


@pytest.mark.parametrize("path", ["missing.txt", "missing/", "no*.such"])
def test_a_path_that_does_not_exist_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"^(missing|no\*)"):
        expand([path])


def test_folders_linked_into_themselves_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in expand([tmp_path])] == ["c.txt"]


def test_a_file_linked_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert only_failure(tmp_path).where == str(tmp_path / "a.txt")


def test_standard_input_is_one_of_the_files() -> None:
    assert expand(["-", "-"]) == [Path("-")]


def test_an_unknown_ending_names_those_that_are_read(tmp_path: Path) -> None:
    tree(tmp_path, "a.rtf", "b.TXT")
    items = list(read([tmp_path]))
    assert [report.path for report in reports(items)] == [str(tmp_path / "b.TXT")]
    (failure,) = failures(items)
    assert failure.where == str(tmp_path / "a.rtf")
    assert ".rtf" in failure.reason
    assert ".jsonl" in failure.reason
    assert failures(list(read([tmp_path / "a.rtf"]))) == [failure]


def test_a_named_pipe_does_not_hold_the_build_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "regular" in only_failure(tmp_path).reason


def test_an_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    whole = Path.open

    def closed(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", closed)
    items = list(read([tmp_path]))
    assert [failure.reason for failure in failures(items)] == ["cannot be read: Permission denied"]
    assert len(reports(items)) == 1


def test_an_unreadable_folder_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/x.txt", "b/y.txt")
    whole = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", closed)
    items = list(read([tmp_path]))
    assert [(failure.where, "folder" in failure.reason) for failure in failures(items)] == [(str(tmp_path / "a"), True)]
    assert len(reports(items)) == 1


def test_an_empty_folder_yields_nothing(tmp_path: Path) -> None:
    assert list(read([tmp_path])) == []


def test_a_file_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xe9t\xe9.txt")
    try:
        Path(name).write_text("Two killed.", encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes UTF-8 names only")
    (report,) = reports(list(read([tmp_path])))
    assert str(report.path).encode().endswith("\ufffdt\ufffd.txt".encode())
