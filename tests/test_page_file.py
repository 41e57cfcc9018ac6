"""The evidence page as a file: one script, one style, nothing of the dataset in the markup, only texts asked for."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
import sourcebook
from sourcebook.errors import InputError
from sourcebook.exports.page.assembly import ASSETS, policy, script, style

from . import frames_support
from .page_support import ATTACK, attacked, folder_of_reports

if TYPE_CHECKING:
    from pathlib import Path


class Parts(HTMLParser):
    """Elements in their order, each with its attributes and text."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def text(self, tag: str, **attributes: str) -> str:
        """The text of the one element of this name with these attributes."""
        [at] = [
            at for at, (name, found) in enumerate(self.elements) if name == tag and attributes.items() <= found.items()
        ]
        return self.texts[at]

    def block(self, name: str) -> Any:
        return json.loads(zlib.decompress(base64.b64decode(self.text("script", id=f"block-{name}"))))


@pytest.fixture
def data() -> sourcebook.Dataset:
    return sourcebook.Dataset(folder=None, frames=frames_support.frames(3))


def test_one_script_and_one_style_allowed_by_their_digests_alone(tmp_path: Path, data: sourcebook.Dataset) -> None:
    page = Parts(sourcebook.export(data, "html", tmp_path / "page.html"))
    [allowed] = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert allowed == policy()
    assert "unsafe" not in policy()
    run = [a for tag, a in page.elements if tag == "script" and a["type"] != "text/plain"]
    assert run == [{"type": "module"}]
    for text in (script(), style()):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy()
    assert page.text("script", type="module").startswith(script())
    assert page.text("style").startswith(style())
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert not [
        a
        for _, a in page.elements
        for name in ("src", "href")
        if (a.get(name) or "#")[0] != "#" and a[name] != "data:,"
    ]


def test_nothing_of_the_dataset_is_in_the_markup(tmp_path: Path) -> None:
    data, report = attacked(tmp_path)
    path = sourcebook.export(data, "html", tmp_path / "page.html", reports=[report])
    plain = Parts(path)
    assert not set(ATTACK) & set("\u202e\x07") & set(path.read_text("utf-8"))
    assert {tag for tag, _ in plain.elements} <= {tag for tag, _ in Parts(ASSETS / "page.html").elements} | {"script"}
    assert plain.block("texts-0") == [report.read_bytes().decode()]


def test_the_script_ends_nowhere_before_its_end() -> None:
    assert not re.search(r"</script|<!--|\beval\b|innerHTML|insertAdjacentHTML|document\.write|\bFunction\(", script())


def test_every_module_is_in_the_script_once() -> None:
    names = sorted(path.stem for path in ASSETS.glob("*.js"))
    assert sorted(re.findall(r"^const (\w+)_module = ", script(), re.MULTILINE)) == names
    assert not re.search(r"^(import|export) ", script(), re.MULTILINE)


def test_every_name_imported_is_exported() -> None:
    for path in ASSETS.glob("*.js"):
        for names, other in re.findall(
            r'^import \{ (.+) \} from "\./(\w+)\.js";$', path.read_text("utf-8"), re.MULTILINE
        ):
            source = (ASSETS / f"{other}.js").read_text("utf-8")
            for name in names.split(", "):
                assert re.search(rf"^export (async )?(function|const|class) {name}\b", source, re.MULTILINE), (
                    path,
                    name,
                )


def test_the_same_dataset_gives_the_same_page(tmp_path: Path, data: sourcebook.Dataset) -> None:
    one, two = (sourcebook.export(data, "html", tmp_path / name).read_bytes() for name in ("one.html", "two.html"))
    assert one == two


