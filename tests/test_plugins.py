"""A builder of somebody else's: installed as a package of its own, found by name, and told apart when it is broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BUILDER = '''
import re
from sourcebook.builders.records import Cell, Incident, Rows, passage

class Shouter:
    """Makes an incident of every word in capitals."""
    name = "thirdparty"
    version = "2024.1"

    def __init__(self, settings):
        self.settings = settings

    def build(self, batch):
        return [self.read(report) for report in batch]

    def read(self, report):
        words = [passage(report, *found.span()) for found in re.finditer(r"\\b[A-Z]{3,}\\b", report.text)]
        return Rows(report_id=report.report_id, incidents=tuple(
            Incident(anchor=word, cells=(Cell(column="event_type", value="other", passage=word, rule="shout"),))
            for word in words))
'''
EXAMPLE = Path(__file__).parents[1] / "examples" / "incident-form"
BROKEN = "import nothing_of_that_name\n"


def wheel(folder: Path, name: str, module: str) -> Path:
    """Pack a distribution of one module, as a build backend would."""
    info = f"{name}-3.2.dist-info"
    files = {
        f"{name}_builder.py": module,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.2\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[sourcebook.builders]\n{name} = {name}_builder:Shouter\n",
    }
    path = folder / f"{name}-3.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{inside},,\n" for inside in [*files, f"{info}/RECORD"]))
    return path


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which two third-party packages are installed, one of them broken."""
    folder, site = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    install(site, wheel(folder, "thirdparty", BUILDER), wheel(folder, "brokenparty", BROKEN))
    return os.environ | {"PYTHONPATH": str(site)}


@pytest.fixture(scope="module")
def with_example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the package that docs/builders.md shows is built and installed."""
    source, site = tmp_path_factory.mktemp("source") / EXAMPLE.name, tmp_path_factory.mktemp("site")
    shutil.copytree(EXAMPLE, source)
    install(site, source)
    return os.environ | {"PYTHONPATH": str(site)}


def install(site: Path, *packages: Path) -> None:
    """Install packages into a folder, as pip does, from nothing but what is on this machine."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, *offline, "--target", str(site), *map(str, packages)], check=True, timeout=120)


def run(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcebook", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)


def test_an_installed_builder_builds(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "report.txt").write_text("one SHOT and another SHOT")
    arguments = ("build", tmp_path / "report.txt", "-o", tmp_path / "out", "--builder", "thirdparty", "--json")
    done = run(environment, *arguments, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["events"] == 2

    import polars as pl

    words = pl.read_parquet(tmp_path / "out" / "provenance.parquet").filter(pl.col("column") == "event_type")
    assert words["rule"].to_list() == ["thirdparty@2024.1:shout"] * 2
    assert words["quote"].to_list() == ["SHOT"] * 2


def test_installed_builders_are_listed_with_their_package(environment: dict[str, str]) -> None:
    lines = run(environment, "builders").stdout.splitlines()
    at = lines.index("thirdparty   version 2024.1   from thirdparty 3.2")
    assert lines[at + 1].strip() == "Makes an incident of every word in capitals."
    (broken,) = (line for line in lines if line.startswith("brokenparty"))
    assert "nothing_of_that_name" in broken and "brokenparty 3.2" in broken


def test_a_builder_that_cannot_be_loaded_is_one_line_that_names_its_package(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "report.txt").write_text("text")
    done = run(environment, "build", tmp_path / "report.txt", "-o", tmp_path / "out", "--builder", "brokenparty")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "error: builder 'brokenparty' of brokenparty 3.2 cannot be loaded: ModuleNotFoundError"
    )
    assert done.stderr.count("\n") == 1


def test_the_documented_example_builds_its_report(tmp_path: Path, with_example: dict[str, str]) -> None:
    import polars as pl

    listed = run(with_example, "builders").stdout
    assert "incident-form version 1        from incident-form 1.0" in listed
    form = EXAMPLE / "report.txt"
    done = run(with_example, "build", form, "-o", tmp_path, "--builder", "incident-form", "--json")
    assert done.returncode == 0, done.stderr + done.stdout
    (event,) = pl.read_parquet(tmp_path / "events.parquet").to_dicts()
    assert (event["country"], event["place"], event["event_type"]) == ("SYR", "Sukhna", "landmine")
    assert (event["date_start"].isoformat(), event["killed_best"], event["injured_best"]) == ("2024-05-01", 3, 2)
    assert event["cited_sources"] == ["Civil Defence"]
    words = pl.read_parquet(tmp_path / "provenance.parquet").filter(pl.col("column") == "place")
    assert words.select("quote", "rule").rows() == [("Sukhna", "incident-form@1:form.place")]


def test_a_form_that_the_example_cannot_read_is_told(tmp_path: Path, with_example: dict[str, str]) -> None:
    (tmp_path / "good.txt").write_text((EXAMPLE / "report.txt").read_text("utf-8"), "utf-8")
    (tmp_path / "bad.txt").write_text("Type: attack\nKilled: many\n")
    arguments = ("build", tmp_path, "-o", tmp_path / "out", "--builder", "incident-form", "--json")
    (failure,) = json.loads(run(with_example, *arguments).stdout)["failures"]
    assert "bad.txt" in failure["where"] and "'many'" in failure["reason"]
