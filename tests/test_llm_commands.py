"""The llm builder from the command line: a build, its provenance, a dry run, a comparison, errors on one line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import polars as pl
import pytest
from sourcebook import build, estimate
from sourcebook.errors import InputError
from sourcebook.exports.footer import KEY

from .llm_support import answer, figure, incident, quoted, says, serving, status

if TYPE_CHECKING:
    from pathlib import Path

    from .llm_support import Server

TEXT = (
    "date 2024-05-02\nEVENT day=2024-05-01 country=SYR place=Homs type=attack a=ISIS killed=20\n\n"
    "Fighters of ISIS attacked an army post in Homs on Wednesday and killed 21 soldiers.\n"
)
FOUND = answer(
    incident(
        "attacked an army post",
        event_type=quoted("attack", "attacked"),
        date_start=quoted("2024-05-01", "on Wednesday"),
        country=quoted("SYR", "in Homs"),
        place=quoted("Homs", "in Homs"),
        side_a=[quoted("ISIS", "Fighters of ISIS"), quoted("Hamas", "Hamas fighters")],
        figures=[figure("killed 21 soldiers", 21, 21)],
    )
)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("SOURCEBOOK_LLM_KEY", "sk-very-secret")
    monkeypatch.delenv("SOURCEBOOK_LLM_URL", raising=False)
    monkeypatch.delenv("SOURCEBOOK_LLM_MODEL", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "homs.txt").write_text(TEXT)
    return tmp_path / "in"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def asking(tmp_path: Path, server: Server, *more: str) -> list[object]:
    options = (f"url={server.url}", "model=qwen2.5:7b", f"cache={tmp_path / 'answers'}", *more)
    return ["--builder", "llm", *(part for option in options for part in ("--set", option))]


def test_a_build_keeps_what_is_quoted_and_tells_what_is_not(tmp_path: Path, folder: Path) -> None:
    with serving(says(FOUND)) as server:
        done = run("build", folder, "-o", tmp_path / "out", *asking(tmp_path, server), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["events"], told["claims"]) == (1, 1)
    assert ["Hamas fighters" in notice["message"] for notice in told["notices"]] == [True]
    assert told["dropped"] == {"quote": 1}

    rules = pl.read_parquet(tmp_path / "out" / "provenance.parquet").filter(pl.col("origin") == "built")["rule"]
    assert all(rule.startswith("llm@1/qwen2.5:7b/prompt-") for rule in rules)
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"secret" not in everything and "secret" not in done.stdout


def test_a_build_from_stored_answers_is_the_same_bytes_without_a_server(tmp_path: Path, folder: Path) -> None:
    with serving(says(FOUND)) as server:
        arguments = asking(tmp_path, server)
        assert run("build", folder, "-o", tmp_path / "a", *arguments, "-q").returncode == 0
    assert run("build", folder, "-o", tmp_path / "b", *arguments, "-q").returncode == 0
    for name in ("events", "claims", "provenance", "reports"):
        one, two = ((tmp_path / out / f"{name}.parquet").read_bytes() for out in "ab")
        assert one == two


def test_another_model_is_another_fingerprint(tmp_path: Path, folder: Path) -> None:
    import pyarrow.parquet as pq

    prints = []
    for model in ("one", "two"):
        with serving(says(FOUND)) as server:
            options = {"url": server.url, "model": model, "cache": tmp_path / "answers"}
            build(folder, out=tmp_path / model, builder="llm", options=options)
        footer = pq.read_metadata(tmp_path / model / "events.parquet").metadata[KEY]
        prints.append(json.loads(footer)["fingerprint"])
    assert prints[0] != prints[1]


def test_a_dry_run_prints_the_cost_and_sends_and_writes_nothing(tmp_path: Path, folder: Path) -> None:
    with serving(says(FOUND)) as server:
        arguments = ("build", folder, "-o", tmp_path / "out", "--dry-run", *asking(tmp_path, server))
        shown = run(*arguments)
        told = json.loads(run(*arguments, "--json").stdout)
        assert not server.asked
    assert shown.returncode == 0 and "nothing was sent" in shown.stdout
    assert (told["reports"], told["requests"], told["stored"], told["tokens_out"]) == (1, 1, 0, 4096)
    assert f"{told['tokens_in']:,}" in shown.stdout
    assert not (tmp_path / "out").exists() and not (tmp_path / "answers").exists()


def test_an_estimate_needs_no_server_and_lists_what_cannot_be_read(tmp_path: Path, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    found = estimate(folder, options={"model": "tiny", "cache": tmp_path / "answers"})
    assert (found.reports, found.cost.requests, len(found.failures)) == (1, 1, 1)


def test_reports_that_fail_are_listed_and_the_rest_goes_on(tmp_path: Path, folder: Path) -> None:
    (folder / "other.txt").write_text("Another report.")
    with serving(status(400, {"error": "too long"}), says(FOUND)) as server:
        done = run("build", folder, "-o", tmp_path / "out", *asking(tmp_path, server), "--json")
        assert len(server.asked) == 2, "the failed one is not sent again"
    told = json.loads(done.stdout)
    assert told["reports"] == 1
    (failure,) = told["failures"]
    assert "status 400: too long" in failure["reason"]


@pytest.mark.usefixtures("stub")
def test_builders_are_compared_cell_by_cell(tmp_path: Path, folder: Path) -> None:
    with serving(says(FOUND)) as server:
        arguments = ("--builder", "stub", *asking(tmp_path, server), "-o", tmp_path / "c.xlsx", "--json")
        done = run("compare", folder, *arguments)
    assert done.returncode == 0, done.stderr
    agreement = {row["column"]: row for row in json.loads(done.stdout)["agreement"]}
    assert agreement["killed_best"]["different"] == 1
    assert agreement["place"]["same"] == 1
    assert agreement["side_a"]["different"] == 1, "the lexicon's name and the word of the report"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--builder", "llm"], "SOURCEBOOK_LLM_MODEL"),
        (["--builder", "llm", "--set", "model=tiny", "--set", "cache={tmp}/a"], "SOURCEBOOK_LLM_URL"),
        (["--builder", "llm", "--set", "modell=tiny"], "did you mean model?"),
        (["--builder", "llm", "--set", "model=a", "--set", "model=b"], "twice"),
        (["--builder", "llm", "--set", "model=a", "--mapping", "acled"], "takes no mapping"),
        (["--builder", "table", "--dry-run"], "leave out --dry-run"),
        (["--builder", "table", "--set", "model=tiny"], "takes no options"),
    ],
)
def test_errors_are_one_line_and_exit_code_2(tmp_path: Path, folder: Path, arguments: list[str], said: str) -> None:
    filled = [argument.replace("{tmp}", str(tmp_path)) for argument in arguments]
    done = run("build", folder, "-o", tmp_path / "out", *filled)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("error: ") and said in done.stderr
    assert not (tmp_path / "out").exists()


def test_more_processes_are_refused_as_limits_hold_for_one(tmp_path: Path, folder: Path) -> None:
    with serving(says(FOUND)) as server:
        done = run("build", folder, "-o", tmp_path / "out", "--jobs", 2, *asking(tmp_path, server))
        assert not server.asked
    assert done.returncode == 2 and "leave out --jobs" in done.stderr


def test_a_missing_package_is_told_with_what_to_install(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    options = {"url": "http://127.0.0.1:9/v1", "model": "tiny", "cache": tmp_path / "answers"}
    with pytest.raises(InputError, match=r"pip install 'sourcebook\[llm\]'"):
        build(folder, builder="llm", options=options)


def test_nothing_of_it_is_loaded_where_it_is_not_used() -> None:
    code = "import sys, sourcebook.cli, sourcebook.builders.llm; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"httpx2", "platformdirs"} & set(loaded)
