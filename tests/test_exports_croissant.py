"""Croissant: mlcroissant validates the description, and loads every record by it."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
import sourcebook
from sourcebook.schema import TABLES

from .exports_support import awkward, in_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def described(tmp_path: Path) -> Path:
    out = in_folder(tmp_path / "out")
    return sourcebook.export(out, "croissant", tmp_path / "c", licence="CC-BY-4.0") / "croissant.json"


@pytest.mark.filterwarnings("ignore")
def test_mlcroissant_finds_no_error_and_only_misses_what_a_maker_must_say(described: Path) -> None:
    croissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    issues = croissant.Dataset(str(described)).metadata.ctx.issues
    assert issues.errors == set()
    missed = {warning.split('"')[1].rpartition("/")[2] for warning in issues.warnings}
    assert missed == {"citeAs", "datePublished", "version"}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_mlcroissant_loads_every_cell(described: Path, table) -> None:
    croissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    records = croissant.Dataset(str(described)).records(table.name)
    for record, row in zip(records, awkward()[table.name].iter_rows(named=True), strict=True):
        assert {name: loaded(record[f"{table.name}/{name}"]) for name in table.names} == {
            name: loaded(value) for name, value in row.items()
        }


def loaded(value: object) -> object:
    """mlcroissant gives text as bytes, days as moments, and an empty list where there is none."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [loaded(member) for member in value] or None
    if isinstance(value, datetime):
        return value.timestamp() if value.tzinfo else datetime.combine(value.date(), datetime.min.time())
    if isinstance(value, date):
        return datetime.combine(value, datetime.min.time())
    return None if value != value else value


def test_digests_are_those_of_the_files(described: Path) -> None:
    for file in json.loads(described.read_text("utf-8"))["distribution"]:
        data = (described.parent / file["contentUrl"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
