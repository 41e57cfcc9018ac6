"""Every snippet of docs/use-it-in.md runs, and tells how many people were killed in each country."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import sourcebook

from .exports_support import in_folder
from .snippets_support import PAGE, Snippet, check_killed, one_liners, snippets

BIN = Path(sys.executable).parent
NO_ANSWER = {"QGIS and other maps: sh", "Excel and LibreOffice: sh", "Large datasets, in parts: sh"}
"""Snippets that only write a file, or show it."""


def program(name: str) -> str:
    return shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ['PATH']}") or pytest.skip(f"{name} is not installed")


def command(snippet: Snippet) -> list[str]:
    """How the snippet is run; skips the test, with what is missing, where it cannot be."""
    if snippet.language == "python":
        for module in re.findall(r"^(?:import|from) (\w+)", snippet.code, re.MULTILINE):
            if find_spec(module) is None:
                pytest.skip(f"{module} is not installed")
        return [sys.executable, "-W", "ignore", "-c", snippet.code]
    if snippet.language == "r":
        for package in re.findall(r"(?<=library\()\w+|\w+(?=::)", snippet.code):
            if subprocess.run([program("Rscript"), "-e", f"library({package})"], capture_output=True).returncode:
                pytest.skip(f"R's package {package} is not installed")
        for name in re.findall(r"pipe\(\w+\('(\w+)", snippet.code):
            program(name)
        return [program("Rscript"), "-e", snippet.code]
    if snippet.language == "sql":
        return [program("duckdb"), "-csv", "-c", snippet.code]
    for line in snippet.code.splitlines():
        program(line.split()[0])
    return [program("bash"), "-e", "-c", snippet.code]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the reader stands, with the files that earlier snippets of a section write."""
    folder = tmp_path_factory.mktemp("reader")
    out = in_folder(folder / "out")
    sourcebook.export(out, "sqlite", folder / "incidents.sqlite")
    sourcebook.export(out, "geojson", folder / "incidents.geojson")
    sourcebook.export(out, "parquet", folder / "parts", partition="country,year")
    return folder


def without_spark(found: list[Snippet]) -> list[Snippet]:
    """Those of Spark run in test_spark.py."""
    return [snippet for snippet in found if not snippet.for_spark]


@pytest.mark.parametrize("snippet", without_spark(snippets()), ids=lambda snippet: snippet.name)
def test_a_snippet_runs_and_answers(snippet: Snippet, reader: Path) -> None:
    asked = command(snippet)
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(asked, cwd=reader, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    if snippet.name in NO_ANSWER:
        return
    check_killed(done.stdout, without="MLI" if snippet.heading == "GeoPandas" else "")


@pytest.mark.parametrize("snippet", without_spark(one_liners()), ids=lambda snippet: snippet.heading)
def test_a_line_of_the_readme_runs(snippet: Snippet, reader: Path) -> None:
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command(snippet), cwd=reader, env=environment, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()


def test_every_format_and_tool_of_the_other_page_is_here() -> None:
    headings = {snippet.heading for snippet in snippets()}
    assert {"DuckDB", "polars", "pandas", "pyarrow", "GeoPandas", "Spark", "R", "SQLite"} <= headings
    ours = {"csv", "duckdb", "geojson", "hxl", "sqlite"}
    assert ours <= set(re.findall(r"--format (\w+)", PAGE))
