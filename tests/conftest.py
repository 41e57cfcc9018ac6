"""What several test modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .merging_support import Desk, build


@pytest.fixture
def stub(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the builders `stub` and `second` known, here and in processes started from here."""
    site = tmp_path_factory.mktemp("site")
    for name in ("stub_builder.py", "second_builder.py"):
        shutil.copy(Path(__file__).with_name(name), site)
    info = site / "stubby-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stubby\nVersion: 1.0\n")
    points = "stub = stub_builder:StubBuilder\nsecond = second_builder:SecondBuilder\n"
    (info / "entry_points.txt").write_text(f"[sourcebook.builders]\n{points}")
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("PYTHONPATH", str(site))
    return site


@pytest.fixture
def out(tmp_path: Path, stub: Path) -> Path:
    """A dataset of three events, in Homs, Hama and Kyiv; the note on one's killed_best has the words behind it."""
    build(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def desk(out: Path) -> Desk:
    """An analyst's copy of its workbook."""
    return Desk(out / "sourcebook.xlsx")
