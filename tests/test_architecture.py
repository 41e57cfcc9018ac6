"""The layout: who may import whom, which packages are shipped, how long files and functions are."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("builders", "commands", "comparison", "edits", "engines", "exports", "linking", "reports", "schema")

ALLOWED = {
    "errors": (),
    "schema": (),
    "reports": ("errors", "schema"),
    "builders": ("reports", "schema", "errors"),
    "linking": ("builders", "reports", "schema", "errors"),
    "engines": ("linking", "builders", "reports", "schema", "errors"),
    "exports": ("reports", "schema", "errors"),
    "edits": ("exports", "reports", "schema", "errors"),
    "commit": ("errors",),
    "dataset": ("commit", "edits", "exports", "reports", "schema", "errors"),
    "exporting": ("dataset", "edits", "exports", "schema", "errors"),
    "explanation": ("dataset", "schema", "errors"),
    "known_names": ("builders", "edits", "schema", "errors"),
    "validation": ("known_names", "dataset", "edits", "exports", "reports", "schema", "errors"),
    "progress": (),
    "output": ("progress", "dataset", "exports", "linking", "reports", "schema", "errors"),
    "publication": ("commit", "dataset", "edits", "exports", "schema", "errors"),
    "safeguard": ("dataset", "edits", "errors"),
    "merging": ("publication", "safeguard", "commit", "dataset", "edits", "errors"),
    "pipeline": (
        "publication",
        "safeguard",
        "edits",
        "progress",
        "output",
        "dataset",
        "commit",
        "engines",
        "linking",
        "builders",
        "exports",
        "reports",
        "schema",
        "errors",
    ),
    "estimation": ("pipeline", "builders", "reports", "errors"),
    "comparison": (
        *("pipeline", "progress", "dataset", "exports", "linking", "builders"),
        *("reports", "schema", "errors"),
    ),
    "display": ("dataset", "explanation", "builders", "schema", "errors"),
    "display_cost": ("display", "estimation"),
    "display_comparison": ("display", "comparison", "schema"),
    "display_edits": ("display", "merging", "edits", "schema"),
    "commands": (
        *("merging", "display_edits", "display_comparison", "display_cost", "display", "comparison", "estimation"),
        *("validation", "pipeline", "explanation", "exporting", "dataset", "edits", "engines", "exports", "builders"),
        *("progress", "schema", "errors"),
    ),
    "cli": ("commands", "errors"),
    "__main__": ("cli",),
    "__init__": (
        "comparison",
        "estimation",
        "exporting",
        "merging",
        "validation",
        "pipeline",
        "explanation",
        "dataset",
        "edits",
        "exports",
        "builders",
        "schema",
        "errors",
    ),
}
"""Part of the package -> the parts it may import."""

QUESTIONS = (
    *("words", "gazetteer", "numbers", "dates", "places", "actors", "people", "attribution", "deeds", "scenes"),
    *("figures", "stories", "sides", "cells", "judging", "text"),
)
"""Folders of builders in the order in which a report is read; each rests on earlier ones alone, types aside."""

FILE_LINES = 300
FUNCTION_LINES = 50

EXPLAINED = {
    "schema/events.py": "the one place where the columns of events are written, a table of some forty entries",
}
"""Files above the ceiling, and why."""


def modules() -> list[Path]:
    inside = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([*ROOT.glob("*.py"), *inside])


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The modules of ours that a file imports, as dotted names from the root."""
    here = path.relative_to(ROOT).with_suffix("").parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = (*here[: len(here) - node.level], *(node.module or "").split("."))
            names = (
                [".".join(filter(None, base))] if node.module else [".".join((*base[:-1], a.name)) for a in node.names]
            )
            found.update(names)
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    own = part(path)
    for name in imported(path):
        other = name.split(".")[0]
        assert other == own or other in ALLOWED[own], f"{own} imports {name}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_rests_on_those_before_it(question: str) -> None:
    later = QUESTIONS[QUESTIONS.index(question) + 1 :]
    for path in sorted((ROOT / "builders" / question).rglob("*.py")):
        for name in run_time_imports(path):
            assert name.split(".")[1:2] not in [[other] for other in later], f"{path.name} imports {name}"


def test_every_folder_of_builders_is_a_question_or_a_builder() -> None:
    folders = {path.parent.name for path in (ROOT / "builders").glob("*/__init__.py")}
    assert folders == {*QUESTIONS, "table", "llm"}


def test_no_part_stands_above_itself() -> None:
    rank: dict[str, int] = {}

    def depth(name: str, above: tuple[str, ...]) -> int:
        assert name not in above, f"a circle: {' -> '.join((*above, name))}"
        if name not in rank:
            rank[name] = 1 + max((depth(other, (*above, name)) for other in ALLOWED[name]), default=0)
        return rank[name]

    assert all(depth(name, ()) for name in ALLOWED)


def test_no_circles_between_modules() -> None:
    """Imports for type checking alone are left out: they are not run."""
    graph = {module_name(path): run_time_imports(path) for path in modules()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle: {' -> '.join((*trail, name))}"
        if name in done or name not in graph:
            return
        for other in graph[name]:
            visit(other, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def run_time_imports(path: Path) -> set[str]:
    """Relative imports at the top of a file, outside of `if TYPE_CHECKING`."""
    here = path.relative_to(ROOT).with_suffix("").parts
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = here[: len(here) - node.level]
            if node.module:
                found.add(".".join((*base, node.module)))
            else:
                found.update(".".join((*base, alias.name)) for alias in node.names)
    return found


def test_only_relative_imports_inside() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not any(name.split(".")[0] == "sourcebook" for name in names), path


def test_every_folder_with_an_init_is_shipped() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("__init__.py")}
    expected = {"sourcebook", *(".".join(("sourcebook", *folder.parts)) for folder in folders)}
    assert set(listed) == expected


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    name = str(path.relative_to(ROOT))
    assert text.count("\n") <= FILE_LINES or name in EXPLAINED
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{name}: {node.name} has {length} lines"
