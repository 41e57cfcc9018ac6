"""The commands as people and programs meet them: output, errors on one line, exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

HOMS = "EVENT day=2024-05-01 country=SYR place=Homs type=attack a=ISIS b=civilians killed=21 source=SOHR"


def run(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "homs.txt").write_text(f"date 2024-05-02\n{HOMS}\n")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture
def out(tmp_path: Path, reports: Path) -> Path:
    assert run("build", reports, "-o", tmp_path / "out", "--builder", "stub", "-q").returncode == 0
    return tmp_path / "out"


def event_id(out: Path) -> str:
    import polars as pl

    return str(pl.read_parquet(out / "events.parquet")["event_id"][0])


def test_build_ends_with_a_summary(tmp_path: Path, reports: Path) -> None:
    done = run("build", reports, "-o", tmp_path / "out", "--builder", "stub")
    assert done.returncode == 0
    assert done.stderr == "", "no progress bar where nobody looks"
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1 report read: 1 event, 1 claim in ")
    assert "1 failed:" in lines
    assert f"  {reports / 'empty.txt'}: an empty file" in lines
    assert f"wrote {tmp_path / 'out' / 'events.parquet'}" in lines


def test_what_was_guessed_is_noticed(tmp_path: Path, reports: Path) -> None:
    (reports / "latin.txt").write_bytes(
        f"{HOMS}\nDans la région de Ségou, près de la forêt, à l'été dernier.".encode("cp1252")
    )
    arguments = ("build", reports, "-o", tmp_path / "out", "--builder", "stub")
    assert "1 noticed:" in run(*arguments).stdout.splitlines()
    (notice,) = json.loads(run(*arguments, "--json").stdout)["notices"]
    assert notice["where"] == str(reports / "latin.txt") and notice["message"]


def test_rows_left_out_are_told_by_exit_code_1(tmp_path: Path, reports: Path) -> None:
    (reports / "wrong.txt").write_text("EVENT first=2024-05-01 last=2024-05-09 precision=day type=attack")
    done = run("build", reports, "-o", tmp_path / "out", "--builder", "stub")
    assert done.returncode == 1
    assert "1 left out, for they break a rule (a defect of the builder or of Sourcebook):" in done.stdout.splitlines()


def test_many_failures_are_counted_after_the_first_twenty(tmp_path: Path, reports: Path) -> None:
    for number in range(30):
        (reports / f"x{number}.txt").write_text("")
    done = run("build", reports, "-o", tmp_path / "out", "--builder", "stub")
    assert "31 failed:" in done.stdout
    assert done.stdout.count("an empty file") == 20
    assert "  … and 11 more" in done.stdout


def test_json_is_one_object(tmp_path: Path, reports: Path) -> None:
    told = json.loads(run("build", reports, "-o", tmp_path / "out", "--builder", "stub", "--json").stdout)
    assert (told["reports"], told["events"], told["claims"]) == (1, 1, 1)
    assert told["failures"] == [{"where": str(reports / "empty.txt"), "reason": "an empty file"}]
    assert str(tmp_path / "out" / "events.parquet") in told["files"]


def test_quiet_says_nothing(tmp_path: Path, reports: Path) -> None:
    done = run("build", reports, "-o", tmp_path / "out", "--builder", "stub", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_reports_come_from_standard_input(tmp_path: Path) -> None:
    done = run("build", "-", "-o", tmp_path / "out", "--builder", "stub", "--json", stdin=HOMS)
    assert json.loads(done.stdout)["events"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "{in}/empty.txt", "-o", "{tmp}/out", "--builder", "stub"], "no report could be read"),
        (["build", "{in}/nothing.txt", "-o", "{tmp}/out", "--builder", "stub"], "no such file"),
        (["build", "{in}", "-o", "{in}/homs.txt", "--builder", "stub"], "is a file"),
        (["build", "{in}", "-o", "{tmp}/out", "--builder", "nobody"], "no builder is called 'nobody'"),
        (["build", "{in}", "-o", "{tmp}/out", "--builder", "stub", "--engine", "moon"], "no engine is called 'moon'"),
        (["explain", "SYR-1", "-d", "{in}"], "no dataset folder"),
        (["explain", "SYR-1", "-d", "{tmp}/nowhere"], "is no folder"),
    ],
)
def test_errors_are_one_line_and_exit_code_2(tmp_path: Path, reports: Path, arguments: list[str], said: str) -> None:
    done = run(*(argument.replace("{in}", str(reports)).replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_explain_shows_the_words_of_every_cell(out: Path) -> None:
    done = run("explain", event_id(out), "-d", out)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout, "plain where it is piped"
    assert "killed_best          21" in done.stdout
    assert "[killed=21] source=SOHR" in done.stdout
    assert "said by SOHR" in done.stdout
    assert "toll.best.exact_named" in done.stdout


def test_explain_puts_cells_of_the_same_words_together(out: Path) -> None:
    lines = run("explain", event_id(out), "-d", out).stdout.splitlines()
    at = lines.index("date_start, date_end, date_precision")
    assert lines[at + 1].startswith("  2024-05-01 / 2024-05-01 / day  …")
    assert lines[at + 1].count("[day=2024-05-01]") == 1
    assert "country  Country of the incident, ISO 3166-1 alpha-3." in lines


def test_explain_and_builders_for_programs(out: Path) -> None:
    told = json.loads(run("explain", event_id(out), "-d", out, "--json").stdout)
    assert told["event"]["event_id"] == event_id(out) and told["event"]["date_start"] == "2024-05-01"
    assert [claim["low"] for claim in told["claims"]] == [21]
    assert {"killed=21"} == {row["quote"] for row in told["evidence"] if row["column"] == "killed_best"}
    names = {builder["name"]: builder for builder in json.loads(run("builders", "--json").stdout)}
    assert names["stub"]["distribution"] == "stubby 1.0" and "problem" in names["stub"]


def test_shell_completion_knows_builders_and_columns() -> None:
    def completed(words: str) -> set[str]:
        asked = {"_SOURCEBOOK_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words}
        command = [sys.executable, "-c", "from sourcebook.cli import app; app(prog_name='sourcebook')"]
        done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=False, timeout=60)
        return set(re.findall(r"\w+", done.stdout))

    assert {"build", "builders"} <= completed("sourcebook bui")
    assert "stub" in completed("sourcebook build --builder st")
    assert {"killed_low", "killed_best"} <= completed("sourcebook explain X --column killed")
    found = completed("sourcebook export out --format geo")
    assert "geojson" in found and "hxl" not in found


def test_explain_shows_one_column(out: Path) -> None:
    done = run("explain", event_id(out), "-d", out, "--column", "place")
    assert "[place=Homs]" in done.stdout
    assert "killed=21]" not in done.stdout


def test_explain_names_the_nearest_id_and_column(out: Path) -> None:
    name = event_id(out)
    assert name in run("explain", name[:-1], "-d", out).stderr
    assert "killed_best" in run("explain", name, "-d", out, "--column", "killed_bst").stderr


def test_builders_are_listed_with_where_they_come_from() -> None:
    lines = run("builders").stdout.splitlines()
    assert any(line.split() == ["stub", "version", "1", "from", "stubby", "1.0"] for line in lines)
    assert any(line.startswith("text ") for line in lines)


def test_codebook_in_both_forms() -> None:
    assert "killed_best" in run("codebook").stdout
    assert "killed_best" in json.dumps(json.loads(run("codebook", "--format", "json").stdout))


def test_version_and_help() -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"sourcebook {version('sourcebook')}\n"
    told = run("--help").stdout
    assert all(command in told for command in ("build", "explain", "codebook", "builders", "validate", "template"))
    for command in ("build", "explain", "codebook", "builders", "validate", "template"):
        assert run(command, "--help").returncode == 0


def test_python_mirrors_the_commands() -> None:
    import sourcebook

    assert {"build", "explain", "codebook", "list_builders", "validate"} <= set(sourcebook.__all__)
    for name in sourcebook.__all__:
        assert getattr(sourcebook, name)
    with pytest.raises(AttributeError):
        _ = sourcebook.nonsense


def test_importing_and_asking_for_help_loads_nothing_heavy() -> None:
    code = "import sys, sourcebook, sourcebook.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"polars", "pyarrow", "pandera", "openpyxl"} & set(loaded)
