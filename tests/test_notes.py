"""What incident notes in mixed case say of when, where, who and how many: the cases of the files in notes/."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.reports.report import Report

from .linking_support import settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "notes"
COLUMNS = ("country", "admin1", "place", "geo_precision", "event_type")
LISTS = ("side_a", "side_b", "cited_sources")
MEASURES = ("killed", "injured", "civilians_killed")


@pytest.fixture(scope="module")
def builder() -> TextBuilder:
    return TextBuilder(Settings())


def cases() -> Iterator[Any]:
    """Every note; one with a gap must fail, so that a gap that has closed is noticed."""
    files = sorted(FOLDER.glob("*.toml"))
    for name, case in (item for file in files for item in tomllib.loads(file.read_text("utf-8")).items()):
        gap = case.get("gap")
        yield pytest.param(case, id=name, marks=[pytest.mark.xfail(reason=gap, strict=True)] if gap else [])


@pytest.mark.parametrize("case", list(cases()))
def test_note_is_one_incident_as_a_careful_coder_reads_it(case: Mapping[str, Any], builder: TextBuilder) -> None:
    report = Report(report_id="r", text=case["text"], sha256="", published=case.get("published"))
    [rows] = builder.build([report])
    [incident] = rows.incidents
    found = settled(report, incident)
    days = case.get("dates") or ([case["date"] or None] * 2 if "date" in case else None)
    if days:
        assert [found.get("date_start"), found.get("date_end")] == days
    for column in COLUMNS:
        if column in case:
            allowed = case[column] if isinstance(case[column], list) else [case[column]]
            assert plain(found.get(column)) in [plain(value) for value in allowed]
    for column in LISTS:
        if column in case:
            assert sorted(found.get(column) or []) == sorted(case[column])
    for measure in MEASURES:
        if measure in case:
            bounds = [found.get(f"{measure}_{bound}") for bound in ("low", "best", "high")]
            stated = case[measure]
            assert (bounds if isinstance(stated, list) else bounds[1]) == (None if stated == "" else stated)


def plain(value: object) -> str:
    """A name without case and accents, in which spellings of a transliteration differ."""
    return unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode().lower()
