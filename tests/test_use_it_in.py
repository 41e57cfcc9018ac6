"""Every snippet of docs/use-it-in.md runs, and tells how many people were killed in each country."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
import sourcebook

from .exports_support import awkward, in_folder

PAGE = (Path(__file__).parents[1] / "docs" / "use-it-in.md").read_text("utf-8")
README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BIN = Path(sys.executable).parent
NO_ANSWER = {"QGIS and other maps: sh", "Excel and LibreOffice: sh", "Large datasets, in parts: sh"}
"""Snippets that only write a file, or show it."""


class Snippet(NamedTuple):
    heading: str
    language: str
    code: str

    @property
    def name(self) -> str:
        return f"{self.heading}: {self.language}"


def snippets() -> list[Snippet]:
    found = []
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        for language, code in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            found.append(Snippet(section.partition("\n")[0], language, code))
    return found


def program(name: str) -> str:
    return shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ['PATH']}") or pytest.skip(f"{name} is not installed")


def command(snippet: Snippet) -> list[str]:
    """How the snippet is run; skips the test, with what is missing, where it cannot be."""
    if snippet.language == "python":
        for module in re.findall(r"^(?:import|from) (\w+)", snippet.code, re.MULTILINE):
            if find_spec(module) is None:
                pytest.skip(f"{module} is not installed")
        if "pyspark" in snippet.code:
            program("java")
        return [sys.executable, "-W", "ignore", "-c", snippet.code]
    if snippet.language == "r":
        for package in re.findall(r"(?<=library\()\w+|\w+(?=::)", snippet.code):
            if subprocess.run([program("Rscript"), "-e", f"library({package})"], capture_output=True).returncode:
                pytest.skip(f"R's package {package} is not installed")
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


def marked(snippet: Snippet) -> object:
    return pytest.param(snippet, marks=pytest.mark.spark) if "pyspark" in snippet.code else snippet


@pytest.mark.parametrize("snippet", [marked(snippet) for snippet in snippets()], ids=lambda snippet: snippet.name)
def test_a_snippet_runs_and_answers(snippet: Snippet, reader: Path) -> None:
    asked = command(snippet)
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(asked, cwd=reader, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    if snippet.name in NO_ANSWER:
        return
    killed = awkward()["events"].drop_nulls("country").group_by("country").agg(pl.col("killed_best").sum())
    placed = killed.filter(pl.col("country") != "MLI") if snippet.heading == "GeoPandas" else killed
    for country, number in placed.rows():
        assert re.search(rf"{country}\W[^\n]*?\b{number}\b", done.stdout), f"{country} {number} is not in {done.stdout}"


def one_liners() -> list[object]:
    section = README.partition("## Use it in…")[2].partition("\n## ")[0]
    found = []
    for tool, line in re.findall(r"^\| ([^|]+) \| `([^`]+)` \|$", section, re.MULTILINE):
        language = "r" if "<-" in line else "python" if re.match("import|from", line) else "sh"
        found.append(marked(Snippet(tool, language, line)))
    return found


@pytest.mark.parametrize("snippet", one_liners(), ids=lambda snippet: snippet.heading)
def test_a_line_of_the_readme_runs(snippet: Snippet, reader: Path) -> None:
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command(snippet), cwd=reader, env=environment, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()


def test_every_format_and_tool_of_the_other_page_is_here() -> None:
    headings = {snippet.heading for snippet in snippets()}
    assert {"DuckDB", "polars", "pandas", "pyarrow", "GeoPandas", "Spark", "R", "SQLite"} <= headings
    ours = {"csv", "duckdb", "geojson", "hxl", "sqlite"}
    assert ours <= set(re.findall(r"--format (\w+)", PAGE))
