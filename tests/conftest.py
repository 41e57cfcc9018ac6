"""What several test modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def stub(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the stub builder known under the name `stub`, here and in processes started from here."""
    site = tmp_path_factory.mktemp("site")
    shutil.copy(Path(__file__).with_name("stub_builder.py"), site)
    info = site / "stubby-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stubby\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[sourcebook.builders]\nstub = stub_builder:StubBuilder\n")
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("PYTHONPATH", str(site))
    return site
