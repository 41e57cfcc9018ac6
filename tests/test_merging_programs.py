"""Edited workbooks that other programs saved, merged and compared again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sourcebook

from .edits_support import SOFFICE, resaved
from .merging_support import Desk, build, event_at, events, merge

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.usefixtures("stub"),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: its workbooks are not tested here"),
]

LINES = {
    "a": "EVENT day=2024-05-01 country=SYR place=Homs lat=34.7333 lon=36.7167 type=attack a=ISIS,Ürün killed=21",
    "b": "EVENT first=2024-05-01 last=2024-05-04 country=SYR type=riot killed=1200 civilians=3 source==cmd|x",
    "c": "EVENT day=2024-05-04 country=UKR place=Kyiv lat=50.45 lon=30.523333333333 type=shelling injured=2",
    "d": "BACKGROUND killed=514 source=SOHR",
}


def test_a_round_through_libreoffice_keeps_edits_and_adds_none(tmp_path: Path) -> None:
    out, folder = tmp_path / "out", tmp_path / "saved"
    folder.mkdir()
    build(out, LINES)
    homs, kyiv = event_at(out, "Homs"), event_at(out, "Kyiv")
    plain = Desk(out / "sourcebook.xlsx").save(tmp_path / "plain.xlsx")
    desk = Desk(out / "sourcebook.xlsx").set(homs, place="Al-Koum", notes="line one\nline two", killed_high=40)
    desk.delete(kyiv).add(event_type="riot", country="SYR", date_start=None)
    ana = desk.save(tmp_path / "ana.xlsx")
    plain, ana = resaved([plain, ana], folder)
    assert list(sourcebook.diff(plain, out).changes) == []
    found = sourcebook.diff(ana, out)
    assert found.editor == "Ana"
    assert [(change.kind, change.column, change.new) for change in found.changes if change.kind == "cell"] == [
        ("cell", "place", "Al-Koum"),
        ("cell", "killed_high", 40),
        ("cell", "notes", "line one\nline two"),
    ]
    assert sorted(change.kind for change in found.changes) == ["add", "cell", "cell", "cell", "delete"]
    merge(ana, out)
    assert build(out, LINES).conflicts == []
    rows = events(out)
    assert (rows[homs]["place"], rows[homs]["killed_high"]) == ("Al-Koum", 40)
    assert kyiv not in rows and len(rows) == 3
    (again,) = resaved([out / "sourcebook.xlsx"], folder)
    assert list(sourcebook.diff(again, out).changes) == []
