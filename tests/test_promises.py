"""What is promised of every dataset, tried from the files to the workbook; CONTRIBUTING lists which test holds what."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest
import sourcebook
from openpyxl import load_workbook
from sourcebook.reports import Report, read
from sourcebook.schema.crossing import validate_dataset

from .reports_support import write_csv, write_docx, write_pdf

ROOT = Path(__file__).parents[1]
HOMS = "EVENT day=2024-05-01 country=SYR place=Homs type=attack a=ISIS b=civilians killed=21 source=SOHR"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, and every golden report as a line."""
    folder = tmp_path_factory.mktemp("newsroom")
    for seed in (ROOT / "seeds").iterdir():
        (folder / seed.name).write_bytes(seed.read_bytes())
    cases = [path for path in sorted((ROOT / "tests" / "golden").glob("*.toml")) if path.stem != "names"]
    with (folder / "golden.jsonl").open("w", encoding="utf-8") as lines:
        for path in cases:
            case = tomllib.loads(path.read_text("utf-8"))
            line = {"id": path.stem, "published": case["published"].isoformat(), "text": case["text"]}
            lines.write(json.dumps(line) + "\n")
    return folder


@pytest.fixture(scope="module")
def built(newsroom: Path) -> sourcebook.Dataset:
    return sourcebook.build(newsroom)


def test_the_text_builder_fails_on_none_and_breaks_no_rule(built: sourcebook.Dataset) -> None:
    assert [*built.failures, *built.defects] == []
    assert built.events.height > 20 and built.claims.height > 20
    assert validate_dataset({name: built.table(name) for name in built.counts}).to_dicts() == []


def test_every_quote_of_the_text_builder_stands_where_it_says(newsroom: Path, built: sourcebook.Dataset) -> None:
    texts = {item.report_id: item.text for item in read([newsroom]) if isinstance(item, Report)}
    rows = built.provenance.filter(pl.col("origin").is_in(["built", "alternative"]))
    assert rows.height > 500
    for row in rows.iter_rows(named=True):
        text = texts[row["report_id"]]
        assert text[row["start"] : row["end"]] == row["quote"]
        assert text[: row["start"]].endswith(row["prefix"])
        assert text[row["end"] :].startswith(row["suffix"])
    for claim in built.claims.iter_rows(named=True):
        assert texts[claim["report_id"]][claim["start"] : claim["end"]] == claim["quote"]


def test_the_same_reports_give_the_same_bytes_in_every_process(newsroom: Path, tmp_path: Path) -> None:
    """Names hash anew in each process; the order of files and the number of workers differ as well."""
    found = set()
    paths = [str(path) for path in sorted(newsroom.iterdir())]
    for seed, order, jobs in (("0", paths, "1"), ("77", paths[::-1], "2")):
        out = tmp_path / seed
        command = [sys.executable, "-m", "sourcebook", "build", *order, "-o", str(out), "--jobs", jobs, "-q"]
        subprocess.run(command, check=True, timeout=300, env=os.environ | {"PYTHONHASHSEED": seed})
        files = sorted(path for path in out.rglob("*") if path.is_file())
        assert {"sourcebook.xlsx", "events.parquet"} <= {path.name for path in files}
        found.add(tuple((path.relative_to(out), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files))
    assert len(found) == 1


def bad_reports(folder: Path) -> dict[str, str]:
    """Write a file for each way in which reports are bad; return what is told of each."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.jsonl").write_bytes(b'{"text": "' + b"a " * 25_000_000 + b'"}\n')
    (folder / "broken.jsonl").write_text('{"id": "fine", "text": "nothing"}\n{"text": \n')
    (folder / "script.html").write_text("<html><body><script>document.write('killed')</script></body></html>")
    write_csv(folder / "table.csv", ["headline", "when"], ["Five killed", "2024-05-01"])
    write_pdf(folder / "scan.pdf", "")
    write_docx(folder / "cut.docx")
    (folder / "cut.docx").write_bytes((folder / "cut.docx").read_bytes()[:900])
    (folder / "old.xyz").write_text("text")
    return {
        "empty.txt": "empty file",
        "binary.txt": "",
        "long.jsonl:1": "10,000,000",
        "broken.jsonl:2": "JSON",
        "script.html": "no article text",
        "table.csv": "headline, when",
        "scan.pdf": "OCR",
        "cut.docx": "",
        "old.xyz": "txt",
    }


@pytest.mark.usefixtures("stub")
def test_bad_reports_are_each_one_line_and_the_rest_is_built(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    told = bad_reports(folder)
    (folder / "good.txt").write_text(HOMS)
    (folder / "latin.txt").write_bytes(
        f"{HOMS}\nPrès de la forêt, à l'été dernier, la région a été touchée.".encode("cp1252")
    )
    data = sourcebook.build(folder, out=out, builder="stub")
    reasons = {failure.where.removeprefix(f"{folder}{os.sep}"): failure.reason for failure in data.failures}
    assert reasons.keys() == told.keys()
    for where, words in told.items():
        assert words in reasons[where]
        assert "\n" not in reasons[where] and "Traceback" not in reasons[where]
    (notice,) = data.notices
    assert notice.where.endswith("latin.txt") and "1252" in notice.message
    assert data.counts["reports"] == 3
    assert data.events["n_reports"].to_list() == [2]
    summary = list(load_workbook(out / "sourcebook.xlsx")["Summary"].iter_rows(values_only=True))
    assert sum(str(row[1]).startswith(str(folder)) for row in summary) == len(told)


EXECUTABLE = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x.invalid")', "\t=1+1", "=cmd|' /C calc'!A0")


@pytest.mark.usefixtures("stub")
def test_nothing_that_a_report_says_can_execute_in_the_workbook(tmp_path: Path) -> None:
    """Formulas in every field of a report that reaches a cell, and in the words of its event."""
    lines = io.StringIO()
    rows = csv.writer(lines)
    rows.writerow(["id", "title", "publisher", "url", "text"])
    for number, formula in enumerate(EXECUTABLE):
        name = formula.replace(" ", "_").strip()
        text = f"EVENT day=2024-05-0{number + 1} type=attack place={name} a={name} source={name} killed=1"
        rows.writerow([f"{formula}{number}", formula, formula, formula, text])
    (tmp_path / "in.csv").write_text(lines.getvalue(), "utf-8")
    data = sourcebook.build(tmp_path / "in.csv", out=tmp_path / "out", builder="stub")
    assert data.counts["events"] == len(EXECUTABLE)
    book = load_workbook(tmp_path / "out" / "sourcebook.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {"=1+1", "@SUM(1)", "+1+1"} <= {cell.value for cell in cells}
    with ZipFile(tmp_path / "out" / "sourcebook.xlsx") as archive:
        names = archive.namelist()
        assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
        relations = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
