"""The documentation is true: generated pages are up to date, examples run, links lead somewhere."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sourcebook
from sourcebook.cli import app
from typer.main import get_command

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "builders").rglob("README.md")])
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]

IN_PYTHON = {"builders": "list_builders"}
"""Commands whose function has another name."""
ARGUMENTS = {"gazetteer": "gazetteers", "lexicon": "lexicons", "settings": "options"}
"""Options whose parameter has another name: what may be given several times is a plural."""
OF_COMMAND = {
    "compare": {"builder": "builders"},
    "export": {"form": "format", "out": "target"},
    "validate": {"path": "source"},
}
"""The same of one command."""
ON_THE_TERMINAL = {"quiet", "as_json"}
"""Options that only say what is printed."""
OF_OUTPUT = {"build": {"dry_run"}, "compare": {"out"}, "validate": {"form", "out"}}
"""The same of one command: in Python `estimate` is apart, a comparison writes itself, and findings are a frame."""


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language, also those in lists."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL)
    return [inspect.cleandoc(block) for _, block in found]


def test_the_reference_of_commands_is_up_to_date() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "commands_page.py")]
    page = subprocess.run(script, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert written == page.replace("\r\n", "\n"), "run: python scripts/commands_page.py > docs/commands.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_is(name: str) -> None:
    assert "sourcebook" in inspect.cleandoc(COMMANDS[name].help), "a help text shows an example"
    for parameter in COMMANDS[name].params:
        assert parameter.help and parameter.help.endswith("."), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_function_with_the_same_choices(name: str) -> None:
    function = getattr(sourcebook, IN_PYTHON.get(name, name))
    takes = set(inspect.signature(function).parameters)
    asked = {parameter.name for parameter in COMMANDS[name].params} - ON_THE_TERMINAL - OF_OUTPUT.get(name, set())
    names = ARGUMENTS | OF_COMMAND.get(name, {})
    assert {names.get(option, option) for option in asked} <= takes


def test_commands_named_in_the_pages_exist() -> None:
    for page in PAGES:
        for name in re.findall(r"(?:`|^ *|bin/)sourcebook ([a-z]+)\b", page.read_text("utf-8"), re.MULTILINE):
            assert name in COMMANDS, f"{page.name}: sourcebook {name}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's reader stands: the repository's seeds, reports and files of their own."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "seeds", folder / "my-reports")
    (folder / "more.jsonl").write_text('{"published": "2024-05-02", "text": "Nothing happened."}\n')
    (folder / "places.csv").write_text("name,country,admin1,admin1_pcode,admin2,admin2_pcode,latitude,longitude\n")
    (folder / "groups.csv").write_text("name,group,country,aliases\nThe Testers,armed_group,SYR,TST\n")
    run(folder, "sourcebook build seeds/ -o out")
    return folder


def run(folder: Path, command: str) -> str:
    """Run one of our commands as it is written, in a folder."""
    program, *arguments = command.split()
    assert program == "sourcebook"
    called = [sys.executable, "-m", "sourcebook", *arguments]
    done = subprocess.run(called, cwd=folder, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr.decode()}"
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", [line for block in blocks(README, "sh") for line in block.splitlines()])
def test_commands_of_the_readme_run(folder: Path, command: str) -> None:
    run(folder, command)


def test_the_explanation_in_the_readme_is_what_is_printed() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "readme_example.py"), "--print"]
    example = subprocess.run(script, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")
    assert "said by" in example
    assert example.replace("\r\n", "\n") in README, "run: python scripts/readme_example.py"


def test_python_of_the_readme_runs(folder: Path) -> None:
    (block,) = blocks(README, "python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "killed" in done.stdout


def test_the_readme_gives_the_figures_of_the_accuracy_page() -> None:
    accuracy = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    table = accuracy.partition("| development, 1,300 reports |")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    on_tst2 = [row[3].partition(" ")[0] for row in rows]
    [shown] = re.findall(r"^\| Sourcebook \|(.*)\|$", README, re.MULTILINE)
    assert [cell.strip() for cell in shown.split("|")] == on_tst2
    assert f"F is {rows[0][1].partition(' ')[0]}, by cross-validation" in README


def test_setting_up_installs_what_the_project_has() -> None:
    build, test = (line for line in README.splitlines() if line.startswith("python3 -m venv"))
    assert build.endswith(".venv/bin/sourcebook build seeds/ -o out")
    assert re.search(r"pip install -q '\.\[test\]' && .venv/bin/pytest -n auto --dist loadfile$", test)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        aim = (page.parent / target).resolve() if target else page
        assert aim.exists(), f"{target} does not exist"
        if anchor:
            assert anchor in anchors(aim), f"{target} has no heading #{anchor}"


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Relative links of a page: file and anchor."""
    prose = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", prose):
        if "://" not in target:
            yield target, anchor


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_index() -> None:
    index = {target for target, _ in links(ROOT / "docs" / "README.md")}
    assert index >= {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}


def test_code_shown_for_builders_is_the_example() -> None:
    page = (ROOT / "docs" / "builders.md").read_text("utf-8")
    example = ROOT / "examples" / "incident-form"
    for language, name in (("toml", "pyproject.toml"), ("python", "incident_form.py")):
        assert blocks(page, language) == [(example / name).read_text("utf-8").strip()], name
    assert (example / "report.txt").read_text("utf-8").strip() in blocks(page, "")


def test_tests_that_contributors_are_pointed_to_exist() -> None:
    named = re.findall(r"`(test_\w+)\.py::(\w+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert named
    for module, name in named:
        text = (ROOT / "tests" / f"{module}.py").read_text("utf-8")
        assert re.search(rf"^def {name}\(", text, re.MULTILINE), f"{module}.py::{name}"


def test_no_file_names_a_machine_or_where_packages_come_from() -> None:
    told = re.compile(rb"/(?:root|home|Users|work)/\w|py" + rb"pi\.org|python" + rb"hosted|index-" + rb"url")
    for path in files():
        found = told.search(path.read_bytes())
        assert not found, f"{path.relative_to(ROOT)}: {found[0]!r}"


def files() -> Iterator[Path]:
    """Every file of text of the repository, not those that tools leave in the folder."""
    left = re.compile(
        r"/(?:\.git|\.venv|venv|build|dist|out|seeds|[^/]*\.egg-info|\.\w+_cache|__pycache__|\.hypothesis)(?:/|$)"
    )
    for path in ROOT.rglob("*"):
        inside = f"/{path.relative_to(ROOT).as_posix()}"
        if path.is_file() and not left.search(inside) and path.suffix in TEXT_FILES:
            yield path


TEXT_FILES = {".py", ".md", ".toml", ".csv", ".txt", ".cfg", ".yml", ".yaml", ".json", ""}