def test_texts_are_known_by_their_digest(tmp_path: Path, stub: Path) -> None:
    reports = folder_of_reports(tmp_path / "reports")
    data = sourcebook.build(reports, builder="stub")
    moved = tmp_path / "moved"
    moved.mkdir()
    (moved / "other name.txt").write_bytes((reports / "homs.txt").read_bytes())
    (moved / "changed.txt").write_text((reports / "kharkiv.txt").read_text("utf-8") + "Corrected.", "utf-8")
    told: list[str] = []
    page = Parts(sourcebook.export(data, "html", tmp_path / "page.html", reports=[moved], tell=told.append))
    assert page.block("texts-0") == [(reports / "homs.txt").read_text("utf-8")]
    known = dict(zip(data.reports["report_id"], page.block("reports")["text"], strict=True))
    assert [name for name, place in known.items() if place] == [name for name in known if name.startswith("homs")]
    assert told == ["3 of 4 reports show their quotes only; no file named has the same text"]


def test_a_page_holds_no_text_unless_asked_and_of_paths_the_name(tmp_path: Path, data: sourcebook.Dataset) -> None:
    told: list[str] = []
    page = Parts(sourcebook.export(data, "html", tmp_path / "page.html", tell=told.append))
    assert not [a for _, a in page.elements if (a.get("id") or "").startswith("block-texts")]
    assert told == ["3 of 3 reports show their quotes only; name their files with --reports"]
    assert page.block("reports")["path"] == ["note-0000.txt", "note-0001.txt", "note-0002.txt"]


def test_every_event_has_its_claims_and_evidence(tmp_path: Path) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(95))
    page = Parts(sourcebook.export(data, "html", tmp_path / "page.html"))
    about = page.block("about")
    blocks = [page.block(f"details-{number}") for number in range(3)]
    assert [len(block) for block in blocks] == [about["perBlock"], about["perBlock"], 95 - 2 * about["perBlock"]]
    details = [row for block in blocks for row in block]
    claim_id, column = about["claimColumns"].index("claim_id"), about["evidenceColumns"].index("column")
    for event, detail in zip(data.events.iter_rows(named=True), details, strict=True):
        claims = data.claims.filter(data.claims["event_id"] == event["event_id"])
        assert [claim["cells"][claim_id] for claim in detail["claims"]] == claims["claim_id"].to_list()
        rows = data.provenance.filter(data.provenance["row_id"] == event["event_id"])
        assert [row[column] for row in detail["evidence"]] == rows["column"].to_list()


def test_a_page_of_no_events(tmp_path: Path) -> None:
    frames = {name: frame.clear() for name, frame in frames_support.frames(1).items()}
    page = Parts(sourcebook.export(sourcebook.Dataset(folder=None, frames=frames), "html", tmp_path / "page.html"))
    assert page.block("events")["event_id"] == []
    assert page.text("title").strip() == "0 events"


def test_other_formats_show_no_texts(tmp_path: Path, data: sourcebook.Dataset) -> None:
    with pytest.raises(InputError, match=r"format 'acled' cannot be written with 'reports'; html can"):
        sourcebook.export(data, "acled", tmp_path / "x.csv", reports=[tmp_path])
    assert list(tmp_path.iterdir()) == []


def test_the_command_tells_what_is_missing_and_a_wrong_path_writes_nothing(tmp_path: Path, stub: Path) -> None:
    reports = folder_of_reports(tmp_path / "reports")
    sourcebook.build(reports, out=tmp_path / "out", builder="stub")
    (reports / "scan.pdf").write_bytes(b"%PDF-1.4 cut")
    command = [
        sys.executable,
        "-m",
        "sourcebook",
        "export",
        tmp_path / "out",
        "--format",
        "html",
        "-o",
        tmp_path / "page.html",
    ]
    done = subprocess.run([*command, "--reports", reports], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"wrote {tmp_path / 'page.html'}\n")
    assert done.stderr.startswith(f"not read: {reports / 'scan.pdf'}: ")
    (tmp_path / "page.html").unlink()
    wrong = subprocess.run([*command, "--reports", tmp_path / "nowhere"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "page.html").exists()
