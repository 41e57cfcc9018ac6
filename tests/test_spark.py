"""Spark opens the files with the types of docs/tools.md, and the snippets for it run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from sourcebook.schema import TABLES

from .exports_support import awkward, in_folder
from .snippets_support import check_killed, one_liners, snippets
from .tools_support import check

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.spark

# Most of the time goes into starting Java, so one process answers everything, by one core and quickly compiled code.
SETTINGS = (
    '--master local[1] --driver-memory 1g --driver-java-options "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" '
    "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=1 --conf spark.sql.session.timeZone=UTC "
    "pyspark-shell"
)
ASK = """
import io, json, sys
from contextlib import redirect_stdout

answers = {}
for code in json.load(sys.stdin):
    with redirect_stdout(io.StringIO()) as said:
        exec(code, {})
    answers[code] = said.getvalue()
print(json.dumps(answers))
"""
OURS = f"""
import json
from pyspark.sql import SparkSession

session = SparkSession.builder.getOrCreate()
tables = {{name: session.read.parquet("out/" + name + ".parquet") for name in {[table.name for table in TABLES]}}}
rows = tables["events"].select("event_id", "side_a", "date_start", "killed_best").collect()
types = {{name: dict(table.dtypes) for name, table in tables.items()}}
print(json.dumps({{"types": types, "rows": [list(row) for row in rows]}}, default=str))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each piece of code printed, by its code."""
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    folder: Path = tmp_path_factory.mktemp("spark")
    in_folder(folder / "out")
    asked = [piece.code for piece in (*snippets(), *one_liners()) if piece.for_spark]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        input=json.dumps([OURS, *asked]),
        env=os.environ | {"PYSPARK_SUBMIT_ARGS": SETTINGS, "SPARK_LOCAL_IP": "127.0.0.1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_spark_gives_the_types_of_the_page_and_the_rows(answers: dict[str, str]) -> None:
    found = json.loads(answers[OURS])
    check("Spark", lambda name: found["types"][name])
    events = awkward()["events"].select("event_id", "side_a", "date_start", "killed_best").rows()
    assert found["rows"] == json.loads(json.dumps(events, default=str))


@pytest.mark.parametrize("code", [snippet.code for snippet in snippets() if snippet.for_spark])
def test_a_snippet_answers(code: str, answers: dict[str, str]) -> None:
    check_killed(answers[code])


@pytest.mark.parametrize("code", [snippet.code for snippet in one_liners() if snippet.for_spark])
def test_a_line_of_the_readme_shows_the_events(code: str, answers: dict[str, str]) -> None:
    assert awkward()["events"]["event_id"][0] in answers[code]


def test_a_build_beside_spark_says_nothing_of_it(answers: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("date 2023-05-06\nGunmen killed two soldiers in Bamako, Mali, on 5 May 2023.\n", "utf-8")
    command = [sys.executable, "-m", "sourcebook", "build", str(report), "-o", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
