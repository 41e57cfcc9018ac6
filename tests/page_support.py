"""Pages for tests, and a browser to open them in: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import sourcebook
from sourcebook.reports.report import text_digest
from sourcebook.schema import CLAIMS, EVENTS, PROVENANCE, REPORTS

from . import frames_support

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

REPORTS_TEXT = {
    "homs.txt": """EVENT day=2024-05-01 country=SYR admin1=Homs place=Al-Koum lat=35.2 lon=38.9 type=attack a=ISIS \
b=Syrian_Army killed=21 injured=9 source=SOHR
BACKGROUND killed=514 source=SOHR
""",
    "kharkiv.txt": "EVENT day=2024-05-20 country=UKR place=Kupiansk lat=49.7 lon=37.6 type=shelling a=Russian_Army "
    "b=civilians killed=3 civilians=3 source=police\n",
    "mopti.txt": "EVENT day=2024-07-09 country=MLI admin1=Mopti type=riot a=JNIM b=Dozos source=herders\n",
    "bogota.txt": "EVENT day=2024-03-02 country=COL place=Bogotá lat=4.6 lon=-74.1 type=bombing a=unidentified "
    "b=civilians killed=0 source=mayor\n",
}


def browser_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser; the test is skipped, and says why, where there is none."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason='no Playwright; install it with: pip install "sourcebook[browser]"'
    )
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium on the PATH; on Debian: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def folder_of_reports(folder: Path) -> Path:
    folder.mkdir()
    for name, text in REPORTS_TEXT.items():
        (folder / name).write_text(text, "utf-8")
    return folder


class Opened:
    """A page in the browser, with all that it tried to load and all that went wrong in it."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda line: self.problems.append(line.text) if line.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (self.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def go(self, event_id: str = "") -> Opened:
        self.page.goto(self.path.as_uri() + (f"#{event_id}" if event_id else ""))
        self.page.locator("#count b").wait_for()
        return self

    def rows(self) -> list[str]:
        """Places (or countries) of the rows that exist, from top to bottom."""
        rows = self.page.locator("#events tbody tr[data-at]")
        return [row.locator("td.place").inner_text() or row.locator("td.country").inner_text() for row in rows.all()]

    def choose(self, place: str) -> None:
        self.page.locator("#events tbody tr[data-at]", has_text=place).click()
        self.page.locator("#detail h2", has_text=place).wait_for()

    def marks(self, column: str) -> list[str]:
        """The words marked for a column."""
        return self.page.locator(f"article mark[data-columns~={column}]").all_inner_texts()


ATTACK = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1><svg onload=window.hacked=1>"
    "<style>*{display:none}</style><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>"
    "<a href=\"javascript:hacked=1\" onclick='hacked=1'>x</a>]]>--><!--{{7*7}}${window.hacked=1}'\"`\\"
    "\u202e\u2066\u2028\u2029\u200b\ufeff\x07\U0001f4a3e\u0301 constructor __proto__"
)
"""Markup, handlers, ends of elements and comments, templates, direction marks, separators, a character of two units."""


def attacked(folder: Path) -> tuple[sourcebook.Dataset, Path]:
    """A dataset of one event whose every text is an attack, and the file of its report."""
    rows = {name: frame.to_dicts()[:1] for name, frame in frames_support.frames(1).items()}
    text = f"{ATTACK}\n\nOn 9 January {ATTACK} killed 21 people.\n"
    report = folder / "attack.txt"
    report.write_text(text, "utf-8", newline="")
    [event], [claim], [told] = rows["events"], rows["claims"], rows["reports"]
    start = text.index("21 people")
    for name in ("admin1", "admin2", "place", "notes", "admin1_pcode", "admin2_pcode"):
        event[name] = ATTACK
    event |= {"side_a": [ATTACK], "side_b": [ATTACK], "cited_sources": [ATTACK], "event_id": "constructor"}
    claim |= {"event_id": "constructor", "quote": "21 people", "start": start, "end": start + 9}
    claim |= {"victims": ATTACK, "cited_source": ATTACK, "reporting_verb": ATTACK}
    told |= {"title": ATTACK, "publisher": ATTACK, "path": ATTACK, "language": ATTACK, "sha256": text_digest(text)}
    told["url"] = "javascript:window.hacked=1//https://example.org"
    passage: dict[str, Any] = {"row_id": "constructor", "table": "events", "report_id": told["report_id"]}
    passage |= {"start": start, "end": start + 9, "quote": "21 people", "cited_source": ATTACK, "rule": ATTACK}
    passage |= {"value": ATTACK, "prefix": ATTACK, "suffix": ATTACK, "origin": "edited", "edited_by": ATTACK}
    passage |= {"edited_at": datetime(2024, 1, 1, tzinfo=UTC), "previous_value": ATTACK}
    evidence = [passage | {"column": name} for name in ("place", "killed_best", "side_a", ATTACK)]
    tables = {EVENTS: [event], CLAIMS: [claim], REPORTS: [told], PROVENANCE: evidence}
    made = {table.name: frames_support.frame(table.name, found) for table, found in tables.items()}
    return sourcebook.Dataset(folder=None, frames=made), report
