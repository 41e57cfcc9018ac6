"""When and where incident notes in mixed case say that something happened: the cases of notes/when_and_where.toml."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.reports.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = Path(__file__).parent / "notes" / "when_and_where.toml"
COLUMNS = ("country", "admin1", "place", "geo_precision")


@pytest.fixture(scope="module")
def builder() -> TextBuilder:
    return TextBuilder(Settings())


def cases() -> Iterator[Any]:
    """Every note; one with a gap must fail, so that a gap that has closed is noticed."""
    for name, case in tomllib.loads(FILE.read_text("utf-8")).items():
        gap = case.get("gap")
        yield pytest.param(case, id=name, marks=[pytest.mark.xfail(reason=gap, strict=True)] if gap else [])


@pytest.mark.parametrize("case", list(cases()))
def test_note_is_one_incident_told_when_and_where(case: Mapping[str, Any], builder: TextBuilder) -> None:
    [rows] = builder.build([Report(report_id="r", text=case["text"], sha256="", published=case["published"])])
    assert len(rows.incidents) == 1
    found: dict[str, object] = {}
    for cell in rows.incidents[0].cells:
        found.setdefault(cell.column, cell.value)
    days = case.get("dates") or ([case["date"]] * 2 if "date" in case else None)
    if days:
        assert [found.get("date_start"), found.get("date_end")] == days
    for column in COLUMNS:
        if column in case:
            allowed = case[column] if isinstance(case[column], list) else [case[column]]
            assert plain(found.get(column)) in [plain(value) for value in allowed]


def plain(value: object) -> str:
    """A name without case and accents, in which spellings of a transliteration differ."""
    return unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode().lower()
